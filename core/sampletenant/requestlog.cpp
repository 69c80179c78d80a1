// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/requestlog.h"

#include <QRegularExpression>

namespace sampletenant {

QList<Exchange> RequestLog::all() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries;
}

QList<Exchange> RequestLog::matching(const QString &pattern) const
{
    const QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption);
    QList<Exchange> found;
    for (const Exchange &entry : all()) {
        if (expression.match(QString::fromUtf8(entry.verb + ' ' + entry.target)).hasMatch())
            found.append(entry);
    }
    return found;
}

qsizetype RequestLog::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries.size();
}

void RequestLog::clear()
{
    const std::lock_guard lock(m_mutex);
    m_first += quint64(m_entries.size());
    m_entries.clear();
    m_counters = {};
}

void RequestLog::setLimit(qsizetype limit)
{
    const std::lock_guard lock(m_mutex);
    m_limit = limit;
}

RequestLog::Counters RequestLog::counters() const
{
    const std::lock_guard lock(m_mutex);
    return m_counters;
}

quint64 RequestLog::add(Exchange exchange)
{
    const std::lock_guard lock(m_mutex);
    const quint64 number = m_first + quint64(m_entries.size());
    if (m_limit <= 0) {
        ++m_first;
        return number;
    }
    m_entries.append(std::move(exchange));
    if (m_entries.size() > m_limit) {
        // A tenth at once, so that a full log does not shift with every request.
        const qsizetype gone = std::max<qsizetype>(1, m_limit / 10);
        m_entries.remove(0, gone);
        m_first += quint64(gone);
    }
    return number;
}

void RequestLog::setListener(std::function<void(const Exchange &)> listener)
{
    m_listener = std::move(listener);
}

void RequestLog::finish(quint64 entry, int status, qint64 answeredMs, int retryAfterMs)
{
    Exchange finished;
    {
        const std::lock_guard lock(m_mutex);
        if (entry < m_first || entry - m_first >= quint64(m_entries.size()))
            return;
        Exchange &exchange = m_entries[qsizetype(entry - m_first)];
        exchange.status = status;
        exchange.answeredMs = answeredMs;
        exchange.retryAfterMs = retryAfterMs;
        if (!m_listener)
            return;
        finished = exchange;
    }
    m_listener(finished);
}

void RequestLog::count(const std::function<void(Counters &)> &change)
{
    const std::lock_guard lock(m_mutex);
    change(m_counters);
}

QList<Exchange> RequestLog::early(int graceMs) const
{
    struct Pause
    {
        qint64 from, to;
    };
    QList<Pause> pauses;
    const QList<Exchange> entries = all();
    for (const Exchange &entry : entries) {
        if (entry.retryAfterMs > 0 && entry.answeredMs >= 0)
            pauses.append({entry.answeredMs + graceMs, entry.answeredMs + entry.retryAfterMs});
    }
    std::sort(pauses.begin(), pauses.end(), [](const Pause &a, const Pause &b) { return a.from < b.from; });
    QList<Exchange> requests;
    for (const Exchange &entry : entries) {
        if (entry.token && !entry.inBatch)
            requests.append(entry);
    }
    std::sort(requests.begin(), requests.end(),
              [](const Exchange &a, const Exchange &b) { return a.arrivedMs < b.arrivedMs; });
    QList<Exchange> found;
    qint64 until = -1;
    qsizetype next = 0;
    for (const Exchange &entry : requests) {
        for (; next < pauses.size() && pauses[next].from < entry.arrivedMs; ++next)
            until = std::max(until, pauses[next].to);
        if (entry.arrivedMs < until)
            found.append(entry);
    }
    return found;
}

} // namespace sampletenant
