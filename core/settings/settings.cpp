// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/settings/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace settings {

namespace {

base::Status unknown(const QString &key)
{
    return base::failure(base::Failure::BadInput, QStringLiteral("There is no setting “%1”.").arg(key));
}

} // namespace

QString configFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/mdti-actor-lookup");
}

Settings::Settings(QString file, QProcessEnvironment environment, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_environment(std::move(environment))
{
}

bool Settings::isOverridden(const QString &key) const
{
    const Setting *setting = find(key);
    return setting && !setting->variable.isEmpty() && !m_environment.value(setting->variable).isEmpty()
        && checked(*setting, m_environment.value(setting->variable));
}

bool Settings::isSet(const QString &key) const
{
    return QSettings(m_file, QSettings::IniFormat).contains(key);
}

QVariant Settings::value(const QString &key) const
{
    const Setting *setting = find(key);
    if (!setting)
        return {};
    if (isOverridden(key))
        return *checked(*setting, m_environment.value(setting->variable));
    const QSettings file(m_file, QSettings::IniFormat);
    if (!file.contains(key))
        return setting->standard;
    return checked(*setting, file.value(key)).value_or(setting->standard);
}

base::Status Settings::set(const QString &key, const QVariant &value)
{
    const Setting *setting = find(key);
    if (!setting)
        return unknown(key);
    const base::Result<QVariant> good = checked(*setting, value);
    if (!good)
        return base::failure(good.error());
    QDir().mkpath(QFileInfo(m_file).path());
    QSettings file(m_file, QSettings::IniFormat);
    file.setValue(key, *good);
    file.sync();
    if (file.status() != QSettings::NoError)
        return base::failure(base::Failure::Storage, QStringLiteral("%1 cannot be written.").arg(m_file));
    Q_EMIT changed(key);
    return {};
}

base::Status Settings::reset(const QString &key)
{
    if (!find(key))
        return unknown(key);
    QSettings file(m_file, QSettings::IniFormat);
    file.remove(key);
    file.sync();
    if (file.status() != QSettings::NoError)
        return base::failure(base::Failure::Storage, QStringLiteral("%1 cannot be written.").arg(m_file));
    Q_EMIT changed(key);
    return {};
}

} // namespace settings
