// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/discovery.h"
#include "core/incident/entities.h"
#include "core/incident/opening.h"
#include "core/incident/plan.h"
#include "core/incident/writer.h"
#include "core/sampletenant/incidentstore.h"
#include "tests/net/hurriedclock.h"
#include "tests/support/samplesignin.h"

#include <QTest>

#include <memory>
#include <optional>

namespace incidenttest {

inline const QString production
    = QStringLiteral("/subscriptions/5ab50000-0000-4000-8000-000000000001/resourceGroups/rg-soc/providers/"
                     "Microsoft.OperationalInsights/workspaces/soc-weu-prod");

/// Waits for the one result of a call.
template <typename T> class Answer
{
public:
    incident::Handler<T> handler()
    {
        return [kept = m_results](base::Result<T> result) { kept->append(std::move(result)); };
    }
    bool came() const { return !m_results->isEmpty(); }
    const base::Result<T> &get()
    {
        if (!QTest::qWaitFor([this] { return came(); }, 20'000))
            qFatal("no answer came");
        return m_results->first();
    }
    const T &value()
    {
        if (!get())
            qFatal("failed: %s", qPrintable(get().error().detail));
        return *get();
    }
    qsizetype count() const { return m_results->size(); }

private:
    std::shared_ptr<QList<base::Result<T>>> m_results = std::make_shared<QList<base::Result<T>>>();
};

/// A sample tenant and everything that asks it.
struct Desk
{
    explicit Desk(const sampletenant::Behaviour &behaviour = {})
        : server(sampletenant::bundledData(), testsupport::optionsWith(behaviour))
    {
        if (!server.start())
            qFatal("the sample tenant does not start");
        tokens = testsupport::sampleTokens(server.url(), server->options(), &clock);
        net::ClientSettings settings;
        settings.allowedOrigins = {server.url()};
        settings.seed = 5;
        client = std::make_unique<net::Client>(settings, tokens.get(), &clock);
        armSettings.arm = server.url();
        arm = std::make_unique<incident::ArmBackend>(
            armSettings, *incident::Workspace::fromResourceId(production), client.get());
        defender
            = std::make_unique<incident::DefenderBackend>(incident::DefenderSettings{server.url()}, client.get());
        opening = std::make_unique<incident::Opening>(arm.get(), defender.get());
    }

    base::Result<incident::Opened> tryOpen(const QString &id, incident::Choice choice = incident::Choice::Auto)
    {
        Answer<incident::Opened> answer;
        opening->open(id, choice, answer.handler());
        return answer.get();
    }
    incident::Opened open(const QString &id, incident::Choice choice = incident::Choice::Auto)
    {
        const base::Result<incident::Opened> opened = tryOpen(id, choice);
        if (!opened)
            qFatal("cannot open: %s", qPrintable(opened.error().detail));
        return *opened;
    }
    QList<incident::Comment> comments(const incident::Opened &opened)
    {
        Answer<QList<incident::Comment>> answer;
        opening->backend(opened.side)->comments(opened.incident, answer.handler());
        return answer.value();
    }
    sampletenant::IncidentStore::Incident stored(const QString &id) { return *server->incidents().find(id); }
    int fault(sampletenant::Fault::Kind kind, const char *match, int times, int skip = 0, int status = 0)
    {
        sampletenant::Fault fault;
        fault.kind = kind;
        fault.match = QString::fromLatin1(match);
        fault.times = times;
        fault.skip = skip;
        fault.status = status;
        return server->addFault(fault);
    }
    qsizetype sent(const char *pattern) const { return server->log().matching(QString::fromLatin1(pattern)).size(); }

    test::HurriedClock clock;
    mutable sampletenant::ServerThread server;
    incident::ArmSettings armSettings;
    std::unique_ptr<net::ClientSecretTokens> tokens;
    std::unique_ptr<net::Client> client;
    std::unique_ptr<incident::ArmBackend> arm;
    std::unique_ptr<incident::DefenderBackend> defender;
    std::unique_ptr<incident::Opening> opening;
};

} // namespace incidenttest
