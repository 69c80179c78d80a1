// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/flowrows.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace graph {

namespace {

using Around = std::vector<std::vector<qint32>>;

bool isSet(const std::atomic_bool *stop)
{
    return stop && stop->load(std::memory_order_relaxed);
}

/// Neighbours of each unit in the columns to its left and right.
struct Sides
{
    explicit Sides(const Rows &rows)
        : left(rows.units.size())
        , right(rows.units.size())
    {
        for (const auto &[a, b] : rows.edges) {
            left[size_t(b)].push_back(a);
            right[size_t(a)].push_back(b);
        }
    }
    Around left, right;
};

class Order
{
public:
    explicit Order(Rows &rows)
        : m_rows(rows)
        , m_sides(rows)
        , m_at(rows.units.size(), 0)
    {
    }

    void run(const std::atomic_bool *stop)
    {
        walk();
        number();
        std::vector<std::vector<qint32>> best = m_rows.columns;
        quint64 fewest = crossings();
        for (int round = 0; round < 8 && fewest > 0 && !isSet(stop); ++round) {
            sweepLeft();
            sweepRight();
            const quint64 now = crossings();
            if (now >= fewest && round > 2)
                break;
            if (now < fewest) {
                fewest = now;
                best = m_rows.columns;
            }
        }
        m_rows.columns = std::move(best);
    }

private:
    /// Depth first, units in the order they were made: leaves after what leads on, lone ones at the bottom.
    void walk()
    {
        std::vector<char> seen(m_rows.units.size(), 0);
        const auto lone = [this](size_t unit) { return m_sides.left[unit].empty() && m_sides.right[unit].empty(); };
        std::vector<qint32> starts(m_rows.units.size());
        std::iota(starts.begin(), starts.end(), 0);
        std::stable_sort(starts.begin(), starts.end(), [this, &lone](qint32 a, qint32 b) {
            const bool loneA = lone(size_t(a)), loneB = lone(size_t(b));
            return loneA != loneB ? loneB : m_rows.units[size_t(a)].column < m_rows.units[size_t(b)].column;
        });
        for (const qint32 start : starts)
            walkFrom(start, seen);
    }

    void walkFrom(qint32 start, std::vector<char> &seen)
    {
        std::vector<qint32> open{start};
        while (!open.empty()) {
            const qint32 unit = open.back();
            open.pop_back();
            if (seen[size_t(unit)])
                continue;
            seen[size_t(unit)] = 1;
            m_rows.columns[size_t(m_rows.units[size_t(unit)].column)].push_back(unit);
            std::vector<qint32> next = m_sides.right[size_t(unit)];
            std::stable_partition(next.begin(), next.end(),
                                  [this](qint32 n) { return !m_rows.units[size_t(n)].block; });
            open.insert(open.end(), next.rbegin(), next.rend());
        }
    }

    void number()
    {
        for (const std::vector<qint32> &column : m_rows.columns)
            number(column);
    }

    /// Positions by height, so that a tall block pulls from where it is.
    void number(const std::vector<qint32> &column)
    {
        double y = 0;
        for (const qint32 unit : column) {
            const double height = m_rows.units[size_t(unit)].height;
            m_at[size_t(unit)] = y + height / 2;
            y += height;
        }
        for (const qint32 unit : column)
            m_at[size_t(unit)] -= y / 2; // columns are centred against each other
    }

    void sortBy(std::vector<qint32> &column, const Around &neighbours)
    {
        struct Key
        {
            double wanted;
            bool block;
            qint32 unit;
        };
        std::vector<Key> keys;
        keys.reserve(column.size());
        for (const qint32 unit : column) {
            const std::vector<qint32> &around = neighbours[size_t(unit)];
            double sum = 0;
            for (const qint32 other : around)
                sum += m_at[size_t(other)];
            const bool lone = m_sides.left[size_t(unit)].empty() && m_sides.right[size_t(unit)].empty();
            const double wanted = lone ? std::numeric_limits<double>::max()
                : around.empty()       ? m_at[size_t(unit)]
                                       : sum / double(around.size());
            keys.push_back({wanted, m_rows.units[size_t(unit)].block, unit});
        }
        std::stable_sort(keys.begin(), keys.end(), [](const Key &a, const Key &b) {
            return a.wanted != b.wanted ? a.wanted < b.wanted : a.block < b.block;
        });
        std::transform(keys.begin(), keys.end(), column.begin(), [](const Key &key) { return key.unit; });
        number(column);
    }

    void sweepRight()
    {
        for (size_t i = 1; i < m_rows.columns.size(); ++i)
            sortBy(m_rows.columns[i], m_sides.left);
    }

    void sweepLeft()
    {
        for (size_t i = m_rows.columns.size(); i-- > 1;)
            sortBy(m_rows.columns[i - 1], m_sides.right);
    }

    /// Of edges between neighbouring columns; a block counts once.
    quint64 crossings() const
    {
        std::vector<qint32> place(m_rows.units.size());
        for (const std::vector<qint32> &column : m_rows.columns) {
            for (size_t i = 0; i < column.size(); ++i)
                place[size_t(column[i])] = qint32(i);
        }
        std::vector<std::vector<std::pair<qint32, qint32>>> between(m_rows.columns.size());
        for (const auto &[a, b] : m_rows.edges) {
            const int column = m_rows.units[size_t(a)].column;
            if (m_rows.units[size_t(b)].column == column + 1)
                between[size_t(column)].emplace_back(place[size_t(a)], place[size_t(b)]);
        }
        quint64 count = 0;
        for (size_t column = 0; column + 1 < between.size(); ++column)
            count += inversions(between[column], m_rows.columns[column + 1].size());
        return count;
    }

    static quint64 inversions(std::vector<std::pair<qint32, qint32>> &edges, size_t places)
    {
        std::sort(edges.begin(), edges.end());
        std::vector<quint32> tree(places + 1, 0); // counts by right end, as a Fenwick tree
        quint64 count = 0, passed = 0;
        for (const auto &[a, b] : edges) {
            quint64 notBelow = 0;
            for (size_t i = size_t(b) + 1; i > 0; i &= i - 1)
                notBelow += tree[i];
            count += passed - notBelow;
            for (size_t i = size_t(b) + 1; i <= places; i += i & (~i + 1))
                ++tree[i];
            ++passed;
        }
        return count;
    }

    Rows &m_rows;
    Sides m_sides;
    std::vector<double> m_at;
};

/// Places one column: each unit as near as possible to where it wants to be, keeping order and distance, and within
/// `reach` of 0. (Isotonic regression: neighbours that would overlap become a group that stands at its mean.)
class Column
{
public:
    Column(Rows &rows, const std::vector<qint32> &units, double reach)
        : m_rows(rows)
        , m_units(units)
        , m_reach(reach)
    {
    }

    void fit(const std::vector<double> &wanted)
    {
        struct Group
        {
            double sum, weight;
            size_t first;
        };
        std::vector<Group> groups;
        std::vector<double> offset(m_units.size(), 0);
        for (size_t i = 0; i < m_units.size(); ++i) {
            if (i > 0)
                offset[i] = offset[i - 1] + distance(m_units[i - 1], m_units[i]);
            groups.push_back({wanted[size_t(m_units[i])] - offset[i], 1, i});
            while (groups.size() > 1) {
                const Group &last = groups.back();
                Group &before = groups[groups.size() - 2];
                if (before.sum / before.weight <= last.sum / last.weight)
                    break;
                before.sum += last.sum;
                before.weight += last.weight;
                groups.pop_back();
            }
        }
        const auto [least, most] = bounds(offset);
        for (size_t g = 0; g < groups.size(); ++g) {
            const size_t end = g + 1 < groups.size() ? groups[g + 1].first : m_units.size();
            const double start = std::clamp(groups[g].sum / groups[g].weight, least, most);
            for (size_t i = groups[g].first; i < end; ++i)
                m_rows.units[size_t(m_units[i])].y = start + offset[i];
        }
    }

private:
    /// Between what a group may start so that the first unit and the last stay within reach.
    std::pair<double, double> bounds(const std::vector<double> &offset) const
    {
        if (m_units.empty())
            return {0, 0};
        const double least = m_rows.units[size_t(m_units.front())].height / 2 - m_reach;
        const double most = m_reach - m_rows.units[size_t(m_units.back())].height / 2 - offset.back();
        return {least, std::max(least, most)};
    }

    double distance(qint32 a, qint32 b) const
    {
        return (m_rows.units[size_t(a)].height + m_rows.units[size_t(b)].height) / 2;
    }

    Rows &m_rows;
    const std::vector<qint32> &m_units;
    double m_reach;
};

constexpr double ease = .1; ///< how much higher than its tallest column a picture may become

class Heights
{
public:
    explicit Heights(Rows &rows)
        : m_rows(rows)
        , m_sides(rows)
        , m_wanted(rows.units.size(), 0)
    {
    }

    void run(const std::atomic_bool *stop)
    {
        if (m_rows.columns.empty())
            return;
        const size_t tallest = stack();
        for (size_t i = tallest; i-- > 0;)
            pull(i, m_sides.right, m_sides.left);
        for (size_t i = tallest + 1; i < m_rows.columns.size(); ++i)
            pull(i, m_sides.left, m_sides.right);
        for (int round = 0; round < 6 && !isSet(stop); ++round) {
            for (size_t i = 0; i < m_rows.columns.size(); ++i)
                pull(i, m_sides.left, m_sides.right);
            for (size_t i = m_rows.columns.size(); i-- > 0;)
                pull(i, m_sides.right, m_sides.left);
        }
        // At last to the left: what was found at one host stands together beside it.
        for (size_t i = 1; i < m_rows.columns.size(); ++i)
            pull(i, m_sides.left, m_sides.right);
        startAtZero();
    }

private:
    /// Every column without gaps, centred at 0. Returns the tallest, which says how far the others may reach.
    size_t stack()
    {
        size_t tallest = 0;
        double most = -1;
        for (size_t i = 0; i < m_rows.columns.size(); ++i) {
            double y = 0;
            for (const qint32 unit : m_rows.columns[i]) {
                m_rows.units[size_t(unit)].y = y + m_rows.units[size_t(unit)].height / 2;
                y += m_rows.units[size_t(unit)].height;
            }
            for (const qint32 unit : m_rows.columns[i])
                m_rows.units[size_t(unit)].y -= y / 2;
            if (y > most) {
                most = y;
                tallest = i;
            }
        }
        m_reach = most * (1 + ease) / 2;
        return tallest;
    }

    /// Wants the middle of the neighbours on one side; without any there, of those on the other; lone ones stay.
    void pull(size_t column, const Around &first, const Around &second)
    {
        for (const qint32 unit : m_rows.columns[column]) {
            const std::vector<qint32> &around
                = first[size_t(unit)].empty() ? second[size_t(unit)] : first[size_t(unit)];
            double sum = 0, weight = 0;
            for (const qint32 other : around) {
                sum += m_rows.units[size_t(other)].y * m_rows.units[size_t(other)].height;
                weight += m_rows.units[size_t(other)].height;
            }
            m_wanted[size_t(unit)] = weight > 0 ? sum / weight : m_rows.units[size_t(unit)].y;
        }
        Column(m_rows, m_rows.columns[column], m_reach).fit(m_wanted);
    }

    void startAtZero()
    {
        double top = std::numeric_limits<double>::max();
        for (const RowUnit &unit : m_rows.units)
            top = std::min(top, unit.y - unit.height / 2);
        for (RowUnit &unit : m_rows.units)
            unit.y -= top;
    }

    Rows &m_rows;
    Sides m_sides;
    std::vector<double> m_wanted;
    double m_reach = 0; ///< from the middle of the picture
};

} // namespace

void orderRows(Rows &rows, const std::atomic_bool *stop)
{
    Order(rows).run(stop);
}

void setRows(Rows &rows, const std::atomic_bool *stop)
{
    Heights(rows).run(stop);
}

} // namespace graph
