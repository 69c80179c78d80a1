// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "stage.h"

#include "ui/graphview/accessibleview.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace graphtest;
using ui::AccessibleView;

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

    void zoomingToAnActorShowsWhatLeadsThere()
    {
        Stage stage;
        QVERIFY(stage.settle());
        stage.view.setZoom(3.5);
        stage.drag({500, 600}, {900, 600});
        QVERIFY(stage.settle());
        stage.workspace.select({stage.key(u"Aqua Blizzard")});
        QVERIFY(stage.settle());
        stage.view.zoomToSelection();
        QVERIFY(stage.settle());
        const QRectF all(stage.view.rect());
        for (const QString &name : {QStringLiteral("203.0.113.7"), QStringLiteral("relay.example")})
            QVERIFY2(all.contains(stage.view.nodeRect(stage.host(name))), qPrintable(name));
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

    void aRunEndsInOrder()
    {
        // Bit by bit, as a run finds it; at the end it stands as if all had been there at once.
        Stage atOnce;
        QVERIFY(atOnce.settle());
        Stage stage{QString()};
        QVERIFY(stage.settle());
        const QStringList facts = story().split(u';', Qt::SkipEmptyParts);
        for (qsizetype i = 0; i < facts.size(); i += 6) {
            stage.workspace.apply(
                testsupport::deltaFrom(facts.mid(i, 6).join(u';'), stage.workspace.investigation()));
            QVERIFY(stage.settle());
        }
        const QHash<NodeKey, QPointF> grown = stage.view.positions();
        chain::Delta end;
        end.progress.phase = chain::Progress::Phase::Finished;
        end.assessment = std::make_shared<chain::Assessment>(chain::assess(stage.workspace.investigation()));
        stage.workspace.apply(end);
        QVERIFY(stage.settle());
        QVERIFY(stage.view.positions() != grown);
        QCOMPARE(stage.view.positions().size(), atOnce.view.positions().size());
        for (const graph::Node &node : stage.view.scene().nodes)
            QVERIFY2(QRectF(stage.view.rect()).contains(stage.view.nodeRect(node.key)), qPrintable(node.label));
        // What comes later joins.
        const QHash<NodeKey, QPointF> ordered = stage.view.positions();
        chain::Delta more
            = testsupport::deltaFrom(QStringLiteral("vpn.example -A-> 198.51.100.77"), stage.workspace.investigation());
        more.progress.phase = chain::Progress::Phase::Finished;
        stage.workspace.apply(more);
        QTRY_COMPARE(stage.view.scene().nodes.size(), ordered.size() + 1);
        QVERIFY(stage.settle());
        for (auto it = ordered.cbegin(); it != ordered.cend(); ++it)
            QCOMPARE(stage.view.positions().value(it.key()), it.value());
    }

    void aRunLeavesWhatWasMovedAndWhatIsLookedAt()
    {
        for (const bool moved : {true, false}) {
            Stage stage{QString()};
            QVERIFY(stage.settle());
            stage.workspace.apply(testsupport::deltaFrom(
                QStringLiteral("203.0.113.7 -A-> vpn.example; 203.0.113.88 -A-> mail.example"),
                stage.workspace.investigation()));
            QTRY_VERIFY(!stage.view.scene().nodes.isEmpty());
            QVERIFY(stage.settle());
            stage.workspace.apply(testsupport::deltaFrom(story(), stage.workspace.investigation()));
            QVERIFY(stage.settle());
            const NodeKey vpn = stage.host(QStringLiteral("vpn.example"));
            if (moved)
                stage.workspace.moveNodes({{vpn, QPointF(700, 40)}});
            else
                stage.workspace.select({vpn});
            QVERIFY(stage.settle());
            stage.view.setZoom(1);
            QVERIFY(stage.settle());
            const QHash<NodeKey, QPointF> before = stage.view.positions();
            const QPointF eye = stage.seen(vpn);
            chain::Delta end;
            end.progress.phase = chain::Progress::Phase::Finished;
            stage.workspace.apply(end);
            QVERIFY(stage.settle());
            QCOMPARE(stage.view.zoom(), 1.0);
            QVERIFY(isNear(stage.seen(vpn), eye));
            if (moved)
                QCOMPARE(stage.view.positions(), before);
        }
    }

    void nothingLiesBehindTheSmallMap()
    {
        for (const QString &layout : {QStringLiteral("flow"), QStringLiteral("organic"), QStringLiteral("radial")}) {
            Stage stage(story(), layout);
            for (const QSize &size : {QSize(1000, 640), QSize(560, 420), QSize(420, 700)}) {
                stage.view.resize(size);
                QVERIFY(stage.settle());
                stage.view.fit();
                QVERIFY(stage.settle());
                const QRectF map = stage.view.minimapRect();
                for (const graph::Node &node : stage.view.scene().nodes) {
                    const QRectF box = stage.view.nodeRect(node.key);
                    // Elsewhere than in flow, words stand on any side.
                    const QRectF taken = layout == u"flow" ? box : QRectF(box.topLeft(), QSizeF(20, box.height()));
                    QVERIFY2(!map.intersects(taken), qPrintable(layout + node.label));
                }
            }
        }
    }

    void theSmallMapGivesWayToTheWhole()
    {
        QString text; // its picture fills every corner
        for (int i = 0; i < 280; ++i)
            text += QStringLiteral("203.0.113.7 -A-> host%1.example; host%1.example is malicious 90;").arg(i);
        Stage stage(text);
        QVERIFY(stage.settle());
        // In a window of the shape of the picture there is no room left for the map.
        for (int height = 400; height <= 900 && !stage.view.minimapRect().isNull(); height += 20) {
            stage.view.resize(1000, height);
            stage.view.fit();
        }
        QVERIFY(stage.view.minimapRect().isNull());
        const double whole = stage.view.zoom();
        stage.view.zoomIn(); // no more the whole: now it tells something
        QVERIFY(!stage.view.minimapRect().isNull());
        stage.view.fit();
        QVERIFY(stage.view.minimapRect().isNull());
        QCOMPARE(stage.view.zoom(), whole);
        QVERIFY(stage.view.isMinimapVisible());
        stage.view.setMinimapVisible(false); // who asks for it gets it
        stage.view.setMinimapVisible(true);
        QVERIFY(!stage.view.minimapRect().isNull());
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
