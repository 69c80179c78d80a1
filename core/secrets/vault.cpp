// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/secrets/vault.h"

#include <array>
#include <memory>

namespace secrets {

namespace {

struct Word
{
    Trouble trouble;
    const char *code;
    const char *sentence;
};

constexpr std::array words = {
    Word{Trouble::NoKeychain, "keychain-missing",
         "No keychain found. Start one (GNOME Keyring, KWallet), or give the secret in MDTI_CLIENT_SECRET."},
    Word{Trouble::Locked, "keychain-locked", "%1 is locked. Unlock it, then try again."},
    Word{Trouble::Denied, "keychain-denied", "%1 did not allow it. Allow this program to use it, then try again."},
    Word{Trouble::Ended, "keychain-ended", "%1 stopped answering. Start it again, then try again."},
    Word{Trouble::Damaged, "keychain-damaged", "What %1 keeps is incomplete. Enter the secret again."},
    Word{Trouble::Other, "keychain-other", "%1 could not do it. Unlock it or start it again, then try again."},
};

} // namespace

Trouble troubleOf(const base::Error &error)
{
    for (const Word &word : words) {
        if (error.code == QLatin1String(word.code))
            return word.trouble;
    }
    return Trouble::None;
}

base::Error troubleError(Trouble trouble, const QString &store)
{
    for (const Word &word : words) {
        if (word.trouble != trouble)
            continue;
        QString sentence = QString::fromLatin1(word.sentence);
        if (sentence.contains(u"%1"))
            sentence = sentence.arg(store.isEmpty() ? QStringLiteral("The keychain") : store);
        return {base::Failure::Storage, sentence, 0, QString::fromLatin1(word.code), {}};
    }
    return {};
}

void Vault::forget(const QString &profile, DoneHandler handler)
{
    constexpr std::array kinds = {Kind::ClientSecret, Kind::RefreshToken, Kind::Certificate, Kind::CertificatePassword};
    struct Progress
    {
        std::size_t left;
        base::Status first;
        DoneHandler handler;
    };
    const auto progress = std::make_shared<Progress>(Progress{kinds.size(), {}, std::move(handler)});
    for (const Kind kind : kinds) {
        remove(profile, kind, [progress](const base::Status &removed) {
            if (!removed && progress->first)
                progress->first = removed;
            if (--progress->left == 0)
                progress->handler(progress->first);
        });
    }
}

base::Status Vault::checkValue(const QByteArray &value)
{
    if (value.isEmpty())
        return base::failure(base::Failure::BadInput, QStringLiteral("There is nothing to keep: the secret is empty."));
    if (value.size() > maximumBytes)
        return base::failure(
            base::Failure::BadInput,
            QStringLiteral("The secret is too large to keep: %1 KiB at most.").arg(maximumBytes / 1024));
    return {};
}

QString toString(Kind kind)
{
    switch (kind) {
    case Kind::ClientSecret:
        return QStringLiteral("client-secret");
    case Kind::RefreshToken:
        return QStringLiteral("refresh-token");
    case Kind::Certificate:
        return QStringLiteral("certificate");
    case Kind::CertificatePassword:
        return QStringLiteral("certificate-password");
    }
    return {};
}

QString keyOf(const QString &profile, Kind kind)
{
    return profile + u'/' + toString(kind);
}

} // namespace secrets
