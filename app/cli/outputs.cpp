// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/outputs.h"

#include "app/cli/console.h"
#include "core/export/json.h"
#include "core/export/text.h"

#include <QBuffer>
#include <QFileInfo>
#include <QSaveFile>

namespace cli {

namespace {

struct Format
{
    const char *name;
    const char *endings; ///< blank-separated, longest first
    bool painted;
};

constexpr Format formats[] = {
    {"json", ".json", false},
    {"text", ".txt", false},
    {"csv", ".csv", false},
    {"svg", ".svg", true},
    {"png", ".png", true},
    {"pdf", ".pdf", true},
};

Painter &painter()
{
    static Painter painter;
    return painter;
}

const Format *byName(const QString &name)
{
    for (const Format &format : formats) {
        if (name.compare(QLatin1String(format.name), Qt::CaseInsensitive) == 0)
            return &format;
    }
    return nullptr;
}

const Format *byEnding(const QString &file)
{
    for (const Format &format : formats) {
        for (const QString &ending : QString::fromLatin1(format.endings).split(u' ')) {
            if (file.endsWith(ending, Qt::CaseInsensitive))
                return &format;
        }
    }
    return nullptr;
}

base::Status writeTo(const QString &format, const exporting::Document &document, const OutputStyle &style, QIODevice *out)
{
    if (format == u"json")
        return exporting::writeJson(document, out);
    if (format == u"csv")
        return exporting::writeCsv(document, style.table, out);
    if (byName(format)->painted) {
        if (!painter())
            return base::failure(base::Failure::BadInput, QStringLiteral("this build draws no pictures"));
        return painter()(format, document, out);
    }
    exporting::TextOptions text;
    text.width = style.width;
    text.colour = style.colour;
    return exporting::writeText(document, text, out);
}

} // namespace

void setPainter(Painter wanted)
{
    painter() = std::move(wanted);
}

QStringList formatNames()
{
    QStringList names;
    for (const Format &format : formats)
        names.append(QLatin1String(format.name));
    return names;
}

base::Result<QList<Output>> planOutputs(const QString &format, const QStringList &files)
{
    if (!format.isEmpty() && !byName(format))
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("There is no format “%1”. Known: %2.").arg(format, formatNames().join(QStringLiteral(", "))));
    QList<Output> outputs;
    for (const QString &file : files) {
        const Format *known = byEnding(file);
        // One file and a format given: the format wins, so that "--format json --output result" works.
        if (!format.isEmpty() && (files.size() == 1 || !known))
            known = byName(format);
        if (!known)
            return base::failure(base::Failure::BadInput,
                                 QStringLiteral("The ending of %1 names no format. Add --format, or use one of: %2.")
                                     .arg(file, formatNames().join(QStringLiteral(", "))));
        outputs.append({QLatin1String(known->name), file});
    }
    if (outputs.isEmpty())
        outputs.append({format.isEmpty() ? QStringLiteral("text") : QString::fromLatin1(byName(format)->name), {}});
    return outputs;
}

bool needsPainting(const QList<Output> &outputs)
{
    return std::any_of(outputs.cbegin(), outputs.cend(), [](const Output &output) { return byName(output.format)->painted; });
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
    QSaveFile file(output.file);
    const auto refuse = [&](const QString &why) {
        return base::failure(base::Failure::Storage, QStringLiteral("%1 could not be written: %2.").arg(output.file, why));
    };
    if (!file.open(QIODevice::WriteOnly))
        return refuse(file.errorString());
    OutputStyle plain = style;
    plain.colour = false;
    if (const base::Status written = writeTo(output.format, document, plain, &file); !written)
        return refuse(written.error().detail);
    if (!file.commit())
        return refuse(file.errorString());
    return {};
}

} // namespace cli
