// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/tenantsservice.h"

#include "app/gui/connectservice.h"
#include "app/pacememory.h"
#include "core/casefile/responsecache.h"
#include "core/settings/settingsfile.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QSettings>
#include <QtConcurrentRun>

namespace app {

TenantsService::TenantsService(settings::TenantProfiles *profiles, settings::Settings *settings, ConnectService *connect,
                               QSettings *layout, QObject *parent)
    : TenantsControl(parent)
    , m_profiles(profiles)
    , m_settings(settings)
    , m_connect(connect)
    , m_layout(layout)
{
    // Not ConnectService::changed: reading whether a secret is there does not change the list.
    QObject::connect(profiles, &settings::TenantProfiles::changed, this, &TenantsControl::changed, Qt::QueuedConnection);
}

QString TenantsService::inUse() const
{
    const std::optional<settings::TenantProfile> profile = m_profiles->standard();
    return profile ? profile->id : QString();
}

QString TenantsService::secretStore() const
{
    return m_connect->secretStore();
}

void TenantsService::told(const base::Status &status)
{
    if (!status)
        Q_EMIT failed(status.error().detail);
    m_connect->refresh();
    Q_EMIT m_connect->switched();
    Q_EMIT changed();
}

void TenantsService::use(const QString &id)
{
    told(m_profiles->setStandard(id));
}

void TenantsService::rename(const QString &id, const QString &name)
{
    std::optional<settings::TenantProfile> profile = m_profiles->byId(id);
    if (!profile || profile->name == name)
        return;
    profile->name = name;
    const base::Result<QString> saved = m_profiles->save(*profile);
    if (!saved)
        Q_EMIT failed(saved.error().detail);
    Q_EMIT m_connect->changed();
    Q_EMIT changed();
}

void TenantsService::remove(const QString &id)
{
    const QPointer<TenantsService> self(this);
    // The secret first: without its profile nobody would find it again.
    m_connect->vault()->forget(id, [self, id](const base::Status &forgotten) {
        if (self)
            self->told(forgotten ? self->m_profiles->remove(id) : forgotten);
    });
}

void TenantsService::forgetEverything()
{
    QStringList ids;
    for (const settings::TenantProfile &profile : m_profiles->all())
        ids.append(profile.id);
    forgetNext(ids, {});
}

void TenantsService::forgetNext(QStringList ids, base::Status soFar)
{
    if (ids.isEmpty()) {
        forgetRest(soFar);
        return;
    }
    const QString id = ids.takeFirst();
    const QPointer<TenantsService> self(this);
    m_connect->vault()->forget(id, [self, id, ids, soFar](const base::Status &gone) {
        if (!self)
            return;
        // A profile whose secret could not be removed stays, so that it can be tried again.
        const base::Status removed = gone ? self->m_profiles->remove(id) : gone;
        self->forgetNext(ids, soFar ? removed : soFar);
    });
}

void TenantsService::forgetRest(base::Status all)
{
    for (const settings::Setting &setting : settings::table()) {
        if (const base::Status gone = m_settings->reset(setting.key); !gone)
            all = gone;
    }
    if (m_layout)
        m_layout->clear();
    PaceMemory::forget();
    auto *watcher = new QFutureWatcher<base::Status>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, all] {
        watcher->deleteLater();
        const base::Status ended = all ? watcher->result() : all;
        told(ended);
        if (ended)
            Q_EMIT forgotten();
    });
    watcher->setFuture(QtConcurrent::run([file = m_settings->file()]() -> base::Status {
        file->flush();
        const auto cache = casefile::ResponseCache::open(casefile::ResponseCache::defaultFolder());
        return cache ? (*cache)->clear() : base::failure(cache.error());
    }));
}

} // namespace app
