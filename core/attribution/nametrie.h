// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/attribution/fold.h"

#include <QHash>

#include <string>
#include <vector>

namespace attribution {

/// Finds many folded names in a text in one pass.
class NameTrie
{
public:
    /// Number of the name: the one it had, or the next free one.
    int add(const std::u32string &name);
    int find(const std::u32string &name) const; ///< -1 when absent

    struct Hit
    {
        int name;
        qsizetype begin, end; ///< in Folded::text
    };
    /// Every name that begins where a word begins and ends where one ends; overlapping ones too.
    std::vector<Hit> hits(const Folded &text) const;

private:
    static quint64 edge(int node, char32_t c) { return quint64(node) << 32 | c; }

    QHash<quint64, int> m_next;
    std::vector<int> m_nameAt = {-1}; ///< by node
    int m_names = 0;
};

} // namespace attribution
