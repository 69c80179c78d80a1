// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/picture/glyph.h"

#include <QWidget>

class QHBoxLayout;

namespace theme {
class Button;
class Label;
}

namespace ui {

/// A mark at its place in a row or head.
class GlyphWidget : public QWidget
{
    Q_OBJECT
public:
    explicit GlyphWidget(int side, QWidget *parent = nullptr);
    void setGlyph(const picture::Glyph &glyph);
    QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_side;
    picture::Glyph m_glyph;
};

/// Head of an inspector page: the mark, the name, one line below it, Copy.
class NodeHead : public QWidget
{
    Q_OBJECT
public:
    explicit NodeHead(QWidget *parent = nullptr);
    void set(const picture::Glyph &glyph, const QString &name, const QString &detail);

Q_SIGNALS:
    void copyWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitName();

    GlyphWidget *m_glyph;
    theme::Label *m_name, *m_detail;
};

} // namespace ui
