// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/summary/copilot.h"

#include <QJsonObject>

#include <deque>

namespace summary {

/// One run of Copilot::ask: workspace, session, then question by question prompt, evaluation and polls.
class Copilot::Private
{
public:
    Private(Copilot *copilot, CopilotSettings wanted, net::Client *sender, base::Clock *time, CopilotCache *store);
    ~Private() { drop(); }

    void begin(const QList<PromptSubject> &asked, const QString &sessionName, Handler whenDone);
    void stop();
    bool running() const { return bool(handler); }

    CopilotSettings settings;

private:
    struct Question
    {
        qsizetype subject = 0;
        bool exposure = false;
        QString text, promptId, evaluationId;
        int promptPosts = 0, evaluationPosts = 0, evaluations = 0;
        int polls = 0, failedPolls = 0;
        qint64 startedMs = 0;
    };
    using Reply = base::Result<net::Reply>;

    void prepare();
    void checkPlugins();
    void findWorkspace();
    void createSession();
    void nextQuestion();
    void createPrompt();
    void lookForPrompt(const base::Error &why);
    void havePrompt(const QString &id);
    void createEvaluation();
    void lookForEvaluation(const base::Error &why);
    void haveEvaluation(const Evaluation &evaluation);
    void pollLater();
    void poll();
    void judged(const Evaluation &evaluation);
    void answered(const QString &content);
    void noAnswer(const QString &reason, bool all);
    void failed(const base::Error &error);
    void finish();
    void drop();

    void send(const char *verb, const QString &path, const QJsonObject &body, std::function<void(const Reply &)> then);
    void after(qint64 ms, std::function<void()> then);
    void tell(const QString &step);
    QString cacheKey(const PromptSubject &subject) const;
    QString sessionPath() const { return QStringLiteral("/sessions/%1/prompts").arg(session); }
    static bool isLost(const base::Error &error);
    static QString idOf(const Reply &reply);

    Copilot *q;
    net::Client *client;
    base::Clock *clock;
    CopilotCache *cache;
    Handler handler;
    QList<PromptSubject> subjects;
    QList<CopilotAnswer> answers;
    std::deque<Question> waiting;
    Question now;
    QString name, workspace, session;
    QStringList promptIds; ///< made in this session
    int count = 0, index = 0, sessionPosts = 0;
    net::Client::Ticket sent = 0;
    quint64 round = 0;
};

} // namespace summary
