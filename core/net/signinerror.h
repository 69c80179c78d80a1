// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QJsonObject>

namespace net {

/// What a token error body means, in one plain sentence with what to do (mdti-graph.md §2.4), followed by trace id,
/// correlation id and time for the administrator. The service's own description is left out: it may repeat what was
/// sent. `code` is "AADSTS…" where the body has one, else its error word.
base::Error signInError(const QJsonObject &body, int httpStatus);

/// The error word of a token error body (invalid_client, authorization_pending, …), only if it looks like one.
QString signInWord(const QJsonObject &body);

/// True when only the user can help: by signing in again, interactively.
bool needsInteraction(const QJsonObject &body);

/// Nobody has granted the app what it asked for yet.
bool isConsentMissing(const QJsonObject &body);

} // namespace net
