// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

/// An investigation drawn by hand for tests: hosts by name, edges, claims. Ids follow the order of drawing.
class Sketch
{
public:
    chain::Options options;

    chain::HostId host(const QString &value, int hops = 9)
    {
        const int known = m_values.indexOf(value);
        if (known >= 0)
            return known;
        m_values.append(value);
        chain::Host one;
        one.value = value;
        one.type = value.back().isDigit() ? ioc::Type::Ipv4 : ioc::Type::Domain;
        one.hops = hops;
        m_delta.hosts.append({chain::HostId(m_values.size() - 1), one});
        return chain::HostId(m_values.size() - 1);
    }
    chain::Host &edit(const QString &value) { return m_delta.hosts[host(value)].second; }
    void indicator(const QString &value)
    {
        edit(value).hops = 0;
        ioc::Indicator one;
        one.value = value;
        one.type = edit(value).type;
        m_indicators.append(one);
    }
    void hold(const QString &value) { edit(value).held = chain::Held{chain::Held::Why::CoHosts, 500, {}, {}}; }
    void edge(const QString &from, const QString &to, const QString &type = QStringLiteral("A"),
              qint64 first = chain::Record::unknownTime, qint64 last = chain::Record::unknownTime)
    {
        chain::Record record;
        record.from = host(from);
        record.to = host(to);
        record.type = type;
        record.firstSeen = first;
        record.lastSeen = last;
        m_delta.records.append({chain::RecordId(m_delta.records.size()), record});
    }
    void claim(const QString &actor, const QString &on, attribution::Kind kind = attribution::Kind::Rule,
               const QString &description = {})
    {
        int id = int(m_actors.indexOf(actor));
        if (id < 0) {
            id = int(m_actors.size());
            m_actors.append(actor);
            attribution::Actor one;
            one.name = actor;
            m_delta.actors.append({id, one});
        }
        chain::Claim one;
        one.kind = kind;
        one.actor = id;
        one.host = host(on);
        one.evidence.description = description;
        m_delta.claims.append({chain::ClaimId(m_delta.claims.size()), one});
    }
    chain::Investigation make() const
    {
        chain::Investigation investigation;
        investigation.options = options;
        investigation.indicators = m_indicators;
        investigation.apply(m_delta);
        return investigation;
    }
    const chain::Delta &parts() const { return m_delta; }
    const QList<ioc::Indicator> &indicators() const { return m_indicators; }

private:
    QStringList m_values, m_actors;
    QList<ioc::Indicator> m_indicators;
    chain::Delta m_delta;
};
