// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/mdti/answerstore.h"

#include <memory>

namespace casefile {

/// Keeps answers without the origin of the service: links to next pages name it, and the sample tenant is at another
/// port every time, so that stored links would lead nowhere. Every store of a run is wrapped in one. Engine thread.
class PortableStore final : public mdti::AnswerStore
{
public:
    /// `origin` is the service's, now ("https://graph.microsoft.com").
    PortableStore(std::unique_ptr<mdti::AnswerStore> store, QByteArray origin);

    void find(const QByteArray &key, mdti::AnswerKind kind,
              std::function<void(std::optional<mdti::StoredAnswer>)> handler) override;
    void put(mdti::StoredAnswer answer, std::function<void(base::Status)> committed) override;

private:
    std::unique_ptr<mdti::AnswerStore> m_store;
    QByteArray m_origin;
};

} // namespace casefile
