// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/formats.h"

#include "core/export/graphml.h"
#include "core/export/json.h"
#include "core/export/misp.h"
#include "core/export/stix.h"

namespace exporting {

const QList<FormatInfo> &formats()
{
    const auto row = [](Format format, const char *name, const char *endings, bool painted = false, bool pictured = false) {
        return FormatInfo{format, QString::fromLatin1(name), QString::fromLatin1(endings).split(u' '), painted, pictured};
    };
    static const QList<FormatInfo> list = {
        row(Format::Json, "json", ".json"),
        row(Format::Text, "text", ".txt"),
        row(Format::Csv, "csv", ".csv"),
        row(Format::GraphMl, "graphml", ".graphml"),
        row(Format::Gexf, "gexf", ".gexf"),
        row(Format::Dot, "dot", ".dot .gv"),
        row(Format::Stix, "stix", ".stix.json .stix"),
        row(Format::Misp, "misp", ".misp.json .misp"),
        row(Format::Navigator, "navigator", ".layer.json"),
        row(Format::Markdown, "markdown", ".markdown .md"),
        row(Format::Html, "html", ".html .htm", false, true),
        row(Format::PdfReport, "report", ".report.pdf", true, true),
        row(Format::Svg, "svg", ".svg", true),
        row(Format::Png, "png", ".png", true),
        row(Format::Pdf, "pdf", ".pdf", true),
    };
    return list;
}

const FormatInfo &info(Format format)
{
    return formats().at(int(format));
}

std::optional<Format> formatNamed(const QString &name)
{
    for (const FormatInfo &each : formats()) {
        if (name.compare(each.name, Qt::CaseInsensitive) == 0)
            return each.format;
    }
    return std::nullopt;
}

std::optional<Format> formatOfFile(const QString &file)
{
    std::optional<Format> best;
    qsizetype length = 0;
    for (const FormatInfo &each : formats()) {
        for (const QString &ending : each.endings) {
            if (ending.size() > length && file.endsWith(ending, Qt::CaseInsensitive)) {
                best = each.format;
                length = ending.size();
            }
        }
    }
    return best;
}

base::Status write(Format format, const Document &document, const WriteOptions &options, QIODevice *out)
{
    switch (format) {
    case Format::Json:
        return writeJson(document, out);
    case Format::Text:
        return writeText(document, options.text, out);
    case Format::Csv:
        return writeCsv(document, options.table, out);
    case Format::GraphMl:
        return writeGraphMl(document, out);
    case Format::Gexf:
        return writeGexf(document, out);
    case Format::Dot:
        return writeDot(document, out);
    case Format::Stix:
        return writeStix(document, out);
    case Format::Misp:
        return writeMisp(document, out);
    case Format::Navigator:
        return writeNavigatorLayer(document, out);
    case Format::Markdown:
        return writeMarkdown(document, options.report, out);
    case Format::Html:
        return writeHtml(document, options.report, out);
    case Format::PdfReport:
    case Format::Svg:
    case Format::Png:
    case Format::Pdf:
        break;
    }
    return base::failure(base::Failure::Internal, QStringLiteral("this format is painted"));
}

} // namespace exporting
