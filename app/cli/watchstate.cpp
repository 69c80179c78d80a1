// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/watchstate.h"

#include "core/base/savefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace cli {

namespace {

constexpr auto watchSchema = "mdti-actor-lookup/watch/1";
constexpr qint64 largestState = 64 * 1024 * 1024;

QDateTime momentOf(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
}

QString momentText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace

base::Result<WatchState> WatchState::load(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return WatchState();
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("The watch's state %1 cannot be read: %2.").arg(path, file.errorString()));
    const QJsonObject json = QJsonDocument::fromJson(file.read(largestState)).object();
    if (json[u"schema"].toString() != QLatin1String(watchSchema))
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("%1 is not the state of a watch. Give another --state, or remove the file; then "
                                            "incidents of the last day are looked at again.")
                                 .arg(path));
    WatchState state;
    const QJsonObject listed = json[u"listed"].toObject();
    for (auto it = listed.begin(); it != listed.end(); ++it)
        state.m_listed.insert(it.key(), momentOf(it.value()));
    const QJsonObject incidents = json[u"incidents"].toObject();
    for (auto it = incidents.begin(); it != incidents.end(); ++it)
        state.m_entries.insert(it.key(), {it.value()[u"indicators"].toString().toLatin1(), momentOf(it.value()[u"time"]),
                                          it.value()[u"pending"].toBool(), it.value()[u"tries"].toInt()});
    return state;
}

base::Status WatchState::save(const QString &path) const
{
    QJsonObject listed, incidents;
    for (auto it = m_listed.begin(); it != m_listed.end(); ++it)
        listed.insert(it.key(), momentText(it.value()));
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it)
        incidents.insert(it.key(), QJsonObject{{QStringLiteral("indicators"), QString::fromLatin1(it->fingerprint)},
                                               {QStringLiteral("time"), momentText(it->time)},
                                               {QStringLiteral("pending"), it->pending},
                                               {QStringLiteral("tries"), it->tries}});
    const QJsonObject json{{QStringLiteral("schema"), QLatin1String(watchSchema)},
                           {QStringLiteral("listed"), listed},
                           {QStringLiteral("incidents"), incidents}};
    QDir().mkpath(QFileInfo(path).absolutePath());
    if (const base::Status saved = base::saveFile(path, QJsonDocument(json).toJson()); !saved)
        return base::failure(base::Failure::Storage, QStringLiteral("The watch's state %1 cannot be written: %2.")
                                                         .arg(path, saved.error().detail));
    return {};
}

QByteArray WatchState::fingerprint(const incident::Taken &taken)
{
    QStringList values;
    for (const ioc::Indicator &indicator : taken.found.indicators)
        values.append(indicator.value);
    values.sort();
    return QCryptographicHash::hash(values.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
}

bool WatchState::isDone(const QString &incident, const QByteArray &fingerprint) const
{
    return m_entries.value(incident).fingerprint == fingerprint;
}

void WatchState::setDone(const QString &incident, const QByteArray &fingerprint, const QDateTime &now)
{
    m_entries.insert(incident, {fingerprint, now, false, 0});
}

void WatchState::setPending(const QString &incident, const QDateTime &now)
{
    Entry &entry = m_entries[incident];
    entry.pending = true;
    entry.time = now;
}

bool WatchState::failedOnce(const QString &incident, const QDateTime &now)
{
    Entry &entry = m_entries[incident];
    entry.time = now;
    return ++entry.tries >= mostTries;
}

QStringList WatchState::pending() const
{
    QStringList out;
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
        if (it->pending)
            out.append(it.key());
    }
    std::sort(out.begin(), out.end(), [this](const QString &a, const QString &b) {
        return std::pair(m_entries[a].time, a) < std::pair(m_entries[b].time, b);
    });
    return out;
}

void WatchState::forgetBefore(const QDateTime &time)
{
    m_entries.removeIf([&](const auto &entry) { return entry.value().time < time; });
}

} // namespace cli
