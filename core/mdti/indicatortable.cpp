// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/indicatortable.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <string_view>

namespace mdti {

namespace {

constexpr qint64 never = std::numeric_limits<qint64>::min();
constexpr qsizetype longest = 2048; ///< ids and artifacts are cut to this

qint64 seconds(const QDateTime &time)
{
    return time.isValid() ? time.toSecsSinceEpoch() : never;
}

QDateTime dateTime(qint64 seconds)
{
    return seconds == never ? QDateTime() : QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

qint64 earlier(qint64 a, qint64 b)
{
    return a == never ? b : b == never ? a : std::min(a, b);
}

} // namespace

IndicatorTable::IndicatorTable()
    : m_buckets(1024, 0)
{
}

std::string_view IndicatorTable::hostOf(const Entry &entry) const
{
    return std::string_view(m_texts).substr(entry.text, entry.hostSize);
}

quint16 IndicatorTable::sourceNumber(const QString &source)
{
    qsizetype at = m_sources.indexOf(source);
    if (at < 0) {
        if (m_sources.size() >= 1000) // an open set, but not that open
            return 0;
        at = m_sources.size();
        m_sources.append(source);
    }
    return quint16(at);
}

void IndicatorTable::grow()
{
    m_buckets.assign(m_buckets.size() * 2, 0);
    for (size_t i = 0; i < m_entries.size(); ++i) {
        quint32 &bucket = m_buckets[std::hash<std::string_view>()(hostOf(m_entries[i])) % m_buckets.size()];
        m_entries[i].next = bucket;
        bucket = quint32(i + 1);
    }
}

void IndicatorTable::add(const QString &host, int profile, int origin, const ProfileIndicator &indicator)
{
    const std::string key = host.toStdString();
    const size_t slot = std::hash<std::string_view>()(key) % m_buckets.size();
    const qint64 first = seconds(indicator.firstSeen), last = seconds(indicator.lastSeen);
    for (quint32 at = m_buckets[slot]; at != 0; at = m_entries[at - 1].next) {
        Entry &entry = m_entries[at - 1];
        if (entry.profile == profile && hostOf(entry) == key) {
            entry.firstSeen = earlier(entry.firstSeen, first);
            entry.lastSeen = std::max(entry.lastSeen, last);
            return;
        }
    }
    const std::string id = indicator.id.left(longest).toStdString();
    const std::string artifact
        = indicator.artifact == host ? std::string() : indicator.artifact.left(longest).toStdString();
    m_entries.push_back({first, last, m_texts.size(), m_buckets[slot], profile, origin, m_rows.add(indicator.raw),
                         quint16(key.size()), quint16(id.size()), quint16(artifact.size()),
                         sourceNumber(indicator.source)});
    m_texts.append(key).append(id).append(artifact);
    m_buckets[slot] = quint32(m_entries.size());
    if (m_entries.size() > m_buckets.size())
        grow();
}

QList<IndicatorTable::Found> IndicatorTable::find(const QString &host) const
{
    QList<Found> out;
    const std::string key = host.toStdString();
    for (quint32 at = m_buckets[std::hash<std::string_view>()(key) % m_buckets.size()]; at != 0;) {
        const Entry &entry = m_entries[at - 1];
        at = entry.next;
        if (hostOf(entry) != key)
            continue;
        const char *text = m_texts.data() + entry.text + entry.hostSize;
        Found found{entry.profile, entry.origin, {}};
        found.indicator.id = QString::fromUtf8(text, entry.idSize);
        found.indicator.artifact
            = entry.artifactSize ? QString::fromUtf8(text + entry.idSize, entry.artifactSize) : host;
        found.indicator.source = m_sources.value(entry.source);
        found.indicator.firstSeen = dateTime(entry.firstSeen);
        found.indicator.lastSeen = dateTime(entry.lastSeen);
        found.indicator.raw = m_rows.row(entry.row);
        out.append(std::move(found));
    }
    std::reverse(out.begin(), out.end());
    return out;
}

} // namespace mdti
