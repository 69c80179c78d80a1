// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/parse.h"
#include "tests/mdti/samplerun.h"

using namespace mditest;
using namespace mdti;
using base::Failure;
using net::Priority;
using sampletenant::Behaviour;
using sampletenant::Fault;

namespace {

std::shared_ptr<const sampletenant::Data> story()
{
    static const auto data = sampletenant::bundledData();
    return data;
}

/// What everything about every host of the story comes to, in a form that does not depend on the order of answers.
QStringList everything(SampleRun &run, int hostsAtMost, int waitMs = 20000)
{
    auto lines = std::make_shared<QStringList>();
    auto open = std::make_shared<int>(0);
    const auto pages = std::make_shared<std::function<void(const QString &, Api::Direction, const QUrl &)>>();
    *pages = [&run, lines, open, weak = std::weak_ptr(pages)](const QString &host, Api::Direction direction,
                                                              const QUrl &next) {
        ++*open;
        run.api->passiveDns(host, direction, 50, next, Priority::Normal,
                            [=](const base::Result<Page<PassiveDnsRow>> &page) {
                                --*open;
                                if (!page) {
                                    lines->append(host + u" failed: " + page.error().detail);
                                    return;
                                }
                                for (const PassiveDnsRow &row : page->rows)
                                    lines->append(host + u' ' + QString::number(int(direction)) + u' ' + row.recordType
                                                  + u' ' + row.otherEnd + u' ' + row.firstSeen.toString(Qt::ISODate)
                                                  + u' ' + row.lastSeen.toString(Qt::ISODate));
                                if (const auto again = weak.lock(); again && !page->next.isEmpty())
                                    (*again)(host, direction, page->next);
                            });
    };
    int count = 0;
    for (const auto &host : story()->hosts()) {
        if (++count > hostsAtMost)
            break;
        const QString value = QString::fromUtf8(host.id);
        ++*open;
        run.api->reputation(value, Priority::Normal, [=](const base::Result<Reputation> &reputation) {
            --*open;
            lines->append(value + u' '
                          + (reputation
                                 ? toString(reputation->classification) + u' ' + QString::number(reputation->score)
                                     + u' ' + QString::number(reputation->rules.size())
                                 : QString(QStringLiteral("failed: ") + reputation.error().detail)));
        });
        (*pages)(value, Api::Direction::Forward, {});
        (*pages)(value, Api::Direction::Reverse, {});
    }
    if (!QTest::qWaitFor([open] { return *open == 0; }, waitMs))
        lines->append(QStringLiteral("not finished"));
    lines->sort();
    return *lines;
}

/// The same, from the tenant's own data.
QStringList reputationsAsTold(int hostsAtMost)
{
    static const char *const words[] = {"unknown", "neutral", "suspicious", "malicious"};
    QStringList out;
    int count = 0;
    for (const auto &host : story()->hosts()) {
        if (++count > hostsAtMost)
            break;
        out.append(QString::fromUtf8(host.id) + u' ' + QLatin1String(words[host.classification]) + u' '
                   + QString::number(host.score) + u' ' + QString::number(host.rules.size()));
    }
    return out;
}

} // namespace

class TestSampleTenant : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void transportsAgree();
    void turnedAndOddTenantsAgree_data();
    void turnedAndOddTenantsAgree();
    void throttlingLosesNothing_data();
    void throttlingLosesNothing();
    void faultsEndInAKind_data();
    void faultsEndInAKind();
    void tokensAreRenewedInBatches();
};

void TestSampleTenant::transportsAgree()
{
    SampleRun single(story(), {}, Transport::Single), batch(story(), {}, Transport::Batch);
    const QStringList a = everything(single, 80), b = everything(batch, 80);
    QCOMPARE(a, b);
    for (const QString &line : reputationsAsTold(80))
        QVERIFY2(a.contains(line), qPrintable(line));
    QCOMPARE(single.api->counts().requests, batch.api->counts().requests);
    QCOMPARE(single.server->log().counters().requests, single.api->counts().requests);
    QCOMPARE(batch.server->log().counters().requests, batch.api->counts().requests);
    QVERIFY(batch.client->counters().httpCalls * 4 < single.client->counters().httpCalls);
    // And once more from the store: not one request.
    const qint64 requests = batch.api->counts().requests;
    QCOMPARE(everything(batch, 80), b);
    QCOMPARE(batch.api->counts().requests, requests);
    QCOMPARE(batch.api->counts().storeHits, requests);
}

void TestSampleTenant::turnedAndOddTenantsAgree_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("ends change places") << 0;
    QTest::newRow("no count") << 1;
    QTest::newRow("small pages refused") << 2;
    QTest::newRow("small pages clamped") << 3;
    QTest::newRow("no batches") << 4;
}

void TestSampleTenant::turnedAndOddTenantsAgree()
{
    QFETCH(int, which);
    Behaviour odd;
    odd.swapEnds = which == 0;
    odd.refuseCount = which == 1;
    odd.maximumTop = which == 2 || which == 3 ? 10 : odd.maximumTop;
    odd.clampTop = which == 3;
    odd.batchStatus = which == 4 ? 400 : 0;
    SampleRun plain(story(), {}), run(story(), odd, Transport::Batch);
    QCOMPARE(everything(run, 40), everything(plain, 40));
}

void TestSampleTenant::throttlingLosesNothing_data()
{
    QTest::addColumn<bool>("batch");
    QTest::newRow("single") << false;
    QTest::newRow("batch") << true;
}

void TestSampleTenant::throttlingLosesNothing()
{
    QFETCH(bool, batch);
    Behaviour throttled;
    throttled.throttle = 0.3;
    throttled.retryAfterSeconds = 1;
    throttled.refuseEarly = true;
    SampleRun plain(story(), {}), run(story(), throttled, batch ? Transport::Batch : Transport::Single);
    const QStringList expected = everything(plain, 3), got = everything(run, 3, 60000);
    QCOMPARE(got, expected);
    QVERIFY(run.client->counters().throttled > 0);
    QVERIFY2(run.server->log().early(50).isEmpty(), "something was asked before its time");
}

void TestSampleTenant::faultsEndInAKind_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::newRow("page") << int(Fault::Kind::HtmlPage) << 200 << int(Failure::BadReply);
    QTest::newRow("half a value") << int(Fault::Kind::MalformedJson) << 0 << int(Failure::BadReply);
    QTest::newRow("forbidden") << int(Fault::Kind::Status) << 403 << int(Failure::Forbidden);
    QTest::newRow("redirect") << int(Fault::Kind::Redirect) << 0 << int(Failure::ForeignOrigin);
}

void TestSampleTenant::faultsEndInAKind()
{
    QFETCH(int, fault);
    QFETCH(int, status);
    QFETCH(int, kind);
    SampleRun run(story());
    Fault bad;
    bad.kind = Fault::Kind(fault);
    bad.match = QStringLiteral("reputation");
    bad.status = status;
    bad.payload = "https://evil.example/";
    run.server->addFault(bad);
    std::optional<base::Error> error;
    int ended = 0;
    run.api->reputation(QString::fromUtf8(story()->hosts()[0].id), Priority::Normal,
                        [&](const base::Result<Reputation> &result) {
                            ++ended;
                            if (!result)
                                error = result.error();
                        });
    QTRY_COMPARE_WITH_TIMEOUT(ended, 1, 15000);
    QVERIFY(error.has_value());
    QVERIFY2(int(error->kind) == kind, qPrintable(base::toString(error->kind) + u' ' + error->detail));
    QVERIFY(!error->detail.isEmpty());
}

void TestSampleTenant::tokensAreRenewedInBatches()
{
    SampleRun run(story(), {}, Transport::Batch);
    const QStringList before = everything(run, 20);
    run.server->expireTokens();
    run.store.answers.clear();
    QCOMPARE(everything(run, 20), before);
    QCOMPARE(run.server->log().counters().tokens, 2);
}

QTEST_GUILESS_MAIN(TestSampleTenant)
#include "tst_sampletenant.moc"
