// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/tlp.h"
#include "core/chain/investigation.h"
#include "core/summary/block.h"
#include "core/summary/exposuretypes.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

/// The comment of one actor group. Pure functions; any thread.
namespace summary {

/// Everything in a comment that is not in the investigation. Defaults give the profile summary alone.
struct CommentFacts
{
    QString runId; ///< short and stable: the same for a run that is continued
    QDateTime written; ///< UTC
    QString toolVersion = QStringLiteral(MDTI_VERSION);
    base::Tlp tlp = base::Tlp::None;
    bool inCase = true; ///< requests and raw answers are kept in a case, and may be referred to
    /// What Security Copilot answered (Markdown, untrusted). Only its summary prompt; never its device list.
    std::optional<QString> copilotText;
    /// Why there is no such text, as "disabled", "no role", "timed out after 180 s"; empty: Copilot is not spoken of.
    QString copilotReason;
    /// Devices; not set: exposure is not spoken of. A failed one is set and carries `problems`.
    std::optional<Exposure> exposure;
    int evidenceRows = 200; ///< heaviest first; the rest is counted
};

/// A stable key of an actor: profile id, or the folded name of one that has none. For deterministic comment ids.
QString actorKey(const attribution::Actor &actor);
/// Name as a label (≤ 64 characters, one line, no invisible characters).
QString actorTag(const attribution::Actor &actor);

/// `ranked` belongs to `found`'s assessment.
Blocks composeComment(const chain::Investigation &found, const chain::RankedActor &ranked, const CommentFacts &facts);

/// Rendered size of a comment that is safe to post (limit of the service: 30,000).
inline constexpr qsizetype commentLimit = 29'000;

/// Cuts into parts whose rendered size is at most `limit`, at block borders; a part repeats the title with "(2/3)" and
/// the head of a table that goes on. A block longer than a part becomes several. One part: unchanged.
QList<Blocks> split(const Blocks &blocks, Format format, qsizetype limit = commentLimit);
/// split() and render().
QStringList parts(const Blocks &blocks, Format format, qsizetype limit = commentLimit);
/// Several comments as one, for an incident that has no room for one each.
Blocks merged(const QList<Blocks> &comments);

} // namespace summary
