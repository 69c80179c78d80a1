// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "layoutpicture.h"
#include "tests/support/chaingraph.h"
#include "tests/support/investigationbuilder.h"
#include "story.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <clocale>
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

constexpr double markSize = 16; // looks.md, section 3

/// Of the two nearest marks.
double nearest(const QList<QPointF> &positions)
{
    QList<QPointF> sorted = positions;
    std::sort(sorted.begin(), sorted.end(),
              [](QPointF a, QPointF b) { return std::pair(a.x(), a.y()) < std::pair(b.x(), b.y()); });
    double least = std::numeric_limits<double>::max();
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        for (qsizetype j = i + 1; j < sorted.size() && sorted.at(j).x() - sorted.at(i).x() < least; ++j)
            least = std::min(least, distance(sorted.at(i), sorted.at(j)));
    }
    return least;
}

/// How many marks touch another one.
int touching(const QList<QPointF> &positions)
{
    QList<QPointF> sorted = positions;
    std::sort(sorted.begin(), sorted.end(),
              [](QPointF a, QPointF b) { return std::pair(a.x(), a.y()) < std::pair(b.x(), b.y()); });
    int count = 0;
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        for (qsizetype j = i + 1; j < sorted.size() && sorted.at(j).x() - sorted.at(i).x() < markSize; ++j)
            count += distance(sorted.at(i), sorted.at(j)) < markSize;
    }
    return count;
}

} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNodeHasItsOwnPlace_data();
    void everyNodeHasItsOwnPlace();
    void sameInputSamePicture_data() { everyNodeHasItsOwnPlace_data(); }
    void sameInputSamePicture();
    void whatComesDuringARunStandsBesideItsHub();
    void organicSetsLeavesRoundTheirHub();
    void organicSetsActorsFartherOut();
    void organicKeepsComponentsApart();
    void radialPutsActorsInTheMiddle();
    void radialGoesByHopsWithoutActor();

    void pinnedStay_data();
    void pinnedStay();
    void placedStayWhenOthersJoin_data() { pinnedStay_data(); }
    void placedStayWhenOthersJoin();
    void aBundleOpensInItsPlace_data() { pinnedStay_data(); }
    void aBundleOpensInItsPlace();
    void componentsThatComeLaterGoBelow();
    void withoutGraphvizThereIsStillAPicture();
    void stopIsHonoured();
    void oddInput_data();
    void oddInput();
    void decimalCommaDoesNotMatter();
};

void TestLayout::everyNodeHasItsOwnPlace_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<int>("hosts");
    for (const char *layout : {"flow", "organic", "radial"}) {
        QTest::addRow("%s, the story", layout) << QString::fromLatin1(layout) << 0;
        QTest::addRow("%s, 400 hosts", layout) << QString::fromLatin1(layout) << 400;
        QTest::addRow("%s, 4000 hosts", layout) << QString::fromLatin1(layout) << 4'000;
    }
}

void TestLayout::everyNodeHasItsOwnPlace()
{
    QFETCH(QString, layout);
    QFETCH(int, hosts);
    const chain::Investigation investigation
        = hosts ? testsupport::chainGraph({.hosts = hosts}) : investigationFrom(story);
    const Picture shown = picture(investigation, viewWith(layout, false));
    QCOMPARE(shown.layout.positions.size(), shown.scene.nodes.size());
    QCOMPARE(shown.layout.note, QString());
    for (const QPointF &at : shown.layout.positions)
        QVERIFY(std::isfinite(at.x()) && std::isfinite(at.y()));
    if (layout != u"organic") {
        QVERIFY2(nearest(shown.layout.positions) >= markSize,
                 qPrintable(QString::number(nearest(shown.layout.positions))));
        return;
    }
    // Fans of different hubs may meet where a hub is deep in a knot; it must stay the exception.
    const int collisions = touching(shown.layout.positions);
    QVERIFY2(collisions <= shown.scene.nodes.size() / 25, qPrintable(QString::number(collisions)));
}

void TestLayout::sameInputSamePicture()
{
    QFETCH(QString, layout);
    QFETCH(int, hosts);
    const chain::Investigation investigation
        = hosts ? testsupport::chainGraph({.hosts = hosts}) : investigationFrom(story);
    const ViewState view = viewWith(layout, false);
    QCOMPARE(picture(investigation, view).layout.positions, picture(investigation, view).layout.positions);
}

void TestLayout::whatComesDuringARunStandsBesideItsHub()
{
    // First only the indicators, then the neighbours of one after the other, as a run reports them.
    QString text;
    for (int i = 0; i < 6; ++i)
        text += QStringLiteral("203.0.113.%1;203.0.113.%1 is queued;").arg(i);
    for (const char *layout : {"flow", "organic"}) {
        chain::Investigation investigation = investigationFrom(text);
        const ViewState view = viewWith(QLatin1String(layout));
        Picture shown = picture(investigation, view);
        for (int i = 0; i < 6; ++i) {
            testsupport::addTo(investigation,
                               leavesOf(QStringLiteral("203.0.113.%1").arg(i), 3, QStringLiteral("n%1-").arg(i)));
            shown = picture(investigation, view, shown.places());
        }
        for (int i = 0; i < 6; ++i) {
            const QPointF hub = shown.at(QStringLiteral("203.0.113.%1").arg(i));
            for (int j = 0; j < 3; ++j) {
                const QPointF d = shown.at(QStringLiteral("n%1-%2.example").arg(i).arg(j)) - hub;
                QVERIFY2(std::abs(d.y()) <= 130 && std::abs(d.x()) <= 330, layout);
                if (qstrcmp(layout, "flow") == 0)
                    QVERIFY2(std::abs(d.y()) <= 2 * 28, "in the rows right beside it");
            }
        }
        QVERIFY(nearest(shown.layout.positions) >= markSize);
    }
}

void TestLayout::organicSetsLeavesRoundTheirHub()
{
    const QString hub = QStringLiteral("198.51.100.16");
    const chain::Investigation investigation = investigationFrom(story + leavesOf(hub, 5, QStringLiteral("leaf")));
    const Picture shown = picture(investigation, viewWith(QStringLiteral("organic"), false));
    for (int i = 0; i < 5; ++i) {
        const double d = distance(shown.at(hub), shown.at(u"leaf" + QString::number(i) + u".example"));
        QVERIFY2(d >= 22 && d <= 80, qPrintable(QString::number(d)));
    }
    const Picture many = picture(investigationFrom(hub + leavesOf(hub, 200, QStringLiteral("leaf"))),
                                 viewWith(QStringLiteral("organic"), false));
    double farthest = 0;
    for (const QPointF &at : many.layout.positions)
        farthest = std::max(farthest, distance(at, many.at(hub)));
    QVERIFY2(farthest < 280, "several rings, not one wide one");
    QVERIFY(nearest(many.layout.positions) >= markSize);
}

void TestLayout::organicSetsActorsFartherOut()
{
    // Actors are drawn up to 16 px round, hosts half of that: an actor must not cover the host it hangs on.
    constexpr double larger = 8;
    const QString hub = QStringLiteral("203.0.113.7");
    for (const int leaves : {1, 5, 12, 60}) {
        const Picture shown = picture(investigationFrom(hub + leavesOf(hub, leaves, QStringLiteral("leaf")) + u';' + hub
                                                        + u" =rule=> Aqua Blizzard"),
                                      viewWith(QStringLiteral("organic"), false));
        const QPointF actor = shown.at(QStringLiteral("Aqua Blizzard"));
        double farthest = 0, nearestToActor = 1e9;
        for (int i = 0; i < leaves; ++i) {
            const QPointF leaf = shown.at(u"leaf" + QString::number(i) + u".example");
            farthest = std::max(farthest, distance(leaf, shown.at(hub)));
            nearestToActor = std::min(nearestToActor, distance(leaf, actor));
        }
        QVERIFY2(distance(actor, shown.at(hub)) >= farthest + larger, qPrintable(QString::number(leaves)));
        QVERIFY2(nearestToActor >= markSize + larger, qPrintable(QString::number(nearestToActor)));
    }
}

void TestLayout::organicKeepsComponentsApart()
{
    QString text;
    for (int i = 0; i < 12; ++i)
        text += leavesOf(QStringLiteral("203.0.113.%1").arg(i), 3 + i * 2, QStringLiteral("n%1-").arg(i));
    const Picture shown = picture(investigationFrom(text), viewWith(QStringLiteral("organic"), false));
    QVERIFY(nearest(shown.layout.positions) >= markSize);
    QRectF all;
    for (int i = 0; i < 12; ++i) {
        QRectF box(shown.at(QStringLiteral("203.0.113.%1").arg(i)), QSizeF(1, 1));
        for (int j = 0; j < 3 + i * 2; ++j)
            box |= QRectF(shown.at(QStringLiteral("n%1-%2.example").arg(i).arg(j)), QSizeF(1, 1));
        QVERIFY(!all.isValid() || box.width() < all.width() * 2);
        all |= box;
    }
    QVERIFY2(all.width() < 4 * all.height() && all.height() < 4 * all.width(), "packed, not in one long row");
}

void TestLayout::radialPutsActorsInTheMiddle()
{
    const Picture shown
        = picture(investigationFrom(QStringLiteral(
                      "i1 -A-> a.example;i1 -A-> b.example;i2 -A-> a.example;a.example =rule=> Aqua Blizzard;"
                      "b.example -A-> c.example")),
                  viewWith(QStringLiteral("radial")));
    const QPointF middle = shown.at(QStringLiteral("Aqua Blizzard"));
    const auto radius
        = [&shown, middle](const char *label) { return distance(shown.at(QLatin1String(label)), middle); };
    QVERIFY(radius("a.example") > 50);
    QVERIFY(radius("i1") > radius("a.example") + 50);
    QVERIFY(std::abs(radius("i1") - radius("i2")) < 18);
    QVERIFY(radius("b.example") > radius("i1") + 50);
    QVERIFY(radius("c.example") > radius("b.example") + 50);
}

void TestLayout::radialGoesByHopsWithoutActor()
{
    const QString hub = QStringLiteral("203.0.113.7");
    const Picture shown
        = picture(investigationFrom(hub + leavesOf(hub, 9, QStringLiteral("n")) + u";n3.example -A-> far.example"),
                  viewWith(QStringLiteral("radial"), false));
    const QPointF middle = shown.at(hub);
    for (int i = 0; i < 9; ++i)
        QVERIFY(distance(shown.at(u'n' + QString::number(i) + u".example"), middle)
                < distance(shown.at(QStringLiteral("far.example")), middle));
}

void TestLayout::pinnedStay_data()
{
    QTest::addColumn<QString>("layout");
    for (const char *layout : {"flow", "organic", "radial"})
        QTest::newRow(layout) << QString::fromLatin1(layout);
}

void TestLayout::pinnedStay()
{
    QFETCH(QString, layout);
    const chain::Investigation investigation = investigationFrom(story);
    ViewState view = viewWith(layout, false);
    const Picture free = picture(investigation, view);
    // One is put far away, one exactly onto another.
    const NodeKey far{NodeKey::Kind::Host, investigation.find(QStringLiteral("cdn-sync.test"))};
    const NodeKey onto{NodeKey::Kind::Host, investigation.find(QStringLiteral("gw.harborlight.example"))};
    view.moved.insert(far, QPointF(-1234.5, 987.25));
    view.moved.insert(onto, free.at(QStringLiteral("203.0.113.88")));
    const Picture shown = picture(investigation, view);
    QCOMPARE(shown.at(QStringLiteral("cdn-sync.test")), QPointF(-1234.5, 987.25));
    QCOMPARE(shown.at(QStringLiteral("gw.harborlight.example")), view.moved.value(onto));
    QVERIFY2(nearest(shown.layout.positions) >= markSize, "what stood there goes aside");
    const Picture again = picture(investigation, view, shown.places());
    QCOMPARE(again.layout.positions, shown.layout.positions);
}

void TestLayout::placedStayWhenOthersJoin()
{
    QFETCH(QString, layout);
    chain::Investigation investigation = investigationFrom(story);
    ViewState view = viewWith(layout, false);
    view.moved.insert({NodeKey::Kind::Host, investigation.find(QStringLiteral("203.0.113.61"))}, QPointF(2000, -300));
    Picture shown = picture(investigation, view);
    QRandomGenerator random(3);
    for (int batch = 0; batch < 8; ++batch) {
        const QHash<NodeKey, QPointF> before = shown.places();
        QString text = leavesOf(QStringLiteral("198.51.100.16"), 10, QStringLiteral("b%1-").arg(batch));
        for (int i = 0; i < 10; ++i) {
            const qsizetype hub = random.bounded(int(investigation.hosts().size()));
            text
                += QStringLiteral(";%1 -A-> c%2-%3.example").arg(investigation.hosts().at(hub).value).arg(batch).arg(i);
        }
        text += QStringLiteral(";c%1-0.example =rule=> Late Frost;c%1-1.example -A-> d%1.example").arg(batch);
        testsupport::addTo(investigation, text);
        shown = picture(investigation, view, before);
        const QHash<NodeKey, QPointF> after = shown.places();
        for (auto it = before.cbegin(); it != before.cend(); ++it)
            QCOMPARE(after.value(it.key()), it.value());
        QVERIFY2(nearest(shown.layout.positions) >= markSize,
                 qPrintable(QString::number(nearest(shown.layout.positions))));
    }
}

void TestLayout::aBundleOpensInItsPlace()
{
    QFETCH(QString, layout);
    const QString hub = QStringLiteral("198.51.100.16");
    const chain::Investigation investigation
        = investigationFrom(story + leavesOf(hub, 20, QStringLiteral("leaf")) + u';'
                            + leavesOf(QStringLiteral("203.0.113.88"), 9, QStringLiteral("other")));
    ViewState view = viewWith(layout);
    const Picture closed = picture(investigation, view);
    const QHash<NodeKey, QPointF> before = closed.places();
    const NodeKey bundle{NodeKey::Kind::Bundle, investigation.find(hub)};
    QVERIFY(before.contains(bundle));
    view.openBundles = {investigation.find(hub)};
    const Picture open = picture(investigation, view, before);
    const QHash<NodeKey, QPointF> after = open.places();
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (it.key() != bundle)
            QCOMPARE(after.value(it.key()), it.value());
    }
    QVERIFY(nearest(open.layout.positions) >= markSize);
    const QPointF place = before.value(bundle);
    for (int i = 0; i < 20; ++i) {
        const QPointF at = open.at(u"leaf" + QString::number(i) + u".example");
        if (layout == u"flow")
            QCOMPARE(at.x(), place.x());
        else
            QVERIFY2(distance(at, place) < 120, qPrintable(QString::number(distance(at, place))));
    }
    // Closed again it is where it was.
    view.openBundles.clear();
    QHash<NodeKey, QPointF> remembered = after;
    remembered.insert(bundle, place);
    QCOMPARE(picture(investigation, view, remembered).places(), before);
}

void TestLayout::componentsThatComeLaterGoBelow()
{
    for (const char *layout : {"flow", "organic", "radial"}) {
        chain::Investigation investigation = investigationFrom(story);
        const ViewState view = viewWith(QLatin1String(layout));
        const Picture first = picture(investigation, view);
        double lowest = -1e9;
        for (const QPointF &at : first.layout.positions)
            lowest = std::max(lowest, at.y());
        testsupport::addTo(investigation,
                           QStringLiteral("192.0.2.1 -A-> apart.example; 192.0.2.1 -A-> apart2.example; 192.0.2.9"));
        const Picture later = picture(investigation, view, first.places());
        for (const char *label : {"192.0.2.1", "apart.example", "apart2.example", "192.0.2.9"})
            QVERIFY(later.at(QLatin1String(label)).y() > lowest);
        QVERIFY(nearest(later.layout.positions) >= markSize);
    }
}

void TestLayout::withoutGraphvizThereIsStillAPicture()
{
    const ViewState view = viewWith(QStringLiteral("organic"));
    LayoutInput input = layoutInput(buildScene(investigationFrom(story), {}, view), view, {});
    input.graphvizMaximum = 0;
    const LayoutResult result = layOut(input);
    QCOMPARE(result.positions.size(), input.items.size());
    QVERIFY(nearest(result.positions) >= markSize);
}

void TestLayout::stopIsHonoured()
{
    const chain::Investigation investigation = testsupport::chainGraph({.hosts = 20'000});
    for (const char *layout : {"flow", "organic", "radial"}) {
        const ViewState view = viewWith(QLatin1String(layout), false);
        const LayoutInput input = layoutInput(buildScene(investigation, {}, view), view, {});
        const std::atomic_bool stop = true;
        const LayoutResult result = layOut(input, &stop);
        // Nothing was placed: the work was not begun.
        QVERIFY(
            std::all_of(result.positions.cbegin(), result.positions.cend(), [](QPointF at) { return at.isNull(); }));
    }
}

void TestLayout::oddInput_data()
{
    QTest::addColumn<int>("items");
    QTest::addColumn<QList<int>>("ends"); // pairs
    QTest::newRow("nothing") << 0 << QList<int>();
    QTest::newRow("one") << 1 << QList<int>();
    QTest::newRow("loop") << 1 << QList<int>{0, 0};
    QTest::newRow("pair") << 2 << QList<int>{0, 1};
    QTest::newRow("doubled edge") << 2 << QList<int>{0, 1, 1, 0, 0, 1};
    QTest::newRow("triangle in one column") << 3 << QList<int>{0, 1, 1, 2, 2, 0};
    QTest::newRow("alone") << 50 << QList<int>();
    QTest::newRow("star") << 5 << QList<int>{0, 1, 0, 2, 0, 3, 0, 4};
}

void TestLayout::oddInput()
{
    QFETCH(int, items);
    QFETCH(QList<int>, ends);
    for (const Shape shape : {Shape::Name, Shape::Actor}) {
        for (const char *layout : {"flow", "organic", "radial", "no such layout"}) {
            LayoutInput input;
            input.layout = QLatin1String(layout);
            for (int i = 0; i < items; ++i)
                input.items.append({.hops = 0, .shape = shape});
            for (qsizetype i = 0; i + 1 < ends.size(); i += 2)
                input.edges.append({ends.at(i), ends.at(i + 1)});
            const LayoutResult result = layOut(input);
            QCOMPARE(result.positions.size(), items);
            QVERIFY(items < 2 || nearest(result.positions) >= markSize);
        }
    }
}

void TestLayout::decimalCommaDoesNotMatter()
{
    const chain::Investigation investigation = testsupport::chainGraph({.hosts = 300});
    const ViewState view = viewWith(QStringLiteral("organic"), false);
    const QList<QPointF> before = picture(investigation, view).layout.positions;
    const QByteArray usual = std::setlocale(LC_ALL, nullptr);
    // Made for the test, since few machines have it.
    QTemporaryDir locales;
    qputenv("LOCPATH", QFile::encodeName(locales.path()));
    QProcess::execute(QStringLiteral("localedef"),
                      {QStringLiteral("-i"), QStringLiteral("de_DE"), QStringLiteral("-f"), QStringLiteral("UTF-8"),
                       locales.filePath(QStringLiteral("de_DE.UTF-8"))});
    if (!std::setlocale(LC_ALL, "de_DE.UTF-8"))
        QSKIP("no German locale can be made here (package locales)");
    const QList<QPointF> german = picture(investigation, view).layout.positions;
    const QByteArray after = std::setlocale(LC_NUMERIC, nullptr);
    std::setlocale(LC_ALL, usual.constData());
    QCOMPARE(german, before);
    QCOMPARE(after, QByteArray("de_DE.UTF-8"));
}

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
