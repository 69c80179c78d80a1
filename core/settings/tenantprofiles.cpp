// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/settings/tenantprofiles.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QUuid>

#include <algorithm>
#include <array>
#include <utility>

namespace settings {

namespace {

constexpr std::array words = {
    std::pair{SignInWay::Secret, "secret"},
    std::pair{SignInWay::Certificate, "certificate"},
    std::pair{SignInWay::DeviceCode, "device-code"},
    std::pair{SignInWay::Browser, "browser"},
};
const QString standardKey = QStringLiteral("default");

TenantProfile readProfile(QSettings &file, const QString &id)
{
    file.beginGroup(id);
    const auto text = [&file](const char *key) { return file.value(QLatin1String(key)).toString(); };
    TenantProfile profile{id,
                          text("name"),
                          text("tenant"),
                          text("clientId"),
                          signInWay(text("signIn")).value_or(SignInWay::Secret),
                          text("graphUrl"),
                          text("loginUrl"),
                          text("armUrl"),
                          QDate::fromString(text("expires"), Qt::ISODate)};
    file.endGroup();
    return profile;
}

} // namespace

QString toString(SignInWay way)
{
    for (const auto &[each, word] : words) {
        if (each == way)
            return QString::fromLatin1(word);
    }
    return {};
}

std::optional<SignInWay> signInWay(const QString &text)
{
    for (const auto &[way, word] : words) {
        if (text == QLatin1String(word))
            return way;
    }
    return std::nullopt;
}

TenantProfiles::TenantProfiles(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
}

QList<TenantProfile> TenantProfiles::all() const
{
    QSettings file(m_file, QSettings::IniFormat);
    QList<TenantProfile> profiles;
    for (const QString &id : file.childGroups()) {
        const TenantProfile profile = readProfile(file, id);
        if (!profile.tenant.isEmpty() && !profile.clientId.isEmpty())
            profiles.append(profile);
    }
    std::stable_sort(profiles.begin(), profiles.end(), [](const TenantProfile &a, const TenantProfile &b) {
        return QString::compare(a.name, b.name, Qt::CaseInsensitive) < 0;
    });
    return profiles;
}

std::optional<TenantProfile> TenantProfiles::byId(const QString &id) const
{
    for (const TenantProfile &profile : all()) {
        if (profile.id == id)
            return profile;
    }
    return std::nullopt;
}

std::optional<TenantProfile> TenantProfiles::standard() const
{
    const QList<TenantProfile> profiles = all();
    const QString id = QSettings(m_file, QSettings::IniFormat).value(standardKey).toString();
    for (const TenantProfile &profile : profiles) {
        if (profile.id == id)
            return profile;
    }
    return profiles.isEmpty() ? std::nullopt : std::optional(profiles.first());
}

std::optional<TenantProfile> TenantProfiles::matching(const QString &tenant, const QString &clientId) const
{
    const auto fits = [&](const TenantProfile &profile) {
        return (tenant.isEmpty() || profile.tenant.compare(tenant, Qt::CaseInsensitive) == 0)
            && (clientId.isEmpty() || profile.clientId.compare(clientId, Qt::CaseInsensitive) == 0);
    };
    const std::optional<TenantProfile> preferred = standard();
    if (preferred && fits(*preferred))
        return preferred;
    for (const TenantProfile &profile : all()) {
        if (fits(profile))
            return profile;
    }
    return std::nullopt;
}

base::Status TenantProfiles::written(QSettings &file)
{
    file.sync();
    if (file.status() != QSettings::NoError)
        return base::failure(base::Failure::Storage, QStringLiteral("%1 cannot be written.").arg(m_file));
    Q_EMIT changed();
    return {};
}

base::Result<QString> TenantProfiles::save(TenantProfile profile)
{
    profile.tenant = profile.tenant.trimmed();
    profile.clientId = profile.clientId.trimmed();
    if (profile.tenant.isEmpty() || profile.clientId.isEmpty())
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("A profile needs a tenant and an application id."));
    if (profile.id.isEmpty())
        profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (profile.name.isEmpty())
        profile.name = profile.tenant;
    const bool first = !standard();
    QDir().mkpath(QFileInfo(m_file).path());
    QSettings file(m_file, QSettings::IniFormat);
    file.beginGroup(profile.id);
    file.setValue(QStringLiteral("name"), profile.name);
    file.setValue(QStringLiteral("tenant"), profile.tenant);
    file.setValue(QStringLiteral("clientId"), profile.clientId);
    file.setValue(QStringLiteral("signIn"), toString(profile.way));
    file.setValue(QStringLiteral("graphUrl"), profile.graphUrl);
    file.setValue(QStringLiteral("loginUrl"), profile.loginUrl);
    file.setValue(QStringLiteral("armUrl"), profile.armUrl);
    file.setValue(QStringLiteral("expires"), profile.expires.toString(Qt::ISODate));
    file.endGroup();
    if (first)
        file.setValue(standardKey, profile.id);
    if (const base::Status good = written(file); !good)
        return base::failure(good.error());
    return profile.id;
}

base::Status TenantProfiles::setStandard(const QString &id)
{
    if (!byId(id))
        return base::failure(base::Failure::BadInput, QStringLiteral("There is no such profile."));
    QSettings file(m_file, QSettings::IniFormat);
    file.setValue(standardKey, id);
    return written(file);
}

base::Status TenantProfiles::remove(const QString &id)
{
    if (!byId(id))
        return {};
    QSettings file(m_file, QSettings::IniFormat);
    file.remove(id);
    return written(file);
}

} // namespace settings
