// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/layout.h"
#include "core/graph/layoutpipe.h"
#include "core/graph/scene.h"
#include "story.h"
#include "tests/support/investigationbuilder.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTest>

using namespace graph;
using testsupport::investigationFrom;
using testsupport::story;

/// What goes between the program and its layout helper.
class TestLayoutWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wireKeepsEverything();
    void wireRefusesNonsense();
    void helperLoopAnswersFrames();
};

void TestLayoutWire::wireKeepsEverything()
{
    ViewState view;
    const chain::Investigation investigation = investigationFrom(story);
    view.moved.insert({NodeKey::Kind::Host, 3}, QPointF(-7.5, 1e6));
    LayoutInput input
        = layoutInput(buildScene(investigation, {}, view), view, {{{NodeKey::Kind::Host, 4}, QPointF(1, 2)}});
    input.growing = true;
    input.graphvizMaximum = 77;
    input.items[5].hinted = true;
    const auto copy = decodeInput(encode(input));
    QVERIFY(copy);
    QCOMPARE(copy->layout, input.layout);
    QCOMPARE(copy->edges, input.edges);
    QCOMPARE(copy->growing, true);
    QCOMPARE(copy->graphvizMaximum, 77);
    QCOMPARE(copy->items.size(), input.items.size());
    for (qsizetype i = 0; i < input.items.size(); ++i) {
        const LayoutInput::Item &a = copy->items.at(i), &b = input.items.at(i);
        QCOMPARE(std::tuple(a.hops, a.shape, a.labelWidth, a.pinned, a.placed, a.hinted),
                 std::tuple(b.hops, b.shape, b.labelWidth, b.pinned, b.placed, b.hinted));
        QCOMPARE(a.position, b.position);
    }
    LayoutResult result = layOut(input);
    result.note = QStringLiteral("for the record: ü");
    const auto resultCopy = decodeResult(encode(result));
    QVERIFY(resultCopy);
    QCOMPARE(resultCopy->positions, result.positions);
    QCOMPARE(resultCopy->note, result.note);
    QCOMPARE(resultCopy->columns.size(), result.columns.size());
    QCOMPARE(resultCopy->columns.last().actors, result.columns.last().actors);
    QCOMPARE(resultCopy->columns.last().x, result.columns.last().x);
}

void TestLayoutWire::wireRefusesNonsense()
{
    const ViewState view;
    const LayoutInput input = layoutInput(buildScene(investigationFrom(story), {}, view), view, {});
    const QByteArray good = encode(input), goodResult = encode(layOut(input));
    for (qsizetype cut = 0; cut < good.size(); ++cut)
        QVERIFY(!decodeInput(good.left(cut)));
    for (qsizetype cut = 0; cut < goodResult.size(); ++cut)
        QVERIFY(!decodeResult(goodResult.left(cut)));
    QVERIFY(!decodeInput(good + 'x'));
    QVERIFY(!decodeInput(goodResult));
    QVERIFY(!decodeResult(good));
    LayoutInput wild = input;
    wild.items[0].position = {std::numeric_limits<double>::quiet_NaN(), 0};
    QVERIFY(!decodeInput(encode(wild)));
    wild = input;
    wild.edges.append({0, qint32(wild.items.size())});
    QVERIFY(!decodeInput(encode(wild)));
    wild = input;
    wild.items[0].labelWidth = -1;
    QVERIFY(!decodeInput(encode(wild)));
    // Whatever is flipped: refused, or sane enough to be laid out.
    QRandomGenerator random(11);
    for (int i = 0; i < 3'000; ++i) {
        QByteArray bytes = good;
        for (int j = 0; j < 3; ++j)
            bytes[qsizetype(random.bounded(int(bytes.size())))] = char(random.bounded(256));
        const auto decoded = decodeInput(bytes);
        if (decoded && i % 20 == 0)
            QCOMPARE(layOut(*decoded).positions.size(), decoded->items.size());
    }
}

void TestLayoutWire::helperLoopAnswersFrames()
{
    ViewState view;
    view.layout = QStringLiteral("radial");
    const LayoutInput input = layoutInput(buildScene(investigationFrom(story), {}, view), view, {});
    QByteArray asked = framed(encode(input)) + framed("not a layout") + framed(encode(input));
    QByteArray answered;
    QBuffer in(&asked), out(&answered);
    in.open(QIODevice::ReadOnly);
    out.open(QIODevice::WriteOnly);
    QVERIFY(serveLayouts(in, out));
    FrameReader reader;
    for (const char byte : std::as_const(answered)) // in the smallest pieces
        reader.add(QByteArray(1, byte));
    const auto first = reader.next(), second = reader.next(), third = reader.next();
    QVERIFY(first && second && third && !reader.next());
    QCOMPARE(decodeResult(*first)->positions, layOut(input).positions);
    QCOMPARE(*second, QByteArray());
    QCOMPARE(decodeResult(*third)->positions, decodeResult(*first)->positions);

    asked = QByteArray("\xff\xff\xff\xff"
                       "1234",
                       8);
    in.seek(0);
    QVERIFY2(!serveLayouts(in, out), "a length no frame has");
    asked = framed(encode(input)).left(100);
    in.seek(0);
    QVERIFY2(!serveLayouts(in, out), "cut in the middle");
    FrameReader broken;
    broken.add(QByteArray("\xff\xff\xff\xff", 4));
    QVERIFY(!broken.next());
    QVERIFY(broken.isBroken());
}

QTEST_GUILESS_MAIN(TestLayoutWire)
#include "tst_layoutwire.moc"
