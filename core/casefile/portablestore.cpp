// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/portablestore.h"

namespace casefile {

namespace {

const QByteArray nowhere = QByteArrayLiteral("\"https://service.invalid/"); // in a case, for whatever the origin is

QByteArray quoted(const QByteArray &origin)
{
    return QByteArrayLiteral("\"") + origin + '/';
}

} // namespace

PortableStore::PortableStore(std::unique_ptr<mdti::AnswerStore> store, QByteArray origin)
    : m_store(std::move(store))
    , m_origin(quoted(origin))
{
}

void PortableStore::find(const QByteArray &key, mdti::AnswerKind kind,
                         std::function<void(std::optional<mdti::StoredAnswer>)> handler)
{
    m_store->find(key, kind,
                  [handler = std::move(handler), origin = m_origin](std::optional<mdti::StoredAnswer> found) {
                      if (found)
                          found->body.replace(nowhere, origin);
                      handler(std::move(found));
                  });
}

void PortableStore::put(mdti::StoredAnswer answer, std::function<void(base::Status)> committed)
{
    answer.body.replace(m_origin, nowhere);
    m_store->put(std::move(answer), std::move(committed));
}

} // namespace casefile
