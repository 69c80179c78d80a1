// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/files.h"

#include "ui/picture/furniture.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImageWriter>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QtMath>

namespace picture {
namespace {

constexpr double margin = 14;
constexpr double titleHeight = 30;
constexpr double longestPage = 14'400; ///< points, what PDF readers take
constexpr double vectorSide = 60'000; ///< pixels of an SVG

QString tr(const char *text)
{
    return QCoreApplication::translate("picture", text);
}

/// The parts of a sheet at one zoom, in pixels.
struct Arrangement
{
    View view; ///< of the graph alone
    double top = 0; ///< of the graph within the sheet
    QSizeF size; ///< of the sheet
};

Arrangement arrange(const Sheet &sheet, double zoom)
{
    Arrangement result;
    // Where words may stand on any side of a mark, those at the rim need room.
    const double side = sheet.picture.flow ? margin : 4 * margin;
    QRectF box = sheet.area.isNull()
        ? extent(sheet.picture, zoom, LabelRuler(Fonts::from(sheet.font))).adjusted(-side, -margin, side, margin)
        : QRectF(sheet.area.topLeft() * zoom, sheet.area.size() * zoom);
    // Whole pixels, so that tiles and files agree on every line.
    box = QRectF(QPointF(qFloor(box.left()), qFloor(box.top())), QPointF(qCeil(box.right()), qCeil(box.bottom())));
    result.view = {zoom, box.topLeft() / zoom, box.size(), QRectF(QPointF(), box.size())};
    result.top = sheet.title.isEmpty() ? 0 : titleHeight;
    if (sheet.headings && sheet.picture.flow && sheet.area.isNull())
        result.top += headingHeight - margin / 2;
    result.size = QSizeF(box.width(), box.height() + result.top + (sheet.legend ? legendHeight : 0));
    return result;
}

/// Lowers the zoom step by step until `fits`; marks keep their size, so the picture does not shrink in proportion.
template <typename Fits> Arrangement arrangeWithin(const Sheet &sheet, Fits &&fits)
{
    double zoom = qBound(.01, sheet.zoom, 8.0);
    Arrangement result = arrange(sheet, zoom);
    while (!fits(result.size) && zoom > 1e-4) {
        zoom *= .85;
        result = arrange(sheet, zoom);
    }
    return result;
}

Arrangement arrangePixels(const Sheet &sheet, double scale)
{
    return arrangeWithin(sheet, [scale](const QSizeF &size) {
        const double width = size.width() * scale, height = size.height() * scale;
        return width <= longestSide && height <= longestSide && width * height <= double(mostPixels);
    });
}

bool isEmpty(const Sheet &sheet)
{
    return !sheet.picture.scene || sheet.picture.scene->nodes.isEmpty();
}

base::Status nothingToDraw()
{
    return base::failure(base::Failure::BadInput, tr("The graph is empty; there is nothing to draw."));
}

/// The painter stands at the upper left corner of the sheet, 1 unit = 1 px at scale 1.
void paintArranged(QPainter &painter, const Sheet &sheet, const Arrangement &arranged, PaintOptions options)
{
    options.colours = sheet.colours;
    options.fonts = Fonts::from(sheet.font);
    options.ground = false;
    if (!sheet.transparent)
        painter.fillRect(QRectF(QPointF(), arranged.size), sheet.colours.canvas);
    painter.save();
    painter.translate(0, arranged.top);
    painter.setClipRect(QRectF(QPointF(), arranged.view.size));
    // A transparent picture has no ground that could keep lines out of words; any other has one.
    PaintOptions inner = options;
    inner.ground = !sheet.transparent;
    paint(painter, sheet.picture, arranged.view, inner);
    painter.restore();
    if (!sheet.title.isEmpty()) {
        painter.setFont(options.fonts.strong);
        painter.setPen(sheet.colours.text);
        const QFontMetricsF metrics(options.fonts.strong);
        painter.drawText(QPointF(margin, qRound(titleHeight / 2 + metrics.ascent() / 2)),
                         metrics.elidedText(sheet.title, Qt::ElideMiddle, arranged.size.width() - 2 * margin));
    }
    if (sheet.headings && sheet.picture.flow && sheet.area.isNull()) {
        painter.save();
        painter.translate(0, sheet.title.isEmpty() ? 0 : titleHeight);
        paintHeadings(painter, sheet.picture, arranged.view, options);
        painter.restore();
    }
    const QList<graph::Node> &nodes = sheet.picture.scene->nodes;
    options.compared = std::any_of(nodes.cbegin(), nodes.cend(),
                                   [](const graph::Node &node) { return node.mark != graph::Mark::None; });
    if (sheet.legend)
        paintLegend(painter, QRectF(0, arranged.size.height() - legendHeight, arranged.size.width(), legendHeight),
                    options);
}

} // namespace

Sheet makeSheet(std::shared_ptr<const graph::Scene> scene, const graph::LayoutResult &layout, bool flow,
                const QFont &font)
{
    Sheet sheet;
    sheet.picture = makePicture(std::move(scene), layout.positions, layout.columns, flow);
    sheet.font = font;
    return sheet;
}

QSizeF sheetSize(const Sheet &sheet, double scale)
{
    return isEmpty(sheet) ? QSizeF() : arrangePixels(sheet, scale).size;
}

QImage renderImage(const Sheet &sheet, double scale)
{
    if (isEmpty(sheet))
        return {};
    scale = qBound(.25, scale, 4.0);
    const Arrangement arranged = arrangePixels(sheet, scale);
    const QSize size(qCeil(arranged.size.width() * scale), qCeil(arranged.size.height() * scale));
    QImage image(size, sheet.transparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    if (image.isNull())
        return {};
    image.fill(sheet.transparent ? QColor(Qt::transparent) : sheet.colours.canvas);
    QPainter painter(&image);
    painter.scale(scale, scale);
    PaintOptions options;
    options.ratio = scale;
    paintArranged(painter, sheet, arranged, options);
    painter.end();
    image.setDotsPerMeterX(qRound(96 * scale / .0254));
    image.setDotsPerMeterY(qRound(96 * scale / .0254));
    return image;
}

base::Status renderPng(const Sheet &sheet, double scale, QIODevice *device)
{
    if (isEmpty(sheet))
        return nothingToDraw();
    const QImage image = renderImage(sheet, scale);
    if (image.isNull())
        return base::failure(base::Failure::TooLarge, tr("There is not enough memory for a picture of this size."));
    // The coder of PNG prints on standard error when a device takes no more.
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QImageWriter writer(&bytes, "png");
    if (!writer.write(image))
        return base::failure(base::Failure::Internal, writer.errorString());
    if (device->write(bytes.data()) != bytes.size())
        return base::failure(base::Failure::Storage, device->errorString());
    return {};
}

base::Status renderSvg(const Sheet &wanted, QIODevice *device)
{
    if (isEmpty(wanted))
        return nothingToDraw();
    Sheet sheet = wanted;
    if (sheet.font.family().compare(QStringLiteral("Sans Serif"), Qt::CaseInsensitive) == 0)
        sheet.font.setFamily(QStringLiteral("sans-serif")); // the same font, in the word of CSS
    const Arrangement arranged = arrangeWithin(
        sheet, [](const QSizeF &size) { return size.width() <= vectorSide && size.height() <= vectorSide; });
    QSvgGenerator generator;
    generator.setOutputDevice(device);
    generator.setResolution(96);
    generator.setSize(arranged.size.toSize());
    generator.setViewBox(QRect(QPoint(), arranged.size.toSize()));
    generator.setTitle(QStringLiteral("MDTI Actor Lookup"));
    QPainter painter;
    if (!painter.begin(&generator))
        return base::failure(base::Failure::Storage, device->errorString());
    painter.setFont(sheet.font); // every group names one, with or without words in it
    paintArranged(painter, sheet, arranged, {});
    painter.end();
    return {};
}

base::Status renderPdf(const Sheet &sheet, QIODevice *device)
{
    if (isEmpty(sheet))
        return nothingToDraw();
    constexpr double pointsPerPixel = .75;
    const Arrangement arranged = arrangeWithin(sheet, [](const QSizeF &size) {
        return size.width() * pointsPerPixel <= longestPage && size.height() * pointsPerPixel <= longestPage;
    });
    QPdfWriter writer(device);
    writer.setCreator(QStringLiteral("MDTI Actor Lookup"));
    writer.setTitle(sheet.title.isEmpty() ? QStringLiteral("MDTI Actor Lookup") : sheet.title);
    writer.setResolution(96 * 8); // lines and letters are placed to an eighth of a pixel
    writer.setPageSize(QPageSize(arranged.size * pointsPerPixel, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins({});
    QPainter painter;
    if (!painter.begin(&writer))
        return base::failure(base::Failure::Storage, device->errorString());
    painter.scale(8, 8);
    paintArranged(painter, sheet, arranged, {});
    painter.end();
    return {};
}

void paintSheet(QPainter &painter, const Sheet &sheet, const QRectF &target)
{
    if (isEmpty(sheet) || target.isEmpty())
        return;
    const Arrangement arranged = arrange(sheet, sheet.zoom);
    const double scale = qMin(target.width() / arranged.size.width(), target.height() / arranged.size.height());
    painter.save();
    painter.translate(target.center() - QPointF(arranged.size.width(), arranged.size.height()) * scale / 2);
    painter.scale(scale, scale);
    paintArranged(painter, sheet, arranged, {});
    painter.restore();
}

} // namespace picture
