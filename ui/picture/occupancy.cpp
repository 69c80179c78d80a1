// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/occupancy.h"

#include <QtMath>

#include <cstring>

namespace picture {

namespace {
constexpr double cellSize = 4;
}

Occupancy::Occupancy(const QSizeF &size)
    : m_columns(qCeil(size.width() / cellSize) + 1)
    , m_rows(qCeil(size.height() / cellSize) + 1)
    , m_taken(qsizetype(m_columns) * m_rows, quint8(0))
{
}

Occupancy::Cells Occupancy::cells(const QRectF &box) const
{
    return {qFloor(qBound(0.0, box.left() / cellSize, double(m_columns))),
            qFloor(qBound(0.0, box.top() / cellSize, double(m_rows))),
            qCeil(qBound(0.0, box.right() / cellSize, double(m_columns))),
            qCeil(qBound(0.0, box.bottom() / cellSize, double(m_rows)))};
}

void Occupancy::take(const QRectF &box)
{
    const Cells c = cells(box);
    if (c.right <= c.left)
        return;
    for (int y = c.top; y < c.bottom; ++y)
        std::memset(m_taken.data() + qsizetype(y) * m_columns + c.left, 1, size_t(c.right - c.left));
}

bool Occupancy::isFree(const QRectF &box) const
{
    const Cells c = cells(box);
    if (c.right <= c.left || c.bottom <= c.top)
        return false;
    for (int y = c.top; y < c.bottom; ++y) {
        if (std::memchr(m_taken.constData() + qsizetype(y) * m_columns + c.left, 1, size_t(c.right - c.left)))
            return false;
    }
    return true;
}

int Occupancy::taken(const QRectF &box) const
{
    const Cells c = cells(box);
    int count = 0;
    for (int y = c.top; y < c.bottom; ++y) {
        for (int x = c.left; x < c.right; ++x)
            count += m_taken[qsizetype(y) * m_columns + x];
    }
    return count;
}

} // namespace picture
