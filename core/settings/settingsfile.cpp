// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/settings/settingsfile.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QSettings>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace settings {

namespace {

struct Change
{
    QString key;
    std::optional<QVariant> value;
    SettingsFile::Done done;
};

using Values = QHash<QString, std::optional<QVariant>>; ///< nothing: not in the file

base::Status writeAll(const QString &path, const Values &values)
{
    QDir().mkpath(QFileInfo(path).path());
    QSettings file(path, QSettings::IniFormat);
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        if (*value)
            file.setValue(value.key(), **value);
        else
            file.remove(value.key());
    }
    file.sync();
    if (file.status() != QSettings::NoError)
        return base::failure(base::Failure::Storage, QStringLiteral("%1 cannot be written.").arg(path));
    return {};
}

/// What a file says, and by what another program's change to it is noticed.
struct Content
{
    QHash<QString, QVariant> values;
    QDateTime modified;
    qint64 size = -1;
};

Content readAll(const QString &path)
{
    const QFileInfo info(path);
    Content content{{}, info.lastModified(), info.size()};
    const QSettings file(path, QSettings::IniFormat);
    for (const QString &key : file.allKeys())
        content.values.insert(key, file.value(key));
    return content;
}

} // namespace

class SettingsFile::Private
{
public:
    explicit Private(QString file)
        : path(std::move(file))
    {
    }

    ~Private()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ending = true;
        }
        m_wake.notify_all();
        if (m_thread.joinable())
            m_thread.join();
    }

    void add(Change change)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_known)
                m_known = readAll(path); // for who reads while it is written
            m_changes.push_back(std::move(change));
            ++m_added;
            if (!m_thread.joinable()) // most only read
                m_thread = std::thread([this] { work(); });
        }
        m_wake.notify_all();
    }

    /// Waits for all that is there now; what others add meanwhile may pass.
    void flush()
    {
        std::unique_lock lock(m_mutex);
        const quint64 last = m_added;
        m_wake.wait(lock, [&] { return m_ended >= last; });
    }

    /// Nothing: not set. What the file says it says as it did before while it is being written: nobody waits for a slow disk.
    std::optional<QVariant> value(const QString &key)
    {
        const std::lock_guard lock(m_mutex);
        for (auto change = m_changes.rbegin(); change != m_changes.rend(); ++change) {
            if (change->key == key)
                return change->value;
        }
        if (m_refused.contains(key))
            return m_refused.value(key);
        const QFileInfo info(m_writing ? QString() : path);
        if (!m_writing && (!m_known || info.lastModified() != m_known->modified || info.size() != m_known->size))
            m_known = readAll(path);
        if (!m_known || !m_known->values.contains(key))
            return std::nullopt;
        return m_known->values.value(key);
    }

    const QString path;

private:
    void work()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait(lock, [this] { return m_ending || !m_changes.empty(); });
            if (m_changes.empty())
                return;
            const Change change = m_changes.front(); // stays until it is written: it counts
            Values values = m_refused;
            values.insert(change.key, change.value);
            m_writing = true;
            lock.unlock();
            const base::Status status = writeAll(path, values);
            Content content = readAll(path);
            lock.lock();
            m_known = std::move(content);
            m_writing = false;
            m_refused = status ? Values() : values;
            m_changes.pop_front();
            lock.unlock();
            if (change.done)
                change.done(status);
            lock.lock();
            ++m_ended;
            m_wake.notify_all();
        }
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Change> m_changes;
    std::optional<Content> m_known; ///< the file, as it was last seen
    Values m_refused; ///< what the disk did not take; tried again with the next change
    quint64 m_added = 0, m_ended = 0;
    bool m_ending = false, m_writing = false;
    std::thread m_thread;
};

std::shared_ptr<SettingsFile> SettingsFile::at(const QString &path)
{
    static std::mutex mutex;
    static QHash<QString, std::weak_ptr<SettingsFile>> known;
    const std::lock_guard lock(mutex);
    std::weak_ptr<SettingsFile> &there = known[path];
    std::shared_ptr<SettingsFile> file = there.lock();
    if (!file) {
        file = std::shared_ptr<SettingsFile>(new SettingsFile(path));
        there = file;
    }
    return file;
}

SettingsFile::SettingsFile(const QString &path)
    : d(std::make_unique<Private>(path))
{
}

SettingsFile::~SettingsFile() = default;

bool SettingsFile::contains(const QString &key) const
{
    return d->value(key).has_value();
}

QVariant SettingsFile::value(const QString &key) const
{
    return d->value(key).value_or(QVariant());
}

void SettingsFile::write(const QString &key, const std::optional<QVariant> &value, Done done)
{
    d->add({key, value, std::move(done)});
}

void SettingsFile::flush()
{
    d->flush();
}

} // namespace settings
