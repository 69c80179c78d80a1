// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/opening.h"

#include <QPointer>
#include <QSet>

#include <utility>

namespace incident {

using base::Failure;

namespace {

constexpr int mostRedirects = 10;

/// Failures that say "not this way" rather than "not now".
bool isClosedDoor(const base::Error &error)
{
    switch (error.kind) {
    case Failure::Forbidden:
    case Failure::Unauthorised:
    case Failure::SignIn:
    case Failure::NotFound:
    case Failure::BadRequest:
        return true;
    default:
        return false;
    }
}

} // namespace

class Opening::Private : public QObject
{
public:
    Private(ArmBackend *armBackend, DefenderBackend *defenderBackend)
        : arm(armBackend)
        , defender(defenderBackend)
    {
    }

    void start(const QString &idOrNumber, Choice wanted, Handler<Opened> then)
    {
        drop();
        choice = wanted;
        handler = std::move(then);
        opened = {};
        opened.asked = idOrNumber.trimmed();
        fromArm = {};
        visited.clear();
        if (arm)
            askArm();
        else
            askDefender(opened.asked, QStringLiteral("Opened by its Defender id."));
    }

    void drop()
    {
        ++round;
        handler = nullptr;
        if (const auto [backend, ticket] = std::exchange(current, {}); backend)
            backend->cancel(ticket);
    }

    void cancel()
    {
        const Handler<Opened> then = std::exchange(handler, nullptr);
        drop();
        if (then)
            then(base::failure(Failure::Cancelled));
    }

    ArmBackend *arm;
    DefenderBackend *defender;

private:
    /// Results of an opening that was dropped come too late.
    Handler<Incident> only(std::function<void(base::Result<Incident>)> then)
    {
        return [self = QPointer<Private>(this), now = round, then = std::move(then)](base::Result<Incident> result) {
            if (!self || self->round != now)
                return;
            self->current = {};
            then(std::move(result));
        };
    }

    void askArm()
    {
        current = {arm, arm->find(opened.asked, only([this](base::Result<Incident> incident) {
                       if (incident) {
                           fromArm = *incident;
                           decide();
                       } else if (choice == Choice::Defender && isClosedDoor(incident.error())) {
                           askDefender(opened.asked, QStringLiteral("Asked for; opened by its Defender id."));
                       } else {
                           fail(incident.error());
                       }
                   }))};
    }

    void decide()
    {
        const bool unified = fromArm.isUnified() && !fromArm.providerIncidentId.isEmpty();
        if (choice == Choice::Defender && !unified) {
            fail({Failure::BadInput,
                  QStringLiteral("Incident %1 lives in Microsoft Sentinel only; Microsoft Defender does not have it.")
                      .arg(fromArm.number),
                  0,
                  {},
                  {}});
        } else if (choice == Choice::Arm || !unified) {
            if (fromArm.isRedirected())
                findTarget();
            else
                finishWithArm(unified ? QStringLiteral("Asked for; Microsoft Defender gets the changes by itself.")
                                      : QStringLiteral("The incident lives in Microsoft Sentinel."));
        } else {
            askDefender(fromArm.providerIncidentId,
                        choice == Choice::Defender
                            ? QStringLiteral("Asked for.")
                            : QStringLiteral("The workspace is in the Defender portal, and its incidents may be read there."));
        }
    }

    void askDefender(const QString &id, const QString &why)
    {
        visited.insert(id);
        current = {defender, defender->find(id, only([this, id, why](base::Result<Incident> incident) {
                       if (!incident) {
                           doorClosed(incident.error());
                       } else if (incident->redirectedTo.isEmpty()) {
                           finishWithDefender(std::move(*incident), why);
                       } else if (visited.contains(incident->redirectedTo) || visited.size() > mostRedirects) {
                           fail({Failure::BadReply, QStringLiteral("The merged incidents lead in a circle."), 0, {}, {}});
                       } else {
                           opened.notes.append(QStringLiteral("Defender incident %1 was merged into %2, which is used instead.")
                                                   .arg(id, incident->redirectedTo));
                           askDefender(incident->redirectedTo, why);
                       }
                   }))};
    }

    void doorClosed(const base::Error &error)
    {
        if (choice != Choice::Auto || fromArm.id.isEmpty() || !isClosedDoor(error)) {
            fail(error);
        } else if (fromArm.isRedirected()) {
            failMerged(error.detail);
        } else {
            opened.notes.append(QStringLiteral("Microsoft Defender could not be asked: %1").arg(error.detail));
            finishWithArm(QStringLiteral("Microsoft Defender is closed to us; it gets the changes from Microsoft Sentinel by itself."));
        }
    }

    /// Only Defender knows into which incident one was merged.
    void findTarget()
    {
        const QString id = fromArm.providerIncidentId;
        if (id.isEmpty() || visited.contains(id) || visited.size() > mostRedirects) {
            failMerged({});
            return;
        }
        visited.insert(id);
        current = {defender, defender->find(id, only([this, id](base::Result<Incident> incident) {
                       if (!incident && !isClosedDoor(incident.error()))
                           fail(incident.error());
                       else if (!incident || incident->redirectedTo.isEmpty())
                           failMerged(incident ? QString() : incident.error().detail);
                       else
                           followTo(id, incident->redirectedTo);
                   }))};
    }

    void followTo(const QString &from, const QString &to)
    {
        opened.notes.append(
            QStringLiteral("Defender incident %1 was merged into %2, which is used instead.").arg(from, to));
        current = {arm, arm->findByDefenderId(to, only([this](base::Result<Incident> incident) {
                       if (!incident) {
                           fail(incident.error());
                           return;
                       }
                       fromArm = *incident;
                       decide();
                   }))};
    }

    void failMerged(const QString &why)
    {
        QString text = QStringLiteral("Incident %1 was merged into another one; open that one instead.").arg(fromArm.number);
        if (!why.isEmpty())
            text += QStringLiteral(" Which one only Microsoft Defender knows: %1").arg(why);
        fail({Failure::NotFound, text, 0, {}, {}});
    }

    void finishWithArm(const QString &why)
    {
        opened.incident = fromArm;
        opened.side = Side::Arm;
        opened.why = why;
        finish();
    }

    void finishWithDefender(Incident incident, const QString &why)
    {
        if (arm)
            incident.workspace = arm->workspace();
        opened.incident = std::move(incident);
        opened.side = Side::Defender;
        opened.why = why;
        finish();
    }

    void finish()
    {
        if (const Handler<Opened> then = std::exchange(handler, nullptr))
            then(std::move(opened));
    }

    void fail(const base::Error &error)
    {
        if (const Handler<Opened> then = std::exchange(handler, nullptr))
            then(base::failure(error));
    }

    Choice choice = Choice::Auto;
    Handler<Opened> handler;
    Opened opened;
    Incident fromArm;
    QSet<QString> visited; ///< Defender ids
    std::pair<Backend *, Backend::Ticket> current{};
    quint64 round = 0;
};

Opening::Opening(ArmBackend *arm, DefenderBackend *defender, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(arm, defender))
{
}

Opening::~Opening()
{
    d->drop();
}

void Opening::open(const QString &idOrNumber, Choice choice, Handler<Opened> handler)
{
    d->start(idOrNumber, choice, std::move(handler));
}

void Opening::cancel()
{
    d->cancel();
}

Backend *Opening::backend(Side side) const
{
    if (side == Side::Arm)
        return d->arm;
    return d->defender;
}

} // namespace incident
