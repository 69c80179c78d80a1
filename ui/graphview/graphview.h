// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/layout.h"
#include "ui/models/workspace.h"
#include "ui/picture/files.h"

#include <QWidget>

#include <memory>

namespace ui {

/// The graph on the screen: builds the scene of a Workspace off the GUI thread, asks the LayoutService for positions,
/// paints into tiles off the GUI thread, and turns mouse and keyboard into calls on the Workspace. Neither is owned.
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
    void zoomToPaths(); ///< everything that is lit
    void setMinimapVisible(bool visible);
    bool isMinimapVisible() const;
    /// Where it is drawn; null: it is not. Wanted or not, it needs room, and it gives way to a picture that is seen as a
    /// whole and would be much smaller beside it.
    QRectF minimapRect() const;
    void setLegendVisible(bool visible);
    bool isLegendVisible() const;
    void setMotion(bool on); ///< off also where theme::motion() says so

    /// Marks what matches as the user types; returns the number of hits. next/previous go round.
    int find(const QString &text);
    void findNext();
    void findPrevious();
    int hitCount() const;

    // Acts on the selection, as the keys E, H and Enter do.
    void expandSelection();
    void hideSelection();

    /// Draws the whole scene, or what is visible now, for PNG, SVG, PDF and print.
    const graph::Scene &scene() const;
    QHash<graph::NodeKey, QPointF> positions() const;
    picture::Sheet wholeSheet() const;
    picture::Sheet visibleSheet() const;
    /// Starts a drag of the whole picture as a PNG, as image and as file. Returns when it was dropped.
    void dragPicture();
    bool isSettled() const; ///< nothing waits to be built, laid out or painted (tests, screenshots)

    // For assistive technology and tests; widget coordinates.
    QList<graph::NodeKey> visibleNodes() const; ///< what the widget shows now, the important ones first
    QRectF nodeRect(const graph::NodeKey &key) const; ///< null when it is not in the scene
    graph::NodeKey nodeAt(const QPointF &position) const; ///< id -1: nothing there
    QString nodeName(const graph::NodeKey &key) const; ///< "c2.example, domain, malicious, 12 connections, …"
    QString nodeTip(const graph::NodeKey &key) const;
    const Workspace *workspace() const;

Q_SIGNALS:
    void zoomChanged(double zoom);
    void hitsChanged(int hits, int currentHit); ///< currentHit counts from 1; 0: none yet
    void settled();
    void layoutNote(const QString &text); ///< "Graphviz took too long …", empty: nothing to say
    void contextMenuWanted(const QPoint &globalPosition); ///< the window fills it with its actions
    void inspectorWanted(); ///< Enter
    void minimapVisibleChanged(bool visible);
    void legendVisibleChanged(bool visible);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ui
