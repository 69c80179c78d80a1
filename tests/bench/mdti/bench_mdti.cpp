// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// How requests travel best: the reputations of 1,000 artifacts from the sample tenant at 100 ms, singly and in batches,
// over HTTP/1.1 and, through nghttpx, over HTTP/2. "ideal" is requests × latency / width. Then what reading answers
// costs.
#include "core/attribution/reader.h"
#include "core/mdti/api.h"
#include "core/mdti/parse.h"
#include "core/net/clientsecrettokens.h"
#include "core/sampletenant/bigtenant.h"
#include "core/sampletenant/server.h"
#include "tests/support/tlsfront.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace {

constexpr int latencyMs = 100, width = 100;

class Bench
{
public:
    Bench(sampletenant::ServerThread &server, QUrl origin, QByteArray ca)
        : m_server(server)
        , m_origin(std::move(origin))
        , m_ca(std::move(ca))
    {
    }

    /// The addresses of the wide name; also brings the token, so that it is not measured.
    QStringList artifacts(mdti::Api &api) const
    {
        QStringList out;
        std::function<void(const QUrl &)> page = [&](const QUrl &next) {
            api.passiveDns(QStringLiteral("wide.example"), mdti::Api::Direction::Forward, 1000, next,
                           net::Priority::Normal, [&](const base::Result<mdti::Page<mdti::PassiveDnsRow>> &got) {
                               if (!got)
                                   std::printf("failed: %s\n", qPrintable(got.error().detail));
                               else
                                   for (const mdti::PassiveDnsRow &row : got->rows)
                                       out.append(row.otherEnd);
                               if (got && !got->next.isEmpty())
                                   page(got->next);
                               else
                                   QCoreApplication::quit();
                           });
        };
        page({});
        QCoreApplication::exec();
        return out;
    }

    void measure(const char *what, mdti::Transport transport, int startWidth) const
    {
        base::SystemClock clock;
        net::SignInSettings signIn;
        signIn.login = signIn.graph = signIn.arm = m_origin;
        signIn.tenant = m_server->options().tenantId;
        signIn.clientId = m_server->options().clientId;
        signIn.caCertificates = m_ca;
        const QByteArray secret = m_server->options().clientSecret.toUtf8();
        net::ClientSecretTokens tokens(
            signIn, [secret](const net::SecretHandler &handler) { handler(secret); }, &clock);
        net::ClientSettings settings;
        settings.allowedOrigins = {m_origin};
        settings.startWidth = startWidth;
        settings.maximumWidth = width;
        settings.caCertificates = m_ca;
        net::Client client(settings, &tokens, &clock);
        mdti::Api api({m_origin, transport, false, true}, &client, nullptr, &clock);
        const QStringList hosts = artifacts(api);

        int ended = 0, good = 0;
        const qint64 calls = client.counters().httpCalls;
        const std::clock_t cpu = std::clock();
        QElapsedTimer timer;
        timer.start();
        for (const QString &host : hosts) {
            api.reputation(host, net::Priority::Normal, [&](const base::Result<mdti::Reputation> &reputation) {
                good += reputation.has_value();
                if (++ended == hosts.size())
                    QCoreApplication::quit();
            });
        }
        if (!hosts.isEmpty())
            QCoreApplication::exec();
        const double seconds = double(timer.nsecsElapsed()) / 1e9;
        const double ideal = double(hosts.size()) * latencyMs / 1000 / width;
        std::printf("%-26s %5d %5d %7lld %8.3f %8.3f %6.0f %% %8.0f/s %7.2f\n", what, startWidth, good,
                    static_cast<long long>(client.counters().httpCalls - calls), seconds, ideal, 100 * ideal / seconds,
                    good / seconds, double(std::clock() - cpu) / CLOCKS_PER_SEC);
        std::fflush(stdout);
    }

private:
    sampletenant::ServerThread &m_server;
    QUrl m_origin;
    QByteArray m_ca;
};

void measureReading()
{
    QByteArray rows;
    for (int i = 0; i < 1000; ++i)
        rows
            += (i ? "," : "")
            + QByteArrayLiteral(
                   R"({"@odata.type":"#microsoft.graph.security.passiveDnsRecord","id":"Y29udG9zby5jb20kJDIwLjEwMy44NQ==",)"
                   R"("firstSeenDateTime":"2022-04-18T10:31:12Z","lastSeenDateTime":"2023-03-07T13:19:35Z",)"
                   R"("collectedDateTime":"2023-03-07T13:59:34.735Z","recordType":"A","parentHost":{"id":"192.0.2.4"},)"
                   R"("artifact":{"@odata.type":"#microsoft.graph.security.hostname","id":"host)")
            + QByteArray::number(i) + ".example\"}}";
    const QByteArray body = "{\"value\":[" + rows + "]}";
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 100; ++i)
        (void)mdti::parsePassiveDns(body, QStringLiteral("192.0.2.4"));
    std::printf("\n%-44s %8.2f ms\n", "1,000 passive DNS rows", double(timer.nsecsElapsed()) / 1e8);

    attribution::NameBook names;
    if (QFile file(QStringLiteral(MDTI_SOURCE_DIR "/resources/actor-names.json")); file.open(QIODevice::ReadOnly))
        names.loadPublicMapping(file.readAll());
    const QByteArray reputation
        = R"({"id":"r","classification":"malicious","score":90,"rules":[{"name":"Name server","description":"Domain is using a name server that has been associated with suspicious behavior","severity":"medium"},{"name":"Registrar","description":"Domains registered using this registrar are frequently associated with suspicious behavior","severity":"low"},{"name":"Cyber Threat Intelligence","description":"Forest Blizzard infrastructure","severity":"high"}]})";
    timer.restart();
    qsizetype findings = 0;
    for (int i = 0; i < 1000; ++i)
        findings += attribution::readReputation(*mdti::parseReputation(reputation),
                                                {QStringLiteral("Cyber Threat Intelligence")}, names)
                        .findings.size();
    std::printf("%-44s %8.2f ms (%lld findings)\n", "1,000 reputations read for actors",
                double(timer.nsecsElapsed()) / 1e6, static_cast<long long>(findings));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    sampletenant::BigShape shape;
    shape.hosts = shape.records = 100;
    shape.wideArtifacts = argc > 1 ? std::atoi(argv[1]) : 1000;
    sampletenant::Options options;
    options.behaviour.latencyMs = latencyMs;
    sampletenant::ServerThread server(sampletenant::BigTenant(shape).data(), options);
    if (!server.start())
        return 1;
    std::printf("%-26s %5s %5s %7s %8s %8s %8s %10s %7s\n", "transport", "start", "good", "calls", "seconds", "ideal",
                "of ideal", "rate", "cpu");
    const auto both = [](const Bench &bench, const char *single, const char *batch) {
        for (const int start : {32, width}) {
            bench.measure(single, mdti::Transport::Single, start);
            bench.measure(batch, mdti::Transport::Batch, start);
        }
    };
    both(Bench(server, server.url(), {}), "HTTP/1.1 single", "HTTP/1.1 batch");

    const QString missing = test::TlsFront::missing();
    QTemporaryDir folder;
    test::TestCa ca;
    test::TlsFront front;
    if (missing.isEmpty() && ca.make(folder.path()) && front.start(server->port(), ca))
        both(Bench(server, front.url(), ca.pem), "HTTP/2 single", "HTTP/2 batch");
    else
        std::printf("HTTP/2 not measured: %s\n", qPrintable(missing.isEmpty() ? front.why() : missing));
    measureReading();
    return 0;
}
