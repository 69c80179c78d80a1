// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/session.h"

#include "app/audit.h"

#include <QFile>

namespace app {

namespace {

QByteArray resource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QString endingWord(chain::Ending ending)
{
    switch (ending) {
    case chain::Ending::Complete:
        return QStringLiteral("complete");
    case chain::Ending::Incomplete:
        return QStringLiteral("incomplete");
    case chain::Ending::Cancelled:
        return QStringLiteral("cancelled");
    case chain::Ending::Failed:
        break;
    }
    return QStringLiteral("failed");
}

net::ClientSettings clientSettings(const SessionSetup &setup)
{
    const Connection &connection = setup.connection;
    net::ClientSettings settings;
    settings.allowedOrigins = {connection.graph, connection.arm};
    settings.startWidth = setup.startWidth;
    if (connection.concurrency > 0) {
        settings.maximumWidth = std::min(settings.maximumWidth, connection.concurrency);
        settings.startWidth = std::min(settings.startWidth, connection.concurrency);
        settings.minimumWidth = std::min(settings.minimumWidth, connection.concurrency);
    }
    settings.requestsPerSecond = connection.rate;
    settings.http2 = connection.http2;
    settings.caCertificates = connection.caCertificates;
    settings.account = setup.account;
    return settings;
}

void Accounts::shareWith(SessionSetup &setup)
{
    const Connection &connection = setup.connection;
    const QString key
        = QStringList{connection.tenant.toLower(), connection.clientId.toLower(), connection.graph.toString()}.join(u'\n');
    const net::GovernorSettings limits = net::governorSettings(clientSettings(setup));
    std::shared_ptr<net::Account> &account = m_accounts[key];
    if (account)
        account->setLimits(limits);
    else
        account = std::make_shared<net::Account>(limits);
    setup.account = account;
}

/// The engine and what it stands on, made in order on the engine thread and taken down in reverse.
class Session::Host : public QObject
{
public:
    Host(const SessionSetup &setup, Session *session)
        : m_setup(setup)
        , m_session(session)
    {
    }

    void build()
    {
        const Connection &connection = m_setup.connection;
        if (m_setup.makeTokens)
            m_tokens = m_setup.makeTokens(connection, &m_clock);
        m_client = std::make_unique<net::Client>(clientSettings(m_setup), m_tokens.get(), &m_clock);
        if (m_setup.makeStore)
            m_store = m_setup.makeStore();
        mdti::ApiSettings api;
        api.graph = connection.graph;
        api.transport = connection.transport;
        api.offline = m_setup.offline;
        // Nothing is sent offline: a case made with the sample can be looked at without it.
        const bool documentation = connection.isLocal() || m_setup.offline;
        api.allowDocumentation = documentation;
        api.own = m_own = m_setup.own;
        if (m_setup.audit)
            api.answered = lookupsInto(m_setup.audit, connection);
        m_api = std::make_unique<mdti::Api>(api, m_client.get(), m_store.get(), &m_clock);
        m_index = std::make_unique<mdti::ActorIndex>(m_api.get());
        m_names.loadPublicMapping(resource(QStringLiteral(":/mdti/actor-names.json")));
        m_noise.load(resource(QStringLiteral(":/mdti/noise-lists.json")));
        chain::Engine::Services services;
        services.api = m_api.get();
        services.index = m_index.get();
        services.names = &m_names;
        services.noise = &m_noise;
        services.clock = &m_clock;
        services.allowDocumentation = documentation;
        services.own = &m_own;
        m_engine = std::make_unique<chain::Engine>(services);
        connectSignals();
    }

    void tearDown()
    {
        m_engine.reset();
        m_index.reset();
        m_api.reset();
        m_client.reset();
        m_store.reset();
        m_tokens.reset();
    }

    void reconfigure(const Connection &connection, const ioc::OwnList &own)
    {
        SessionSetup wanted = m_setup;
        wanted.connection = connection;
        m_client->reconfigure(clientSettings(wanted));
        if (m_tokens)
            m_tokens->setTrust(connection.caCertificates);
        m_own = own; // the engine looks at it
        m_api->setOwn(own);
        m_api->setTransport(connection.transport);
    }

    chain::Engine *engine() const { return m_engine.get(); }
    mdti::Api *api() const { return m_api.get(); }

private:
    void connectSignals()
    {
        connect(m_engine.get(), &chain::Engine::changed, m_session, &Session::changed);
        connect(m_engine.get(), &chain::Engine::finished, this, [this](chain::Ending ending) {
            Q_EMIT m_session->finished(ending, m_engine->failure(), m_client->learnedWidth());
        });
        connect(m_client.get(), &net::Client::logged, m_session, &Session::logged);
        connect(m_api.get(), &mdti::Api::storeFailed, this, [this](const base::Error &error) {
            Q_EMIT m_session->warned(
                QStringLiteral("Answers cannot be kept on disk (%1). The run goes on in memory.").arg(error.detail));
        });
        if (m_tokens)
            connect(m_tokens.get(), &net::TokenSource::signInNeeded, m_session, &Session::signInNeeded);
    }

    const SessionSetup &m_setup;
    Session *m_session;
    base::SystemClock m_clock;
    ioc::OwnList m_own;
    attribution::NameBook m_names;
    chain::NoiseLists m_noise;
    std::unique_ptr<net::TokenSource> m_tokens;
    std::unique_ptr<net::Client> m_client;
    std::unique_ptr<mdti::AnswerStore> m_store;
    std::unique_ptr<mdti::Api> m_api;
    std::unique_ptr<mdti::ActorIndex> m_index;
    std::unique_ptr<chain::Engine> m_engine;
};

Session::Session(SessionSetup setup, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_host(new Host(m_setup, this))
{
    qRegisterMetaType<chain::Delta>();
    qRegisterMetaType<chain::Ending>();
    qRegisterMetaType<base::Error>();
    m_thread.setObjectName(QStringLiteral("engine"));
    m_host->moveToThread(&m_thread);
    m_thread.start();
    post([](Host &host) { host.build(); });
}

Session::~Session()
{
    QMetaObject::invokeMethod(m_host, [host = m_host] { host->tearDown(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    delete m_host;
}

template <typename Call>
void Session::post(Call call)
{
    QMetaObject::invokeMethod(m_host, [host = m_host, call = std::move(call)]() mutable { call(*host); },
                              Qt::QueuedConnection);
}

void Session::start(QList<ioc::Indicator> indicators, QList<ioc::Rejected> rejected, chain::Options options)
{
    post([=](Host &host) {
        host.api()->setOffline(options.offline);
        host.engine()->start(indicators, rejected, options);
    });
}

void Session::adopt(chain::Investigation investigation)
{
    post([investigation = std::move(investigation)](Host &host) mutable {
        host.engine()->adopt(std::move(investigation));
    });
}

void Session::add(QList<ioc::Indicator> indicators, QList<ioc::Rejected> rejected)
{
    post([=](Host &host) { host.engine()->add(indicators, rejected); });
}

void Session::pause()
{
    post([](Host &host) { host.engine()->pause(); });
}

void Session::resume()
{
    post([](Host &host) { host.engine()->resume(); });
}

void Session::cancel()
{
    post([](Host &host) { host.engine()->cancel(); });
}

void Session::retry(const QList<chain::HostId> &hosts)
{
    post([=](Host &host) { host.engine()->retry(hosts); });
}

void Session::expand(const QList<chain::HostId> &hosts)
{
    post([=](Host &host) { host.engine()->expand(hosts); });
}

void Session::release(chain::HostId host, bool released)
{
    post([=](Host &each) {
        if (released)
            each.engine()->release(host);
        else
            each.engine()->hold(host);
    });
}

void Session::reconfigure(const Connection &connection, const ioc::OwnList &own)
{
    post([=](Host &host) { host.reconfigure(connection, own); });
}

void Session::setOffline(bool offline)
{
    post([=](Host &host) { host.api()->setOffline(offline); });
}

} // namespace app
