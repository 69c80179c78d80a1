// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/ledger.h"
#include "core/chain/noiselists.h"
#include "core/chain/shelf.h"
#include "core/chain/work.h"
#include "core/ioc/host.h"
#include "core/ioc/ownlist.h"
#include "core/mdti/types.h"

#include <deque>
#include <functional>
#include <vector>

namespace chain {

/// The rules of the walk: which rows are followed, how far each host is from the indicators, which hosts are held.
/// Knows nothing of requests. Its state depends on what was answered, not on the order of the answers: distances only
/// shrink, a host is passed through only once both its directions have told how shared it is, and rows that lead
/// nowhere yet wait.
class Walk
{
public:
    /// `noise` and `own` may be null.
    Walk(Ledger &ledger, const NoiseLists *noise, bool allowDocumentation, const ioc::OwnList *own = nullptr);
    /// The host has something new to ask (or its promise is better).
    std::function<void(HostId)> wantsMore;
    std::function<void(HostId)> wasHeld;

    void reset(); ///< after Ledger::reset: takes up the hosts that are there
    HostId addIndicator(const ioc::Indicator &indicator);

    Work &work(HostId id) { return m_works[size_t(id)]; }
    const Work &work(HostId id) const { return m_works[size_t(id)]; }
    Pages &pages(HostId id, bool reverse) { return m_pages[pageKey(id, reverse)]; }

    /// Its passive DNS is to be asked, as far as it is not held.
    bool isExpanded(HostId id) const;
    bool isAsked(HostId id, bool reverse) const; ///< the direction is to be asked (again)
    /// Takes in a page; false when the collection does not end and must be given up.
    bool addPage(HostId id, bool reverse, const mdti::Page<mdti::PassiveDnsRow> &page);
    /// A direction is finished for now (read, given up, failed): judges the host when that was all that was missing.
    void judge(HostId id);
    void judgeAnyway(); ///< nothing more is going to be asked: whoever waits is judged by what is there
    void setCoHosts(HostId id, qint64 coHosts); ///< of a host whose passive DNS is not asked

    void expand(HostId id);
    void release(HostId id);
    void hold(HostId id);
    /// Lets waiting rows between hosts that are known by now become records, which may lead on. For when all is
    /// answered.
    void sweep();

    qint64 rowsOutside() const { return m_shelf.size(); }

private:
    /// Time-true: a way in, by which record it came and from where.
    struct Arrival
    {
        Interval seen;
        int level;
        HostId from;
    };

    static quint64 pageKey(HostId id, bool reverse) { return quint64(quint32(id)) << 1 | quint64(reverse); }
    HostId admit(const ioc::Host &host, int hops);
    void takeUp(HostId id);
    void holdByList(HostId id);
    QList<Row> rowsOf(HostId id, bool reverse, const mdti::Page<mdti::PassiveDnsRow> &page, Pages &all) const;
    bool goesInCircles(const mdti::Page<mdti::PassiveDnsRow> &page, Pages &all) const;
    void noteSize(HostId id, bool reverse, bool isLast, const Pages &all);
    bool isDirectionKnown(HostId id, bool reverse) const;
    void judgeShared(HostId id);
    void markHeld(HostId id, Held::Why why, qint64 count);
    void openUp(HostId id);
    void offerShelf(HostId id);

    bool isOpen(HostId id) const; ///< may be passed through by any record
    bool mayLeave(HostId id, bool byOwnRecord) const;
    bool leadsOn(HostId id, const Row &row) const;
    bool takeRow(HostId id, const Row &row);
    RecordId addRecord(HostId id, HostId other, const Row &row, bool *changed);
    void follow(RecordId id); ///< in both directions
    void step(HostId from, HostId to, const Record &record, bool byOwnRecord);
    void stepInTime(HostId from, HostId to, const Record &record, Follow how);
    void lower(HostId id, int hops, bool leadsOn);
    void propagate();

    Ledger &m_ledger;
    const NoiseLists *m_noise;
    const bool m_allowDocumentation;
    const ioc::OwnList *m_own;
    FollowRules m_rules;
    Shelf m_shelf;
    std::vector<Work> m_works;
    QHash<quint64, Pages> m_pages;
    QHash<HostId, QList<Arrival>> m_arrivals;
    std::deque<HostId> m_toPass; ///< hosts whose distance shrank or that opened up
    bool m_isPropagating = false;
};

} // namespace chain
