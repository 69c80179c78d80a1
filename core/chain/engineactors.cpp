// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// Reading actors out of answers.
#include "core/chain/engineprivate.h"

#include "core/base/text.h"

namespace chain {

void Engine::Private::addNames(const mdti::Profile &profile)
{
    // The list has names only; what was fetched in full before is not to be lost.
    const mdti::Profile *known = m_names.profile(profile.id);
    if (!known || (known->summary.isEmpty() && known->description.isEmpty()))
        m_names.addProfile(profile);
}

/// The tenant's profiles are listed (or will not be): texts read before are read again, for they may name one of them.
void Engine::Private::namesChanged()
{
    if (m_services.index) {
        for (const mdti::Profile &profile : m_services.index->profiles())
            addNames(profile);
    }
    m_namesKnown = true;
    m_claims.refreshNames();
    const QList<HostId> readBefore = m_raw.keys();
    const QSet<HostId> waiting(m_unread.begin(), m_unread.end());
    readWaiting();
    for (const HostId id : readBefore) {
        if (!waiting.contains(id))
            read(id);
    }
    pumpSoon();
    flushSoon();
}

void Engine::Private::readOrWait(HostId id)
{
    if (m_namesKnown)
        read(id);
    else
        m_unread.append(id);
}

void Engine::Private::readWaiting()
{
    const QList<HostId> waiting = std::exchange(m_unread, {});
    for (const HostId id : waiting)
        read(id);
}

void Engine::Private::read(HostId id)
{
    const Host host = m_ledger.host(id);
    mdti::Reputation reputation;
    reputation.classification = host.classification;
    reputation.score = host.score;
    reputation.rules = host.rules;
    reputation.raw = m_raw.value(id);
    reputation.from = host.reputationFrom;
    attribution::ReputationReading reading = attribution::readReputation(reputation, options().actorRules, m_names);
    for (const QString &profileId : std::as_const(reading.profileIds)) {
        const qint32 errand = m_errandOf.value(QString::number(int(Ask::Profile)) + QLatin1Char(' ') + profileId, -1);
        if (errand >= 0
            && (m_errands[size_t(errand)].step == Step::Done || m_errands[size_t(errand)].step == Step::Failed))
            continue; // it could not be had: its number is all there is to say
        m_waitForProfile[profileId].insert(id);
        wantErrand(Ask::Profile, profileId, {}, true);
        // Not before the profile is there: it may be a tool's, and a claim is never taken back.
        reading.findings.removeIf([&](const attribution::Finding &finding) { return finding.profileId == profileId; });
    }
    m_claims.put(id, ClaimBook::reputation, {}, reading.findings);
    if (!options().articles)
        return;
    for (const QString &articleId : std::as_const(reading.articleIds)) {
        cite(articleId, id);
        wantErrand(Ask::Article, articleId, {}, true);
        readArticle(articleId, id);
    }
}

/// Remembers the rule of a host that links to the article.
void Engine::Private::cite(const QString &articleId, HostId id)
{
    QList<Citation> &citations = m_citations[articleId];
    if (std::any_of(citations.begin(), citations.end(), [id](const Citation &known) { return known.host == id; }))
        return;
    const Host &host = m_ledger.host(id);
    for (const mdti::ReputationRule &rule : host.rules) {
        if (!rule.detailsUrl.contains(articleId, Qt::CaseInsensitive))
            continue;
        attribution::Evidence evidence;
        evidence.rule = rule.name;
        evidence.description = rule.descriptions.join(u'\n');
        evidence.severity = rule.severity;
        evidence.detailsUrl = rule.detailsUrl;
        evidence.articleId = articleId;
        evidence.from = host.reputationFrom;
        citations.append({id, evidence});
        return;
    }
}

void Engine::Private::readArticle(const QString &articleId, HostId host)
{
    const auto article = m_articles.constFind(articleId);
    if (article == m_articles.cend())
        return;
    const QList<Citation> citations = m_citations.value(articleId);
    for (const Citation &citation : citations) {
        if (citation.host == host)
            m_claims.put(host, ClaimBook::articles, article->id,
                         attribution::readArticle(*article, citation.rule, m_names));
    }
}

void Engine::Private::articleCame(const Task &task, const mdti::Article &article)
{
    const QString id = m_errands[size_t(task.subject)].id;
    m_articles.insert(id, article);
    const QList<Citation> citations = m_citations.value(id);
    for (const Citation &citation : citations)
        readArticle(id, citation.host);
}

/// An empty profile: the service does not know it.
void Engine::Private::profileCame(const Task &task, const mdti::Profile &profile)
{
    const QString id = m_errands[size_t(task.subject)].id;
    if (!profile.id.isEmpty()) {
        m_names.addProfile(profile);
        m_claims.refreshNames();
    }
    for (const HostId host : m_waitForProfile.take(id))
        read(host);
}

void Engine::Private::profileListCame(const Task &task, const mdti::Page<mdti::Profile> &page)
{
    for (const mdti::Profile &profile : page.rows)
        addNames(profile);
    m_listedProfiles += page.rows.size();
    countMalformed(page.malformed, page.firstProblem, QStringLiteral("the list of actor profiles"));
    Errand &errand = m_errands[size_t(task.subject)];
    if (page.next.isEmpty()) {
        if (!page.broken.isEmpty())
            failed(task, {base::Failure::BadReply, page.broken, 0, {}, page.from.requestId});
        namesChanged();
        return;
    }
    errand.next = page.next;
    errand.step = Step::Idle;
    wantErrand(task.ask, errand.id, errand.title, true);
}

void Engine::Private::matchIndex(HostId id)
{
    if (m_matched.size() <= size_t(id))
        m_matched.resize(size_t(id) + 1, false);
    if (!m_services.index || m_matched[size_t(id)])
        return;
    m_matched[size_t(id)] = true;
    const QList<mdti::ActorIndex::Hit> hits = m_services.index->find(m_ledger.host(id).value);
    QHash<QString, QList<attribution::Finding>> byProfile;
    for (const mdti::ActorIndex::Hit &hit : hits) {
        const mdti::Profile &profile = m_services.index->profiles().at(hit.profile);
        if (profile.kind == u"tool")
            continue;
        attribution::Finding finding;
        finding.kind = attribution::Kind::Indicator;
        finding.actorName = profile.title;
        finding.profileId = profile.id;
        finding.evidence.listSource = hit.indicator.source;
        finding.evidence.description = base::singleLine(profile.title);
        finding.evidence.firstSeen = hit.indicator.firstSeen;
        finding.evidence.lastSeen = hit.indicator.lastSeen;
        finding.evidence.raw = hit.indicator.raw;
        finding.evidence.from = hit.from;
        byProfile[profile.id].append(finding);
        addNames(profile);
    }
    for (auto at = byProfile.cbegin(); at != byProfile.cend(); ++at)
        m_claims.put(id, ClaimBook::lists, at.key(), at.value());
}

void Engine::Private::matchAll()
{
    m_matchDue = false;
    m_matched.assign(m_matched.size(), false);
    for (HostId id = 0; id < m_ledger.investigation().hosts().size(); ++id) {
        if (m_walk.work(id).sendable)
            matchIndex(id);
    }
}

/// A profile's hosts can be found now. All hosts are looked up again, but not for each profile: the waits grow.
void Engine::Private::indexChanged()
{
    if (!m_running)
        return;
    m_matchDue = true;
    if (hasBudget() && isBudgetUsedUp() && !m_services.index->isBuilt())
        m_services.index->cancel();
    flushSoon();
}

void Engine::Private::actorFound(HostId host, ActorId id)
{
    const attribution::Actor actor = m_ledger.investigation().actors().at(id);
    m_meter.foundActor(m_services.clock->monotonicMs());
    const QString name = base::singleLine(actor.name);
    say(Activity::Kind::Actor, QStringLiteral("%1 leads to %2.").arg(m_ledger.host(host).value, name), name);
    if (!actor.profileId.isEmpty() && actor.profile.summary.isEmpty() && actor.profile.description.isEmpty())
        wantErrand(Ask::Profile, actor.profileId, name, false);
    if (!m_adopting)
        plan(host);
}

} // namespace chain
