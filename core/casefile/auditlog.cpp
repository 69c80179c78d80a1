// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/auditlog.h"

#include "core/base/text.h"
#include "core/casefile/auditchain.h"
#include "core/net/redact.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace casefile {

namespace {

constexpr auto writeEvery = std::chrono::milliseconds(500);
constexpr qsizetype writeAt = 4096; ///< entries that do not wait for the half second
constexpr qsizetype mostQueued = 500'000; ///< while the disk is full; then the oldest go, and a note says so

base::Clock *systemTime()
{
    static base::SystemClock clock;
    return &clock;
}

/// Looking for secrets costs more than all the rest; paths of lookups have none of these.
QString blanked(const QString &text)
{
    const bool suspicious = text.contains(u'=') || text.contains(QLatin1String("eyJ"))
        || text.contains(QLatin1String("earer "), Qt::CaseInsensitive);
    return base::singleLine(suspicious ? net::redacted(text) : text, 2000);
}

} // namespace

QString toString(AuditEntry::Act act)
{
    switch (act) {
    case AuditEntry::Act::Lookup:
        return QStringLiteral("lookup");
    case AuditEntry::Act::Write:
        return QStringLiteral("write");
    case AuditEntry::Act::Note:
        break;
    }
    return QStringLiteral("note");
}

class AuditLog::Private
{
public:
    explicit Private(Settings wanted)
        : settings(std::move(wanted))
        , keepDays(settings.keepDays)
        , m_chain(settings)
        , m_thread([this] { run(); })
    {
    }

    ~Private()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_wake.notify_all();
        m_thread.join();
    }

    void add(AuditEntry entry)
    {
        bool full = false;
        {
            const std::lock_guard lock(m_mutex);
            if (m_queue.size() >= mostQueued) {
                m_queue.removeFirst();
                ++m_dropped;
            }
            m_queue.append(std::move(entry));
            full = m_queue.size() >= writeAt;
        }
        if (full)
            m_wake.notify_all();
    }

    base::Status flush()
    {
        std::unique_lock lock(m_mutex);
        const quint64 round = ++m_asked;
        m_wake.notify_all();
        m_done.wait(lock, [&] { return m_answered >= round; });
        return m_last;
    }

    const Settings settings;
    std::atomic_int keepDays;

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait_for(lock, writeEvery, [this] { return m_ending || m_asked > m_answered || m_queue.size() >= writeAt; });
            const quint64 round = m_asked;
            const bool ending = m_ending;
            if (!m_queue.isEmpty())
                writeQueued(lock);
            else
                m_last = {};
            if (round > m_answered) {
                m_answered = round;
                m_done.notify_all();
            }
            if (ending)
                return;
        }
    }

    void writeQueued(std::unique_lock<std::mutex> &lock)
    {
        QList<AuditEntry> batch = std::exchange(m_queue, {});
        if (const qint64 dropped = std::exchange(m_dropped, 0))
            batch.prepend({AuditEntry::Act::Note, {}, {}, QStringLiteral("%1 entries could not be kept").arg(dropped), {}, {}});
        lock.unlock();
        for (AuditEntry &entry : batch) {
            entry.what = blanked(entry.what);
            entry.result = blanked(entry.result);
        }
        qsizetype written = 0;
        m_chain.setKeepDays(keepDays);
        const base::Status good = m_chain.append(batch, (settings.clock ? settings.clock : systemTime())->now(), written);
        if (!good && settings.failed && good.error().detail != m_told) {
            m_told = good.error().detail;
            settings.failed(good.error());
        }
        lock.lock();
        m_last = good;
        if (written < batch.size())
            m_queue = batch.mid(written) + m_queue;
        if (good)
            m_told.clear();
    }

    std::mutex m_mutex;
    std::condition_variable m_wake, m_done;
    QList<AuditEntry> m_queue;
    base::Status m_last;
    quint64 m_asked = 0, m_answered = 0;
    qint64 m_dropped = 0;
    bool m_ending = false;
    QString m_told; ///< of the writing thread
    audit::Chain m_chain; ///< of the writing thread
    std::thread m_thread; ///< last: it uses all of them
};

QString AuditLog::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/mdti-actor-lookup/audit");
}

base::Result<std::shared_ptr<AuditLog>> AuditLog::open(Settings settings)
{
    if (!QDir().mkpath(settings.folder))
        return base::failure(base::Failure::Storage,
                             QStringLiteral("The folder %1 for the audit log cannot be made.").arg(settings.folder));
    QFile::setPermissions(settings.folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return std::shared_ptr<AuditLog>(new AuditLog(std::move(settings)));
}

AuditLog::AuditLog(Settings settings)
    : d(std::make_unique<Private>(std::move(settings)))
{
}

AuditLog::~AuditLog() = default;

void AuditLog::add(AuditEntry entry)
{
    if (!entry.time.isValid())
        entry.time = (d->settings.clock ? d->settings.clock : systemTime())->now();
    d->add(std::move(entry));
}

base::Status AuditLog::flush()
{
    return d->flush();
}

void AuditLog::setKeepDays(int days)
{
    d->keepDays = days;
}

QString AuditLog::folder() const
{
    return d->settings.folder;
}

} // namespace casefile
