// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/layeredstore.h"

namespace casefile {

using mdti::StoredAnswer;

/// A call and, once it is answered, how to say so. Answers from two files come in any order and leave in the calls'.
struct LayeredStore::Slot
{
    std::function<void()> deliver;
};

LayeredStore::LayeredStore(std::unique_ptr<mdti::AnswerStore> journal, std::unique_ptr<mdti::AnswerStore> cache)
    : m_journal(std::move(journal))
    , m_cache(std::move(cache))
{
}

LayeredStore::~LayeredStore() = default;

LayeredStore::SlotPtr LayeredStore::line()
{
    m_line.push_back(std::make_shared<Slot>());
    return m_line.back();
}

void LayeredStore::ready(const SlotPtr &slot, std::function<void()> deliver)
{
    slot->deliver = std::move(deliver);
    if (m_delivering)
        return; // a handler has called us: the loop below goes on with it
    m_delivering = true;
    const std::weak_ptr<int> alive = m_alive;
    while (!m_line.empty() && m_line.front()->deliver) {
        const SlotPtr first = m_line.front();
        m_line.pop_front();
        first->deliver();
        if (alive.expired())
            return;
    }
    m_delivering = false;
}

void LayeredStore::find(const QByteArray &key, mdti::AnswerKind kind,
                        std::function<void(std::optional<StoredAnswer>)> handler)
{
    const SlotPtr slot = line();
    if (!m_journal) {
        askCache(slot, key, kind, std::move(handler));
        return;
    }
    m_journal->find(key, kind, [=, this](std::optional<StoredAnswer> found) {
        if (found || !m_cache)
            ready(slot, [handler, found = std::move(found)]() mutable { handler(std::move(found)); });
        else
            askCache(slot, key, kind, handler);
    });
}

void LayeredStore::askCache(const SlotPtr &slot, const QByteArray &key, mdti::AnswerKind kind,
                            std::function<void(std::optional<StoredAnswer>)> handler)
{
    if (!m_cache) {
        ready(slot, [handler] { handler(std::nullopt); });
        return;
    }
    m_cache->find(key, kind, [=, this](std::optional<StoredAnswer> found) {
        const auto deliver = [handler, found] { handler(found); };
        if (!found || !m_journal)
            ready(slot, deliver);
        else // it counts as done once the case has it; a case that cannot keep it has said so
            m_journal->put(*found, [=, this](const base::Status &) { ready(slot, deliver); });
    });
}

void LayeredStore::put(StoredAnswer answer, std::function<void(base::Status)> committed)
{
    const SlotPtr slot = line();
    const auto kept = [=, this](base::Status status) { ready(slot, [committed, status] { committed(status); }); };
    if (m_cache)
        m_cache->put(answer, m_journal ? [](const base::Status &) {} : std::function<void(base::Status)>(kept));
    if (m_journal)
        m_journal->put(std::move(answer), kept);
    else if (!m_cache)
        kept({});
}

} // namespace casefile
