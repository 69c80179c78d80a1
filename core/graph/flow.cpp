// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/placement.h"

#include "core/graph/flowrows.h"

#include <cmath>
#include <functional>
#include <map>
#include <numeric>

namespace graph {

namespace {

constexpr double narrowest = 200; ///< column pitch
constexpr double roomy = 300; ///< of a picture that is going to be high: there is space for names beside the tags
constexpr double roomiest = 440, roomiestGrowing = 560; ///< what grows gets higher yet
constexpr double roomiestFirst = 700; ///< behind the indicators
constexpr qsizetype manyItems = 40; ///< that make it so
constexpr double widestLabel = 260;
constexpr double labelRoom = 58; ///< glyph, and free space before the next column
constexpr double beforeCards = 30; ///< more of it: cards begin left of their place
// Pixels, which names take at any zoom:
constexpr double windowWidth = 630, windowHeight = 335; ///< what a small window leaves to the marks and the last names
constexpr double cardRoom = 58; ///< of the label of an actor, beside the words
constexpr double besideLabel = 28; ///< mark before it and gap behind it
constexpr double addressRoom = 124; ///< with its mark, before the next column
constexpr double lastRoom = 98; ///< before the actors: claims lead there, and few are named
constexpr double actorHeight = 72;
constexpr double indicatorHeight = 60;
/// How many tags, and how many actors, a small window shows below each other without one touching the next: they keep
/// their size also where a high picture is shown small.
constexpr double mostIndicators = 16, mostActors = 12.5;
constexpr double actorRoom = 70; ///< between two cards in one row
constexpr double tightest = 26; ///< pitch of hosts in one row, without names
constexpr double tallestPlain = 110 * 28; ///< height of a picture with one host to a row; above it columns fold
constexpr double wideness = 1.7; ///< width to height of a folded picture

/// Splits the items into units, finds their order and places, and puts the items where their unit is.
class Flow
{
public:
    Flow(const LayoutTask &task, LayoutResult &result)
        : m_task(task)
        , m_result(result)
        , m_columnOf(size_t(task.size()))
        , m_unitOf(size_t(task.size()), -1)
    {
    }

    void run()
    {
        makeColumns();
        makeUnits();
        makeEdges();
        if (m_task.stopped())
            return;
        orderRows(m_rows, m_task.stop);
        if (m_task.stopped())
            return;
        fold();
        setRows(m_rows, m_task.stop);
        putItems();
    }

private:
    void makeColumns()
    {
        std::map<int, int> byHops;
        bool actors = false;
        for (qint32 i = 0; i < m_task.size(); ++i) {
            if (m_task.isActor(i))
                actors = true;
            else
                byHops.emplace(m_task.item(i).hops, 0);
        }
        for (auto &[hops, number] : byHops) {
            number = int(m_columns.size());
            m_columns.push_back({0, hops, false});
        }
        if (actors)
            m_columns.push_back({0, byHops.empty() ? 0 : byHops.rbegin()->first + 1, true});
        for (qint32 i = 0; i < m_task.size(); ++i) {
            m_columnOf[size_t(i)] = m_task.isActor(i) ? int(m_columns.size()) - 1 : byHops.at(m_task.item(i).hops);
        }
        m_rows.columns.resize(m_columns.size());
    }

    /// The hub of a leaf; -2: not a leaf; -1: hangs on nothing.
    qint32 hubOf(qint32 i) const
    {
        const qint32 degree = m_task.links.degree(i);
        if (m_task.isActor(i) || degree > 1 || (degree == 0 && m_task.input.growing && mayGrow(i)))
            return -2;
        if (degree == 0)
            return -1;
        const qint32 hub = m_task.links.of(i).front();
        if (m_task.links.degree(hub) > 1)
            return hub;
        return m_columnOf[size_t(hub)] < m_columnOf[size_t(i)]
                || (m_columnOf[size_t(hub)] == m_columnOf[size_t(i)] && hub < i)
            ? hub
            : -2;
    }

    /// Whether hosts found later are likely to stand to the right of it.
    bool mayGrow(qint32 i) const
    {
        constexpr int usualDepth = 2;
        return m_task.item(i).shape != Shape::Bundle && !m_task.isActor(i) && m_task.item(i).hops < usualDepth;
    }

    void makeUnits()
    {
        std::map<std::pair<int, qint32>, qint32> blocks; // (column, hub) → unit
        for (qint32 i = 0; i < m_task.size(); ++i) {
            const int column = m_columnOf[size_t(i)];
            const qint32 hub = hubOf(i);
            qint32 unit = -1;
            if (hub != -2) {
                const auto [at, isNew] = blocks.try_emplace({column, hub}, qint32(m_rows.units.size()));
                unit = at->second;
                if (isNew)
                    addUnit(column, true);
            } else {
                unit = addUnit(column, false);
            }
            m_rows.units[size_t(unit)].members.push_back(i);
            m_unitOf[size_t(i)] = unit;
        }
        chooseFolds();
        for (RowUnit &unit : m_rows.units)
            unit.height = heightOf(unit);
        if (m_task.input.growing && !m_isFolded)
            keepRoomForMore();
    }

    /// Hosts that nothing was found at yet stand wider apart, so that what comes later finds rows beside them.
    void keepRoomForMore()
    {
        constexpr double together = 2'500, most = 4.5;
        std::vector<RowUnit *> growing;
        for (RowUnit &unit : m_rows.units) {
            if (!unit.block && m_task.links.degree(unit.members.front()) == 0 && mayGrow(unit.members.front()))
                growing.push_back(&unit);
        }
        for (RowUnit *unit : growing)
            unit->height = std::clamp(together / double(growing.size()), pitchOf(*unit), most * m_pitch);
    }

    qint32 addUnit(int column, bool block)
    {
        RowUnit unit;
        unit.column = column;
        unit.block = block;
        m_rows.units.push_back(std::move(unit));
        return qint32(m_rows.units.size()) - 1;
    }

    bool isActors(const RowUnit &unit) const { return m_columns[size_t(unit.column)].actors; }
    qsizetype rowsOf(const RowUnit &unit) const
    {
        const qsizetype abreast = m_abreast[size_t(unit.column)];
        return (qsizetype(unit.members.size()) + abreast - 1) / abreast;
    }
    double pitchOf(const RowUnit &unit) const
    {
        if (isActors(unit))
            return m_actorPitch;
        return m_columns[size_t(unit.column)].hops == 0 ? m_indicatorPitch : m_pitch;
    }
    double heightOf(const RowUnit &unit) const { return double(rowsOf(unit)) * pitchOf(unit); }

    /// One row for each host as long as a person can read down them. A picture higher than that would be a thread at
    /// any zoom that shows it whole: its columns fold, several hosts to a row, so that it is about as wide as screens
    /// are.
    void chooseFolds()
    {
        m_abreast.assign(m_columns.size(), 1);
        m_cell.assign(m_columns.size(), 0);
        std::vector<qsizetype> count(m_columns.size(), 0);
        qsizetype all = 0;
        for (const RowUnit &unit : m_rows.units) {
            count[size_t(unit.column)] += qsizetype(unit.members.size());
            all += qsizetype(unit.members.size());
        }
        const auto height
            = [&](size_t column) { return double(count[column]) * (m_columns[column].actors ? actorHeight : m_pitch); };
        double tallest = 0;
        for (size_t i = 0; i < m_columns.size(); ++i)
            tallest = std::max(tallest, height(i));
        m_isFolded = tallest > tallestPlain;
        m_pitch = !m_isFolded ? (tallest > tallestPlain / 2 ? 24 : 28) : all > 1'500 ? 18 : 24;
        m_indicatorPitch = m_pitch;
        for (size_t i = 0; i < m_columns.size() && !m_isFolded; ++i) {
            if (m_columns[i].actors)
                m_actorPitch
                    = std::clamp(tallest / double(count[i]), actorHeight, std::max(actorHeight, tallest / mostActors));
            else if (m_columns[i].hops == 0)
                m_indicatorPitch = std::clamp(std::max(tallest, tallestPlain / 4) / double(count[i]), m_pitch,
                                              std::max(indicatorHeight, tallest / mostIndicators));
        }
        chooseCells(all);
        if (!m_isFolded)
            return;
        for (double high = 12 * m_pitch;; high *= 1.1) {
            double wide = 0;
            for (size_t i = 0; i < m_columns.size(); ++i) {
                m_abreast[i] = std::max<qsizetype>(1, qsizetype(std::ceil(height(i) / high)));
                wide += std::max(narrowest, double(m_abreast[i]) * m_cell[i]);
            }
            if (wide <= wideness * high)
                return;
        }
    }

    /// How far apart hosts of one row stand: names fit in as long as there are few enough to read.
    void chooseCells(qsizetype all)
    {
        constexpr double named = 700, bare = 5'000;
        const double tight
            = std::clamp(std::log(std::max(1.0, double(all)) / named) / std::log(bare / named), 0.0, 1.0);
        for (qint32 i = 0; i < m_task.size(); ++i) {
            double &cell = m_cell[size_t(m_columnOf[size_t(i)])];
            const double label = m_task.item(i).labelWidth;
            cell = std::max(cell, m_task.isActor(i) ? label + actorRoom : std::min(label, widestLabel) + labelRoom / 2);
        }
        for (size_t i = 0; i < m_columns.size(); ++i) {
            if (!m_columns[i].actors)
                m_cell[i] += (tightest - m_cell[i]) * tight;
        }
    }

    /// Neighbours in the order of a folded column share rows.
    void fold()
    {
        if (!m_isFolded)
            return;
        std::vector<RowUnit> units;
        std::vector<qint32> now(m_rows.units.size(), -1);
        for (std::vector<qint32> &column : m_rows.columns) {
            std::vector<qint32> folded;
            for (const qint32 old : column) {
                RowUnit &unit = m_rows.units[size_t(old)];
                const auto most = size_t(m_abreast[size_t(unit.column)]);
                if (!folded.empty() && units.back().members.size() + unit.members.size() <= most) {
                    std::vector<qint32> &row = units.back().members;
                    row.insert(row.end(), unit.members.begin(), unit.members.end());
                } else {
                    folded.push_back(qint32(units.size()));
                    units.push_back(std::move(unit));
                }
                now[size_t(old)] = qint32(units.size()) - 1;
            }
            column = std::move(folded);
        }
        m_rows.units = std::move(units);
        for (RowUnit &unit : m_rows.units)
            unit.height = heightOf(unit);
        for (auto &[a, b] : m_rows.edges) {
            a = now[size_t(a)];
            b = now[size_t(b)];
        }
        std::sort(m_rows.edges.begin(), m_rows.edges.end());
        m_rows.edges.erase(std::unique(m_rows.edges.begin(), m_rows.edges.end()), m_rows.edges.end());
    }

    void makeEdges()
    {
        for (qint32 i = 0; i < m_task.size(); ++i) {
            for (const qint32 other : m_task.links.of(i)) {
                if (i >= other)
                    continue;
                qint32 a = m_unitOf[size_t(i)], b = m_unitOf[size_t(other)];
                const int from = m_rows.units[size_t(a)].column, to = m_rows.units[size_t(b)].column;
                if (from == to)
                    continue;
                if (from > to)
                    std::swap(a, b);
                m_rows.edges.emplace_back(a, b);
            }
        }
        std::sort(m_rows.edges.begin(), m_rows.edges.end());
        m_rows.edges.erase(std::unique(m_rows.edges.begin(), m_rows.edges.end()), m_rows.edges.end());
        keepLanesFree();
    }

    /// An edge across columns gets an empty row in each, so that it need not run through names. Where there are very
    /// many such edges the rows would be most of the picture.
    void keepLanesFree()
    {
        if (m_isFolded)
            return; // there is no way between names anyway
        constexpr size_t mostLanes = 300;
        std::vector<std::pair<qint32, qint32>> shortOnes, longOnes;
        for (const auto &[a, b] : m_rows.edges) {
            const int distance = m_rows.units[size_t(b)].column - m_rows.units[size_t(a)].column;
            (distance > 1 ? longOnes : shortOnes).emplace_back(a, b);
        }
        if (longOnes.size() > mostLanes)
            return;
        for (const auto &[a, b] : longOnes) {
            qint32 last = a;
            for (int column = m_rows.units[size_t(a)].column + 1; column < m_rows.units[size_t(b)].column; ++column) {
                const qint32 lane = addUnit(column, false);
                m_rows.units[size_t(lane)].height = m_pitch * 0.75;
                shortOnes.emplace_back(last, lane);
                last = lane;
            }
            shortOnes.emplace_back(last, b);
        }
        m_rows.edges = std::move(shortOnes);
    }

    /// From the middle of the topmost row to that of the lowest.
    double pictureHeight() const
    {
        double top = 0, bottom = 0;
        for (const RowUnit &unit : m_rows.units) {
            top = std::min(top, unit.y - unit.height / 2);
            bottom = std::max(bottom, unit.y + unit.height / 2);
        }
        return bottom - top;
    }

    /// Pixels from column to column, as far as a small window has them: before the next one is room for an address, and
    /// the rest goes to the names of indicators, which a person knows.
    std::vector<double> columnRooms(const std::vector<double> &label) const
    {
        const bool actors = m_columns.back().actors;
        std::vector<double> rooms(label.size() - 1, addressRoom);
        if (actors)
            rooms.back() = lastRoom;
        const double span = windowWidth - (label.back() - (actors ? cardRoom : 0));
        const double spare = std::max(0.0, std::accumulate(rooms.begin(), rooms.end(), span, std::minus()));
        rooms.front() += std::clamp(std::min(label.front(), widestLabel) + besideLabel - rooms.front(), 0.0, spare);
        return rooms;
    }

    /// Distances of the columns, but for what the words need at 100 %. A high picture is shown small, and names keep
    /// their size: its columns stand farther apart, as wide as screens are.
    std::vector<double> columnPitches(const std::vector<double> &label) const
    {
        if (m_isFolded || label.size() < 2)
            return std::vector<double>(label.size(), narrowest);
        const double least = m_task.input.growing || m_task.size() >= manyItems ? roomy : narrowest;
        const double height = pictureHeight();
        if (m_task.input.growing)
            return std::vector<double>(label.size(),
                                       std::clamp(height * wideness / double(label.size()), least, roomiestGrowing));
        std::vector<double> pitches = columnRooms(label);
        for (size_t i = 0; i < pitches.size(); ++i)
            pitches[i] = std::clamp(pitches[i] * std::max(1.0, height / windowHeight), least,
                                    i == 0 ? roomiestFirst : roomiest);
        pitches.push_back(narrowest); // nothing follows the last
        return pitches;
    }

    void placeColumns()
    {
        std::vector<double> label(m_columns.size(), 0);
        for (qint32 i = 0; i < m_task.size(); ++i) {
            double &widest = label[size_t(m_columnOf[size_t(i)])];
            widest = std::max(widest, double(m_task.item(i).labelWidth));
        }
        const std::vector<double> pitches = columnPitches(label);
        double x = 0;
        int emptyAhead = 0;
        if (m_task.input.growing && !m_columns.empty() && m_columns.back().actors)
            emptyAhead = std::max(0, 3 - m_columns.back().hops);
        for (size_t i = 0; i < m_columns.size(); ++i) {
            if (m_columns[i].actors)
                x += emptyAhead * pitches[i];
            m_columns[i].x = x;
            // Cards begin left of their place and claims spread before them.
            const double room
                = i + 1 < m_columns.size() && m_columns[i + 1].actors ? labelRoom + beforeCards : labelRoom;
            x += std::max(pitches[i], std::min(label[i], widestLabel) + room) + double(m_abreast[i] - 1) * m_cell[i];
        }
        m_result.columns = QList<LayoutResult::Column>(m_columns.begin(), m_columns.end());
    }

    void putItems()
    {
        placeColumns();
        for (const RowUnit &unit : m_rows.units) {
            const double x = m_columns[size_t(unit.column)].x;
            const double pitch = pitchOf(unit);
            const double top = unit.y - double(rowsOf(unit)) * pitch / 2 + pitch / 2;
            for (size_t i = 0; i < unit.members.size(); ++i) {
                // Down each sub-column first: neighbours in the list stay neighbours in the picture.
                const qsizetype rows = rowsOf(unit);
                const double row = double(qsizetype(i) % rows), column = double(qsizetype(i) / rows);
                m_result.positions[unit.members[i]]
                    = {x + column * m_cell[size_t(unit.column)], std::round(top + row * pitch)};
            }
        }
    }

    const LayoutTask &m_task;
    LayoutResult &m_result;
    std::vector<LayoutResult::Column> m_columns;
    std::vector<int> m_columnOf;
    std::vector<qint32> m_unitOf;
    Rows m_rows;
    double m_pitch = 28, m_indicatorPitch = 28, m_actorPitch = actorHeight;
    bool m_isFolded = false;
    std::vector<qsizetype> m_abreast; ///< per column: hosts in a row
    std::vector<double> m_cell; ///< per column: their distance
};

} // namespace

void flowLayout(const LayoutTask &task, LayoutResult &result)
{
    Flow(task, result).run();
}

} // namespace graph
