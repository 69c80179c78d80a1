// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/huntingrows.h"

#include "core/base/text.h"
#include "core/mdti/json.h"
#include "core/mdti/parse.h"
#include "core/summary/exposure.h"
#include "core/summary/kql.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace summary::hunting {

namespace {

constexpr qsizetype longestCell = 300, mostValues = 200;

QJsonValue member(const QJsonObject &object, const QString &name)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key().compare(name, Qt::CaseInsensitive) == 0)
            return it.value();
    }
    return QJsonValue::Undefined;
}

void unite(QStringList &into, const QStringList &more)
{
    for (const QString &each : more) {
        if (!into.contains(each))
            into.append(each);
    }
}

} // namespace

base::Result<QList<Row>> rowsOf(const QByteArray &body)
{
    const base::Result<QJsonObject> object = mdti::json::object(body);
    if (!object)
        return base::failure(object.error());
    const QJsonValue results = member(*object, QStringLiteral("results"));
    if (!results.isArray())
        return base::failure(base::Failure::BadReply, QStringLiteral("The hunting reply has no results."));
    QList<Row> rows;
    for (const QJsonValue &value : results.toArray()) {
        Row row;
        const QJsonObject cells = value.toObject();
        for (auto it = cells.begin(); it != cells.end(); ++it) {
            if (!it.key().contains(QStringLiteral("@odata.")))
                row.insert(it.key().toLower(), it.value());
        }
        if (!row.isEmpty())
            rows.append(row);
    }
    return rows;
}

QString text(const Row &row, const char *column)
{
    const QJsonValue value = row.value(QLatin1String(column));
    if (value.isDouble())
        return QString::number(value.toDouble());
    return base::singleLine(value.toString(), longestCell);
}

QStringList texts(const Row &row, const char *column)
{
    QJsonValue value = row.value(QLatin1String(column));
    if (value.isString()) {
        const QJsonDocument inner = QJsonDocument::fromJson(value.toString().toUtf8());
        if (!inner.isArray())
            return value.toString().isEmpty() ? QStringList()
                                              : QStringList{base::singleLine(value.toString(), longestCell)};
        value = inner.array();
    }
    QStringList all;
    for (const QJsonValue &each : value.toArray()) {
        const QString clean = base::singleLine(each.toString(), longestCell);
        if (!clean.isEmpty() && !all.contains(clean) && all.size() < mostValues)
            all.append(clean);
    }
    return all;
}

qint64 number(const Row &row, const char *column)
{
    return mdti::json::number(row.value(QLatin1String(column))).value_or(0);
}

QDateTime time(const Row &row, const char *column)
{
    return mdti::parseTime(row.value(QLatin1String(column)).toString());
}

QString shortName(const QString &name)
{
    return name.section(u'.', 0, 0).toLower();
}

QString deviceId(const QString &text)
{
    static const QRegularExpression wellFormed(QStringLiteral("^[0-9a-f]{40}$"));
    const QString id = text.toLower();
    return wellFormed.match(id).hasMatch() ? id : QString();
}

Device &DeviceList::at(const Row &row)
{
    const QString id = deviceId(text(row, "deviceid"));
    const QString name = text(row, "devicename"), byName = shortName(name);
    qsizetype at = id.isEmpty() ? m_byName.value(byName, -1) : m_byId.value(id, -1);
    // A row without an id may have come first; two ids with one name are two devices.
    if (at < 0 && !id.isEmpty() && !byName.isEmpty()) {
        const qsizetype same = m_byName.value(byName, -1);
        if (same >= 0 && m_devices[same].id.isEmpty())
            at = same;
    }
    if (at < 0) {
        at = m_devices.size();
        m_devices.append(Device());
    }
    Device &device = m_devices[at];
    if (device.id.isEmpty() && !id.isEmpty()) {
        device.id = id;
        m_byId.insert(id, at);
    }
    if (device.name.isEmpty())
        device.name = name;
    if (!byName.isEmpty() && !m_byName.contains(byName))
        m_byName.insert(byName, at);
    if (device.os.isEmpty())
        device.os = text(row, "osplatform");
    return device;
}

void DeviceList::addExposed(const Row &row)
{
    Device &device = at(row);
    unite(device.cves, texts(row, "cveids"));
    unite(device.software, texts(row, "software"));
    unite(device.updates, texts(row, "updates"));
    device.rank = std::max(device.rank, int(std::clamp<qint64>(number(row, "rank"), 0, 4)));
}

void DeviceList::addContact(const Row &row)
{
    Contact contact;
    contact.indicator = kql::unmapped(text(row, "indicator"));
    contact.first = time(row, "firstseen");
    contact.last = time(row, "lastseen");
    contact.events = number(row, "events");
    contact.kinds = texts(row, "kinds");
    contact.processes = texts(row, "processes");
    contact.accounts = texts(row, "accounts");
    Device &device = at(row);
    const auto earlier = [](const QDateTime &a, const QDateTime &b) {
        return !a.isValid() ? b : !b.isValid() ? a : std::min(a, b);
    };
    const auto later = [](const QDateTime &a, const QDateTime &b) {
        return !a.isValid() ? b : !b.isValid() ? a : std::max(a, b);
    };
    device.first = earlier(device.first, contact.first);
    device.last = later(device.last, contact.last);
    for (Contact &known : device.contacts) {
        if (known.indicator != contact.indicator)
            continue;
        known.first = earlier(known.first, contact.first); // the mapped and the plain form of one address
        known.last = later(known.last, contact.last);
        known.events += contact.events;
        unite(known.kinds, contact.kinds);
        unite(known.processes, contact.processes);
        unite(known.accounts, contact.accounts);
        return;
    }
    device.contacts.append(contact);
}

void DeviceList::addAlerts(const Row &row)
{
    Device &device = at(row);
    const Alerted alerted{kql::unmapped(text(row, "indicator")), texts(row, "alerts")};
    unite(device.alerts, alerted.titles);
    for (Alerted &known : device.alerted) {
        if (known.indicator == alerted.indicator) {
            unite(known.titles, alerted.titles); // the mapped and the plain form of one address
            return;
        }
    }
    device.alerted.append(alerted);
}

QList<Device> DeviceList::sorted() const
{
    QList<Device> devices = m_devices;
    sortDevices(devices);
    return devices;
}

} // namespace summary::hunting
