// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QRectF>

namespace picture {

/// Which parts of a picture are taken, in cells of 4 px. Cheap enough to test thousands of label places.
class Occupancy
{
public:
    explicit Occupancy(const QSizeF &size);
    void take(const QRectF &box);
    bool isFree(const QRectF &box) const; ///< false when it leaves the picture altogether
    int taken(const QRectF &box) const; ///< cells

private:
    struct Cells
    {
        int left, top, right, bottom;
    };
    Cells cells(const QRectF &box) const;

    int m_columns, m_rows;
    QList<quint8> m_taken;
};

} // namespace picture
