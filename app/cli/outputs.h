// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/casefile/contents.h"
#include "core/export/document.h"
#include "core/export/formats.h"

#include <QList>
#include <QString>

#include <functional>

namespace cli {

/// Where the result goes: files by ending, or standard output.
struct Output
{
    exporting::Format format = exporting::Format::Text;
    QString file; ///< empty: standard output
};

struct OutputStyle
{
    exporting::Table table = exporting::Table::Claims;
    int width = 100;
    bool colour = false;
    bool allowMarked = false; ///< files of a case whose mark keeps it close are wanted all the same
};

/// Draws a picture format; set by main() when the program is built with Gui, else pictures are refused.
using Painter = std::function<base::Status(exporting::Format format, const exporting::Document &document, QIODevice *out)>;
void setPainter(Painter painter);

/// Names of --format, for messages.
QStringList formatNames();
/// How many answers are missing, and the most frequent reason.
QString incompleteSentence(const chain::Investigation &found);
/// From --format and --output. A format that no file takes goes to standard output. BadInput names the file
/// whose ending says nothing or that cannot come to be there.
base::Result<QList<Output>> planOutputs(const QString &format, const QStringList &files);
/// Pictures need a QGuiApplication (offscreen platform).
bool needsPainting(const QList<Output> &outputs);
/// Notes of a case in the order of a report: the case's own first, then by subject.
QList<exporting::Note> writtenNotes(const casefile::Notes &notes);
/// Says on standard error how a marked case may be passed on.
void remindOfMark(const exporting::Document &document);
/// Writes one output; BadInput for a file that the mark of the case forbids. A file is written beside its place and moved there, so that a full disk leaves no half file.
base::Status write(const Output &output, const exporting::Document &document, const OutputStyle &style);

} // namespace cli
