// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/attribution/claim.h"

#include <QRandomGenerator>

#include <cmath>
#include <limits>

using namespace attribution;

namespace {

using Weights = QList<QPair<QString, double>>;

/// A claim list as a run may produce it: few groups, so that they collide.
Weights someClaims(QRandomGenerator &random, int count)
{
    Weights out;
    for (int i = 0; i < count; ++i) {
        const Terms one = terms(Kind(random.bounded(4)), random.bounded(5), random.bounded(2000), random.bounded(2),
                                random.bounded(5) == 0);
        out.append({QStringLiteral("group%1").arg(random.bounded(6)), one.weight()});
    }
    return out;
}

} // namespace

class TestScore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void termsAreTheDesigns();
    void knownScores();
    void orderDoesNotMatter();
    void addingNeverLowers();
    void heldAddsNothing();
    void oneClaimPerGroupCounts();
    void oddWeights();
};

void TestScore::termsAreTheDesigns()
{
    QCOMPARE(terms(Kind::Indicator, 0, 0, true, false).weight(), 1.0);
    QCOMPARE(terms(Kind::ProfileLink, 1, 1, true, false).weight(), 0.9);
    QCOMPARE(terms(Kind::Rule, 1, -1, true, false).weight(), 0.8);
    QCOMPARE(terms(Kind::Mention, 1, 1, true, false).weight(), 0.35);
    QCOMPARE(terms(Kind::Rule, 2, 1, true, false).hops, 0.7);
    QCOMPARE(terms(Kind::Rule, 3, 1, true, false).hops, 0.7 * 0.7);
    QCOMPARE(terms(Kind::Rule, 1, 10, true, false).sharing, 0.5);
    QCOMPARE(terms(Kind::Rule, 1, 100, true, false).sharing, 1.0 / 3);
    QCOMPARE(terms(Kind::Rule, 1, 1, false, false).time, 0.5);
    QCOMPARE(terms(Kind::Indicator, 0, 1, true, true).weight(), 0.0);
    // 0.8 × 0.7 × 1/2 × 0.5
    QCOMPARE(terms(Kind::Rule, 2, 10, false, false).weight(), 0.14);
    QCOMPARE(toString(Kind::ProfileLink), QStringLiteral("profile-link"));
}

void TestScore::knownScores()
{
    QCOMPARE(score({}), 0);
    QCOMPARE(score({{QStringLiteral("a"), 0.8}}), 80);
    QCOMPARE(score({{QStringLiteral("a"), 1.0}}), 100);
    QCOMPARE(score({{QStringLiteral("a"), 0.35}, {QStringLiteral("b"), 0.35}}), 58); // 1 − 0.65² = 0.5775
    QCOMPARE(score({{QStringLiteral("a"), 0.8}, {QStringLiteral("b"), 0.5}, {QStringLiteral("a"), 0.1}}), 90);
}

void TestScore::orderDoesNotMatter()
{
    QRandomGenerator random(71);
    for (int round = 0; round < 500; ++round) {
        Weights claims = someClaims(random, 1 + random.bounded(12));
        const int expected = score(claims);
        for (int i = 0; i < 5; ++i) {
            std::shuffle(claims.begin(), claims.end(), random);
            QCOMPARE(score(claims), expected);
        }
    }
}

void TestScore::addingNeverLowers()
{
    QRandomGenerator random(72);
    for (int round = 0; round < 300; ++round) {
        Weights claims;
        int before = 0;
        for (const auto &claim : someClaims(random, 15)) {
            claims.append(claim);
            const int after = score(claims);
            QVERIFY(after >= before && after <= 100);
            before = after;
        }
    }
}

void TestScore::heldAddsNothing()
{
    QRandomGenerator random(73);
    for (int round = 0; round < 200; ++round) {
        Weights claims = someClaims(random, random.bounded(8));
        const int before = score(claims);
        claims.append({QStringLiteral("new group"),
                       terms(Kind(random.bounded(4)), random.bounded(4), random.bounded(9), true, true).weight()});
        QCOMPARE(score(claims), before);
    }
}

void TestScore::oneClaimPerGroupCounts()
{
    QRandomGenerator random(74);
    for (int round = 0; round < 200; ++round) {
        const Weights claims = someClaims(random, 10);
        Weights best;
        for (const auto &claim : claims) {
            const auto stronger
                = [&claim](const auto &other) { return other.first == claim.first && other.second > claim.second; };
            const bool beaten = std::any_of(claims.begin(), claims.end(), stronger);
            const bool there
                = std::any_of(best.begin(), best.end(), [&](const auto &b) { return b.first == claim.first; });
            if (!beaten && !there)
                best.append(claim);
        }
        QCOMPARE(score(claims), score(best));
    }
}

void TestScore::oddWeights()
{
    QCOMPARE(score({{QStringLiteral("a"), std::numeric_limits<double>::quiet_NaN()}}), 0);
    QCOMPARE(score({{QStringLiteral("a"), -3.0}}), 0);
    QCOMPARE(score({{QStringLiteral("a"), 7.0}, {QStringLiteral("b"), 0.5}}), 100);
}

QTEST_GUILESS_MAIN(TestScore)
#include "tst_score.moc"
