// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

#include "core/base/sharedhash.h"
#include "core/base/sharedlist.h"

#include <QTest>
#include <QThread>

#include <memory>
#include <numeric>

using base::SharedHash;
using base::SharedList;

namespace {

/// 0, 1, … count-1
SharedList<int> counted(int count)
{
    SharedList<int> list;
    for (int i = 0; i < count; ++i)
        list.append(i);
    return list;
}

} // namespace

class TestShared : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsLikeAList_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 63, 64, 65, 1000})
            QTest::addRow("%d", count) << count;
    }
    void readsLikeAList()
    {
        QFETCH(int, count);
        const SharedList<int> list = counted(count);
        QList<int> expected(count);
        std::iota(expected.begin(), expected.end(), 0);
        QCOMPARE(list.size(), count);
        QCOMPARE(list.isEmpty(), count == 0);
        QCOMPARE(list.toList(), expected);
        QCOMPARE(std::accumulate(list.begin(), list.end(), 0), count * (count - 1) / 2);
        QCOMPARE(list.end() - list.begin(), count);
        QCOMPARE(std::lower_bound(list.begin(), list.end(), count / 2) - list.begin(), count / 2);
        QVERIFY(list == counted(count));
        QVERIFY(list != counted(count + 1));
    }

    /// Whoever holds a copy sees what was, however the original goes on, and the other way round.
    void copiesStandStill()
    {
        SharedList<int> list = counted(100);
        const SharedList<int> before = list;
        list.set(3, -3);
        list.edit(99) = -99;
        list.append(100);
        QCOMPARE(before.toList(), counted(100).toList());
        QCOMPARE(list.at(3), -3);
        QCOMPARE(list.at(99), -99);
        QCOMPARE(list.last(), 100);
        QCOMPARE(list.size(), 101);
        QVERIFY(list != before);
        list = before;
        QVERIFY(list == before);
    }

    /// A change copies the values near it and leaves the rest where copies see it, too.
    void changesCopyLittle()
    {
        SharedList<int> list = counted(1000);
        const SharedList<int> before = list;
        list.set(0, -1);
        list.append(1000);
        int moved = 0;
        for (int i = 0; i < before.size(); ++i)
            moved += &before.at(i) != &list.at(i);
        QVERIFY2(moved > 0 && moved < 200, qPrintable(QString::number(moved)));
    }

    void letsGoOfValues()
    {
        auto value = std::make_shared<int>(1);
        {
            SharedList<std::shared_ptr<int>> list{value};
            const SharedList<std::shared_ptr<int>> copy = list;
            list.set(0, nullptr);
            QCOMPARE(value.use_count(), 2L);
        }
        QCOMPARE(value.use_count(), 1L);
    }

    void isReadWhileItGrows()
    {
        SharedList<int> list = counted(500);
        for (int round = 0; round < 20; ++round) {
            int sum = 0;
            std::unique_ptr<QThread> reader(
                QThread::create([&sum, copy = list] { sum = std::accumulate(copy.begin(), copy.end(), 0); }));
            const int expected = std::accumulate(list.begin(), list.end(), 0);
            reader->start();
            for (int i = 0; i < 500; ++i)
                list.set(i, list.at(i) + 1);
            QVERIFY(reader->wait());
            QCOMPARE(sum, expected);
        }
    }

    void findsKeys()
    {
        SharedHash<QString, int> hash;
        QCOMPARE(hash.value(QStringLiteral("a"), -1), -1);
        const auto key = [](int i) { return QStringLiteral("host%1.example").arg(i); };
        for (int i = 0; i < 5000; ++i)
            hash.insert(key(i), i);
        const SharedHash<QString, int> before = hash;
        hash.insert(key(5000), 5000);
        hash.insert(key(7), 70);
        for (int i = 0; i < 5000; ++i)
            QCOMPARE(before.value(key(i), -1), i);
        QCOMPARE(before.value(key(5000), -1), -1);
        QCOMPARE(hash.value(key(5000), -1), 5000);
        QCOMPARE(hash.value(key(7), -1), 70);
    }
};

QTEST_GUILESS_MAIN(TestShared)
#include "tst_shared.moc"
