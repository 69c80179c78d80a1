// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "targets.h"

#include "core/ioc/extractor.h"
#include "core/ioc/host.h"
#include "core/ioc/read.h"
#include "core/ioc/readers/reader.h"
#include "core/ioc/readers/stixpattern.h"
#include "core/ioc/reading.h"
#include "core/ioc/sniff.h"

#include <QBuffer>

#include <cstdlib>

using namespace ioc;

namespace fuzz {

namespace {

void require(bool kept)
{
    if (!kept)
        std::abort();
}

QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
}

/// Small limits, so that running into them is fuzzed too; no process is started.
const ReadOptions &options()
{
    static const ReadOptions small = [] {
        ReadOptions made;
        made.own = OwnList::fromText(u"own.net\n45.77.0.0/16\n");
        made.maximumUnpacked = 2'000'000;
        made.maximumParts = 20;
        made.maximumIndicators = 1'000;
        made.maximumRejected = 1'000;
        made.pdfSeconds = 0;
        return made;
    }();
    return small;
}

/// What every reader promises of its results.
void check(const Extraction &extraction)
{
    for (const Indicator &indicator : extraction.indicators) {
        const auto host = parseHost(indicator.value);
        require(host && host->value == indicator.value && host->type == indicator.type);
        require(host->reach == Reach::Public && indicator.reach == Reach::Public);
        require(indicator.occurrences > 0 && indicator.source.context.size() <= 201);
        require(!options().own.contains(indicator.value));
    }
    for (const Rejected &rejected : extraction.rejected)
        require(rejected.occurrences > 0);
}

void readAs(Format format, const std::uint8_t *data, std::size_t size)
{
    QBuffer buffer;
    buffer.setData(bytesOf(data, size));
    buffer.open(QIODevice::ReadOnly);
    const ReadControl control;
    Reading reading(options(), control, QStringLiteral("fuzz"));
    readerFor(format)->read(buffer, reading);
    check(reading.take());
}

} // namespace

void host(const std::uint8_t *data, std::size_t size)
{
    const QString input = QString::fromUtf8(bytesOf(data, size));
    if (const auto parsed = parseHost(input)) {
        const auto again = parseHost(parsed->value);
        require(again && again->value == parsed->value && again->type == parsed->type && again->reach == parsed->reach);
        require(!artifactGroup(parsed->value).isEmpty());
        const auto shown = parseHost(displayName(parsed->value));
        require(shown && shown->value == parsed->value);
    }
    OwnList::fromText(input);
}

void text(const std::uint8_t *data, std::size_t size)
{
    // Whole and in two pieces: the seam must not matter.
    Extractor whole(options(), QStringLiteral("fuzz"));
    whole.feed(bytesOf(data, size));
    const Extraction first = whole.finish();
    check(first);
    Extractor halves(options(), QStringLiteral("fuzz"));
    halves.feed(bytesOf(data, size / 2));
    halves.feed(bytesOf(data + size / 2, size - size / 2));
    require(halves.finish().indicators == first.indicators);
}

void table(const std::uint8_t *data, std::size_t size)
{
    readAs(Format::Table, data, size);
}

void json(const std::uint8_t *data, std::size_t size)
{
    readAs(Format::Json, data, size);
}

void stix(const std::uint8_t *data, std::size_t size)
{
    readAs(Format::Stix2, data, size);
}

void stixpattern(const std::uint8_t *data, std::size_t size)
{
    std::vector<StixComparison> found;
    parseStixPattern({reinterpret_cast<const char *>(data), size}, found);
}

void misp(const std::uint8_t *data, std::size_t size)
{
    readAs(Format::Misp, data, size);
}

void xml(const std::uint8_t *data, std::size_t size)
{
    readAs(Format::Xml, data, size);
    readAs(Format::OpenIoc, data, size);
    readAs(Format::Stix1, data, size);
}

void html(const std::uint8_t *data, std::size_t size)
{
    readAs(Format::Html, data, size);
}

void mail(const std::uint8_t *data, std::size_t size)
{
    readAs(Format::Mail, data, size);
}

void archive(const std::uint8_t *data, std::size_t size)
{
    readAs(Format::Archive, data, size);
}

void anything(const std::uint8_t *data, std::size_t size)
{
    check(readBytes(bytesOf(data, size), QStringLiteral("fuzz"), options()));
}

} // namespace fuzz
