// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/session.h"
#include "ui/shell/runcontrol.h"

#include <functional>
#include <memory>

namespace sampletenant {
class ServerThread;
}

namespace app {

/// Runs of the window: one Session for the tenant in use, made at the first start. GUI thread.
class RunService final : public ui::RunControl
{
    Q_OBJECT
public:
    /// How to reach the connected tenant; an error (with the remedy) when none is set up.
    using Connect = std::function<base::Result<SessionSetup>()>;
    explicit RunService(Connect connect, QObject *parent = nullptr);
    ~RunService() override;

    TenantInfo tenant() const override;
    bool isRunning() const override { return m_running; }
    bool isPaused() const override { return m_paused; }
    void useSample() override;
    QString sampleText() const override;
    void start(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &rejected,
               const chain::Options &options) override;
    void add(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &rejected) override;
    void pause() override;
    void resume() override;
    void stop() override;
    void retry(const QList<chain::HostId> &hosts) override;
    void expand(const QList<chain::HostId> &hosts) override;
    void release(chain::HostId host, bool release) override;

    /// Another tenant, or none: the next run connects anew.
    void reconnect(const QString &tenantName, const QString &secretStore);
    /// What is known about the tenant by now; a run goes on.
    void describeTenant(const QString &tenantName, const QString &secretStore);
    /// Takes up what a case holds, so that expand, release and retry work on it.
    void adopt(const chain::Investigation &investigation);
    bool sampleInUse() const { return m_sample != nullptr; }

Q_SIGNALS:
    void warned(const QString &sentence);
    void logged(const QString &line);
    void signInNeeded(const QString &reason);

private:
    base::Result<SessionSetup> setup();
    bool ensureSession();
    void begin();
    void end(chain::Ending ending, const base::Error &error, int learnedWidth);

    Connect m_connect;
    std::unique_ptr<sampletenant::ServerThread> m_sample;
    std::unique_ptr<Session> m_session;
    QString m_tenantName, m_secretStore;
    bool m_running = false, m_paused = false;
};

} // namespace app
