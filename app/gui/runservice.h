// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/session.h"
#include "ui/shell/runcontrol.h"

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace sampletenant {
class ServerThread;
}

namespace app {

/// Runs of the window: one Session for the tenant in use, made anew for every run that begins afresh, so that each
/// reads through the answers of its case. GUI thread.
class RunService final : public ui::RunControl
{
    Q_OBJECT
public:
    /// How to reach the connected tenant; an error (with the remedy) when none is set up.
    using Connect = std::function<base::Result<SessionSetup>()>;
    explicit RunService(Connect connect, QObject *parent = nullptr);
    ~RunService() override;

    /// What is about to be asked for, and of whom.
    struct Start
    {
        bool fresh = false; ///< a run of its own; else more of what is there
        QList<ioc::Indicator> indicators;
        QList<ioc::Rejected> rejected;
        chain::Options options;
        QString service; ///< as casefile::Contents::service
        bool offline = false;
    };
    /// Where the answers are kept.
    struct Stores
    {
        std::function<std::unique_ptr<mdti::AnswerStore>()> journal; ///< called on the engine thread; may be empty
        bool cache = true; ///< answers of other cases may be used
    };
    using Ready = std::function<void(base::Result<Stores>)>;
    /// Before a session is made: calls back on the GUI thread, once.
    void setPrepare(std::function<void(const Start &, Ready)> prepare) { m_prepare = std::move(prepare); }
    /// What the window has, for a session that is to go on with it.
    void setFound(std::function<chain::Investigation()> found) { m_found = std::move(found); }

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

    void setOffline(bool offline) override;

    /// Another tenant, or none: the next run connects anew.
    void reconnect(const QString &tenantName, const QString &secretStore);
    /// The settings are others: a run goes on with them, from its next request on.
    void followSettings();
    /// How the tenant in use is reached, for others who ask it.
    base::Result<SessionSetup> sessionSetup() { return setup(false); }
    /// What is known about the tenant by now; a run goes on.
    void describeTenant(const QString &tenantName, const QString &secretStore);
    /// Takes up what the window has before the next step: it was exchanged.
    void adoptAgain() { m_adopt = true; }
    /// Drops the session and with it the case's answers; a run under way ends as cancelled before this returns.
    void letGo();
    bool sampleInUse() const { return m_sampleInUse; } ///< any thread

Q_SIGNALS:
    void warned(const QString &sentence);
    void logged(const QString &line);
    void signInNeeded(const QString &reason);

private:
    using Call = std::function<void(Session &)>;
    base::Result<SessionSetup> setup(bool offline);
    void perform(Start start, Call call);
    void makeSession(SessionSetup setup, const Stores &stores);
    void begin();
    void end(chain::Ending ending, const base::Error &error, int learnedWidth);
    void endSoon(const base::Error &error);

    Connect m_connect;
    std::function<void(const Start &, Ready)> m_prepare;
    std::function<chain::Investigation()> m_found;
    std::unique_ptr<sampletenant::ServerThread> m_sample;
    std::atomic_bool m_sampleInUse{false};
    std::unique_ptr<Session> m_session;
    std::vector<Call> m_waiting; ///< for the session that is being made
    quint64 m_ticket = 0; ///< of the latest session wanted
    QString m_tenantName, m_secretStore;
    Accounts m_accounts;
    bool m_running = false, m_paused = false, m_preparing = false, m_adopt = true, m_offline = false;
};

} // namespace app
