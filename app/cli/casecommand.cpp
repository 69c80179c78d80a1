// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/casecommand.h"

#include "app/cli/caseprinting.h"
#include "app/cli/caserun.h"
#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "app/cli/outputs.h"
#include "core/base/plurals.h"
#include "core/casefile/merge.h"
#include "core/casefile/recovery.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace cli {

namespace {

using casefile::CaseFile;
using casefile::Contents;

int complain(const base::Error &error)
{
    const base::Error shown = asInputError(error);
    Console::problem(shown.detail);
    return exitCodeFor(shown.kind);
}

int misuse(const QString &sentence)
{
    Console::problem(sentence + QStringLiteral(" `mdti-lookup help case` shows how."));
    return Usage;
}

int print(const QByteArray &bytes)
{
    if (Console::out(bytes))
        return Complete;
    Console::problem(QStringLiteral("Standard output does not take the result."));
    return InternalError;
}

/// Reads a case without holding it: it may be open in the desktop program.
base::Result<Contents> readCase(const QString &path, casefile::CaseFile::JournalSize *journal = nullptr)
{
    auto file = CaseFile::open(path, CaseFile::Mode::ReadOnly);
    if (!file)
        return base::failure(file.error());
    if (journal) {
        if (const auto size = (*file)->journalSize(); size)
            *journal = *size;
    }
    return (*file)->load();
}

/// --format text|json; nullopt: another word.
std::optional<bool> wantsJson(const QCommandLineParser &parser)
{
    const QString format = parser.value(QStringLiteral("format"));
    if (format == u"json")
        return true;
    return format.isEmpty() || format == u"text" ? std::optional<bool>(false) : std::nullopt;
}

int showInfo(const QStringList &files, const QCommandLineParser &parser)
{
    const std::optional<bool> json = wantsJson(parser);
    if (files.size() != 1 || !json)
        return misuse(QStringLiteral("case info takes one case and --format text or json."));
    CaseFile::JournalSize journal;
    const auto contents = readCase(files.first(), &journal);
    if (!contents)
        return complain(contents.error());
    return print(*json ? infoAsJson(files.first(), *contents, journal) : infoAsText(files.first(), *contents, journal));
}

int exportCase(const QStringList &files, const QCommandLineParser &parser)
{
    if (files.size() != 1)
        return misuse(QStringLiteral("case export takes one case."));
    const auto outputs = planOutputs(parser.value(QStringLiteral("format")), parser.values(QStringLiteral("output")));
    if (!outputs)
        return misuse(outputs.error().detail);
    OutputStyle style;
    style.width = Console::width();
    style.colour = Console::colour();
    style.allowMarked = parser.isSet(QStringLiteral("allow-marked"));
    if (parser.isSet(QStringLiteral("table"))) {
        const auto table = exporting::tableFrom(parser.value(QStringLiteral("table")));
        if (!table)
            return misuse(QStringLiteral("--table is one of: claims, actors, hosts, records, incomplete, rejected."));
        style.table = *table;
    }
    auto contents = readCase(files.first());
    if (!contents)
        return complain(contents.error());
    chain::Options &options = contents->investigation.options;
    options.offline = options.offline && missedOffline(contents->investigation);
    const chain::Assessment assessment = chain::assess(contents->investigation);
    exporting::Document document{contents->investigation, assessment};
    document.created = contents->investigation.created;
    document.tlp = contents->tlp;
    document.complete = shownRun(*contents).ending == u"complete";
    document.notes = writtenNotes(contents->notes);
    document.tags = contents->tags.value(QString());
    remindOfMark(document);
    for (const Output &output : *outputs) {
        if (const base::Status written = write(output, document, style); !written)
            return complain(written.error());
    }
    return Complete;
}

int compare(const QStringList &files, const QCommandLineParser &parser)
{
    const std::optional<bool> json = wantsJson(parser);
    if (files.size() != 2 || !json)
        return misuse(QStringLiteral("case diff takes two cases and --format text or json."));
    const auto before = readCase(files.first()), after = readCase(files.last());
    for (const auto *read : {&before, &after}) {
        if (!*read)
            return complain(read->error());
    }
    const graph::Diff diff = graph::diff(before->investigation, chain::assess(before->investigation),
                                         after->investigation, chain::assess(after->investigation));
    return print(*json ? diffAsJson(files, diff) : diffAsText(files, diff));
}

int mergeCases(const QStringList &files, const QCommandLineParser &parser)
{
    const QString target = parser.value(QStringLiteral("output"));
    if (files.size() < 2 || target.isEmpty())
        return misuse(QStringLiteral("case merge takes two or more cases and --output FILE."));
    base::Result<Contents> merged = readCase(files.first());
    for (const QString &file : files.mid(1)) {
        const base::Result<Contents> next = merged ? readCase(file) : merged;
        if (!next)
            return complain(next.error());
        if (!merged->service.isEmpty() && !next->service.isEmpty() && merged->service != next->service) {
            Console::problem(QStringLiteral("%1 and %2 hold answers of different services and are not merged.")
                                 .arg(files.first(), file));
            return BadInput;
        }
        merged = casefile::merge(*merged, *next);
    }
    if (!merged)
        return complain(merged.error());
    auto created = CaseFile::create(target);
    if (!created)
        return complain(created.error());
    base::Status written = (*created)->replace(*merged);
    for (const QString &file : files) {
        if (written)
            written = (*created)->addAnswersOf(file);
    }
    if (written)
        written = (*created)->flush();
    if (!written)
        return complain(written.error());
    return print(QStringLiteral("%1: %2 hosts, %3 records, %4 actors, %5 notes.\n")
                     .arg(target)
                     .arg(merged->investigation.hosts().size())
                     .arg(merged->investigation.records().size())
                     .arg(merged->investigation.actors().size())
                     .arg(merged->notes.size())
                     .toUtf8());
}

int recoverCase(const QStringList &files, const QCommandLineParser &parser)
{
    const QString target = parser.value(QStringLiteral("output"));
    if (files.size() != 1 || target.isEmpty())
        return misuse(QStringLiteral("case recover takes one case and --output FILE."));
    const auto report = casefile::recover(files.first(), target);
    if (!report)
        return complain(report.error());
    const int printed = print(report->text().toUtf8() + '\n');
    return printed != Complete || report->damagedTables.isEmpty() ? printed : int(Incomplete);
}

int clearCache(const QStringList &files, const QCommandLineParser &parser)
{
    if (!files.isEmpty())
        return misuse(QStringLiteral("case clear-cache takes no file."));
    const QString folder = parser.value(QStringLiteral("cache"));
    const auto cache
        = casefile::ResponseCache::open(folder.isEmpty() ? casefile::ResponseCache::defaultFolder() : folder);
    if (!cache)
        return complain(cache.error());
    const auto statistics = (*cache)->statistics();
    if (const base::Status cleared = (*cache)->clear(); !cleared)
        return complain(cleared.error());
    return print(
        base::counted(QStringLiteral("%n answer(s) (is|are) forgotten.\n"), statistics ? int(statistics->count) : 0)
            .toUtf8());
}

void addOptions(QCommandLineParser &parser)
{
    for (const char *name : {"format", "output", "table", "cache"})
        parser.addOption(QCommandLineOption(QString::fromLatin1(name), {}, QStringLiteral("value")));
    parser.addOption(QCommandLineOption(QStringLiteral("allow-marked")));
}

} // namespace

bool caseCommandPaints(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments) || parser.positionalArguments().value(0) != u"export")
        return false;
    const auto outputs = planOutputs(parser.value(QStringLiteral("format")), parser.values(QStringLiteral("output")));
    return outputs && needsPainting(*outputs);
}

int runCase(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return misuse(parser.errorText());
    const QStringList files = parser.positionalArguments().mid(1);
    const QString command = parser.positionalArguments().value(0);
    constexpr struct
    {
        const char *name;
        int (*run)(const QStringList &, const QCommandLineParser &);
    } commands[] = {{"info", showInfo},    {"export", exportCase},   {"diff", compare},
                    {"merge", mergeCases}, {"recover", recoverCase}, {"clear-cache", clearCache}};
    for (const auto &each : commands) {
        if (command == QLatin1String(each.name))
            return each.run(files, parser);
    }
    return misuse(command.isEmpty() ? QStringLiteral("Say what to do with which case.")
                                    : QStringLiteral("There is no command “case %1”.").arg(command));
}

} // namespace cli
