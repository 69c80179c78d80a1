// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/redact.h"

#include "core/base/text.h"

#include <QRegularExpression>

#include <openssl/crypto.h>

namespace net {

QString redacted(const QString &text)
{
    static const QRegularExpression bearer(QStringLiteral("\\b(bearer|basic|pop)\\s+[A-Za-z0-9._~+/=-]{8,}"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression jwt(QStringLiteral("\\beyJ[A-Za-z0-9_-]{5,}(\\.[A-Za-z0-9_-]*){1,4}"));
    // name=value, name: value and "name":"value" alike
    static const QRegularExpression named(
        QStringLiteral(
            "\\b(client_secret|client_assertion|access_token|refresh_token|id_token|device_code|code_verifier|password|"
            "assertion|authorization|secret|code)(\"?\\s*[=:]\\s*\"?)(?!\\s*[{\\[])([^\\s\"&,;}]{8,})"),
        QRegularExpression::CaseInsensitiveOption);
    QString out = text;
    out.replace(bearer, QStringLiteral("\\1 …"));
    out.replace(jwt, QStringLiteral("…"));
    out.replace(named, QStringLiteral("\\1\\2…"));
    return out;
}

QString shownUrl(const QUrl &url)
{
    return base::singleLine(
        url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::FullyEncoded), 500);
}

void wipe(QByteArray &secret)
{
    if (secret.isDetached())
        wipeEverywhere(secret);
    secret.clear();
}

void wipeEverywhere(QByteArray &secret)
{
    // constData() does not detach. A capacity of zero means bytes that are not ours, such as a literal.
    if (secret.capacity() > 0)
        OPENSSL_cleanse(const_cast<char *>(secret.constData()), size_t(secret.size()));
    secret.clear();
}

} // namespace net
