// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/extractcommand.h"

#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "app/input.h"
#include "core/export/jsonwriter.h"
#include "core/ioc/host.h"

#include <QBuffer>
#include <QCommandLineParser>

namespace cli {

namespace {

void writeSource(exporting::JsonWriter &json, const ioc::Source &source)
{
    json.key("source");
    json.beginObject(true);
    json.member("file", source.file);
    if (source.line > 0)
        json.member("line", source.line);
    if (source.page > 0)
        json.member("page", source.page);
    if (!source.object.isEmpty())
        json.member("object", source.object);
    if (!source.context.isEmpty())
        json.member("context", source.context);
    json.endObject();
}

QByteArray asJson(const ioc::Extraction &extraction)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    exporting::JsonWriter json(&buffer);
    json.beginObject();
    json.member("schema", QStringLiteral("mdti-actor-lookup/extraction/1"));
    json.key("indicators");
    json.beginArray();
    for (const ioc::Indicator &indicator : extraction.indicators) {
        json.beginObject(true);
        json.member("value", indicator.value);
        if (const QString shown = ioc::displayName(indicator.value); shown != indicator.value)
            json.member("unicode", shown);
        json.member("type", ioc::toString(indicator.type));
        json.member("written", indicator.written);
        json.member("occurrences", indicator.occurrences);
        writeSource(json, indicator.source);
        json.endObject();
    }
    json.endArray();
    json.key("rejected");
    json.beginArray();
    for (const ioc::Rejected &rejected : extraction.rejected) {
        json.beginObject(true);
        json.member("written", rejected.written);
        json.member("reason", ioc::toString(rejected.reason));
        json.member("occurrences", rejected.occurrences);
        writeSource(json, rejected.source);
        json.endObject();
    }
    json.endArray();
    json.key("problems");
    json.beginArray();
    for (const ioc::Problem &problem : extraction.problems) {
        json.beginObject(true);
        json.member("file", problem.file);
        json.member("line", problem.line);
        json.member("message", problem.message);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    json.finish();
    return buffer.data();
}

bool printText(const ioc::Extraction &extraction)
{
    QString text;
    for (const ioc::Indicator &indicator : extraction.indicators)
        text += indicator.value + u'\n';
    for (const ioc::Rejected &rejected : extraction.rejected) {
        QString place = rejected.source.file;
        if (rejected.source.line > 0)
            place += QStringLiteral(":%1").arg(rejected.source.line);
        Console::problem(QStringLiteral("%1: not used: %2 (%3)").arg(place, rejected.written, ioc::toString(rejected.reason)));
    }
    return Console::out(text);
}

} // namespace

int runExtract(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringLiteral("format"), {}, QStringLiteral("name"), QStringLiteral("text")));
    parser.addOption(QCommandLineOption(QStringLiteral("documentation")));
    if (!parser.parse(arguments)) {
        Console::problem(parser.errorText() + QStringLiteral(" `mdti-lookup help extract` lists the options."));
        return Usage;
    }
    const QString format = parser.value(QStringLiteral("format"));
    if (format != u"text" && format != u"json") {
        Console::problem(QStringLiteral("--format is text or json."));
        return Usage;
    }
    if (parser.positionalArguments().isEmpty()) {
        Console::problem(QStringLiteral("Give a file, or - for standard input."));
        return Usage;
    }
    app::InputRules rules;
    rules.acceptDocumentation = parser.isSet(QStringLiteral("documentation"));
    const app::Input input = app::readInput(parser.positionalArguments(), rules);
    const ioc::Extraction &extraction = input.extraction;
    for (const ioc::Problem &problem : extraction.problems)
        Console::problem(app::problemText(problem));
    const bool written = format == u"json" ? Console::out(asJson(extraction)) : printText(extraction);
    if (!written) {
        Console::problem(QStringLiteral("Standard output does not take the result."));
        return InternalError;
    }
    if (extraction.indicators.isEmpty() && format == u"text")
        Console::problem(QStringLiteral("No indicator found."));
    if (extraction.indicators.isEmpty() || input.unreadable)
        return BadInput;
    return input.isPartlyRead() ? Incomplete : Complete;
}

} // namespace cli
