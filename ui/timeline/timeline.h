// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/timeline/timeaxis.h"
#include "ui/timeline/timelinerows.h"

#include <QAbstractScrollArea>

namespace theme {
class EmptyState;
}

namespace ui {

/// Bars per host over time. Ctrl+wheel or +/− zooms, drag on the head moves the window of the filter by its handles, a click
/// selects, arrows walk the rows. Hosts outside the filter's window are drawn hollow.
class Timeline : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit Timeline(Workspace *workspace, QWidget *parent = nullptr);

    TimelineRows *rows() { return &m_rows; }
    void zoom(double factor, double aboutX = -1);
    void fitAll();
    int rowAt(const QPoint &at) const;
    QRect rowRect(int row) const; ///< viewport coordinates

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    enum class Drag { None, From, To, Pan };
    void takeRows();
    void takeSelection();
    void ensureVisible(int row);
    void layOut();
    void paintHead(QPainter &painter) const;
    void paintRow(QPainter &painter, int row) const;
    void paintHandle(QPainter &painter, double x) const;
    QPair<qint64, qint64> window() const; ///< of the filter; the whole range when it has none
    void select(int row, Qt::KeyboardModifiers modifiers);
    bool isSelected(chain::HostId host) const;

    Workspace *m_workspace;
    TimelineRows m_rows;
    TimeAxis m_axis;
    bool m_fitted = true; ///< shows everything, also when more arrives
    Drag m_drag = Drag::None;
    QPoint m_pressed;
    QPair<qint64, qint64> m_window{0, 0}; ///< while a handle is dragged
    theme::EmptyState *m_empty;
};

} // namespace ui
