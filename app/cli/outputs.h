// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/export/csv.h"
#include "core/export/document.h"

#include <QList>
#include <QString>

namespace cli {

/// Where the result goes: files by ending, or standard output.
struct Output
{
    QString format; ///< "json", "text", "csv", "svg", …
    QString file; ///< empty: standard output
};

struct OutputStyle
{
    exporting::Table table = exporting::Table::Claims;
    int width = 100;
    bool colour = false;
};

/// Names of --format, for messages.
QStringList formatNames();
/// From --format and --output: BadInput names the file whose ending says nothing.
base::Result<QList<Output>> planOutputs(const QString &format, const QStringList &files);
/// Pictures need a QGuiApplication (offscreen platform).
bool needsPainting(const QList<Output> &outputs);
/// Writes one output; a file is written beside its place and moved there, so that a full disk leaves no half file.
base::Status write(const Output &output, const exporting::Document &document, const OutputStyle &style);

} // namespace cli
