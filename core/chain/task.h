// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

namespace chain {

/// What can be asked. The first four are about a host, the others about an errand (see Errand).
enum class Ask : quint8 { Reputation, Forward, Reverse, CoHosts, Profile, Article, ProfileList };
constexpr int hostAsks = 4;

/// How far something to be asked is.
enum class Step : quint8 { Idle, Wanted, Asking, Done, Failed };

struct Task
{
    Ask ask = Ask::Reputation;
    qint32 subject = -1; ///< HostId, or index of the errand
    bool isAboutHost() const { return int(ask) < hostAsks; }
    bool operator==(const Task &) const = default;
};
inline size_t qHash(const Task &task, size_t seed = 0)
{
    return ::qHash(quint64(quint32(task.subject)) << 8 | quint64(task.ask), seed);
}

/// One row of passive DNS as an answer has it, with its other end in canonical form.
struct Row
{
    QString other;
    QString type;
    qint64 firstSeen = Record::unknownTime, lastSeen = Record::unknownTime;
    bool reverse = false; ///< of passiveDnsReverse
};

} // namespace chain
