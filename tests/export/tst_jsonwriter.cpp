// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/jsonwriter.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using exporting::JsonWriter;

namespace {

/// Takes only so many bytes, like a disk that fills up.
class SmallDisk : public QIODevice
{
public:
    explicit SmallDisk(qint64 room)
        : m_room(room)
    {
        open(WriteOnly);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        const qint64 taken = std::min(size, m_room);
        m_room -= taken;
        return taken;
    }

private:
    qint64 m_room;
};

} // namespace

class TestJsonWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrips_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("quotes") << "say \"hi\" \\ there";
        QTest::newRow("lines") << "a\r\n\tb";
        QTest::newRow("controls") << QStringLiteral("bell\u0007 esc\u001b del\u007f");
        QTest::newRow("astral") << QStringLiteral("\U0001F600");
        QTest::newRow("separators") << QStringLiteral("\u2028\u2029");
        QTest::newRow("empty") << "";
    }
    void roundTrips()
    {
        QFETCH(QString, text);
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        JsonWriter json(&out);
        json.beginObject();
        json.member("text", text);
        json.key("list");
        json.beginArray(true);
        json.value(text);
        json.value(1.0 / 3);
        json.value(qint64(9'007'199'254'740'991));
        json.null();
        json.value(true);
        json.endArray();
        json.key("none");
        json.beginArray();
        json.endArray();
        json.endObject();
        QVERIFY(json.finish());
        QJsonParseError error;
        const QJsonObject read = QJsonDocument::fromJson(out.data(), &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, out.data().constData());
        QCOMPARE(read[u"text"].toString(), text);
        const QJsonArray list = read[u"list"].toArray();
        QCOMPARE(list[0].toString(), text);
        QVERIFY(std::abs(list[1].toDouble() - 1.0 / 3) < 1e-6);
        QCOMPARE(list[2].toInteger(), qint64(9'007'199'254'740'991));
        QVERIFY(list[3].isNull());
        QCOMPARE(list[4].toBool(), true);
        QVERIFY(read[u"none"].toArray().isEmpty());
    }
    void loneSurrogatesStayValidUtf8()
    {
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        JsonWriter json(&out);
        json.value(QString(QChar(0xdc00)));
        QVERIFY(json.finish());
        QCOMPARE(out.data(), QByteArray("\"?\"\n"));
    }
    void aFullDiskIsNoticed()
    {
        SmallDisk disk(100'000);
        JsonWriter json(&disk);
        json.beginArray();
        for (int i = 0; i < 50'000; ++i)
            json.value(i);
        json.endArray();
        QVERIFY(!json.finish());
    }
};

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
