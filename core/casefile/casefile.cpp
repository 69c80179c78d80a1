// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/casefile.h"

#include "core/casefile/answertable.h"
#include "core/casefile/filecopy.h"
#include "core/casefile/pack.h"
#include "core/casefile/schema.h"
#include "core/casefile/tables.h"

#include <QFile>
#include <QFileInfo>

namespace casefile {

using base::Status;
using Kind = SqlThread::Kind;

namespace {

Database::Settings settings(bool create)
{
    Database::Settings settings;
    settings.create = create;
    return settings;
}

Status prepareCase(Database &database)
{
    return schema::prepare(database, schema::caseFile);
}

base::Error refusal(const QString &path, const QString &code, const char *sentence)
{
    return {base::Failure::Storage, QString::fromUtf8(sentence).arg(path), 0, code, {}};
}

} // namespace

CaseFile::CaseFile(QString path, std::shared_ptr<SqlThread> sql, std::unique_ptr<QTemporaryDir> copy)
    : m_path(std::move(path))
    , m_copy(std::move(copy))
    , m_sql(std::move(sql))
    , m_mailbox(Mailbox::make())
{
    m_sql->setTroubleHandler([this, mailbox = m_mailbox](const Status &status) {
        mailbox->post([this, status] {
            if (status)
                Q_EMIT recovered();
            else
                Q_EMIT failed(status.error());
        });
    });
    (void)m_sql->call(Kind::Read, [this](Database &database) -> Status {
        m_run = tables::currentRun(database);
        m_runs = tables::readRuns(database);
        m_lastRun = m_runs.isEmpty() ? 0 : m_runs.last().number;
        return {};
    });
}

CaseFile::~CaseFile()
{
    m_sql->setTroubleHandler({});
    (void)m_sql->flush();
    m_mailbox->close();
}

base::Result<std::unique_ptr<CaseFile>> CaseFile::openFile(const QString &path, bool mayCreate)
{
    auto sql = std::make_shared<SqlThread>();
    if (const Status opened = sql->open(path, settings(mayCreate), prepareCase); !opened)
        return base::failure(opened.error());
    return std::unique_ptr<CaseFile>(new CaseFile(path, std::move(sql), {}));
}

base::Result<std::unique_ptr<CaseFile>> CaseFile::openCopy(const QString &path)
{
    auto folder = std::make_unique<QTemporaryDir>();
    const QString copy = folder->filePath(QFileInfo(path).fileName());
    if (const Status copied = copyDatabase(path, copy); !copied)
        return base::failure(copied.error());
    auto opened = openFile(copy, false);
    if (!opened) {
        base::Error error = opened.error();
        error.detail.replace(copy, path);
        return base::failure(error);
    }
    (*opened)->m_path = path;
    (*opened)->m_copy = std::move(folder);
    return opened;
}

base::Result<std::unique_ptr<CaseFile>> CaseFile::open(const QString &path, Mode mode)
{
    const QFileInfo file(path);
    if (!file.exists())
        return base::failure(refusal(path, trouble::missing, "%1 is not there."));
    if (file.isDir() || file.size() <= 1) // SQLite takes a file of one byte for an empty one
        return base::failure(refusal(path, trouble::notACase, "%1 is not a case file."));
    if (mode == Mode::ReadOnly)
        return openCopy(path);
    if (!file.isWritable())
        return base::failure(
            refusal(path, trouble::readOnly,
                    "%1 cannot be changed: the file or its folder is read-only. Open it read-only, or save "
                    "a copy elsewhere."));
    return openFile(path, false);
}

base::Result<std::unique_ptr<CaseFile>> CaseFile::create(const QString &path)
{
    const QFileInfo file(path);
    if (file.exists() && (file.isDir() || file.size() > 0))
        return base::failure(refusal(path, trouble::unusable, "%1 exists already."));
    return openFile(path, true);
}

base::Result<std::unique_ptr<CaseFile>> CaseFile::openOrCreate(const QString &path)
{
    const QFileInfo file(path);
    return file.exists() && file.size() > 0 ? open(path) : create(path);
}

base::Result<Contents> CaseFile::load()
{
    base::Result<Contents> contents;
    const Status read = m_sql->call(Kind::Read, [&](Database &database) -> Status {
        contents = tables::read(database, m_run);
        return {};
    });
    if (contents) {
        m_incomplete = contents->investigation.incomplete();
        m_plans = contents->plans;
    }
    return contents;
}

base::Result<chain::Investigation> CaseFile::loadRun(qint64 number)
{
    base::Result<chain::Investigation> investigation;
    (void)m_sql->call(Kind::Read, [&](Database &database) -> Status {
        investigation = tables::readInvestigation(database, number);
        return {};
    });
    return investigation;
}

void CaseFile::write(SqlThread::Work work)
{
    m_sql->post(Kind::LazyWrite, std::move(work));
}

void CaseFile::beginRun(const chain::Investigation &input, const QDateTime &freshFrom)
{
    Run run;
    run.number = m_run = ++m_lastRun;
    run.created = input.created;
    run.options = input.options;
    run.freshFrom = freshFrom;
    m_runs.append(run);
    m_incomplete.clear();
    m_sql->post(Kind::Write, [run, indicators = input.indicators, rejected = input.rejected](Database &database) {
        // An interrupted run that has found less than another one is of no use any more.
        if (Status kept = tables::keepOnly(database, {tables::currentRun(database)}); !kept)
            return kept;
        if (Status begun = tables::beginRun(database, run); !begun)
            return begun;
        return tables::writeInput(database, run.number, indicators, rejected);
    });
}

void CaseFile::setInput(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &rejected)
{
    write([=, run = m_run](Database &database) {
        const Status written = tables::writeInput(database, run, indicators, rejected);
        return written && run == 0
            ? tables::writeProperty(database, QStringLiteral("rejected"), pack::rejected(rejected))
            : written;
    });
}

void CaseFile::save(const chain::Delta &delta)
{
    qsizetype same = -1;
    if (delta.incomplete) {
        const auto differs = std::mismatch(m_incomplete.cbegin(), m_incomplete.cend(), delta.incomplete->cbegin(),
                                           delta.incomplete->cend());
        same = differs.first - m_incomplete.cbegin();
        m_incomplete = *delta.incomplete;
    }
    write([delta, same, run = m_run](Database &database) {
        const Status written = tables::writeDelta(database, run, delta);
        return written && same >= 0 ? tables::writeIncomplete(database, run, *delta.incomplete, same) : written;
    });
}

void CaseFile::endRun(const QDateTime &ended, const QString &ending)
{
    for (Run &each : m_runs) {
        if (each.number == m_run) {
            each.ended = ended;
            each.ending = ending;
        }
    }
    m_sql->post(Kind::Write, [=, run = m_run](Database &database) -> Status {
        if (Status written = tables::endRun(database, run, ended, ending); !written)
            return written;
        // This one and the one before that ended, to compare with.
        QList<qint64> kept{run};
        for (const Run &earlier : tables::readRuns(database)) {
            if (earlier.number < run && earlier.stored && earlier.ended.isValid())
                kept = {earlier.number, run};
        }
        return tables::keepOnly(database, kept);
    });
}

void CaseFile::setFound(const chain::Investigation &investigation)
{
    m_incomplete = investigation.incomplete();
    write([investigation, run = m_run](Database &database) {
        const Status removed = tables::removeFound(database, run);
        return removed ? tables::writeInvestigation(database, run, investigation) : removed;
    });
}

void CaseFile::saveView(const graph::ViewState &view, const chain::Investigation &investigation)
{
    savePackedView(pack::view(view, investigation));
}

void CaseFile::savePackedView(const QString &view)
{
    write([view](Database &database) { return tables::writeProperty(database, QStringLiteral("view"), view); });
}

void CaseFile::setPlaces(const Places &places)
{
    write([places](Database &database) {
        return tables::writeProperty(database, QStringLiteral("places"), pack::places(places));
    });
}

void CaseFile::setTags(const Tags &tags)
{
    write([tags](Database &database) {
        return tables::writeProperty(database, QStringLiteral("tags"), pack::tags(tags));
    });
}

void CaseFile::setNote(const Note &note)
{
    write([note](Database &database) { return tables::writeNote(database, note); });
}

Status CaseFile::setPlan(const KeptPlan &plan)
{
    if (plan.plan.isEmpty())
        m_plans.remove(plan.target);
    else
        m_plans.insert(plan.target, plan);
    return m_sql->call(Kind::Write, [&](Database &database) { return tables::writePlan(database, plan); });
}

void CaseFile::setTlp(const QString &tlp)
{
    write([tlp](Database &database) { return tables::writeProperty(database, QStringLiteral("tlp"), tlp); });
}

void CaseFile::setService(const QString &service)
{
    write(
        [service](Database &database) { return tables::writeProperty(database, QStringLiteral("service"), service); });
}

Status CaseFile::replace(const Contents &contents)
{
    Contents all = contents;
    if (all.run <= 0) {
        all.run = m_lastRun + 1;
        all.runs = {};
    }
    if (std::none_of(all.runs.cbegin(), all.runs.cend(), [&](const Run &run) { return run.number == all.run; })) {
        Run run;
        run.number = all.run;
        run.created = all.investigation.created;
        run.options = all.investigation.options;
        all.runs.append(run);
    }
    const Status written
        = m_sql->call(Kind::Write, [&](Database &database) { return tables::writeContents(database, all); });
    if (written) {
        m_run = all.run;
        m_lastRun = std::max(m_lastRun, m_run);
        m_runs = all.runs;
        m_plans = all.plans;
        m_incomplete = all.investigation.incomplete();
    }
    return written;
}

std::unique_ptr<mdti::AnswerStore> CaseFile::journal(std::shared_ptr<const base::Clock> clock,
                                                     const QDateTime &freshFrom) const
{
    return std::make_unique<AnswerFile>(m_sql, std::move(clock), Freshness{false, freshFrom});
}

Status CaseFile::forgetAnswersAbout(const QString &host)
{
    return m_sql->call(Kind::Write, [&](Database &database) { return answers::removeAbout(database, host); });
}

base::Result<CaseFile::JournalSize> CaseFile::journalSize() const
{
    JournalSize size;
    const Status read = m_sql->call(Kind::Read, [&](Database &database) -> Status {
        for (const answers::Share &share : answers::shares(database)) {
            size.answers += share.count;
            size.bytes += share.bytes;
        }
        const auto time = [&](const char *sql) {
            const auto ms = database.number(sql);
            return ms ? QDateTime::fromMSecsSinceEpoch(*ms, Qt::UTC) : QDateTime();
        };
        size.oldest = time("SELECT min(retrieved) FROM answers");
        size.newest = time("SELECT max(retrieved) FROM answers");
        return {};
    });
    return read ? base::Result<JournalSize>(size) : base::failure(read.error());
}

Status CaseFile::addAnswersOf(const QString &casePath)
{
    const auto other = open(casePath, Mode::ReadOnly);
    if (!other)
        return base::failure(other.error());
    return m_sql->call(Kind::Write, [&](Database &mine) {
        return (*other)->m_sql->call(Kind::Read, [&](Database &theirs) { return answers::addAll(theirs, mine); });
    });
}

Status CaseFile::flush()
{
    return m_sql->flush();
}

/// The file cannot even be read any more: what memory has becomes a file.
Status CaseFile::rescue(const QString &path, const Contents &inMemory) const
{
    Contents all = inMemory;
    all.run = m_run;
    all.runs = m_runs;
    all.plans = m_plans;
    const QString part = path + QStringLiteral(".part");
    QFile::remove(part);
    {
        Database database;
        Status written = database.open(part, settings(true));
        if (written)
            written = prepareCase(database);
        if (written)
            written = database.begin();
        if (written)
            written = tables::writeContents(database, all);
        if (written)
            written = database.commit();
        if (!written) {
            database.close();
            QFile::remove(part);
            return written;
        }
    }
    return putInPlace(part, path);
}

Status CaseFile::saveAs(const QString &path, const Contents *inMemory)
{
    if (const Status free = checkReplaceable(path); !free)
        return free;
    bool rescued = false;
    const auto copy = [&](Database &database) {
        const Status copied = copyInto(database, path);
        if (copied || !inMemory || copied.error().code == trouble::diskFull
            || copied.error().code == trouble::readOnly)
            return copied;
        rescued = true;
        return rescue(path, *inMemory);
    };
    const Status moved = m_sql->moveTo(path, settings(false), copy, [](Database &database) {
        const Status ready = prepareCase(database);
        return ready ? syncAll(database) : ready;
    });
    if (!moved)
        return moved;
    m_path = path;
    m_copy.reset();
    if (rescued) // jobs that had waited wrote their lines again
        write([activity = inMemory->activity](Database &database) {
            return tables::replaceActivity(database, activity);
        });
    for (const KeptPlan &plan : std::as_const(m_plans)) // also one that was told to have failed
        write([plan](Database &database) { return tables::writePlan(database, plan); });
    return {};
}

} // namespace casefile
