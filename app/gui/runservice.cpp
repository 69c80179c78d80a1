// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/runservice.h"

#include "app/pacememory.h"
#include "app/signin.h"
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

/// Answers of earlier runs are used while they are fresh. Services on this computer are asked each time. Without a place
/// for the cache the run works all the same.
void keepAnswers(SessionSetup &setup)
{
    if (setup.makeStore || setup.connection.isLocal())
        return;
    const auto cache = casefile::ResponseCache::open(casefile::ResponseCache::defaultFolder());
    if (!cache)
        return;
    setup.makeStore = [cache = *cache, origin = setup.connection.graph.toEncoded(QUrl::RemovePath)]()
        -> std::unique_ptr<mdti::AnswerStore> {
        return std::make_unique<casefile::PortableStore>(cache->store(std::make_shared<base::SystemClock>()), origin);
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
    if (const base::Status started = sample->start(); !started) {
        Q_EMIT warned(started.error().detail);
        return;
    }
    m_session.reset();
    m_sample = std::move(sample);
    Q_EMIT tenantChanged();
}

QString RunService::sampleText() const
{
    return QString::fromUtf8(sampletenant::bundledIndicators());
}

void RunService::reconnect(const QString &tenantName, const QString &secretStore)
{
    m_session.reset();
    m_sample.reset();
    describeTenant(tenantName, secretStore);
}

void RunService::describeTenant(const QString &tenantName, const QString &secretStore)
{
    m_tenantName = tenantName;
    m_secretStore = secretStore;
    Q_EMIT tenantChanged();
}

base::Result<SessionSetup> RunService::setup()
{
    if (!m_sample)
        return m_connect();
    SessionSetup setup;
    setup.connection = sampleConnection(*m_sample);
    setup.startWidth = PaceMemory().width(setup.connection);
    const QByteArray secret = m_sample->server()->options().clientSecret.toUtf8();
    setup.makeTokens = [secret](const Connection &connection, base::Clock *clock) {
        return clientSecretTokens(connection, secret, clock);
    };
    return setup;
}

bool RunService::ensureSession()
{
    if (m_session)
        return true;
    base::Result<SessionSetup> ready = setup();
    if (!ready) {
        // The window expects one ending per start, later than the call.
        QMetaObject::invokeMethod(
            this, [this, error = ready.error()] { end(chain::Ending::Failed, error, 0); }, Qt::QueuedConnection);
        return false;
    }
    keepAnswers(*ready);
    m_session = std::make_unique<Session>(std::move(*ready));
    connect(m_session.get(), &Session::changed, this, &RunControl::changed);
    connect(m_session.get(), &Session::finished, this, &RunService::end);
    connect(m_session.get(), &Session::warned, this, &RunService::warned);
    connect(m_session.get(), &Session::logged, this, &RunService::logged);
    connect(m_session.get(), &Session::signInNeeded, this, &RunService::signInNeeded);
    return true;
}

void RunService::begin()
{
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

void RunService::start(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &rejected,
                       const chain::Options &options)
{
    begin();
    if (ensureSession())
        m_session->start(indicators, rejected, options);
}

void RunService::add(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &rejected)
{
    begin();
    if (ensureSession())
        m_session->add(indicators, rejected);
}

void RunService::pause()
{
    if (!m_running || !m_session)
        return;
    m_paused = true;
    m_session->pause();
}

void RunService::resume()
{
    if (!m_session)
        return;
    m_paused = false;
    m_session->resume();
}

void RunService::stop()
{
    if (m_session)
        m_session->cancel();
}

void RunService::retry(const QList<chain::HostId> &hosts)
{
    begin();
    if (ensureSession())
        m_session->retry(hosts);
}

void RunService::expand(const QList<chain::HostId> &hosts)
{
    begin();
    if (ensureSession())
        m_session->expand(hosts);
}

void RunService::release(chain::HostId host, bool released)
{
    begin();
    if (ensureSession())
        m_session->release(host, released);
}

void RunService::adopt(const chain::Investigation &investigation)
{
    if (ensureSession())
        m_session->adopt(investigation);
}

} // namespace app
