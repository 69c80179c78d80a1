// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/connectservice.h"

#include "app/pacememory.h"
#include "app/saved.h"
#include "core/net/assertion.h"

#include <QFutureWatcher>
#include <QLocale>
#include <QPointer>
#include <QtConcurrentRun>

namespace app {

namespace {

using settings::SignInWay;

ui::ConnectControl::Check shown(const Check &check)
{
    const ui::ConnectControl::State state = check.state == Check::State::Good ? ui::ConnectControl::State::Good
        : check.state == Check::State::Bad                                    ? ui::ConnectControl::State::Bad
                                                                              : ui::ConnectControl::State::Skipped;
    return {check.name,     state,          check.sentence, check.remedy,
            check.copyText, check.capability, check.optional, check.tookMs};
}

struct ReadCertificate
{
    QByteArray bytes;
    QString sentence;
    QDate until;
};

/// Any thread: a key behind a password takes its time.
ReadCertificate readCertificateAt(const QString &path, const QString &password)
{
    const base::Result<QByteArray> bytes = readCertificateFile(path);
    if (!bytes)
        return {{}, bytes.error().detail, {}};
    const base::Result<net::CertificateFacts> facts = net::readCertificate({*bytes, password.toUtf8()});
    if (!facts)
        return {{}, facts.error().detail, {}};
    const QDate until = facts->notAfter.date();
    return {*bytes,
            ConnectService::tr("%1. %2 Thumbprint %3")
                .arg(facts->subject, Expiry{until, true}.sentence(QDate::currentDate()),
                     QString::fromLatin1(facts->sha256Thumbprint)),
            until};
}

QList<secrets::Kind> kindsOf(SignInWay way)
{
    if (way == SignInWay::Certificate)
        return {secrets::Kind::Certificate, secrets::Kind::CertificatePassword};
    return {kindOf(way)};
}

} // namespace

ConnectService::ConnectService(settings::TenantProfiles *profiles, QObject *parent)
    : ConnectControl(parent)
    , m_profiles(profiles)
    , m_environmentSecret(takeEnvironmentSecret())
{
    m_signIn.desk()->setAutomatic(true);
    m_pool.setMaxThreadCount(1);
}

ConnectService::~ConnectService()
{
    m_pool.waitForDone();
}

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
    m_vault->read(profile->id, kindOf(profile->way), [self](const base::Result<QByteArray> &secret) {
        if (!self)
            return;
        self->m_hasSecret = secret.has_value();
        Q_EMIT self->changed();
    });
}

ui::ConnectControl::Entry ConnectService::known() const
{
    Entry entry;
    if (const std::optional<settings::TenantProfile> profile = m_profiles->standard()) {
        entry.name = profile->name;
        entry.tenant = profile->tenant;
        entry.clientId = profile->clientId;
        entry.way = profile->way;
        if (profile->way == SignInWay::Secret)
            entry.expires = profile->expires;
        return entry;
    }
    const ConnectionWords environment = wordsFrom(QProcessEnvironment::systemEnvironment());
    entry.tenant = environment.tenant;
    entry.clientId = environment.clientId;
    return entry;
}

bool ConnectService::hasKeptSecret(const Entry &entry) const
{
    const std::optional<settings::TenantProfile> profile = profileOf(entry);
    return m_hasSecret && profile && profile == m_profiles->standard() && profile->way == entry.way
        && !entry.tenant.isEmpty() && !entry.clientId.isEmpty();
}

QString ConnectService::secretProblem(const QString &secret) const
{
    return looksLikeSecretId(secret)
        ? tr("This looks like the secret's ID. Paste its value, shown once when it was made.")
        : QString();
}

void ConnectService::readCertificate(const QString &path, const QString &password)
{
    const quint64 ticket = ++m_latestRead;
    m_certificate = {};
    if (path.isEmpty()) {
        Q_EMIT certificateRead(false, {});
        return;
    }
    auto *watcher = new QFutureWatcher<ReadCertificate>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, ticket, path, password] {
        watcher->deleteLater();
        if (ticket != m_latestRead)
            return;
        const ReadCertificate read = watcher->result();
        m_certificate = {path, password, read.bytes, read.until};
        Q_EMIT certificateRead(!read.bytes.isEmpty(), read.sentence);
    });
    watcher->setFuture(QtConcurrent::run(&m_pool, readCertificateAt, path, password));
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

QString ConnectService::draftName(const Entry &entry)
{
    return entry.tenant + u'|' + entry.clientId + u'|' + settings::toString(entry.way);
}

bool ConnectService::isTyped(const Entry &entry)
{
    return entry.way == SignInWay::Secret ? !entry.secret.isEmpty()
        : entry.way == SignInWay::Certificate ? !entry.certificateFile.isEmpty()
                                              : true;
}

SignInSource ConnectService::sourceFor(const Entry &entry, const Connection &connection)
{
    const std::optional<settings::TenantProfile> profile = profileOf(entry);
    const bool kept = profile && ownsSecret(*profile, connection) && hasKeptSecret(entry);
    if (kept && (!isTyped(entry) || isUserWay(entry.way)))
        return {entry.way, m_vault, profile->id, m_signIn.desk()};
    const QString draft = draftName(entry);
    const auto done = [](const base::Status &) {};
    if (entry.way == SignInWay::Secret && !entry.secret.isEmpty())
        m_draft.write(draft, secrets::Kind::ClientSecret, entry.secret.toUtf8(), done);
    if (entry.way == SignInWay::Certificate && m_certificate.path == entry.certificateFile
        && !m_certificate.bytes.isEmpty()) {
        m_draft.write(draft, secrets::Kind::Certificate, m_certificate.bytes, done);
        if (m_certificate.password.isEmpty())
            m_draft.remove(draft, secrets::Kind::CertificatePassword, done);
        else
            m_draft.write(draft, secrets::Kind::CertificatePassword, m_certificate.password.toUtf8(), done);
    }
    return {entry.way, &m_draft, draft, m_signIn.desk()};
}

Expiry ConnectService::expiryOf(const Entry &entry) const
{
    if (entry.way == SignInWay::Secret)
        return {entry.expires, false};
    if (entry.way != SignInWay::Certificate)
        return {};
    if (!entry.certificateFile.isEmpty())
        return {m_certificate.until, true};
    const std::optional<settings::TenantProfile> profile = profileOf(entry);
    return profile && profile->way == entry.way ? Expiry::of(*profile) : Expiry();
}

Expiry ConnectService::expiry() const
{
    const std::optional<settings::TenantProfile> profile
        = profileFor({}, wordsFrom(QProcessEnvironment::systemEnvironment()), *m_profiles);
    return profile && m_hasSecret && m_environmentSecret.isEmpty() ? Expiry::of(*profile) : Expiry();
}

void ConnectService::check(const Entry &entry)
{
    stopChecking();
    const base::Result<Connection> connection = connectionFor(entry);
    if (!connection) {
        QMetaObject::invokeMethod(
            this,
            [this, error = connection.error()] {
                ui::ConnectControl::Check bad;
                bad.name = tr("Addresses");
                bad.state = State::Bad;
                bad.sentence = error.detail;
                Q_EMIT checked(bad);
                Q_EMIT checksEnded(false);
            },
            Qt::QueuedConnection);
        return;
    }
    SessionSetup setup;
    setup.connection = *connection;
    setup.makeTokens = tokensFrom(sourceFor(entry, *connection));
    setup.expiry = expiryOf(entry);
    m_doctor = std::make_unique<Doctor>(std::move(setup), isUserWay(entry.way));
    connect(m_doctor.get(), &Doctor::checked, this, [this](const app::Check &check) { Q_EMIT checked(shown(check)); });
    connect(m_doctor.get(), &Doctor::finished, this,
            [this](const std::optional<base::Error> &failure) { Q_EMIT checksEnded(!failure); });
    // A sign-in that failed is told where it was tried; the checks wait for another try.
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

base::Result<QString> ConnectService::saveProfile(const Entry &entry)
{
    settings::TenantProfile profile = profileOf(entry).value_or(settings::TenantProfile());
    const ConnectionWords environment = wordsFrom(QProcessEnvironment::systemEnvironment());
    profile.tenant = entry.tenant;
    profile.clientId = entry.clientId;
    profile.expires = expiryOf(entry).day; // before the way is another
    profile.way = entry.way;
    if (!entry.name.isEmpty())
        profile.name = entry.name;
    // What was checked is what is kept.
    if (!environment.graphUrl.isEmpty())
        profile.graphUrl = environment.graphUrl;
    if (!environment.loginUrl.isEmpty())
        profile.loginUrl = environment.loginUrl;
    if (!environment.armUrl.isEmpty())
        profile.armUrl = environment.armUrl;
    const base::Result<QString> id = m_profiles->save(profile);
    if (!id)
        return id;
    if (const base::Status standard = m_profiles->setStandard(*id); !standard)
        return base::failure(standard.error());
    return id;
}

void ConnectService::save(const Entry &entry)
{
    const std::optional<settings::TenantProfile> before = m_profiles->standard();
    const std::optional<settings::TenantProfile> known = profileOf(entry);
    const base::Result<QString> id = saveProfile(entry);
    const QPointer<ConnectService> self(this);
    const auto ended = [self, before, known, made = id.value_or(QString())](const base::Status &status) {
        if (!self)
            return;
        if (!status) {
            // As it was: a profile that was made for this secret alone is of no use without it.
            if (known)
                (void)self->m_profiles->save(*known);
            else if (!made.isEmpty())
                (void)self->m_profiles->remove(made);
            if (before)
                (void)self->m_profiles->setStandard(before->id);
            self->refresh();
            Q_EMIT self->saveFailed(status.error().detail);
            return;
        }
        self->m_hasSecret = true;
        Q_EMIT self->changed();
        Q_EMIT self->saved();
    };
    if (!id) {
        QMetaObject::invokeMethod(
            this, [ended, error = id.error()] { ended(base::failure(error)); }, Qt::QueuedConnection);
        return;
    }
    keep(draftName(entry), *id, kindsOf(entry.way), ended);
}

void ConnectService::keep(const QString &draft, const QString &id, QList<secrets::Kind> kinds, secrets::DoneHandler ended)
{
    if (kinds.isEmpty()) {
        m_draft.forget(draft, [](const base::Status &) {});
        QMetaObject::invokeMethod(
            this, [ended = std::move(ended)] { ended({}); }, Qt::QueuedConnection);
        return;
    }
    const secrets::Kind kind = kinds.takeFirst();
    const QPointer<ConnectService> self(this);
    const auto next = [self, draft, id, kinds, ended](const base::Status &written) {
        if (!written)
            ended(written);
        else if (self)
            self->keep(draft, id, kinds, ended);
    };
    m_draft.read(draft, kind, [self, draft, id, kind, next, ended](const base::Result<QByteArray> &value) {
        if (!self)
            return;
        if (value)
            self->m_vault->write(id, kind, *value, next);
        else if (kind == secrets::Kind::CertificatePassword)
            self->m_vault->remove(id, kind, next); // the new certificate has none, the old one may have had
        else
            self->keep(draft, id, {}, ended); // nothing new was typed
    });
}

QString ConnectService::tenantName() const
{
    const base::Result<SessionSetup> ready = setup();
    if (!ready)
        return {};
    const Connection &connection = ready->connection;
    const std::optional<settings::TenantProfile> profile
        = m_profiles->matching(connection.tenant, connection.clientId);
    // A person signs in when that is needed.
    const bool canSignIn = profile && isUserWay(profile->way);
    if (!m_hasSecret && m_environmentSecret.isEmpty() && !canSignIn)
        return {};
    return connection.name.isEmpty() ? connection.tenant : connection.name;
}

bool ConnectService::isForPerson() const
{
    const std::optional<settings::TenantProfile> profile
        = profileFor({}, wordsFrom(QProcessEnvironment::systemEnvironment()), *m_profiles);
    return m_environmentSecret.isEmpty() && profile && isUserWay(profile->way);
}

base::Result<SessionSetup> ConnectService::setup() const
{
    const ConnectionWords words = wordsFrom(QProcessEnvironment::systemEnvironment());
    Entry entry;
    entry.tenant = words.tenant;
    entry.clientId = words.clientId;
    const base::Result<Connection> connection = connectionFor(entry);
    if (!connection)
        return base::failure(connection.error());
    const std::optional<settings::TenantProfile> profile
        = m_profiles->matching(connection->tenant, connection->clientId);
    SessionSetup setup;
    setup.connection = *connection;
    setup.startWidth = PaceMemory().width(setup.connection);
    setup.own = ownHosts(settings::Settings());
    setup.audit = m_audit;
    if (!connection->tenant.isEmpty() && !connection->clientId.isEmpty()) {
        if (!m_environmentSecret.isEmpty()) {
            setup.makeTokens = [secret = m_environmentSecret](const Connection &each, base::Clock *clock) {
                return clientSecretTokens(each, secret, clock);
            };
        } else if (profile && ownsSecret(*profile, *connection)) {
            setup.connection.name = profile->name;
            setup.makeTokens = tokensFrom({profile->way, m_vault, profile->id, m_desk});
        }
    }
    if (!setup.makeTokens)
        return base::failure(base::Failure::SignIn,
                             tr("No tenant is connected. Connect one in Tools › Connect a tenant, or try the sample."));
    return setup;
}

} // namespace app
