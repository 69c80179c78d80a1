// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/graphview/renderer.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QtMath>

#include <cstring>

namespace ui {

using picture::PaintOptions;

namespace {

QSize pixelSize(const FrameRequest &request)
{
    return {qRound(request.view.size.width() * request.ratio), qRound(request.view.size.height() * request.ratio)};
}

bool sameContent(const FrameRequest &a, const FrameRequest &b)
{
    return a.pictureSerial == b.pictureSerial && a.litSerial == b.litSerial && a.liftSerial == b.liftSerial
        && a.colours == b.colours && a.fonts == b.fonts && qFuzzyCompare(a.ratio, b.ratio);
}

} // namespace

Frame Renderer::render(const FrameRequest &request)
{
    QElapsedTimer timer;
    timer.start();
    if (request.fonts != m_wantedFonts) {
        m_wantedFonts = request.fonts;
        m_fonts = request.fonts.detached();
    }
    Frame frame;
    frame.request = request;
    frame.picture = request.picture;
    lightUp(frame);
    frame.plan = picture::makePlan(frame.picture, request.view, picture::LabelRuler(m_fonts), m_places);
    PaintOptions options;
    options.colours = request.colours;
    options.fonts = m_fonts;
    options.sprites = &m_sprites;
    options.labels = &m_labels;
    options.ratio = request.ratio;
    options.looseLabels = false;
    options.askingArcs = false;
    if (!paintMoved(frame, options))
        paintAll(frame, options);
    addMinimap(frame);
    m_last = frame;
    addLabels(frame, options);
    frame.tookMs = double(timer.nsecsElapsed()) / 1e6;
    return frame;
}

void Renderer::lightUp(Frame &frame)
{
    const FrameRequest &request = frame.request;
    if (m_last.request.pictureSerial == request.pictureSerial && m_last.request.litSerial == request.litSerial
        && !m_last.isNull()) {
        frame.picture.litNodes = m_last.picture.litNodes;
        frame.picture.litEdges = m_last.picture.litEdges;
        frame.picture.selected = m_last.picture.selected;
    } else {
        picture::light(frame.picture, request.ways);
        for (const graph::NodeKey &key : request.selection) {
            const qint32 node = picture::nodeOf(*frame.picture.scene, key);
            if (node >= 0)
                frame.picture.selected.append(node);
        }
    }
    frame.picture.lifted = request.lifted;
}

void Renderer::paintAll(Frame &frame, const PaintOptions &options)
{
    frame.image = QImage(pixelSize(frame.request), QImage::Format_RGB32);
    QPainter painter(&frame.image);
    painter.scale(options.ratio, options.ratio);
    picture::paint(painter, frame.picture, frame.plan, options);
    painter.end();
    frame.image.setDevicePixelRatio(options.ratio);
}

/// Only worth it, and only exact, where edges are straight and nothing but marks stands on the canvas.
bool Renderer::canReuse(const Frame &frame) const
{
    const picture::Plan &plan = frame.plan, &last = m_last.plan;
    return !m_last.isNull() && plan.manners.thin && plan.manners.straight && plan.manners == last.manners
        && sameContent(frame.request, m_last.request) && frame.request.view.zoom == m_last.request.view.zoom
        && frame.request.view.size == m_last.request.view.size && plan.platedLabels == 0 && last.platedLabels == 0
        && plan.pills.isEmpty() && last.pills.isEmpty() && plan.view.zoom <= picture::Limits::cardAbove;
}

bool Renderer::paintMoved(Frame &frame, const PaintOptions &options)
{
    if (!canReuse(frame))
        return false;
    const QPointF exact
        = (m_last.request.view.origin - frame.request.view.origin) * frame.request.view.zoom * options.ratio;
    const QPoint shift = exact.toPoint();
    if ((exact - shift).manhattanLength() > .02)
        return false;
    const QSize size = pixelSize(frame.request);
    const QRect whole(QPoint(), size), kept = whole.translated(shift) & whole;
    if (qint64(kept.width()) * kept.height() < qint64(size.width()) * size.height() / 3)
        return false;
    frame.image = QImage(size, QImage::Format_RGB32);
    for (int y = kept.top(); y <= kept.bottom(); ++y) {
        const auto *from
            = reinterpret_cast<const QRgb *>(m_last.image.constScanLine(y - shift.y())) + (kept.left() - shift.x());
        std::memcpy(reinterpret_cast<QRgb *>(frame.image.scanLine(y)) + kept.left(), from,
                    size_t(kept.width()) * sizeof(QRgb));
    }
    QPainter painter(&frame.image);
    painter.scale(options.ratio, options.ratio);
    if (kept.top() > 0)
        paintStrip(painter, frame, QRect(0, 0, size.width(), kept.top()), options);
    if (kept.bottom() < size.height() - 1)
        paintStrip(painter, frame, QRect(0, kept.bottom() + 1, size.width(), size.height() - kept.bottom() - 1),
                   options);
    if (kept.left() > 0)
        paintStrip(painter, frame, QRect(0, kept.top(), kept.left(), kept.height()), options);
    if (kept.right() < size.width() - 1)
        paintStrip(painter, frame, QRect(kept.right() + 1, kept.top(), size.width() - kept.right() - 1, kept.height()),
                   options);
    painter.end();
    frame.image.setDevicePixelRatio(options.ratio);
    return true;
}

void Renderer::paintStrip(QPainter &painter, const Frame &frame, const QRect &strip, const PaintOptions &options)
{
    const QRectF box(QPointF(strip.topLeft()) / options.ratio, QSizeF(strip.size()) / options.ratio);
    painter.save();
    painter.setClipRect(box);
    picture::paint(painter, frame.picture, picture::restricted(frame.plan, frame.picture, box), options);
    painter.restore();
}

void Renderer::addLabels(Frame &frame, const PaintOptions &options)
{
    m_labels.prepare(options.colours, options.fonts, options.ratio);
    picture::Places places;
    for (qsizetype i = 0; i < frame.plan.labels.size(); ++i) {
        const picture::Label &label = frame.plan.labels[i];
        places.insert(frame.picture.scene->nodes[label.node].key, label.place);
        if (i < frame.plan.platedLabels)
            continue;
        QImage image = m_labels.image(label);
        image.setDevicePixelRatio(options.ratio);
        frame.labels.append(image);
    }
    m_places = std::move(places);
}

void Renderer::addMinimap(Frame &frame)
{
    if (!m_last.isNull() && sameContent(frame.request, m_last.request))
        frame.minimap = m_last.minimap;
    else
        frame.minimap = picture::makeMinimap(frame.picture, frame.request.colours, frame.request.ratio);
}

} // namespace ui
