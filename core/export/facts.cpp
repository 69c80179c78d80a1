// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/facts.h"

#include "core/base/text.h"
#include "core/graph/wording.h"

#include <QRegularExpression>

#include <tuple>

namespace exporting {

QList<WrittenActor> writtenActors(const Document &document)
{
    const chain::Investigation &found = document.investigation;
    QList<WrittenActor> result;
    QHash<QString, int> taken;
    for (const chain::RankedActor &ranked : document.assessment.actors) {
        WrittenActor written;
        written.ranked = &ranked;
        written.actor = &found.actors()[ranked.actor];
        for (const chain::WeighedClaim &weighed : ranked.claims) {
            if (document.includes(found.claims()[weighed.claim].host))
                written.claims.append(&weighed);
        }
        if (written.claims.isEmpty())
            continue;
        written.node = QStringLiteral("actor:") + base::singleLine(written.actor->name, 200);
        if (const int before = taken[written.node]++; before > 0)
            written.node += QStringLiteral(" (%1)").arg(before + 1);
        result.append(written);
    }
    return result;
}

QList<chain::Incomplete> writtenIncomplete(const Document &document)
{
    QList<chain::Incomplete> result;
    for (const chain::Incomplete &item : document.investigation.incomplete()) {
        if (item.host < 0 || document.includes(item.host))
            result.append(item);
    }
    std::sort(result.begin(), result.end(), [](const chain::Incomplete &a, const chain::Incomplete &b) {
        return std::tie(a.subject, a.what, a.why, a.detail) < std::tie(b.subject, b.what, b.why, b.detail);
    });
    return result;
}

QString hostKind(const chain::Host &host)
{
    if (host.isIndicator())
        return QStringLiteral("indicator");
    return host.type == ioc::Type::Domain ? QStringLiteral("name") : QStringLiteral("address");
}

QString verdictText(const chain::Host &host)
{
    return host.reputationKnown ? mdti::toString(host.classification) : QStringLiteral("not asked");
}

QString pathText(const Document &document, const chain::WeighedClaim &weighed)
{
    QStringList path;
    for (const chain::HostId id : weighed.path)
        path.append(document.investigation.hosts()[id].value);
    return path.join(QStringLiteral(" > "));
}

QString weightText(const chain::WeighedClaim &weighed, const chain::Claim &claim)
{
    const attribution::Terms &terms = weighed.terms;
    if (terms.held)
        return QStringLiteral("0: shared infrastructure on the way adds nothing");
    const auto number = [](double value) { return QString::number(value, 'f', 2); };
    QString words = number(terms.weight()) + QStringLiteral(" = ") + graph::claimText(claim.kind) + u' ' + number(terms.kind);
    if (terms.hops < 1)
        words += QStringLiteral(" × hops ") + number(terms.hops);
    if (terms.sharing < 1)
        words += QStringLiteral(" × co-hosts ") + number(terms.sharing);
    if (terms.time < 1)
        words += QStringLiteral(" × out of time ") + number(terms.time);
    if (!weighed.counted)
        words += QStringLiteral("; a stronger claim of the same artifact counts");
    return words;
}

QString evidenceText(const chain::Claim &claim)
{
    const attribution::Evidence &evidence = claim.evidence;
    QString words = graph::claimText(claim.kind);
    if (claim.kind == attribution::Kind::Indicator) {
        if (evidence.firstSeen.isValid())
            words += QStringLiteral(" since ") + isoTime(evidence.firstSeen);
        if (!evidence.listSource.isEmpty())
            words += QStringLiteral(" (%1)").arg(base::singleLine(evidence.listSource, 40));
    } else {
        words += QStringLiteral(": ") + base::singleLine(evidence.rule, 200) + QStringLiteral(": “")
            + base::singleLine(evidence.description, 1000) + u'”';
        if (!evidence.severity.isEmpty())
            words += QStringLiteral(", severity ") + base::singleLine(evidence.severity, 40);
    }
    if (evidence.from.retrieved.isValid())
        words += QStringLiteral("; asked ") + isoTime(evidence.from.retrieved);
    if (!evidence.from.requestId.isEmpty())
        words += QStringLiteral("; request ") + base::singleLine(evidence.from.requestId, 80);
    return words;
}

QStringList aliasNames(const attribution::Actor &actor)
{
    QStringList names;
    for (const attribution::Alias &alias : actor.aliases) {
        const QString name = base::singleLine(alias.name, 200);
        if (!alias.shared && !name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    return names;
}

QPair<qint64, qint64> pathTimes(const Document &document, const chain::WeighedClaim &weighed)
{
    constexpr qint64 unknown = chain::Record::unknownTime;
    const chain::Investigation &found = document.investigation;
    qint64 first = unknown, last = unknown;
    for (int i = 1; i < weighed.path.size(); ++i) {
        const chain::HostId a = weighed.path[i - 1], b = weighed.path[i];
        for (const chain::RecordId id : found.recordsOf(b)) {
            const chain::Record &record = found.records()[id];
            if (record.from != a && record.to != a)
                continue;
            if (record.firstSeen != unknown && (first == unknown || record.firstSeen < first))
                first = record.firstSeen;
            if (record.lastSeen != unknown && (last == unknown || record.lastSeen > last))
                last = record.lastSeen;
        }
    }
    return {first, last};
}

bool counts(const chain::WeighedClaim &weighed)
{
    return weighed.terms.weight() > 0;
}

QString defangedProse(const QString &text)
{
    static const QRegularExpression scheme(QStringLiteral("\\b(?:ht|f)tp(s?)://"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression address(QStringLiteral("\\b(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\b"));
    static const QRegularExpression name(QStringLiteral("(?<=[\\p{L}\\p{N}_-])\\.(?=\\p{L})"));
    QString out = text;
    out.replace(scheme, QStringLiteral("hxxp\\1://"));
    out.replace(address, QStringLiteral("\\1[.]\\2[.]\\3[.]\\4"));
    out.replace(name, QStringLiteral("[.]"));
    return out;
}

QStringList techniquesIn(const QString &text)
{
    static const QRegularExpression technique(QStringLiteral("(?<![A-Za-z0-9.])T1\\d{3}(?:\\.\\d{3})?(?![A-Za-z0-9])"));
    QStringList result;
    auto matches = technique.globalMatch(text);
    while (matches.hasNext()) {
        const QString id = matches.next().captured();
        if (!result.contains(id))
            result.append(id);
    }
    return result;
}

} // namespace exporting
