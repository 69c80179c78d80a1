// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/connection.h"
#include "app/expiry.h"
#include "core/casefile/auditlog.h"
#include "core/chain/engine.h"
#include "core/mdti/answerstore.h"
#include "core/net/account.h"
#include "core/net/client.h"
#include "core/net/tokens.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace app {

/// Everything a session is made of; the functions are called once, on the engine thread.
struct SessionSetup
{
    Connection connection;
    int startWidth = 32; ///< what this tenant last bore
    std::function<std::unique_ptr<net::TokenSource>(const Connection &, base::Clock *)> makeTokens;
    std::function<std::unique_ptr<mdti::AnswerStore>()> makeStore; ///< may be empty: nothing is kept
    bool offline = false;
    ioc::OwnList own; ///< is never sent
    std::shared_ptr<casefile::AuditLog> audit; ///< gets each lookup; may be null
    Expiry expiry; ///< of what it signs in with
    std::shared_ptr<net::Account> account; ///< its pace, shared with all who ask for it; null: of its own
};

/// What a case's file calls it: casefile::Run::ending.
QString endingWord(chain::Ending ending);
/// Of the client that asks for this session.
net::ClientSettings clientSettings(const SessionSetup &setup);

/// The accounts this program asks in the name of: one governor each, however many sessions and clients there are.
class Accounts
{
public:
    /// Gives the setup the account of its tenant and application, with the limits the setup has now.
    void shareWith(SessionSetup &setup);

private:
    QHash<QString, std::shared_ptr<net::Account>> m_accounts;
};

/// One engine in its own thread, seen from the thread that made the session. Calls return at once; signals arrive on the
/// caller's thread. Ends the thread in its destructor (what is under way is dropped).
class Session : public QObject
{
    Q_OBJECT
public:
    explicit Session(SessionSetup setup, QObject *parent = nullptr);
    ~Session() override;

    const Connection &connection() const { return m_setup.connection; }

    void start(QList<ioc::Indicator> indicators, QList<ioc::Rejected> rejected, chain::Options options);
    void adopt(chain::Investigation investigation);
    void add(QList<ioc::Indicator> indicators, QList<ioc::Rejected> rejected);
    void pause();
    void resume();
    void cancel();
    void retry(const QList<chain::HostId> &hosts);
    void expand(const QList<chain::HostId> &hosts);
    void release(chain::HostId host, bool released);
    void setOffline(bool offline);
    /// How the same service is reached and what it is never sent, from the next request on.
    void reconfigure(const Connection &connection, const ioc::OwnList &own);

Q_SIGNALS:
    void changed(const chain::Delta &delta);
    void finished(chain::Ending ending, const base::Error &failure, int learnedWidth);
    void logged(const QString &line); ///< HTTP log, free of secrets
    void warned(const QString &sentence); ///< the store failed, batches were refused …
    void signInNeeded(const QString &reason);

private:
    class Host;
    template <typename Call>
    void post(Call call);

    SessionSetup m_setup;
    QThread m_thread;
    Host *m_host; ///< lives on m_thread
};

} // namespace app
