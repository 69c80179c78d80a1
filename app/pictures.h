// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/export/document.h"
#include "core/export/formats.h"
#include "core/graph/scene.h"

#include <QIODevice>

namespace app {

struct PictureOptions
{
    bool dark = false;
    double scale = 2; ///< of a PNG
    bool legend = true;
    QString title; ///< empty: none
};

/// The whole graph of a document as Png, Svg or Pdf, or a PdfReport that ends with it. Lays it out in this thread first (Graphviz: never twice at
/// once in a process). Needs a QGuiApplication; the offscreen platform will do.
base::Status writePicture(exporting::Format format, const exporting::Document &document, const graph::ViewState &view,
                          const PictureOptions &options, QIODevice *out);

} // namespace app
