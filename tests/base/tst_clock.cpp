// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

#include "core/base/clock.h"

#include <QTest>

class TestClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsWhatFallsDueInOrder()
    {
        base::ManualClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        QObject context;
        QList<qint64> ran;
        clock.after(200, &context, [&] { ran.append(clock.monotonicMs()); });
        clock.after(100, &context, [&] {
            ran.append(clock.monotonicMs());
            clock.after(50, &context, [&] { ran.append(clock.monotonicMs()); });
        });
        clock.advance(99);
        QVERIFY(ran.isEmpty());
        clock.advance(101);
        QCOMPARE(ran, (QList<qint64>{100, 150, 200}));
        QCOMPARE(clock.now(), QDateTime(QDate(2026, 1, 1), QTime(0, 0, 0, 200), Qt::UTC));
    }
    void forgetsCallsOfDeadObjects()
    {
        base::ManualClock clock(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC));
        auto context = std::make_unique<QObject>();
        bool ran = false;
        clock.after(10, context.get(), [&] { ran = true; });
        context.reset();
        clock.advance(100);
        QVERIFY(!ran);
        QCOMPARE(clock.waiting(), 0);
    }
};

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
