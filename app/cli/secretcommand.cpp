// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/secretcommand.h"

#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "app/cli/vaultwait.h"
#include "app/expiry.h"
#include "app/saved.h"
#include "app/signin.h"
#include "core/net/assertion.h"

#include <QCommandLineParser>
#include <QFile>

#include <optional>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace cli {

namespace {

constexpr qint64 maximumInputBytes = 64 * 1024;

int tell(const base::Error &error)
{
    Console::problem(error.detail);
    return error.kind == base::Failure::Storage ? SignIn : exitCodeFor(error.kind);
}

#ifdef Q_OS_UNIX
/// What is typed at a terminal is not shown.
class SilentTerminal
{
public:
    explicit SilentTerminal(const QString &prompt)
        : m_active(isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_active)
            return;
        Console::error(prompt);
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        if (m_active)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(SilentTerminal)

private:
    termios m_before = {};
    bool m_active;
};
#endif

base::Result<QByteArray> readLine([[maybe_unused]] const QString &prompt)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return base::failure(base::Failure::BadInput, QStringLiteral("Standard input cannot be read."));
#ifdef Q_OS_UNIX
    const SilentTerminal silent(prompt);
#endif
    return input.readLine(maximumInputBytes).trimmed();
}

base::Result<QByteArray> readSecret()
{
    const base::Result<QByteArray> line
        = readLine(QStringLiteral("Paste the secret's value and press Enter; it is not shown."));
    if (!line)
        return line;
    if (line->isEmpty())
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("No secret came in. Give its value on standard input."));
    if (app::looksLikeSecretId(QString::fromUtf8(*line)))
        return base::failure(
            base::Failure::BadInput,
            QStringLiteral("This looks like the secret's ID. Paste its value, shown once when it was made."));
    return line;
}

app::ConnectionWords optionWords(const QCommandLineParser &parser)
{
    return {parser.value(QStringLiteral("tenant")), parser.value(QStringLiteral("client-id")),
            parser.value(QStringLiteral("graph-url")), parser.value(QStringLiteral("login-url")),
            parser.value(QStringLiteral("arm-url"))};
}

QString first(const QString &a, const QString &b)
{
    return a.isEmpty() ? b : a;
}

/// What the options and the environment add to the saved profile, or a new one; checked like every connection.
base::Result<settings::TenantProfile> wantedProfile(const app::ConnectionWords &options,
                                                    const app::ConnectionWords &environment,
                                                    const std::optional<settings::TenantProfile> &known,
                                                    settings::SignInWay way)
{
    const app::ConnectionWords saved = known ? app::wordsFrom(*known) : app::ConnectionWords();
    const base::Result<app::Connection> connection = app::resolve(options, environment, saved);
    if (!connection)
        return base::failure(connection.error());
    if (connection->tenant.isEmpty() || connection->clientId.isEmpty())
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("Say whose secret it is: --tenant ID --client-id ID."));
    settings::TenantProfile profile = known.value_or(settings::TenantProfile());
    profile.tenant = connection->tenant;
    profile.clientId = connection->clientId;
    profile.way = way;
    profile.graphUrl = first(first(options.graphUrl, environment.graphUrl), saved.graphUrl);
    profile.loginUrl = first(first(options.loginUrl, environment.loginUrl), saved.loginUrl);
    profile.armUrl = first(first(options.armUrl, environment.armUrl), saved.armUrl);
    return profile;
}

/// What to keep, read and checked.
struct Material
{
    QByteArray value, password;
    QDate expires;
    QString told; ///< "The secret"
};

base::Result<Material> readMaterial(const QString &certificateFile, const QDate &expires)
{
    if (certificateFile.isEmpty()) {
        const base::Result<QByteArray> secret = readSecret();
        if (!secret)
            return base::failure(secret.error());
        return Material{*secret, {}, expires, QStringLiteral("The secret")};
    }
    const base::Result<QByteArray> bytes = app::readCertificateFile(certificateFile);
    if (!bytes)
        return base::failure(bytes.error());
    const base::Result<QByteArray> password
        = readLine(QStringLiteral("Type the password of the certificate, or only Enter; it is not shown."));
    if (!password)
        return base::failure(password.error());
    const base::Result<net::CertificateFacts> facts = net::readCertificate({*bytes, *password});
    if (!facts)
        return base::failure(facts.error());
    return Material{*bytes, *password, facts->notAfter.date(),
                    QStringLiteral("The certificate %1, good until %2,")
                        .arg(facts->subject, facts->notAfter.toString(QStringLiteral("yyyy-MM-dd")))};
}

base::Status keepMaterial(VaultWait &vault, const QString &id, settings::SignInWay way, Material &material)
{
    base::Status written = vault.write(id, app::kindOf(way), material.value);
    if (written && way == settings::SignInWay::Certificate)
        written = material.password.isEmpty()
            ? vault.remove(id, secrets::Kind::CertificatePassword)
            : vault.write(id, secrets::Kind::CertificatePassword, material.password);
    material.value.fill('\0');
    material.password.fill('\0');
    return written;
}

int set(base::Result<settings::TenantProfile> profile, const std::optional<settings::TenantProfile> &known,
        const QString &certificateFile, settings::TenantProfiles &profiles)
{
    if (!profile) {
        Console::problem(profile.error().detail);
        return Usage;
    }
    const bool user = app::isUserWay(profile->way);
    base::Result<Material> material = user ? base::Result<Material>(Material()) : readMaterial(certificateFile, profile->expires);
    if (!material)
        return tell(material.error());
    VaultWait vault;
    const secrets::KeychainService::Look look = vault.look();
    if (look.state == secrets::KeychainService::State::Missing)
        return tell(secrets::troubleError(secrets::Trouble::NoKeychain, {}));
    profile->expires = material->expires;
    const base::Result<QString> id = profiles.save(*profile);
    if (!id)
        return tell(id.error());
    if (user) {
        Console::out(QStringLiteral("%1 is saved. Sign in with `mdti-lookup doctor`.\n").arg(profile->tenant));
        return Complete;
    }
    if (const base::Status written = keepMaterial(vault, *id, profile->way, *material); !written) {
        // A profile that was made for this secret alone is of no use without it.
        if (!known && !profiles.remove(*id))
            Console::problem(QStringLiteral("The profile of %1 stays without a secret.").arg(profile->tenant));
        return tell(written.error());
    }
    Console::out(QStringLiteral("%1 for %2 is kept in %3.\n").arg(material->told, profile->tenant, look.name));
    return Complete;
}

int status(const std::optional<settings::TenantProfile> &known)
{
    VaultWait vault;
    const secrets::KeychainService::Look look = vault.look();
    if (look.state == secrets::KeychainService::State::Missing)
        return tell(secrets::troubleError(secrets::Trouble::NoKeychain, {}));
    Console::out(QStringLiteral("Keychain: %1\n").arg(look.name));
    if (!known) {
        Console::out(QStringLiteral(
            "No tenant is saved. Store one with `mdti-lookup secret set --tenant ID --client-id ID`.\n"));
        return SignIn;
    }
    Console::out(QStringLiteral("Tenant: %1\nApplication: %2\n").arg(known->tenant, known->clientId));
    const settings::SignInWay way = known->way;
    base::Result<QByteArray> secret = vault.read(known->id, app::kindOf(way));
    if (!secret && secret.error().kind != base::Failure::NotFound)
        return tell(secret.error());
    if (app::isUserWay(way))
        Console::out(secret ? QStringLiteral("Sign-in of a user: kept\n")
                            : QStringLiteral("Sign-in of a user: none. Sign in with `mdti-lookup doctor`.\n"));
    else if (way == settings::SignInWay::Certificate)
        Console::out(secret ? QStringLiteral("Certificate: kept\n")
                            : QStringLiteral("Certificate: none. Store it with `mdti-lookup secret set --certificate FILE`.\n"));
    else
        Console::out(secret ? QStringLiteral("Secret: kept\n")
                            : QStringLiteral("Secret: none. Store it with `mdti-lookup secret set`.\n"));
    if (!secret)
        return SignIn;
    secret->fill('\0');
    const app::Expiry expiry = app::Expiry::of(*known);
    const QDate today = QDate::currentDate();
    if (const QString sentence = expiry.sentence(today); !sentence.isEmpty())
        Console::out(sentence + (expiry.isDue(today) ? u' ' + expiry.remedy() : QString()) + u'\n');
    return Complete;
}

int clear(const std::optional<settings::TenantProfile> &known, settings::TenantProfiles &profiles)
{
    if (!known) {
        Console::out(QStringLiteral("No tenant is saved; there is nothing to clear.\n"));
        return Complete;
    }
    VaultWait vault;
    // The secret first: without its profile nobody would find it again.
    if (const base::Status forgotten = vault.forget(known->id); !forgotten)
        return tell(forgotten.error());
    if (const base::Status removed = profiles.remove(known->id); !removed)
        return tell(removed.error());
    Console::out(QStringLiteral("The secret and the profile of %1 are removed.\n").arg(known->tenant));
    return Complete;
}

} // namespace

int runSecret(const QStringList &arguments)
{
    QCommandLineParser parser;
    for (const char *name : {"tenant", "client-id", "graph-url", "login-url", "arm-url", "sign-in", "certificate", "expires"})
        parser.addOption(QCommandLineOption(QString::fromLatin1(name), {}, QStringLiteral("VALUE")));
    if (!parser.parse(arguments)) {
        Console::problem(parser.errorText() + QStringLiteral(" `mdti-lookup help secret` lists the options."));
        return Usage;
    }
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0);
    if (words.size() > 1) {
        Console::problem(
            QStringLiteral("A secret is never an argument: others on this computer can read those. Give it on "
                           "standard input."));
        return Usage;
    }
    settings::TenantProfiles profiles;
    const app::ConnectionWords options = optionWords(parser);
    const app::ConnectionWords environment = app::wordsFrom(QProcessEnvironment::systemEnvironment());
    const std::optional<settings::TenantProfile> known = app::profileFor(options, environment, profiles);
    if (action == u"set") {
        const QString certificate = parser.value(QStringLiteral("certificate"));
        const QString word = parser.value(QStringLiteral("sign-in"));
        const std::optional<settings::SignInWay> way = certificate.isEmpty()
            ? app::signInWayFrom(word.isEmpty() ? QStringLiteral("secret") : word)
            : std::optional(settings::SignInWay::Certificate);
        if (!way || (*way == settings::SignInWay::Certificate && certificate.isEmpty())) {
            Console::problem(QStringLiteral("--sign-in is secret, device or browser; a certificate is given by --certificate FILE."));
            return Usage;
        }
        const QString day = parser.value(QStringLiteral("expires"));
        base::Result<settings::TenantProfile> wanted = wantedProfile(options, environment, known, *way);
        if (wanted)
            wanted->expires = QDate::fromString(day, Qt::ISODate);
        if (!day.isEmpty() && !QDate::fromString(day, Qt::ISODate).isValid()) {
            Console::problem(QStringLiteral("--expires takes the secret's last day, like 2027-03-31."));
            return Usage;
        }
        return set(wanted, known, certificate, profiles);
    }
    if (action == u"status")
        return status(known);
    if (action == u"clear")
        return clear(known, profiles);
    Console::problem(QStringLiteral("Say what to do: `mdti-lookup secret set`, `status` or `clear`."));
    return Usage;
}

} // namespace cli
