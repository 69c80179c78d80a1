// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/support/investigationbuilder.h"
#include "ui/picture/files.h"
#include "ui/picture/furniture.h"
#include "ui/picture/grid.h"
#include "ui/picture/occupancy.h"
#include "ui/picture/route.h"
#include "ui/picture/words.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImageReader>
#include <QPainter>
#include <QRandomGenerator>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>

using namespace picture;
using graph::NodeKey;
using graph::NodeState;
using graph::Shape;
using graph::Verdict;

namespace {

const QString small
    = QStringLiteral("203.0.113.7 -A-> c2.example; 203.0.113.7 -CNAME-> www.example;"
                     "c2.example is malicious 90; www.example is neutral 5; c2.example =rule=> Aqua Blizzard");

/// Hosts in columns by hops, 40 apart: enough for everything but the layout itself.
Sheet sheetOf(const QString &text)
{
    const chain::Investigation investigation = testsupport::investigationFrom(text);
    auto scene = std::make_shared<graph::Scene>(graph::buildScene(investigation, chain::assess(investigation), {}));
    graph::LayoutResult layout;
    QHash<int, int> rows;
    for (const graph::Node &node : std::as_const(scene->nodes))
        layout.positions.append(QPointF(node.hops * 260, 40 * rows[node.hops]++));
    layout.columns = {{0, 0, false}, {260, 1, false}, {520, 2, true}};
    return makeSheet(scene, layout, true, QGuiApplication::font());
}

qint32 nodeNamed(const Sheet &sheet, QStringView name)
{
    for (qsizetype i = 0; i < sheet.picture.scene->nodes.size(); ++i) {
        if (sheet.picture.scene->nodes[i].label == name)
            return qint32(i);
    }
    return -1;
}

Plan planOf(const Sheet &sheet, double zoom = 1)
{
    const LabelRuler ruler(Fonts::from(sheet.font));
    const QRectF box = extent(sheet.picture, zoom, ruler);
    return makePlan(sheet.picture, {zoom, box.topLeft() / zoom, box.size(), {}}, ruler);
}

QImage drawn(const Glyph &glyph, bool dark = false)
{
    QImage image(48, 48, QImage::Format_RGB32);
    image.fill(groundColour(Ground::Canvas, Colours::of(dark)));
    QPainter painter(&image);
    drawGlyph(painter, {24, 24}, glyph, Colours::of(dark), QGuiApplication::font());
    return image;
}

int countColour(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == colour;
    }
    return count;
}

} // namespace

class TestPicture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMarkIsDifferent_data()
    {
        QTest::addColumn<Level>("level");
        QTest::newRow("mark") << Level::Mark;
        QTest::newRow("dot") << Level::Dot;
    }

    void everyMarkIsDifferent()
    {
        QFETCH(Level, level);
        QList<QImage> seen;
        for (const Shape shape : {Shape::Indicator, Shape::Name, Shape::Address}) {
            for (const Verdict verdict :
                 {Verdict::Unknown, Verdict::Neutral, Verdict::Suspicious, Verdict::Malicious}) {
                Glyph glyph;
                glyph.shape = shape;
                glyph.verdict = verdict;
                glyph.level = level;
                seen.append(drawn(glyph));
            }
            for (const NodeState state : {NodeState::Held, NodeState::Incomplete, NodeState::Queued}) {
                Glyph glyph;
                glyph.shape = shape;
                glyph.state = state;
                glyph.level = level;
                seen.append(drawn(glyph));
            }
        }
        for (qsizetype a = 0; a < seen.size(); ++a) {
            for (qsizetype b = a + 1; b < seen.size(); ++b)
                QVERIFY2(seen[a] != seen[b], qPrintable(QStringLiteral("%1 looks like %2").arg(a).arg(b)));
        }
    }

    void verdictIsToldByMoreThanColour()
    {
        // Without colour, malicious and suspicious still differ: by their inner mark.
        Glyph bad, odd;
        bad.verdict = Verdict::Malicious;
        odd.verdict = Verdict::Suspicious;
        const QImage a = drawn(bad).convertToFormat(QImage::Format_Grayscale8);
        const QImage b = drawn(odd).convertToFormat(QImage::Format_Grayscale8);
        const int middle = 24;
        bool stroke = false, gap = false; // "!" has a bar at the left of the hook of "?"
        for (int y = middle - 6; y < middle + 2; ++y) {
            stroke = stroke || qAbs(a.pixelColor(middle, y).lightness() - a.pixelColor(middle - 6, y).lightness()) > 60;
            gap = gap || qAbs(b.pixelColor(middle - 2, y).lightness() - b.pixelColor(middle, y).lightness()) > 60;
        }
        QVERIFY(stroke && gap);
    }

    void cornersAreSeen()
    {
        Glyph plain;
        plain.verdict = Verdict::Malicious;
        for (bool Glyph::*corner : {&Glyph::evidence, &Glyph::note, &Glyph::moved}) {
            Glyph with = plain;
            with.*corner = true;
            QVERIFY(drawn(with) != drawn(plain));
            QVERIFY(with.key() != plain.key());
            QVERIFY(glyphBox(with) != glyphBox(plain));
        }
        Glyph evidence = plain;
        evidence.evidence = true;
        QVERIFY(countColour(drawn(evidence), Colours::light().actor) > 20);
    }

    void scoreIsPartOfAnActor()
    {
        Glyph low, high;
        low.shape = high.shape = Shape::Actor;
        low.score = 38;
        high.score = 93;
        QVERIFY(drawn(low) != drawn(high));
        QVERIFY(low.key() != high.key());
    }

    void themesDiffer()
    {
        Glyph glyph;
        glyph.verdict = Verdict::Neutral;
        QVERIFY(countColour(drawn(glyph), Colours::light().neutral) > 0);
        QVERIFY(countColour(drawn(glyph, true), Colours::dark().neutral) > 0);
        QCOMPARE(countColour(drawn(glyph, true), Colours::light().neutral), 0);
    }

    void coloursAreTheTokens()
    {
        QFile file(QStringLiteral(MDTI_SOURCE_DIR "/resources/theme-tokens.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray all = file.readAll();
        for (const QColor &colour : {Colours::light().malicious, Colours::light().edgeDim, Colours::dark().actorTint,
                                     Colours::dark().labelDim, Colours::dark().selectionIdle})
            QVERIFY(all.contains(colour.name().toUpper().toLatin1()));
    }

    void spriteEqualsVector()
    {
        Glyph glyph;
        glyph.verdict = Verdict::Suspicious;
        glyph.evidence = true;
        Sprites sprites;
        sprites.prepare(Colours::light(), QGuiApplication::font(), 2);
        const Sprites::Sprite &sprite = sprites.sprite(glyph);
        const QRectF box = glyphBox(glyph);
        QVERIFY(sprite.image.width() >= box.width() * 2);
        QVERIFY(sprite.centre.x() >= -box.left() * 2);
        QCOMPARE(sprite.image.pixelColor(0, 0).alpha(), 0);
        QCOMPARE(&sprites.sprite(glyph), &sprite); // made once
    }

    void gridFindsWhatIsThere()
    {
        QList<QPointF> points;
        QRandomGenerator random(7);
        for (int i = 0; i < 3000; ++i)
            points.append(QPointF(random.bounded(9000) - 100, random.bounded(700)));
        const Grid grid(points);
        for (int round = 0; round < 50; ++round) {
            const QRectF area(random.bounded(9000), random.bounded(700), random.bounded(400), random.bounded(200));
            QSet<qint32> found;
            grid.visit(area, [&](qint32 i) {
                if (area.contains(points[i]))
                    found.insert(i);
            });
            for (qint32 i = 0; i < points.size(); ++i)
                QCOMPARE(found.contains(i), area.contains(points[i]));
        }
        Grid({}).visit(QRectF(0, 0, 1, 1), [](qint32) { QFAIL("an empty grid has nothing"); });
    }

    void occupancyKeepsBoxesApart()
    {
        Occupancy taken({400, 300});
        QVERIFY(taken.isFree({10, 10, 100, 16}));
        taken.take({10, 10, 100, 16});
        QVERIFY(!taken.isFree({60, 12, 100, 16}));
        QVERIFY(taken.isFree({120, 12, 100, 16}));
        QVERIFY(!taken.isFree({500, 10, 50, 16})); // out of the picture
        taken.take({-50, 290, 80, 100}); // across the edge
        QVERIFY(!taken.isFree({0, 294, 20, 4}));
    }

    void wordsNeverOverlap()
    {
        QString text;
        for (int i = 0; i < 60; ++i)
            text += QStringLiteral("203.0.113.%1 -A-> host%1.example; host%1.example is malicious 90;").arg(i + 1);
        Sheet sheet = sheetOf(text);
        sheet.picture.flow = false;
        QRandomGenerator random(3);
        for (QPointF &position : sheet.picture.positions)
            position = QPointF(random.bounded(900), random.bounded(500));
        sheet.picture.grid = std::make_shared<Grid>(sheet.picture.positions);
        const Plan plan = planOf(sheet);
        QVERIFY(plan.labels.size() > 20);
        for (qsizetype a = 0; a < plan.labels.size(); ++a) {
            for (qsizetype b = a + 1; b < plan.labels.size(); ++b)
                QVERIFY(
                    !plan.labels[a].box.adjusted(4, 4, -4, -4).intersects(plan.labels[b].box.adjusted(4, 4, -4, -4)));
        }
    }

    void actorsAndSelectionAreAlwaysNamed()
    {
        QString text = QStringLiteral("host0.example =rule=> Aqua Blizzard;");
        for (int i = 0; i < 80; ++i)
            text += QStringLiteral("203.0.113.7 -A-> host%1.example; host%1.example is malicious 90;").arg(i);
        Sheet sheet = sheetOf(text);
        sheet.picture.flow = false;
        for (qsizetype i = 0; i < sheet.picture.positions.size(); ++i) // one heap
            sheet.picture.positions[i] = QPointF(300 + (i % 9) * 12, 200 + (i / 9) * 12);
        sheet.picture.grid = std::make_shared<Grid>(sheet.picture.positions);
        const qint32 actor = nodeNamed(sheet, u"Aqua Blizzard"), host = nodeNamed(sheet, u"host40.example");
        sheet.picture.selected = {host};
        const Plan plan = planOf(sheet);
        QSet<qint32> named;
        for (const Label &label : plan.labels)
            named.insert(label.node);
        QVERIFY(named.contains(actor) && named.contains(host));
        QVERIFY(named.size() < 80);
    }

    void namesOfActorsHideAsLittleAsCanBe_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<int>("inTheWay");
        for (const int inTheWay : {0, 1, 2}) {
            QTest::addRow("dots, %d", inTheWay) << .3 << inTheWay;
            QTest::addRow("far out, %d", inTheWay) << .1 << inTheWay;
        }
    }

    void namesOfActorsHideAsLittleAsCanBe()
    {
        QFETCH(double, zoom);
        QFETCH(int, inTheWay);
        // An actor in a crowd, but at one side are only a few hosts on a strip as wide as its name.
        constexpr int wide = 18, hosts = 240, pitch = 13;
        QString text = QStringLiteral("host0.example =rule=> Aqua Blizzard;");
        for (int i = 0; i < hosts; ++i)
            text += QStringLiteral("203.0.113.7 -A-> host%1.example; host%1.example is malicious 90;").arg(i);
        Sheet sheet = sheetOf(text);
        sheet.picture.flow = false;
        const qint32 actor = nodeNamed(sheet, u"Aqua Blizzard");
        const QPointF middle(117, 90);
        QList<QPointF> places{{-30, 0}, {-60, 0}};
        places.resize(inTheWay);
        for (int i = 0; places.size() < sheet.picture.positions.size(); ++i) {
            const QPointF at = QPointF((i % wide) * pitch, (i / wide) * pitch) - middle;
            if (!QRectF(-18, -18, 36, 36).contains(at) && !QRectF(-130, -16, 130, 32).contains(at))
                places.append(at);
        }
        for (qsizetype i = 0; i < sheet.picture.positions.size(); ++i)
            sheet.picture.positions[i] = i == actor ? QPointF() : places.takeFirst() / zoom;
        sheet.picture.grid = std::make_shared<Grid>(sheet.picture.positions);
        const Plan plan = planOf(sheet, zoom);
        const auto name = std::find_if(plan.labels.cbegin(), plan.labels.cend(),
                                       [actor](const Label &label) { return label.node == actor; });
        QVERIFY(name != plan.labels.cend());
        const auto hidden = std::count_if(plan.looks.cbegin(), plan.looks.cend(),
                                          [&name](const Look &look) { return name->box.contains(look.at); });
        QVERIFY2(hidden <= inTheWay, qPrintable(QString::number(hidden)));
    }

    void longNamesLoseTheirMiddle()
    {
        const QString name = QString(300, u'a') + QStringLiteral(".example");
        const QString shown = elided(name);
        QCOMPARE(shown.size(), longestLabel);
        QVERIFY(shown.startsWith(u"aaa") && shown.endsWith(u".example") && shown.contains(u'…'));
        QCOMPARE(elided(QStringLiteral("c2.example")), QStringLiteral("c2.example"));
        const QString pairs = QStringLiteral("\U0001F600").repeated(40); // never half a character
        for (qsizetype cut = 20; cut < 40; ++cut)
            QVERIFY(elided(pairs, int(cut)).isValidUtf16());
    }

    void zoomDecidesHowMuchIsDrawn()
    {
        const Sheet sheet = sheetOf(small);
        const qint32 host = nodeNamed(sheet, u"c2.example");
        QCOMPARE(planOf(sheet, .1).look(host)->level, Level::Speck);
        QCOMPARE(planOf(sheet, .3).look(host)->level, Level::Dot);
        QCOMPARE(planOf(sheet, 1).look(host)->level, Level::Mark);
        QVERIFY(!planOf(sheet, 1).look(host)->card);
        QVERIFY(planOf(sheet, 2).look(host)->card);
        QVERIFY(planOf(sheet, .3).manners.straight && !planOf(sheet, 1).manners.straight);
        // Record types are written where cards are.
        QVERIFY(planOf(sheet, 1).pills.isEmpty());
        QVERIFY(!planOf(sheet, 2).pills.isEmpty());
    }

    void litWayHasPlatesAndPills()
    {
        Sheet sheet = sheetOf(small);
        const auto &nodes = sheet.picture.scene->nodes;
        const qint32 from = nodeNamed(sheet, u"203.0.113.7"), host = nodeNamed(sheet, u"c2.example"),
                     other = nodeNamed(sheet, u"www.example"), actor = nodeNamed(sheet, u"Aqua Blizzard");
        light(sheet.picture, {{nodes[from].key, nodes[host].key, nodes[actor].key}});
        const Plan plan = planOf(sheet);
        const Look on = plan.looks.value(plan.lookOf[host]), beside = plan.looks.value(plan.lookOf[other]);
        QVERIFY(on.lit && !on.box.isNull());
        QVERIFY(!beside.lit && beside.box.isNull());
        QStringList pills;
        for (const Pill &pill : plan.pills)
            pills.append(pill.text);
        QCOMPARE(QSet<QString>(pills.cbegin(), pills.cend()),
                 (QSet<QString>{QStringLiteral("A"), QStringLiteral("rule")}));
        const QImage image = renderImage(sheet, 1);
        QVERIFY(countColour(image, sheet.colours.accentTint) > 200);
        light(sheet.picture, {});
        QCOMPARE(countColour(renderImage(sheet, 1), sheet.colours.accentTint), 0);
    }

    void bundleIsLitForWhatItHolds()
    {
        QString text = QStringLiteral("203.0.113.7;");
        for (int i = 0; i < 12; ++i)
            text += QStringLiteral("203.0.113.7 -A-> leaf%1.example;").arg(i);
        Sheet sheet = sheetOf(text);
        QCOMPARE(sheet.picture.scene->bundleOf.size(), 12);
        light(sheet.picture, {{{NodeKey::Kind::Host, 0}, {NodeKey::Kind::Host, 5}}});
        QCOMPARE(sheet.picture.litNodes.count(1), 2);
        QCOMPARE(sheet.picture.litEdges.count(1), 1);
    }

    void routesRunFromLeftToRight()
    {
        const Sheet sheet = sheetOf(small);
        const Plan plan = planOf(sheet);
        for (const qint32 edge : plan.edges) {
            const Route route = routeOf(sheet.picture, plan, edge);
            QVERIFY(!route.straight);
            QVERIFY(route.to.x() > route.from.x());
            // It leaves behind the words, not through them.
            for (const Label &label : plan.labels) {
                if (label.node == sheet.picture.scene->edges[edge].a)
                    QVERIFY(route.from.x() >= label.box.right());
            }
        }
    }

    void pngIsAPicture()
    {
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        Sheet sheet = sheetOf(small);
        QVERIFY(renderPng(sheet, 2, &buffer).has_value());
        const QImage image = QImage::fromData(buffer.data(), "PNG");
        QCOMPARE(image.size(), (sheetSize(sheet, 2) * 2).toSize());
        QVERIFY(countColour(image, sheet.colours.malicious) > 50);
        QVERIFY(countColour(image, sheet.colours.actor) > 50);
        sheet.transparent = true;
        QCOMPARE(renderImage(sheet, 1).pixelColor(0, 0).alpha(), 0);
    }

    void hugePicturesAreMadeToFit()
    {
        Sheet sheet = sheetOf(small);
        for (qsizetype i = 0; i < sheet.picture.positions.size(); ++i)
            sheet.picture.positions[i] *= 500;
        sheet.picture.grid = std::make_shared<Grid>(sheet.picture.positions);
        const QSizeF size = sheetSize(sheet, 2) * 2;
        QVERIFY(size.width() <= longestSide && size.height() <= longestSide);
        QVERIFY(size.width() * size.height() <= double(mostPixels));
        QVERIFY(size.width() > 2000); // and no smaller than needed
    }

    void emptyIsAnError()
    {
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        for (const base::Status &status : {renderPng({}, 1, &buffer), renderSvg({}, &buffer), renderPdf({}, &buffer)}) {
            QVERIFY(!status.has_value());
            QVERIFY(status.error().kind == base::Failure::BadInput);
        }
        QVERIFY(buffer.data().isEmpty());
    }

    void svgIsWellFormedAndInert()
    {
        Sheet sheet = sheetOf(small);
        auto scene = std::make_shared<graph::Scene>(*sheet.picture.scene);
        scene->nodes[nodeNamed(sheet, u"www.example")].label = QStringLiteral("<script>x&\"</script>");
        sheet.picture.scene = scene;
        sheet.title = QStringLiteral("<b>Case</b> & more");
        sheet.legend = true;
        sheet.font.setFamily(QStringLiteral("Sans Serif"));
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        QVERIFY(renderSvg(sheet, &buffer).has_value());
        QVERIFY(buffer.data().contains("font-family=\"sans-serif\"")); // the word of CSS
        QVERIFY(!buffer.data().contains("Sans Serif"));
        QStringList texts;
        QSet<QString> elements;
        QXmlStreamReader reader(buffer.data());
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement) {
                elements.insert(reader.name().toString());
                for (const QXmlStreamAttribute &attribute : reader.attributes())
                    QVERIFY(!attribute.name().startsWith(u"on") && !attribute.name().contains(u"href"));
            } else if (reader.isCharacters()) {
                texts.append(reader.text().toString());
            }
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        for (const QString &element :
             {QStringLiteral("script"), QStringLiteral("image"), QStringLiteral("a"), QStringLiteral("b")})
            QVERIFY2(!elements.contains(element), qPrintable(element));
        for (const QString &text : {QStringLiteral("c2.example"), QStringLiteral("Aqua Blizzard"),
                                    QStringLiteral("<script>x&\"</script>"), QStringLiteral("<b>Case</b> & more")})
            QVERIFY2(texts.contains(text), qPrintable(text));
        QVERIFY(QSvgRenderer(buffer.data()).isValid());
    }

    void pdfIsAPage()
    {
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        QVERIFY(renderPdf(sheetOf(small), &buffer).has_value());
        QVERIFY(buffer.data().startsWith("%PDF-"));
        QVERIFY(buffer.data().contains("/Type /Page"));
        QCOMPARE(buffer.data().count("/Type /Page\n"), 1);
        for (const char *active : {"/JavaScript", "/URI", "/Launch", "/OpenAction"})
            QVERIFY2(!buffer.data().contains(active), active);
    }

    void legendAndTitleAddRoom()
    {
        Sheet sheet = sheetOf(small);
        const QSizeF bare = sheetSize(sheet);
        sheet.legend = true;
        QCOMPARE(sheetSize(sheet).height(), bare.height() + legendHeight);
        sheet.title = QStringLiteral("Case");
        QVERIFY(sheetSize(sheet).height() > bare.height() + legendHeight);
    }

    void stripsEqualTheWhole()
    {
        // What is painted for a part alone is, pixel for pixel, that part of the whole.
        Sheet sheet = sheetOf(small);
        sheet.picture.flow = false;
        const Plan plan = planOf(sheet, .4);
        Sprites sprites;
        PaintOptions options;
        options.fonts = Fonts::from(sheet.font);
        options.sprites = &sprites;
        options.looseLabels = false;
        QImage whole(plan.view.size.toSize(), QImage::Format_RGB32), part = whole;
        part.fill(Qt::black);
        QPainter painter(&whole);
        paint(painter, sheet.picture, plan, options);
        painter.end();
        const QRectF strip(0, 0, whole.width() / 2, whole.height());
        painter.begin(&part);
        painter.setClipRect(strip);
        paint(painter, sheet.picture, restricted(plan, sheet.picture, strip), options);
        painter.end();
        QCOMPARE(part.copy(strip.toRect()), whole.copy(strip.toRect()));
    }

    void minimapShowsEverything()
    {
        const Sheet sheet = sheetOf(small);
        const Minimap map = makeMinimap(sheet.picture, sheet.colours, 1);
        for (const QPointF &position : sheet.picture.positions) {
            QVERIFY(QRectF(QPointF(), QSizeF(minimapSize)).contains(map.toPixels(position)));
            const QPointF back = map.toScene(map.toPixels(position));
            QVERIFY((back - position).manhattanLength() < .01);
        }
    }

    void wordsAreCounted()
    {
        QCOMPARE(connections(1), QStringLiteral("1 connection"));
        QCOMPARE(connections(12), QStringLiteral("12 connections"));
        QCOMPARE(columnWord(0, false), QStringLiteral("Indicators"));
        QCOMPARE(columnWord(1, false), QStringLiteral("1 hop"));
        QCOMPARE(columnWord(2, false), QStringLiteral("2 hops"));
        QCOMPARE(columnWord(3, true), QStringLiteral("Actors"));
        graph::Node bundle;
        bundle.shape = Shape::Bundle;
        bundle.bundled = 48;
        QCOMPARE(nodeLabel(bundle), QStringLiteral("48 more hosts"));
    }
};

QTEST_MAIN(TestPicture)
#include "tst_picture.moc"
