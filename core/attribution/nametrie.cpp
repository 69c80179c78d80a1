// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/attribution/nametrie.h"

namespace attribution {

int NameTrie::add(const std::u32string &name)
{
    int node = 0;
    for (const char32_t c : name) {
        int &next = m_next[edge(node, c)];
        if (next == 0) {
            next = int(m_nameAt.size());
            m_nameAt.push_back(-1);
        }
        node = next;
    }
    if (m_nameAt[size_t(node)] < 0)
        m_nameAt[size_t(node)] = m_names++;
    return m_nameAt[size_t(node)];
}

int NameTrie::find(const std::u32string &name) const
{
    int node = 0;
    for (const char32_t c : name) {
        node = m_next.value(edge(node, c), 0);
        if (node == 0)
            return -1;
    }
    return m_nameAt[size_t(node)];
}

std::vector<NameTrie::Hit> NameTrie::hits(const Folded &text) const
{
    std::vector<Hit> out;
    for (size_t first = 0; first < text.words.size(); ++first) {
        const qsizetype begin = text.words[first].begin;
        size_t word = first;
        int node = 0;
        for (qsizetype at = begin; at < qsizetype(text.text.size());) {
            node = m_next.value(edge(node, text.text[size_t(at)]), 0);
            if (node == 0)
                break;
            ++at;
            while (word < text.words.size() && text.words[word].end < at)
                ++word;
            const int name = m_nameAt[size_t(node)];
            if (name >= 0 && word < text.words.size() && text.words[word].end == at)
                out.push_back({name, begin, at});
        }
    }
    return out;
}

} // namespace attribution
