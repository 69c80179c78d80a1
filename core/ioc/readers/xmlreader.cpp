// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/xmlreader.h"

#include "core/ioc/reading.h"
#include "core/ioc/words.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>

namespace ioc {

namespace {

constexpr std::size_t deepestElement = 256;
constexpr qsizetype longestText = 4 * 1024 * 1024;
constexpr std::size_t longestParagraph = 256 * 1024;

bool isTechnical(const QXmlStreamAttribute &attribute)
{
    return attribute.namespaceUri() == u"http://www.w3.org/2001/XMLSchema-instance"
        || attribute.name() == u"schemaLocation" || attribute.name() == u"version"
        || attribute.qualifiedName().startsWith(u"xml:");
}

QString enclosed(const Place &outer, const QString &id)
{
    return outer.object.isEmpty() ? id : QString(outer.object + u'!' + id);
}

} // namespace

void XmlReader::read(QIODevice &device, Reading &reading)
{
    m_xml.setDevice(&device);
    const qint64 total = device.isSequential() ? -1 : device.size();
    qint64 tokens = 0;
    bool running = true;
    while (running && !m_xml.atEnd()) {
        m_xml.readNext();
        running = step(reading);
        if (++tokens % 1024 != 0)
            continue;
        const qint64 done = total < 0 ? m_xml.characterOffset() : device.pos();
        running = running && reading.goOn(done, total);
        if (done > reading.options().maximumBytes) {
            reading.problem(QCoreApplication::translate("ioc", "It is too large; the rest was not read. Split it."),
                            m_xml.lineNumber());
            running = false;
        }
    }
    if (reading.nesting() == 0)
        reading.collector().addBytes(total < 0 ? m_xml.characterOffset() : device.pos());
    reportError(reading);
}

bool XmlReader::step(Reading &reading)
{
    switch (m_xml.tokenType()) {
    case QXmlStreamReader::StartElement:
        if (m_elements.size() >= deepestElement) {
            reading.problem(QCoreApplication::translate("ioc", "It is nested too deep; the rest was not read."),
                            m_xml.lineNumber());
            return false;
        }
        m_elements.push_back({m_xml.name().toString(), m_xml.namespaceUri().toString(), m_xml.attributes(), {}});
        reading.place().line = m_xml.lineNumber();
        started(m_elements.back(), reading);
        return true;
    case QXmlStreamReader::EndElement:
        if (!m_elements.empty()) {
            reading.place().line = m_xml.lineNumber();
            ended(m_elements.back(), reading);
            m_elements.pop_back();
        }
        return true;
    case QXmlStreamReader::Characters:
        if (!m_elements.empty() && m_elements.back().text.size() < longestText)
            m_elements.back().text += m_xml.text();
        return true;
    default:
        return true;
    }
}

void XmlReader::reportError(Reading &reading)
{
    if (!m_xml.hasError() || reading.isCancelled())
        return;
    // What stood open when it broke may hold the last finds.
    for (; !m_elements.empty(); m_elements.pop_back())
        ended(m_elements.back(), reading);
    reading.problem(QCoreApplication::translate("ioc", "The XML breaks off in line %L1: %2")
                        .arg(m_xml.lineNumber())
                        .arg(m_xml.errorString()),
                    m_xml.lineNumber());
}

QString XmlReader::inherited(QStringView attribute) const
{
    for (auto element = m_elements.rbegin(); element != m_elements.rend(); ++element) {
        for (const QXmlStreamAttribute &found : element->attributes) {
            if (found.name() == attribute)
                return found.value().toString();
        }
    }
    return {};
}

// --- any XML

namespace {

/// A value knows nothing of its name, which may say that it is a version.
void scanNamed(QStringView name, QStringView value, Reading &reading)
{
    const std::string text = value.toString().toStdString();
    const std::string version(endingVersionWord(name.toString().toStdString()));
    reading.scanBlock(version.empty() ? text : version + ": " + text);
}

} // namespace

void AnyXmlReader::started(const Element &element, Reading &reading)
{
    for (const QXmlStreamAttribute &attribute : element.attributes) {
        if (!isTechnical(attribute))
            scanNamed(attribute.name(), attribute.value(), reading);
    }
}

void AnyXmlReader::ended(const Element &element, Reading &reading)
{
    scanNamed(element.name, element.text, reading);
}

// --- OpenIOC

namespace {

/// "DnsEntryItem/Host", "PortItem/remoteIP", "Network/URI": by the last step.
bool speaksOfHosts(const QString &search)
{
    const QString last = search.section(u'/', -1).toLower();
    static constexpr QStringView ends[]
        = {u"host",       u"hostname",   u"dns",         u"domain",           u"recordname",
           u"remoteip",   u"ip",         u"ipv4address", u"ipv6address",      u"uri",
           u"url",        u"sourceurl",  u"destination", u"receivedfromhost", u"receivedfromip",
           u"from",       u"returnpath", u"replyto",     u"remotehost",       u"networkip",
           u"domainname", u"string"};
    if (last == u"string") // Network/String is a payload, DnsEntryItem/…/String a name
        return search.contains(u"Dns", Qt::CaseInsensitive);
    return std::find(std::begin(ends), std::end(ends), last) != std::end(ends);
}

} // namespace

void OpenIocReader::started(const Element &element, Reading &reading)
{
    if (element.name == u"IndicatorItem") {
        m_search.clear();
        m_condition = element.attributes.value(QLatin1String("condition")).toString().toLower();
        m_negated = element.attributes.value(QLatin1String("negate")) == u"true" || m_condition.endsWith(u"not");
    } else if (element.name == u"Context") {
        m_search = element.attributes.value(QLatin1String("search")).toString();
    } else if (element.name == u"link") {
        reading.scanAside(element.attributes.value(QLatin1String("href")).toString().toStdString());
    }
}

void OpenIocReader::ended(const Element &element, Reading &reading)
{
    const std::string text = element.text.toStdString();
    if (element.name == u"Content") {
        const QString type = element.attributes.value(QLatin1String("type")).toString();
        const bool host = speaksOfHosts(m_search) || type.compare(u"ip", Qt::CaseInsensitive) == 0;
        if (!host || m_negated)
            return;
        const Place outer = reading.place();
        if (const QString id = inherited(u"id"); !id.isEmpty())
            reading.place().object = enclosed(outer, id);
        // "contains" may hold a part of a name, which is text, not a host that is certain.
        const bool whole = m_condition.isEmpty() || m_condition == u"is" || m_condition == u"contains";
        reading.scan(text, m_search.toStdString() + " = " + text, whole ? Field::Host : Field::Text);
        reading.place() = outer;
    } else if (element.name == u"description" || element.name == u"short_description") {
        reading.scanAside(text);
    }
}

// --- STIX 1

void Stix1Reader::ended(const Element &element, Reading &reading)
{
    const QStringView space = element.space;
    const QStringView name = element.name;
    const bool cybox = space.contains(u"AddressObject") || space.contains(u"URIObject")
        || space.contains(u"DomainNameObject") || space.contains(u"HostnameObject")
        || space.contains(u"DNSRecordObject") || space.contains(u"LinkObject") || space.contains(u"HTTPSessionObject")
        || space.contains(u"SocketAddressObject");
    const bool value
        = name == u"Address_Value" || name == u"Hostname_Value" || name == u"Value" || name == u"Domain_Name";
    if (!cybox || !value || element.text.trimmed().isEmpty()) {
        if (name == u"Description" || name == u"Short_Description" || name == u"Title")
            reading.scanAside(element.text.toStdString());
        return;
    }
    const QStringView condition = element.attributes.value(QLatin1String("condition"));
    if (condition.startsWith(u"DoesNot"))
        return;
    const QString category = inherited(u"category");
    if (category == u"mac" || category == u"asn")
        return;
    const Place outer = reading.place();
    if (const QString id = inherited(u"id"); !id.isEmpty())
        reading.place().object = enclosed(outer, id);
    const QStringView delimiter = element.attributes.value(QLatin1String("delimiter"));
    const QString separator = delimiter.isEmpty() ? QStringLiteral("##comma##") : delimiter.toString();
    for (const QString &part : element.text.split(separator, Qt::SkipEmptyParts))
        reading.scan(part.trimmed().toStdString(), Field::Host);
    reading.place() = outer;
}

// --- documents

void DocumentXmlReader::ended(const Element &element, Reading &reading)
{
    if (element.name == u"t")
        m_paragraph += element.text.toStdString();
    else if (element.name == u"tab" || element.name == u"br")
        m_paragraph += ' ';
    if (element.name != u"p" && m_paragraph.size() < longestParagraph)
        return;
    reading.place().line = 0;
    reading.scan(m_paragraph);
    m_paragraph.clear();
}

} // namespace ioc
