// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/huntingdesk.h"

#include "core/sampletenant/json.h"

#include <QMap>
#include <QRegularExpression>

namespace sampletenant {

namespace {

/// The lists written as `let Name = dynamic([…])`.
QStringList listNamed(const QString &query, const char *name)
{
    const QRegularExpression pattern(
        QStringLiteral("let\\s+%1\\s*=\\s*dynamic\\((\\[[^\\]]*\\])\\)").arg(QLatin1String(name)),
        QRegularExpression::CaseInsensitiveOption);
    QStringList values;
    for (const QJsonValue &value : QJsonDocument::fromJson(pattern.match(query).captured(1).toUtf8()).array())
        values.append(value.toString());
    return values;
}

QString domainOf(const QString &host, const QStringList &domains)
{
    for (const QString &domain : domains) {
        if (host == domain || host.endsWith(QString(u'.' + domain)))
            return domain;
    }
    return {};
}

/// Dynamic columns arrive as JSON or as a text that holds JSON: alternately here.
QJsonValue dynamicValue(const QJsonArray &values, qsizetype row)
{
    if (row % 2 == 0)
        return values;
    return QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact));
}

int rank(const QString &severity)
{
    static const QStringList order
        = {QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high"), QStringLiteral("critical")};
    return int(order.indexOf(severity.toLower())) + 1;
}

QString addressPlain(const QString &address)
{
    return address.startsWith(QStringLiteral("::ffff:")) ? address.mid(7) : address;
}

} // namespace

Answer HuntingDesk::handle(const Call &call) const
{
    if (call.behaviour.denyHunting)
        return call.error(403, "Forbidden", "The application lacks ThreatHunting.Read.All.");
    if (call.request.verb != "POST")
        return call.error(405, "Request_BadRequest", "This method is not allowed here.");
    if (call.behaviour.huntingUnknownError)
        return call.error(500, "UnknownError", "");
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    const QString query = body.contains(u"Query") ? body[u"Query"].toString() : body[u"query"].toString();
    if (query.isEmpty())
        return call.error(400, "BadRequest", "The query is empty.");
    for (const QString &table : call.behaviour.missingTables) {
        if (query.contains(QRegularExpression(QStringLiteral("\\b%1\\b").arg(QRegularExpression::escape(table))))) {
            const QString text
                = QStringLiteral("'where' operator: Failed to resolve table or column expression named '%1'.")
                      .arg(table);
            return call.error(400, "BadRequest", text.toUtf8());
        }
    }
    const std::optional<Table> table = run(query);
    if (!table)
        return call.error(400, "BadRequest", "The query names no table this tenant has.");
    QJsonArray schema;
    for (const auto &[name, type] : table->columns) {
        schema.append(
            QJsonObject{{call.behaviour.huntingCapitalised ? QStringLiteral("Name") : QStringLiteral("name"), name},
                        {call.behaviour.huntingCapitalised ? QStringLiteral("Type") : QStringLiteral("type"), type}});
    }
    const QString context = QStringLiteral("%1/v1.0/$metadata#microsoft.graph.security.huntingQueryResults")
                                .arg(QString::fromUtf8(call.origin));
    return Answer::json(json::compact({{QStringLiteral("@odata.context"), context},
                                       {QStringLiteral("schema"), schema},
                                       {QStringLiteral("results"), table->rows}}));
}

std::optional<HuntingDesk::Table> HuntingDesk::run(const QString &query) const
{
    const QStringList addresses = listNamed(query, "Ips"), domains = listNamed(query, "Domains"),
                      cves = listNamed(query, "Cves");
    if (query.contains(QStringLiteral("AlertEvidence")))
        return alerts(addresses, domains);
    if (query.contains(QStringLiteral("DeviceNetworkEvents")) || query.contains(QStringLiteral("DeviceEvents")))
        return contacts(addresses, domains);
    if (query.contains(QStringLiteral("DeviceTvmSoftwareVulnerabilitiesKB")))
        return vulnerabilities(cves);
    if (query.contains(QStringLiteral("DeviceTvmSoftwareVulnerabilities")))
        return exposedDevices(cves);
    if (query.contains(QStringLiteral("DeviceInfo")))
        return Table{{{QStringLiteral("DeviceId"), QStringLiteral("String")}}, {}};
    return {};
}

QList<QJsonObject> HuntingDesk::exposed(const QString &cve) const
{
    QList<QJsonObject> devices;
    for (const QJsonObject &device : m_data->objects("device")) {
        for (const QJsonValue &entry : device[u"cves"].toArray()) {
            if (entry[u"id"].toString() == cve)
                devices.append(device);
        }
    }
    return devices;
}

HuntingDesk::Table HuntingDesk::exposedDevices(const QStringList &cves) const
{
    Table table;
    for (const char *name : {"DeviceId", "DeviceName", "OSPlatform"})
        table.columns.append({QLatin1String(name), QStringLiteral("String")});
    for (const char *name : {"CveIds", "Software", "Updates"})
        table.columns.append({QLatin1String(name), QStringLiteral("Object")});
    table.columns.append({QStringLiteral("Rank"), QStringLiteral("Int64")});
    table.columns.append({QStringLiteral("CveCount"), QStringLiteral("Int64")});
    for (const QJsonObject &device : m_data->objects("device")) {
        QJsonArray ids, software, updates;
        int highest = 0;
        for (const QJsonValue &entry : device[u"cves"].toArray()) {
            if (!cves.contains(entry[u"id"].toString()))
                continue;
            ids.append(entry[u"id"]);
            software.append(entry[u"software"]);
            if (entry[u"update"].isString())
                updates.append(entry[u"update"]);
            highest = std::max(highest, rank(entry[u"severity"].toString()));
        }
        if (ids.isEmpty())
            continue;
        const qsizetype row = table.rows.size();
        table.rows.append(QJsonObject{{QStringLiteral("DeviceId"), device[u"deviceId"]},
                                      {QStringLiteral("DeviceName"), device[u"name"]},
                                      {QStringLiteral("OSPlatform"), device[u"os"]},
                                      {QStringLiteral("CveIds"), dynamicValue(ids, row)},
                                      {QStringLiteral("Software"), dynamicValue(software, row)},
                                      {QStringLiteral("Updates"), dynamicValue(updates, row)},
                                      {QStringLiteral("Rank"), highest},
                                      {QStringLiteral("CveCount@odata.type"), QStringLiteral("#Int64")},
                                      {QStringLiteral("CveCount"), ids.size()}});
    }
    return table;
}

HuntingDesk::Table HuntingDesk::vulnerabilities(const QStringList &cves) const
{
    Table table;
    for (const char *name : {"CveId", "CvssScore", "IsExploitAvailable", "VulnerabilitySeverityLevel", "PublishedDate",
                             "VulnerabilityDescription", "ExposedDevices"})
        table.columns.append({QLatin1String(name), QStringLiteral("String")});
    for (const QString &cve : cves) {
        const QByteArray *known = m_data->vulnerability(cve.toUtf8());
        if (!known)
            continue; // not assessed: no row at all
        const QJsonObject json = QJsonDocument::fromJson(*known).object();
        table.rows.append(
            QJsonObject{{QStringLiteral("CveId"), cve},
                        {QStringLiteral("CvssScore"), QString::number(json[u"cvss3Summary"][u"score"].toDouble())},
                        {QStringLiteral("IsExploitAvailable"), json[u"exploitsAvailable"]},
                        {QStringLiteral("VulnerabilitySeverityLevel"), json[u"severity"]},
                        {QStringLiteral("PublishedDate"), json[u"publishedDateTime"]},
                        {QStringLiteral("VulnerabilityDescription"), json[u"description"][u"content"]},
                        {QStringLiteral("ExposedDevices"), exposed(cve).size()}});
    }
    return table;
}

HuntingDesk::Table HuntingDesk::contacts(const QStringList &addresses, const QStringList &domains) const
{
    Table table;
    for (const char *name : {"DeviceId", "DeviceName", "Indicator"})
        table.columns.append({QLatin1String(name), QStringLiteral("String")});
    for (const char *name : {"FirstSeen", "LastSeen"})
        table.columns.append({QLatin1String(name), QStringLiteral("DateTime")});
    table.columns.append({QStringLiteral("Events"), QStringLiteral("Int64")});
    for (const char *name : {"Kinds", "Processes", "Accounts"})
        table.columns.append({QLatin1String(name), QStringLiteral("Object")});
    for (const QJsonObject &device : m_data->objects("device")) {
        for (const QJsonValue &contact : device[u"contacts"].toArray()) {
            const QString address = contact[u"address"].toString();
            QString indicator = domainOf(contact[u"host"].toString(), domains);
            for (const QString &wanted : addresses) {
                if (!address.isEmpty() && wanted == address)
                    indicator = wanted;
            }
            if (indicator.isEmpty())
                continue;
            const qsizetype row = table.rows.size();
            QJsonObject cells{{QStringLiteral("DeviceId"), device[u"deviceId"]},
                              {QStringLiteral("DeviceName"), device[u"name"]},
                              {QStringLiteral("Indicator"), indicator},
                              {QStringLiteral("FirstSeen"), contact[u"first"]},
                              {QStringLiteral("LastSeen"), contact[u"last"]},
                              {QStringLiteral("Events"), contact[u"events"]},
                              {QStringLiteral("Kinds"), dynamicValue(contact[u"kinds"].toArray(), row)},
                              {QStringLiteral("Processes"), dynamicValue(contact[u"processes"].toArray(), row)}};
            if (!contact[u"accounts"].toArray().isEmpty()) // columns that are null may be missing from a row
                cells[QStringLiteral("Accounts")] = dynamicValue(contact[u"accounts"].toArray(), row);
            table.rows.append(cells);
        }
    }
    return table;
}

HuntingDesk::Table HuntingDesk::alerts(const QStringList &addresses, const QStringList &domains) const
{
    Table table;
    for (const char *name : {"DeviceId", "DeviceName", "Indicator"})
        table.columns.append({QLatin1String(name), QStringLiteral("String")});
    table.columns.append({QStringLiteral("Alerts"), QStringLiteral("Object")});
    for (const QJsonObject &device : m_data->objects("device")) {
        QMap<QString, QJsonArray> byIndicator;
        for (const QJsonValue &alert : device[u"alerts"].toArray()) {
            for (const QJsonValue &named : alert[u"indicators"].toArray()) {
                const QString host = named.toString(), address = addressPlain(host);
                const QString indicator = addresses.contains(address) ? address : domainOf(host, domains);
                if (!indicator.isEmpty() && !byIndicator[indicator].contains(alert[u"text"]))
                    byIndicator[indicator].append(alert[u"text"]);
            }
        }
        for (auto it = byIndicator.cbegin(); it != byIndicator.cend(); ++it) {
            const qsizetype row = table.rows.size();
            table.rows.append(QJsonObject{{QStringLiteral("DeviceId"), device[u"deviceId"]},
                                          {QStringLiteral("DeviceName"), device[u"name"]},
                                          {QStringLiteral("Indicator"), it.key()},
                                          {QStringLiteral("Alerts"), dynamicValue(it.value(), row)}});
        }
    }
    return table;
}

} // namespace sampletenant
