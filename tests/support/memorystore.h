// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/mdti/answerstore.h"

#include <QHash>
#include <QList>

namespace testsupport {

/// An AnswerStore in memory that a test can look into and make fail. Calls back at once or, with `later`, on the next
/// turn.
class MemoryStore final : public mdti::AnswerStore
{
public:
    void find(const QByteArray &key, mdti::AnswerKind kind,
              std::function<void(std::optional<mdti::StoredAnswer>)> handler) override
    {
        finds.append(key);
        std::optional<mdti::StoredAnswer> found;
        if (const auto kept = answers.constFind(key); kept != answers.constEnd() && kept->kind == kind)
            found = *kept;
        soon([handler = std::move(handler), found = std::move(found)] { handler(found); });
    }

    void put(mdti::StoredAnswer answer, std::function<void(base::Status)> committed) override
    {
        puts.append(answer.key);
        base::Status status;
        if (failure)
            status = base::failure(*failure);
        else
            answers.insert(answer.key, std::move(answer));
        if (holdCommits)
            held.append([committed = std::move(committed), status] { committed(status); });
        else
            soon([committed = std::move(committed), status] { committed(status); });
    }

    void release()
    {
        for (const auto &commit : std::exchange(held, {}))
            commit();
    }

    QHash<QByteArray, mdti::StoredAnswer> answers;
    QList<QByteArray> finds, puts;
    std::optional<base::Error> failure; ///< what put() ends with
    bool later = false;
    bool holdCommits = false; ///< until release()

private:
    void soon(std::function<void()> then)
    {
        if (later)
            QMetaObject::invokeMethod(&m_context, std::move(then), Qt::QueuedConnection);
        else
            then();
    }

    QList<std::function<void()>> held;
    QObject m_context;
};

} // namespace testsupport
