// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/graphview/frame.h"

namespace ui {

/// Paints frames, keeping what the next one can use: sprites, words, and the pixels when only the view moved. Any
/// thread, one at a time.
class Renderer
{
public:
    Frame render(const FrameRequest &request);

private:
    void lightUp(Frame &frame);
    void paintAll(Frame &frame, const picture::PaintOptions &options);
    bool canReuse(const Frame &frame) const;
    bool paintMoved(Frame &frame, const picture::PaintOptions &options);
    void paintStrip(QPainter &painter, const Frame &frame, const QRect &strip, const picture::PaintOptions &options);
    void addLabels(Frame &frame, const picture::PaintOptions &options);
    void addMinimap(Frame &frame);

    picture::Fonts m_wantedFonts, m_fonts; ///< as asked for, and our own copy
    picture::Sprites m_sprites;
    picture::LabelImages m_labels;
    picture::Places m_places; ///< where words stood last
    Frame m_last; ///< its image has no loose labels
};

} // namespace ui
