// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QList>

#include <optional>

/// Where the values of a JSON text stand in it, found without reading them: a batch answer is handed on in parts that
/// are each read once, and kept byte for byte as the service sent them. Only the outline is checked (quotes and
/// brackets); what a slice holds is for its reader to judge. Any depth, no recursion. Pure. (RFC 8259.)
namespace mdti::json {

struct Member
{
    QByteArrayView key; ///< without the quotes, escapes as sent
    QByteArrayView value; ///< without space around it
};

/// Members of the object that `text` is; nothing when its outline is broken or it is something else.
std::optional<QList<Member>> members(QByteArrayView text);
/// Elements of the array that `text` is; nothing when its outline is broken or it is something else.
std::optional<QList<QByteArrayView>> elements(QByteArrayView text);

/// The value of the last member of that name, as readers of JSON take it; empty when there is none.
QByteArrayView valueOf(const QList<Member> &members, QByteArrayView key);

} // namespace mdti::json
