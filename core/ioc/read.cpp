// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/read.h"

#include "core/ioc/chars.h"
#include "core/ioc/readers/reader.h"
#include "core/ioc/reading.h"
#include "core/ioc/sniff.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QHash>

namespace ioc {

namespace {

Extraction withProblem(const QString &name, const QString &message)
{
    Extraction result;
    result.problems.append({name, 0, message});
    return result;
}

/// A single word that could be the short name of a host.
bool isSingleLabel(QStringView text)
{
    if (text.isEmpty() || text.size() > 63)
        return false;
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 0x80 && (isAlphanumeric(char(c.unicode())) || c == u'-' || c == u'_');
    });
}

/// Hashing beside the lists, so that merging many inputs stays linear.
template <typename Entry, typename Key> void mergeList(QList<Entry> &into, const QList<Entry> &more, Key key)
{
    if (into.isEmpty()) { // the lists of one input name each entry once
        into = more;
        return;
    }
    QHash<QString, qsizetype> known;
    known.reserve(into.size());
    for (qsizetype i = 0; i < into.size(); ++i)
        known.insert(key(into[i]), i);
    for (const Entry &entry : more) {
        const auto found = known.constFind(key(entry));
        if (found != known.constEnd()) {
            into[*found].occurrences += entry.occurrences;
        } else {
            known.insert(key(entry), into.size());
            into.append(entry);
        }
    }
}

/// A pipe may hand over its beginning in small pieces.
QByteArray headOf(QIODevice &device)
{
    QByteArray head = device.peek(sniffLength);
    while (device.isSequential() && head.size() < sniffLength) {
        QByteArray more = device.peek(sniffLength);
        if (more.size() <= head.size())
            break;
        head = std::move(more);
    }
    return head;
}

} // namespace

Extraction readDevice(QIODevice &device, const QString &name, const ReadOptions &options, const ReadControl &control)
{
    Reading reading(options, control, name);
    readerFor(sniff(headOf(device), name))->read(device, reading);
    return reading.take();
}

Extraction readFile(const QString &path, const ReadOptions &options, const ReadControl &control)
{
    const QFileInfo info(path);
    if (!info.exists())
        return withProblem(path, QCoreApplication::translate("ioc", "The file does not exist."));
    if (info.isDir())
        return withProblem(path, QCoreApplication::translate("ioc", "This is a folder; give the files in it."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return withProblem(
            path, QCoreApplication::translate("ioc", "The file cannot be opened: %1.").arg(file.errorString()));
    Extraction found = readDevice(file, path, options, control);
    found.files = {path};
    return found;
}

Extraction readBytes(const QByteArray &bytes, const QString &name, const ReadOptions &options,
                     const ReadControl &control)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return readDevice(buffer, name, options, control);
}

Extraction readText(const QString &text, const QString &name, const ReadOptions &options, const ReadControl &control)
{
    const QStringView word = QStringView(text).trimmed();
    if (isSingleLabel(word)) {
        Extraction result;
        result.rejected.append({word.toString(), RejectReason::SingleLabel, {name, 1, 0, {}, word.toString()}, 1});
        result.bytes = text.toUtf8().size();
        return result;
    }
    return readBytes(text.toUtf8(), name, options, control);
}

void merge(Extraction &into, const Extraction &more)
{
    mergeList(into.indicators, more.indicators, [](const Indicator &i) { return i.value; });
    mergeList(into.rejected, more.rejected,
              [](const Rejected &r) { return QString(toString(r.reason) + u' ' + r.written); });
    into.problems += more.problems;
    into.files += more.files;
    into.bytes += more.bytes;
}

} // namespace ioc
