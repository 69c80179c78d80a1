// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/layout.h"
#include "ui/models/workspace.h"

#include <QWidget>

#include <memory>

namespace ui {

/// The graph on the screen: builds the scene of a Workspace off the GUI thread, asks the LayoutService for positions, paints
/// into tiles off the GUI thread, and turns mouse and keyboard into calls on the Workspace. Neither is owned.
class GraphView : public QWidget
{
    Q_OBJECT
public:
    GraphView(Workspace *workspace, graph::LayoutService *layout, QWidget *parent = nullptr);
    ~GraphView() override;

    double zoom() const; ///< 1 = 100 %
    void setZoom(double zoom); ///< about the centre; 0.05–4
    void zoomIn();
    void zoomOut();
    void fit(); ///< everything, never over 120 %
    void zoomToSelection();
    void setMinimapVisible(bool visible);
    bool isMinimapVisible() const;
    void setLegendVisible(bool visible);
    bool isLegendVisible() const;

    /// Marks what matches as the user types; returns the number of hits. next/previous go round.
    int find(const QString &text);
    void findNext();
    void findPrevious();
    int hitCount() const;

    /// Draws the whole scene, or what is visible now, for PNG, SVG, PDF and print.
    const graph::Scene &scene() const;
    QHash<graph::NodeKey, QPointF> positions() const;
    bool isSettled() const; ///< nothing waits to be built, laid out or painted (tests, screenshots)

Q_SIGNALS:
    void zoomChanged(double zoom);
    void hitsChanged(int hits, int currentHit);
    void settled();
    void layoutNote(const QString &text); ///< "Graphviz took too long …", empty: nothing to say
    void contextMenuWanted(const QPoint &globalPosition); ///< the window fills it with its actions
    void inspectorWanted(); ///< Enter

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ui
