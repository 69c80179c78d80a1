// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/governor.h"

#include <QTest>

#include <random>

using net::Governor;
using Outcome = net::Governor::Outcome;

namespace {

/// Plays a service of fixed latency against a governor: everything that may start does, and ends 100 ms later.
class Play
{
public:
    explicit Play(net::GovernorSettings settings)
        : governor(settings, &clock)
    {
    }
    /// `judge` says how each exchange ends, and by what Retry-After.
    using Judge = std::function<std::pair<Outcome, std::optional<qint64>>(const Governor::Permit &)>;
    void fill(const Judge &judge, int atMost = 1'000'000)
    {
        while (left > 0 && atMost-- > 0 && governor.mayStart(1)) {
            --left;
            const Governor::Permit permit = governor.start(1);
            starts.append(clock.monotonicMs());
            most = std::max(most, governor.inFlight());
            clock.after(100, &context, [this, permit, judge] {
                const auto [outcome, retryAfter] = judge(permit);
                if (outcome == Outcome::Answered)
                    ++answered;
                else
                    ++left;
                governor.finish(permit, outcome, retryAfter);
                fill(judge);
            });
        }
    }
    void run(const Judge &judge, qint64 limitMs)
    {
        while (clock.monotonicMs() < limitMs && (left > 0 || governor.inFlight() > 0)) {
            fill(judge);
            clock.advance(1);
        }
    }

    base::ManualClock clock{QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC)};
    QObject context;
    Governor governor;
    int left = 0, answered = 0, most = 0;
    QList<qint64> starts;
};

std::pair<Outcome, std::optional<qint64>> clean(const Governor::Permit &)
{
    return {Outcome::Answered, {}};
}

} // namespace

class TestGovernor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsAtTheWidthAndDoublesEachCleanRound()
    {
        Play play({32, 100, 4, 0, 1});
        play.left = 1000;
        play.fill(clean);
        QCOMPARE(play.governor.inFlight(), 32);
        play.clock.advance(100);
        QCOMPARE(play.governor.inFlight(), 64);
        play.clock.advance(100);
        QCOMPARE(play.governor.inFlight(), 100);
        play.clock.advance(100);
        QCOMPARE(play.governor.inFlight(), 100);
    }
    void doesNotGrowByWhatItDoesNotUse()
    {
        Play play({32, 100, 4, 0, 1});
        for (int i = 0; i < 200; ++i) {
            play.left = 2;
            play.fill(clean);
            play.clock.advance(100);
        }
        QCOMPARE(play.governor.width(), 32);
    }
    void halvesOncePerBurst()
    {
        Play play({100, 100, 4, 0, 1});
        play.left = 100;
        play.fill([](const auto &) { return std::pair(Outcome::Throttled, std::optional<qint64>(1000)); });
        play.clock.advance(100);
        QCOMPARE(play.governor.width(), 50);
        QCOMPARE(play.governor.inFlight(), 0);
    }
    void goesDownToTheFloorAfterRepeatedRefusals()
    {
        Play play({100, 100, 4, 0, 1});
        play.left = 100;
        play.run([](const auto &) { return std::pair(Outcome::Throttled, std::optional<qint64>(1000)); }, 20'000);
        QCOMPARE(play.governor.width(), 4);
    }
    void recoversSlowly()
    {
        Play play({100, 100, 4, 0, 1});
        play.left = 100'000;
        bool first = true;
        const auto judge = [&first](const auto &) {
            return std::exchange(first, false) ? std::pair(Outcome::Throttled, std::optional<qint64>(1000))
                                               : std::pair(Outcome::Answered, std::optional<qint64>());
        };
        play.run(judge, 1300);
        QVERIFY2(play.governor.width() >= 50 && play.governor.width() <= 56,
                 qPrintable(QString::number(play.governor.width())));
        play.run(judge, 2300); // ten rounds on: about 4 a round, not a doubling
        QVERIFY2(play.governor.width() >= 75 && play.governor.width() < 100,
                 qPrintable(QString::number(play.governor.width())));
        play.run(judge, 4300);
        QCOMPARE(play.governor.width(), 100);
    }
    void sendsNothingBeforeItsTime()
    {
        Play play({10, 100, 4, 0, 1});
        play.left = 50;
        bool first = true;
        const auto judge = [&first](const auto &) {
            return std::exchange(first, false) ? std::pair(Outcome::Throttled, std::optional<qint64>(7000))
                                               : std::pair(Outcome::Answered, std::optional<qint64>());
        };
        play.run(judge, 60'000);
        QCOMPARE(play.answered, 50);
        for (const qint64 at : std::as_const(play.starts))
            QVERIFY2(at < 100 + 1 || at >= 7100, qPrintable(QString::number(at)));
        QVERIFY(play.clock.monotonicMs() < 9000); // and not much later either
    }
    void laterRefusalsExtendThePauseOnlyAsAsked()
    {
        base::ManualClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        Governor governor({10, 100, 4, 0, 1}, &clock);
        const auto a = governor.start(1), b = governor.start(1), c = governor.start(1);
        QVERIFY(governor.finish(a, Outcome::Throttled, 5000) >= 5000);
        clock.advance(1000);
        QCOMPARE(governor.finish(b, Outcome::Throttled, 1000), 0); // covered by the first
        QVERIFY(governor.pausedMs() >= 4000 && governor.pausedMs() < 4400);
        governor.finish(c, Outcome::Throttled, 6000);
        QVERIFY(governor.pausedMs() >= 6000 && governor.pausedMs() < 6400);
    }
    void backsOffByItselfWithoutRetryAfter()
    {
        base::ManualClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        Governor governor({10, 100, 4, 0, 1}, &clock);
        QList<qint64> pauses;
        for (int i = 0; i < 5; ++i) {
            QVERIFY(governor.mayStart(1));
            governor.finish(governor.start(1), Outcome::Throttled);
            pauses.append(governor.pausedMs());
            QVERIFY(!governor.mayStart(1));
            clock.advance(governor.pausedMs());
        }
        for (int i = 0; i < 5; ++i) // 1 s, doubled each time, with up to a quarter on top
            QVERIFY2(pauses[i] >= (1000 << i) && pauses[i] <= (1250 << i), qPrintable(QString::number(pauses[i])));
    }
    void settlesAtWhatTheTenantBears_data()
    {
        QTest::addColumn<int>("capacity");
        QTest::addColumn<int>("start");
        for (const int capacity : {4, 10, 40, 70})
            for (const int start : {4, 32, 100})
                QTest::addRow("%d from %d", capacity, start) << capacity << start;
    }
    void settlesAtWhatTheTenantBears()
    {
        QFETCH(int, capacity);
        QFETCH(int, start);
        base::ManualClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        QObject context;
        Governor governor({start, 100, 4, 0, 1}, &clock);
        int inside = 0, asked = 0, refused = 0, least = 1000, most = 0;
        std::mt19937 random(3);
        constexpr qint64 settledMs = 30'000, endMs = 400'000;
        while (clock.monotonicMs() < endMs) {
            while (governor.mayStart(1)) {
                const Governor::Permit permit = governor.start(1);
                const bool taken = inside < capacity;
                inside += taken;
                if (clock.monotonicMs() > settledMs) {
                    ++asked;
                    refused += !taken;
                    least = std::min(least, governor.width());
                    most = std::max(most, governor.width());
                }
                clock.after(taken ? 80 + int(random() % 40) : 20, &context, [&, permit, taken] {
                    inside -= taken;
                    governor.finish(permit, taken ? Outcome::Answered : Outcome::Throttled,
                                    taken ? std::nullopt : std::optional<qint64>(1000));
                });
            }
            clock.advance(10);
        }
        const QString seen = QStringLiteral("%1 of %2 refused, width %3 to %4").arg(refused).arg(asked).arg(least).arg(most);
        QVERIFY2(10 * refused < asked, qPrintable(seen));
        // Above half of the maximum a refusal costs more than it tells, so growth is faster there.
        const int bearable = capacity <= 50 ? capacity + 1 : capacity * 9 / 8;
        QVERIFY2(least >= capacity / 2 && most <= bearable, qPrintable(seen));
    }
    void growsSlowlyAfterTheFloor()
    {
        Play play({32, 100, 4, 0, 1});
        play.left = 100'000;
        const auto judge = [&play](const auto &) {
            return play.clock.monotonicMs() < 10'000 ? std::pair(Outcome::Throttled, std::optional<qint64>(1000))
                                                     : std::pair(Outcome::Answered, std::optional<qint64>());
        };
        play.run(judge, 10'000);
        QCOMPARE(play.governor.width(), 4);
        play.run(judge, 13'000);
        QVERIFY2(play.governor.width() < 16, qPrintable(QString::number(play.governor.width())));
        play.run(judge, 60'000);
        QVERIFY2(play.governor.width() >= 31, qPrintable(QString::number(play.governor.width())));
    }
    void aTenantThatBearsMoreAgainIsFoundOut()
    {
        Play play({32, 100, 4, 0, 1});
        play.left = 1'000'000;
        bool narrow = true;
        const auto judge = [&](const Governor::Permit &permit) {
            return narrow && permit.number % 8 >= 4 ? std::pair(Outcome::Throttled, std::optional<qint64>(1000))
                                                    : std::pair(Outcome::Answered, std::optional<qint64>());
        };
        play.run(judge, 1'000);
        narrow = false;
        play.run(judge, 600'000);
        QCOMPARE(play.governor.width(), 100);
    }
    void scatteredRefusalsDoNotNarrow_data()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("start");
        for (const int percent : {2, 10, 30})
            for (const int start : {4, 32, 100})
                QTest::addRow("%d %% from %d", percent, start) << percent << start;
    }
    void scatteredRefusalsDoNotNarrow()
    {
        QFETCH(int, percent);
        QFETCH(int, start);
        Play play({start, 100, 4, 0, 1});
        play.left = 1'000'000;
        std::mt19937 random(11);
        const auto judge = [&random, percent](const auto &) {
            return int(random() % 100) < percent ? std::pair(Outcome::Throttled, std::optional<qint64>(1000))
                                                 : std::pair(Outcome::Answered, std::optional<qint64>());
        };
        play.run(judge, 60'000);
        const int before = play.answered;
        play.run(judge, 180'000);
        // Two minutes of a round and a pause, half of the maximum in each but for some trials.
        const double perRound = double(play.answered - before) / (120'000 / 1'150);
        QVERIFY2(perRound > 50 * (100 - percent) / 100.0 * 0.8, qPrintable(QString::number(perRound)));
    }
    void scatteredRefusalsDoNotStarveTheRun()
    {
        Play play({32, 100, 4, 0, 1});
        play.left = 1000;
        std::mt19937 random(7);
        const auto judge = [&random](const auto &) {
            return random() % 10 < 3 ? std::pair(Outcome::Throttled, std::optional<qint64>(1000))
                                     : std::pair(Outcome::Answered, std::optional<qint64>());
        };
        play.run(judge, 200'000);
        QCOMPARE(play.answered, 1000);
        QVERIFY2(play.clock.monotonicMs() < 60'000, qPrintable(QString::number(play.clock.monotonicMs())));
    }
    void partsOfABatchThrottleTheAccount()
    {
        base::ManualClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        Governor governor({100, 100, 4, 0, 1}, &clock);
        const auto a = governor.start(20), b = governor.start(20);
        QCOMPARE(governor.inFlight(), 40);
        governor.finish(a, Outcome::Answered);
        QVERIFY(governor.throttledElsewhere(3000, 5) >= 3000);
        QCOMPARE(governor.width(), 50);
        governor.finish(b, Outcome::Answered);
        QCOMPARE(governor.throttledElsewhere(3000, 5), 0); // same burst
        QVERIFY(governor.width() >= 50);
        QVERIFY(!governor.mayStart(1));
        clock.advance(3200);
        QVERIFY(governor.mayStart(20));
    }
    void aWideRequestGoesAlone()
    {
        base::ManualClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        Governor governor({4, 100, 4, 0, 1}, &clock);
        QVERIFY(governor.mayStart(20));
        const auto permit = governor.start(20);
        QVERIFY(!governor.mayStart(1));
        governor.finish(permit, Outcome::Answered);
        QVERIFY(governor.mayStart(1));
    }
    void keepsItsOwnRate()
    {
        Play play({32, 100, 4, 50, 1});
        play.left = 200;
        play.run(clean, 60'000);
        QCOMPARE(play.answered, 200);
        QVERIFY2(play.starts.last() >= 3900 && play.starts.last() <= 4200,
                 qPrintable(QString::number(play.starts.last())));
    }
    void breaksTheCircuitOfADeadService()
    {
        Play play({32, 100, 4, 0, 1});
        play.left = 1'000'000;
        const auto dead = [](const auto &) { return std::pair(Outcome::Failed, std::optional<qint64>()); };
        play.run(dead, 1000);
        QVERIFY(play.governor.breakerOpen());
        const qsizetype before = play.starts.size();
        play.run(dead, 20'000);
        QVERIFY(play.starts.size() - before <= 4); // probes only
        bool gaveUp = false;
        Play other({32, 100, 4, 0, 1});
        other.left = 1'000'000;
        for (int ms = 0; ms < 20'000 && !gaveUp; ms += 100) {
            other.run(dead, ms);
            gaveUp = other.governor.givenUp();
        }
        QVERIFY(gaveUp);
        other.governor.allowProbe();
        QVERIFY(other.governor.mayStart(1));
        const auto probe = other.governor.start(1);
        QVERIFY(!other.governor.mayStart(1)); // one probe at a time
        other.governor.finish(probe, Outcome::Answered);
        QVERIFY(!other.governor.breakerOpen());
        QVERIFY(other.governor.mayStart(1));
    }
    void otherLimitsKeepWhatWasLearned()
    {
        base::ManualClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        Governor governor({40, 100, 4, 0, 1}, &clock);
        QVERIFY(governor.finish(governor.start(1), Outcome::Throttled, 5'000) > 0);
        governor.setLimits({100, 10, 4, 0, 1});
        QCOMPARE(governor.width(), 10);
        QVERIFY(!governor.mayStart(1)); // the pause holds
        governor.setLimits({100, 100, 4, 0, 1});
        QCOMPARE(governor.width(), 10);
        clock.advance(6'000);
        QVERIFY(governor.mayStart(1));
    }
    void oneBrokenConnectionIsNotADeadService()
    {
        base::ManualClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        Governor governor({100, 100, 4, 0, 1}, &clock);
        QList<Governor::Permit> permits;
        for (int i = 0; i < 100; ++i)
            permits.append(governor.start(1));
        for (const auto &permit : std::as_const(permits))
            governor.finish(permit, Outcome::Failed);
        QVERIFY(!governor.breakerOpen());
        QVERIFY(governor.mayStart(1));
    }
    void cancelledOnesTellNothing()
    {
        Play play({32, 100, 4, 0, 1});
        play.left = 32;
        play.fill([](const auto &) { return std::pair(Outcome::Dropped, std::optional<qint64>()); }, 32);
        play.left = 0;
        play.clock.advance(100);
        QCOMPARE(play.governor.width(), 32);
        QVERIFY(!play.governor.breakerOpen());
        QCOMPARE(play.governor.lastAnswerMs(), -1);
    }
};

QTEST_GUILESS_MAIN(TestGovernor)
#include "tst_governor.moc"
