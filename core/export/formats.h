// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/export/csv.h"
#include "core/export/document.h"
#include "core/export/report.h"
#include "core/export/text.h"

#include <QIODevice>
#include <QList>
#include <QStringList>

#include <optional>

namespace exporting {

/// Everything a result can be written as.
enum class Format { Json, Text, Csv, GraphMl, Gexf, Dot, Stix, Misp, Navigator, Markdown, Html, PdfReport, Svg, Png, Pdf };

struct FormatInfo
{
    Format format;
    QString name; ///< of --format: "json", "graphml", "report", …
    QStringList endings; ///< with the dot, longest first; the first one is the usual one
    bool painted; ///< needs Gui: pictures, and the report on paper
    bool pictured; ///< holds a picture that is painted before it is written
};
/// In the order of the enumeration.
const QList<FormatInfo> &formats();
const FormatInfo &info(Format format);
std::optional<Format> formatNamed(const QString &name);
/// By the ending of a file's name: the longest that fits, so that "x.stix.json" is STIX and "x.report.pdf" a report.
std::optional<Format> formatOfFile(const QString &file);

struct WriteOptions
{
    Table table = Table::Claims; ///< of CSV
    TextOptions text;
    ReportOptions report;
};
/// Any format that is not painted; a painted one is Failure::Internal.
base::Status write(Format format, const Document &document, const WriteOptions &options, QIODevice *out);

} // namespace exporting
