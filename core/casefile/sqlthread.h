// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/database.h"
#include "core/casefile/mailbox.h"

#include <QThread>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace casefile {

/// One database on a thread of its own. Jobs run in the order they were given; everything that is queued while a commit
/// runs goes into the next one. Public members may be called from any thread. The destructor finishes what is queued
/// and closes the file.
///
/// When the disk takes no more (full, gone, read-only), jobs that write are told so at once and, if they were posted,
/// kept: they are tried again about once a second, so that nothing is lost when there is room again or another file is
/// used.
class SqlThread
{
public:
    using Work = std::function<base::Status(Database &)>;
    using Done = std::function<void(base::Status)>;
    enum class Kind {
        Read, ///< changes nothing
        Write, ///< `done` comes after the commit
        LazyWrite, ///< may wait for others up to a quarter of a second
    };

    SqlThread();
    ~SqlThread();
    SqlThread(const SqlThread &) = delete;
    SqlThread &operator=(const SqlThread &) = delete;

    /// Blocks. `prepare` runs on the new thread once the file is open (schema, migration); its error is the result.
    base::Status open(const QString &path, const Database::Settings &settings, Work prepare);

    /// `done` is posted to `mailbox` (may be null when there is no `done`), exactly once.
    void post(Kind kind, Work work, std::shared_ptr<Mailbox> mailbox = {}, Done done = {});
    /// Blocks until the job and everything before it is committed or has failed. One that failed is not tried again.
    base::Status call(Kind kind, Work work);
    /// Blocks; not inside a transaction, for what SQLite does only there (VACUUM, checkpoints).
    base::Status outside(Work work);
    /// Blocks until everything queued is on disk; the error says why it is not.
    base::Status flush();

    /// Moves to another file, which `prepare` has to make ready; jobs that wait go there. On failure all stays as it
    /// is.
    base::Status moveTo(const QString &path, const Database::Settings &settings, Work copy, Work prepare);

    /// Told when commits begin to fail (the error) and when they work again (no error). On the SQL thread, so post.
    void setTroubleHandler(std::function<void(base::Status)> handler);
    bool inTrouble() const { return m_troubled; }
    qint64 commits() const { return m_commits; }
    QString path() const;

private:
    struct Job
    {
        Kind kind = Kind::Read;
        Work work;
        std::shared_ptr<Mailbox> mailbox;
        Done done;
        bool outside = false; ///< of any transaction: moves, attaches, checkpoints
        bool waitedFor = false; ///< the caller is told and decides; what the work refers to may be gone later
    };
    using Jobs = std::deque<Job>;
    class Thread;

    void enqueue(Job job);
    base::Status callJob(Job job);
    void loop();
    bool takeJobs(Jobs &jobs);
    void process(Jobs jobs);
    void runGroup(Jobs group);
    void runOne(Job &job);
    void fail(Jobs group, const base::Error &why); ///< keeps what was posted
    bool retryKept();
    base::Status writeAll(Jobs &group, std::deque<base::Status> &results);
    base::Status fileIsThere();
    void setTrouble(const base::Status &status);
    static void finish(Job &job, const base::Status &status);

    std::unique_ptr<QThread> m_thread;
    Database m_database; ///< the SQL thread's, like everything below but what the lock guards
    Jobs m_kept; ///< told to have failed, to be tried again
    base::Error m_why;
    qint64 m_triedMs = 0, m_lookedMs = 0;
    std::atomic<bool> m_troubled = false;
    std::atomic<qint64> m_commits = 0;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    Jobs m_queue;
    int m_eager = 0; ///< queued jobs that do not wait for others
    bool m_stop = false;
    std::function<void(base::Status)> m_onTrouble;
    QString m_path;
};

} // namespace casefile
