// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/summary/exposure.h"

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

/// What Security Copilot says (copilot.md §3, §7), read without trust. Values and pure functions.
namespace summary {

struct ThreatReport
{
    QString title, exposure;
    qint64 impactedAssets = -1;
    bool operator==(const ThreatReport &) const = default;
};

/// The last JSON block of an answer; empty lists when there is none that can be read.
struct CopilotBlock
{
    bool found = false;
    QList<ThreatReport> reports;
    QList<NamedDevice> devices;
    QString notes;
};
CopilotBlock lastBlockOf(const QString &markdown);

struct CopilotAnswer
{
    QString key; ///< of the actor
    std::optional<QString> summary; ///< Markdown, untrusted
    QString reason; ///< why there is no summary: "disabled", "no role", "timed out after 180 s" …
    QString exposureText; ///< Markdown of the second answer
    QString exposureReason; ///< why there is none; empty also when it was not asked
    CopilotBlock block; ///< of the second answer
    QString session, prompt, evaluation; ///< ids, for the run record
    QDateTime asked; ///< UTC
    bool fromCache = false;
};

struct CopilotProgress
{
    QString actor;
    int index = 0, count = 0; ///< question under way, from 1
    QString step; ///< a phrase: "waiting for the answer"
    qint64 elapsedMs = 0; ///< of this question
    int limitSeconds = 0;
};

/// An evaluation as it was read.
struct Evaluation
{
    QString id, state;
    bool cancelled = false;
    bool hasResult = false; ///< the result says something
    QString resultType, content;
};
/// A bare one, or the last of a list.
base::Result<Evaluation> evaluationFrom(const QByteArray &body);
/// As evaluationFrom; nullopt for an empty list.
base::Result<std::optional<Evaluation>> evaluationsFrom(const QByteArray &body);

/// What an evaluation means.
struct Verdict
{
    enum class Kind {
        Wait, ///< poll again
        Answer, ///< content is the answer
        Again, ///< timed out inside the service: once more
        Give, ///< no answer for this question; `reason` says why
        GiveAll, ///< nor for any further one
    };
    Kind kind = Kind::Wait;
    QString reason;
};
Verdict judge(const Evaluation &evaluation);
/// The reason of an HTTP failure; `all`: further questions would end the same way.
QString reasonOf(const base::Error &error, bool *all);

} // namespace summary

Q_DECLARE_METATYPE(summary::CopilotAnswer)
Q_DECLARE_METATYPE(summary::CopilotProgress)
