// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/claimbook.h"

#include "core/attribution/fold.h"

namespace chain {

namespace {

QString folded(const QString &name)
{
    const QString key = QString::fromStdU32String(attribution::foldName(name));
    return key.isEmpty() ? name : key; // a name of nothing but signs is still a name
}

/// The same place in the same source, whoever it is read to name.
bool isSamePlace(const Claim &a, const Claim &b)
{
    return a.evidence.rule == b.evidence.rule && a.evidence.description == b.evidence.description
        && a.evidence.detailsUrl == b.evidence.detailsUrl && a.evidence.listSource == b.evidence.listSource;
}

int sourceOf(const Claim &claim)
{
    if (claim.kind == attribution::Kind::Indicator)
        return ClaimBook::lists;
    const bool isOfArticle
        = claim.kind == attribution::Kind::Mention && claim.evidence.from.request.contains(QLatin1String("/articles/"));
    return isOfArticle ? ClaimBook::articles : ClaimBook::reputation;
}

} // namespace

ClaimBook::ClaimBook(Ledger &ledger, const attribution::NameBook &names)
    : m_ledger(ledger)
    , m_names(names)
{
}

void ClaimBook::reset()
{
    m_byProfile.clear();
    m_byName.clear();
    m_told.clear();
    for (ActorId id = 0; id < m_ledger.investigation().actors().size(); ++id)
        index(id);
    for (const Claim &claim : m_ledger.investigation().claims())
        m_told.insert({claim.host, claim.actor});
}

void ClaimBook::index(ActorId id)
{
    const attribution::Actor &actor = m_ledger.investigation().actors().at(id);
    if (!actor.profileId.isEmpty())
        m_byProfile.insert(actor.profileId, id);
    else
        m_byName.insert(folded(actor.name), id);
}

/// -1 when there is none.
ActorId ClaimBook::rowOf(const attribution::Actor &actor) const
{
    return actor.profileId.isEmpty() ? m_byName.value(folded(actor.name), -1) : m_byProfile.value(actor.profileId, -1);
}

ActorId ClaimBook::actorOf(const attribution::Finding &finding)
{
    attribution::Actor actor = m_names.actor(finding.actorName, finding.profileId);
    if (!finding.candidates.isEmpty())
        actor.candidates = finding.candidates;
    if (const ActorId known = rowOf(actor); known >= 0)
        return known;
    // Known by its name before its profile was: it stays the same actor. A name several carry is nobody in particular.
    const ActorId before = actor.profileId.isEmpty() ? -1 : m_byName.value(folded(actor.name), -1);
    if (before >= 0 && m_ledger.investigation().actors().at(before).candidates.isEmpty()) {
        m_byName.remove(folded(actor.name));
        m_ledger.setActor(before, actor);
        index(before);
        return before;
    }
    const ActorId id = m_ledger.addActor(actor);
    index(id);
    return id;
}

bool ClaimBook::isSameSource(ClaimId id, int source, const QString &about) const
{
    const Claim &claim = m_ledger.investigation().claims().at(id);
    if (sourceOf(claim) != source)
        return false;
    return source == reputation
        || about
        == (source == articles ? claim.evidence.articleId
                               : m_ledger.investigation().actors().at(claim.actor).profileId);
}

void ClaimBook::replaceOrAdd(HostId host, QList<ClaimId> &before, const Claim &claim)
{
    const auto take = [&](const auto &fits) {
        for (qsizetype i = 0; i < before.size(); ++i) {
            if (fits(m_ledger.investigation().claims().at(before.at(i))))
                return before.takeAt(i);
        }
        return ClaimId(-1);
    };
    ClaimId id = take([&](const Claim &old) {
        return old.kind == claim.kind && old.actor == claim.actor && isSamePlace(old, claim);
    });
    if (id < 0)
        id = take([&](const Claim &old) { return isSamePlace(old, claim); });
    if (id < 0)
        m_ledger.addClaim(claim);
    else
        m_ledger.setClaim(id, claim);
    const QPair told(host, claim.actor);
    if (!m_told.contains(told)) {
        m_told.insert(told);
        found(host, claim.actor);
    }
}

void ClaimBook::put(HostId host, int source, const QString &about, const QList<attribution::Finding> &findings)
{
    if (findings.isEmpty())
        return;
    QList<ClaimId> before;
    for (const ClaimId id : m_ledger.investigation().claimsOf(host)) {
        if (isSameSource(id, source, about))
            before.append(id);
    }
    for (const attribution::Finding &finding : findings)
        replaceOrAdd(host, before, {finding.kind, actorOf(finding), host, finding.evidence});
}

bool ClaimBook::hasClaims(HostId host) const
{
    return !m_ledger.investigation().claimsOf(host).isEmpty();
}

void ClaimBook::moveClaims(ActorId from, ActorId to)
{
    const auto &claims = m_ledger.investigation().claims();
    for (ClaimId id = 0; id < claims.size(); ++id) {
        Claim claim = claims.at(id);
        if (claim.actor != from)
            continue;
        claim.actor = to;
        m_ledger.setClaim(id, claim);
        m_told.insert({claim.host, to});
    }
}

void ClaimBook::refreshNames()
{
    for (ActorId id = 0; id < m_ledger.investigation().actors().size(); ++id) {
        const attribution::Actor old = m_ledger.investigation().actors().at(id);
        const attribution::Actor now = m_names.actor(old.name, old.profileId);
        if (old.profileId.isEmpty()) {
            if (m_byName.value(folded(old.name), -1) != id)
                continue; // given up before
            const ActorId same = rowOf(now);
            m_byName.remove(folded(old.name));
            if (same >= 0 && same != id) {
                moveClaims(id, same);
                continue;
            }
        }
        m_ledger.setActor(id, now);
        index(id);
    }
}

QStringList ClaimBook::profileIds() const
{
    QSet<ActorId> claimed;
    for (const Claim &claim : m_ledger.investigation().claims())
        claimed.insert(claim.actor);
    QStringList ids;
    for (const ActorId id : std::as_const(claimed)) {
        const attribution::Actor &actor = m_ledger.investigation().actors().at(id);
        if (!actor.profileId.isEmpty() && actor.profile.summary.isEmpty() && actor.profile.description.isEmpty())
            ids.append(actor.profileId);
    }
    ids.sort();
    return ids;
}

} // namespace chain
