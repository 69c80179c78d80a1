// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/pictures.h"

#include "app/reportpdf.h"
#include "core/graph/layout.h"
#include "ui/picture/files.h"

#include <QGuiApplication>

namespace app {

base::Status writePicture(exporting::Format format, const exporting::Document &document, const graph::ViewState &view,
                          const PictureOptions &options, QIODevice *out)
{
    const auto scene = std::make_shared<graph::Scene>(graph::buildScene(document.investigation, document.assessment, view));
    const graph::LayoutResult layout = graph::layOut(graph::layoutInput(*scene, view, {}));
    picture::Sheet sheet = picture::makeSheet(scene, layout, view.layout == u"flow", QGuiApplication::font());
    sheet.colours = picture::Colours::of(options.dark);
    sheet.legend = options.legend;
    sheet.title = options.title;
    switch (format) {
    case exporting::Format::Svg:
        return picture::renderSvg(sheet, out);
    case exporting::Format::Pdf:
        return picture::renderPdf(sheet, out);
    case exporting::Format::PdfReport:
        return writeReportPdf(document, &sheet, out);
    default:
        return picture::renderPng(sheet, options.scale, out);
    }
}

} // namespace app
