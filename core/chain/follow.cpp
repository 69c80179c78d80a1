// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/follow.h"

#include <QTimeZone>

namespace chain {

namespace {

qint64 addSlack(qint64 time, qint64 slack)
{
    return time > std::numeric_limits<qint64>::max() - slack ? std::numeric_limits<qint64>::max() : time + slack;
}

} // namespace

bool Interval::meets(const Interval &other, qint64 slack) const
{
    return first <= addSlack(other.last, slack) && other.first <= addSlack(last, slack);
}

Interval intervalOf(qint64 firstSeen, qint64 lastSeen)
{
    Interval interval;
    if (firstSeen != Record::unknownTime)
        interval.first = firstSeen;
    if (lastSeen != Record::unknownTime)
        interval.last = lastSeen;
    return interval;
}

FollowRules::FollowRules(const Options &options)
    : m_slack(qint64(std::max(0, options.slackDays)) * 86'400)
    , m_timeTrue(options.timeTrue)
{
    if (options.since.isValid())
        m_window.first = options.since.startOfDay(Qt::UTC).toSecsSinceEpoch();
    if (options.until.isValid())
        m_window.last = options.until.endOfDay(Qt::UTC).toSecsSinceEpoch();
}

Follow FollowRules::follow(const QString &recordType, const Interval &seen) const
{
    if (!m_window.meets(seen, 0))
        return Follow::Not;
    return recordType == u"TXT" || recordType == u"SOA" ? Follow::EndsHere : Follow::GoesOn;
}

} // namespace chain
