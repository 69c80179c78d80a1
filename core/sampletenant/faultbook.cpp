// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/faultbook.h"

namespace sampletenant {

int FaultBook::add(const Fault &fault)
{
    const std::lock_guard lock(m_mutex);
    m_entries.append({fault, QRegularExpression(fault.match, QRegularExpression::CaseInsensitiveOption)});
    return m_base + int(m_entries.size()) - 1;
}

int FaultBook::hits(int id) const
{
    const std::lock_guard lock(m_mutex);
    const int index = id - m_base;
    return index >= 0 && index < m_entries.size() ? m_entries[index].hits : 0;
}

void FaultBook::clear()
{
    const std::lock_guard lock(m_mutex);
    m_base += int(m_entries.size());
    m_entries.clear();
}

std::optional<Fault> FaultBook::take(const QByteArray &verb, const QByteArray &target)
{
    const std::lock_guard lock(m_mutex);
    if (m_entries.isEmpty())
        return {};
    const QString text = QString::fromUtf8(verb + ' ' + QByteArray::fromPercentEncoding(target));
    for (Entry &entry : m_entries) {
        if (!entry.match.match(text).hasMatch() || entry.seen++ < entry.fault.skip
            || (entry.fault.times >= 0 && entry.hits >= entry.fault.times))
            continue;
        ++entry.hits;
        return entry.fault;
    }
    return {};
}

} // namespace sampletenant
