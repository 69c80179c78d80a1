// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/connectionoptions.h"

#include "app/audit.h"
#include "app/cli/signinprompt.h"
#include "app/cli/console.h"
#include "app/cli/vaultwait.h"
#include "app/pacememory.h"
#include "app/saved.h"
#include "app/signin.h"
#include "app/signindesk.h"
#include "core/net/client.h"
#include "core/sampletenant/server.h"

#include <QProcessEnvironment>

namespace cli {

void addConnectionOptions(QCommandLineParser &parser)
{
    const auto add = [&](const char *name, const char *value, const char *text) {
        QCommandLineOption option(QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1(value));
        parser.addOption(option);
    };
    add("sample", "", "use the embedded, fictional tenant on this computer");
    add("tenant", "ID", "directory id or verified domain (MDTI_TENANT_ID)");
    add("client-id", "ID", "application id (MDTI_CLIENT_ID)");
    add("sign-in", "WAY", "secret, certificate, device or browser (MDTI_SIGN_IN)");
    add("graph-url", "URL", "Microsoft Graph (MDTI_GRAPH_URL)");
    add("login-url", "URL", "sign-in (MDTI_LOGIN_URL)");
    add("arm-url", "URL", "Azure Resource Manager (MDTI_ARM_URL)");
    add("ca-file", "FILE", "trust these PEM certificates as well");
    add("concurrency", "N", "requests at once, at most (1 to 100)");
    add("rate", "N", "requests a second, at most");
    add("transport", "WAY", "batch or single");
    add("no-http2", "", "HTTP/1.1 only");
}

ReadyConnection::ReadyConnection() = default;
ReadyConnection::~ReadyConnection() = default;

base::Status ReadyConnection::prepareSample(const QCommandLineParser &)
{
    m_sample = std::make_unique<sampletenant::ServerThread>();
    if (const base::Status started = m_sample->start(); !started)
        return started;
    const sampletenant::Options &options = m_sample->server()->options();
    m_connection.name = QStringLiteral("sample");
    m_connection.tenant = options.tenantId;
    m_connection.clientId = options.clientId;
    m_connection.login = m_connection.graph = m_connection.arm = m_sample->url();
    m_connection.sample = true;
    m_secret = options.clientSecret.toUtf8();
    return {};
}

base::Status ReadyConnection::applyLimits(const QCommandLineParser &parser)
{
    const auto number = [&](const char *name, double minimum, double &target) -> base::Status {
        const QString option = QString::fromLatin1(name);
        if (!parser.isSet(option))
            return {};
        bool ok = false;
        target = parser.value(option).toDouble(&ok);
        if (!ok || target < minimum)
            return base::failure(base::Failure::BadInput,
                                 QStringLiteral("--%1 takes a number of %2 or more.").arg(option).arg(minimum));
        return {};
    };
    if (!m_connection.sample) {
        if (const base::Status good = app::applySettings(m_connection, settings::Settings()); !good)
            return good;
    }
    double concurrency = m_connection.concurrency;
    if (const base::Status good = number("concurrency", 1, concurrency); !good)
        return good;
    if (concurrency > net::ClientSettings().maximumWidth)
        return base::failure(base::Failure::BadInput, QStringLiteral("--concurrency takes a number from 1 to %1.")
                                                          .arg(net::ClientSettings().maximumWidth));
    m_connection.concurrency = int(concurrency);
    if (const base::Status good = number("rate", 0.1, m_connection.rate); !good)
        return good;
    const QString transport = parser.value(QStringLiteral("transport"));
    if (transport == u"single")
        m_connection.transport = mdti::Transport::Single;
    else if (transport == u"batch")
        m_connection.transport = mdti::Transport::Batch;
    else if (!transport.isEmpty())
        return base::failure(base::Failure::BadInput, QStringLiteral("--transport is batch or single."));
    m_connection.http2 = m_connection.http2 && !parser.isSet(QStringLiteral("no-http2"));
    if (const QString path = parser.value(QStringLiteral("ca-file")); !path.isEmpty()) {
        const base::Result<QByteArray> certificates = app::readCertificates(path);
        if (!certificates)
            return base::failure(certificates.error());
        m_connection.caCertificates = *certificates;
    }
    return {};
}

base::Status ReadyConnection::prepare(const QCommandLineParser &parser, bool needsService)
{
    m_own = app::ownHosts(settings::Settings());
    if (parser.isSet(QStringLiteral("sample"))) {
        if (const base::Status started = prepareSample(parser); !started)
            return started;
        return applyLimits(parser);
    }
    app::ConnectionWords options;
    options.tenant = parser.value(QStringLiteral("tenant"));
    options.clientId = parser.value(QStringLiteral("client-id"));
    options.graphUrl = parser.value(QStringLiteral("graph-url"));
    options.loginUrl = parser.value(QStringLiteral("login-url"));
    options.armUrl = parser.value(QStringLiteral("arm-url"));
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const app::ConnectionWords variables = app::wordsFrom(environment);
    const std::optional<settings::TenantProfile> profile
        = app::profileFor(options, variables, settings::TenantProfiles());
    base::Result<app::Connection> resolved
        = app::resolve(options, variables, profile ? app::wordsFrom(*profile) : app::ConnectionWords());
    if (!resolved)
        return base::failure(resolved.error());
    m_connection = *resolved;
    if (profile)
        m_connection.name = profile->name;
    if (const base::Status good = applyLimits(parser); !good)
        return good;
    if (!needsService)
        return {};
    if (m_connection.tenant.isEmpty())
        return base::failure(base::Failure::SignIn,
                             QStringLiteral("No tenant is set. Give --tenant or MDTI_TENANT_ID, or try "
                                            "the embedded sample with --sample."));
    if (m_connection.clientId.isEmpty())
        return base::failure(base::Failure::SignIn,
                             QStringLiteral("No application is set. Give --client-id or MDTI_CLIENT_ID."));
    openAudit();
    return prepareSignIn(parser, profile);
}

base::Status ReadyConnection::prepareSignIn(const QCommandLineParser &parser,
                                            const std::optional<settings::TenantProfile> &profile)
{
    m_secret = app::takeEnvironmentSecret();
    const QString option = parser.value(QStringLiteral("sign-in"));
    const QString word = option.isEmpty() ? qEnvironmentVariable("MDTI_SIGN_IN") : option;
    const std::optional<settings::SignInWay> wanted = app::signInWayFrom(word);
    if (!word.isEmpty() && !wanted)
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("--sign-in is secret, certificate, device or browser."));
    const bool fromEnvironment = !m_secret.isEmpty();
    m_way = wanted             ? *wanted
        : !m_secret.isEmpty()  ? settings::SignInWay::Secret
        : profile              ? profile->way
                               : settings::SignInWay::Secret;
    if (profile && profile->way == m_way && !fromEnvironment && app::ownsSecret(*profile, m_connection))
        m_expiry = app::Expiry::of(*profile);
    if (m_way == settings::SignInWay::Secret)
        return m_secret.isEmpty() ? takeKeptSecret(profile) : base::Status();
    m_secret.fill('\0');
    m_secret.clear();
    if (m_way == settings::SignInWay::Certificate)
        return takeKeptCertificate(profile);
    prepareUser(profile);
    return {};
}

base::Status ReadyConnection::takeKeptSecret(const std::optional<settings::TenantProfile> &profile)
{
    base::Result<QByteArray> secret = base::failure(base::Failure::NotFound);
    if (profile && app::ownsSecret(*profile, m_connection))
        secret = VaultWait().read(profile->id, secrets::Kind::ClientSecret);
    if (secret) {
        m_secret = *secret;
        return {};
    }
    if (secret.error().kind != base::Failure::NotFound)
        return base::failure(base::Failure::SignIn, secret.error().detail);
    return base::failure(
        base::Failure::SignIn,
        QStringLiteral("No secret is kept for this application. Store it with `mdti-lookup secret set`, or "
                       "give it in MDTI_CLIENT_SECRET where there is no keychain."));
}

base::Status ReadyConnection::takeKeptCertificate(const std::optional<settings::TenantProfile> &profile)
{
    base::Result<QByteArray> certificate = base::failure(base::Failure::NotFound);
    base::Result<QByteArray> password = base::failure(base::Failure::NotFound);
    if (profile && app::ownsSecret(*profile, m_connection)) {
        VaultWait vault;
        certificate = vault.read(profile->id, secrets::Kind::Certificate);
        if (certificate)
            password = vault.read(profile->id, secrets::Kind::CertificatePassword);
    }
    for (const base::Result<QByteArray> *each : {&certificate, &password}) {
        if (!*each && each->error().kind != base::Failure::NotFound)
            return base::failure(base::Failure::SignIn, each->error().detail);
    }
    if (!certificate)
        return base::failure(base::Failure::SignIn,
                             QStringLiteral("No certificate is kept for this application. Store it with `mdti-lookup "
                                            "secret set --certificate FILE`."));
    const auto done = [](const base::Status &) {};
    m_memory.write(m_profile, secrets::Kind::Certificate, *certificate, done);
    if (password && !password->isEmpty())
        m_memory.write(m_profile, secrets::Kind::CertificatePassword, *password, done);
    return {};
}

void ReadyConnection::prepareUser(const std::optional<settings::TenantProfile> &profile)
{
    m_desk = makePromptingDesk();
    if (!profile || !app::ownsSecret(*profile, m_connection))
        return;
    if (VaultWait().look().state == secrets::KeychainService::State::Missing) {
        Console::problem(QStringLiteral("No keychain found. The sign-in holds until the program ends."));
        return;
    }
    m_keychain = std::make_unique<secrets::Keychain>();
    m_vault = m_keychain.get();
    m_profile = profile->id;
}

void ReadyConnection::openAudit()
{
    QString problem;
    m_audit = app::openAudit(settings::Settings(), &problem,
                             [](const base::Error &error) { Console::problem(error.detail); });
    if (!m_audit)
        Console::problem(problem + QStringLiteral(" Lookups are not recorded."));
}

void ReadyConnection::remindOfExpiry() const
{
    const QDate today = QDate::currentDate();
    if (m_expiry.isDue(today))
        Console::problem(m_expiry.sentence(today) + u' ' + m_expiry.remedy());
}

bool ReadyConnection::asUser() const
{
    return app::isUserWay(m_way);
}

app::SessionSetup ReadyConnection::setup() const
{
    app::SessionSetup setup;
    setup.connection = m_connection;
    setup.startWidth = app::PaceMemory().width(m_connection);
    setup.own = m_own;
    setup.audit = m_audit;
    setup.expiry = m_expiry;
    if (asUser() || m_way == settings::SignInWay::Certificate)
        setup.makeTokens = app::tokensFrom({m_way, m_vault, m_profile, m_desk.get()});
    else if (!m_secret.isEmpty())
        setup.makeTokens = [secret = m_secret](const app::Connection &connection, base::Clock *clock) {
            return app::clientSecretTokens(connection, secret, clock);
        };
    m_accounts.shareWith(setup);
    return setup;
}

} // namespace cli
