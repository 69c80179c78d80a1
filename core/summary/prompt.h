// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

#include <QString>
#include <QStringList>

/// The questions to Security Copilot as text (copilot.md §7). Pure functions.
namespace summary {

/// What a question is about; untrusted, cleaned by promptText().
struct PromptSubject
{
    QString key; ///< actorKey()
    QString actor;
    QStringList aliases;
    QStringList cves;
    QStringList hosts; ///< real values, not defanged: the plugins need them
    bool operator==(const PromptSubject &) const = default;
};
PromptSubject subjectFor(const chain::Investigation &found, const chain::RankedActor &ranked);

/// What the analyst may edit. {ACTOR}, {ALIASES}, {CVES} and {HOSTS} are replaced; a part in double square brackets is
/// left out when one of its placeholders has nothing to say.
struct PromptTemplates
{
    QString summary, exposure;
    bool operator==(const PromptTemplates &) const = default;
};
PromptTemplates defaultTemplates();
/// A sentence about what is wrong with a template, or nothing: it must name {ACTOR} and not be longer than a prompt.
QString templateProblem(const QString &text);

inline constexpr qsizetype longestPrompt = 2000;

/// Exactly what is sent, at most longestPrompt characters; hosts and CVEs are dropped from the end until it fits.
QString promptText(const QString &templateText, const PromptSubject &subject);

/// A name without control and invisible characters, quotes, braces and line breaks, at most 100 characters.
QString promptName(const QString &name);

} // namespace summary
