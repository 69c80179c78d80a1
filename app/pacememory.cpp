// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/pacememory.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>

namespace app {

namespace {

constexpr int firstWidth = 32;

QString stateFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + QStringLiteral("/mdti-actor-lookup/pace.ini");
}

} // namespace

QString PaceMemory::key(const Connection &connection)
{
    // Hashed: the file tells nobody which tenants were asked.
    const QString tenant = connection.graph.toString() + u'|' + connection.tenant.toLower();
    return QString::fromLatin1(QCryptographicHash::hash(tenant.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

int PaceMemory::width(const Connection &connection) const
{
    const QSettings settings(stateFile(), QSettings::IniFormat);
    const int width = settings.value(key(connection), firstWidth).toInt();
    return width > 0 && width <= 1000 ? width : firstWidth;
}

void PaceMemory::forget()
{
    QFile::remove(stateFile());
}

void PaceMemory::learned(const Connection &connection, int width)
{
    QDir().mkpath(QFileInfo(stateFile()).path());
    QSettings settings(stateFile(), QSettings::IniFormat);
    settings.setValue(key(connection), width);
}

} // namespace app
