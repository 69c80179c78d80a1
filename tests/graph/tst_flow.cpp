// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "layoutpicture.h"
#include "tests/support/chaingraph.h"
#include "tests/support/investigationbuilder.h"
#include "story.h"

#include <QTest>

#include <cmath>

using namespace graph;
using testsupport::distance;
using testsupport::investigationFrom;
using testsupport::leavesOf;
using testsupport::Picture;
using testsupport::picture;
using testsupport::story;
using testsupport::viewWith;

namespace {

/// What a run over that many indicators finds: few hosts at some, many at others, one tie between two, and actors
/// behind every second one; two indicators lead to nothing.
QString findings(int indicators, int neighbours)
{
    QString text;
    for (int i = 0; i < indicators; ++i) {
        const QString hub = QStringLiteral("203.0.113.%1").arg(i);
        text += hub + u';';
        if (i + 2 >= indicators)
            continue;
        const QString first = QStringLiteral("first%1.example").arg(i);
        text += leavesOf(hub, 1 + i % neighbours, QStringLiteral("near%1-").arg(i)).mid(1) + u';' + hub + u" -A-> "
            + first + leavesOf(first, 1 + (i + 2) % neighbours, QStringLiteral("far%1-").arg(i)) + u';';
        if (i % 2 == 0)
            text += first + QStringLiteral(" =rule=> Actor %1;").arg(i);
    }
    return text + QStringLiteral("203.0.113.0 -A-> first1.example");
}

/// The zoom at which a picture with its marks is as high as a small window has room for (1280x800, all panes open).
double zoomWhole(const QList<QPointF> &positions)
{
    constexpr double room = 362, mark = 28;
    const auto [top, bottom]
        = std::minmax_element(positions.cbegin(), positions.cend(), [](QPointF a, QPointF b) { return a.y() < b.y(); });
    return std::min(1.0, (room - mark) / (bottom->y() - top->y()));
}

} // namespace

/// Columns from the indicators to the actors.
class TestFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flowColumnsFollowTheHops();
    void flowKeepsNeighboursTogether();
    void flowLeavesRowsForLongEdges();
    void flowHasNoNeedlessCrossing();
    void flowKeepsMarksApartWhenItIsShownSmall_data();
    void flowKeepsMarksApartWhenItIsShownSmall();
    void flowIsHardlyHigherThanItsTallestColumn();
    void flowLeavesRoomForNamesOfIndicators();
    void flowKeepsRoomWhileGrowing();
};

void TestFlow::flowColumnsFollowTheHops()
{
    const Picture shown = picture(investigationFrom(story), viewWith(QStringLiteral("flow")));
    QCOMPARE(shown.layout.columns.size(), 4);
    for (qsizetype i = 1; i < 4; ++i) {
        QVERIFY(shown.layout.columns.at(i).x - shown.layout.columns.at(i - 1).x >= 150);
        QCOMPARE(shown.layout.columns.at(i).actors, i == 3);
    }
    for (qsizetype i = 0; i < shown.scene.nodes.size(); ++i) {
        const Node &node = shown.scene.nodes.at(i);
        const qsizetype column = node.shape == Shape::Actor ? 3 : node.hops;
        QCOMPARE(shown.layout.positions.at(i).x(), shown.layout.columns.at(column).x);
    }
}

void TestFlow::flowKeepsNeighboursTogether()
{
    const QString hub = QStringLiteral("198.51.100.16");
    const Picture shown = picture(investigationFrom(story + leavesOf(hub, 6, QStringLiteral("leaf"))),
                                  viewWith(QStringLiteral("flow"), false));
    const double x = shown.at(QStringLiteral("leaf0.example")).x();
    double top = 1e9, bottom = -1e9;
    for (int i = 0; i < 6; ++i) {
        const QPointF at = shown.at(u"leaf" + QString::number(i) + u".example");
        QCOMPARE(at.x(), x);
        top = std::min(top, at.y());
        bottom = std::max(bottom, at.y());
    }
    QVERIFY2(bottom - top <= 5 * 33, "rows are 24 to 33 px");
    for (qsizetype i = 0; i < shown.scene.nodes.size(); ++i) {
        const QPointF at = shown.layout.positions.at(i);
        if (at.x() == x && at.y() > top && at.y() < bottom)
            QVERIFY2(shown.scene.nodes.at(i).label.startsWith(u"leaf"), qPrintable(shown.scene.nodes.at(i).label));
    }
    const double hubY = shown.at(hub).y();
    QVERIFY2(hubY > top - 60 && hubY < bottom + 60, "the hub is beside its leaves");
}

void TestFlow::flowLeavesRowsForLongEdges()
{
    // The claim of a host one hop away passes the column of two hops at a height where nothing stands.
    const Picture shown = picture(investigationFrom(story), viewWith(QStringLiteral("flow")));
    const double y = shown.at(QStringLiteral("relay.pinecone.example")).y();
    const double x = shown.layout.columns.at(2).x;
    for (const QPointF &at : shown.layout.positions) {
        if (at.x() == x)
            QVERIFY(std::abs(at.y() - y) > 9);
    }
}

void TestFlow::flowHasNoNeedlessCrossing()
{
    // Given crosswise, but it can be drawn without a crossing.
    const Picture shown
        = picture(investigationFrom(QStringLiteral("i1;i2;i3;"
                                                   "i1 -A-> c.example;i2 -A-> a.example;i3 -A-> b.example;"
                                                   "b.example -A-> z.example;a.example -A-> y.example;"
                                                   "c.example -A-> x.example;i1 -A-> a.example")),
                  viewWith(QStringLiteral("flow")));
    int crossings = 0;
    for (const Edge &e : shown.scene.edges) {
        for (const Edge &f : shown.scene.edges) {
            const QPointF ea = shown.layout.positions.at(e.a), eb = shown.layout.positions.at(e.b);
            const QPointF fa = shown.layout.positions.at(f.a), fb = shown.layout.positions.at(f.b);
            if (ea.x() == fa.x() && eb.x() == fb.x() && (ea.y() - fa.y()) * (eb.y() - fb.y()) < 0)
                ++crossings;
        }
    }
    QCOMPARE(crossings, 0);
}

void TestFlow::flowKeepsMarksApartWhenItIsShownSmall_data()
{
    QTest::addColumn<int>("indicators");
    QTest::addColumn<int>("neighbours");
    QTest::newRow("few") << 6 << 3;
    QTest::newRow("as many as rows") << 13 << 2;
    QTest::newRow("with many neighbours") << 13 << 5;
    QTest::newRow("a high picture") << 13 << 14;
    QTest::newRow("three with very many") << 5 << 30;
}

void TestFlow::flowKeepsMarksApartWhenItIsShownSmall()
{
    QFETCH(int, indicators);
    QFETCH(int, neighbours);
    const Picture shown
        = picture(investigationFrom(findings(indicators, neighbours)), viewWith(QStringLiteral("flow"), false));
    const double zoom = zoomWhole(shown.layout.positions);
    // looks.md, section 3: indicators and actors stay marks among dots, as high as that and an outline.
    constexpr double tag = 16.2, hexagon = 23;
    for (qsizetype i = 0; i < shown.scene.nodes.size(); ++i) {
        const Node &node = shown.scene.nodes.at(i);
        if (node.shape != Shape::Indicator && node.shape != Shape::Actor)
            continue;
        for (qsizetype j = 0; j < i; ++j) {
            const Node &other = shown.scene.nodes.at(j);
            if (other.shape != node.shape)
                continue;
            const double apart = zoom * distance(shown.layout.positions.at(i), shown.layout.positions.at(j));
            QVERIFY2(apart >= (node.shape == Shape::Actor ? hexagon : tag),
                     qPrintable(QStringLiteral("%1, %2: %3 px").arg(node.label, other.label).arg(apart)));
        }
    }
}

void TestFlow::flowIsHardlyHigherThanItsTallestColumn()
{
    // One column is full, and what is in the next one belongs to its first and its last row: it stays beside them.
    const QString hub = QStringLiteral("203.0.113.1");
    constexpr int full = 60, behind = 28;
    const QString text = hub + leavesOf(hub, full, QStringLiteral("near"))
        + leavesOf(QStringLiteral("near0.example"), behind, QStringLiteral("early"))
        + leavesOf(QStringLiteral("near1.example"), behind, QStringLiteral("late"));
    const Picture shown = picture(investigationFrom(text), viewWith(QStringLiteral("flow"), false));
    QHash<double, int> rows;
    double top = 1e9, bottom = -1e9;
    for (const QPointF &at : shown.layout.positions) {
        ++rows[at.x()];
        top = std::min(top, at.y());
        bottom = std::max(bottom, at.y());
    }
    const int most = *std::max_element(rows.cbegin(), rows.cend());
    QCOMPARE(most, full);
    constexpr double pitch = 28, ease = 1.15; // looks.md: rows are 24 to 33 px
    QVERIFY2(bottom - top <= ease * pitch * most, qPrintable(QString::number((bottom - top) / most)));
}

void TestFlow::flowLeavesRoomForNamesOfIndicators()
{
    // Between an indicator and the next column is room for its name at the size it has there, and for an address at
    // every host.
    const ViewState view = viewWith(QStringLiteral("flow"));
    LayoutInput input = layoutInput(buildScene(investigationFrom(findings(13, 4)), {}, view), view, {});
    constexpr double name = 150, address = 74, mark = 22;
    for (LayoutInput::Item &item : input.items)
        item.labelWidth = item.shape == Shape::Indicator ? name : item.shape == Shape::Actor ? 200 : address;
    const LayoutResult result = layOut(input);
    const double zoom = zoomWhole(result.positions);
    QVERIFY2(zoom < .6, "a picture that is shown small");
    for (qsizetype i = 0; i + 1 < result.columns.size(); ++i) {
        const double room = zoom * (result.columns.at(i + 1).x - result.columns.at(i).x);
        QVERIFY2(room >= (i == 0 ? name : address) + mark, qPrintable(QString::number(room)));
    }
}

void TestFlow::flowKeepsRoomWhileGrowing()
{
    const QString text = QStringLiteral("i1 -A-> a.example; a.example =rule=> Aqua Blizzard;");
    const ViewState view = viewWith(QStringLiteral("flow"));
    const Picture done = picture(investigationFrom(text), view);
    const Picture running = picture(investigationFrom(text + QStringLiteral("a.example is queued")), view);
    QVERIFY(running.at(QStringLiteral("Aqua Blizzard")).x() > done.at(QStringLiteral("Aqua Blizzard")).x() + 100);
    const chain::Investigation grown = investigationFrom(text + QStringLiteral("a.example -A-> b.example"));
    const Picture later = picture(grown, view, running.places());
    QVERIFY(later.at(QStringLiteral("b.example")).x() > later.at(QStringLiteral("a.example")).x() + 100);
    QVERIFY(later.at(QStringLiteral("b.example")).x() < later.at(QStringLiteral("Aqua Blizzard")).x() - 100);
}

QTEST_GUILESS_MAIN(TestFlow)
#include "tst_flow.moc"
