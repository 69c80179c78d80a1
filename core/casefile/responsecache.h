// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/answerfile.h"
#include "core/casefile/answertable.h"

namespace casefile {

/// Answers kept across cases, for as long as they are fresh. One file in a folder, readable by its owner only; several
/// programs may use it at once. What does not fit goes, oldest first. A damaged cache is thrown away. Any thread;
/// blocks.
class ResponseCache
{
public:
    static constexpr qint64 defaultLimit = 500'000'000;

    /// Makes folder and file as needed.
    static base::Result<std::shared_ptr<ResponseCache>> open(const QString &folder, qint64 limitBytes = defaultLimit);
    /// Of this user: the system's place for caches.
    static QString defaultFolder();

    /// To be called, used and destroyed on the engine thread.
    std::unique_ptr<mdti::AnswerStore> store(std::shared_ptr<const base::Clock> clock) const;

    struct Statistics
    {
        QList<answers::Share> shares;
        qint64 count = 0;
        qint64 bytes = 0; ///< on disk, in use
        QDateTime oldest, newest;
    };
    base::Result<Statistics> statistics() const;
    base::Status clear();
    base::Status forgetAbout(const QStringList &hosts);
    QString path() const { return m_sql->path(); }

private:
    ResponseCache(std::shared_ptr<SqlThread> sql, qint64 limitBytes);

    std::shared_ptr<SqlThread> m_sql;
    qint64 m_limit;
};

} // namespace casefile
