// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/layout.h"
#include "core/graph/scene.h"

#include <QHash>
#include <QPointF>
#include <QString>

#include <cmath>

/// What the tests of layouts ask of a picture.
namespace testsupport {

inline QString leavesOf(const QString &hub, int count, const QString &prefix)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += u';' + hub + u" -A-> " + prefix + QString::number(i) + u".example";
    return text;
}

/// A picture: the scene and where its nodes are.
struct Picture
{
    graph::Scene scene;
    graph::LayoutResult layout;

    QPointF at(const QString &label) const
    {
        for (qsizetype i = 0; i < scene.nodes.size(); ++i) {
            if (scene.nodes.at(i).label == label)
                return layout.positions.at(i);
        }
        qFatal("No node %s", qPrintable(label));
    }
    QHash<graph::NodeKey, QPointF> places() const
    {
        QHash<graph::NodeKey, QPointF> placed;
        for (qsizetype i = 0; i < scene.nodes.size(); ++i)
            placed.insert(scene.nodes.at(i).key, layout.positions.at(i));
        return placed;
    }
};

inline Picture picture(const chain::Investigation &investigation, const graph::ViewState &view,
                const QHash<graph::NodeKey, QPointF> &placed = {})
{
    Picture result;
    result.scene = graph::buildScene(investigation, {}, view);
    result.layout = graph::layOut(graph::layoutInput(result.scene, view, placed));
    return result;
}

inline double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

inline graph::ViewState viewWith(const QString &layout, bool bundling = true)
{
    graph::ViewState view;
    view.layout = layout;
    view.bundling = bundling;
    return view;
}

} // namespace testsupport
