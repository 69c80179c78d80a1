// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/attribution/reader.h"

#include "core/attribution/commonnames.h"
#include "core/attribution/cves.h"
#include "core/attribution/fold.h"
#include "core/base/text.h"
#include "core/mdti/parse.h"

#include <QRegularExpression>

namespace attribution {

namespace {

constexpr qsizetype maximumName = 200;

QStringList idsIn(const QString &url, const QRegularExpression &pattern)
{
    QStringList out;
    for (auto found = pattern.globalMatch(url); found.hasNext();) {
        const QString id = found.next().captured(1).toLower();
        if (!out.contains(id))
            out.append(id);
    }
    return out;
}

QStringList profileIds(const QString &url)
{
    static const QRegularExpression pattern(QStringLiteral("/intel-profiles/([0-9a-f]{64})(?![0-9a-f])"),
                                            QRegularExpression::CaseInsensitiveOption);
    return idsIn(url, pattern);
}

QStringList articleIds(const QString &url)
{
    static const QRegularExpression pattern(QStringLiteral("/articles?/([0-9a-f]{8})(?![0-9a-f])"),
                                            QRegularExpression::CaseInsensitiveOption);
    return idsIn(url, pattern);
}

Finding finding(Kind kind, const NameBook::Match &match, Evidence evidence)
{
    evidence.matched = base::singleLine(match.matched, maximumName);
    return {kind, match.candidates.isEmpty() ? match.name : evidence.matched, match.profileId, match.candidates,
            std::move(evidence)};
}

bool unmistakable(const NameBook::Match &match)
{
    return match.whole || isUnmistakable(foldName(match.known), fold(match.known).words.size());
}

/// Reads one reputation, rule by rule.
class Reader
{
public:
    Reader(const QStringList &actorRules, const NameBook &names, ReputationReading &out)
        : m_actorRules(actorRules)
        , m_names(names)
        , m_out(out)
    {
    }

    void read(const mdti::ReputationRule &rule, const Evidence &basis)
    {
        readLinks(rule, basis);
        if (m_actorRules.contains(rule.name.trimmed(), Qt::CaseInsensitive)) {
            for (const QString &text : rule.descriptions)
                readActorText(text, basis);
            return;
        }
        for (const QString &text : rule.descriptions)
            readMentions(text, basis);
        readMentions(rule.name, basis);
    }

private:
    void add(Finding found)
    {
        const auto same = [&found](const Finding &other) {
            return other.kind == found.kind && other.actorName == found.actorName && other.profileId == found.profileId
                && other.evidence == found.evidence;
        };
        if (std::none_of(m_out.findings.begin(), m_out.findings.end(), same))
            m_out.findings.append(std::move(found));
    }

    void readLinks(const mdti::ReputationRule &rule, const Evidence &basis)
    {
        for (const QString &id : profileIds(rule.detailsUrl)) {
            const mdti::Profile *profile = m_names.profile(id);
            if (!profile && !m_out.profileIds.contains(id))
                m_out.profileIds.append(id);
            if (profile && profile->kind == QLatin1String("tool"))
                continue;
            Evidence evidence = basis;
            evidence.matched = id;
            const QString name = profile ? profile->title : QStringLiteral("profile %1").arg(id.left(8));
            add({Kind::ProfileLink, name, id, {}, std::move(evidence)});
        }
        for (const QString &id : articleIds(rule.detailsUrl))
            if (!m_out.articleIds.contains(id))
                m_out.articleIds.append(id);
    }

    /// One text of a rule that names actors. The tenant's profiles may be named anywhere in it; names that only the
    /// public mapping knows must leave no doubt; failing both, the text is the name, as in the original.
    void readActorText(const QString &text, const Evidence &basis)
    {
        Evidence evidence = basis;
        evidence.description = text;
        const QList<NameBook::Match> matches = m_names.find(text);
        const bool tenant
            = std::any_of(matches.begin(), matches.end(), [](const auto &match) { return match.ofTenant; });
        QStringList alreadyNamed;
        bool any = false;
        for (const NameBook::Match &match : matches) {
            if (match.ofTenant != tenant || (!tenant && !unmistakable(match)))
                continue;
            any = true;
            add(finding(Kind::Rule, match, evidence));
            const Actor actor = m_names.actor(match.name, match.profileId);
            for (const Alias &alias : actor.aliases)
                alreadyNamed.append(QString::fromStdU32String(foldName(alias.name)));
        }
        // "Aqua Blizzard with APT28": the second has no profile here, but is named as plainly.
        for (const NameBook::Match &match : matches)
            if (tenant && !match.ofTenant && unmistakable(match)
                && !alreadyNamed.contains(QString::fromStdU32String(foldName(match.known))))
                add(finding(Kind::Mention, match, evidence));
        const QString name = base::singleLine(text, maximumName);
        if (any || name.isEmpty())
            return;
        evidence.matched = name;
        add({Kind::Rule, name, {}, {}, std::move(evidence)});
    }

    void readMentions(const QString &text, const Evidence &basis)
    {
        for (const NameBook::Match &match : m_names.find(text)) {
            if (!match.whole && isCommonName(foldName(match.matched)))
                continue; // "ZINC smelter": only a rule that names actors means the actor
            Evidence evidence = basis;
            evidence.description = text;
            add(finding(Kind::Mention, match, std::move(evidence)));
        }
    }

    const QStringList &m_actorRules;
    const NameBook &m_names;
    ReputationReading &m_out;
};

} // namespace

ReputationReading readReputation(const mdti::Reputation &reputation, const QStringList &actorRules,
                                 const NameBook &names)
{
    ReputationReading out;
    Reader reader(actorRules, names, out);
    QList<qsizetype> ruleOf; // parallel to the findings
    for (qsizetype i = 0; i < reputation.rules.size(); ++i) {
        const mdti::ReputationRule &rule = reputation.rules[i];
        Evidence basis;
        basis.rule = rule.name;
        basis.description = rule.descriptions.join(u'\n');
        basis.severity = rule.severity;
        basis.detailsUrl = rule.detailsUrl;
        basis.articleId = articleIds(rule.detailsUrl).value(0);
        basis.from = reputation.from;
        reader.read(rule, basis);
        ruleOf.resize(out.findings.size(), i);
    }
    if (out.findings.isEmpty())
        return out;
    // Most answers carry no claim: their JSON is not taken apart a second time.
    const QList<QByteArray> raw = mdti::ruleJson(reputation.raw);
    if (raw.size() == reputation.rules.size())
        for (qsizetype i = 0; i < out.findings.size(); ++i)
            out.findings[i].evidence.raw = raw[ruleOf[i]];
    return out;
}

QList<Finding> readArticle(const mdti::Article &article, const Evidence &rule, const NameBook &names)
{
    QList<Finding> out;
    QStringList named;
    const QString tags = article.tags.join(QStringLiteral("; "));
    std::optional<QStringList> cves; // looked for when somebody is named at all
    for (const QString &text : {article.title, article.summary, tags, article.body}) {
        for (const NameBook::Match &match : names.find(text)) {
            if (isCommonName(foldName(match.matched)))
                continue; // a tag or a title "Play" means the program or the verb as often as the actor
            const QString key = match.profileId.isEmpty() ? match.name : match.profileId;
            if (named.contains(key))
                continue;
            named.append(key);
            Evidence evidence = rule;
            evidence.description = base::singleLine(article.title);
            evidence.articleId = article.id;
            if (!cves)
                cves = cvesIn(QStringList{article.title, article.summary, tags, article.body}.join(u'\n'));
            evidence.cves = *cves;
            evidence.from = article.from;
            out.append(finding(Kind::Mention, match, std::move(evidence)));
        }
    }
    return out;
}

} // namespace attribution
