// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/scene.h"

#include <QList>
#include <QObject>
#include <QPointF>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace graph {

/// Everything layout needs; plain numbers, so it can be sent to the helper process.
struct LayoutInput
{
    struct Item
    {
        qint32 hops = 0;
        Shape shape = Shape::Name;
        float labelWidth = 120; ///< scene units at 100 %
        bool pinned = false; ///< stays at `position`
        bool placed = false; ///< has a position from before: stays there
        QPointF position;
        bool hinted = false; ///< new, and belongs as near as can be to `position` (the place of its opened bundle)
    };
    QString layout; ///< "flow", "organic", "radial"
    QList<Item> items; ///< parallel to Scene::nodes
    QList<QPair<qint32, qint32>> edges;
    bool growing = false; ///< more hosts are likely to come: *flow* keeps room for a second hop
    qint32 graphvizMaximum = 12'000; ///< largest core Graphviz is asked for; 0: never
};

/// Positions are those of the glyph's middle; labels and cards extend to its right in *flow*.
struct LayoutResult
{
    QList<QPointF> positions; ///< parallel to LayoutInput::items; scene units, 1 = 1 px at 100 %
    struct Column
    {
        double x;
        int hops;
        bool actors;
    };
    QList<Column> columns; ///< flow only, left to right; x is that of the glyphs
    qint64 tookMs = 0;
    QString note; ///< e.g. "Graphviz took too long; placed by distance instead"; empty when all is well
};

/// `placed` are the positions on screen now, closed bundles included (an opened bundle's hosts appear at its last
/// place). Empty: everything is laid out anew. Label widths are estimated; a view that can measure may overwrite them.
LayoutInput layoutInput(const Scene &scene, const ViewState &view, const QHash<NodeKey, QPointF> &placed);

/// The algorithms, in this process, blocking. Graphviz inside: calls wait for each other, because it must not run twice
/// at once in one process. Same input, same result. Once `stop` is set the result is worthless and comes soon (Graphviz
/// itself cannot be interrupted). With at least one placed item nothing that is placed or pinned moves; the others are
/// put near their neighbours where there is room.
LayoutResult layOut(const LayoutInput &input, const std::atomic_bool *stop = nullptr);

/// Runs layOut in the helper process `mdti-layout` (one at a time, started on first use, killed to cancel); falls back
/// to one dedicated thread when the helper cannot be started. GUI-thread object; the newest request wins, older ones
/// are dropped. A layout that takes longer than `timeLimit()` or kills the helper is done again without Graphviz, with
/// a note.
class LayoutService : public QObject
{
    Q_OBJECT
public:
    explicit LayoutService(QString helperPath, QObject *parent = nullptr);
    ~LayoutService() override;
    /// Returns a ticket; cancels what runs.
    quint64 request(LayoutInput input);
    void cancel(); ///< within 100 ms; nothing is emitted for it
    bool isBusy() const;
    void setTimeLimit(int milliseconds); ///< for Graphviz; 20 s by default
    int timeLimit() const;

Q_SIGNALS:
    void finished(quint64 ticket, const graph::LayoutResult &result);
    void failed(quint64 ticket, const QString &why);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Wire form of the helper process (versioned QDataStream). Decoding checks every count, index and number.
QByteArray encode(const LayoutInput &input);
QByteArray encode(const LayoutResult &result);
std::optional<LayoutInput> decodeInput(const QByteArray &bytes);
std::optional<LayoutResult> decodeResult(const QByteArray &bytes);

} // namespace graph

Q_DECLARE_METATYPE(graph::LayoutResult)
