// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/layout.h"

#include <QDataStream>
#include <QIODevice>

#include <cmath>

namespace graph {

namespace {

constexpr quint32 inputMagic = 0x4d4c5249; // "MLRI"
constexpr quint32 resultMagic = 0x4d4c5252; // "MLRR"
constexpr quint16 wireVersion = 1;
constexpr quint32 mostItems = 2'000'000;
constexpr quint32 mostEdges = 10'000'000;
constexpr quint32 mostColumns = 10'000;
constexpr double farthest = 1e9; ///< of a coordinate
constexpr qsizetype longestText = 4'000;

enum Flag : quint8 { Pinned = 1, Placed = 2, Hinted = 4 };
constexpr quint8 allFlags = Pinned | Placed | Hinted;

void start(QDataStream &stream, quint32 magic)
{
    stream.setVersion(QDataStream::Qt_6_0);
    stream << magic << wireVersion;
}

bool startsWith(QDataStream &stream, quint32 magic)
{
    stream.setVersion(QDataStream::Qt_6_0);
    quint32 found = 0;
    quint16 version = 0;
    stream >> found >> version;
    return stream.status() == QDataStream::Ok && found == magic && version == wireVersion;
}

bool isSane(QPointF at)
{
    return std::isfinite(at.x()) && std::isfinite(at.y()) && std::abs(at.x()) < farthest && std::abs(at.y()) < farthest;
}

/// A count no larger than the bytes that are left can hold, so that nothing is reserved for a lie.
std::optional<quint32> readCount(QDataStream &stream, quint32 most, qint64 bytesEach)
{
    quint32 count = 0;
    stream >> count;
    if (stream.status() != QDataStream::Ok || count > most
        || qint64(count) * bytesEach > stream.device()->bytesAvailable())
        return std::nullopt;
    return count;
}

std::optional<QString> readText(QDataStream &stream)
{
    QByteArray utf8;
    stream >> utf8;
    if (stream.status() != QDataStream::Ok || utf8.size() > longestText)
        return std::nullopt;
    return QString::fromUtf8(utf8);
}

bool isComplete(const QDataStream &stream)
{
    return stream.status() == QDataStream::Ok && stream.device()->bytesAvailable() == 0;
}

std::optional<LayoutInput::Item> readItem(QDataStream &stream)
{
    LayoutInput::Item item;
    quint8 shape = 0, flags = 0;
    double width = 0, x = 0, y = 0;
    stream >> item.hops >> shape >> flags >> width >> x >> y;
    item.position = {x, y};
    if (stream.status() != QDataStream::Ok || shape > quint8(Shape::Bundle) || (flags & ~allFlags)
        || !std::isfinite(width) || width < 0 || width > 100'000 || item.hops < 0 || item.hops > 1'000
        || !isSane(item.position))
        return std::nullopt;
    item.shape = Shape(shape);
    item.labelWidth = float(width);
    item.pinned = flags & Pinned;
    item.placed = flags & Placed;
    item.hinted = flags & Hinted;
    return item;
}

bool readItems(QDataStream &stream, LayoutInput &input)
{
    const auto count = readCount(stream, mostItems, 30);
    if (!count)
        return false;
    input.items.reserve(qsizetype(*count));
    for (quint32 i = 0; i < *count; ++i) {
        const auto item = readItem(stream);
        if (!item)
            return false;
        input.items.append(*item);
    }
    return true;
}

bool readEdges(QDataStream &stream, LayoutInput &input)
{
    const auto count = readCount(stream, mostEdges, 8);
    if (!count)
        return false;
    input.edges.reserve(qsizetype(*count));
    for (quint32 i = 0; i < *count; ++i) {
        qint32 a = 0, b = 0;
        stream >> a >> b;
        if (a < 0 || b < 0 || a >= input.items.size() || b >= input.items.size())
            return false;
        input.edges.append({a, b});
    }
    return true;
}

} // namespace

QByteArray encode(const LayoutInput &input)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    start(stream, inputMagic);
    stream << input.layout.toUtf8() << input.growing << input.graphvizMaximum << quint32(input.items.size());
    for (const LayoutInput::Item &item : input.items) {
        const quint8 flags
            = quint8((item.pinned ? Pinned : 0) | (item.placed ? Placed : 0) | (item.hinted ? Hinted : 0));
        stream << item.hops << quint8(item.shape) << flags << double(item.labelWidth) << item.position.x()
               << item.position.y();
    }
    stream << quint32(input.edges.size());
    for (const auto &[a, b] : input.edges)
        stream << a << b;
    return bytes;
}

std::optional<LayoutInput> decodeInput(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    LayoutInput input;
    if (!startsWith(stream, inputMagic))
        return std::nullopt;
    const auto layout = readText(stream);
    stream >> input.growing >> input.graphvizMaximum;
    if (!layout || input.graphvizMaximum < 0 || !readItems(stream, input) || !readEdges(stream, input)
        || !isComplete(stream))
        return std::nullopt;
    input.layout = *layout;
    return input;
}

QByteArray encode(const LayoutResult &result)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    start(stream, resultMagic);
    stream << result.note.toUtf8() << result.tookMs << quint32(result.positions.size());
    for (const QPointF &at : result.positions)
        stream << at.x() << at.y();
    stream << quint32(result.columns.size());
    for (const LayoutResult::Column &column : result.columns)
        stream << column.x << qint32(column.hops) << column.actors;
    return bytes;
}

std::optional<LayoutResult> decodeResult(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    LayoutResult result;
    if (!startsWith(stream, resultMagic))
        return std::nullopt;
    const auto note = readText(stream);
    stream >> result.tookMs;
    const auto count = readCount(stream, mostItems, 16);
    if (!note || !count)
        return std::nullopt;
    result.note = *note;
    result.positions.reserve(qsizetype(*count));
    for (quint32 i = 0; i < *count; ++i) {
        double x = 0, y = 0;
        stream >> x >> y;
        if (!isSane({x, y}))
            return std::nullopt;
        result.positions.append({x, y});
    }
    const auto columns = readCount(stream, mostColumns, 13);
    for (quint32 i = 0; i < columns.value_or(0); ++i) {
        LayoutResult::Column column{};
        qint32 hops = 0;
        stream >> column.x >> hops >> column.actors;
        column.hops = hops;
        if (!isSane({column.x, 0}))
            return std::nullopt;
        result.columns.append(column);
    }
    if (!columns || !isComplete(stream))
        return std::nullopt;
    return result;
}

} // namespace graph
