// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/connectservice.h"

#include "app/pacememory.h"
#include "app/saved.h"
#include "app/signin.h"
#include "core/net/clientsecrettokens.h"

#include <QPointer>

namespace app {

namespace {

ui::ConnectControl::State stateOf(Check::State state)
{
    switch (state) {
    case Check::State::Good:
        return ui::ConnectControl::State::Good;
    case Check::State::Bad:
        return ui::ConnectControl::State::Bad;
    case Check::State::Skipped:
        break;
    }
    return ui::ConnectControl::State::Skipped;
}

/// Asks a vault of the GUI thread from the thread of the tokens, and answers there.
net::SecretProvider askVault(const QPointer<secrets::Vault> &vault, const QString &profile)
{
    return [vault, profile](net::SecretHandler handler) {
        auto *here = new QObject;
        const auto answer = [here, handler = std::move(handler)](base::Result<QByteArray> secret) {
            QMetaObject::invokeMethod(
                here,
                [here, handler, secret = std::move(secret)] {
                    here->deleteLater();
                    if (secret || secret.error().kind == base::Failure::NotFound)
                        handler(secret.value_or(QByteArray()));
                    else
                        handler(base::failure(base::Failure::SignIn, secret.error().detail));
                },
                Qt::QueuedConnection);
        };
        QMetaObject::invokeMethod(
            vault.data(), [vault, profile, answer] { vault->read(profile, secrets::Kind::ClientSecret, answer); },
            Qt::QueuedConnection);
    };
}

} // namespace

ConnectService::ConnectService(settings::TenantProfiles *profiles, QObject *parent)
    : ConnectControl(parent)
    , m_profiles(profiles)
{
}

ConnectService::~ConnectService() = default;

void ConnectService::setVault(secrets::Vault *vault)
{
    m_vault = vault ? vault : &m_memory;
    refresh();
}

void ConnectService::refresh()
{
    const std::optional<settings::TenantProfile> profile = m_profiles->standard();
    if (!profile) {
        m_hasSecret = false;
        Q_EMIT changed();
        return;
    }
    const QPointer<ConnectService> self(this);
    m_vault->read(profile->id, secrets::Kind::ClientSecret, [self](const base::Result<QByteArray> &secret) {
        if (!self)
            return;
        self->m_hasSecret = secret.has_value();
        Q_EMIT self->changed();
    });
}

ui::ConnectControl::Entry ConnectService::known() const
{
    const std::optional<settings::TenantProfile> profile = m_profiles->standard();
    if (profile)
        return {profile->tenant, profile->clientId, {}};
    const ConnectionWords environment = wordsFrom(QProcessEnvironment::systemEnvironment());
    return {environment.tenant, environment.clientId, {}};
}

bool ConnectService::hasKeptSecret(const Entry &entry) const
{
    const std::optional<settings::TenantProfile> profile = profileOf(entry);
    return m_hasSecret && profile && profile == m_profiles->standard() && !entry.tenant.isEmpty()
        && !entry.clientId.isEmpty();
}

QString ConnectService::secretProblem(const QString &secret) const
{
    return looksLikeSecretId(secret)
        ? tr("This looks like the secret's ID. Paste its value, shown once when it was made.")
        : QString();
}

std::optional<settings::TenantProfile> ConnectService::profileOf(const Entry &entry) const
{
    return m_profiles->matching(entry.tenant, entry.clientId);
}

base::Result<Connection> ConnectService::connectionFor(const Entry &entry) const
{
    const std::optional<settings::TenantProfile> profile = profileOf(entry);
    ConnectionWords words;
    words.tenant = entry.tenant;
    words.clientId = entry.clientId;
    base::Result<Connection> connection = resolve(words, wordsFrom(QProcessEnvironment::systemEnvironment()),
                                                  profile ? wordsFrom(*profile) : ConnectionWords());
    if (connection) {
        if (const base::Status good = applySettings(*connection, settings::Settings()); !good)
            return base::failure(good.error());
    }
    return connection;
}

std::function<std::unique_ptr<net::TokenSource>(const Connection &, base::Clock *)>
ConnectService::keptTokens(const QString &id) const
{
    return [provider = askVault(m_vault, id)](const Connection &connection, base::Clock *clock) {
        return std::make_unique<net::ClientSecretTokens>(signInSettings(connection), provider, clock);
    };
}

void ConnectService::check(const Entry &entry)
{
    stopChecking();
    const base::Result<Connection> connection = connectionFor(entry);
    if (!connection) {
        QMetaObject::invokeMethod(
            this,
            [this, error = connection.error()] {
                Q_EMIT checked(tr("Addresses"), State::Bad, error.detail, {});
                Q_EMIT checksEnded(false);
            },
            Qt::QueuedConnection);
        return;
    }
    SessionSetup setup;
    setup.connection = *connection;
    const std::optional<settings::TenantProfile> profile = profileOf(entry);
    if (entry.secret.isEmpty() && profile && ownsSecret(*profile, *connection))
        setup.makeTokens = keptTokens(profile->id);
    else
        setup.makeTokens = [secret = entry.secret.toUtf8()](const Connection &each, base::Clock *clock) {
            return clientSecretTokens(each, secret, clock);
        };
    m_doctor = std::make_unique<Doctor>(std::move(setup));
    connect(m_doctor.get(), &Doctor::checked, this, [this](const Check &check) {
        Q_EMIT checked(check.name, stateOf(check.state), check.sentence, check.remedy);
    });
    connect(m_doctor.get(), &Doctor::finished, this,
            [this](const std::optional<base::Error> &failure) { Q_EMIT checksEnded(!failure); });
    QMetaObject::invokeMethod(m_doctor.get(), &Doctor::start, Qt::QueuedConnection);
}

void ConnectService::stopChecking()
{
    if (!m_doctor)
        return;
    m_doctor->disconnect(this);
    // It may be in the middle of a signal.
    m_doctor.release()->deleteLater();
}

void ConnectService::save(const Entry &entry)
{
    settings::TenantProfile profile = profileOf(entry).value_or(settings::TenantProfile());
    const ConnectionWords environment = wordsFrom(QProcessEnvironment::systemEnvironment());
    profile.tenant = entry.tenant;
    profile.clientId = entry.clientId;
    profile.way = settings::SignInWay::Secret;
    // What was checked is what is kept.
    if (!environment.graphUrl.isEmpty())
        profile.graphUrl = environment.graphUrl;
    if (!environment.loginUrl.isEmpty())
        profile.loginUrl = environment.loginUrl;
    if (!environment.armUrl.isEmpty())
        profile.armUrl = environment.armUrl;
    const base::Result<QString> id = m_profiles->save(profile);
    const base::Status standard = id ? m_profiles->setStandard(*id) : base::failure(id.error());
    const QPointer<ConnectService> self(this);
    const auto ended = [self](const base::Status &status) {
        if (!self)
            return;
        if (!status) {
            Q_EMIT self->saveFailed(status.error().detail);
            return;
        }
        self->m_hasSecret = true;
        Q_EMIT self->changed();
        Q_EMIT self->saved();
    };
    if (!standard || entry.secret.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [ended, standard] { ended(standard); }, Qt::QueuedConnection);
        return;
    }
    m_vault->write(*id, secrets::Kind::ClientSecret, entry.secret.toUtf8(), ended);
}

QString ConnectService::tenantName() const
{
    const base::Result<SessionSetup> ready = setup();
    const bool fromEnvironment = qEnvironmentVariableIsSet("MDTI_CLIENT_SECRET");
    if (!ready || (!m_hasSecret && !fromEnvironment))
        return {};
    const Connection &connection = ready->connection;
    return connection.name.isEmpty() ? connection.tenant : connection.name;
}

base::Result<SessionSetup> ConnectService::setup() const
{
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const ConnectionWords words = wordsFrom(environment);
    const base::Result<Connection> connection = connectionFor({words.tenant, words.clientId, {}});
    if (!connection)
        return base::failure(connection.error());
    const QByteArray secret = environment.value(QStringLiteral("MDTI_CLIENT_SECRET")).toUtf8();
    const std::optional<settings::TenantProfile> profile
        = m_profiles->matching(connection->tenant, connection->clientId);
    SessionSetup setup;
    setup.connection = *connection;
    setup.startWidth = PaceMemory().width(setup.connection);
    if (!connection->tenant.isEmpty() && !connection->clientId.isEmpty()) {
        if (!secret.isEmpty()) {
            setup.makeTokens = [secret](const Connection &each, base::Clock *clock) {
                return clientSecretTokens(each, secret, clock);
            };
        } else if (profile && ownsSecret(*profile, *connection)) {
            setup.connection.name = profile->name;
            setup.makeTokens = keptTokens(profile->id);
        }
    }
    if (!setup.makeTokens)
        return base::failure(base::Failure::SignIn,
                             tr("No tenant is connected. Connect one in Tools › Connect a tenant, or try the sample."));
    return setup;
}

} // namespace app
