// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/contents.h"

#include <QRandomGenerator>

namespace testsupport {

/// Makes an investigation grow by random deltas; the same seed makes the same one.
class RandomCase
{
public:
    explicit RandomCase(quint32 seed, bool rich = true)
        : m_random(seed)
        , m_rich(rich)
    {
    }

    /// Input, options and time of a run, before its first delta.
    chain::Investigation input(int indicators);
    /// New and changed hosts, records, actors, claims; already applied to `investigation`.
    chain::Delta grow(chain::Investigation &investigation, int hosts, int records);
    graph::ViewState view(const chain::Investigation &investigation);
    casefile::Notes notes(const chain::Investigation &investigation);
    QString word();
    QDateTime time();
    int number(int below) { return int(m_random.bounded(below)); }

private:
    chain::Host host(const QString &value, int hops);
    chain::Record record(int hosts);
    attribution::Actor actor(int number);
    chain::Claim claim(int hosts, int actors);
    bool sometimes(int oneIn) { return number(oneIn) == 0; }
    mdti::Provenance provenance();

    QRandomGenerator m_random;
    bool m_rich; ///< every field has something in it now and then
};

} // namespace testsupport
