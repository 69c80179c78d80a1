// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/archivereader.h"

#include "core/ioc/readers/archive.h"
#include "core/ioc/readers/workbookreader.h"
#include "core/ioc/readers/xmlreader.h"
#include "core/ioc/reading.h"

#include <QBuffer>
#include <QCoreApplication>

namespace ioc {

namespace {

/// A member that cannot be seeked in is held in memory up to here.
constexpr qint64 largestHeld = 200'000'000;

/// What the system or an archiver put in beside the user's files.
bool isClutter(const QString &name)
{
    return name.startsWith(u"__MACOSX/") || name.endsWith(u".DS_Store") || name.endsWith(u"Thumbs.db");
}

/// Pictures and fonts hold no text; saying so of each would hide what matters.
bool isPicture(const QString &name)
{
    static constexpr QStringView endings[] = {u".png",  u".jpg", u".jpeg", u".gif", u".bmp",  u".ico",   u".svgz",
                                              u".webp", u".emf", u".wmf",  u".ttf", u".woff", u".woff2", u".mp4"};
    return std::any_of(std::begin(endings), std::end(endings),
                       [&name](QStringView ending) { return name.endsWith(ending, Qt::CaseInsensitive); });
}

} // namespace

void ArchiveReader::read(QIODevice &device, Reading &reading)
{
    if (!device.isSequential()) {
        readSeekable(device, reading);
        if (reading.nesting() == 0)
            reading.collector().addBytes(device.size());
        return;
    }
    QBuffer buffer;
    buffer.setData(readAll(device, reading, largestHeld));
    buffer.open(QIODevice::ReadOnly);
    readSeekable(buffer, reading);
}

void ArchiveReader::readSeekable(QIODevice &device, Reading &reading)
{
    const Kind kind = kindOf(device, reading);
    device.seek(0);
    if (kind == Kind::Workbook) {
        WorkbookReader().read(device, reading);
        return;
    }
    Archive archive(device, reading);
    if (kind == Kind::Document)
        readDocument(archive, reading);
    else
        readFiles(archive, reading);
    if (!archive.errorText().isEmpty())
        reading.problem(QCoreApplication::translate("ioc", "The archive is damaged: %1. What came before was read.")
                            .arg(archive.errorText()));
}

ArchiveReader::Kind ArchiveReader::kindOf(QIODevice &device, Reading &reading)
{
    Archive archive(device, reading);
    for (int i = 0; i < reading.options().maximumParts && archive.next(); ++i) {
        if (archive.name() == u"xl/workbook.xml")
            return Kind::Workbook;
        if (archive.name() == u"word/document.xml")
            return Kind::Document;
    }
    return Kind::Files;
}

void ArchiveReader::readFiles(Archive &archive, Reading &reading)
{
    int parts = 0;
    while (!reading.isCancelled() && archive.next()) {
        if (++parts > reading.options().maximumParts) {
            reading.problem(QCoreApplication::translate("ioc", "It holds more than %L1 files; the rest was not read.")
                                .arg(reading.options().maximumParts));
            return;
        }
        if (isClutter(archive.name()) || isPicture(archive.name()))
            continue;
        if (archive.isEncrypted()) {
            reading.problem(QCoreApplication::translate("ioc", "“%1” is encrypted. Unpack it and give the file itself.")
                                .arg(archive.name()));
            continue;
        }
        if (!reading.mayUnpack(0))
            return;
        ArchiveMember member(archive);
        reading.readPart(member, archive.name());
    }
}

void ArchiveReader::readDocument(Archive &archive, Reading &reading)
{
    while (!reading.isCancelled() && archive.next()) {
        const QString name = archive.name();
        const bool text = name == u"word/document.xml" || name.startsWith(u"word/header")
            || name.startsWith(u"word/footer") || name == u"word/footnotes.xml" || name == u"word/comments.xml";
        if (!text)
            continue;
        ArchiveMember member(archive);
        DocumentXmlReader().read(member, reading);
    }
}

} // namespace ioc
