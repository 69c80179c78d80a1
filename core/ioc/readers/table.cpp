// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/table.h"

#include "core/ioc/chars.h"
#include "core/ioc/hostname.h"
#include "core/ioc/reading.h"

#include <algorithm>

namespace ioc {

namespace {

/// Rows among which the heading may be: exports put titles above it.
constexpr int headingWithin = 10;
constexpr std::size_t longestRowText = 1000;

// Headings in lower case, letters and digits only.
constexpr std::string_view hostHeadings[] = {
    "domain",
    "domains",
    "domainname",
    "domainnames",
    "fqdn",
    "host",
    "hosts",
    "hostname",
    "hostnames",
    "dnsname",
    "dnsdomain",
    "nameserver",
    "rrname",
    "query",
    "dnsquery",
    "ip",
    "ips",
    "ipaddress",
    "ipaddresses",
    "ipaddr",
    "address",
    "addresses",
    "ipv4",
    "ipv6",
    "ipv4address",
    "ipv6address",
    "remoteip",
    "remoteaddress",
    "remoteurl",
    "remotedomain",
    "remotehost",
    "destinationip",
    "destination",
    "destinationaddress",
    "destinationhost",
    "destinationhostname",
    "destip",
    "desthost",
    "dst",
    "dstip",
    "dstaddress",
    "dsthost",
    "sourceip",
    "sourceaddress",
    "srcip",
    "src",
    "networkip",
    "networkdestinationip",
    "networksourceip",
    "networkcidrblock",
    "url",
    "urls",
    "uri",
    "c2",
    "cnc",
    "c2server",
    "c2domain",
    "c2ip",
    "c2url",
    "emailsourcedomain",
    "emailsourceipaddress",
    "fileoriginip",
    "fileoriginurl",
    "clientip",
    "clientipaddress",
    "callerip",
    "callipaddress",
    "hostip",
    "serverip",
    "server",
    "ipordomain",
    "domainip",
    "urldomain",
    "domainnameurl",
    // German, French, Spanish, Italian; letters beyond ASCII fall away.
    "ipadresse",
    "ipadressen",
    "adresse",
    "zielip",
    "quellip",
    "zieladresse",
    "quelladresse",
    "domne",
    "domnen",
    "rechner",
    "adresseip",
    "adressesip",
    "domaine",
    "domaines",
    "hte",
    "serveur",
    "dominio",
    "dominios",
    "direccinip",
    "direcciones",
    "servidor",
    "indirizzoip",
};
constexpr std::string_view valueHeadings[] = {
    "indicator",
    "indicators",
    "indicatorvalue",
    "ioc",
    "iocs",
    "iocvalue",
    "value",
    "values",
    "observable",
    "observables",
    "observablevalue",
    "artifact",
    "artifacts",
    "entity",
    "entities",
    "entityvalue",
    "name",
    "data",
    "emailsenderaddress",
    "emailaddress",
    "email",
    "sender",
    "from",
    "senderaddress",
    "pattern",
    "ipurl",
    "networkindicator",
    "indicatorname",
    "indikator",
    "indikatoren",
    "wert",
    "indicateur",
    "indicateurs",
    "valeur",
    "indicador",
    "indicadores",
    "valor",
};
constexpr std::string_view typeHeadings[] = {
    "type",     "types", "indicatortype", "ioctype",       "entitytype", "observabletype",
    "iocstype", "kind",  "datatype",      "attributetype", "typ",        "tipo",
};
constexpr std::string_view remarkHeadings[] = {
    "description",
    "descriptions",
    "comment",
    "comments",
    "note",
    "notes",
    "remark",
    "remarks",
    "context",
    "title",
    "details",
    "summary",
    "reference",
    "references",
    "referenceurl",
    "ref",
    "refs",
    "report",
    "reports",
    "reporturl",
    "reportlink",
    "link",
    "links",
    "moreinfo",
    "externalreferences",
    "additionalinformation",
    "recommendedactions",
    "source",
    "sources",
    "sourcename",
    "feed",
    "provider",
    "indicatorprovider",
    "author",
    "createdby",
    "createdbyemail",
    "lastmodifiedby",
    "modifiedby",
    "analyst",
    "reporter",
    "owner",
    "blog",
    "campaign",
    "attribution",
    "article",
    "articles",
    "publication",
    "credit",
    "sourceurl",
    "beschreibung",
    "kommentar",
    "bemerkung",
    "quelle",
    "commentaire",
    "remarque",
    "descripcin",
    "comentario",
};
constexpr std::string_view skipHeadings[] = {
    "md5",         "sha1",          "sha256",        "sha512",         "hash",          "hashes",
    "imphash",     "ssdeep",        "tlsh",          "filehash",       "filehashvalue", "file",
    "filename",    "filenames",     "filepath",      "path",           "process",       "processname",
    "commandline", "useragent",     "version",       "productversion", "agentversion",  "osversion",
    "subject",     "emailsubject",  "mutex",         "registrykey",    "tenantid",      "workspace",
    "application", "applicationid", "device",        "devicename",     "computer",      "computername",
    "signature",   "imagename",     "email_subject", "malware",        "malwarefamily", "family",
    "threat",      "threatname",    "threatfamily",  "detection",      "detectionname", "datei",
    "dateiname",   "dateipfad",     "fichier",       "archivo",        "betreff",       "kommandozeile",
    "actor",       "actors",        "actorname",     "threatactor",    "threatactors",  "threatactorname",
    "threatgroup", "adversary",     "adversaries",   "intrusionset",   "aptgroup",      "malwarename",
};

template <std::size_t N> bool oneOf(const std::string_view (&list)[N], std::string_view word)
{
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool isAddress(std::string_view cell)
{
    PlainHost host;
    return parsePlainHost(cell, host) && host.type != Type::Domain;
}

/// "A", "B", … "AA" as spreadsheets name columns.
QString columnLetters(std::size_t column)
{
    QString letters;
    for (++column; column > 0; column = (column - 1) / 26)
        letters.prepend(QChar(u'A' + int((column - 1) % 26)));
    return letters;
}

} // namespace

Table::Table(Reading &reading)
    : m_reading(reading)
{
}

std::string Table::normalised(std::string_view heading)
{
    // "TimeGenerated [UTC]": the unit is no part of the name.
    heading = heading.substr(0, heading.find('['));
    std::string word;
    for (const char c : heading.substr(0, 60)) {
        if (isAlphanumeric(c))
            word += lower(c);
    }
    return word;
}

Table::Column Table::columnOf(std::string_view heading)
{
    const std::string word = normalised(heading);
    if (oneOf(hostHeadings, word))
        return Column::Host;
    if (oneOf(valueHeadings, word))
        return Column::Value;
    if (oneOf(typeHeadings, word))
        return Column::Type;
    if (oneOf(remarkHeadings, word))
        return Column::Remark;
    if (word.ends_with("version"))
        return Column::Version;
    return oneOf(skipHeadings, word) ? Column::Skip : Column::Unknown;
}

/// A heading has a column of hosts or values, and no cell that looks like one itself.
bool Table::takeHeading(const Row &cells)
{
    if (cells.size() < 1)
        return false;
    std::vector<Column> columns;
    bool found = false;
    for (const std::string &cell : cells) {
        if (cell.size() > 60 || (cell.find('.') != cell.npos && cell.find(' ') == cell.npos))
            return false;
        columns.push_back(columnOf(cell));
        found = found || columns.back() == Column::Host || columns.back() == Column::Value;
    }
    // A lone word such as "Source" or "name" in a text is no heading of a table.
    if (!found || (cells.size() == 1 && columns[0] == Column::Unknown))
        return false;
    m_columns = std::move(columns);
    m_headings.clear();
    for (const std::string &cell : cells)
        m_headings.push_back(QString::fromStdString(cell).trimmed());
    return true;
}

/// What a type cell says about the value beside it.
Table::ValueType Table::valueType(std::string_view cell)
{
    std::string word;
    for (const char c : cell.substr(0, 40))
        word += lower(c);
    const auto has = [&word](std::string_view part) { return word.find(part) != word.npos; };
    if (has("agent"))
        return ValueType::Agent;
    if (has("version"))
        return ValueType::Version;
    for (const std::string_view part :
         {"hash",    "md5",     "sha1",    "sha256", "sha-",        "file",       "mutex", "regist", "regkey",
          "path",    "subject", "cve",     "ja3",    "certificate", "thumbprint", "yara",  "pdb",    "process",
          "service", "command", "persona", "string", "btc",         "bitcoin",    "phone"}) {
        if (has(part))
            return ValueType::Other;
    }
    for (const std::string_view part : {"domain", "host", "fqdn", "ip", "url", "uri", "c2"}) {
        if (has(part))
            return ValueType::Network;
    }
    return ValueType::Unknown;
}

Table::ValueType Table::typeOf(const Row &cells) const
{
    for (std::size_t i = 0; i < cells.size() && i < m_columns.size(); ++i) {
        if (m_columns[i] == Column::Type)
            return valueType(cells[i]);
    }
    return ValueType::Unknown;
}

QString Table::cellName(std::size_t column, qint64 row) const
{
    if (!m_sheet.isEmpty())
        return m_sheet + u'!' + columnLetters(column) + QString::number(row);
    return column < m_headings.size() ? m_headings[column] : QString();
}

void Table::addRow(const Row &cells, qint64 row)
{
    if (!m_hasHeading && m_rowsSeen < headingWithin) {
        ++m_rowsSeen;
        if (takeHeading(cells)) {
            m_hasHeading = true;
            return;
        }
    }
    m_rowText.clear();
    for (const std::string &cell : cells) {
        if (!m_rowText.empty())
            m_rowText += " | ";
        m_rowText += std::string_view(cell).substr(0, 200);
        if (m_rowText.size() > longestRowText)
            break;
    }
    const ValueType type = typeOf(cells);
    const QString outer = m_reading.place().object;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty())
            continue;
        m_reading.place().line = row;
        if (const QString name = cellName(i, row); !name.isEmpty())
            m_reading.place().object = m_reading.nesting() ? QString(outer + u'!' + name) : name;
        scanCell(cells, i, type);
        m_reading.place().object = outer;
    }
}

void Table::scan(std::string_view cell, Field field)
{
    if (cell.find_first_of("\r\n") == cell.npos)
        m_reading.scan(cell, m_rowText, field);
    else
        m_reading.scanBlock(cell, field);
}

/// A value by what the type beside it says.
void Table::scanValue(std::string_view cell, ValueType type)
{
    switch (type) {
    case ValueType::Unknown:
        scan(cell, Field::Text);
        break;
    case ValueType::Network:
        scan(cell, Field::Host);
        break;
    case ValueType::Agent:
        m_reading.scanAside(cell, Counts::Urls);
        break;
    case ValueType::Version:
        m_reading.scanAside(cell, Counts::Defanged, RejectReason::Version);
        break;
    case ValueType::Other:
        m_reading.scanAside(cell);
        break;
    }
}

void Table::scanCell(const Row &cells, std::size_t column, ValueType type)
{
    const std::string &cell = cells[column];
    const Column kind = column < m_columns.size() ? m_columns[column] : Column::Unknown;
    switch (kind) {
    case Column::Host:
        scan(cell, Field::Host);
        break;
    case Column::Value:
        scanValue(cell, type);
        break;
    case Column::Unknown:
        scan(cell, Field::Text);
        break;
    case Column::Remark:
        if (isAddress(cell)) // "source" and "from" name addresses in some logs
            scan(cell, Field::Host);
        else
            m_reading.scanAside(cell, Counts::Addresses);
        break;
    case Column::Type:
        m_reading.scanAside(cell, Counts::Nothing);
        break;
    case Column::Version:
        m_reading.scanAside(cell, Counts::Defanged, RejectReason::Version);
        break;
    case Column::Skip:
        m_reading.scanAside(cell);
        break;
    }
}

} // namespace ioc
