// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/text.h"
#include "core/mdti/json.h"
#include "core/mdti/parse.h"

/// Members of either side's JSON.
namespace incident {

inline QString lineOf(const QJsonValue &value, qsizetype longest = 400)
{
    return base::singleLine(mdti::json::text(value), longest);
}

inline QDateTime timeOf(const QJsonValue &value)
{
    return mdti::parseTime(value.toString());
}

} // namespace incident
