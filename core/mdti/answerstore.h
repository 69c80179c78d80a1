// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <functional>
#include <optional>

namespace mdti {

/// What an answer is about: decides how long it stays fresh (24 h; articles 7 d).
enum class AnswerKind { PassiveDns, Reputation, Profile, ProfileIndicators, Article };

/// A finished request: the key says what was asked (canonical path and query, without origin), the rest what came back.
struct StoredAnswer
{
    QByteArray key;
    AnswerKind kind = AnswerKind::PassiveDns;
    int status = 200; ///< 200 or 404
    QByteArray body;
    QString requestId;
    QDateTime retrieved; ///< UTC
};

/// Finished requests of a case (journal) or of all cases (cache). Used on the engine thread; implementations do their
/// SQL elsewhere and call back on the engine thread, in order, exactly once.
class AnswerStore
{
public:
    virtual ~AnswerStore() = default;
    virtual void find(const QByteArray &key, AnswerKind kind, std::function<void(std::optional<StoredAnswer>)> handler)
        = 0;
    /// `committed` is called when the answer is safe on disk (or could not be put there: the run goes on in memory and
    /// says so). Only then does the request count as done.
    virtual void put(StoredAnswer answer, std::function<void(base::Status)> committed) = 0;
};

} // namespace mdti
