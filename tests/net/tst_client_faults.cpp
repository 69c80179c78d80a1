// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/client.h"
#include "tests/net/fixedtokens.h"
#include "tests/net/hurriedclock.h"
#include "tests/support/scriptedserver.h"

#include <QElapsedTimer>
#include <QTest>

using base::Failure;
using net::Client;
using test::Answer;
using test::ScriptedServer;
using test::Seen;

Q_DECLARE_METATYPE(test::Answer)

namespace {

Answer how(Answer::How way, const QByteArray &body = R"({"value":[1,2,3,4,5,6]})")
{
    Answer answer = Answer::json(body);
    answer.how = way;
    return answer;
}

} // namespace

/// Every fault ends in a state, heals where it can, and none hangs.
class TestClientFaults : public QObject
{
    Q_OBJECT
    test::HurriedClock m_clock; // the waits between tries; time-outs are real
    test::FixedTokens m_tokens;

    base::Result<net::Reply> ask(const ScriptedServer &server, net::Request request, QStringList *log = nullptr)
    {
        net::ClientSettings settings;
        settings.allowedOrigins = {server.url()};
        settings.seed = 1;
        Client client(settings, &m_tokens, &m_clock);
        if (log)
            connect(&client, &Client::logged, this, [log](const QString &line) { log->append(line); });
        request.url = server.url(QStringLiteral("/x?q=1"));
        std::optional<base::Result<net::Reply>> result;
        client.send(request, [&result](base::Result<net::Reply> got) { result = std::move(got); });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 20'000); }();
        return result.value_or(base::failure(Failure::Internal, QStringLiteral("hangs")));
    }

private Q_SLOTS:
    void heals_data()
    {
        QTest::addColumn<Answer>("fault");
        QTest::newRow("reset") << how(Answer::How::Reset);
        QTest::newRow("closed") << how(Answer::How::Close);
        QTest::newRow("truncated") << how(Answer::How::Truncated);
        QTest::newRow("stalled") << how(Answer::How::Stall);
        QTest::newRow("stalled in body") << how(Answer::How::StallInBody);
        QTest::newRow("500 page") << Answer::page(500);
        QTest::newRow("502") << Answer::failed(502);
        QTest::newRow("503") << Answer::failed(503);
        QTest::newRow("504 empty") << Answer::failed(504, "");
        QTest::newRow("429 without time") << Answer::throttled();
    }
    void heals()
    {
        QFETCH(Answer, fault);
        int calls = 0;
        ScriptedServer server([&](const Seen &) { return calls++ == 0 ? fault : Answer::json(R"({"ok":1})"); });
        net::Request request;
        request.totalTimeoutMs = 3000;
        request.idleTimeoutMs = 300;
        const auto result = ask(server, request);
        QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().detail));
        QCOMPARE(result->body, QByteArray(R"({"ok":1})"));
        QVERIFY(server.count() >= 2);
    }
    void ends_data()
    {
        QTest::addColumn<Answer>("fault");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("most"); // times asked
        QTest::newRow("500") << Answer::failed(
            500, R"({"error":{"code":"generalException","message":"Error retrieving reputation"}})")
                             << int(Failure::Service) << 3;
        QTest::newRow("400") << Answer::failed(400, R"({"error":{"code":"BadRequest","message":"$top"}})")
                             << int(Failure::BadRequest) << 1;
        QTest::newRow("403") << Answer::failed(403, R"({"error":{"code":"","message":"no licence"}})")
                             << int(Failure::Forbidden) << 1;
        QTest::newRow("page") << Answer::page(200) << int(Failure::BadReply) << 1;
        QTest::newRow("no http") << how(Answer::How::Raw, "SSH-2.0-OpenSSH_9\r\n\r\n") << int(Failure::Network) << 100;
        QTest::newRow("endless") << how(Answer::How::Endless) << int(Failure::TooLarge) << 1;
        QTest::newRow("too large") << Answer::json(QByteArray(300'000, ' ')) << int(Failure::TooLarge) << 1;
        QTest::newRow("large error page")
            << Answer::failed(403, QByteArray(3'000'000, 'x')) << int(Failure::Forbidden) << 1;
    }
    void ends()
    {
        QFETCH(Answer, fault);
        QFETCH(int, kind);
        QFETCH(int, most);
        ScriptedServer server([&fault](const Seen &) { return fault; });
        net::Request request;
        request.sizeLimit = 200'000;
        request.idleTimeoutMs = 1000;
        QStringList log;
        const auto result = ask(server, request, &log);
        QVERIFY(!result.has_value());
        QCOMPARE(int(result.error().kind), kind);
        QVERIFY2(server.count() <= most, qPrintable(QString::number(server.count())));
        QVERIFY(!result.error().detail.isEmpty());
        QVERIFY(!log.join(u'\n').contains(QStringLiteral("graph-1")));
        QVERIFY(!result.error().detail.contains(QStringLiteral("graph-1")));
    }
    void timesOutInTotalThoughBytesKeepComing()
    {
        ScriptedServer server([](const Seen &) { return how(Answer::How::Endless); });
        net::Request request;
        request.sizeLimit = 1LL << 40;
        request.totalTimeoutMs = 400;
        request.idempotent = false;
        QElapsedTimer timer;
        timer.start();
        const auto result = ask(server, request);
        QCOMPARE(int(result.error().kind), int(Failure::Timeout));
        QVERIFY(timer.elapsed() < 20'000); // the idle time-out of 30 s is not what ended it
    }
    void aCompressedBombIsStopped()
    {
        // 64 MB of blanks as gzip: qCompress gives a zlib stream behind four bytes of length, which "deflate" means.
        const QByteArray bomb = qCompress(QByteArray(64 * 1024 * 1024, ' '), 9).mid(4);
        ScriptedServer server([&bomb](const Seen &) {
            Answer answer = Answer::json(bomb);
            answer.headers = {{"Content-Encoding", "deflate"}};
            return answer;
        });
        net::Request request;
        request.sizeLimit = 1024 * 1024;
        const auto result = ask(server, request);
        QVERIFY(!result.has_value());
        QCOMPARE(int(result.error().kind), int(Failure::TooLarge));
    }
    void decodesACompressedBody()
    {
        ScriptedServer server([](const Seen &) {
            Answer answer = Answer::json(qCompress(QByteArray(R"({"a":"b"})"), 9).mid(4));
            answer.headers = {{"Content-Encoding", "deflate"}};
            return answer;
        });
        QCOMPARE(ask(server, {}).value().body, QByteArray(R"({"a":"b"})"));
    }
    void whatMustNotHappenTwiceIsSentOnce_data()
    {
        QTest::addColumn<Answer>("fault");
        QTest::newRow("reset") << how(Answer::How::Reset);
        QTest::newRow("closed") << how(Answer::How::Close);
        QTest::newRow("truncated") << how(Answer::How::Truncated);
        QTest::newRow("503") << Answer::failed(503);
        QTest::newRow("stalled") << how(Answer::How::Stall);
    }
    void whatMustNotHappenTwiceIsSentOnce()
    {
        QFETCH(Answer, fault);
        ScriptedServer server([&fault](const Seen &) { return fault; });
        net::Request request;
        request.verb = "POST";
        request.body = R"({"comment":"hello"})";
        request.idempotent = false;
        request.idleTimeoutMs = 300;
        QVERIFY(!ask(server, request).has_value());
        QCOMPARE(server.count(), 1);
        QCOMPARE(server.seen().first().body, request.body);
    }
    void aThrottledWriteIsRepeated()
    {
        int calls = 0;
        ScriptedServer server([&](const Seen &) { return calls++ == 0 ? Answer::throttled("0") : Answer::json("{}"); });
        net::Request request;
        request.verb = "PUT";
        request.body = "{}";
        request.idempotent = false;
        QVERIFY(ask(server, request).has_value());
        QCOMPARE(server.count(), 2);
    }
    void aDeadServiceEndsTheRun()
    {
        ScriptedServer server([](const Seen &) { return Answer::json("{}"); });
        server.stopListening();
        net::ClientSettings settings;
        settings.allowedOrigins = {server.url()};
        settings.seed = 1;
        Client client(settings, &m_tokens, &m_clock);
        int ended = 0;
        QSet<int> kinds;
        for (int i = 0; i < 2000; ++i) {
            net::Request request;
            request.url = server.url(QStringLiteral("/%1").arg(i));
            client.send(request, [&](const base::Result<net::Reply> &result) {
                ++ended;
                kinds.insert(result ? -1 : int(result.error().kind));
            });
        }
        QTRY_VERIFY_WITH_TIMEOUT(client.load().breakerOpen, 5000);
        QTRY_COMPARE_WITH_TIMEOUT(ended, 2000, 15'000);
        QCOMPARE(kinds, QSet<int>{int(Failure::Network)});
        QVERIFY2(client.counters().httpCalls < 400, qPrintable(QString::number(client.counters().httpCalls)));
    }
};

QTEST_GUILESS_MAIN(TestClientFaults)
#include "tst_client_faults.moc"
