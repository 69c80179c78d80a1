// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/sqlthread.h"

#include <QFileInfo>

#include <chrono>
#include <future>

namespace casefile {

namespace {

constexpr auto lazyWait = std::chrono::milliseconds(250);
constexpr qint64 retryMs = 1000;
constexpr size_t mostAtOnce = 4096; // jobs in one transaction: so that the first ones need not wait for ever

qint64 nowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// Writes a page that says what it said before.
base::Status touch(Database &database)
{
    const auto version = database.number("PRAGMA user_version");
    if (!version)
        return base::failure(database.error());
    return database.execute(QByteArray("PRAGMA user_version = " + QByteArray::number(*version)).constData());
}

/// The disk's fault rather than the job's: trying again may help. A drive that goes away in the middle of a page looks
/// like a damaged file, too.
bool mayHeal(const base::Error &error)
{
    return error.code == trouble::diskFull || error.code == trouble::readOnly || error.code == trouble::failed
        || error.code == trouble::missing || error.code == trouble::locked || error.code == trouble::damaged;
}

} // namespace

SqlThread::SqlThread() = default;

SqlThread::~SqlThread()
{
    if (!m_thread)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread->wait();
}

base::Status SqlThread::open(const QString &path, const Database::Settings &settings, Work prepare)
{
    std::promise<base::Status> opened;
    auto result = opened.get_future();
    m_path = path;
    m_thread.reset(QThread::create([&, this] {
        base::Status status = m_database.open(path, settings);
        if (status && prepare)
            status = prepare(m_database);
        const bool good = status.has_value();
        if (!good)
            m_database.close();
        opened.set_value(std::move(status)); // what was captured by reference may be gone after this
        if (good)
            loop();
        m_database.close();
    }));
    m_thread->setObjectName(QStringLiteral("sql"));
    m_thread->start();
    base::Status status = result.get();
    if (!status) {
        m_thread->wait();
        m_thread.reset();
    }
    return status;
}

void SqlThread::enqueue(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (job.kind != Kind::LazyWrite)
            ++m_eager;
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void SqlThread::post(Kind kind, Work work, std::shared_ptr<Mailbox> mailbox, Done done)
{
    enqueue({kind, std::move(work), std::move(mailbox), std::move(done)});
}

base::Status SqlThread::callJob(Job job)
{
    auto promise = std::make_shared<std::promise<base::Status>>();
    auto result = promise->get_future();
    job.done = [promise](base::Status status) { promise->set_value(std::move(status)); };
    job.waitedFor = true;
    enqueue(std::move(job));
    return result.get();
}

base::Status SqlThread::call(Kind kind, Work work)
{
    return callJob({kind, std::move(work), {}, {}});
}

base::Status SqlThread::outside(Work work)
{
    return callJob({Kind::Read, std::move(work), {}, {}, true});
}

base::Status SqlThread::flush()
{
    return callJob({Kind::Read,
                    [this](Database &) {
                        if (m_troubled)
                            retryKept();
                        return m_troubled ? base::Status(base::failure(m_why)) : base::Status();
                    },
                    {},
                    {},
                    true});
}

base::Status SqlThread::moveTo(const QString &path, const Database::Settings &settings, Work copy, Work prepare)
{
    const auto work = [&, this](Database &database) -> base::Status {
        if (base::Status copied = copy(database); !copied)
            return copied;
        const QString old = database.path();
        database.close();
        base::Status ready = database.open(path, settings);
        if (ready)
            ready = prepare(database);
        if (!ready) {
            database.close();
            if (!database.open(old, settings))
                setTrouble(base::failure(database.error()));
            return ready;
        }
        {
            const std::lock_guard lock(m_mutex);
            m_path = path;
        }
        if (m_troubled)
            retryKept();
        return {};
    };
    return callJob({Kind::Read, work, {}, {}, true});
}

void SqlThread::setTroubleHandler(std::function<void(base::Status)> handler)
{
    const std::lock_guard lock(m_mutex);
    m_onTrouble = std::move(handler);
}

QString SqlThread::path() const
{
    const std::lock_guard lock(m_mutex);
    return m_path;
}

void SqlThread::loop()
{
    for (Jobs jobs; takeJobs(jobs); jobs.clear())
        process(std::move(jobs));
    if (m_troubled)
        retryKept();
}

/// Waits for work. False: it is time to end.
bool SqlThread::takeJobs(Jobs &jobs)
{
    std::unique_lock lock(m_mutex);
    const auto something = [this] { return m_stop || !m_queue.empty(); };
    if (m_troubled)
        m_wake.wait_for(lock, std::chrono::milliseconds(retryMs), something);
    else
        m_wake.wait(lock, something);
    if (!m_queue.empty() && m_eager == 0 && !m_stop)
        m_wake.wait_for(lock, lazyWait, [this] { return m_stop || m_eager > 0; });
    if (m_queue.size() <= mostAtOnce) {
        jobs.swap(m_queue);
        m_eager = 0;
    } else {
        for (size_t n = 0; n < mostAtOnce; ++n) {
            m_eager -= m_queue.front().kind != Kind::LazyWrite;
            jobs.push_back(std::move(m_queue.front()));
            m_queue.pop_front();
        }
    }
    return !jobs.empty() || !m_stop;
}

void SqlThread::process(Jobs jobs)
{
    if (m_troubled && nowMs() - m_triedMs >= retryMs)
        retryKept();
    while (!jobs.empty()) {
        if (jobs.front().outside) {
            runOne(jobs.front());
            jobs.pop_front();
            continue;
        }
        Jobs group;
        while (!jobs.empty() && !jobs.front().outside) {
            group.push_back(std::move(jobs.front()));
            jobs.pop_front();
        }
        runGroup(std::move(group));
    }
}

void SqlThread::runOne(Job &job)
{
    finish(job, job.work(m_database));
}

void SqlThread::runGroup(Jobs group)
{
    const bool writes
        = std::any_of(group.cbegin(), group.cend(), [](const Job &job) { return job.kind != Kind::Read; });
    if (!writes) {
        for (Job &job : group)
            runOne(job);
        return;
    }
    if (m_troubled) {
        fail(std::move(group), m_why);
        return;
    }
    std::deque<base::Status> results;
    if (const base::Status written = writeAll(group, results); !written) {
        setTrouble(written);
        fail(std::move(group), written.error());
        return;
    }
    for (size_t n = 0; n < group.size(); ++n)
        finish(group[n], results[n]);
}

/// One transaction. An error of the disk undoes all of it; an error of one job is that job's alone.
base::Status SqlThread::writeAll(Jobs &group, std::deque<base::Status> &results)
{
    if (base::Status there = fileIsThere(); !there)
        return there;
    if (base::Status begun = m_database.begin(); !begun)
        return begun;
    for (Job &job : group) {
        results.push_back(job.work(m_database));
        const base::Status &result = results.back();
        if (!result && (!m_database.inTransaction() || mayHeal(result.error()))) {
            base::Status why = result;
            m_database.rollback();
            return why;
        }
    }
    base::Status committed = m_database.commit();
    if (!committed)
        m_database.rollback();
    else
        ++m_commits;
    return committed;
}

/// A file that was removed still takes writes on some systems; nobody would ever see them.
base::Status SqlThread::fileIsThere()
{
    if (nowMs() - m_lookedMs < retryMs)
        return {};
    if (!QFileInfo::exists(m_database.path()))
        return base::failure(
            base::Error{base::Failure::Storage,
                        QStringLiteral("%1 is no longer there. Save it elsewhere.").arg(m_database.path()),
                        0,
                        trouble::missing,
                        {}});
    m_lookedMs = nowMs();
    return {};
}

/// Reads still run; what writes is told and kept.
void SqlThread::fail(Jobs group, const base::Error &why)
{
    for (Job &job : group) {
        if (job.kind == Kind::Read) {
            runOne(job);
            continue;
        }
        finish(job, base::failure(why));
        job.mailbox.reset();
        job.done = {};
        if (!job.waitedFor) // whatever the trouble is: another file may take it
            m_kept.push_back(std::move(job));
    }
}

bool SqlThread::retryKept()
{
    std::deque<base::Status> results;
    m_triedMs = nowMs();
    m_lookedMs = 0;
    // Without a job nothing would be written, and nothing would be known.
    Jobs probe(1);
    probe.front().work = [](Database &database) { return touch(database); };
    const base::Status written = writeAll(m_kept.empty() ? probe : m_kept, results);
    if (!written) {
        m_why = written.error();
        return false;
    }
    m_kept.clear();
    setTrouble({});
    return true;
}

void SqlThread::setTrouble(const base::Status &status)
{
    m_triedMs = nowMs();
    m_troubled = !status;
    if (!status)
        m_why = status.error();
    std::function<void(base::Status)> handler;
    {
        const std::lock_guard lock(m_mutex);
        handler = m_onTrouble;
    }
    if (handler)
        handler(status);
}

void SqlThread::finish(Job &job, const base::Status &status)
{
    if (!job.done)
        return;
    if (job.mailbox)
        job.mailbox->post([done = std::move(job.done), status] { done(status); });
    else
        job.done(status);
    job.done = {};
}

} // namespace casefile
