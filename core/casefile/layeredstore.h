// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/mdti/answerstore.h"

#include <deque>
#include <memory>

namespace casefile {

/// The case's journal over the cache: what the case has not is looked for in the cache and then belongs to the case, so
/// that the case is whole offline. Only the journal's commit is waited for. Either may be null. Engine thread.
class LayeredStore final : public mdti::AnswerStore
{
public:
    LayeredStore(std::unique_ptr<mdti::AnswerStore> journal, std::unique_ptr<mdti::AnswerStore> cache);
    ~LayeredStore() override;

    void find(const QByteArray &key, mdti::AnswerKind kind,
              std::function<void(std::optional<mdti::StoredAnswer>)> handler) override;
    void put(mdti::StoredAnswer answer, std::function<void(base::Status)> committed) override;

private:
    struct Slot;
    using SlotPtr = std::shared_ptr<Slot>;
    SlotPtr line();
    void ready(const SlotPtr &slot, std::function<void()> deliver);
    void askCache(const SlotPtr &slot, const QByteArray &key, mdti::AnswerKind kind,
                  std::function<void(std::optional<mdti::StoredAnswer>)> handler);

    std::deque<SlotPtr> m_line; ///< calls in the order they were made
    bool m_delivering = false;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
    std::unique_ptr<mdti::AnswerStore> m_journal, m_cache;
};

} // namespace casefile
