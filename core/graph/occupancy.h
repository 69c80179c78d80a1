// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QPointF>

#include <cmath>
#include <vector>

namespace graph {

/// Which places are taken, for marks that must keep `pitch` from each other.
class Occupancy
{
public:
    explicit Occupancy(double pitch)
        : m_pitch(pitch)
    {
    }

    void take(QPointF at) { m_cells[cellOf(at)].push_back(at); }

    bool isFree(QPointF at) const
    {
        const Cell middle = cellOf(at);
        for (qint64 x = middle.first - 1; x <= middle.first + 1; ++x) {
            for (qint64 y = middle.second - 1; y <= middle.second + 1; ++y) {
                const auto cell = m_cells.constFind({x, y});
                if (cell == m_cells.cend())
                    continue;
                for (const QPointF &other : *cell) {
                    if (std::hypot(other.x() - at.x(), other.y() - at.y()) < m_pitch)
                        return false;
                }
            }
        }
        return true;
    }

private:
    using Cell = std::pair<qint64, qint64>;
    Cell cellOf(QPointF at) const
    {
        return {qint64(std::floor(at.x() / m_pitch)), qint64(std::floor(at.y() / m_pitch))};
    }

    double m_pitch;
    QHash<Cell, std::vector<QPointF>> m_cells;
};

} // namespace graph
