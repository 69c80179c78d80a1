// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

/// Small words for pack: values that say nothing are not written.
namespace casefile::pack {

inline void put(QJsonObject &object, const char *name, const QString &value)
{
    if (!value.isEmpty())
        object.insert(QLatin1String(name), value);
}
inline void put(QJsonObject &object, const char *name, const QStringList &value)
{
    if (!value.isEmpty())
        object.insert(QLatin1String(name), QJsonArray::fromStringList(value));
}
inline void put(QJsonObject &object, const char *name, qint64 value)
{
    if (value != 0)
        object.insert(QLatin1String(name), value);
}
inline void put(QJsonObject &object, const char *name, int value)
{
    put(object, name, qint64(value));
}
inline void put(QJsonObject &object, const char *name, bool value)
{
    if (value)
        object.insert(QLatin1String(name), true);
}
inline void put(QJsonObject &object, const char *name, const QDateTime &value)
{
    if (value.isValid())
        object.insert(QLatin1String(name), value.toMSecsSinceEpoch());
}
inline void put(QJsonObject &object, const char *name, const QJsonObject &value)
{
    if (!value.isEmpty())
        object.insert(QLatin1String(name), value);
}

inline QString text(const QJsonObject &object, const char *name)
{
    return object[QLatin1String(name)].toString();
}
inline qint64 number(const QJsonObject &object, const char *name)
{
    return object[QLatin1String(name)].toInteger();
}
inline bool flag(const QJsonObject &object, const char *name)
{
    return object[QLatin1String(name)].toBool();
}
inline QDateTime time(const QJsonObject &object, const char *name)
{
    const QJsonValue value = object[QLatin1String(name)];
    return value.isDouble() ? QDateTime::fromMSecsSinceEpoch(value.toInteger(), Qt::UTC) : QDateTime();
}
inline QStringList list(const QJsonObject &object, const char *name)
{
    QStringList list;
    for (const QJsonValue &value : object[QLatin1String(name)].toArray())
        list.append(value.toString());
    return list;
}

inline QString toText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}
inline QString toText(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}
inline QJsonObject toObject(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}
inline QJsonArray toArray(const QString &text)
{
    return text.isEmpty() ? QJsonArray() : QJsonDocument::fromJson(text.toUtf8()).array();
}

/// A number from a file as an enumerator; `otherwise` when there is none of that number.
template <typename Enum> Enum enumFrom(qint64 number, Enum last, Enum otherwise)
{
    return number >= 0 && number <= qint64(last) ? Enum(number) : otherwise;
}

} // namespace casefile::pack
