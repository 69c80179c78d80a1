// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/models/wording.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui::wording {

namespace {

QString tr(const char *text, const char *comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("Wording", text, comment, n);
}

} // namespace

QString day(qint64 secondsUtc)
{
    if (secondsUtc == chain::Record::unknownTime)
        return QStringLiteral("–");
    return day(QDateTime::fromSecsSinceEpoch(secondsUtc, Qt::UTC));
}

QString day(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toUTC().date(), QStringLiteral("d MMM yyyy")) : QStringLiteral("–");
}

QString span(qint64 firstUtc, qint64 lastUtc)
{
    if (firstUtc == chain::Record::unknownTime && lastUtc == chain::Record::unknownTime)
        return tr("dates not known");
    if (day(firstUtc) == day(lastUtc))
        return day(firstUtc);
    return day(firstUtc) + QStringLiteral(" – ") + day(lastUtc);
}

QString verdict(mdti::Classification classification)
{
    switch (classification) {
    case mdti::Classification::Malicious:
        return tr("Malicious");
    case mdti::Classification::Suspicious:
        return tr("Suspicious");
    case mdti::Classification::Neutral:
        return tr("Neutral");
    case mdti::Classification::Unknown:
        break;
    }
    return tr("Unknown");
}

QString state(const chain::Host &host)
{
    switch (host.state) {
    case chain::HostState::Queued:
        return tr("Waiting");
    case chain::HostState::Asking:
        return tr("Asking");
    case chain::HostState::Incomplete:
        return tr("Incomplete");
    case chain::HostState::NotSent:
        return tr("Not sent");
    case chain::HostState::Complete:
        break;
    }
    if (host.isHeld())
        return tr("Held");
    return host.released ? tr("Released") : tr("Complete");
}

QString held(const chain::Held &held)
{
    const QString count = tr("%n name(s)", nullptr, int(held.count));
    switch (held.why) {
    case chain::Held::Why::NoiseList: {
        QString category = base::singleLine(held.category, 40);
        category = category == u"cdn" ? QStringLiteral("CDN") : category.replace(u'-', u' ');
        if (!category.isEmpty())
            category[0] = category[0].toUpper();
        return held.count > 0 ? tr("%1, %2").arg(category, count) : category;
    }
    case chain::Held::Why::Rows:
        return tr("%n record(s)", nullptr, int(held.count));
    case chain::Held::Why::CoHosts:
        break;
    }
    return tr("Shared by %1").arg(count);
}

QString claimKind(attribution::Kind kind)
{
    switch (kind) {
    case attribution::Kind::Indicator:
        return tr("indicator list");
    case attribution::Kind::ProfileLink:
        return tr("profile link");
    case attribution::Kind::Rule:
        return tr("rule");
    case attribution::Kind::Mention:
        break;
    }
    return tr("mention");
}

QString what(chain::Incomplete::What what)
{
    switch (what) {
    case chain::Incomplete::What::PassiveDns:
    case chain::Incomplete::What::PassiveDnsReverse:
        return tr("passive DNS");
    case chain::Incomplete::What::Reputation:
        return tr("reputation");
    case chain::Incomplete::What::Profile:
        return tr("actor profile");
    case chain::Incomplete::What::ProfileIndicators:
        return tr("actor indicator list");
    case chain::Incomplete::What::Article:
        break;
    }
    return tr("article");
}

QString why(chain::Incomplete::Why why)
{
    switch (why) {
    case chain::Incomplete::Why::Budget:
        return tr("the request budget is used up");
    case chain::Incomplete::Why::Throttled:
        return tr("the service was too busy");
    case chain::Incomplete::Why::Cancelled:
        return tr("the run was stopped");
    case chain::Incomplete::Why::Offline:
        return tr("the network is switched off");
    case chain::Incomplete::Why::Failed:
        break;
    }
    return tr("the request failed");
}

} // namespace ui::wording
