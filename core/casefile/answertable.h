// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/database.h"
#include "core/mdti/answerstore.h"

#include <QList>

/// The table of finished requests, in a case and in the cache. On the database's thread.
namespace casefile::answers {

/// nullopt: not there, older than `notBefore` (invalid: any age will do), or unreadable.
std::optional<mdti::StoredAnswer> find(Database &database, const QByteArray &key, mdti::AnswerKind kind,
                                       const QDateTime &notBefore);
/// Replaces an answer to the same question.
base::Status put(Database &database, const mdti::StoredAnswer &answer);
/// Forgets what is known about a host, so that it is asked again.
base::Status removeAbout(Database &database, const QString &host);
/// Forgets the `count` oldest.
base::Status removeOldest(Database &database, qint64 count);
base::Status clear(Database &database);
/// Takes what `to` does not have, or has older.
base::Status addAll(Database &from, Database &to);

struct Share
{
    mdti::AnswerKind kind = mdti::AnswerKind::PassiveDns;
    qint64 count = 0;
    qint64 bytes = 0; ///< as stored
};
QList<Share> shares(Database &database);

/// Kept small, in a form that is told by its first byte.
QByteArray pack(const QByteArray &bytes);
/// A null array when it cannot be unpacked.
QByteArray unpack(const QByteArray &packed);

} // namespace casefile::answers
