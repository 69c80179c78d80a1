// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/export/document.h"
#include "ui/picture/files.h"

#include <QIODevice>

namespace app {

/// The report on A4 pages with page numbers and the TLP mark on each; the picture, where there is one, on a last page of
/// its own. Any thread; needs a QGuiApplication (the offscreen platform will do).
base::Status writeReportPdf(const exporting::Document &document, const picture::Sheet *sheet, QIODevice *out);

} // namespace app
