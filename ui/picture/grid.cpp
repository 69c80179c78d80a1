// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/grid.h"

#include <QtMath>

namespace picture {

Grid::Grid(const QList<QPointF> &points)
{
    if (points.isEmpty())
        return;
    QPointF low = points.first(), high = low;
    for (const QPointF &p : points) {
        low = {qMin(low.x(), p.x()), qMin(low.y(), p.y())};
        high = {qMax(high.x(), p.x()), qMax(high.y(), p.y())};
    }
    m_origin = low;
    const double width = high.x() - low.x() + 1, height = high.y() - low.y() + 1;
    m_cell = qMax(1.0, qSqrt(width * height * 2 / double(points.size())));
    // A long thin picture must not make more cells than points are worth.
    m_cell = qMax(m_cell, qMax(width, height) / double(4 * points.size() + 16));
    m_columns = int(width / m_cell) + 1;
    m_rows = int(height / m_cell) + 1;
    QList<qint32> cells(points.size());
    m_starts.fill(0, qsizetype(m_columns) * m_rows + 1);
    for (qsizetype i = 0; i < points.size(); ++i) {
        cells[i] = row(points[i].y()) * m_columns + column(points[i].x());
        ++m_starts[cells[i] + 1];
    }
    for (qsizetype i = 1; i < m_starts.size(); ++i)
        m_starts[i] += m_starts[i - 1];
    m_members.resize(points.size());
    QList<qint32> next = m_starts;
    for (qsizetype i = 0; i < points.size(); ++i)
        m_members[next[cells[i]]++] = qint32(i);
}

} // namespace picture
