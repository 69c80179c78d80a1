// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/workbookreader.h"

#include "core/ioc/readers/archive.h"
#include "core/ioc/readers/table.h"
#include "core/ioc/reading.h"

#include <QCoreApplication>
#include <QXmlStreamReader>

namespace ioc {

namespace {

constexpr std::size_t mostStringBytes = 256 * 1024 * 1024;
constexpr std::size_t mostStrings = 10'000'000;
constexpr qsizetype mostColumns = 16'384;

/// All text inside the current element, whatever rich-text runs it is cut into; phonetic hints are left out.
std::string innerText(QXmlStreamReader &xml)
{
    std::string text;
    int depth = 1;
    int phonetic = 0;
    while (depth > 0 && !xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartElement:
            ++depth;
            phonetic += xml.name() == u"rPh";
            break;
        case QXmlStreamReader::EndElement:
            --depth;
            phonetic -= xml.name() == u"rPh";
            break;
        case QXmlStreamReader::Characters:
            if (phonetic == 0 && text.size() < 1024 * 1024)
                text += xml.text().toString().toStdString();
            break;
        default:
            break;
        }
        if (depth > 64)
            break;
    }
    return text;
}

/// "BC12" → 54, or −1.
qsizetype columnOf(QStringView reference)
{
    qsizetype column = 0;
    for (const QChar c : reference) {
        if (c < u'A' || c > u'Z')
            break;
        column = column * 26 + (c.unicode() - u'A' + 1);
        if (column > mostColumns)
            return -1;
    }
    return column - 1;
}

void reportXml(const QXmlStreamReader &xml, const QString &where, Reading &reading)
{
    if (xml.hasError() && !reading.isCancelled())
        reading.problem(QCoreApplication::translate("ioc", "“%1” breaks off: %2").arg(where, xml.errorString()),
                        xml.lineNumber());
}

} // namespace

void WorkbookReader::read(QIODevice &device, Reading &reading)
{
    {
        Archive archive(device, reading);
        while (archive.next()) {
            ArchiveMember member(archive);
            if (archive.name() == u"xl/sharedStrings.xml")
                readStrings(member, reading);
            else if (archive.name() == u"xl/workbook.xml")
                readSheetNames(member);
            else if (archive.name() == u"xl/_rels/workbook.xml.rels")
                readRelations(member);
        }
    }
    device.seek(0);
    Archive archive(device, reading);
    while (!reading.isCancelled() && archive.next()) {
        const QString name = archive.name();
        if (!name.startsWith(u"xl/worksheets/") || !name.endsWith(u".xml"))
            continue;
        if (archive.isEncrypted()) {
            reading.problem(QCoreApplication::translate(
                "ioc", "The workbook is encrypted. Save it without a password and try again."));
            return;
        }
        ArchiveMember member(archive);
        readSheet(member, sheetName(name), reading);
    }
    if (!archive.errorText().isEmpty())
        reading.problem(QCoreApplication::translate("ioc", "The workbook is damaged: %1. What came before was read.")
                            .arg(archive.errorText()));
}

void WorkbookReader::readStrings(QIODevice &member, Reading &reading)
{
    QXmlStreamReader xml(&member);
    while (!xml.atEnd() && !reading.isCancelled()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != u"si")
            continue;
        m_strings.push_back(innerText(xml));
        m_stringBytes += m_strings.back().size();
        if (m_stringBytes > mostStringBytes || m_strings.size() > mostStrings) {
            reading.problem(QCoreApplication::translate(
                "ioc", "The workbook holds too much text; save the sheet as CSV and try again."));
            return;
        }
    }
    reportXml(xml, QStringLiteral("sharedStrings.xml"), reading);
}

void WorkbookReader::readSheetNames(QIODevice &member)
{
    QXmlStreamReader xml(&member);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != u"sheet")
            continue;
        QString relation, name;
        for (const QXmlStreamAttribute &attribute : xml.attributes()) {
            if (attribute.name() == u"id")
                relation = attribute.value().toString();
            else if (attribute.name() == u"name")
                name = attribute.value().toString();
        }
        m_names.insert(relation, name);
    }
}

void WorkbookReader::readRelations(QIODevice &member)
{
    QXmlStreamReader xml(&member);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != u"Relationship")
            continue;
        QString target = xml.attributes().value(QLatin1String("Target")).toString();
        target = target.startsWith(u'/') ? target.mid(1) : QString(QStringLiteral("xl/") + target);
        m_relations.insert(target, xml.attributes().value(QLatin1String("Id")).toString());
    }
}

QString WorkbookReader::sheetName(const QString &member) const
{
    const QString name = m_names.value(m_relations.value(member));
    return name.isEmpty() ? member.section(u'/', -1).section(u'.', 0, 0) : name;
}

void WorkbookReader::readSheet(QIODevice &member, const QString &sheet, Reading &reading)
{
    QXmlStreamReader xml(&member);
    Table table(reading);
    table.setSheet(sheet);
    Row row;
    qint64 number = 0;
    while (!xml.atEnd() && reading.goOn(0, -1)) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"row") {
            bool known = false;
            const qint64 given = xml.attributes().value(QLatin1String("r")).toLongLong(&known);
            number = known ? given : number + 1;
            row.clear();
        } else if (xml.isStartElement() && xml.name() == u"c") {
            qsizetype column = qsizetype(row.size());
            std::string text;
            readCell(xml, text, column);
            if (column < 0 || text.empty())
                continue;
            if (row.size() <= std::size_t(column))
                row.resize(std::size_t(column) + 1);
            row[std::size_t(column)] = std::move(text);
        } else if (xml.isEndElement() && xml.name() == u"row" && !row.empty()) {
            table.addRow(row, number);
        }
    }
    reportXml(xml, sheet, reading);
}

void WorkbookReader::readCell(QXmlStreamReader &xml, std::string &text, qsizetype &column)
{
    const QXmlStreamAttributes attributes = xml.attributes();
    if (attributes.hasAttribute(QLatin1String("r")))
        column = columnOf(attributes.value(QLatin1String("r")));
    const QString type = attributes.value(QLatin1String("t")).toString();
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == u"c")
            return;
        if (!xml.isStartElement())
            continue;
        const bool value = xml.name() == u"v" || xml.name() == u"is";
        const std::string inner = innerText(xml);
        if (!value)
            continue; // a formula
        if (type == u"s") {
            bool ok = false;
            const qulonglong index = QString::fromStdString(inner).toULongLong(&ok);
            text = ok && index < m_strings.size() ? m_strings[index] : std::string();
        } else if (type == u"str" || type == u"inlineStr") {
            text = inner;
        }
    }
}

} // namespace ioc
