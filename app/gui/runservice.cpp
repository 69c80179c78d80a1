// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/runservice.h"

#include "app/pacememory.h"
#include "app/signin.h"
#include "core/casefile/layeredstore.h"
#include "core/casefile/portablestore.h"
#include "core/casefile/responsecache.h"
#include "core/sampletenant/server.h"

namespace app {

namespace {

Connection sampleConnection(const sampletenant::ServerThread &sample)
{
    const sampletenant::Options &options = sample.server()->options();
    Connection connection;
    connection.name = QStringLiteral("sample");
    connection.tenant = options.tenantId;
    connection.clientId = options.clientId;
    connection.login = connection.graph = connection.arm = sample.url();
    connection.sample = true;
    return connection;
}

/// Of the case first, then of other cases while they are fresh. Services on this computer are asked each time. Without
/// a place for the cache the run works all the same.
void keepAnswers(SessionSetup &setup, const RunService::Stores &stores)
{
    if (setup.makeStore)
        return;
    setup.makeStore = [journal = stores.journal, wantsCache = stores.cache && !setup.connection.isLocal(),
                       origin = setup.connection.graph.toEncoded(QUrl::RemovePath)]() -> std::unique_ptr<mdti::AnswerStore> {
        std::shared_ptr<casefile::ResponseCache> cache;
        if (wantsCache)
            cache = casefile::ResponseCache::open(casefile::ResponseCache::defaultFolder()).value_or(nullptr);
        if (!cache && !journal)
            return nullptr;
        const auto clock = std::make_shared<base::SystemClock>();
        return std::make_unique<casefile::PortableStore>(
            std::make_unique<casefile::LayeredStore>(journal ? journal() : nullptr,
                                                     cache ? cache->store(clock) : nullptr),
            origin);
    };
}

} // namespace

RunService::RunService(Connect connect, QObject *parent)
    : RunControl(parent)
    , m_connect(std::move(connect))
{
}

RunService::~RunService()
{
    // The session first: its requests go to the sample's server.
    m_session.reset();
}

ui::RunControl::TenantInfo RunService::tenant() const
{
    if (m_sample)
        return {Tenant::Sample, {}, m_secretStore};
    return {m_tenantName.isEmpty() ? Tenant::None : Tenant::Connected, m_tenantName, m_secretStore};
}

void RunService::useSample()
{
    if (m_sample)
        return;
    auto sample = std::make_unique<sampletenant::ServerThread>();
    // Whoever tries the sample stands for a person who is signed in.
    sample->server()->change([](sampletenant::Behaviour &behaviour) { behaviour.copilotNeedsDelegated = false; });
    if (const base::Status started = sample->start(); !started) {
        Q_EMIT warned(started.error().detail);
        return;
    }
    letGo();
    m_sample = std::move(sample);
    m_sampleInUse = true;
    Q_EMIT tenantChanged();
}

QString RunService::sampleText() const
{
    return QString::fromUtf8(sampletenant::bundledIndicators());
}

void RunService::reconnect(const QString &tenantName, const QString &secretStore)
{
    letGo();
    m_sampleInUse = false;
    m_sample.reset();
    describeTenant(tenantName, secretStore);
}

void RunService::describeTenant(const QString &tenantName, const QString &secretStore)
{
    m_tenantName = tenantName;
    m_secretStore = secretStore;
    Q_EMIT tenantChanged();
}

void RunService::followSettings()
{
    if (m_sample || !m_session)
        return;
    base::Result<SessionSetup> ready = m_connect();
    if (!ready || ready->connection.graph != m_session->connection().graph)
        return;
    m_accounts.shareWith(*ready); // width and rate
    m_session->reconfigure(ready->connection, ready->own);
}

base::Result<SessionSetup> RunService::setup(bool offline)
{
    base::Result<SessionSetup> ready;
    if (m_sample) {
        ready->connection = sampleConnection(*m_sample);
        ready->startWidth = PaceMemory().width(ready->connection);
        const QByteArray secret = m_sample->server()->options().clientSecret.toUtf8();
        ready->makeTokens = [secret](const Connection &connection, base::Clock *clock) {
            return clientSecretTokens(connection, secret, clock);
        };
    } else {
        ready = m_connect();
    }
    if (ready)
        m_accounts.shareWith(*ready);
    if (offline) { // nobody is asked: no tenant is needed, no secret is read
        if (!ready)
            ready = SessionSetup();
        ready->makeTokens = {};
        ready->offline = true;
    }
    return ready;
}

void RunService::makeSession(SessionSetup setup, const Stores &stores)
{
    keepAnswers(setup, stores);
    m_session = std::make_unique<Session>(std::move(setup));
    m_adopt = true;
    connect(m_session.get(), &Session::changed, this, &RunControl::changed);
    connect(m_session.get(), &Session::finished, this, &RunService::end);
    connect(m_session.get(), &Session::warned, this, &RunService::warned);
    connect(m_session.get(), &Session::logged, this, &RunService::logged);
    connect(m_session.get(), &Session::signInNeeded, this, &RunService::signInNeeded);
}

/// Makes a session where one is needed, then calls. Every call ends in one finished().
void RunService::perform(Start start, Call call)
{
    begin();
    if (m_preparing) {
        m_waiting.push_back(std::move(call));
        return;
    }
    if (m_session && !start.fresh) {
        if (std::exchange(m_adopt, false) && m_found)
            m_session->adopt(m_found());
        call(*m_session);
        return;
    }
    m_session.reset();
    m_offline = start.offline;
    base::Result<SessionSetup> ready = setup(start.offline);
    if (!ready) {
        endSoon(ready.error());
        return;
    }
    start.service = ready->connection.isLocal() ? QStringLiteral("local") : ready->connection.graph.toString();
    m_waiting.assign(1, std::move(call));
    m_preparing = true;
    const auto made = [this, fresh = start.fresh, ticket = ++m_ticket,
                       setup = std::move(*ready)](const base::Result<Stores> &stores) {
        if (ticket != m_ticket)
            return; // stopped meanwhile
        m_preparing = false;
        const std::vector<Call> waiting = std::exchange(m_waiting, {});
        if (!stores) {
            end(chain::Ending::Failed, stores.error(), 0);
            return;
        }
        makeSession(setup, *stores);
        m_adopt = false;
        if (!fresh && m_found)
            m_session->adopt(m_found());
        for (const Call &each : waiting)
            each(*m_session);
        if (m_paused)
            m_session->pause();
    };
    if (m_prepare)
        m_prepare(start, made);
    else
        made(Stores());
}

void RunService::begin()
{
    if (m_running)
        return;
    m_running = true;
    m_paused = false;
}

void RunService::end(chain::Ending ending, const base::Error &error, int learnedWidth)
{
    m_running = m_paused = false;
    if (m_session && learnedWidth > 0)
        PaceMemory().learned(m_session->connection(), learnedWidth);
    Q_EMIT finished(ending, error);
}

/// The window expects one ending per start, later than the call.
void RunService::endSoon(const base::Error &error)
{
    QMetaObject::invokeMethod(
        this,
        [this, error] {
            if (m_running)
                end(chain::Ending::Failed, error, 0);
        },
        Qt::QueuedConnection);
}

void RunService::setOffline(bool offline)
{
    if (m_offline == offline)
        return;
    m_offline = offline;
    if (offline && m_session)
        m_session->setOffline(true);
    else if (!m_running)
        m_session.reset(); // it may have been made without a way to sign in
}

void RunService::letGo()
{
    ++m_ticket;
    m_preparing = false;
    m_waiting.clear();
    m_session.reset();
    if (m_running)
        end(chain::Ending::Cancelled, {}, 0);
}

void RunService::start(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &rejected,
                       const chain::Options &options)
{
    perform({true, indicators, rejected, options, {}, options.offline},
            [=](Session &session) { session.start(indicators, rejected, options); });
}

void RunService::add(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &rejected)
{
    perform({false, {}, {}, {}, {}, m_offline}, [=](Session &session) { session.add(indicators, rejected); });
}

void RunService::pause()
{
    if (!m_running)
        return;
    m_paused = true;
    if (m_session)
        m_session->pause();
}

void RunService::resume()
{
    m_paused = false;
    if (m_session)
        m_session->resume();
}

void RunService::stop()
{
    if (m_preparing) {
        ++m_ticket;
        m_preparing = false;
        m_waiting.clear();
        QMetaObject::invokeMethod(this, [this] { end(chain::Ending::Cancelled, {}, 0); }, Qt::QueuedConnection);
    } else if (m_session) {
        m_session->cancel();
    }
}

void RunService::retry(const QList<chain::HostId> &hosts)
{
    perform({false, {}, {}, {}, {}, m_offline}, [=](Session &session) { session.retry(hosts); });
}

void RunService::expand(const QList<chain::HostId> &hosts)
{
    perform({false, {}, {}, {}, {}, m_offline}, [=](Session &session) { session.expand(hosts); });
}

void RunService::release(chain::HostId host, bool released)
{
    perform({false, {}, {}, {}, {}, m_offline}, [=](Session &session) { session.release(host, released); });
}

} // namespace app
