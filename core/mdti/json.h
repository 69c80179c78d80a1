// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

/// Reading JSON that may be of any shape: every function gives an empty value for what it does not find.
namespace mdti::json {

/// The object a body holds, or a BadReply that says what it holds instead (nothing, a web page, half an answer, an
/// error).
base::Result<QJsonObject> object(const QByteArray &body);

/// Text of a string, or of the `content` of a formatted text.
QString text(const QJsonValue &value);
/// One text or a list of texts; blank ones are left out.
QStringList texts(const QJsonValue &value);
/// Whole number of a number or of digits in a string.
std::optional<qint64> number(const QJsonValue &value);

} // namespace mdti::json
