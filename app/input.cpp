// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/input.h"

#include "core/ioc/extractor.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <cstdio>

namespace app {

namespace {

constexpr qint64 pieceSize = 256 * 1024;

/// Joins what several arguments gave: a host or a reject counts once, where it stood first.
class Joined
{
public:
    void add(ioc::Extraction extraction)
    {
        for (ioc::Indicator &indicator : extraction.indicators) {
            const auto known = m_indicators.constFind(indicator.value);
            if (known != m_indicators.constEnd()) {
                m_result.indicators[*known].occurrences += indicator.occurrences;
                continue;
            }
            m_indicators.insert(indicator.value, m_result.indicators.size());
            m_result.indicators.append(std::move(indicator));
        }
        for (ioc::Rejected &rejected : extraction.rejected) {
            const auto key = qMakePair(rejected.written, int(rejected.reason));
            const auto known = m_rejected.constFind(key);
            if (known != m_rejected.constEnd()) {
                m_result.rejected[*known].occurrences += rejected.occurrences;
                continue;
            }
            m_rejected.insert(key, m_result.rejected.size());
            m_result.rejected.append(std::move(rejected));
        }
        m_result.problems += extraction.problems;
        m_result.bytes += extraction.bytes;
    }
    ioc::Extraction take() { return std::move(m_result); }

private:
    ioc::Extraction m_result;
    QHash<QString, qsizetype> m_indicators;
    QHash<QPair<QString, int>, qsizetype> m_rejected;
};

class Reader
{
public:
    explicit Reader(const InputRules &rules, const std::atomic_bool *stop = nullptr)
        : m_stop(stop)
    {
        m_options.documentation = rules.acceptDocumentation;
    }

    void argument(const QString &argument)
    {
        if (argument == u"-") {
            QFile input;
            if (input.open(stdin, QIODevice::ReadOnly))
                device(input, QStringLiteral("-"));
            return;
        }
        if (QFileInfo::exists(argument))
            path(argument);
        else
            text(argument);
    }

    /// A file, or a folder with all that is below it.
    void path(const QString &path)
    {
        if (!QFileInfo(path).isDir()) {
            file(path);
            return;
        }
        QStringList files;
        for (QDirIterator each(path, QDir::Files, QDirIterator::Subdirectories); each.hasNext();)
            files.append(each.next());
        files.sort();
        for (const QString &each : std::as_const(files))
            file(each);
    }

    void words(const QString &text, const QString &source)
    {
        ioc::Extractor extractor(m_options, source);
        extractor.feed(text.toUtf8());
        m_joined.add(extractor.finish());
    }

    Input take()
    {
        m_input.extraction = m_joined.take();
        return std::move(m_input);
    }

private:
    void file(const QString &path)
    {
        QFile input(path);
        if (!input.open(QIODevice::ReadOnly)) {
            problem(path, QStringLiteral("%1 cannot be read: %2.").arg(path, input.errorString()));
            return;
        }
        device(input, path);
    }

    void device(QIODevice &input, const QString &name)
    {
        ioc::Extractor extractor(m_options, name);
        while (!input.atEnd() && !(m_stop && m_stop->load())) {
            const QByteArray piece = input.read(pieceSize);
            if (piece.isEmpty())
                break;
            extractor.feed(piece);
        }
        m_joined.add(extractor.finish());
    }

    void text(const QString &argument)
    {
        ioc::Extractor extractor(m_options, QStringLiteral("command line"));
        extractor.feed(argument.toUtf8());
        ioc::Extraction found = extractor.finish();
        // A path that does not exist must not pass for a text without indicators.
        const bool path = argument.contains(u'/') || argument.contains(u'\\');
        if (found.indicators.isEmpty() && (path || found.rejected.isEmpty()))
            problem(argument, QStringLiteral("%1 is neither a file nor an indicator.").arg(argument));
        m_joined.add(std::move(found));
    }

    void problem(const QString &name, const QString &message)
    {
        ioc::Extraction failed;
        failed.problems.append({name, 0, message});
        m_joined.add(std::move(failed));
        m_input.unreadable = true;
    }

    const std::atomic_bool *m_stop;
    ioc::ReadOptions m_options;
    Joined m_joined;
    Input m_input;
};

} // namespace

Input readInput(const QStringList &arguments, const InputRules &rules)
{
    Reader reader(rules);
    for (const QString &argument : arguments)
        reader.argument(argument);
    return reader.take();
}

ioc::Extraction readFiles(const QStringList &paths, const InputRules &rules, const std::atomic_bool *stop)
{
    Reader reader(rules, stop);
    for (const QString &path : paths)
        reader.path(path);
    return reader.take().extraction;
}

ioc::Extraction readText(const QString &text, const QString &source, const InputRules &rules)
{
    Reader reader(rules);
    reader.words(text, source);
    return reader.take().extraction;
}

} // namespace app
