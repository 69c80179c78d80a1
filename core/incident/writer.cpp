// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/writer.h"

#include <QCoreApplication>
#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace incident {

using base::Failure;

namespace {

constexpr int mostAttempts = 5;
constexpr qint64 firstConflictWaitMs = 500;

QString say(const char *text)
{
    return QCoreApplication::translate("incident", text);
}

/// A refusal of this one comment, as opposed to trouble that the next one would have as well.
bool concernsOne(const base::Error &error)
{
    return error.kind == Failure::BadRequest || error.kind == Failure::BadInput;
}

bool isOpen(bool on, Step step)
{
    return on && step != Step::Done && step != Step::AlreadyThere;
}

} // namespace

class Writer::Private : public QObject
{
public:
    Private(Writer *writer, Backend *way, base::Clock *time, Limits most)
        : q(writer)
        , backend(way)
        , clock(time)
        , limits(most)
    {
    }

    void start(Plan wanted)
    {
        ++round;
        plan = std::move(wanted);
        trouble.reset();
        running = true;
        attempts = 0;
        for (CommentStep &step : plan.comments)
            again(step.step, step.note);
        for (TagStep &step : plan.tags)
            again(step.step, step.note);
        again(plan.severity.step, plan.severity.note);
        again(plan.status.step, plan.status.note);
        readIncident();
    }

    void cancel()
    {
        if (!running)
            return;
        ++round;
        if (const Backend::Ticket asked = std::exchange(ticket, 0))
            backend->cancel(asked);
        stop({Failure::Cancelled, say("Cancelled; what was done until then is marked."), 0, {}, {}});
    }

    Writer *q;
    Backend *backend;
    base::Clock *clock;
    Limits limits;
    Plan plan;
    bool running = false;

private:
    static void again(Step &step, QString &note)
    {
        if (step != Step::Failed)
            return;
        step = Step::Waiting;
        note.clear();
    }

    /// Results of a run that was cancelled or replaced come too late.
    template <typename T> Handler<T> only(std::function<void(base::Result<T>)> then)
    {
        return [self = QPointer<Private>(this), now = round, then = std::move(then)](base::Result<T> result) {
            if (!self || self->round != now)
                return;
            self->ticket = 0;
            then(std::move(result));
        };
    }

    void readIncident()
    {
        ticket = backend->find(plan.incidentId, only<Incident>([this](base::Result<Incident> incident) {
                                   if (!incident) {
                                       stop(incident.error());
                                   } else if (incident->isRedirected()) {
                                       stop({Failure::BadInput,
                                             say("The incident was merged into another one meanwhile. Open it again to go on there."),
                                             0,
                                             {},
                                             {}});
                                   } else {
                                       readComments(*incident);
                                   }
                               }));
    }

    bool commentsWait() const
    {
        return std::any_of(plan.comments.begin(), plan.comments.end(),
                           [](const CommentStep &step) { return isOpen(step.on, step.step); });
    }

    void readComments(const Incident &incident)
    {
        if (!commentsWait()) {
            mergeIntoIncident();
            return;
        }
        ticket = backend->comments(incident, only<QList<Comment>>([this, incident](base::Result<QList<Comment>> there) {
                                       if (!there) {
                                           stop(there.error());
                                           return;
                                       }
                                       commentsThere = int(there->size());
                                       for (CommentStep &step : plan.comments) {
                                           if (isOpen(step.on, step.step) && step.isAmong(*there))
                                               step.step = Step::AlreadyThere;
                                       }
                                       postNext(incident, 0);
                                   }));
    }

    void postNext(const Incident &incident, qsizetype from)
    {
        for (qsizetype i = from; i < plan.comments.size(); ++i) {
            CommentStep &step = plan.comments[i];
            if (!isOpen(step.on, step.step) || !mayBePosted(step))
                continue;
            const CommentDraft draft{step.id, step.marker, step.posted()};
            ticket = backend->postComment(incident, draft, only<Comment>([this, incident, i](base::Result<Comment> posted) {
                                              commentCame(incident, i, posted);
                                          }));
            return;
        }
        mergeIntoIncident();
    }

    bool mayBePosted(CommentStep &step)
    {
        if (commentsThere >= limits.comments) {
            step.step = Step::Failed;
            step.note = say("The incident has %1 comments and takes no more.").arg(commentsThere);
            remember({Failure::BadRequest, step.note, 0, {}, {}});
            return false;
        }
        if (step.posted().size() > limits.commentLength) {
            step.step = Step::Failed;
            step.note = say("The text has %L1 characters; %L2 are allowed.").arg(step.posted().size()).arg(limits.commentLength);
            remember({Failure::BadInput, step.note, 0, {}, {}});
            return false;
        }
        return true;
    }

    void commentCame(const Incident &incident, qsizetype i, const base::Result<Comment> &posted)
    {
        CommentStep &step = plan.comments[i];
        if (posted) {
            step.step = Step::Done;
            step.note.clear();
            ++commentsThere;
        } else {
            step.step = Step::Failed;
            step.note = posted.error().detail;
            remember(posted.error());
        }
        if (!told())
            return;
        if (!posted && !concernsOne(posted.error()))
            stop(posted.error());
        else
            postNext(incident, i + 1);
    }

    bool mergeWaits() const
    {
        return (plan.severity.changes() && isOpen(plan.severity.on, plan.severity.step))
            || (plan.status.changes() && isOpen(plan.status.on, plan.status.step))
            || std::any_of(plan.tags.begin(), plan.tags.end(),
                           [](const TagStep &step) { return isOpen(step.on, step.step); });
    }

    /// After the comments, since each of them changes the etag.
    void mergeIntoIncident()
    {
        if (!mergeWaits()) {
            finish();
            return;
        }
        ticket = backend->find(plan.incidentId, only<Incident>([this](base::Result<Incident> incident) {
                                   if (!incident)
                                       stop(incident.error());
                                   else
                                       write(*incident);
                               }));
    }

    Change changeFor(const Incident &fresh)
    {
        Change change;
        if (fresh.isClosed() && !plan.closed) {
            const auto leave = [note = say("The incident was closed meanwhile; it stays as it is.")](auto &step) {
                if (!isOpen(step.on, step.step))
                    return; // done before
                step.on = false;
                step.note = note;
            };
            leave(plan.severity);
            leave(plan.status);
            for (TagStep &step : plan.tags)
                leave(step);
            return change;
        }
        if (WordStep &step = plan.severity; step.changes() && isOpen(step.on, step.step)) {
            const Severity wanted = severityFrom(step.after);
            if (fresh.severity >= wanted) // never lowered
                step.step = Step::AlreadyThere;
            else
                change.severity = wanted;
        }
        if (WordStep &step = plan.status; step.changes() && isOpen(step.on, step.step)) {
            const Status wanted = statusFrom(step.after);
            if (fresh.status == wanted) {
                step.step = Step::AlreadyThere;
            } else if (fresh.isClosed() && !plan.reopen) {
                step.on = false;
                step.note = say("The incident is closed and stays closed.");
            } else {
                change.status = wanted;
                change.reopen = fresh.isClosed();
            }
        }
        for (TagStep &step : plan.tags) {
            if (!isOpen(step.on, step.step))
                continue;
            if (fresh.hasLabel(step.tag))
                step.step = Step::AlreadyThere;
            else if (!change.addLabels.contains(step.tag, Qt::CaseInsensitive))
                change.addLabels.append(step.tag);
        }
        return change;
    }

    void write(const Incident &fresh)
    {
        if (fresh.isRedirected()) {
            readIncident(); // says so and stops
            return;
        }
        const Change change = changeFor(fresh);
        if (change.isEmpty()) {
            finish();
            return;
        }
        ticket = backend->update(fresh, change, only<Incident>([this, change](base::Result<Incident> after) {
                                     if (after)
                                         verify(*after, change);
                                     else if (isConflict(after.error()))
                                         afterConflict(after.error());
                                     else
                                         notMerged(after.error());
                                 }));
    }

    void afterConflict(const base::Error &error)
    {
        if (++attempts >= mostAttempts) {
            base::Error last = error;
            last.detail = say("The incident was changed by others %1 times while it was being written: %2 Try again later.")
                              .arg(attempts)
                              .arg(error.detail);
            notMerged(last);
            return;
        }
        const qint64 wait = firstConflictWaitMs << (attempts - 1);
        clock->after(wait + QRandomGenerator::global()->bounded(int(wait) / 2), this, [this, now = round] {
            if (running && round == now)
                mergeIntoIncident();
        });
    }

    template <typename Act> void eachOpenMerge(Act act)
    {
        for (WordStep *step : {&plan.severity, &plan.status}) {
            if (step->changes() && isOpen(step->on, step->step))
                act(step->step, step->note);
        }
        for (TagStep &step : plan.tags) {
            if (isOpen(step.on, step.step))
                act(step.step, step.note);
        }
    }

    void notMerged(const base::Error &error)
    {
        eachOpenMerge([&](Step &step, QString &note) {
            step = Step::Failed;
            note = error.detail;
        });
        stop(error);
    }

    /// The reply shows what the service made of it.
    void verify(const Incident &after, const Change &change)
    {
        const auto judge = [this](Step &step, QString &note, bool shown) {
            step = shown ? Step::Done : Step::Failed;
            note = shown ? QString() : say("The service took the change but does not show it.");
            if (!shown)
                remember({Failure::BadRequest, note, 0, {}, {}});
        };
        if (change.severity)
            judge(plan.severity.step, plan.severity.note, after.severity == *change.severity);
        if (change.status && after.status != *change.status && after.side == Side::Defender) {
            plan.status.on = false; // the service does not take it: nothing that a repetition would mend
            plan.status.note = say("Microsoft Defender does not take this status; it stays as it is.");
        } else if (change.status) {
            judge(plan.status.step, plan.status.note, after.status == *change.status);
        }
        for (TagStep &step : plan.tags) {
            if (isOpen(step.on, step.step))
                judge(step.step, step.note, after.hasLabel(step.tag));
        }
        if (told())
            finish();
    }

    void remember(const base::Error &error)
    {
        if (!trouble)
            trouble = error;
    }

    bool told()
    {
        const QPointer<Private> self(this);
        const quint64 now = round;
        Q_EMIT q->changed(plan);
        return self && running && round == now;
    }

    void stop(const base::Error &error)
    {
        trouble = error;
        finish();
    }

    void finish()
    {
        running = false;
        Q_EMIT q->finished(plan, trouble);
    }

    std::optional<base::Error> trouble;
    Backend::Ticket ticket = 0;
    quint64 round = 0;
    int attempts = 0, commentsThere = 0;
};

Writer::Writer(Backend *backend, base::Clock *clock, Limits limits, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, backend, clock, limits))
{
}

Writer::~Writer() = default;

void Writer::start(Plan plan)
{
    if (isRunning())
        cancel();
    d->start(std::move(plan));
}

void Writer::cancel()
{
    d->cancel();
}

bool Writer::isRunning() const
{
    return d->running;
}

const Plan &Writer::plan() const
{
    return d->plan;
}

} // namespace incident
