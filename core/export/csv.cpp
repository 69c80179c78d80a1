// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/csv.h"

#include "core/base/text.h"

namespace exporting {

namespace {

using chain::HostId;

struct TableName
{
    Table table;
    const char *word;
};
constexpr TableName tableNames[] = {
    {Table::Claims, "claims"},   {Table::Actors, "actors"},         {Table::Hosts, "hosts"},
    {Table::Records, "records"}, {Table::Incomplete, "incomplete"}, {Table::Rejected, "rejected"},
};

class Rows
{
public:
    explicit Rows(QIODevice *out)
        : m_out(out)
    {
    }
    void add(const QStringList &fields)
    {
        QByteArray line;
        for (const QString &field : fields) {
            if (!line.isEmpty() || &field != &fields.first())
                line += ',';
            line += base::csvField(base::plainBlock(field)).toUtf8();
        }
        line += "\r\n";
        m_failed |= m_out->write(line) != line.size();
    }
    base::Status finish() const
    {
        if (m_failed)
            return base::failure(base::Failure::Storage, m_out->errorString());
        return {};
    }

private:
    QIODevice *m_out;
    bool m_failed = false;
};

QString optional(std::optional<qint64> number)
{
    return number ? QString::number(*number) : QString();
}

void claims(const Document &document, Rows &rows)
{
    const chain::Investigation &found = document.investigation;
    rows.add({QStringLiteral("actor"), QStringLiteral("actor_score"), QStringLiteral("kind"), QStringLiteral("weight"),
              QStringLiteral("counted"), QStringLiteral("indicator"), QStringLiteral("host"), QStringLiteral("path"),
              QStringLiteral("rule"), QStringLiteral("description"), QStringLiteral("severity"), QStringLiteral("request_id"),
              QStringLiteral("retrieved")});
    for (const chain::RankedActor &ranked : document.assessment.actors) {
        for (const chain::WeighedClaim &weighed : ranked.claims) {
            const chain::Claim &claim = found.claims()[weighed.claim];
            if (!document.includes(claim.host))
                continue;
            QStringList path;
            for (const HostId id : weighed.path)
                path.append(found.hosts()[id].value);
            const attribution::Evidence &evidence = claim.evidence;
            rows.add({found.actors()[ranked.actor].name, QString::number(ranked.score), attribution::toString(claim.kind),
                      QString::number(weighed.terms.weight(), 'f', 4),
                      weighed.counted ? QStringLiteral("yes") : QStringLiteral("no"), path.value(0),
                      found.hosts()[claim.host].value, path.join(QStringLiteral(" > ")), evidence.rule,
                      evidence.description, evidence.severity, evidence.from.requestId, isoTime(evidence.from.retrieved)});
        }
    }
}

void actors(const Document &document, Rows &rows)
{
    const chain::Investigation &found = document.investigation;
    rows.add({QStringLiteral("actor"), QStringLiteral("score"), QStringLiteral("independent_artifacts"),
              QStringLiteral("claims"), QStringLiteral("indicators"), QStringLiteral("origin"), QStringLiteral("attack_id"),
              QStringLiteral("profile_id"), QStringLiteral("aliases"), QStringLiteral("first_seen"),
              QStringLiteral("last_seen")});
    for (const chain::RankedActor &ranked : document.assessment.actors) {
        const attribution::Actor &actor = found.actors()[ranked.actor];
        QStringList aliases;
        for (const attribution::Alias &alias : actor.aliases)
            aliases.append(alias.name);
        rows.add({actor.name, QString::number(ranked.score), QString::number(ranked.independentArtifacts),
                  QString::number(ranked.claims.size()), QString::number(ranked.indicators.size()), actor.origin,
                  actor.attackId, actor.profileId, aliases.join(QStringLiteral("; ")), isoTime(ranked.firstSeen),
                  isoTime(ranked.lastSeen)});
    }
}

void hosts(const Document &document, Rows &rows)
{
    const chain::Investigation &found = document.investigation;
    rows.add({QStringLiteral("host"), QStringLiteral("type"), QStringLiteral("hops"), QStringLiteral("classification"),
              QStringLiteral("score"), QStringLiteral("state"), QStringLiteral("cohosts"), QStringLiteral("held"),
              QStringLiteral("rules")});
    for (const HostId id : sortedHosts(document)) {
        const chain::Host &host = found.hosts()[id];
        QStringList rules;
        for (const mdti::ReputationRule &rule : host.rules)
            rules.append(rule.name + QStringLiteral(": ") + rule.descriptions.join(QStringLiteral(" | ")));
        QString held;
        if (host.held)
            held = host.held->list.isEmpty() ? QStringLiteral("%1 co-hosts").arg(host.held->count) : host.held->list;
        rows.add({host.value, ioc::toString(host.type), QString::number(host.hops), mdti::toString(host.classification),
                  host.score < 0 ? QString() : QString::number(host.score), chain::toString(host.state),
                  optional(host.coHosts), held, rules.join(QStringLiteral("; "))});
    }
}

void records(const Document &document, Rows &rows)
{
    const chain::Investigation &found = document.investigation;
    rows.add({QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("type"), QStringLiteral("first_seen"),
              QStringLiteral("last_seen")});
    for (const chain::RecordId id : sortedRecords(document)) {
        const chain::Record &record = found.records()[id];
        rows.add({found.hosts()[record.from].value, found.hosts()[record.to].value, record.type,
                  isoTime(record.firstSeen), isoTime(record.lastSeen)});
    }
}

void incomplete(const Document &document, Rows &rows)
{
    rows.add({QStringLiteral("subject"), QStringLiteral("what"), QStringLiteral("reason"), QStringLiteral("detail")});
    for (const chain::Incomplete &item : document.investigation.incomplete())
        rows.add({item.subject, chain::toString(item.what), chain::toString(item.why), item.detail});
}

void rejected(const Document &document, Rows &rows)
{
    rows.add({QStringLiteral("written"), QStringLiteral("reason"), QStringLiteral("file"), QStringLiteral("line")});
    for (const ioc::Rejected &item : document.investigation.rejected)
        rows.add({item.written, ioc::toString(item.reason), item.source.file,
                  item.source.line > 0 ? QString::number(item.source.line) : QString()});
}

} // namespace

std::optional<Table> tableFrom(QStringView word)
{
    for (const TableName &name : tableNames) {
        if (word == QLatin1String(name.word))
            return name.table;
    }
    return std::nullopt;
}

QString toString(Table table)
{
    for (const TableName &name : tableNames) {
        if (name.table == table)
            return QLatin1String(name.word);
    }
    return {};
}

base::Status writeCsv(const Document &document, Table table, QIODevice *out)
{
    Rows rows(out);
    switch (table) {
    case Table::Claims:
        claims(document, rows);
        break;
    case Table::Actors:
        actors(document, rows);
        break;
    case Table::Hosts:
        hosts(document, rows);
        break;
    case Table::Records:
        records(document, rows);
        break;
    case Table::Incomplete:
        incomplete(document, rows);
        break;
    case Table::Rejected:
        rejected(document, rows);
        break;
    }
    return rows.finish();
}

} // namespace exporting
