// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/attribution/claim.h"
#include "core/base/sharedhash.h"
#include "core/base/sharedlist.h"
#include "core/chain/options.h"
#include "core/ioc/indicator.h"
#include "core/mdti/types.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <limits>
#include <memory>
#include <optional>

/// What a run has found, as plain values. The engine owns one Investigation on its thread and reports every change as a
/// Delta; whoever needs a copy (window, case file) keeps its own and applies the same deltas in order.
namespace chain {

using HostId = qint32; ///< index into Investigation::hosts(); never reused within an investigation
using ActorId = qint32; ///< index into Investigation::actors()
using RecordId = qint32;
using ClaimId = qint32;

enum class HostState {
    Queued, ///< known, something about it still waits to be asked
    Asking, ///< a request for it is under way
    Complete, ///< everything the run's options ask for was answered
    Incomplete, ///< something could not be asked or answered: see Investigation::incomplete()
    NotSent, ///< internal or documentation space: never sent; nothing is known about it
};
QString toString(HostState state); ///< "queued", "asking", "complete", "incomplete", "not-sent"

/// Why a host is held: drawn and explained, not followed, adds nothing to a score.
struct Held
{
    enum class Why { CoHosts, Rows, NoiseList };
    Why why = Why::CoHosts;
    qint64 count = 0; ///< co-hosts or rows; 0 for a list
    QString list; ///< name of the noise list
    QString category; ///< "cdn", "cloud", "parking", "sinkhole", "public-dns", "dynamic-dns", …
    bool operator==(const Held &) const = default;
};

struct Host
{
    QString value; ///< canonical, unique
    ioc::Type type = ioc::Type::Domain;
    int hops = 0; ///< passive DNS edges from the nearest indicator; 0 = is one
    HostState state = HostState::Queued;
    bool reputationKnown = false; ///< an answer is there (it may say "unknown")
    bool recordsKnown = false; ///< passive DNS was asked and answered, as far as the options ask
    mdti::Classification classification = mdti::Classification::Unknown;
    int score = -1; ///< reputation score 0–100, -1 unknown
    QList<mdti::ReputationRule> rules;
    std::optional<qint64> coHosts; ///< names that share it (count of reverse records)
    std::optional<Held> held; ///< set also after a release, for the explanation
    bool released = false; ///< the analyst let it go on although it is held
    mdti::Provenance reputationFrom;

    bool isIndicator() const { return hops == 0; }
    bool isHeld() const { return held.has_value() && !released; }
    bool operator==(const Host &) const = default;
};

/// One passive DNS relation, unique by (name side, data side, type). Times are UTC seconds since 1970, or
/// `unknownTime`.
struct Record
{
    static constexpr qint64 unknownTime = std::numeric_limits<qint64>::min();
    HostId from = -1; ///< nearer to the indicators (fewer hops; ties by value)
    HostId to = -1;
    QString type; ///< upper case; shared strings
    qint64 firstSeen = unknownTime; ///< the earliest of all rows
    qint64 lastSeen = unknownTime; ///< the latest of all rows
    int rows = 1; ///< rows of the service merged here
    bool operator==(const Record &) const = default;
};

/// "host belongs to actor because evidence". Path, weight and group are derived: see Assessment.
struct Claim
{
    attribution::Kind kind = attribution::Kind::Rule;
    ActorId actor = -1;
    HostId host = -1;
    attribution::Evidence evidence;
    bool operator==(const Claim &) const = default;
};

struct Incomplete
{
    enum class What { PassiveDns, PassiveDnsReverse, Reputation, Profile, ProfileIndicators, Article };
    enum class Why { Budget, Throttled, Failed, Cancelled, Offline };
    HostId host = -1; ///< -1: not about a host (profiles)
    QString subject; ///< host value, profile title…
    What what = What::PassiveDns;
    Why why = Why::Failed;
    QString detail; ///< plain text
    bool operator==(const Incomplete &) const = default;
};
QString toString(Incomplete::What what); ///< "passiveDns", "passiveDnsReverse", "reputation", …
QString toString(Incomplete::Why why); ///< "budget", "throttled", "failed", "cancelled", "offline"

/// Counters since the start of the run.
struct Stats
{
    qint64 requests = 0; ///< resources asked over the network (a sub-request of a batch counts as one)
    qint64 httpCalls = 0; ///< HTTP exchanges, retries and batches included
    qint64 cacheHits = 0; ///< answers from case or cache
    qint64 throttled = 0; ///< 429 answers
    qint64 retries = 0;
    qint64 bytes = 0; ///< received
    qint64 malformedRows = 0;
    qint64 elapsedMs = 0;
    bool operator==(const Stats &) const = default;
};

/// One line of the Activity table.
struct Activity
{
    enum class Kind { Run, Request, Wait, Actor, Held, Warning, Failure };
    QDateTime time; ///< UTC
    Kind kind = Kind::Run;
    QString text; ///< a plain sentence, singleLine-safe
    QString about; ///< host or actor it is about, for selection; may be empty
    qint64 tookMs = -1;
};

/// How far a run is. Totals are estimates and may grow.
struct Progress
{
    enum class Phase { Idle, Running, Paused, ServicePause, Finished };
    Phase phase = Phase::Idle;
    qint64 done = 0, total = 0; ///< requests
    qint64 recordsDone = 0, recordsTotal = 0; ///< passive DNS part
    qint64 reputationDone = 0, reputationTotal = 0;
    qint64 profilesDone = 0, profilesTotal = 0;
    /// Of those done, without an answer. What is asked anew is done once, however often it was asked before.
    qint64 failed = 0, recordsFailed = 0, reputationFailed = 0;
    qint64 waiting = 0; ///< requests queued
    int inFlight = 0, width = 0; ///< at once now / allowed
    double perSecond = 0;
    qint64 pauseLeftMs = 0; ///< of a service pause
    qint64 leftMs = -1; ///< estimate; -1 unknown
    qint64 firstActorMs = -1; ///< when the first actor was found, since start
    int failures = 0; ///< what is missing and was not cancelled
};

/// One way from an indicator to a claim's host and what the claim weighs on it.
struct WeighedClaim
{
    ClaimId claim = -1;
    QList<HostId> path; ///< indicator … host, a shortest path; one element when the host is an indicator
    attribution::Terms terms;
    QString group; ///< independent artifact it counts for
    bool counted = false; ///< the best of its group
    bool operator==(const WeighedClaim &) const = default;
};

struct RankedActor
{
    ActorId actor = -1;
    int score = 0; ///< 0–100
    int independentArtifacts = 0; ///< groups with a weight above 0
    QList<WeighedClaim> claims; ///< heaviest first, ties by kind, host value
    QList<HostId> indicators; ///< those that lead to it, in input order
    qint64 firstSeen = Record::unknownTime, lastSeen = Record::unknownTime; ///< over the records on its paths
    bool operator==(const RankedActor &) const = default;
};

/// Derived from an Investigation by `assess`; sorted by score, then number of artifacts, then name.
struct Assessment
{
    QList<RankedActor> actors;
    const RankedActor *find(ActorId actor) const;
};

/// Changes, to be applied in the order they were made. Values replace what is there at their index.
struct Delta
{
    QList<QPair<HostId, Host>> hosts; ///< new (id = current count, ascending) or changed
    QList<QPair<RecordId, Record>> records;
    QList<QPair<ActorId, attribution::Actor>> actors;
    QList<QPair<ClaimId, Claim>> claims; ///< claims are only added or replaced, never removed
    std::optional<QList<Incomplete>> incomplete; ///< the whole list, when it changed
    QList<Activity> activity;
    std::shared_ptr<const Assessment> assessment; ///< set when scores may have changed
    Progress progress;
    Stats stats;
    bool isEmpty() const;
};

using Hosts = base::SharedList<Host>;
using Records = base::SharedList<Record>;
using Claims = base::SharedList<Claim>;
using Actors = base::SharedList<attribution::Actor>;

/// Copies are snapshots: cheap to take, and cheap for whoever goes on changing the original.
class Investigation
{
public:
    const Hosts &hosts() const { return m_hosts; }
    const Records &records() const { return m_records; }
    const Actors &actors() const { return m_actors; }
    const Claims &claims() const { return m_claims; }
    const QList<Incomplete> &incomplete() const { return m_incomplete; }
    const Stats &stats() const { return m_stats; }

    /// -1 when unknown. `value` is canonical.
    HostId find(const QString &value) const { return m_byValue.value(value, -1); }
    /// Records that touch the host, in no particular order.
    const QList<RecordId> &recordsOf(HostId host) const;
    /// Claims about the host.
    const QList<ClaimId> &claimsOf(HostId host) const;

    /// An id out of sequence is a bug and asserts.
    void apply(const Delta &delta);

    /// The input of the run, set once before the first delta.
    QList<ioc::Indicator> indicators;
    QList<ioc::Rejected> rejected;
    Options options;
    QDateTime created; ///< UTC start of the run

private:
    friend class Ledger; ///< the engine's way to change it, which makes the deltas
    void appendHost(const Host &host);
    void appendRecord(const Record &record);
    void appendClaim(const Claim &claim);

    Hosts m_hosts;
    Records m_records;
    Actors m_actors;
    Claims m_claims;
    QList<Incomplete> m_incomplete;
    Stats m_stats;
    base::SharedHash<QString, HostId> m_byValue;
    base::SharedList<QList<RecordId>> m_recordsOf; ///< per host
    base::SharedList<QList<ClaimId>> m_claimsOf; ///< per host
};

/// Paths, weights, scores. Deterministic: depends on the values, not on ids or order. Linear in records.
Assessment assess(const Investigation &investigation);

} // namespace chain

Q_DECLARE_METATYPE(chain::Delta)
Q_DECLARE_METATYPE(chain::Progress)
