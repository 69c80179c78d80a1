// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/input.h"

#include "core/ioc/read.h"

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

/// A file itself, or all files below a folder in the order of their names.
QStringList filesOf(const QString &path)
{
    if (!QFileInfo(path).isDir())
        return {path};
    QStringList files;
    for (QDirIterator each(path, QDir::Files, QDirIterator::Subdirectories); each.hasNext();)
        files.append(each.next());
    files.sort();
    return files;
}

bool isUnreadable(const QString &path)
{
    QFile file(path);
    return !file.open(QIODevice::ReadOnly);
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
        for (const QString &file : filesOf(argument)) {
            const ioc::Extraction one = ioc::readFile(file, options);
            *unreadable |= isUnreadable(file) || (one.indicators.isEmpty() && !one.problems.isEmpty());
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
        for (const QString &file : filesOf(path)) {
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
