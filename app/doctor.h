// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/session.h"
#include "core/base/clock.h"
#include "core/mdti/api.h"
#include "core/net/client.h"

#include <QObject>

#include <memory>

namespace app {

/// One thing a connection needs, and whether it is there.
struct Check
{
    enum class State { Good, Bad, Skipped };
    QString name; ///< "Sign-in"
    State state = State::Good;
    QString sentence; ///< what is so
    QString remedy; ///< what to do; empty when all is well
};

/// Checks a connection step by step: ids, sign-in, clock, permission, licence. Later steps are skipped when an earlier one
/// fails. Asks the service three times at most. One thread, its event loop must run.
class Doctor : public QObject
{
    Q_OBJECT
public:
    explicit Doctor(SessionSetup setup, QObject *parent = nullptr);
    ~Doctor() override;

    void start();

Q_SIGNALS:
    void checked(const app::Check &check);
    /// `failure` is empty when everything was good.
    void finished(const std::optional<base::Error> &failure);

private:
    void checkIds();
    void checkSignIn();
    void checkProfiles();
    void checkReputation();
    void checkClock(const net::Reply &reply);
    void good(const QString &name, const QString &sentence);
    void bad(const QString &name, const base::Error &error, const QString &remedy);

    SessionSetup m_setup;
    base::SystemClock m_clock;
    std::unique_ptr<net::TokenSource> m_tokens;
    std::unique_ptr<net::Client> m_client;
    std::unique_ptr<mdti::Api> m_api;
};

} // namespace app
