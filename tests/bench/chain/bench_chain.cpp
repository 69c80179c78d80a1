// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// What a big run costs: 50,000 hosts and 200,000 records chained in one run, and 1,000 artifacts at 100 ms. The tenant
// is served by a process of its own, so that memory and processor time below are the engine's alone.
#include "core/chain/engine.h"
#include "core/sampletenant/bigtenant.h"
#include "tests/support/samplesignin.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <cstdio>
#include <cstring>
#include <ctime>

namespace {

QByteArray statusLine(const char *key)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith(key))
                return line.mid(qsizetype(std::strlen(key)) + 1).simplified();
        }
    }
    return "?";
}

sampletenant::BigShape shapeOf(bool wide)
{
    sampletenant::BigShape shape;
    if (wide) {
        shape.hosts = 200;
        shape.records = 400;
        shape.wideArtifacts = 1000;
    }
    return shape;
}

int serve(bool wide, int latencyMs)
{
    sampletenant::Options options;
    options.behaviour.latencyMs = latencyMs;
    sampletenant::Server server(sampletenant::BigTenant(shapeOf(wide)).data(), options);
    server.log().setLimit(0);
    if (!server.listen())
        return 1;
    std::printf("%d\n", server.port());
    std::fflush(stdout);
    return QCoreApplication::exec();
}

/// The tenant in another process.
class Tenant
{
public:
    Tenant(bool wide, int latencyMs)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("serve"), QString::number(wide), QString::number(latencyMs)});
        while (!m_process.canReadLine() && m_process.waitForReadyRead(30'000)) { }
        m_port = m_process.readLine().trimmed().toInt();
    }
    ~Tenant()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)); }

private:
    QProcess m_process;
    int m_port = 0;
};

class Bench
{
public:
    explicit Bench(const QUrl &url)
    {
        m_tokens = testsupport::sampleTokens(url, {}, &m_clock);
        net::ClientSettings settings;
        settings.allowedOrigins = {url};
        m_client = std::make_unique<net::Client>(settings, m_tokens.get(), &m_clock);
        m_api = std::make_unique<mdti::Api>(mdti::ApiSettings{url, mdti::Transport::Batch, false, true}, m_client.get(),
                                            nullptr, &m_clock);
        m_index = std::make_unique<mdti::ActorIndex>(m_api.get());
        QFile names(QStringLiteral(MDTI_SOURCE_DIR "/resources/actor-names.json"));
        if (names.open(QIODevice::ReadOnly))
            m_names.loadPublicMapping(names.readAll());
        QFile noise(QStringLiteral(MDTI_SOURCE_DIR "/resources/noise-lists.json"));
        if (noise.open(QIODevice::ReadOnly))
            m_noise.load(noise.readAll());
        m_engine = std::make_unique<chain::Engine>(
            chain::Engine::Services{m_api.get(), m_index.get(), &m_names, &m_noise, &m_clock, true});
    }

    void run(const char *title, const QList<QByteArray> &names, const chain::Options &options)
    {
        QList<QPair<qint64, qint64>> pace; // ms, requests
        int deltas = 0;
        QObject::connect(m_engine.get(), &chain::Engine::changed, m_engine.get(), [&](const chain::Delta &delta) {
            ++deltas;
            pace.append({delta.stats.elapsedMs, delta.stats.requests});
            m_progress = delta.progress;
        });
        QObject::connect(m_engine.get(), &chain::Engine::finished, m_engine.get(), [&](chain::Ending ending) {
            m_ending = ending;
            QCoreApplication::quit();
        });
        const std::clock_t before = std::clock();
        QElapsedTimer timer;
        timer.start();
        m_engine->start(indicatorsOf(names), {}, options);
        QCoreApplication::exec();
        report(title, double(timer.elapsed()) / 1000, double(std::clock() - before) / CLOCKS_PER_SEC, pace, deltas);
    }

    /// Stops a run in the middle and tells how long that took.
    void cancel(const QList<QByteArray> &names, qint64 atRequests)
    {
        QElapsedTimer timer;
        qint64 took = -1;
        QObject::connect(m_engine.get(), &chain::Engine::changed, m_engine.get(), [&](const chain::Delta &delta) {
            if (took >= 0 || delta.stats.requests < atRequests)
                return;
            took = 0;
            QMetaObject::invokeMethod(
                m_engine.get(),
                [&] {
                    timer.start();
                    m_engine->cancel();
                    took = timer.elapsed();
                },
                Qt::QueuedConnection);
        });
        QObject::connect(
            m_engine.get(), &chain::Engine::finished, m_engine.get(), [] { QCoreApplication::quit(); },
            Qt::QueuedConnection);
        m_engine->start(indicatorsOf(names), {}, {});
        QCoreApplication::exec();
        std::printf("stopped at %lld hosts, %lld answers missing: %lld ms\n",
                    qlonglong(m_engine->investigation().hosts().size()),
                    qlonglong(m_engine->investigation().incomplete().size()), qlonglong(took));
    }

private:
    static QList<ioc::Indicator> indicatorsOf(const QList<QByteArray> &names)
    {
        QList<ioc::Indicator> indicators;
        for (const QByteArray &name : names) {
            ioc::Indicator indicator;
            indicator.value = QString::fromLatin1(name);
            indicator.reach = ioc::Reach::Documentation;
            indicators.append(indicator);
        }
        return indicators;
    }

    /// Requests per second between two shares of all requests.
    static double paceBetween(const QList<QPair<qint64, qint64>> &pace, double from, double to)
    {
        const double all = double(pace.last().second);
        const auto when = [&](double share) {
            for (const auto &[ms, requests] : pace) {
                if (double(requests) >= share * all)
                    return double(ms);
            }
            return double(pace.last().first);
        };
        return (to - from) * all * 1000 / std::max(1.0, when(to) - when(from));
    }

    void report(const char *title, double seconds, double processor, const QList<QPair<qint64, qint64>> &pace,
                int deltas)
    {
        const chain::Investigation &found = m_engine->investigation();
        QElapsedTimer timer;
        timer.start();
        const chain::Assessment assessment = chain::assess(found);
        const qint64 assessMs = timer.elapsed();
        std::printf("%s\n", title);
        std::printf("  hosts %lld, records %lld, claims %lld, actors %lld, missing %lld, ending %d\n",
                    qlonglong(found.hosts().size()), qlonglong(found.records().size()),
                    qlonglong(found.claims().size()), qlonglong(assessment.actors.size()),
                    qlonglong(found.incomplete().size()), int(m_ending));
        std::printf(
            "  %.2f s, %lld requests, %lld HTTP calls, processor %.2f s, first actor after %lld ms, %d deltas\n",
            seconds, qlonglong(found.stats().requests), qlonglong(found.stats().httpCalls), processor,
            qlonglong(m_progress.firstActorMs), deltas);
        std::printf("  requests/s: first quarter %.0f, second %.0f, third %.0f, last %.0f\n",
                    paceBetween(pace, 0, 0.25), paceBetween(pace, 0.25, 0.5), paceBetween(pace, 0.5, 0.75),
                    paceBetween(pace, 0.75, 1));
        std::printf("  assess %lld ms, resident %s, at most %s\n", qlonglong(assessMs), statusLine("VmRSS").constData(),
                    statusLine("VmHWM").constData());
        std::fflush(stdout);
    }

    base::SystemClock m_clock;
    attribution::NameBook m_names;
    chain::NoiseLists m_noise;
    std::unique_ptr<net::ClientSecretTokens> m_tokens;
    std::unique_ptr<net::Client> m_client;
    std::unique_ptr<mdti::Api> m_api;
    std::unique_ptr<mdti::ActorIndex> m_index;
    std::unique_ptr<chain::Engine> m_engine;
    chain::Progress m_progress;
    chain::Ending m_ending = chain::Ending::Complete;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == u"serve")
        return serve(arguments.value(2).toInt() != 0, arguments.value(3).toInt());
    {
        const Tenant tenant(true, 100);
        Bench bench(tenant.url());
        chain::Options options;
        options.depth = 1;
        bench.run("1,000 artifacts at 100 ms, depth 1", {"wide.example"}, options);
    }
    {
        const Tenant tenant(false, 0);
        Bench bench(tenant.url());
        const QList<QByteArray> names = sampletenant::BigTenant(shapeOf(false)).indicators();
        bench.run("50,000 hosts, 200,000 records", names, {});
        Bench stopped(tenant.url());
        stopped.cancel(names, 25'000);
    }
    return 0;
}
