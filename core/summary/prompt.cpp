// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/prompt.h"

#include "core/base/text.h"
#include "core/summary/comment.h"
#include "core/summary/exposure.h"
#include "core/summary/kql.h"

#include <QRegularExpression>

namespace summary {

namespace {

constexpr int mostAliases = 5, mostCves = 20, mostHosts = 20, longestName = 100;

using Values = QHash<QString, QString>;

/// One pass, so that a name that looks like a placeholder stays a name.
QString filled(const QString &text, const Values &values)
{
    static const QRegularExpression placeholder(QStringLiteral("\\{(ACTOR|ALIASES|CVES|HOSTS)\\}"));
    QString out;
    qsizetype from = 0;
    QRegularExpressionMatchIterator matches = placeholder.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        out += QStringView(text).mid(from, match.capturedStart() - from);
        out += values.value(match.captured(1));
        from = match.capturedEnd();
    }
    return out + QStringView(text).mid(from).toString();
}

/// Leaves out the optional parts whose placeholders are empty, and the brackets of the others.
QString withoutEmptyParts(const QString &text, const Values &values)
{
    static const QRegularExpression part(QStringLiteral("\\[\\[(.*?)\\]\\]"),
                                         QRegularExpression::DotMatchesEverythingOption);
    QString out;
    qsizetype from = 0;
    QRegularExpressionMatchIterator matches = part.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        out += QStringView(text).mid(from, match.capturedStart() - from);
        bool empty = false;
        for (auto it = values.begin(); it != values.end(); ++it)
            empty = empty || (it.value().isEmpty() && match.captured(1).contains(QString(u'{' + it.key() + u'}')));
        if (!empty)
            out += match.captured(1);
        from = match.capturedEnd();
    }
    return out + QStringView(text).mid(from).toString();
}

QStringList names(const QStringList &all)
{
    QStringList clean;
    for (const QString &each : all) {
        const QString name = promptName(each);
        if (!name.isEmpty() && !clean.contains(name) && clean.size() < mostAliases)
            clean.append(name);
    }
    return clean;
}

} // namespace

PromptSubject subjectFor(const chain::Investigation &found, const chain::RankedActor &ranked)
{
    const attribution::Actor &actor = found.actors()[ranked.actor];
    const ExposureQuestion question = questionFor(found, ranked);
    PromptSubject subject{actorKey(actor), actor.name, {}, question.cves, question.hosts};
    for (const attribution::Alias &alias : actor.aliases)
        subject.aliases.append(alias.name);
    return subject;
}

PromptTemplates defaultTemplates()
{
    return {
        QStringLiteral(
            "Using Microsoft Threat Intelligence (intel profiles and threat analytics reports), summarize the threat "
            "actor {ACTOR}[[ (also known as {ALIASES})]] for a security analyst. Use exactly these headings and at "
            "most "
            "six bullet points under each: Overview; Origin and motivation; Targeted sectors and countries; Main "
            "tactics and techniques (with MITRE ATT&CK ids); Tools and malware; Exploited vulnerabilities (CVE ids). "
            "Give the source link for each section. If there is no intel profile or threat analytics report for this "
            "actor, answer only: NO PROFILE FOUND."),
        QStringLiteral(
            "For the threat analytics reports that cover {ACTOR}, state for our organization: the report titles, the "
            "exposure level, the number of active alerts and of impacted assets, and the recommended actions that are "
            "not completed. Then use Microsoft Defender (vulnerability management and advanced hunting) to list our "
            "devices that have one of the vulnerabilities those reports name[[, or one of: {CVES}]][[, and devices "
            "that contacted one of: {HOSTS} in the last 30 days]]. End with a JSON code block:\n"
            "{\"reports\":[{\"title\":\"\",\"exposure\":\"\",\"impactedAssets\":0}],\n"
            " \"devices\":[{\"name\":\"\",\"deviceId\":\"\",\"reason\":\"\",\"cves\":[],\"indicators\":[]}],"
            "\"notes\":\"\"}\n"
            "Use empty arrays where nothing was found, and do not invent devices.")};
}

QString templateProblem(const QString &text)
{
    if (!text.contains(QStringLiteral("{ACTOR}")))
        return QStringLiteral("The question must name {ACTOR}.");
    if (text.size() > longestPrompt - 200)
        return QStringLiteral("The question is too long: at most %1 characters.").arg(longestPrompt - 200);
    return {};
}

QString promptName(const QString &name)
{
    static const QRegularExpression unwanted(
        QStringLiteral("[\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb{}<>\\[\\]\\\\]"));
    QString clean = base::singleLine(name, 1000);
    clean.remove(unwanted);
    return clean.left(longestName).trimmed();
}

QString promptText(const QString &templateText, const PromptSubject &subject)
{
    const kql::Checked checked = kql::check(subject.cves, subject.hosts);
    QStringList cves = checked.cves.mid(0, mostCves), hosts;
    for (const QString &host : subject.hosts) { // in their order, which is by weight
        const kql::Checked one = kql::check({}, {host});
        hosts += one.addresses + one.domains;
        if (hosts.size() >= mostHosts)
            break;
    }
    for (;;) {
        const Values values{{QStringLiteral("ACTOR"), promptName(subject.actor)},
                            {QStringLiteral("ALIASES"), names(subject.aliases).join(QStringLiteral(", "))},
                            {QStringLiteral("CVES"), cves.join(QStringLiteral(", "))},
                            {QStringLiteral("HOSTS"), hosts.join(QStringLiteral(", "))}};
        const QString text = filled(withoutEmptyParts(templateText, values), values);
        if (text.size() <= longestPrompt)
            return text;
        if (hosts.isEmpty() && cves.isEmpty())
            return text.left(longestPrompt);
        (hosts.size() >= cves.size() ? hosts : cves).removeLast();
    }
}

} // namespace summary
