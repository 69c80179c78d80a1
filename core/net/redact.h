// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace net {

/// Replaces whatever looks like a secret (bearer tokens, JSON Web Tokens, the values of client_secret, access_token,
/// code and their kin in forms, JSON and queries) by "…". For any text of foreign origin on its way to a log or an
/// error.
QString redacted(const QString &text);

/// Scheme, host, port and path: what a log may show of a URL.
QString shownUrl(const QUrl &url);

/// Overwrites the bytes of a secret that has been used and empties the array. Bytes that someone else shares are left
/// to them.
void wipe(QByteArray &secret);
/// The same for everyone who shares the bytes: only where all of them are done with it.
void wipeEverywhere(QByteArray &secret);

} // namespace net
