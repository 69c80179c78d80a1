// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/support/chaingraph.h"

#include <QRandomGenerator>

namespace testsupport {

namespace {

chain::Host hostAt(int number, int hops, QRandomGenerator &random)
{
    chain::Host host;
    host.hops = hops;
    host.state = chain::HostState::Complete;
    if (number % 3 == 0) {
        host.type = ioc::Type::Ipv4;
        host.value = QStringLiteral("198.%1.%2.%3").arg(18 + number / 65'536).arg(number / 256 % 256).arg(number % 256);
    } else {
        host.value = QStringLiteral("n%1.d%2.example").arg(number).arg(number / 7);
    }
    const quint32 verdict = random.bounded(100u);
    host.classification = verdict < 3 ? mdti::Classification::Malicious
        : verdict < 12                ? mdti::Classification::Suspicious
        : verdict < 50                ? mdti::Classification::Neutral
                                      : mdti::Classification::Unknown;
    host.reputationKnown = host.recordsKnown = true;
    host.coHosts = random.bounded(20);
    return host;
}

chain::Record recordBetween(chain::HostId from, chain::HostId to, QRandomGenerator &random)
{
    static const QStringList types = {QStringLiteral("A"), QStringLiteral("A"), QStringLiteral("A"),
                                      QStringLiteral("CNAME"), QStringLiteral("NS")};
    constexpr qint64 start = 1'700'000'000; // November 2023
    chain::Record record{from, to, types.at(random.bounded(int(types.size())))};
    record.firstSeen = start + qint64(random.bounded(60'000'000));
    record.lastSeen = record.firstSeen + qint64(random.bounded(30'000'000));
    return record;
}

} // namespace

chain::Investigation chainGraph(const ChainGraph &wanted)
{
    QRandomGenerator random(wanted.seed);
    chain::Investigation investigation;
    chain::Delta delta;
    const int indicators = std::max(1, wanted.hosts / 200);
    const int core = std::clamp(int(wanted.hosts * wanted.core), indicators, wanted.hosts);
    const auto addRecord = [&delta, &random](chain::HostId from, chain::HostId to) {
        if (delta.hosts.at(from).second.hops > delta.hosts.at(to).second.hops)
            std::swap(from, to);
        delta.records.append({chain::RecordId(delta.records.size()), recordBetween(from, to, random)});
    };
    for (int i = 0; i < wanted.hosts; ++i) {
        chain::HostId from = -1;
        if (i >= core) {
            // Squaring makes few hubs with many leaves and many with few.
            const double share = random.generateDouble();
            from = chain::HostId(share * share * core);
        } else if (i >= indicators) {
            from = chain::HostId(random.bounded(std::min(i, indicators * 10)));
        }
        delta.hosts.append({i, hostAt(i, from < 0 ? 0 : delta.hosts.at(from).second.hops + 1, random)});
        if (from >= 0)
            addRecord(from, i);
        else
            investigation.indicators.append({delta.hosts.last().second.type,
                                             delta.hosts.last().second.value,
                                             delta.hosts.last().second.value,
                                             ioc::Reach::Documentation,
                                             {},
                                             1});
    }
    for (int i = 0; i < int(wanted.hosts * wanted.crossLinks); ++i)
        addRecord(chain::HostId(random.bounded(core)), chain::HostId(random.bounded(core)));
    for (int i = 0; i < wanted.actors; ++i) {
        attribution::Actor actor;
        actor.name = QStringLiteral("Actor %1").arg(i + 1);
        delta.actors.append({i, actor});
    }
    for (int i = 0; i < wanted.claims && wanted.actors > 0; ++i) {
        chain::Claim claim;
        claim.kind = attribution::Kind(random.bounded(4));
        claim.actor = chain::ActorId(random.bounded(wanted.actors));
        claim.host = chain::HostId(random.bounded(wanted.hosts));
        delta.claims.append({i, claim});
    }
    investigation.apply(delta);
    return investigation;
}

} // namespace testsupport
