// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/support/investigationbuilder.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <deque>

namespace testsupport {

namespace {

ioc::Type typeOf(const QString &value)
{
    const QHostAddress address(value);
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return ioc::Type::Ipv4;
    return address.protocol() == QAbstractSocket::IPv6Protocol ? ioc::Type::Ipv6 : ioc::Type::Domain;
}

qint64 secondsAt(const QString &date)
{
    return date.isEmpty() ? chain::Record::unknownTime
                          : QDateTime(QDate::fromString(date, Qt::ISODate), QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
}

class Reader
{
public:
    explicit Reader(const chain::Investigation &into)
        : m_hosts(into.hosts().toList())
        , m_records(into.records().toList())
        , m_actors(into.actors().toList())
        , m_claims(into.claims().toList())
        , m_indicators(into.indicators)
    {
        for (chain::HostId id = 0; id < m_hosts.size(); ++id)
            m_byValue.insert(m_hosts.at(id).value, id);
    }

    void read(const QString &text)
    {
        static const QRegularExpression separator(QStringLiteral("[;\\n]"));
        for (const QString &part : text.split(separator)) {
            const QString statement = part.trimmed();
            if (!statement.isEmpty())
                readStatement(statement);
        }
        countHops();
    }

    chain::Delta delta() const
    {
        chain::Delta delta;
        for (chain::HostId id = 0; id < m_hosts.size(); ++id)
            delta.hosts.append({id, m_hosts.at(id)});
        for (chain::RecordId id = 0; id < m_records.size(); ++id)
            delta.records.append({id, m_records.at(id)});
        for (chain::ActorId id = 0; id < m_actors.size(); ++id)
            delta.actors.append({id, m_actors.at(id)});
        for (chain::ClaimId id = 0; id < m_claims.size(); ++id)
            delta.claims.append({id, m_claims.at(id)});
        QList<chain::Incomplete> incomplete;
        for (chain::HostId id = 0; id < m_hosts.size(); ++id) {
            if (m_hosts.at(id).state == chain::HostState::Incomplete)
                incomplete.append({id,
                                   m_hosts.at(id).value,
                                   chain::Incomplete::What::PassiveDns,
                                   chain::Incomplete::Why::Throttled,
                                   {}});
        }
        delta.incomplete = incomplete;
        return delta;
    }

    const QList<ioc::Indicator> &indicators() const { return m_indicators; }

private:
    void readStatement(const QString &statement)
    {
        static const QRegularExpression record(
            QStringLiteral("^(\\S+) -([A-Z]+)(?: ([\\d-]*)\\.\\.([\\d-]*))?-> (\\S+)$"));
        static const QRegularExpression claim(QStringLiteral("^(\\S+) =([a-z-]+)=> (.+)$"));
        static const QRegularExpression facts(QStringLiteral("^(\\S+) is (.+)$"));
        static const QRegularExpression alone(QStringLiteral("^\\S+$"));
        if (const auto match = record.match(statement); match.hasMatch())
            addRecord(match);
        else if (const auto said = claim.match(statement); said.hasMatch())
            addClaim(said.captured(1), said.captured(2), said.captured(3));
        else if (const auto fact = facts.match(statement); fact.hasMatch())
            setFacts(fact.captured(1), fact.captured(2));
        else if (alone.match(statement).hasMatch())
            host(statement, true);
        else
            qFatal("Cannot read \"%s\"", qPrintable(statement));
    }

    chain::HostId host(const QString &value, bool indicator)
    {
        const auto known = m_byValue.constFind(value);
        if (known != m_byValue.cend())
            return *known;
        chain::Host host;
        host.value = value;
        host.type = typeOf(value);
        host.hops = indicator ? 0 : 1;
        host.state = chain::HostState::Complete;
        if (indicator)
            m_indicators.append({host.type,
                                 value,
                                 value,
                                 ioc::Reach::Documentation,
                                 {QStringLiteral("list.txt"), m_indicators.size() + 1, 0, {}, value},
                                 1});
        m_hosts.append(host);
        const chain::HostId id = chain::HostId(m_hosts.size() - 1);
        m_byValue.insert(value, id);
        return id;
    }

    void addRecord(const QRegularExpressionMatch &match)
    {
        chain::Record record;
        record.from = host(match.captured(1), true);
        record.to = host(match.captured(5), false);
        record.type = match.captured(2);
        record.firstSeen = secondsAt(match.captured(3));
        record.lastSeen = secondsAt(match.captured(4));
        m_records.append(record);
    }

    void addClaim(const QString &value, const QString &kind, const QString &name)
    {
        static const QStringList kinds = {QStringLiteral("indicator"), QStringLiteral("profile-link"),
                                          QStringLiteral("rule"), QStringLiteral("mention")};
        const qsizetype number = kinds.indexOf(kind);
        if (number < 0)
            qFatal("No kind of claim: \"%s\"", qPrintable(kind));
        chain::Claim claim;
        claim.kind = attribution::Kind(number);
        claim.host = host(value, true);
        claim.actor = actor(name);
        claim.evidence.rule = QStringLiteral("Cyber Threat Intelligence");
        claim.evidence.description = name;
        claim.evidence.matched = name;
        m_claims.append(claim);
    }

    chain::ActorId actor(const QString &name)
    {
        for (chain::ActorId id = 0; id < m_actors.size(); ++id) {
            if (m_actors.at(id).name == name)
                return id;
        }
        attribution::Actor actor;
        actor.name = name;
        m_actors.append(actor);
        return chain::ActorId(m_actors.size() - 1);
    }

    void setFacts(const QString &value, const QString &words)
    {
        chain::Host &about = m_hosts[host(value, true)];
        for (const QString &word : words.split(u' ', Qt::SkipEmptyParts))
            setFact(about, word);
    }

    static void setFact(chain::Host &host, const QString &word)
    {
        static const QStringList verdicts = {QStringLiteral("unknown"), QStringLiteral("neutral"),
                                             QStringLiteral("suspicious"), QStringLiteral("malicious")};
        bool isNumber = false;
        const int score = word.toInt(&isNumber);
        const QStringList parts = word.split(u':');
        if (isNumber) {
            host.score = score;
        } else if (const qsizetype verdict = verdicts.indexOf(word); verdict >= 0) {
            host.classification = mdti::Classification(verdict);
            host.reputationKnown = true;
        } else if (word == u"queued") {
            host.state = chain::HostState::Queued;
        } else if (word == u"asking") {
            host.state = chain::HostState::Asking;
        } else if (word == u"incomplete") {
            host.state = chain::HostState::Incomplete;
        } else if (word == u"released") {
            host.released = true;
        } else if (parts.first() == u"cohosts" && parts.size() == 2) {
            host.coHosts = parts.at(1).toLongLong();
        } else if (parts.first() == u"held" && parts.size() >= 2) {
            const qint64 count = parts.value(2).toLongLong();
            host.held = chain::Held{count > 0 ? chain::Held::Why::CoHosts : chain::Held::Why::NoiseList, count,
                                    parts.at(1), parts.at(1)};
            if (count > 0)
                host.coHosts = count;
        } else {
            qFatal("Unknown word \"%s\"", qPrintable(word));
        }
    }

    /// Breadth first from the indicators; also turns records so that they lead away from them.
    void countHops()
    {
        QList<QList<chain::HostId>> around(m_hosts.size());
        for (const chain::Record &record : std::as_const(m_records)) {
            around[record.from].append(record.to);
            around[record.to].append(record.from);
        }
        std::deque<chain::HostId> open;
        QList<int> hops(m_hosts.size(), -1);
        for (const ioc::Indicator &indicator : std::as_const(m_indicators)) {
            const chain::HostId id = m_byValue.value(indicator.value);
            hops[id] = 0;
            open.push_back(id);
        }
        for (; !open.empty(); open.pop_front()) {
            for (const chain::HostId next : std::as_const(around[open.front()])) {
                if (hops.at(next) < 0) {
                    hops[next] = hops.at(open.front()) + 1;
                    open.push_back(next);
                }
            }
        }
        for (chain::HostId id = 0; id < m_hosts.size(); ++id)
            m_hosts[id].hops = hops.at(id);
        for (chain::Record &record : m_records) {
            if (hops.at(record.to) < hops.at(record.from))
                std::swap(record.from, record.to);
        }
    }

    QList<chain::Host> m_hosts;
    QList<chain::Record> m_records;
    QList<attribution::Actor> m_actors;
    QList<chain::Claim> m_claims;
    QList<ioc::Indicator> m_indicators;
    QHash<QString, chain::HostId> m_byValue;
};

} // namespace

chain::Delta deltaFrom(const QString &text, const chain::Investigation &into)
{
    Reader reader(into);
    reader.read(text);
    return reader.delta();
}

chain::Investigation investigationFrom(const QString &text)
{
    chain::Investigation investigation;
    investigation.created = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    addTo(investigation, text);
    return investigation;
}

void addTo(chain::Investigation &investigation, const QString &text)
{
    Reader reader(investigation);
    reader.read(text);
    investigation.indicators = reader.indicators();
    investigation.apply(reader.delta());
}

} // namespace testsupport
