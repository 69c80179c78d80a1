// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/kql.h"

#include "core/ioc/host.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace summary::kql {

namespace {

QString dynamic(const QStringList &values)
{
    return QStringLiteral("dynamic(")
        + QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(values)).toJson(QJsonDocument::Compact))
        + QStringLiteral(")");
}

QString let(const char *name, const QStringList &values)
{
    return QStringLiteral("let ") + QLatin1String(name) + QStringLiteral(" = ") + dynamic(values)
        + QStringLiteral(";\n");
}

QStringList withMapped(const QStringList &addresses)
{
    QStringList all;
    for (const QString &address : addresses) {
        all.append(address);
        if (!address.contains(u':'))
            all.append(QStringLiteral("::ffff:") + address);
    }
    return all;
}

QString lists(const QStringList &addresses, const QStringList &domains)
{
    return (addresses.isEmpty() ? QString() : let("Ips", withMapped(addresses)))
        + (domains.isEmpty() ? QString() : let("Domains", domains));
}

/// An empty has_any list must not be sent: the half that has nothing to look for is left out.
QString either(bool addresses, bool domains, const QString &more = {})
{
    QStringList tests;
    if (addresses)
        tests.append(QStringLiteral("RemoteIP in (Ips)"));
    if (domains)
        tests.append(QStringLiteral("RemoteUrl has_any (Domains)"));
    if (domains && !more.isEmpty())
        tests.append(more);
    return tests.join(QStringLiteral(" or "));
}

QString networkPart(bool addresses, bool domains)
{
    return QStringLiteral("DeviceNetworkEvents\n"
                          "| where Timestamp > ago(Window)\n"
                          "| where ")
        + either(addresses, domains,
                 QStringLiteral("(ActionType in (\"DnsConnectionInspected\", \"HttpConnectionInspected\") "
                                "and AdditionalFields has_any (Domains))"))
        + QStringLiteral(
               "\n| extend A = parse_json(AdditionalFields)\n"
               "| extend Name = tolower(case(ActionType == \"DnsConnectionInspected\", tostring(A[\"query\"]), "
               "ActionType == \"HttpConnectionInspected\", tostring(A[\"host\"]), "
               "RemoteUrl contains \"://\", tostring(parse_url(RemoteUrl).Host), "
               "tostring(split(RemoteUrl, \"/\")[0])))\n"
               "| project Timestamp, DeviceId, DeviceName, Name, RemoteIP, Kind = ActionType, "
               "Process = InitiatingProcessFileName, Account = InitiatingProcessAccountName");
}

QString eventsPart()
{
    return QStringLiteral(
        "DeviceEvents\n"
        "| where Timestamp > ago(Window)\n"
        "| where ActionType == \"DnsQueryResponse\" and AdditionalFields has_any (Domains)\n"
        "| extend A = parse_json(AdditionalFields)\n"
        "| extend Name = tolower(coalesce(tostring(A[\"DnsQueryString\"]), tostring(A[\"QueryName\"])))\n"
        "| project Timestamp, DeviceId, DeviceName, Name, RemoteIP = \"\", Kind = ActionType, "
        "Process = InitiatingProcessFileName, Account = InitiatingProcessAccountName");
}

/// The exact test behind the cheap one: same name or a name below it.
QString whichIndicator(bool addresses, bool domains)
{
    QString text;
    if (domains) {
        text = QStringLiteral("| extend Host = tostring(split(trim_end(@\"\\.\", Name), \":\")[0])\n"
                              "| mv-apply D = Domains to typeof(string) on (\n"
                              "    summarize Domain = take_anyif(D, Host == D or Host endswith strcat(\".\", D)) )\n");
    }
    text += QStringLiteral("| extend Indicator = ");
    if (addresses && domains)
        text += QStringLiteral("case(RemoteIP in (Ips), RemoteIP, isnotempty(Domain), Domain, \"\")");
    else if (addresses)
        text += QStringLiteral("iff(RemoteIP in (Ips), RemoteIP, \"\")");
    else
        text += QStringLiteral("Domain");
    return text + QStringLiteral("\n| where isnotempty(Indicator)\n");
}

} // namespace

Checked check(const QStringList &cves, const QStringList &hosts)
{
    static const QRegularExpression cve(QStringLiteral("^CVE-\\d{4}-\\d{4,7}$"));
    static const QRegularExpression domain(
        QStringLiteral("^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9-]{2,63}$"));
    Checked checked;
    for (const QString &each : cves) {
        const QString id = each.trimmed().toUpper();
        if (!cve.match(id).hasMatch())
            ++checked.leftOut;
        else if (!checked.cves.contains(id))
            checked.cves.append(id);
    }
    QSet<QString> known;
    for (const QString &each : hosts) {
        const std::optional<ioc::Host> host = ioc::parseHost(each);
        const bool address = host && host->type != ioc::Type::Domain;
        if (!host || (!address && !domain.match(host->value).hasMatch())) {
            ++checked.leftOut;
        } else if (!known.contains(host->value)) {
            known.insert(host->value);
            (address ? checked.addresses : checked.domains).append(host->value);
        }
    }
    return checked;
}

QString exposedDevices(const QStringList &cves)
{
    return let("Cves", cves)
        + QStringLiteral(
               "DeviceTvmSoftwareVulnerabilities\n"
               "| where CveId in (Cves)\n"
               "| summarize CveIds = make_set(CveId, 50), "
               "Software = make_set(strcat(SoftwareVendor, \"/\", SoftwareName, \" \", SoftwareVersion), 25), "
               "Updates = make_set_if(RecommendedSecurityUpdate, isnotempty(RecommendedSecurityUpdate), 10), "
               "Rank = max(case(VulnerabilitySeverityLevel =~ \"Critical\", 4, "
               "VulnerabilitySeverityLevel =~ \"High\", 3, VulnerabilitySeverityLevel =~ \"Medium\", 2, "
               "VulnerabilitySeverityLevel =~ \"Low\", 1, 0)) by DeviceId, DeviceName, OSPlatform\n"
               "| extend CveCount = array_length(CveIds)\n"
               "| sort by Rank desc, CveCount desc, DeviceName asc\n"
               "| take 1000\n");
}

QString vulnerabilities(const QStringList &cves)
{
    return let("Cves", cves)
        + QStringLiteral("DeviceTvmSoftwareVulnerabilitiesKB\n"
                         "| where CveId in (Cves)\n"
                         "| project CveId, CvssScore, IsExploitAvailable, VulnerabilitySeverityLevel, PublishedDate, "
                         "VulnerabilityDescription\n"
                         "| join kind=leftouter (\n"
                         "    DeviceTvmSoftwareVulnerabilities\n"
                         "    | where CveId in (Cves)\n"
                         "    | summarize ExposedDevices = dcount(DeviceId) by CveId\n"
                         "  ) on CveId\n"
                         "| project-away CveId1\n"
                         "| extend ExposedDevices = coalesce(ExposedDevices, long(0))\n"
                         "| sort by ExposedDevices desc\n");
}

QString contacts(const QStringList &addresses, const QStringList &domains, int days, int tables)
{
    const bool events = (tables & Events) && !domains.isEmpty();
    const bool network = (tables & Network) && !(addresses.isEmpty() && domains.isEmpty());
    if (!events && !network)
        return {};
    QString query = lists(addresses, domains) + QStringLiteral("let Window = %1d;\n").arg(days);
    if (network)
        query += QStringLiteral("let Net = ") + networkPart(!addresses.isEmpty(), !domains.isEmpty())
            + QStringLiteral(";\n");
    if (events)
        query += QStringLiteral("let Dns = ") + eventsPart() + QStringLiteral(";\n");
    query += network && events ? QStringLiteral("union Net, Dns\n")
        : network              ? QStringLiteral("Net\n")
                               : QStringLiteral("Dns\n");
    query += whichIndicator(!addresses.isEmpty(), !domains.isEmpty());
    return query
        + QStringLiteral(
               "| summarize FirstSeen = min(Timestamp), LastSeen = max(Timestamp), Events = count(), "
               "Kinds = make_set(Kind, 10), Processes = make_set(Process, 10), Accounts = make_set(Account, 10) "
               "by DeviceId, DeviceName, Indicator\n"
               "| sort by LastSeen desc\n"
               "| take 1000\n");
}

QString alerts(const QStringList &addresses, const QStringList &domains, int days)
{
    if (addresses.isEmpty() && domains.isEmpty())
        return {};
    const QString since = QStringLiteral("| where Timestamp > ago(%1d)\n").arg(days);
    QString query = lists(addresses, domains) + QStringLiteral("AlertEvidence\n") + since + QStringLiteral("| where ")
        + either(!addresses.isEmpty(), !domains.isEmpty()) + u'\n';
    if (!domains.isEmpty()) {
        query += QStringLiteral("| extend Name = tolower(iff(RemoteUrl contains \"://\", "
                                "tostring(parse_url(RemoteUrl).Host), tostring(split(RemoteUrl, \"/\")[0])))\n");
    }
    return query + whichIndicator(!addresses.isEmpty(), !domains.isEmpty())
        + QStringLiteral("| distinct AlertId, Indicator\n| join kind=inner (AlertEvidence\n") + since
        + QStringLiteral("| where isnotempty(DeviceId)\n| distinct AlertId, DeviceId, DeviceName) on AlertId\n"
                         "| join kind=inner (AlertInfo\n")
        + since
        + QStringLiteral("| distinct AlertId, Title, Severity, ServiceSource) on AlertId\n"
                         "| summarize Alerts = make_set(strcat(Severity, \": \", Title), 20) "
                         "by DeviceId, DeviceName, Indicator\n"
                         "| take 500\n");
}

QString unmapped(const QString &address)
{
    static const QString prefix = QStringLiteral("::ffff:");
    return address.startsWith(prefix, Qt::CaseInsensitive) && address.contains(u'.') ? address.mid(prefix.size())
                                                                                     : address;
}

} // namespace summary::kql
