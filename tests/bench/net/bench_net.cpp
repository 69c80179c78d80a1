// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// How fast the client is: 1,000 GETs of about 1 kB from a server that takes 100 ms, over HTTP/1.1 and, through nghttpx,
// over HTTP/2. "ideal" is requests × latency / width.
#include "core/net/client.h"
#include "tests/net/fixedtokens.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/tlsfront.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace {

constexpr int latencyMs = 100;

struct Measured
{
    double seconds = 0, cpuSeconds = 0;
    int good = 0;
};

Measured measure(const QUrl &origin, net::ClientSettings settings, int requests)
{
    base::SystemClock clock;
    test::FixedTokens tokens;
    settings.allowedOrigins = {origin};
    net::Client client(settings, &tokens, &clock);
    Measured measured;
    int ended = 0;
    QElapsedTimer timer;
    timer.start();
    const std::clock_t cpu = std::clock();
    for (int i = 0; i < requests; ++i) {
        net::Request request;
        request.url = origin;
        request.url.setPath(QStringLiteral("/v1.0/security/threatIntelligence/hosts/h%1.example/reputation").arg(i));
        client.send(request, [&](const base::Result<net::Reply> &reply) {
            measured.good += reply.has_value();
            if (++ended == requests)
                QCoreApplication::quit();
        });
    }
    QCoreApplication::exec();
    measured.seconds = double(timer.elapsed()) / 1000;
    measured.cpuSeconds = double(std::clock() - cpu) / CLOCKS_PER_SEC;
    return measured;
}

void report(const char *what, const QUrl &origin, const net::ClientSettings &settings, int requests)
{
    const Measured measured = measure(origin, settings, requests);
    const double ideal = double(requests) * latencyMs / 1000 / settings.maximumWidth;
    std::printf("%-34s %6d %7d %8.3f %8.3f %6.0f %% %9.0f/s %7.2f\n", what, measured.good, settings.startWidth,
                measured.seconds, ideal, 100 * ideal / measured.seconds, measured.good / measured.seconds,
                measured.cpuSeconds);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int requests = argc > 1 ? std::atoi(argv[1]) : 1000;
    const QByteArray body
        = R"({"id":"x","classification":"unknown","score":0,"rules":[],"padding":")" + QByteArray(950, 'p') + "\"}";
    test::ScriptedServer server([&body](const test::Seen &) { return test::Answer::json(body, latencyMs); });
    std::printf("%-34s %6s %7s %8s %8s %8s %11s %7s\n", "transport", "good", "start", "seconds", "ideal", "of ideal",
                "rate", "cpu");

    net::ClientSettings settings;
    report("HTTP/1.1", server.url(), settings, requests);
    settings.startWidth = 100;
    report("HTTP/1.1", server.url(), settings, requests);
    settings.managers = 1;
    report("HTTP/1.1, one manager", server.url(), settings, requests / 5);
    settings.managers = 0;

    const QString missing = test::TlsFront::missing();
    QTemporaryDir folder;
    test::TestCa ca;
    test::TlsFront front;
    if (!missing.isEmpty() || !ca.make(folder.path()) || !front.start(server.port(), ca)) {
        std::printf("HTTP/2 not measured: %s\n", qPrintable(missing.isEmpty() ? front.why() : missing));
        return 0;
    }
    settings.caCertificates = ca.pem;
    report("HTTP/2 over TLS", front.url(), settings, requests);
    settings.startWidth = 32;
    report("HTTP/2 over TLS", front.url(), settings, requests);
    settings.startWidth = 100;
    settings.http2 = false;
    report("HTTP/1.1 over TLS", front.url(), settings, requests);
    return 0;
}
