// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>

namespace picture {

/// Finds points by place: a flat grid over their bounds, about two points to a cell. Immutable.
class Grid
{
public:
    explicit Grid(const QList<QPointF> &points);

    /// Calls visit(index) for every point in the cells that touch `area`; the caller checks the point itself.
    template <typename Visit> void visit(const QRectF &area, Visit &&visit) const
    {
        if (m_members.isEmpty())
            return;
        const int left = column(area.left()), right = column(area.right());
        const int top = row(area.top()), bottom = row(area.bottom());
        for (int y = top; y <= bottom; ++y) {
            // Cells of a row lie one after the other.
            const qint32 end = m_starts[y * m_columns + right + 1];
            for (qint32 i = m_starts[y * m_columns + left]; i < end; ++i)
                visit(m_members[i]);
        }
    }

private:
    int column(double x) const { return int(qBound(0.0, (x - m_origin.x()) / m_cell, double(m_columns - 1))); }
    int row(double y) const { return int(qBound(0.0, (y - m_origin.y()) / m_cell, double(m_rows - 1))); }

    QPointF m_origin;
    double m_cell = 1;
    int m_columns = 0, m_rows = 0;
    QList<qint32> m_starts; ///< first member of each cell, and the end
    QList<qint32> m_members;
};

} // namespace picture
