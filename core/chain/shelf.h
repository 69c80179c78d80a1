// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/task.h"

#include <functional>
#include <string>

namespace chain {

/// Rows that are not followed (yet): of hosts that are held or not judged yet, and those outside the rules. Kept small,
/// because thousands of held hosts with a page each are normal: about 35 bytes a row.
class Shelf
{
public:
    void put(HostId host, const Row &row);
    /// Hands every row of the host to `use`; rows it does not want (false) stay. `use` may put rows of other hosts.
    void offer(HostId host, const std::function<bool(const Row &)> &use);
    QList<HostId> hosts() const { return m_rows.keys(); }
    qint64 size() const { return m_size; }
    void clear();

private:
    quint8 typeNumber(const QString &type);

    QHash<HostId, std::string> m_rows; ///< packed one after the other
    QStringList m_types;
    qint64 m_size = 0;
};

} // namespace chain
