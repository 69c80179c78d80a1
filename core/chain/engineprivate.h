// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/claimbook.h"
#include "core/chain/engine.h"
#include "core/chain/frontier.h"
#include "core/chain/progressmeter.h"
#include "core/chain/walk.h"

namespace chain {

/// "1 host", "12 hosts".
QString counted(qint64 count, const QString &one, const QString &many);
/// What a request that was not answered counts as.
Incomplete::Why whyOf(const base::Error &error);

/// Brings the parts together: plans what to ask (engineplan.cpp), asks and takes answers (engineasks.cpp), reads actors
/// out of them (engineactors.cpp), begins, ends and reports (engine.cpp).
class Engine::Private
{
public:
    Private(Engine *engine, Services services);
    ~Private();

    // Runs (engine.cpp)
    void reset(Investigation investigation);
    void begin();
    void cancel();
    void stop(const base::Error &error);
    void finish(Ending ending);
    void listIndexGaps(Ending ending);
    QString budgetUsedUp() const;
    void tellWhyStopped(Ending ending, Incomplete &missing) const;
    void hintAtLicence(Ending ending);
    bool usesIndex() const;
    bool hasBudget() const { return options().maxRequests > 0; }
    const Options &options() const { return m_ledger.investigation().options; }

    // Reports (enginereport.cpp)
    void say(Activity::Kind kind, const QString &text, const QString &about = {}, qint64 tookMs = -1);
    void flushSoon();
    void beat();
    void emitChanges(bool isLast);
    void assessIfDue(Delta &delta, bool isLast);
    void updateIncomplete(bool isLast);
    QList<Incomplete> incompleteNow() const;
    Progress progressNow() const;
    Stats statsNow() const;

    // What to ask (engineplan.cpp)
    void plan(HostId id);
    void want(HostId id, Ask ask);
    void wantErrand(Ask ask, const QString &id, const QString &title, bool namesAnActor);
    void refreshState(HostId id);
    Promise promiseOf(const Task &task) const;
    bool needsCoHosts(HostId id) const;
    void retry(HostId id);
    void countAnew(const Task &task);
    void leaveRest(Incomplete::Why why, const QString &detail);
    void miss(const Task &task, Incomplete::Why why, const QString &detail);
    Step &stepOf(const Task &task);

    // Asking and answers (engineasks.cpp)
    void pumpSoon();
    void pump();
    bool isStillWanted(const Task &task);
    bool hasRoom() const;
    bool isBudgetUsedUp() const;
    void ask(const Task &task);
    void cancelFlights();
    void settleDown();
    bool settleIndexWithinBudget();
    template <typename T>
    mdti::Api::Handler<T> handler(const Task &task, void (Private::*then)(const Task &, const T &));
    void arrived(const Task &task, const base::Error *error, bool fromStore);
    void failed(const Task &task, const base::Error &error);
    bool concernsEverything(const base::Error &error) const;
    void pageCame(const Task &task, const mdti::Page<mdti::PassiveDnsRow> &page);
    void coHostsCame(const Task &task, const mdti::Page<mdti::PassiveDnsRow> &page);
    void reputationCame(const Task &task, const mdti::Reputation &reputation);
    void profileCame(const Task &task, const mdti::Profile &profile);
    void profileListCame(const Task &task, const mdti::Page<mdti::Profile> &page);
    void articleCame(const Task &task, const mdti::Article &article);
    void countMalformed(int rows, const QString &problem, const QString &about);

    // Actors (engineactors.cpp)
    void namesChanged();
    void readOrWait(HostId id);
    void read(HostId id);
    void readWaiting();
    void cite(const QString &articleId, HostId id);
    void readArticle(const QString &articleId, HostId host);
    void matchIndex(HostId id);
    void matchAll();
    void indexChanged();
    void addNames(const mdti::Profile &profile);
    void actorFound(HostId host, ActorId actor);

    struct Flight
    {
        Task task;
        mdti::Api::Ticket ticket = 0;
        qint64 started = 0;
    };
    /// Something to ask that is not about one host.
    struct Errand
    {
        Ask ask = Ask::Profile;
        QString id, title;
        Step step = Step::Idle;
        quint8 tries = 0;
        bool namesAnActor = false; ///< a claim waits for it; else it only completes the picture
        QUrl next; ///< page of a list
    };

    Engine *q;
    const Services m_services;
    const std::shared_ptr<char> m_alive = std::make_shared<char>(); ///< handlers that outlive us do nothing
    attribution::NameBook m_ownNames; ///< when none was given
    attribution::NameBook &m_names;
    Ledger m_ledger;
    Walk m_walk;
    Frontier m_frontier;
    ClaimBook m_claims;
    ProgressMeter m_meter;

    bool m_running = false, m_paused = false, m_adopting = false;
    quint64 m_run = 0; ///< number of the run, so that timers of an earlier one do nothing
    base::Error m_failure;
    bool m_setOffline = false;

    QHash<quint64, Flight> m_flights;
    quint64 m_lastFlight = 0;
    bool m_pumpPlanned = false, m_flushPlanned = false, m_swept = false;
    std::vector<Errand> m_errands;
    QHash<QString, qint32> m_errandOf; ///< by kind and id
    QHash<Task, Incomplete> m_missing;
    QSet<Task> m_failedAnswers; ///< the part of it that was asked and counts as done
    QList<Incomplete> m_otherMissing; ///< not about a task of ours
    bool m_missingChanged = false;

    mdti::Api::Counts m_countsBefore; ///< at the start of the investigation
    net::Counters m_countersBefore;
    qint64 m_budgetBefore = 0, m_fromNetwork = 0; ///< of this run
    qint64 m_malformed = 0;
    QSet<qint32> m_failedInARow; ///< subjects, since the last answer: one bad host is not a dead service
    bool m_anySuccess = false;
    std::optional<base::Error> m_lastError; ///< of a request that was asked and not answered
    int m_reputationAnswers = 0, m_reputationServerErrors = 0;

    bool m_namesKnown = true; ///< the tenant's actor names are there, or are not to be waited for
    bool m_indexInUse = false, m_indexTriedWithinBudget = false;
    qint64 m_listedProfiles = 0;
    qint64 m_nextMatch = 0; ///< when the hosts known are looked up in the index again
    bool m_matchDue = false;
    std::vector<bool> m_matched; ///< per host: looked up when it was new
    QList<HostId> m_unread; ///< reputations that wait for the names
    QHash<HostId, QByteArray> m_raw; ///< JSON of reputations that may carry a claim
    QHash<QString, QSet<HostId>> m_waitForProfile; ///< profile id → hosts with a link to it
    struct Citation
    {
        HostId host;
        attribution::Evidence rule;
    };
    QHash<QString, QList<Citation>> m_citations; ///< article id → rules that link to it
    QHash<QString, mdti::Article> m_articles;
    struct CoHostTally
    {
        bool isForward = false, isCounting = false;
        qint64 rows = 0;
        QUrl next;
    };
    QHash<HostId, CoHostTally> m_coHostTallies; ///< of hosts for which one answer was not enough

    QList<Activity> m_activity;
    QHash<int, int> m_said; ///< lines per kind in this run
    qint64 m_lastFlush = 0, m_lastAssess = 0, m_assessCost = 0, m_lastIncomplete = 0;
    quint64 m_assessedRevision = 0;
    std::shared_ptr<const Assessment> m_assessment;
};

} // namespace chain
