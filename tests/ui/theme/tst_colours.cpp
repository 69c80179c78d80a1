// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/colours.h"

#include <QTest>

#include <array>
#include <cmath>

using picture::Colours;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

double linear(double channel)
{
    return channel <= .04045 ? channel / 12.92 : std::pow((channel + .055) / 1.055, 2.4);
}

Triple linearRgb(const QColor &colour)
{
    return {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
}

/// WCAG 2.2, relative luminance.
double luminance(const QColor &colour)
{
    const Triple rgb = linearRgb(colour);
    return .2126 * rgb[0] + .7152 * rgb[1] + .0722 * rgb[2];
}

double contrast(const QColor &a, const QColor &b)
{
    const double high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
    return (high + .05) / (low + .05);
}

/// CIE L*a*b* (D65) of a colour as seen with one kind of sight.
Triple lab(const QColor &colour, const Matrix &sight)
{
    const Triple rgb = linearRgb(colour);
    Triple seen{};
    for (size_t row = 0; row < 3; ++row)
        seen[row] = std::clamp(sight[row][0] * rgb[0] + sight[row][1] * rgb[1] + sight[row][2] * rgb[2], 0.0, 1.0);
    const Triple xyz = {(.4124564 * seen[0] + .3575761 * seen[1] + .1804375 * seen[2]) / .95047,
                        .2126729 * seen[0] + .7151522 * seen[1] + .0721750 * seen[2],
                        (.0193339 * seen[0] + .1191920 * seen[1] + .9503041 * seen[2]) / 1.08883};
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    return {116 * f(xyz[1]) - 16, 500 * (f(xyz[0]) - f(xyz[1])), 200 * (f(xyz[1]) - f(xyz[2]))};
}

/// CIE 1976 distance: coarser than CIEDE2000, but a floor on it needs no more than this.
double distance(const Triple &p, const Triple &q)
{
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

// Machado, Oliveira, Fernandes 2009, severity 1.
const QList<QPair<QByteArray, Matrix>> sights = {
    {"normal", {Triple{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {"protan", {Triple{.152286, 1.052583, -.204868}, {.114503, .786281, .099216}, {-.003882, -.048116, 1.051998}}},
    {"deutan", {Triple{.367322, .860646, -.227968}, {.280085, .672501, .047413}, {-.011820, .042940, .968881}}},
    {"tritan", {Triple{1.255528, -.076749, -.178779}, {-.078411, .930809, .147602}, {.004733, .691367, .303900}}},
};

struct Pair
{
    const char *name;
    QColor Colours::*front;
    QColor Colours::*ground;
    double floor;
};
#define ON(front, ground, floor)                                                                                       \
    Pair                                                                                                               \
    {                                                                                                                  \
#front " on " #ground, &Colours::front, &Colours::ground, floor                                                \
    }

const QList<Pair> pairs = {
    // Words.
    ON(text, window, 7),
    ON(text, base, 7),
    ON(text, alternate, 7),
    ON(text, raised, 7),
    ON(text, canvas, 7),
    ON(text, hover, 7),
    ON(text, selectionIdle, 7),
    ON(text, accentTint, 7),
    ON(muted, window, 4.5),
    ON(muted, base, 4.5),
    ON(muted, alternate, 4.5),
    ON(muted, raised, 4.5),
    ON(muted, canvas, 4.5),
    ON(muted, hover, 4.5),
    ON(muted, header, 4.5),
    ON(muted, accentTint, 4.5),
    ON(muted, unknownTint, 4.5),
    ON(selectionText, selection, 7),
    ON(accentText, accent, 4.5),
    ON(accentText, accentHover, 4.5),
    ON(accent, base, 4.5),
    ON(accent, window, 4.5),
    ON(accent, raised, 4.5),
    ON(accent, accentTint, 4.5),
    ON(tooltipText, tooltip, 4.5),
    ON(labelDim, canvas, 4.5),
    ON(ok, base, 4.5),
    ON(ok, window, 4.5),
    ON(ok, okTint, 4.5),
    ON(maliciousText, base, 4.5),
    ON(maliciousText, window, 4.5),
    ON(maliciousText, raised, 4.5),
    ON(maliciousText, maliciousTint, 4.5),
    ON(suspiciousText, base, 4.5),
    ON(suspiciousText, window, 4.5),
    ON(suspiciousText, raised, 4.5),
    ON(suspiciousText, suspiciousTint, 4.5),
    ON(neutralText, base, 4.5),
    ON(neutralText, window, 4.5),
    ON(neutralText, raised, 4.5),
    ON(neutralText, neutralTint, 4.5),
    ON(unknownText, base, 4.5),
    ON(unknownText, window, 4.5),
    ON(unknownText, raised, 4.5),
    ON(unknownText, unknownTint, 4.5),
    ON(actorText, base, 4.5),
    ON(actorText, window, 4.5),
    ON(actorText, raised, 4.5),
    ON(actorText, actorTint, 4.5),
    ON(text, maliciousTint, 4.5),
    ON(text, suspiciousTint, 4.5),
    ON(text, neutralTint, 4.5),
    ON(text, unknownTint, 4.5),
    ON(text, actorTint, 4.5),
    ON(text, okTint, 4.5),
    ON(onMalicious, malicious, 4.5),
    ON(onSuspicious, suspicious, 4.5),
    ON(onNeutral, neutral, 4.5),
    ON(onActor, actor, 4.5),
    // Marks, edges of controls, focus.
    ON(malicious, canvas, 3),
    ON(malicious, base, 3),
    ON(suspicious, canvas, 3),
    ON(suspicious, base, 3),
    ON(neutral, canvas, 3),
    ON(neutral, base, 3),
    ON(unknown, canvas, 3),
    ON(unknown, base, 3),
    ON(actor, canvas, 3),
    ON(actor, base, 3),
    ON(accent, canvas, 3),
    ON(accent, selection, 3),
    ON(control, base, 3),
    ON(control, window, 3),
    ON(control, raised, 3),
    ON(edge, canvas, 3),
    ON(edgeClaim, canvas, 3),
};

} // namespace

class TestColours : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void words_and_marks_can_be_read_data();
    void words_and_marks_can_be_read();
    void marks_differ_for_every_sight_data();
    void marks_differ_for_every_sight();
    void the_table_of_tokens_says_the_same();
};

void TestColours::words_and_marks_can_be_read_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("pair");
    for (const bool dark : {false, true}) {
        for (int i = 0; i < pairs.size(); ++i)
            QTest::addRow("%s: %s", dark ? "dark" : "light", pairs[i].name) << dark << i;
    }
}

void TestColours::words_and_marks_can_be_read()
{
    QFETCH(const bool, dark);
    QFETCH(const int, pair);
    const Colours &c = Colours::of(dark);
    const double measured = contrast(c.*pairs[pair].front, c.*pairs[pair].ground);
    QVERIFY2(measured >= pairs[pair].floor, qPrintable(QString::number(measured)));
}

void TestColours::marks_differ_for_every_sight_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("sight");
    for (const bool dark : {false, true}) {
        for (int i = 0; i < sights.size(); ++i)
            QTest::addRow("%s: %s", dark ? "dark" : "light", sights[i].first.constData()) << dark << i;
    }
}

void TestColours::marks_differ_for_every_sight()
{
    QFETCH(const bool, dark);
    QFETCH(const int, sight);
    const Colours &c = Colours::of(dark);
    const QList<QColor> marks = {c.malicious, c.suspicious, c.neutral, c.unknown, c.actor};
    for (qsizetype i = 0; i < marks.size(); ++i) {
        for (qsizetype j = i + 1; j < marks.size(); ++j) {
            const double apart = distance(lab(marks[i], sights[sight].second), lab(marks[j], sights[sight].second));
            QVERIFY2(apart >= 14,
                     qPrintable(QStringLiteral("%1 and %2: %3").arg(marks[i].name(), marks[j].name()).arg(apart)));
        }
    }
}

void TestColours::the_table_of_tokens_says_the_same()
{
    QFile file(QStringLiteral(MDTI_SOURCE_DIR "/resources/theme-tokens.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject tokens = QJsonDocument::fromJson(file.readAll()).object();
    for (const bool dark : {false, true}) {
        const QJsonObject theme = tokens.value(dark ? QLatin1String("dark") : QLatin1String("light")).toObject();
        const Colours &c = Colours::of(dark);
        const QHash<QString, QColor> ours = {
            {QStringLiteral("window"), c.window},
            {QStringLiteral("base"), c.base},
            {QStringLiteral("text"), c.text},
            {QStringLiteral("muted"), c.muted},
            {QStringLiteral("accent"), c.accent},
            {QStringLiteral("selection"), c.selection},
            {QStringLiteral("malicious"), c.malicious},
            {QStringLiteral("suspiciousText"), c.suspiciousText},
            {QStringLiteral("neutralTint"), c.neutralTint},
            {QStringLiteral("onActor"), c.onActor},
            {QStringLiteral("edgeDense"), c.edgeDense},
        };
        for (auto token = ours.cbegin(); token != ours.cend(); ++token)
            QCOMPARE(token.value().name().toUpper(), theme.value(token.key()).toString().toUpper());
    }
}

QTEST_GUILESS_MAIN(TestColours)
#include "tst_colours.moc"
