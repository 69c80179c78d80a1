// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/summary/exposuretypes.h"

#include <QByteArray>
#include <QHash>
#include <QJsonValue>

/// Reading the reply of runHuntingQuery, whatever shape its values have. Pure functions.
namespace summary::hunting {

/// A row by lower-case column name; OData annotations are left out.
using Row = QHash<QString, QJsonValue>;
base::Result<QList<Row>> rowsOf(const QByteArray &body);

QString text(const Row &row, const char *column); ///< one line
QStringList texts(const Row &row, const char *column); ///< an array, or a text that holds one
qint64 number(const Row &row, const char *column);
QDateTime time(const Row &row, const char *column);

/// Devices found so far, by id or short name.
class DeviceList
{
public:
    void addExposed(const Row &row);
    void addContact(const Row &row);
    void addAlerts(const Row &row);
    QList<Device> sorted() const;

private:
    Device &at(const Row &row);
    QList<Device> m_devices;
    QHash<QString, qsizetype> m_byId, m_byName;
};

/// "ws-1.corp.example" → "ws-1", lower case.
QString shortName(const QString &name);
/// Forty hex digits, in lower case; empty when it is none.
QString deviceId(const QString &text);

} // namespace summary::hunting
