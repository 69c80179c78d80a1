// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/pictures.h"

#include "core/graph/layout.h"
#include "ui/picture/files.h"

#include <QGuiApplication>

namespace app {

base::Status writePicture(const QString &format, const exporting::Document &document, const graph::ViewState &view,
                          const PictureOptions &options, QIODevice *out)
{
    const auto scene = std::make_shared<graph::Scene>(graph::buildScene(document.investigation, document.assessment, view));
    const graph::LayoutResult layout = graph::layOut(graph::layoutInput(*scene, view, {}));
    picture::Sheet sheet = picture::makeSheet(scene, layout, view.layout == u"flow", QGuiApplication::font());
    sheet.colours = picture::Colours::of(options.dark);
    sheet.legend = options.legend;
    sheet.title = options.title;
    if (format == u"svg")
        return picture::renderSvg(sheet, out);
    if (format == u"pdf")
        return picture::renderPdf(sheet, out);
    return picture::renderPng(sheet, options.scale, out);
}

} // namespace app
