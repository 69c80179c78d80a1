// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/input.h"

#include "core/ioc/read.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>

namespace app {

namespace {

ioc::ReadOptions readOptions(const InputRules &rules)
{
    ioc::ReadOptions options;
    options.documentation = rules.acceptDocumentation;
    options.own = rules.own;
    return options;
}

struct Files
{
    QStringList paths; ///< in the order of their names
    QStringList closedFolders; ///< that we may not look into
};

/// A file itself, or all files below a folder.
Files filesOf(const QString &path)
{
    if (!QFileInfo(path).isDir())
        return {{path}, {}};
    Files found;
    const auto add = [&found](const QFileInfo &info) {
        if (!info.isDir())
            found.paths.append(info.filePath());
        else if (!info.isReadable() || !info.isExecutable())
            found.closedFolders.append(info.filePath());
    };
    add(QFileInfo(path));
    QDirIterator each(path, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (each.hasNext())
        add(QFileInfo(each.next()));
    found.paths.sort();
    return found;
}

void tellOfClosed(const Files &files, ioc::Extraction &result)
{
    for (const QString &folder : files.closedFolders)
        result.problems.append({folder, 0, QCoreApplication::translate("ioc", "The folder cannot be opened.")});
}

/// Nothing that could be a host somewhere, like "lsit.txt" or "list"; also when there is nothing at all.
bool isNoHost(const QList<ioc::Rejected> &rejected)
{
    return std::all_of(rejected.begin(), rejected.end(), [](const ioc::Rejected &one) {
        return one.reason == ioc::RejectReason::FileName || one.reason == ioc::RejectReason::SingleLabel
            || one.reason == ioc::RejectReason::UnknownTld || one.reason == ioc::RejectReason::BadSyntax;
    });
}

ioc::Extraction readArgument(const QString &argument, const ioc::ReadOptions &options, bool *unreadable)
{
    ioc::Extraction result;
    if (argument == u"-") {
        QFile input;
        if (input.open(stdin, QIODevice::ReadOnly))
            result = ioc::readDevice(input, QStringLiteral("-"), options);
        return result;
    }
    if (QFileInfo::exists(argument)) {
        const Files files = filesOf(argument);
        tellOfClosed(files, result);
        *unreadable |= !files.closedFolders.isEmpty();
        for (const QString &file : files.paths) {
            const ioc::Extraction one = ioc::readFile(file, options);
            *unreadable |= one.files.isEmpty() || (one.indicators.isEmpty() && !one.problems.isEmpty());
            ioc::merge(result, one);
        }
        return result;
    }
    result = ioc::readText(argument, QStringLiteral("command line"), options);
    // A file that does not exist must not pass for a text without indicators.
    const bool path = argument.contains(u'/') || argument.contains(u'\\');
    if (result.indicators.isEmpty() && (path || isNoHost(result.rejected))) {
        result.problems.append({argument, 0, QStringLiteral("%1 is neither a file nor an indicator.").arg(argument)});
        *unreadable = true;
    }
    return result;
}

} // namespace

bool Input::isPartlyRead() const
{
    return std::any_of(extraction.problems.begin(), extraction.problems.end(),
                       [](const ioc::Problem &one) { return one.unread; });
}

Input readInput(const QStringList &arguments, const InputRules &rules)
{
    Input input;
    for (const QString &argument : arguments)
        ioc::merge(input.extraction, readArgument(argument, readOptions(rules), &input.unreadable));
    return input;
}

ioc::Extraction readFiles(const QStringList &paths, const InputRules &rules, const std::atomic_bool *stop)
{
    ioc::ReadControl control;
    control.cancelled = stop;
    ioc::Extraction result;
    for (const QString &path : paths) {
        const Files files = filesOf(path);
        tellOfClosed(files, result);
        for (const QString &file : files.paths) {
            if (control.isCancelled())
                return result;
            ioc::merge(result, ioc::readFile(file, readOptions(rules), control));
        }
    }
    return result;
}

ioc::Extraction readText(const QString &text, const QString &source, const InputRules &rules)
{
    return ioc::readText(text, source, readOptions(rules));
}

QString problemText(const ioc::Problem &problem)
{
    if (problem.file.isEmpty() || problem.message.startsWith(problem.file))
        return problem.message;
    return problem.line > 0 ? QStringLiteral("%1:%2: %3").arg(problem.file, QString::number(problem.line), problem.message)
                            : QStringLiteral("%1: %2").arg(problem.file, problem.message);
}

} // namespace app
