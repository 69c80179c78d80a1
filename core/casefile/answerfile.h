// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/casefile/sqlthread.h"
#include "core/mdti/answerstore.h"

namespace casefile {

/// How old an answer may be to be used.
struct Freshness
{
    bool expires = false; ///< 24 hours, articles 7 days
    QDateTime notBefore; ///< UTC; older answers are not used at all (a run that asks everything again)

    /// The oldest time that will do at `now`; invalid: any.
    QDateTime oldest(mdti::AnswerKind kind, const QDateTime &now) const;
};

/// Finished requests in a database. Made, used and destroyed on the engine thread; what has not come back when it goes
/// is not called, but is written.
class AnswerFile final : public mdti::AnswerStore
{
public:
    AnswerFile(std::shared_ptr<SqlThread> sql, std::shared_ptr<const base::Clock> clock, Freshness freshness = {});
    ~AnswerFile() override;

    void find(const QByteArray &key, mdti::AnswerKind kind,
              std::function<void(std::optional<mdti::StoredAnswer>)> handler) override;
    void put(mdti::StoredAnswer answer, std::function<void(base::Status)> committed) override;

    /// Runs in the same transaction after each answer that is put; for limits. On the SQL thread.
    void setAfterPut(SqlThread::Work work) { m_afterPut = std::move(work); }

private:
    std::shared_ptr<SqlThread> m_sql;
    std::shared_ptr<const base::Clock> m_clock;
    Freshness m_freshness;
    std::shared_ptr<Mailbox> m_mailbox;
    SqlThread::Work m_afterPut;
};

} // namespace casefile
