// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/support/investigationbuilder.h"
#include "ui/graphview/accessibleview.h"
#include "ui/graphview/graphview.h"
#include "ui/graphview/tipwindow.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace ui;
using graph::NodeKey;

namespace {

QString story()
{
    QString text = QStringLiteral("203.0.113.7 -A 2026-03-02..2026-08-19-> relay.example; 203.0.113.7 -A-> vpn.example;"
                                  "203.0.113.88 -A-> mail.example; 203.0.113.88 -A-> shop.example;"
                                  "vpn.example -A-> 198.51.100.16;"
                                  "relay.example is malicious 100 cohosts:3; vpn.example is suspicious 44;"
                                  "relay.example =rule=> Aqua Blizzard; mail.example is malicious 80;"
                                  "shop.example is suspicious 30; 198.51.100.16 is malicious 70;"
                                  "mail.example =indicator=> Mint Sandstorm;");
    for (int i = 0; i < 9; ++i)
        text += QStringLiteral("203.0.113.7 -A-> leaf%1.example;").arg(i);
    return text;
}

/// One view in a window that is never really shown.
struct Stage
{
    explicit Stage(const QString &text = story(), const QString &layout = QStringLiteral("flow"))
        : service(QStringLiteral(MDTI_BIN_DIR "/mdti-layout"))
        , view(&workspace, &service)
    {
        view.setMotion(false);
        view.resize(1000, 640);
        view.show();
        load(text, layout);
    }

    void load(const QString &text, const QString &layout = QStringLiteral("flow"))
    {
        const chain::Investigation investigation = testsupport::investigationFrom(text);
        graph::ViewState state;
        state.layout = layout;
        workspace.reset(investigation, chain::assess(investigation), state);
    }

    bool settle()
    {
        return QTest::qWaitFor([this] { return view.isSettled(); }, 15'000);
    }

    NodeKey key(QStringView name) const
    {
        for (const graph::Node &node : view.scene().nodes) {
            if (node.label == name)
                return node.key;
        }
        return {};
    }
    NodeKey host(const QString &value) const { return {NodeKey::Kind::Host, workspace.investigation().find(value)}; }
    NodeKey bundle() const
    {
        for (const graph::Node &node : view.scene().nodes) {
            if (node.key.kind == NodeKey::Kind::Bundle)
                return node.key;
        }
        return {};
    }
    /// The middle of the mark.
    QPoint at(const NodeKey &node) const
    {
        const QRectF box = view.nodeRect(node);
        return QPointF(box.left() + 10, box.center().y()).toPoint();
    }
    void click(const QPoint &point, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(&view, Qt::LeftButton, modifiers, point);
    }
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&view, Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 4; ++i)
            QTest::mouseMove(&view, from + (to - from) * i / 4);
        QTest::mouseRelease(&view, Qt::LeftButton, modifiers, to);
    }
    QPointF seen(const NodeKey &node) const { return view.nodeRect(node).center(); }

    Workspace workspace;
    graph::LayoutService service;
    GraphView view;
};

bool isNear(const QPointF &a, const QPointF &b, double within = 1.5)
{
    return (a - b).manhattanLength() <= within;
}

/// Positions but for those of `without`.
QHash<NodeKey, QPointF> placesOf(const GraphView &view, const QList<NodeKey> &without = {})
{
    QHash<NodeKey, QPointF> places = view.positions();
    for (const NodeKey &key : without)
        places.remove(key);
    return places;
}

} // namespace

class TestGraphView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Before any other: the first view of a program whose reader runs from the start.
    void assistiveTechnologyThatIsThereFirstGetsAList()
    {
        QAccessible::setActive(true);
        Stage stage;
        QAccessibleInterface *view = QAccessible::queryAccessibleInterface(&stage.view);
        QVERIFY(view);
        QCOMPARE(view->role(), QAccessible::List);
        QAccessible::setActive(false);
    }

    void settlesAndShowsEverything()
    {
        Stage stage;
        QSignalSpy settled(&stage.view, &GraphView::settled);
        QVERIFY(!stage.view.isSettled());
        QVERIFY(stage.settle());
        QTRY_COMPARE(settled.size(), 1);
        QCOMPARE(stage.view.visibleNodes().size(), stage.view.scene().nodes.size());
        QVERIFY(stage.view.zoom() <= 1.2);
        for (const graph::Node &node : stage.view.scene().nodes)
            QVERIFY2(QRectF(stage.view.rect()).contains(stage.view.nodeRect(node.key)), qPrintable(node.label));
        // Nothing goes on when nothing happens.
        QSignalSpy again(&stage.view, &GraphView::settled);
        QTest::qWait(50);
        QVERIFY(stage.view.isSettled() && again.isEmpty());
    }

    void emptyWorkspaceIsQuiet()
    {
        Stage stage{QString()};
        QVERIFY(stage.settle());
        QVERIFY(stage.view.visibleNodes().isEmpty());
        QCOMPARE(stage.view.nodeAt({100, 100}).id, -1);
        QTest::keyClick(&stage.view, Qt::Key_Right);
        stage.view.fit();
        stage.view.zoomToSelection();
        QVERIFY(!stage.view.grab().isNull());
    }

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

    void selectionFromElsewhereIsShown()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const QImage before = stage.view.grab().toImage();
        const NodeKey relay = stage.host(QStringLiteral("relay.example"));
        stage.workspace.select({relay});
        QVERIFY(stage.settle());
        QVERIFY(stage.view.grab().toImage() != before);
        // What is out of sight comes into sight.
        stage.view.setZoom(3.5);
        const NodeKey far = stage.key(u"Mint Sandstorm");
        stage.drag({500, 600}, {900, 600});
        QVERIFY(stage.settle());
        stage.workspace.select({far});
        QVERIFY(stage.settle());
        QVERIFY(QRectF(stage.view.rect()).intersects(stage.view.nodeRect(far)));
    }

    void selectingAnActorLightsItsWay()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const auto plates = [&stage] {
            const picture::Sheet sheet = stage.view.wholeSheet();
            QStringList lit;
            for (qsizetype i = 0; i < sheet.picture.litNodes.size(); ++i) {
                if (sheet.picture.litNodes[i])
                    lit.append(sheet.picture.scene->nodes[i].label);
            }
            lit.sort();
            return lit;
        };
        QVERIFY(plates().isEmpty());
        stage.workspace.select({stage.key(u"Aqua Blizzard")});
        QVERIFY(stage.settle());
        QCOMPARE(plates(),
                 (QStringList{QStringLiteral("203.0.113.7"), QStringLiteral("Aqua Blizzard"),
                              QStringLiteral("relay.example")}));
        const QImage image = stage.view.grab().toImage();
        const QRectF relay = stage.view.nodeRect(stage.host(QStringLiteral("relay.example")));
        const QColor ground = image.pixelColor(QPointF(relay.right() - 4, relay.center().y()).toPoint());
        QCOMPARE(ground, theme::colours().accentTint);
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

    void bundleOpensInPlace()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const NodeKey bundle = stage.bundle();
        QCOMPARE(bundle.kind, NodeKey::Kind::Bundle);
        const QHash<NodeKey, QPointF> before = placesOf(stage.view, {bundle});
        const qsizetype count = stage.view.scene().nodes.size();
        const double zoom = stage.view.zoom();
        stage.view.setZoom(zoom); // the analyst has taken the camera
        QTest::mouseDClick(&stage.view, Qt::LeftButton, {}, stage.at(bundle));
        QVERIFY(stage.settle());
        QCOMPARE(stage.view.scene().nodes.size(), count + 9 - 1);
        const QHash<NodeKey, QPointF> after = stage.view.positions();
        for (auto it = before.cbegin(); it != before.cend(); ++it)
            QCOMPARE(after.value(it.key()), it.value());
        QCOMPARE(stage.view.zoom(), zoom);
    }

    void whatMovesComesToRest()
    {
        // The same with motion: leaves fly out of their bundle, and in the end they are where they belong.
        Stage stage;
        stage.view.setMotion(true);
        QVERIFY(stage.settle());
        const QImage closed = stage.view.grab().toImage();
        stage.workspace.openBundle(stage.bundle().id);
        QVERIFY(stage.settle());
        QCOMPARE(stage.view.visibleNodes().size(), stage.view.scene().nodes.size());
        const QImage open = stage.view.grab().toImage();
        QVERIFY(open != closed);
        stage.view.zoomIn();
        QVERIFY(stage.settle());
        stage.view.fit();
        QVERIFY(stage.settle());
        stage.view.setMotion(false);
        stage.workspace.undoStack()->undo();
        QVERIFY(stage.settle());
        stage.view.fit();
        QVERIFY(stage.settle());
        QCOMPARE(stage.view.grab().toImage(), closed);
    }

    void manyChangesEndInOnePicture()
    {
        Stage stage;
        stage.view.setMotion(true);
        QVERIFY(stage.settle());
        for (int i = 0; i < 40; ++i) {
            const QString text = QStringLiteral("203.0.113.7 -A-> new%1.example; new%1.example is malicious 90").arg(i);
            stage.workspace.apply(testsupport::deltaFrom(text, stage.workspace.investigation()));
            if (i % 3 == 0)
                stage.workspace.select({stage.host(QStringLiteral("new%1.example").arg(i))});
            if (i % 7 == 0)
                stage.workspace.setLayout(i % 2 ? QStringLiteral("radial") : QStringLiteral("flow"));
            QApplication::processEvents();
        }
        QVERIFY(stage.settle());
        for (int i = 0; i < 40; ++i)
            QVERIFY(!stage.view.nodeRect(stage.host(QStringLiteral("new%1.example").arg(i))).isNull());
        stage.load(QString());
        QVERIFY(stage.settle());
        QVERIFY(stage.view.visibleNodes().isEmpty());
    }

    void newResultsLeaveTheRestAlone()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const NodeKey vpn = stage.host(QStringLiteral("vpn.example"));
        stage.click(stage.at(vpn));
        QVERIFY(stage.settle());
        stage.view.setZoom(1);
        QVERIFY(stage.settle());
        const QPointF eye = stage.seen(vpn);
        const qsizetype count = stage.view.scene().nodes.size();
        stage.workspace.apply(
            testsupport::deltaFrom(QStringLiteral("vpn.example -A-> 198.51.100.77; 198.51.100.77 is malicious 60"),
                                   stage.workspace.investigation()));
        QTRY_COMPARE(stage.view.scene().nodes.size(), count + 1);
        QVERIFY(stage.settle());
        QVERIFY(isNear(stage.seen(vpn), eye));
        QCOMPARE(stage.view.zoom(), 1.0);
    }

    void filterTakesNodesAway()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const QHash<NodeKey, QPointF> before = stage.view.positions();
        graph::Filter filter;
        filter.text = QStringLiteral("relay");
        stage.workspace.setFilter(filter);
        QVERIFY(stage.settle());
        QVERIFY(stage.view.scene().nodes.size() < before.size());
        for (const graph::Edge &edge : stage.view.scene().edges)
            QVERIFY(edge.a >= 0 && edge.b >= 0 && edge.a < stage.view.scene().nodes.size()
                    && edge.b < stage.view.scene().nodes.size());
        stage.workspace.setFilter({});
        QVERIFY(stage.settle());
        QCOMPARE(stage.view.positions(), before);
    }

    void otherLayoutIsFitted()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const QHash<NodeKey, QPointF> flow = stage.view.positions();
        stage.workspace.setLayout(QStringLiteral("radial"));
        QVERIFY(stage.settle());
        QVERIFY(stage.view.positions() != flow);
        for (const NodeKey &key : stage.view.positions().keys())
            QVERIFY(QRectF(stage.view.rect()).intersects(stage.view.nodeRect(key)));
        stage.workspace.undoStack()->undo();
        QVERIFY(stage.settle());
        QCOMPARE(stage.view.positions(), flow);
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

    void tipsSayWhatMatters()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const QString tip = stage.view.nodeTip(stage.host(QStringLiteral("relay.example")));
        const QStringList lines = tip.split(u'\n');
        QVERIFY(lines.size() <= 4);
        QCOMPARE(lines.first(), QStringLiteral("relay.example"));
        for (const QString &part :
             {QStringLiteral("Malicious 100"), QStringLiteral("1 hop"), QStringLiteral("3 co-hosts"),
              QStringLiteral("2 Mar 2026 – 19 Aug 2026"), QStringLiteral("leads to Aqua Blizzard")})
            QVERIFY2(tip.contains(part), qPrintable(tip));
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

    void markupStaysText()
    {
        Stage stage;
        QVERIFY(stage.settle());
        chain::Delta delta;
        chain::Host host = stage.workspace.investigation().hosts().first();
        host.hops = 1;
        host.value = QStringLiteral("<b>x</b>\n") + QChar(0x202E) + QString(10'000, u'w')
            + QStringLiteral("<img src=http://a.test/>");
        const chain::HostId id = chain::HostId(stage.workspace.investigation().hosts().size());
        delta.hosts.append({id, host});
        chain::Record record;
        record.from = 0;
        record.to = id;
        record.type = QStringLiteral("A");
        delta.records.append({chain::RecordId(stage.workspace.investigation().records().size()), record});
        const qsizetype before = stage.view.scene().nodes.size();
        stage.workspace.setBundling(false);
        stage.workspace.apply(delta);
        QTRY_VERIFY(stage.view.scene().nodes.size() > before);
        QVERIFY(stage.settle());
        const NodeKey key{NodeKey::Kind::Host, id};
        stage.workspace.select({key});
        QVERIFY(stage.settle());
        const QString tip = stage.view.nodeTip(key);
        QVERIFY(tip.startsWith(u"<b>x</b>"));
        QVERIFY(!tip.contains(QChar(0x202E)) && tip.section(u'\n', 0, 0).size() < 80);
        QVERIFY(stage.view.nodeRect(key).width() < 460);
        QVERIFY(!stage.view.grab().isNull());
    }

    void assistiveTechnologySeesNodes()
    {
        Stage stage;
        QVERIFY(stage.settle());
        QAccessibleInterface *view = QAccessible::queryAccessibleInterface(&stage.view);
        QVERIFY(view);
        QCOMPARE(view->childCount(), int(stage.view.scene().nodes.size()));
        QStringList names;
        for (int i = 0; i < view->childCount(); ++i) {
            QAccessibleInterface *child = view->child(i);
            QCOMPARE(view->indexOfChild(child), i);
            QCOMPARE(child->parent(), view);
            QVERIFY(!child->rect().isEmpty());
            names.append(child->text(QAccessible::Name));
        }
        QVERIFY2(
            names.contains(QStringLiteral("relay.example, domain, malicious, 2 connections, leads to Aqua Blizzard")),
            qPrintable(names.join(u'\n')));
        const NodeKey relay = stage.host(QStringLiteral("relay.example"));
        stage.workspace.select({relay});
        const QPoint global = stage.view.mapToGlobal(stage.at(relay));
        QAccessibleInterface *item = view->childAt(global.x(), global.y());
        QVERIFY(item && item->state().selected);
        const NodeKey vpn = stage.host(QStringLiteral("vpn.example"));
        const QPoint other = stage.view.mapToGlobal(stage.at(vpn));
        view->childAt(other.x(), other.y())->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(stage.workspace.current(), vpn);
    }

    void themeChangesEverything()
    {
        theme::Theme theme(qobject_cast<QApplication *>(QApplication::instance()), theme::Mode::Light);
        Stage stage;
        QVERIFY(stage.settle());
        const QPoint ground(500, 560);
        QCOMPARE(stage.view.grab().toImage().pixelColor(ground), picture::Colours::light().canvas);
        theme.setMode(theme::Mode::Dark);
        QVERIFY(stage.settle());
        const QImage dark = stage.view.grab().toImage();
        QCOMPARE(dark.pixelColor(ground), picture::Colours::dark().canvas);
        for (int x = 0; x < dark.width(); x += 7) // no light rest anywhere
            QVERIFY(dark.pixelColor(x, 300) != picture::Colours::light().canvas);
        theme.setMode(theme::Mode::Light);
    }

    void picturesComeFromTheView()
    {
        Stage stage;
        QVERIFY(stage.settle());
        const QImage whole = picture::renderImage(stage.view.wholeSheet(), 1);
        QVERIFY(whole.width() > 400);
        stage.view.setZoom(2);
        QVERIFY(stage.settle());
        const QSizeF visible = picture::sheetSize(stage.view.visibleSheet());
        QVERIFY(qAbs(visible.width() - stage.view.width()) <= 2);
    }
};

QTEST_MAIN(TestGraphView)
#include "tst_graphview.moc"
