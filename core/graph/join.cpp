// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/occupancy.h"
#include "core/graph/placement.h"

#include <cmath>
#include <map>
#include <numbers>
#include <tuple>

namespace graph {

namespace {

using std::numbers::pi;

bool stands(const LayoutInput::Item &item)
{
    return item.placed || item.pinned;
}

/// New items in waves: first those beside something that stands (or with a hint), then what hangs on those, and so on.
/// What hangs on nothing that stands is in none.
std::vector<std::vector<qint32>> newOnes(const LayoutTask &task)
{
    std::vector<char> reached(size_t(task.size()), 0);
    std::vector<std::vector<qint32>> waves(1);
    for (qint32 i = 0; i < task.size(); ++i) {
        const auto around = task.links.of(i);
        if (stands(task.item(i))) {
            reached[size_t(i)] = 1;
        } else if (task.item(i).hinted
                   || std::any_of(around.begin(), around.end(), [&task](qint32 n) { return stands(task.item(n)); })) {
            reached[size_t(i)] = 1;
            waves.back().push_back(i);
        }
    }
    while (!waves.back().empty()) {
        std::vector<qint32> next;
        for (const qint32 i : waves.back()) {
            for (const qint32 other : task.links.of(i)) {
                if (!reached[size_t(other)]) {
                    reached[size_t(other)] = 1;
                    next.push_back(other);
                }
            }
        }
        waves.push_back(std::move(next));
    }
    return waves;
}

/// Lays out what has no tie to anything that stands, by itself, and sets it below.
void placeApart(const LayoutTask &task, const std::vector<std::vector<qint32>> &waves, LayoutResult &result)
{
    std::vector<char> done(size_t(task.size()), 0);
    std::vector<qint32> standing, apart;
    for (const std::vector<qint32> &wave : waves) {
        for (const qint32 i : wave)
            done[size_t(i)] = 1;
    }
    for (qint32 i = 0; i < task.size(); ++i)
        (done[size_t(i)] || stands(task.item(i)) ? standing : apart).push_back(i);
    if (apart.empty() || task.stopped())
        return;
    LayoutInput part;
    part.layout = task.input.layout;
    part.graphvizMaximum = task.input.graphvizMaximum;
    QHash<qint32, qint32> local;
    for (const qint32 i : apart) {
        local.insert(i, qint32(part.items.size()));
        part.items.append(task.item(i));
    }
    for (const auto &[a, b] : task.input.edges) {
        if (local.contains(a) && local.contains(b))
            part.edges.append({local.value(a), local.value(b)});
    }
    const LayoutResult own = layOut(part, task.stop);
    if (own.positions.size() != part.items.size())
        return;
    if (!own.note.isEmpty())
        result.note = own.note;
    std::vector<qint32> all(apart.size());
    for (size_t i = 0; i < apart.size(); ++i)
        all[i] = qint32(i);
    constexpr double gap = 60;
    const QRectF bounds = boundsOf(all, own.positions);
    const QRectF taken = boundsOf(standing, result.positions);
    const QPointF shift = QPointF(taken.left(), taken.bottom() + gap) - bounds.topLeft();
    for (size_t i = 0; i < apart.size(); ++i)
        result.positions[apart[i]] = own.positions.at(qsizetype(i)) + shift;
}

/// The neighbour on whose side a new item belongs: the one nearest to the indicators among those that have a place.
qint32 anchorOf(const LayoutTask &task, const std::vector<char> &done, qint32 i)
{
    qint32 anchor = -1;
    for (const qint32 other : task.links.of(i)) {
        if (done[size_t(other)] && (anchor < 0 || task.item(other).hops < task.item(anchor).hops))
            anchor = other;
    }
    return anchor;
}

class FreePlaces
{
public:
    FreePlaces(const LayoutTask &task, LayoutResult &result)
        : m_task(task)
        , m_result(result)
        , m_fan(Fan::forNodes(task.size()))
        , m_taken(markPitch)
        , m_wide(widePitch)
        , m_done(size_t(task.size()), 0)
        , m_ring(size_t(task.size()), 0)
    {
        for (qint32 i = 0; i < task.size(); ++i) {
            if (stands(task.item(i)))
                settle(i, task.item(i).position);
        }
    }

    void place(qint32 i)
    {
        if (m_task.item(i).hinted) {
            int &ring = m_hintRing[hintKey(i)];
            settle(i, search(m_task.item(i).position, 0, 0, ring));
            return;
        }
        const qint32 hub = anchorOf(m_task, m_done, i);
        const QPointF centre = m_result.positions.at(hub);
        const double direction = awayFrom(hub, i);
        if (wantsRoom(i)) {
            int ring = 0;
            if (const auto at
                = searchRings(m_wide, centre, m_fan.ring + roomFor, direction, widePitch, ring, mostWideRings)) {
                settle(i, *at);
                return;
            }
        }
        settle(i, search(centre, m_fan.ring, direction, m_ring[size_t(hub)]));
    }

private:
    void settle(qint32 i, QPointF at)
    {
        m_result.positions[i] = at;
        m_taken.take(at);
        m_wide.take(at);
        m_done[size_t(i)] = 1;
    }

    std::pair<double, double> hintKey(qint32 i) const
    {
        return {m_task.item(i).position.x(), m_task.item(i).position.y()};
    }

    /// The middle of the widest gap between the directions of the hub's neighbours, its leaves aside.
    double awayFrom(qint32 hub, qint32 i) const
    {
        std::vector<double> taken;
        for (const qint32 other : m_task.links.of(hub)) {
            if (other == i || !m_done[size_t(other)])
                continue;
            const QPointF d = m_result.positions.at(other) - m_result.positions.at(hub);
            if (std::hypot(d.x(), d.y()) > m_fan.ring * 1.5) // nearer ones are leaves, which stand all around
                taken.push_back(std::atan2(d.y(), d.x()));
        }
        constexpr double goldenAngle = 2.399963; // each hub another direction, so that no pattern shows
        return taken.empty() ? hub * goldenAngle : widestGap(taken).first;
    }

    /// What leads on needs room for its own leaves, and while the run goes on most hosts may.
    bool wantsRoom(qint32 i) const
    {
        constexpr int usualDepth = 2;
        const LayoutInput::Item &item = m_task.item(i);
        return m_task.links.degree(i) > 1 || m_task.isActor(i)
            || (m_task.input.growing && item.shape != Shape::Bundle && item.hops < usualDepth);
    }

    QPointF search(QPointF centre, double nearest, double direction, int &ring) const
    {
        constexpr int farthest = 4'000;
        return searchRings(m_taken, centre, nearest, direction, m_fan.pitch, ring, farthest).value_or(centre);
    }

    /// Rings outward from `centre`, each from `direction` to both sides. `ring` remembers how far it is full.
    static std::optional<QPointF> searchRings(const Occupancy &taken, QPointF centre, double nearest, double direction,
                                              double pitch, int &ring, int farthest)
    {
        for (; ring < farthest; ++ring) {
            const double radius = nearest + ring * pitch;
            const int steps = std::max(1, int(2 * pi * radius / (pitch + 0.5)));
            for (int k = 0; k < steps; ++k) {
                const double turn = (k % 2 ? -1 : 1) * ((k + 1) / 2) * 2 * pi / steps;
                const QPointF at = centre + radius * QPointF(std::cos(direction + turn), std::sin(direction + turn));
                if (taken.isFree(at))
                    return at;
            }
        }
        return std::nullopt;
    }

    static constexpr double widePitch = 52;
    static constexpr double roomFor = 50;
    static constexpr int mostWideRings = 5;

    const LayoutTask &m_task;
    LayoutResult &m_result;
    Fan m_fan;
    Occupancy m_taken;
    Occupancy m_wide; ///< the same places, for what needs room
    std::vector<char> m_done;
    std::vector<int> m_ring; ///< per hub
    std::map<std::pair<double, double>, int> m_hintRing;
};

/// Rows of one column that are taken, and where a run of rows still fits.
class FreeRows
{
public:
    static constexpr double pitch = 28;

    void take(double y)
    {
        const qint64 first = qint64(std::ceil((y - markPitch) / pitch)),
                     last = qint64(std::floor((y + markPitch) / pitch));
        for (qint64 row = first; row <= last; ++row)
            takeRow(row);
    }

    /// Middle of the first of `count` free rows together, as near to `y` as can be; people look for more below.
    double find(double y, qint64 count) const
    {
        const qint64 wanted = qint64(std::floor(y / pitch + 0.5)) - (count - 1) / 2;
        const qint64 down = search(wanted, count, true), up = search(wanted, count, false);
        return double(down - wanted <= 3 * (wanted - up) ? down : up) * pitch;
    }

private:
    void takeRow(qint64 row)
    {
        auto after = m_runs.upper_bound(row);
        if (after != m_runs.begin()) {
            auto before = std::prev(after);
            if (before->second >= row)
                return;
            if (before->second == row - 1) {
                before->second = row;
                if (after != m_runs.end() && after->first == row + 1) {
                    before->second = after->second;
                    m_runs.erase(after);
                }
                return;
            }
        }
        if (after != m_runs.end() && after->first == row + 1) {
            const qint64 end = after->second;
            m_runs.erase(after);
            m_runs.emplace(row, end);
        } else {
            m_runs.emplace(row, row);
        }
    }

    /// Jumps over one run of taken rows after the other.
    qint64 search(qint64 first, qint64 count, bool down) const
    {
        while (true) {
            auto run = m_runs.upper_bound(first + count - 1);
            if (run == m_runs.begin())
                return first;
            --run; // the last one that begins before the wanted rows end
            if (run->second < first)
                return first;
            first = down ? run->second + 1 : run->first - count;
        }
    }

    std::map<qint64, qint64> m_runs; ///< first row → last row
};

class FlowJoin
{
public:
    FlowJoin(const LayoutTask &task, LayoutResult &result)
        : m_task(task)
        , m_result(result)
        , m_done(size_t(task.size()), 0)
    {
        readColumns();
        for (qint32 i = 0; i < m_task.size(); ++i) {
            if (stands(m_task.item(i)))
                settle(i, m_task.item(i).position);
        }
    }

    /// What comes at once at one hub stays together, as in a fresh layout.
    void place(const std::vector<qint32> &wave)
    {
        struct Group
        {
            double x, y;
            std::vector<qint32> members;
        };
        std::map<std::tuple<int, qint32, double, double>, size_t> known;
        std::vector<Group> groups;
        for (const qint32 i : wave) {
            const LayoutInput::Item &item = m_task.item(i);
            const qint32 anchor = item.hinted ? -1 : anchorOf(m_task, m_done, i);
            const QPointF near = item.hinted ? item.position : m_result.positions.at(anchor);
            const auto key = std::tuple(columnKey(i), anchor, item.hinted ? near.x() : 0, item.hinted ? near.y() : 0);
            const auto [at, isNew] = known.try_emplace(key, groups.size());
            if (isNew)
                groups.push_back({item.hinted ? near.x() : columnX(columnKey(i)), near.y(), {}});
            groups[at->second].members.push_back(i);
        }
        for (const Group &group : groups)
            placeGroup(group.x, group.y, group.members);
    }

    void writeColumns()
    {
        for (const auto &[key, x] : m_columns)
            m_result.columns.append({x, key == actors ? m_farthest + 1 : key, key == actors});
        std::stable_sort(m_result.columns.begin(), m_result.columns.end(),
                         [](const LayoutResult::Column &a, const LayoutResult::Column &b) { return a.x < b.x; });
    }

private:
    static constexpr int actors = std::numeric_limits<int>::max();
    static constexpr double columnPitch = 210;
    static constexpr double subColumn = 26;

    int columnKey(qint32 i) const { return m_task.isActor(i) ? actors : m_task.item(i).hops; }

    void readColumns()
    {
        std::map<int, std::vector<double>> seen;
        for (qint32 i = 0; i < m_task.size(); ++i) {
            if (!m_task.isActor(i))
                m_farthest = std::max(m_farthest, int(m_task.item(i).hops));
            if (m_task.item(i).placed && !m_task.item(i).pinned)
                seen[columnKey(i)].push_back(m_task.item(i).position.x());
        }
        for (auto &[key, xs] : seen)
            m_columns[key] = *std::min_element(xs.begin(), xs.end());
    }

    /// A column nobody stands in yet goes right of those before it, and left of the actors if there is room.
    double columnX(int key)
    {
        const auto known = m_columns.find(key);
        if (known != m_columns.end())
            return known->second;
        auto after = m_columns.upper_bound(key);
        double x = 0;
        if (after != m_columns.begin())
            x = std::prev(after)->second + columnPitch;
        else if (after != m_columns.end())
            x = after->second - columnPitch;
        if (after != m_columns.begin() && after != m_columns.end() && x > after->second - columnPitch / 2)
            x = (std::prev(after)->second + after->second) / 2;
        if (key == actors && m_task.input.growing && m_farthest < 2)
            x += (2 - m_farthest) * columnPitch;
        m_columns[key] = x;
        return x;
    }

    void settle(qint32 i, QPointF at)
    {
        m_result.positions[i] = at;
        m_done[size_t(i)] = 1;
        // Rows are kept for each place in x where marks would touch.
        const qint64 near = qint64(std::floor(at.x() / markPitch));
        for (qint64 cell = near - 1; cell <= near + 1; ++cell)
            m_rows[cell].take(at.y());
    }

    void placeGroup(double x, double y, const std::vector<qint32> &members)
    {
        constexpr qsizetype tallest = 60;
        constexpr qsizetype mostSubColumns = 6; // as many as fit before the next column
        const qsizetype count = qsizetype(members.size());
        const qsizetype wide = std::clamp<qsizetype>((count + tallest - 1) / tallest, 1, mostSubColumns);
        const qsizetype rows = (count + wide - 1) / wide;
        const bool tall = m_task.isActor(members.front()); // cards need two rows and a half
        const qsizetype perRow = tall ? 3 : 1;
        const double top = m_rows[qint64(std::floor(x / markPitch))].find(y, rows * perRow);
        for (qsizetype i = 0; i < count; ++i) {
            const double row = double((i % rows) * perRow + perRow / 2);
            settle(members[size_t(i)], {x + double(i / rows) * subColumn, top + row * FreeRows::pitch});
        }
    }

    const LayoutTask &m_task;
    LayoutResult &m_result;
    std::vector<char> m_done;
    std::map<int, double> m_columns; ///< hops, or `actors` → x
    int m_farthest = 0; ///< hops
    std::map<qint64, FreeRows> m_rows;
};

} // namespace

void joinFlow(const LayoutTask &task, LayoutResult &result)
{
    FlowJoin join(task, result);
    const std::vector<std::vector<qint32>> waves = newOnes(task);
    for (const std::vector<qint32> &wave : waves) {
        if (task.stopped())
            return;
        join.place(wave);
    }
    join.writeColumns();
    placeApart(task, waves, result);
}

void joinFreely(const LayoutTask &task, LayoutResult &result)
{
    FreePlaces places(task, result);
    const std::vector<std::vector<qint32>> waves = newOnes(task);
    for (const std::vector<qint32> &wave : waves) {
        if (task.stopped())
            return;
        for (const qint32 i : wave)
            places.place(i);
    }
    placeApart(task, waves, result);
}

} // namespace graph
