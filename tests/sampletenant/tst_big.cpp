// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/bigtenant.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using sampletenant::BigShape;
using sampletenant::BigTenant;
using sampletenant::Data;

/// Generated tenants: size, shape, sameness, and the way through a file.
class TestBig : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasTheSizeAsked();
    void everyHostIsTwoStepsAway();
    void sameSeedSameBytes();
    void survivesAFile();
    void bundledSurvivesAFile();
    void wideDomain();
    void loadsFast();

private:
    static QByteArray written(const Data &data)
    {
        QByteArray text;
        QBuffer buffer(&text);
        buffer.open(QIODevice::WriteOnly);
        return data.write(&buffer) ? text : QByteArray();
    }
    static std::shared_ptr<const Data> read(QByteArray text)
    {
        QBuffer buffer(&text);
        buffer.open(QIODevice::ReadOnly);
        const auto data = Data::read(&buffer);
        return data ? *data : nullptr;
    }
};

void TestBig::hasTheSizeAsked()
{
    for (const auto &[hosts, records] : {std::pair(50'000, 200'000), {2'000, 9'000}, {300, 300}}) {
        const auto data = BigTenant({.hosts = hosts, .records = records}).data();
        QCOMPARE(int(data->hosts().size()), hosts);
        QCOMPARE(int(data->records().size()), records);
    }
}

void TestBig::everyHostIsTwoStepsAway()
{
    const BigTenant big({.hosts = 5'000, .records = 20'000});
    const auto data = big.data();
    QSet<Data::Id> seen, layer;
    for (const QByteArray &name : big.indicators())
        layer.insert(data->find(name).id);
    for (int step = 0; step < 3; ++step) {
        seen += layer;
        QSet<Data::Id> next;
        for (const Data::Id id : layer) {
            QVERIFY(data->forward(id).size() + data->reverse(id).size() <= 100);
            for (const Data::Span span : {data->forward(id), data->reverse(id)}) {
                for (const qint32 *row = span.begin; row != span.end; ++row) {
                    const Data::Record &record = data->records()[size_t(*row)];
                    const Data::Id other = record.from == id ? record.to : record.from;
                    if (!seen.contains(other))
                        next.insert(other);
                }
            }
        }
        layer = next;
    }
    QCOMPARE(int(seen.size()), 5'000);
}

void TestBig::sameSeedSameBytes()
{
    const QByteArray one = written(*BigTenant({.hosts = 500, .records = 2'000, .seed = 3}).data());
    QVERIFY(!one.isEmpty());
    QCOMPARE(written(*BigTenant({.hosts = 500, .records = 2'000, .seed = 3}).data()), one);
    QVERIFY(written(*BigTenant({.hosts = 500, .records = 2'000, .seed = 4}).data()) != one);
}

void TestBig::survivesAFile()
{
    const QByteArray text = written(*BigTenant({.hosts = 500, .records = 2'000, .wideArtifacts = 20}).data());
    const auto back = read(text);
    QVERIFY(back);
    QCOMPARE(written(*back), text);
}

void TestBig::bundledSurvivesAFile()
{
    const auto bundled = sampletenant::bundledData();
    const QByteArray text = written(*bundled);
    const auto back = read(text);
    QVERIFY(back);
    QCOMPARE(back->hosts().size(), bundled->hosts().size());
    QCOMPARE(back->rules().size(), bundled->rules().size());
    QCOMPARE(written(*back), text);
}

void TestBig::wideDomain()
{
    const BigTenant big({.hosts = 0, .records = 0, .wideArtifacts = 5'000});
    const auto data = big.data();
    QCOMPARE(big.indicators(), QList<QByteArray>{"wide.example"});
    QCOMPARE(data->forward(data->find("wide.example").id).size(), 5'000);
    QCOMPARE(int(data->hosts().size()), 5'001);
}

void TestBig::loadsFast()
{
    const QByteArray text = written(*BigTenant({}).data());
    QElapsedTimer clock;
    clock.start();
    QVERIFY(read(text));
    qInfo("200,000 records loaded in %lld ms", clock.elapsed());
}

QTEST_GUILESS_MAIN(TestBig)
#include "tst_big.moc"
