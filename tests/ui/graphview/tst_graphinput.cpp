// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
// What mouse and keyboard do in the graph.
#include "stage.h"

#include "ui/graphview/tipwindow.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace graphtest;
using ui::TipWindow;

class TestGraphInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nodesAreHitWhereTheyAre()
    {
        for (const QString &layout : {QStringLiteral("flow"), QStringLiteral("organic"), QStringLiteral("radial")}) {
            Stage stage(story(), layout);
            QVERIFY(stage.settle());
            for (const graph::Node &node : stage.view.scene().nodes)
                QCOMPARE(stage.view.nodeAt(stage.at(node.key)), node.key);
        }
    }

    void clickSelects()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const NodeKey relay = stage.host(QStringLiteral("relay.example")),
                      vpn = stage.host(QStringLiteral("vpn.example"));
        stage.click(stage.at(relay));
        QCOMPARE(stage.workspace.selection(), QList<NodeKey>{relay});
        stage.click(stage.at(vpn), Qt::ControlModifier);
        QCOMPARE(stage.workspace.selection(), (QList<NodeKey>{relay, vpn}));
        stage.click(stage.at(relay), Qt::ControlModifier);
        QCOMPARE(stage.workspace.selection(), QList<NodeKey>{vpn});
        stage.click({500, 560});
        QVERIFY(stage.workspace.selection().isEmpty());
    }

    void draggingMovesAndUndoRestores()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const NodeKey relay = stage.host(QStringLiteral("relay.example"));
        const QHash<NodeKey, QPointF> before = stage.view.positions();
        const QPoint from = stage.at(relay), shift(90, 140);
        stage.drag(from, from + shift);
        QVERIFY(stage.settle());
        QVERIFY(isNear(stage.view.positions().value(relay), before.value(relay) + QPointF(shift) / stage.view.zoom()));
        QCOMPARE(placesOf(stage.view, {relay}), [&] {
            auto places = before;
            places.remove(relay);
            return places;
        }());
        QVERIFY(stage.workspace.view().moved.contains(relay));
        QCOMPARE(stage.view.nodeAt(from + shift), relay);
        stage.workspace.undoStack()->undo();
        QVERIFY(stage.settle());
        QCOMPARE(stage.view.positions(), before);
        stage.workspace.undoStack()->redo();
        QVERIFY(stage.settle());
        QVERIFY(isNear(stage.view.positions().value(relay), before.value(relay) + QPointF(shift) / stage.view.zoom()));
    }

    void escapeEndsADrag()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const NodeKey relay = stage.host(QStringLiteral("relay.example"));
        const QHash<NodeKey, QPointF> before = stage.view.positions();
        QTest::mousePress(&stage.view, Qt::LeftButton, {}, stage.at(relay));
        QTest::mouseMove(&stage.view, stage.at(relay) + QPoint(60, 60));
        QTest::mouseMove(&stage.view, stage.at(relay) + QPoint(80, 80));
        QTest::keyClick(&stage.view, Qt::Key_Escape);
        QTest::mouseRelease(&stage.view, Qt::LeftButton, {}, stage.at(relay) + QPoint(80, 80));
        QVERIFY(stage.settle());
        QCOMPARE(stage.view.positions(), before);
        QVERIFY(stage.workspace.view().moved.isEmpty());
    }

    void everythingSelectedIsDragged()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const NodeKey relay = stage.host(QStringLiteral("relay.example")),
                      vpn = stage.host(QStringLiteral("vpn.example"));
        stage.workspace.select({vpn, relay});
        QVERIFY(stage.settle());
        const QHash<NodeKey, QPointF> before = stage.view.positions();
        stage.drag(stage.at(relay), stage.at(relay) + QPoint(40, 50));
        QVERIFY(stage.settle());
        const QPointF shift = QPointF(40, 50) / stage.view.zoom();
        for (const NodeKey &key : {relay, vpn})
            QVERIFY(isNear(stage.view.positions().value(key), before.value(key) + shift));
    }

    void wheelZoomsToThePointer()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const NodeKey relay = stage.host(QStringLiteral("relay.example"));
        stage.view.setZoom(.8);
        QVERIFY(stage.settle());
        const QPointF mark = stage.at(relay);
        const double zoom = stage.view.zoom();
        QWheelEvent wheel(mark, stage.view.mapToGlobal(mark), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&stage.view, &wheel);
        QVERIFY(qAbs(stage.view.zoom() - zoom * 1.25) < 1e-6);
        QVERIFY(stage.settle());
        QVERIFY(isNear(QPointF(stage.at(relay)), mark, 6));
        for (int i = 0; i < 40; ++i)
            stage.view.zoomIn();
        QCOMPARE(stage.view.zoom(), 4.0);
        for (int i = 0; i < 60; ++i)
            stage.view.zoomOut();
        QCOMPARE(stage.view.zoom(), .05);
        QVERIFY(stage.settle());
        stage.view.fit();
        QVERIFY(stage.view.zoom() > .05 && stage.view.zoom() <= 1.2);
    }

    void groundIsDragged()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const NodeKey relay = stage.host(QStringLiteral("relay.example"));
        const QPointF before = stage.seen(relay);
        stage.drag({500, 560}, {460, 520});
        QVERIFY(isNear(stage.seen(relay), before - QPointF(40, 40)));
        QTest::mousePress(&stage.view, Qt::MiddleButton, {}, stage.at(relay));
        QTest::mouseMove(&stage.view, stage.at(relay) + QPoint(40, 0));
        QTest::mouseRelease(&stage.view, Qt::MiddleButton, {}, stage.at(relay));
        QVERIFY(stage.workspace.view().moved.isEmpty());
    }

    void bandSelects()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const NodeKey first = stage.host(QStringLiteral("203.0.113.7")),
                      second = stage.host(QStringLiteral("203.0.113.88"));
        const QRectF both = stage.view.nodeRect(first) | stage.view.nodeRect(second);
        stage.drag(both.topLeft().toPoint() - QPoint(8, 8), QPointF(both.left() + 60, both.bottom() + 8).toPoint(),
                   Qt::ShiftModifier);
        QCOMPARE(stage.workspace.selection(), (QList<NodeKey>{first, second}));
    }

    void keysGoToNeighbours()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const NodeKey indicator = stage.host(QStringLiteral("203.0.113.7"));
        stage.workspace.select({indicator});
        QTest::keyClick(&stage.view, Qt::Key_Right);
        const NodeKey next = stage.workspace.current();
        QVERIFY(next != indicator);
        QVERIFY(stage.seen(next).x() > stage.seen(indicator).x());
        QTest::keyClick(&stage.view, Qt::Key_Left);
        QCOMPARE(stage.workspace.current(), indicator);
        QTest::keyClick(&stage.view, Qt::Key_Down);
        QCOMPARE(stage.workspace.current(), stage.host(QStringLiteral("203.0.113.88")));
        QTest::keyClick(&stage.view, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(stage.workspace.selection().size(), 2);
        QTest::keyClick(&stage.view, Qt::Key_Escape);
        QVERIFY(stage.workspace.selection().isEmpty());
    }

    void keysAct()
    {
        Stage stage;
        QVERIFY(stage.settle());
        QSignalSpy expand(&stage.workspace, &Workspace::expandRequested),
            inspector(&stage.view, &GraphView::inspectorWanted);
        const NodeKey vpn = stage.host(QStringLiteral("vpn.example"));
        stage.workspace.select({vpn});
        QTest::keyClick(&stage.view, Qt::Key_E);
        QCOMPARE(expand.size(), 1);
        QCOMPARE(expand.first().first().value<QList<chain::HostId>>(), QList<chain::HostId>{vpn.id});
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QCOMPARE(inspector.size(), 1);
        QTest::keyClick(&stage.view, Qt::Key_H);
        QVERIFY(stage.workspace.view().hidden.contains(vpn.id));
        QVERIFY(stage.settle());
        QVERIFY(stage.view.nodeRect(vpn).isNull());
        stage.workspace.select({stage.key(u"Aqua Blizzard")});
        QTest::keyClick(&stage.view, Qt::Key_P);
        QVERIFY(stage.settle());
        QTest::keyClick(&stage.view, Qt::Key_M);
        QVERIFY(!stage.view.isMinimapVisible());
        QTest::keyClick(&stage.view, Qt::Key_L);
        QVERIFY(!stage.view.isLegendVisible());
        stage.workspace.select({stage.bundle()});
        QTest::keyClick(&stage.view, Qt::Key_Return);
        QVERIFY(!stage.workspace.view().openBundles.isEmpty());
    }

    void doubleClickExpands()
    {
        Stage stage;
        QVERIFY(stage.settle());
        QSignalSpy expand(&stage.workspace, &Workspace::expandRequested);
        const NodeKey vpn = stage.host(QStringLiteral("vpn.example"));
        QTest::mouseDClick(&stage.view, Qt::LeftButton, {}, stage.at(vpn));
        QCOMPARE(expand.size(), 1);
    }

    void findMarksAndWalks()
    {
        Stage stage;
        QVERIFY(stage.settle());
        QSignalSpy hits(&stage.view, &GraphView::hitsChanged);
        QCOMPARE(stage.view.find(QStringLiteral("RELAY")), 1);
        QCOMPARE(stage.view.find(QStringLiteral("leaf")), 9); // inside a closed bundle
        QCOMPARE(stage.view.find(QStringLiteral("blizzard")), 1);
        QCOMPARE(stage.view.find(QStringLiteral("203.0.113.")), 2);
        QCOMPARE(hits.last(), (QList<QVariant>{2, 0}));
        stage.view.findNext();
        const NodeKey first = stage.workspace.current();
        QCOMPARE(hits.last(), (QList<QVariant>{2, 1}));
        stage.view.findNext();
        QVERIFY(stage.workspace.current() != first);
        stage.view.findNext();
        QCOMPARE(stage.workspace.current(), first); // round
        stage.view.findPrevious();
        QCOMPARE(hits.last(), (QList<QVariant>{2, 2}));
        QTest::keyClick(&stage.view, Qt::Key_Escape);
        QCOMPARE(stage.view.hitCount(), 0);
        QVERIFY(!stage.workspace.selection().isEmpty());
        QCOMPARE(stage.view.find(QStringLiteral("no such host")), 0);
        stage.view.findNext();
    }

    void minimapMoves()
    {
        Stage stage;
        QVERIFY(stage.settle());
        stage.view.setZoom(3);
        QVERIFY(stage.settle());
        const NodeKey relay = stage.host(QStringLiteral("relay.example"));
        const QPointF before = stage.seen(relay);
        const QPoint corner(stage.view.width() - 12 - 126, stage.view.height() - 30 - 12 - 62);
        stage.click(corner + QPoint(16, 31));
        QVERIFY(stage.seen(relay).x() > before.x());
        QVERIFY(stage.workspace.selection().isEmpty());
    }

    void contextMenuSelectsFirst()
    {
        Stage stage;
        QVERIFY(stage.settle());
        QSignalSpy menu(&stage.view, &GraphView::contextMenuWanted);
        const NodeKey vpn = stage.host(QStringLiteral("vpn.example"));
        const QPoint at = stage.at(vpn);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, stage.view.mapToGlobal(at));
        QApplication::sendEvent(&stage.view, &event);
        QCOMPARE(menu.size(), 1);
        QCOMPARE(stage.workspace.current(), vpn);
    }

    void tipComesAfterAWhile()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const QPoint at = stage.at(stage.host(QStringLiteral("vpn.example")));
        QTest::mouseMove(&stage.view, at + QPoint(0, 40));
        QTest::mouseMove(&stage.view, at);
        const auto tip = [] {
            for (QWidget *widget : QApplication::topLevelWidgets()) {
                if (auto *window = qobject_cast<TipWindow *>(widget))
                    return window;
            }
            return static_cast<TipWindow *>(nullptr);
        };
        QVERIFY(tip() && !tip()->isVisible());
        QTRY_VERIFY(tip()->isVisible());
        QVERIFY(tip()->text().startsWith(u"vpn.example\n"));
        QTest::mouseMove(&stage.view, {500, 560});
        QVERIFY(!tip()->isVisible());
    }
};

QTEST_MAIN(TestGraphInput)
#include "tst_graphinput.moc"
