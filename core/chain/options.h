// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>
#include <QStringList>

namespace chain {

/// What a run may do. Same in GUI, command line, case and JSON ("options").
struct Options
{
    int depth = 2; ///< 1–4
    int fanout = 100; ///< a host with more co-hosts (or rows) than this is held
    bool holdShared = true; ///< false: `--no-held`, nothing is held
    bool timeTrue = false; ///< follow a path only while consecutive intervals overlap
    int slackDays = 30; ///< tolerance of the overlap
    QDate since, until; ///< records outside are not followed; invalid = open
    int maxRequests = 0; ///< budget; 0 = none. A request is one resource asked, batched or not; pages count
    bool offline = false; ///< only the case and the cache are asked
    QStringList actorRules = {QStringLiteral("Cyber Threat Intelligence")}; ///< rule names that name an actor
    bool articles = true; ///< fetch articles that rules link to and look for mentions
    bool operator==(const Options &) const = default;
};

} // namespace chain
