// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/call.h"
#include "core/sampletenant/data.h"

namespace sampletenant {

/// /security/threatIntelligence of Graph (mdti-graph.md §4): hosts, passive DNS, reputation, profiles, articles,
/// vulnerabilities. Stateless.
class ThreatIntel
{
public:
    explicit ThreatIntel(std::shared_ptr<const Data> data)
        : m_data(std::move(data))
    {
    }

    /// `call.path` starts after "threatIntelligence".
    Answer handle(const Call &call) const;

private:
    Answer host(const Call &call) const;
    Answer hostResource(const Call &call, const Data::Found &found, const QByteArray &id) const;
    Answer reputation(const Call &call, const Data::Found &found, const QByteArray &id) const;
    Answer passiveDns(const Call &call, const Data::Found &found, const QByteArray &id, bool reverse) const;
    Answer profiles(const Call &call) const;
    Answer articles(const Call &call) const;
    Answer vulnerabilities(const Call &call) const;
    Answer indicators(const Call &call, const std::vector<Data::Listed> &list, bool ofArticle) const;
    Answer empty(const Call &call) const;

    /// Rows of one side of a host, chosen and ordered as $filter and $orderby ask; stored rows, then those of a crowd.
    struct Rows
    {
        std::vector<qint32> stored;
        qint64 virtualRows = 0;
        const Data::Crowd *crowd = nullptr;
        int number = 0; ///< > 0: the one row of a crowd's member
        qint64 total() const { return qint64(stored.size()) + virtualRows; }
    };
    Rows rowsOf(const Call &call, const Data::Found &found, bool reverse) const;
    void appendRow(QByteArray &out, const Call &call, const Rows &rows, qint64 index, const QByteArray &asked) const;

    std::shared_ptr<const Data> m_data;
};

} // namespace sampletenant
