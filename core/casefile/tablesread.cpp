// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/answertable.h"
#include "core/casefile/pack.h"
#include "core/casefile/packing.h"
#include "core/casefile/tables.h"

namespace casefile::tables {

using base::Status;

namespace {

qint64 seconds(const Statement &row, int column)
{
    return row.isNull(column) ? chain::Record::unknownTime : row.number(column);
}

/// Reads one run. What cannot be used is counted; ids are given anew in the order of the old ones, so that they stay
/// the same unless something is missing.
class Reader
{
public:
    Reader(Database &database, qint64 run)
        : m_database(database)
        , m_first(idOf(run, 0))
        , m_end(idOf(run + 1, 0))
        , m_run(run)
    {
    }

    chain::Investigation read();
    const Losses &losses() const { return m_losses; }
    bool good() const { return m_good; }
    const base::Error &error() const { return m_error; } ///< the first one

private:
    void each(const char *sql, auto use)
    {
        Statement &query = m_database.statement(sql);
        query.bind(0, m_first).bind(1, m_end);
        while (query.step())
            use(query, query.number(0) - m_first);
        note(query);
        query.reset();
    }
    void note(const Statement &query)
    {
        if (m_good && !query.good())
            m_error = m_database.error(); // the next statement forgets it
        m_good = m_good && query.good();
    }
    void readHead();
    void readIndicators();
    void readHosts();
    void readRecords();
    void readActors();
    void readClaims();
    void readIncomplete();
    void hand(bool all = true);
    static void note(QList<qint32> &map, qint64 id, qint32 now, qint64 &lost);
    static qint32 mapped(const QList<qint32> &map, qint64 id) { return id >= 0 && id < map.size() ? map.at(id) : -1; }
    QString shared(const QString &type);

    Database &m_database;
    qint64 m_first, m_end, m_run;
    chain::Investigation m_investigation;
    chain::Delta m_delta; ///< read, not yet handed over: a few thousand values at a time, or memory is asked for twice
    QList<qint32> m_hosts, m_actors; ///< id in the file → id now; -1 lost
    QSet<QString> m_values;
    QStringList m_types;
    Losses m_losses;
    bool m_good = true;
    base::Error m_error;
};

/// Gaps in the ids are rows that are lost.
void Reader::note(QList<qint32> &map, qint64 id, qint32 now, qint64 &lost)
{
    constexpr qint64 mostGap = 10'000'000; // a wild id of a damaged row must not fill the memory
    if (id < map.size() || id - map.size() > mostGap)
        return;
    for (; map.size() < id; ++lost)
        map.append(-1);
    map.append(now);
}

void Reader::hand(bool all)
{
    constexpr qsizetype many = 2000;
    if (!all && m_delta.hosts.size() < many && m_delta.records.size() < many)
        return;
    m_investigation.apply(m_delta);
    m_delta.hosts.clear();
    m_delta.records.clear();
    m_delta.actors.clear();
    m_delta.claims.clear();
}

void Reader::readHead()
{
    Statement &query = m_database.statement("SELECT created, options, stats, rejected FROM runs WHERE number = ?1");
    query.bind(0, m_run);
    if (query.step()) {
        m_investigation.created = query.time(0);
        m_investigation.options = pack::optionsFrom(query.text(1));
        m_delta.stats = pack::statsFrom(query.text(2));
        m_investigation.rejected = pack::rejectedFrom(query.text(3));
    }
    note(query);
    query.reset();
}

void Reader::readIndicators()
{
    qint64 next = 0;
    each("SELECT id, type, value, written, reach, occurrences, file, line, page, object, context FROM indicators "
         "WHERE id >= ?1 AND id < ?2 ORDER BY id",
         [&](const Statement &row, qint64 id) {
             m_losses.indicators += id - next;
             next = id + 1;
             ioc::Indicator indicator;
             indicator.type = pack::enumFrom(row.number(1), ioc::Type::Domain, ioc::Type::Domain);
             indicator.value = row.text(2);
             indicator.written = row.text(3);
             indicator.reach = pack::enumFrom(row.number(4), ioc::Reach::Internal, ioc::Reach::Internal);
             indicator.occurrences = row.integer(5);
             indicator.source = {row.text(6), row.number(7), row.integer(8), row.text(9), row.text(10)};
             m_investigation.indicators.append(indicator);
         });
}

void Reader::readHosts()
{
    each(
        "SELECT id, value, type, hops, state, flags, classification, score, cohosts, held, rules, request, request_id, "
        "retrieved FROM hosts WHERE id >= ?1 AND id < ?2 ORDER BY id",
        [&](const Statement &row, qint64 id) {
            chain::Host host;
            host.value = row.text(1);
            if (host.value.isEmpty() || m_values.contains(host.value))
                return; // a gap, unless it is the last one
            host.type = pack::enumFrom(row.number(2), ioc::Type::Domain, ioc::Type::Domain);
            host.hops = row.integer(3);
            host.state = pack::enumFrom(row.number(4), chain::HostState::NotSent, chain::HostState::Incomplete);
            const int flags = row.integer(5);
            host.reputationKnown = flags & 1;
            host.recordsKnown = flags & 2;
            host.released = flags & 4;
            host.classification
                = pack::enumFrom(row.number(6), mdti::Classification::Malicious, mdti::Classification::Unknown);
            host.score = row.integer(7);
            if (!row.isNull(8))
                host.coHosts = row.number(8);
            if (!row.isNull(9))
                host.held = pack::heldFrom(row.text(9));
            if (!row.isNull(10))
                host.rules = pack::rulesFrom(row.text(10));
            host.reputationFrom = {row.text(11), row.text(12), row.time(13), (flags & 8) != 0};
            const auto now = qint32(m_investigation.hosts().size() + m_delta.hosts.size());
            note(m_hosts, id, now, m_losses.hosts);
            m_values.insert(host.value);
            m_delta.hosts.append({now, host});
            hand(false);
        });
}

/// One string for each type instead of one for each record.
QString Reader::shared(const QString &type)
{
    const qsizetype known = m_types.indexOf(type);
    if (known >= 0)
        return m_types.at(known);
    m_types.append(type);
    return type;
}

void Reader::readRecords()
{
    qint64 next = 0;
    each("SELECT id, \"from\", \"to\", type, first_seen, last_seen, rows FROM records WHERE id >= ?1 AND id < ?2 ORDER "
         "BY id",
         [&](const Statement &row, qint64 id) {
             m_losses.records += id - next;
             next = id + 1;
             chain::Record record;
             record.from = mapped(m_hosts, row.number(1));
             record.to = mapped(m_hosts, row.number(2));
             if (record.from < 0 || record.to < 0) {
                 ++m_losses.records;
                 return;
             }
             record.type = shared(row.text(3));
             record.firstSeen = seconds(row, 4);
             record.lastSeen = seconds(row, 5);
             record.rows = row.integer(6);
             m_delta.records.append({qint32(m_investigation.records().size() + m_delta.records.size()), record});
             hand(false);
         });
}

void Reader::readActors()
{
    each("SELECT id, name, profile_id, detail FROM actors WHERE id >= ?1 AND id < ?2 ORDER BY id",
         [&](const Statement &row, qint64 id) {
             attribution::Actor actor = pack::actorFrom(row.text(3));
             actor.name = row.text(1);
             actor.profileId = row.text(2);
             const auto now = qint32(m_delta.actors.size());
             note(m_actors, id, now, m_losses.actors);
             m_delta.actors.append({now, actor});
         });
}

void Reader::readClaims()
{
    qint64 next = 0;
    each("SELECT id, kind, actor, host, evidence, raw FROM claims WHERE id >= ?1 AND id < ?2 ORDER BY id",
         [&](const Statement &row, qint64 id) {
             m_losses.claims += id - next;
             next = id + 1;
             chain::Claim claim;
             claim.kind = pack::enumFrom(row.number(1), attribution::Kind::Mention, attribution::Kind::Mention);
             claim.actor = mapped(m_actors, row.number(2));
             claim.host = mapped(m_hosts, row.number(3));
             if (claim.actor < 0 || claim.host < 0) {
                 ++m_losses.claims;
                 return;
             }
             claim.evidence = pack::evidenceFrom(row.text(4));
             if (!row.isNull(5))
                 claim.evidence.raw = answers::unpack(row.bytes(5));
             m_delta.claims.append({qint32(m_delta.claims.size()), claim});
         });
}

void Reader::readIncomplete()
{
    QList<chain::Incomplete> incomplete;
    each("SELECT id, host, subject, what, why, detail FROM incomplete WHERE id >= ?1 AND id < ?2 ORDER BY id",
         [&](const Statement &row, qint64) {
             chain::Incomplete missing;
             missing.host = mapped(m_hosts, row.number(1));
             if (missing.host < 0 && row.number(1) >= 0)
                 return; // its host is counted already
             missing.subject = row.text(2);
             missing.what
                 = pack::enumFrom(row.number(3), chain::Incomplete::What::Article, chain::Incomplete::What::PassiveDns);
             missing.why
                 = pack::enumFrom(row.number(4), chain::Incomplete::Why::Offline, chain::Incomplete::Why::Failed);
             missing.detail = row.text(5);
             incomplete.append(missing);
         });
    m_delta.incomplete = incomplete;
}

chain::Investigation Reader::read()
{
    readHead();
    readIndicators();
    readHosts();
    hand();
    readRecords();
    hand();
    readActors();
    readClaims();
    readIncomplete();
    hand();
    return std::move(m_investigation);
}

} // namespace

base::Result<chain::Investigation> readInvestigation(Database &database, qint64 run, Losses *losses)
{
    Reader reader(database, run);
    chain::Investigation investigation = reader.read();
    if (losses)
        *losses = reader.losses();
    else if (!reader.good())
        return base::failure(reader.error());
    else if (reader.losses().all() > 0)
        return base::failure(
            base::Error{base::Failure::Storage,
                        QStringLiteral("%1 is damaged: %2 rows are missing. Recover what can be read into a new file.")
                            .arg(database.path())
                            .arg(reader.losses().all()),
                        0,
                        trouble::damaged,
                        {}});
    return investigation;
}

QList<Run> readRuns(Database &database)
{
    QList<Run> runs;
    Statement &query = database.statement("SELECT number, created, ended, ending, fresh_from, options, stats, "
                                          "EXISTS (SELECT 1 FROM indicators WHERE id >= number << 32 AND id < (number "
                                          "+ 1) << 32) FROM runs ORDER BY number");
    while (query.step()) {
        Run run;
        run.number = query.number(0);
        run.created = query.time(1);
        run.ended = query.time(2);
        run.ending = query.text(3);
        run.freshFrom = query.time(4);
        run.options = pack::optionsFrom(query.text(5));
        run.stats = pack::statsFrom(query.text(6));
        run.stored = query.number(7) != 0;
        runs.append(run);
    }
    query.reset();
    return runs;
}

qint64 currentRun(Database &database)
{
    const auto reached = [&](qint64 run) {
        Statement &query = database.statement("SELECT (SELECT count(*) FROM hosts WHERE id >= ?1 AND id < ?2) + "
                                              "(SELECT count(*) FROM claims WHERE id >= ?1 AND id < ?2)");
        query.bind(0, idOf(run, 0)).bind(1, idOf(run + 1, 0));
        const qint64 count = query.step() ? query.number(0) : 0;
        query.reset();
        return count;
    };
    qint64 best = 0, most = -1;
    const QList<Run> runs = readRuns(database);
    for (auto run = runs.crbegin(); run != runs.crend(); ++run) {
        if (!run->stored)
            continue;
        if (run->ended.isValid() && best == 0)
            return run->number;
        const qint64 count = reached(run->number);
        if (count > most) { // ties: the newer one, which comes first
            best = run->number;
            most = count;
        }
        if (run->ended.isValid())
            break;
    }
    return best;
}

base::Result<Contents> read(Database &database, qint64 run, Losses *losses)
{
    Contents contents;
    auto investigation = readInvestigation(database, run, losses);
    if (!investigation)
        return base::failure(investigation.error());
    contents.investigation = std::move(*investigation);
    contents.runs = readRuns(database);
    const auto unread = [&] { return !losses && database.isDamaged(); };
    if (unread())
        return base::failure(database.error());
    contents.run = run;
    QString view;
    Statement &properties = database.statement("SELECT name, value FROM properties");
    while (properties.step()) {
        if (properties.text(0) == u"tlp")
            contents.tlp = properties.text(1);
        else if (properties.text(0) == u"view")
            view = properties.text(1);
        else if (properties.text(0) == u"service")
            contents.service = properties.text(1);
        else if (properties.text(0) == u"tags")
            contents.tags = pack::tagsFrom(properties.text(1));
        else if (properties.text(0) == u"places")
            contents.places = pack::placesFrom(properties.text(1));
        else if (properties.text(0) == u"rejected" && run == 0)
            contents.investigation.rejected = pack::rejectedFrom(properties.text(1));
    }
    properties.reset();
    if (unread())
        return base::failure(database.error());
    contents.view = pack::viewFrom(view, contents.investigation);
    Statement &notes = database.statement("SELECT subject, text, pinned FROM notes");
    while (notes.step()) {
        const Note note{notes.text(0), notes.text(1), notes.number(2) != 0};
        contents.notes.insert(note.subject, note);
        if (const chain::HostId host = contents.investigation.find(note.subject); host >= 0)
            contents.view.noted.insert(host);
    }
    notes.reset();
    if (unread())
        return base::failure(database.error());
    Statement &plans = database.statement("SELECT target, made, plan FROM plans ORDER BY id");
    while (plans.step())
        contents.plans.insert(plans.text(0), {plans.text(0), plans.time(1), plans.text(2)});
    plans.reset();
    if (unread())
        return base::failure(database.error());
    Statement &activity = database.statement("SELECT time, kind, text, about, took FROM activity ORDER BY id");
    while (activity.step())
        contents.activity.append(
            {activity.time(0),
             pack::enumFrom(activity.number(1), chain::Activity::Kind::Failure, chain::Activity::Kind::Run),
             activity.text(2), activity.text(3), activity.number(4)});
    activity.reset();
    return contents;
}

} // namespace casefile::tables
