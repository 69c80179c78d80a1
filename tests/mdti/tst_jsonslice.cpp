// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/jsonslice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <functional>

class TestJsonSlice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithAReader();
    void brokenOutlinesHaveNone_data();
    void brokenOutlinesHaveNone();
};

/// Whatever JSON there is, the slices read one by one are what reading the whole gives.
void TestJsonSlice::agreesWithAReader()
{
    QRandomGenerator random(7);
    const std::function<QJsonValue(int)> any = [&](int depth) -> QJsonValue {
        switch (random.bounded(depth > 0 ? 7 : 5)) {
        case 0:
            return QJsonValue::Null;
        case 1:
            return random.bounded(2) == 1;
        case 2:
            return random.bounded(1000) - 500;
        case 3:
            return random.generateDouble() * 1e6;
        case 4: {
            QString text;
            for (int i = random.bounded(9); i > 0; --i)
                text += QStringLiteral("a\\\"{}[],: \n\u00e9").at(random.bounded(12));
            return text;
        }
        case 5: {
            QJsonArray list;
            for (int i = random.bounded(5); i > 0; --i)
                list.append(any(depth - 1));
            return list;
        }
        default: {
            QJsonObject object;
            for (int i = random.bounded(5); i > 0; --i)
                object.insert(QStringLiteral("k%1").arg(random.bounded(50)), any(depth - 1));
            return object;
        }
        }
    };
    const auto read = [](QByteArrayView slice) -> QJsonValue {
        return QJsonDocument::fromJson('[' + slice.toByteArray() + ']').array().at(0);
    };
    for (int round = 0; round < 500; ++round) {
        QJsonObject object;
        QJsonArray list;
        for (int i = random.bounded(6); i > 0; --i) {
            object.insert(QStringLiteral("key%1").arg(i), any(4));
            list.append(any(4));
        }
        const auto format = round % 2 == 0 ? QJsonDocument::Compact : QJsonDocument::Indented;
        const QByteArray objectText = QJsonDocument(object).toJson(format).trimmed();
        const QByteArray listText = QJsonDocument(list).toJson(format).trimmed();
        const auto members = mdti::json::members(objectText);
        const auto elements = mdti::json::elements(listText);
        QVERIFY2(members && elements, QByteArray(objectText + listText).constData());
        QCOMPARE(members->size(), object.size());
        QCOMPARE(elements->size(), list.size());
        for (auto member = object.constBegin(); member != object.constEnd(); ++member)
            QCOMPARE(read(mdti::json::valueOf(*members, member.key().toLatin1())), QJsonValue(member.value()));
        for (qsizetype i = 0; i < list.size(); ++i)
            QCOMPARE(read((*elements)[i]), list[i]);
        // Cut anywhere, it is broken.
        QVERIFY(!mdti::json::members(QByteArrayView(objectText).chopped(1 + random.bounded(int(objectText.size())))));
        QVERIFY(!mdti::json::elements(QByteArrayView(listText).chopped(1 + random.bounded(int(listText.size())))));
    }
}

void TestJsonSlice::brokenOutlinesHaveNone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("word") << QByteArray("true");
    QTest::newRow("crossed") << QByteArray(R"({"a":[}])");
    QTest::newRow("closed twice") << QByteArray(R"({"a":1}})");
    QTest::newRow("open string") << QByteArray(R"({"a":"\"})");
    QTest::newRow("no colon") << QByteArray(R"({"a" 1})");
    QTest::newRow("no value") << QByteArray(R"({"a":})");
    QTest::newRow("no key") << QByteArray(R"({1:2})");
    QTest::newRow("comma at the end") << QByteArray(R"({"a":1,})");
    QTest::newRow("two") << QByteArray("{}{}");
    QTest::newRow("deep") << QByteArray(1'000'000, '[');
}

void TestJsonSlice::brokenOutlinesHaveNone()
{
    QFETCH(QByteArray, text);
    QVERIFY(!mdti::json::members(text));
    QVERIFY(!mdti::json::elements(QByteArray('[' + text)));
}

QTEST_GUILESS_MAIN(TestJsonSlice)
#include "tst_jsonslice.moc"
