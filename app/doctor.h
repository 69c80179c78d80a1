// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/diagnosis.h"
#include "app/session.h"
#include "core/base/clock.h"
#include "core/mdti/api.h"
#include "core/net/client.h"

#include <QObject>

#include <memory>

namespace app {

/// Checks a connection step by step: ids, network and TLS, cloud, clock, sign-in; then what it is good for: threat
/// intelligence, incidents in Azure and in Defender, hunting, Copilot. Without a sign-in the rest is not asked; one
/// missing capability does not stop the others. About eight requests, none of which changes anything. One thread, its
/// event loop must run.
class Doctor : public QObject
{
    Q_OBJECT
public:
    /// `asUser`: the tokens of `setup` are a person's.
    explicit Doctor(SessionSetup setup, bool asUser = false, QObject *parent = nullptr);
    ~Doctor() override;

    void start();

Q_SIGNALS:
    void checked(const app::Check &check);
    /// `failure` is empty when lookups work; the other capabilities may be missing.
    void finished(const std::optional<base::Error> &failure);

private:
    void checkIds();
    void checkService();
    void serviceCame(const base::Result<net::Reply> &reply);
    void checkClock(const net::Reply &reply);
    void tellExpiry();
    void checkSignIn();
    void checkProfiles();
    void checkReputation(qint64 tookMs);
    void checkAzure();
    void checkWorkspaces(qint64 tookMs);
    void workspacesCame(const net::Reply &reply, qint64 tookMs);
    void checkWorkspace(const QString &path, const QString &name, qint64 tookMs);
    void checkDefender();
    void checkHunting();
    void checkCopilot();

    net::Request request(const QString &path, const QString &query, net::Resource resource) const;
    void good(const QString &name, const QString &sentence, qint64 tookMs = -1);
    void bad(const QString &name, const base::Error &error, const Diagnosis &told);
    void able(Capability capability, const QString &sentence, qint64 tookMs);
    void unable(Capability capability, const base::Error &error);
    void tell(Capability capability, Check::State state, const Diagnosis &told);

    SessionSetup m_setup;
    bool m_asUser;
    base::SystemClock m_clock;
    std::unique_ptr<net::TokenSource> m_tokens;
    std::unique_ptr<net::Client> m_client;
    std::unique_ptr<mdti::Api> m_api;
    std::optional<base::Error> m_failure;
};

} // namespace app
