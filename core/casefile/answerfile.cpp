// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/answerfile.h"

#include "core/casefile/answertable.h"

namespace casefile {

namespace {

constexpr qint64 day = 24 * 60 * 60;

} // namespace

QDateTime Freshness::oldest(mdti::AnswerKind kind, const QDateTime &now) const
{
    if (!expires)
        return notBefore;
    const QDateTime limit = now.addSecs(kind == mdti::AnswerKind::Article ? -7 * day : -day);
    return notBefore.isValid() && notBefore > limit ? notBefore : limit;
}

AnswerFile::AnswerFile(std::shared_ptr<SqlThread> sql, std::shared_ptr<const base::Clock> clock, Freshness freshness)
    : m_sql(std::move(sql))
    , m_clock(std::move(clock))
    , m_freshness(std::move(freshness))
    , m_mailbox(Mailbox::make())
{
}

AnswerFile::~AnswerFile()
{
    m_mailbox->close();
}

void AnswerFile::find(const QByteArray &key, mdti::AnswerKind kind,
                      std::function<void(std::optional<mdti::StoredAnswer>)> handler)
{
    auto found = std::make_shared<std::optional<mdti::StoredAnswer>>();
    m_sql->post(
        SqlThread::Kind::Read,
        [found, key, kind, oldest = m_freshness.oldest(kind, m_clock->now())](Database &database) -> base::Status {
            *found = answers::find(database, key, kind, oldest);
            return {};
        },
        m_mailbox, [found, handler = std::move(handler)](const base::Status &) { handler(std::move(*found)); });
}

void AnswerFile::put(mdti::StoredAnswer answer, std::function<void(base::Status)> committed)
{
    m_sql->post(
        SqlThread::Kind::Write,
        [answer = std::move(answer), after = m_afterPut](Database &database) {
            base::Status written = answers::put(database, answer);
            return written && after ? after(database) : written;
        },
        m_mailbox, std::move(committed));
}

} // namespace casefile
