// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/call.h"
#include "core/sampletenant/data.h"

#include <QHash>

namespace sampletenant {

/// /beta/security/securityCopilot of Graph (copilot.md): workspaces, plugins, sessions, prompts, evaluations. An
/// evaluation goes through Behaviour::copilotStates, one per poll, then ends as told. Used on the server's thread.
///
/// A `copilot` line of the data: "actor", "summary" (answer to a prompt that names it), "exposure" (answer when the
/// prompt asks for devices).
class CopilotDesk
{
public:
    explicit CopilotDesk(std::shared_ptr<const Data> data)
        : m_data(std::move(data))
    {
    }

    /// `call.path` starts after "securityCopilot".
    Answer handle(const Call &call);

private:
    struct Evaluation
    {
        QString id, created;
        int polls = 0;
    };
    struct Prompt
    {
        QString id, content, created;
        QList<Evaluation> evaluations;
    };
    struct Session
    {
        QString id, name, created;
        QList<Prompt> prompts;
    };
    Answer plugins(const Call &call) const;
    Answer sessions(const Call &call);
    Answer prompts(const Call &call, Session &session);
    Answer evaluations(const Call &call, Prompt &prompt);
    QJsonObject evaluationJson(const Call &call, const Prompt &prompt, Evaluation &evaluation, bool poll) const;
    QString answerTo(const Call &call, const QString &content) const;
    static QJsonObject promptJson(const Prompt &prompt);
    QString freshId();

    std::shared_ptr<const Data> m_data;
    QList<Session> m_sessions;
    quint64 m_number = 0;
};

} // namespace sampletenant
