// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/outputs.h"

#include "app/cli/console.h"
#include "core/base/savefile.h"
#include "core/base/text.h"

#include <QBuffer>
#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace cli {

namespace {

Painter &painter()
{
    static Painter painter;
    return painter;
}

base::Status writeTo(exporting::Format format, const exporting::Document &document, const OutputStyle &style, QIODevice *out)
{
    const exporting::FormatInfo &known = exporting::info(format);
    if (known.painted) {
        if (!painter())
            return base::failure(base::Failure::BadInput, QStringLiteral("this build draws no pictures"));
        return painter()(format, document, out);
    }
    exporting::WriteOptions options;
    options.table = style.table;
    options.text.width = style.width;
    options.text.colour = style.colour;
    if (known.pictured && painter()) {
        QBuffer picture(&options.report.picture);
        picture.open(QIODevice::WriteOnly);
        if (!painter()(exporting::Format::Svg, document, &picture))
            options.report.picture.clear(); // nothing to draw
    }
    return exporting::write(format, document, options, out);
}

bool mayEndLike(exporting::Format format, const QString &file)
{
    const QString suffix = u'.' + QFileInfo(file).suffix();
    const QStringList &endings = exporting::info(format).endings;
    return std::any_of(endings.cbegin(), endings.cend(), [&suffix](const QString &ending) {
        return ending.endsWith(suffix, Qt::CaseInsensitive);
    });
}

} // namespace

QString incompleteSentence(const chain::Investigation &found)
{
    const QList<chain::Incomplete> &missing = found.incomplete();
    QHash<QString, int> details;
    for (const chain::Incomplete &one : missing)
        ++details[one.detail];
    const auto most = std::max_element(details.cbegin(), details.cend());
    QString why = details.isEmpty() ? QString() : base::singleLine(most.key(), 300);
    if (details.size() > 1 && why.startsWith(QLatin1String("Not asked: ")))
        why.remove(0, int(qstrlen("Not asked: ")));
    if (std::any_of(missing.cbegin(), missing.cend(),
                    [](const chain::Incomplete &one) { return one.why == chain::Incomplete::Why::Budget; }))
        why += QStringLiteral(" A larger --max-requests asks for more.");
    if (missing.size() == 1)
        return QStringLiteral("Incomplete: 1 answer is missing; actors behind it may be missing too. ") + why;
    return QStringLiteral("Incomplete: %1 answers are missing; actors behind them may be missing too. ").arg(missing.size())
        + (details.size() > 1 ? QStringLiteral("Most often: ") : QString()) + why;
}

void setPainter(Painter wanted)
{
    painter() = std::move(wanted);
}

QStringList formatNames()
{
    QStringList names;
    for (const exporting::FormatInfo &format : exporting::formats())
        names.append(format.name);
    return names;
}

/// Why no file can come to be there; empty when one can. Asked before the run: what it finds would be lost.
static QString obstacleTo(const QString &file)
{
    const QFileInfo target(file);
    const QFileInfo folder(target.absolutePath());
    if (target.isDir())
        return QStringLiteral("%1 is a folder. Name a file in it.").arg(file);
    if (!folder.isDir())
        return QStringLiteral("%1 cannot be written: there is no folder %2.").arg(file, folder.filePath());
    if (!folder.isWritable() && !base::isPipeOrDevice(file) && !(target.exists() && target.isWritable()))
        return QStringLiteral("%1 cannot be written: %2 takes no files from you.").arg(file, folder.filePath());
    return {};
}

base::Result<QList<Output>> planOutputs(const QString &format, const QStringList &files)
{
    const std::optional<exporting::Format> named = exporting::formatNamed(format);
    if (!format.isEmpty() && !named)
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("There is no format “%1”. Known: %2.").arg(format, formatNames().join(QStringLiteral(", "))));
    QList<Output> outputs;
    bool wanted = named.has_value(); // on standard output, when no file takes it
    for (const QString &file : files) {
        std::optional<exporting::Format> known = exporting::formatOfFile(file);
        // "--format json --output result" and "--format report --output result.pdf"; but "--format json --output
        // graph.svg" is a picture in the file and JSON on standard output.
        if (named && (!known || (files.size() == 1 && mayEndLike(*named, file))))
            known = named;
        wanted = wanted && known != named;
        if (!known)
            return base::failure(base::Failure::BadInput,
                                 QStringLiteral("The ending of %1 names no format. Add --format, or use one of: %2.")
                                     .arg(file, formatNames().join(QStringLiteral(", "))));
        if (const QString obstacle = obstacleTo(file); !obstacle.isEmpty())
            return base::failure(base::Failure::BadInput, obstacle);
        outputs.append({*known, file});
    }
    if (outputs.isEmpty() || wanted)
        outputs.append({named.value_or(exporting::Format::Text), {}});
    return outputs;
}

bool needsPainting(const QList<Output> &outputs)
{
    return std::any_of(outputs.cbegin(), outputs.cend(), [](const Output &output) {
        return exporting::info(output.format).painted || exporting::info(output.format).pictured;
    });
}

QList<exporting::Note> writtenNotes(const casefile::Notes &notes)
{
    QList<exporting::Note> result;
    for (const casefile::Note &note : notes)
        result.append({note.subject, note.text, note.pinned});
    std::sort(result.begin(), result.end(),
              [](const exporting::Note &a, const exporting::Note &b) { return a.subject < b.subject; });
    return result;
}

void remindOfMark(const exporting::Document &document)
{
    if (base::needsExportConsent(document.mark()))
        Console::problem(QStringLiteral("The case is marked %1: pass the result on only to whom the mark allows.")
                             .arg(base::toString(document.mark())));
}

base::Status write(const Output &output, const exporting::Document &document, const OutputStyle &style)
{
    if (output.file.isEmpty()) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const base::Status written = writeTo(output.format, document, style, &buffer);
        if (written && !Console::out(buffer.data()))
            return base::failure(base::Failure::Storage, QStringLiteral("Standard output does not take the result."));
        return written;
    }
    if (base::needsExportConsent(document.mark()) && !style.allowMarked)
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("%1 is not written: the case is marked %2. Where the mark allows it, give --allow-marked.")
                                 .arg(output.file, base::toString(document.mark())));
    OutputStyle plain = style;
    plain.colour = false;
    const base::Status written = base::saveFile(
        output.file, [&](QIODevice *out) { return writeTo(output.format, document, plain, out); });
    if (written)
        return {};
    const bool disk = written.error().kind == base::Failure::Storage;
    return base::failure(written.error().kind,
                         (disk ? QStringLiteral("%1 could not be written: %2.") : QStringLiteral("%1 is not written: %2."))
                             .arg(output.file, written.error().detail));
}

} // namespace cli
