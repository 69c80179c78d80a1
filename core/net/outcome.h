// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QNetworkReply>
#include <QSslError>
#include <QUrl>

#include <optional>

namespace net {

/// What an exchange brought, before anyone has judged it.
struct Outcome
{
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QString errorText; ///< the network layer's own words; may name the URL, so it is never shown as it is
    int status = 0; ///< 0: no answer was received
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers; ///< names lower case
    bool tooLarge = false, timedOut = false;
    bool http2 = false;
    QList<QSslError> tlsErrors;
    qint64 tookMs = 0;

    QByteArray header(QByteArrayView name) const;
    bool cleanly() const { return error == QNetworkReply::NoError && !tooLarge && !timedOut; }
};

/// What a JSON error body says (mdti-graph.md §8, §2.4); empty members where it says nothing. Never fails: HTML,
/// nothing, wrong types and any depth of innerError / innererror are expected.
struct ServiceError
{
    QString code, message, requestId;
};
ServiceError readServiceError(const QByteArray &body);

/// The one table from HTTP status and network error to a kind of failure; nothing when the answer is one callers get
/// (2xx, 404).
std::optional<base::Failure> failureOf(const Outcome &outcome);

/// The failure in words, with status, code and request-id. `url` is where it was asked; its query is not shown.
base::Error errorOf(const Outcome &outcome, base::Failure kind, const QUrl &url);

/// A web page came where data was expected; in words.
QString webPageSentence(const QString &host);

/// How often an exchange that ended so may be tried again; 0 for what a repetition cannot heal.
int retriesFor(const Outcome &outcome);

/// The header Retry-After, seconds or a date, as milliseconds from now. A date is read against the service's own Date
/// header where there is one, so that a wrong clock here does no harm.
std::optional<qint64> retryAfterMs(const Outcome &outcome, const QDateTime &now);

/// Reads an HTTP date (RFC 9110 §5.6.7, all three forms); invalid when it is none.
QDateTime readHttpDate(const QByteArray &text);

/// request-id / x-ms-request-id of the headers, or of an error body.
QString requestIdOf(const Outcome &outcome);

} // namespace net
