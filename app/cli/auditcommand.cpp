// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/auditcommand.h"

#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "core/base/savefile.h"
#include "core/casefile/auditreader.h"

#include <QBuffer>
#include <QCommandLineParser>

namespace cli {

namespace {

using casefile::AuditFormat;

std::optional<AuditFormat> formatOf(const QCommandLineParser &parser, const QString &path)
{
    QString word = parser.value(QStringLiteral("format"));
    if (word.isEmpty() && path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        word = QStringLiteral("csv");
    if (word.isEmpty() && (path.endsWith(QLatin1String(".json")) || path.endsWith(QLatin1String(".jsonl"))))
        word = QStringLiteral("json");
    if (word.isEmpty() || word == u"text")
        return AuditFormat::Text;
    if (word == u"json")
        return AuditFormat::Json;
    return word == u"csv" ? std::optional(AuditFormat::Csv) : std::nullopt;
}

int show(const QCommandLineParser &parser, const casefile::AuditReader &reader)
{
    bool good = true;
    const QString last = parser.value(QStringLiteral("last"));
    const qsizetype most = last.isEmpty() ? 50 : last.toLongLong(&good);
    if (!good || most < 1) {
        Console::problem(QStringLiteral("--last takes a number of 1 or more."));
        return Usage;
    }
    const auto lines = reader.newest(most, parser.value(QStringLiteral("text")));
    if (!lines) {
        Console::problem(lines.error().detail);
        return InternalError;
    }
    for (const casefile::AuditLine &line : *lines)
        Console::out(casefile::AuditReader::textOf(line) + u'\n');
    if (lines->isEmpty())
        Console::problem(QStringLiteral("The audit log has no such lines."));
    return Complete;
}

int verify(const QCommandLineParser &parser, const casefile::AuditReader &reader)
{
    const casefile::AuditVerdict verdict = reader.verify(parser.value(QStringLiteral("expect")).toLatin1());
    for (const casefile::AuditVerdict::Problem &problem : verdict.problems)
        Console::problem(problem.line > 0
                             ? QStringLiteral("%1, line %2: %3").arg(problem.file).arg(problem.line).arg(problem.sentence)
                             : QStringLiteral("%1: %2").arg(problem.file, problem.sentence));
    if (!verdict.isGood())
        return BadInput;
    Console::out(QStringLiteral("Intact: %1 lines in %2 files.\n").arg(verdict.lines).arg(verdict.segments));
    if (verdict.firstNumber > 1)
        Console::out(QStringLiteral("It begins at line %1; what was older has been removed as the settings say.\n")
                         .arg(verdict.firstNumber));
    if (verdict.lines > 0)
        Console::out(QStringLiteral("Last hash: %1\nNote it elsewhere: `audit verify --expect HASH` then also shows a log "
                                    "that was made anew.\n")
                         .arg(QString::fromLatin1(verdict.lastHash)));
    return Complete;
}

int exportLog(const QCommandLineParser &parser, const casefile::AuditReader &reader)
{
    const QString path = parser.value(QStringLiteral("output"));
    const std::optional<AuditFormat> format = formatOf(parser, path);
    if (!format) {
        Console::problem(QStringLiteral("--format is text, json or csv."));
        return Usage;
    }
    const QString text = parser.value(QStringLiteral("text"));
    if (path.isEmpty()) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const base::Status written = reader.write(&buffer, *format, text);
        if (!written)
            Console::problem(written.error().detail);
        else if (!Console::out(buffer.data()))
            Console::problem(QStringLiteral("Standard output does not take the log."));
        else
            return Complete;
        return InternalError;
    }
    const base::Status written
        = base::saveFile(path, [&](QIODevice *out) { return reader.write(out, *format, text); });
    if (written)
        return Complete;
    const QString why = written.error().detail; // a sentence where the log itself is the trouble
    Console::problem(why.endsWith(u'.') ? why : QStringLiteral("%1 cannot be written: %2.").arg(path, why));
    return InternalError;
}

} // namespace

int runAudit(const QStringList &arguments)
{
    QCommandLineParser parser;
    for (const char *name : {"last", "text", "format", "output", "expect", "folder"})
        parser.addOption(QCommandLineOption(QString::fromLatin1(name), {}, QStringLiteral("VALUE")));
    if (!parser.parse(arguments)) {
        Console::problem(parser.errorText() + QStringLiteral(" `mdti-lookup help audit` lists the options."));
        return Usage;
    }
    const QString folder = parser.value(QStringLiteral("folder"));
    const casefile::AuditReader reader(folder.isEmpty() ? casefile::AuditLog::defaultFolder() : folder);
    const QString action = parser.positionalArguments().value(0);
    if (action == u"show")
        return show(parser, reader);
    if (action == u"verify")
        return verify(parser, reader);
    if (action == u"export")
        return exportLog(parser, reader);
    Console::problem(QStringLiteral("Say what to do: `mdti-lookup audit show`, `verify` or `export`."));
    return Usage;
}

} // namespace cli
