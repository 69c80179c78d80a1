// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/settings/settings.h"

#include "core/settings/settingsfile.h"

#include <QCoreApplication>
#include <QPointer>
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
    , m_file(SettingsFile::at(file))
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
    return m_file->contains(key);
}

QVariant Settings::value(const QString &key) const
{
    const Setting *setting = find(key);
    if (!setting)
        return {};
    if (isOverridden(key))
        return *checked(*setting, m_environment.value(setting->variable));
    const QVariant kept = m_file->value(key);
    return kept.isValid() ? checked(*setting, kept).value_or(setting->standard) : setting->standard;
}

base::Status Settings::set(const QString &key, const QVariant &value)
{
    const Setting *setting = find(key);
    if (!setting)
        return unknown(key);
    const base::Result<QVariant> good = checked(*setting, value);
    if (!good)
        return base::failure(good.error());
    return write(key, *good);
}

base::Status Settings::reset(const QString &key)
{
    if (!find(key))
        return unknown(key);
    return write(key, std::nullopt);
}

base::Status Settings::write(const QString &key, const std::optional<QVariant> &value)
{
    if (!m_background) {
        base::Status written;
        m_file->write(key, value, [&written](const base::Status &status) { written = status; });
        m_file->flush();
        if (written)
            Q_EMIT changed(key);
        return written;
    }
    m_file->write(key, value, [self = QPointer<Settings>(this)](const base::Status &status) {
        if (status)
            return;
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, error = status.error()] {
                if (self)
                    Q_EMIT self->notWritten(error);
            },
            Qt::QueuedConnection);
    });
    Q_EMIT changed(key);
    return {};
}

} // namespace settings
