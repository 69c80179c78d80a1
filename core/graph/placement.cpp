// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/placement.h"

#include <cmath>
#include <numbers>

namespace graph {

Components components(const Adjacency &links)
{
    Components found;
    found.of.assign(size_t(links.size()), -1);
    std::vector<qint32> open;
    for (qint32 start = 0; start < links.size(); ++start) {
        if (found.of[size_t(start)] >= 0)
            continue;
        const qint32 number = qint32(found.members.size());
        found.members.emplace_back();
        found.of[size_t(start)] = number;
        open.push_back(start);
        while (!open.empty()) {
            const qint32 node = open.back();
            open.pop_back();
            found.members.back().push_back(node);
            for (const qint32 next : links.of(node)) {
                if (found.of[size_t(next)] < 0) {
                    found.of[size_t(next)] = number;
                    open.push_back(next);
                }
            }
        }
        std::sort(found.members.back().begin(), found.members.back().end());
    }
    return found;
}

QRectF boundsOf(const std::vector<qint32> &nodes, const QList<QPointF> &positions)
{
    if (nodes.empty())
        return {};
    double left = positions.at(nodes.front()).x(), right = left, top = positions.at(nodes.front()).y(), bottom = top;
    for (const qint32 node : nodes) {
        const QPointF &at = positions.at(node);
        left = std::min(left, at.x());
        right = std::max(right, at.x());
        top = std::min(top, at.y());
        bottom = std::max(bottom, at.y());
    }
    return {left, top, right - left, bottom - top};
}

double partGap(const LayoutInput &input)
{
    return input.growing ? 260 : 95;
}

std::pair<double, double> widestGap(std::vector<double> &directions)
{
    std::sort(directions.begin(), directions.end());
    double widest = 0, middle = 0;
    for (size_t i = 0; i < directions.size(); ++i) {
        const double next = i + 1 < directions.size() ? directions[i + 1] : directions.front() + 2 * std::numbers::pi;
        if (next - directions[i] > widest) {
            widest = next - directions[i];
            middle = (next + directions[i]) / 2;
        }
    }
    return {middle, widest};
}

void packParts(std::vector<Part> parts, QList<QPointF> &positions, double gap)
{
    double area = 0, widest = 0;
    for (const Part &part : parts) {
        area += (part.bounds.width() + gap) * (part.bounds.height() + gap);
        widest = std::max(widest, part.bounds.width() + gap);
    }
    const double rowWidth = std::max(widest, std::sqrt(area * 1.6));
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part &a, const Part &b) { return a.bounds.height() > b.bounds.height(); });
    double x = 0, y = 0, rowHeight = 0;
    for (const Part &part : parts) {
        if (x > 0 && x + part.bounds.width() + gap > rowWidth) {
            x = 0;
            y += rowHeight + gap;
            rowHeight = 0;
        }
        const QPointF shift = QPointF(x, y) - part.bounds.topLeft();
        for (const qint32 node : part.nodes)
            positions[node] += shift;
        x += part.bounds.width() + gap;
        rowHeight = std::max(rowHeight, part.bounds.height());
    }
}

namespace {

/// An even number, so that the first and the last are on different rings where the fan closes to a circle.
qint32 staggerSlots(qint32 count)
{
    return count + count % 2;
}

constexpr double widestStep = 0.75; ///< radians between two leaves of a few

} // namespace

Fan Fan::forNodes(qint32 count)
{
    constexpr double few = 400, many = 4'000, widest = 1.7;
    const double share = std::clamp(std::log(std::max(1.0, double(count)) / few) / std::log(many / few), 0.0, 1.0);
    const double scale = widest + (1 - widest) * share;
    Fan fan;
    fan.ring *= scale;
    fan.everySecond *= scale;
    fan.pitch *= scale;
    return fan;
}

bool Fan::isStaggered(qint32 count, double span) const
{
    // The angle at which two leaves on the two rings are still a pitch apart.
    const double step = std::sqrt(pitch * pitch - everySecond * everySecond) / (ring + everySecond / 2);
    return count > 6 && staggerSlots(count) <= qint32(span / step);
}

qint32 Fan::capacity(double radius, double span) const
{
    return std::max(1, qint32(span * radius / (pitch + 0.5)));
}

double Fan::radius(qint32 count, double span) const
{
    if (count <= 0)
        return 0;
    if (isStaggered(count, span))
        return ring + everySecond;
    double radius = ring;
    for (qint32 left = count - capacity(radius, span); left > 0; left -= capacity(radius, span))
        radius += pitch;
    return radius;
}

void Fan::out(QPointF centre, double from, double span, qint32 count,
              const std::function<void(qint32, QPointF)> &put) const
{
    const auto at = [centre](double radius, double angle) {
        return centre + QPointF(radius * std::cos(angle), radius * std::sin(angle));
    };
    const double middle = from + span / 2;
    if (isStaggered(count, span)) {
        const double step = std::min(span / staggerSlots(count), widestStep);
        for (qint32 i = 0; i < count; ++i)
            put(i, at(ring + (i % 2 ? everySecond : 0), middle + (i - (count - 1) / 2.0) * step));
        return;
    }
    double radius = ring;
    for (qint32 done = 0; done < count; radius += pitch) {
        const qint32 here = std::min(count - done, capacity(radius, span));
        const double step = std::min(span / here, widestStep);
        for (qint32 i = 0; i < here; ++i)
            put(done + i, at(radius, middle + (i - (here - 1) / 2.0) * step));
        done += here;
    }
}

} // namespace graph
