// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/chain/walk.h"

namespace chain {

namespace {

/// Pages that bring nothing new, in a row, after which a collection is taken to go round in circles.
constexpr int maximumBarren = 3;
/// Rows of one collection after which it is given up, whatever the service says.
constexpr qint64 maximumRows = 2'000'000;

qint64 seconds(const QDateTime &time)
{
    return time.isValid() ? time.toSecsSinceEpoch() : Record::unknownTime;
}

Row rowOf(const mdti::PassiveDnsRow &raw, const QString &other, bool reverse)
{
    Row row{other, raw.recordType, seconds(raw.firstSeen), seconds(raw.lastSeen), reverse};
    if (row.firstSeen != Record::unknownTime && row.lastSeen != Record::unknownTime && row.lastSeen < row.firstSeen)
        std::swap(row.firstSeen, row.lastSeen);
    return row;
}

} // namespace

Walk::Walk(Ledger &ledger, const NoiseLists *noise, bool allowDocumentation, const ioc::OwnList *own)
    : m_ledger(ledger)
    , m_noise(noise)
    , m_allowDocumentation(allowDocumentation)
    , m_own(own)
    , m_rules(Options())
{
}

void Walk::reset()
{
    m_rules = FollowRules(m_ledger.investigation().options);
    m_shelf.clear();
    m_works.clear();
    m_pages.clear();
    m_arrivals.clear();
    m_toPass.clear();
    for (HostId id = 0; id < m_ledger.investigation().hosts().size(); ++id)
        takeUp(id);
    propagate();
}

/// A host of an adopted case: what it shows tells what was answered.
void Walk::takeUp(HostId id)
{
    const Host &host = m_ledger.host(id);
    Work work;
    work.sendable = host.state != HostState::NotSent;
    work.listed = host.held && host.held->why == Held::Why::NoiseList;
    if (host.reputationKnown)
        work.step(Ask::Reputation) = Step::Done;
    if (host.recordsKnown) {
        work.step(Ask::Forward) = work.step(Ask::Reverse) = Step::Done;
        work.isRead = {true, true};
        work.judged = work.fromCase = true;
    }
    if (host.isIndicator())
        work.chainHops = 0;
    m_works.push_back(work);
    m_toPass.push_back(id);
}

HostId Walk::admit(const ioc::Host &host, int hops)
{
    const HostId id = m_ledger.addHost(host.value, host.type, hops);
    Work work;
    work.sendable
        = (host.reach == ioc::Reach::Public || (host.reach == ioc::Reach::Documentation && m_allowDocumentation))
        && !(m_own && m_own->contains(host.value));
    m_works.push_back(work);
    if (!work.sendable)
        m_ledger.edit(id).state = HostState::NotSent;
    else
        holdByList(id);
    return id;
}

void Walk::holdByList(HostId id)
{
    if (!m_noise || !m_ledger.investigation().options.holdShared)
        return;
    const std::optional<NoiseLists::Hit> hit = m_noise->find(m_ledger.host(id).value);
    if (!hit)
        return;
    m_works[size_t(id)].listed = true;
    m_ledger.edit(id).held = Held{Held::Why::NoiseList, 0, hit->list, hit->category};
    wasHeld(id);
}

HostId Walk::addIndicator(const ioc::Indicator &indicator)
{
    HostId id = m_ledger.find(indicator.value);
    if (id < 0)
        id = admit({indicator.type, indicator.value, indicator.reach, {}}, 0);
    else if (m_ledger.host(id).isIndicator())
        return id;
    m_ledger.edit(id).hops = 0;
    m_ledger.orient(id);
    work(id).chainHops = 0;
    offerShelf(id);
    m_toPass.push_back(id);
    propagate();
    wantsMore(id);
    return id;
}

bool Walk::isExpanded(HostId id) const
{
    const Work &one = work(id);
    return one.sendable && (one.byHand || one.chainHops < std::max(1, m_ledger.investigation().options.depth));
}

bool Walk::isAsked(HostId id, bool reverse) const
{
    if (!isExpanded(id) || work(id).isRead[reverse])
        return false;
    const Host &host = m_ledger.host(id);
    if (host.isIndicator() && !reverse)
        return true;
    const auto pages = m_pages.constFind(pageKey(id, reverse));
    if (pages == m_pages.cend() || !pages->any) // the first page tells how shared it is; a list has told already
        return !(host.isHeld() && work(id).listed);
    return work(id).judged ? !host.isHeld() : !isDirectionKnown(id, reverse);
}

/// Whether it is clear by now if the host is held because of this direction.
bool Walk::isDirectionKnown(HostId id, bool reverse) const
{
    const Host &host = m_ledger.host(id);
    const Work &one = work(id);
    const Step step = one.step(reverse ? Ask::Reverse : Ask::Forward);
    if (one.isRead[reverse] || step == Step::Failed || (host.isHeld() && one.listed))
        return true;
    const auto pages = m_pages.constFind(pageKey(id, reverse));
    if (pages == m_pages.cend() || !pages->any)
        return false;
    const Options &options = m_ledger.investigation().options;
    return !options.holdShared || pages->count || one.size[reverse] > options.fanout;
}

bool Walk::addPage(HostId id, bool reverse, const mdti::Page<mdti::PassiveDnsRow> &page)
{
    Pages &all = pages(id, reverse);
    const QList<Row> rows = rowsOf(id, reverse, page, all);
    const bool isCircle = goesInCircles(page, all);
    const bool isWhole = page.next.isEmpty() && page.broken.isEmpty();
    noteSize(id, reverse, isWhole, all);
    all.next = page.next;
    all.followed.insert(page.next);
    if (isWhole)
        work(id).isRead[reverse] = true;
    if (page.next.isEmpty())
        m_pages.remove(pageKey(id, reverse)); // when it is not whole: asked from the start, if at all
    for (const Row &row : rows) {
        if (!mayLeave(id, !reverse) || !takeRow(id, row))
            m_shelf.put(id, row);
    }
    propagate();
    return !isCircle;
}

/// The rows that lead to a host; texts and the host itself are none.
QList<Row> Walk::rowsOf(HostId id, bool reverse, const mdti::Page<mdti::PassiveDnsRow> &page, Pages &all) const
{
    const QString self = m_ledger.host(id).value;
    all.rows += page.rows.size();
    if (!all.count)
        all.count = page.count;
    QList<Row> rows;
    rows.reserve(page.rows.size());
    for (const mdti::PassiveDnsRow &raw : page.rows) {
        const std::optional<ioc::Host> other = ioc::parseHost(raw.otherEnd);
        if (!other || other->value == self)
            continue;
        rows.append(rowOf(raw, other->value, reverse));
        if (reverse)
            all.others.insert(other->value);
    }
    return rows;
}

bool Walk::goesInCircles(const mdti::Page<mdti::PassiveDnsRow> &page, Pages &all) const
{
    const bool isOnly = !all.any && page.next.isEmpty();
    all.any = true;
    if (isOnly)
        return false;
    const qsizetype before = all.fingerprints.size();
    for (const mdti::PassiveDnsRow &row : page.rows)
        all.fingerprints.insert(
            qHashMulti(0, row.otherEnd, row.recordType, seconds(row.firstSeen), seconds(row.lastSeen)));
    all.barren = all.fingerprints.size() > before ? 0 : all.barren + 1;
    return !page.next.isEmpty()
        && (all.barren >= maximumBarren || all.followed.contains(page.next) || all.rows > maximumRows);
}

void Walk::noteSize(HostId id, bool reverse, bool isLast, const Pages &all)
{
    Work &one = work(id);
    const qint64 found = reverse ? all.others.size() : all.rows;
    one.size[reverse] = isLast ? found : std::max(found, all.count.value_or(0));
    if (!isLast && !all.count)
        return;
    // Which of its lists has the names of an address is documented in a definition only. Where nothing points at it,
    // they can but stand among its own records.
    const bool isPointedAt = one.size[1] > 0 || !(reverse ? isLast : one.isRead[1]);
    const bool isOtherWay = m_ledger.host(id).type != ioc::Type::Domain && !isPointedAt;
    if (!reverse && !isOtherWay)
        return;
    const qint64 names = one.size[isOtherWay ? 0 : 1];
    if (m_ledger.host(id).coHosts == names)
        return;
    m_ledger.edit(id).coHosts = names;
    m_ledger.scoreMayChange();
}

void Walk::judge(HostId id)
{
    if (!isExpanded(id))
        return;
    if (work(id).judged) {
        judgeShared(id);
        return;
    }
    if (!isDirectionKnown(id, false) || !isDirectionKnown(id, true))
        return;
    work(id).judged = true;
    judgeShared(id);
    if (!m_ledger.host(id).isHeld())
        openUp(id);
}

void Walk::judgeAnyway()
{
    for (HostId id = 0; id < HostId(m_works.size()); ++id) {
        const bool hasRows = work(id).size[0] > 0 || work(id).size[1] > 0;
        if (work(id).judged || !hasRows || !isExpanded(id))
            continue;
        work(id).judged = true;
        judgeShared(id);
        if (!m_ledger.host(id).isHeld())
            openUp(id);
    }
}

void Walk::judgeShared(HostId id)
{
    const Options &options = m_ledger.investigation().options;
    const Host &host = m_ledger.host(id);
    const Work &one = work(id);
    if (!options.holdShared || host.held)
        return;
    const bool isOtherWay = host.type != ioc::Type::Domain && one.isRead[1] && one.size[1] == 0; // see noteSize()
    const qint64 names = one.size[isOtherWay ? 0 : 1];
    if (names > options.fanout)
        markHeld(id, Held::Why::CoHosts, names);
    else if (!host.isIndicator() && one.size[0] > options.fanout)
        markHeld(id, Held::Why::Rows, one.size[0]);
}

void Walk::markHeld(HostId id, Held::Why why, qint64 count)
{
    m_ledger.edit(id).held = Held{why, count, {}, {}};
    m_ledger.scoreMayChange();
    wasHeld(id);
}

void Walk::setCoHosts(HostId id, qint64 coHosts)
{
    m_ledger.edit(id).coHosts = coHosts;
    m_ledger.scoreMayChange();
    const Options &options = m_ledger.investigation().options;
    if (options.holdShared && coHosts > options.fanout && !m_ledger.host(id).held)
        markHeld(id, Held::Why::CoHosts, coHosts);
}

void Walk::expand(HostId id)
{
    work(id).byHand = true;
    wantsMore(id);
}

void Walk::release(HostId id)
{
    Host &host = m_ledger.edit(id);
    host.released = true;
    m_ledger.scoreMayChange();
    Work &one = work(id);
    if (one.fromCase) { // the rows that were not followed are asked for again
        one.step(Ask::Forward) = one.step(Ask::Reverse) = Step::Idle;
        one.isRead = {false, false};
        one.judged = one.fromCase = false;
    }
    if (one.judged)
        openUp(id);
    wantsMore(id);
}

void Walk::hold(HostId id)
{
    m_ledger.edit(id).released = false;
    m_ledger.scoreMayChange();
}

void Walk::openUp(HostId id)
{
    offerShelf(id);
    m_toPass.push_back(id);
    propagate();
    wantsMore(id);
}

void Walk::offerShelf(HostId id)
{
    m_shelf.offer(id, [this, id](const Row &row) { return takeRow(id, row); });
}

void Walk::sweep()
{
    const QList<HostId> waiting = m_shelf.hosts();
    for (const HostId id : waiting)
        offerShelf(id);
    propagate();
}

} // namespace chain
