// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/engine.h"
#include "core/ioc/host.h"
#include "core/mdti/actorindex.h"
#include "core/mdti/api.h"
#include "core/net/client.h"
#include "tests/support/samplesignin.h"

#include <QEventLoop>
#include <QFile>
#include <QTest>
#include <QTimer>

struct DeskSetup
{
    mdti::Transport transport = mdti::Transport::Batch;
    int width = 32;
    mdti::AnswerStore *store = nullptr;
    bool withIndex = true;
    const chain::NoiseLists *noise = nullptr;
};

/// An engine and what it stands on, at a real server, with a copy of the investigation made of its deltas.
class Desk
{
public:
    using Setup = DeskSetup;

    explicit Desk(const sampletenant::ServerThread &server, Setup setup = {})
        : Desk(server.url(), server.server()->options(), setup)
    {
    }
    Desk(const QUrl &url, const sampletenant::Options &options, Setup setup)
    {
        tokens = testsupport::sampleTokens(url, options, &clock);
        net::ClientSettings settings;
        settings.allowedOrigins = {url};
        settings.startWidth = setup.width;
        settings.maximumWidth = std::max(setup.width, 32);
        settings.seed = 1;
        client = std::make_unique<net::Client>(settings, tokens.get(), &clock);
        mdti::ApiSettings apiSettings;
        apiSettings.graph = url;
        apiSettings.transport = setup.transport;
        apiSettings.allowDocumentation = true;
        api = std::make_unique<mdti::Api>(apiSettings, client.get(), setup.store, &clock);
        if (setup.withIndex)
            index = std::make_unique<mdti::ActorIndex>(api.get());
        QFile names(QStringLiteral(MDTI_SOURCE_DIR "/resources/actor-names.json"));
        if (names.open(QIODevice::ReadOnly))
            book.loadPublicMapping(names.readAll());
        chain::Engine::Services services;
        services.api = api.get();
        services.index = index.get();
        services.names = &book;
        services.noise = setup.noise;
        services.clock = &clock;
        services.allowDocumentation = true;
        engine = std::make_unique<chain::Engine>(services);
        QObject::connect(engine.get(), &chain::Engine::changed, engine.get(), [this](const chain::Delta &delta) {
            ++deltas;
            copy.apply(delta);
            progressIsHonest = progressIsHonest && delta.progress.done <= delta.progress.total;
            last = delta.progress;
            activity += delta.activity;
            if (delta.assessment)
                assessment = delta.assessment;
            if (onDelta)
                onDelta(delta);
        });
        QObject::connect(engine.get(), &chain::Engine::finished, engine.get(), [this](chain::Ending how) {
            ending = how;
            ++endings;
        });
    }

    static QList<ioc::Indicator> indicators(const QStringList &values)
    {
        QList<ioc::Indicator> result;
        for (const QString &value : values) {
            const auto host = ioc::parseHost(value);
            ioc::Indicator indicator;
            indicator.value = indicator.written = host ? host->value : value;
            indicator.type = host ? host->type : ioc::Type::Domain;
            indicator.reach = host ? host->reach : ioc::Reach::Public;
            result.append(indicator);
        }
        return result;
    }
    void start(const QStringList &values, const chain::Options &options = {})
    {
        copy = {};
        copy.options = options;
        copy.indicators = indicators(values);
        assessment.reset();
        engine->start(copy.indicators, {}, options);
    }
    /// Runs the event loop itself: qWaitFor sleeps between its turns, and each round trip would take that long.
    bool wait(int ms = 20'000)
    {
        if (!engine->isRunning())
            return true;
        QEventLoop loop;
        QObject::connect(engine.get(), &chain::Engine::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(ms, &loop, &QEventLoop::quit);
        loop.exec();
        return !engine->isRunning();
    }
    bool run(const QStringList &values, const chain::Options &options = {}, int ms = 20'000)
    {
        start(values, options);
        return wait(ms);
    }

    const chain::Investigation &found() const { return engine->investigation(); }
    const chain::Host *host(const QString &value) const
    {
        const chain::HostId id = found().find(value);
        return id < 0 ? nullptr : &found().hosts().at(id);
    }
    /// (actor, host) of all claims.
    QSet<QString> pairs() const
    {
        QSet<QString> result;
        for (const chain::Claim &claim : found().claims())
            result.insert(found().actors().at(claim.actor).name + QStringLiteral(" @ ")
                          + found().hosts().at(claim.host).value);
        return result;
    }
    QStringList actors() const
    {
        QStringList result;
        for (const chain::RankedActor &ranked : chain::assess(found()).actors)
            result.append(found().actors().at(ranked.actor).name);
        return result;
    }
    QStringList missing() const
    {
        QStringList result;
        for (const chain::Incomplete &one : found().incomplete())
            result.append(QStringLiteral("%1 %2 %3").arg(one.subject, toString(one.what), toString(one.why)));
        result.sort();
        return result;
    }

    base::SystemClock clock;
    attribution::NameBook book;
    std::unique_ptr<net::ClientSecretTokens> tokens;
    std::unique_ptr<net::Client> client;
    std::unique_ptr<mdti::Api> api;
    std::unique_ptr<mdti::ActorIndex> index;
    std::unique_ptr<chain::Engine> engine;

    chain::Investigation copy;
    std::shared_ptr<const chain::Assessment> assessment;
    chain::Progress last;
    QList<chain::Activity> activity;
    chain::Ending ending = chain::Ending::Complete;
    int endings = 0, deltas = 0;
    bool progressIsHonest = true;
    std::function<void(const chain::Delta &)> onDelta;
};

/// Everything found, as sorted lines without ids: equal for two runs over the same answers.
inline QStringList readable(const chain::Investigation &found)
{
    using namespace chain;
    QStringList lines;
    const auto value = [&](HostId id) { return found.hosts().at(id).value; };
    for (const Host &host : found.hosts()) {
        lines.append(QStringLiteral("host %1 hops %2 %3 known %4%5 %6 %7 cohosts %8 held %9")
                         .arg(host.value)
                         .arg(host.hops)
                         .arg(toString(host.state))
                         .arg(host.reputationKnown)
                         .arg(host.recordsKnown)
                         .arg(mdti::toString(host.classification))
                         .arg(host.score)
                         .arg(host.coHosts.value_or(-1))
                         .arg(host.isHeld() ? QString::number(int(host.held->why)) + host.held->category : QString()));
    }
    for (const Record &record : found.records()) {
        lines.append(QStringLiteral("record %1 %2 %3 %4 %5 x%6")
                         .arg(value(record.from), record.type, value(record.to))
                         .arg(record.firstSeen)
                         .arg(record.lastSeen)
                         .arg(record.rows));
    }
    for (const Claim &claim : found.claims()) {
        const attribution::Actor &actor = found.actors().at(claim.actor);
        lines.append(QStringLiteral("claim %1 %2 [%3] %4 %5 %6 %7")
                         .arg(attribution::toString(claim.kind), actor.name, actor.profileId, value(claim.host),
                              claim.evidence.rule, claim.evidence.description, claim.evidence.matched));
    }
    for (const RankedActor &ranked : assess(found).actors) {
        QStringList indicators;
        for (const HostId id : ranked.indicators)
            indicators.append(value(id));
        lines.append(QStringLiteral("actor %1 %2 %3 by %4")
                         .arg(found.actors().at(ranked.actor).name)
                         .arg(ranked.score)
                         .arg(ranked.independentArtifacts)
                         .arg(indicators.join(u',')));
    }
    for (const Incomplete &one : found.incomplete())
        lines.append(QStringLiteral("missing %1 %2 %3").arg(one.subject, toString(one.what), toString(one.why)));
    lines.sort();
    return lines;
}
