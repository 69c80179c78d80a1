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
        bool placed = false; ///< has a position from before: should stay there as far as the layout allows
        QPointF position;
    };
    QString layout; ///< "flow", "organic", "radial"
    QList<Item> items; ///< parallel to Scene::nodes
    QList<QPair<qint32, qint32>> edges;
};

struct LayoutResult
{
    QList<QPointF> positions; ///< parallel to LayoutInput::items; scene units, 1 = 1 px at 100 %
    struct Column { double x; int hops; bool actors; }; ///< flow only
    QList<Column> columns;
    qint64 tookMs = 0;
    QString note; ///< e.g. "Graphviz took too long; placed by distance instead"; empty when all is well
};

LayoutInput layoutInput(const Scene &scene, const ViewState &view, const QHash<NodeKey, QPointF> &placed);

/// The algorithms, in this process, blocking. Graphviz inside: must not run twice at once in one process.
LayoutResult layOut(const LayoutInput &input, const std::atomic_bool *stop = nullptr);

/// Runs layOut in the helper process `mdti-layout` (one at a time, started on first use, killed to cancel); falls back to one
/// dedicated thread when the helper cannot be started. GUI-thread object; the newest request wins, older ones are dropped.
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

Q_SIGNALS:
    void finished(quint64 ticket, const graph::LayoutResult &result);
    void failed(quint64 ticket, const QString &why);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Wire form of the helper process (versioned QDataStream).
QByteArray encode(const LayoutInput &input);
QByteArray encode(const LayoutResult &result);
std::optional<LayoutInput> decodeInput(const QByteArray &bytes);
std::optional<LayoutResult> decodeResult(const QByteArray &bytes);

} // namespace graph

Q_DECLARE_METATYPE(graph::LayoutResult)
