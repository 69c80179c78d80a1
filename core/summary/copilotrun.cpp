// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// The requests of a run and what their replies lead to.
#include "core/summary/copilotrun.h"

#include "core/base/text.h"
#include "core/mdti/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>

namespace summary {

namespace {

constexpr int mostPosts = 2; ///< of a thing whose reply was lost
constexpr int mostEvaluations = 2; ///< of a prompt: once more when the service timed out
constexpr int mostFailedPolls = 3;

qint64 pollDelayMs(int polls)
{
    return polls < 2 ? 2000 : polls < 4 ? 3000 : 5000;
}

QJsonObject typed(const char *type, QJsonObject body)
{
    body.insert(QStringLiteral("@odata.type"),
                QString(QStringLiteral("#microsoft.graph.security.securityCopilot.") + QLatin1String(type)));
    return body;
}

} // namespace

/// The reply never came, or came broken: it may have been carried out.
bool Copilot::Private::isLost(const base::Error &error)
{
    switch (error.kind) {
    case base::Failure::Network:
    case base::Failure::Timeout:
    case base::Failure::BadReply:
        return true;
    case base::Failure::Service:
        return error.httpStatus == 502 || error.httpStatus == 504;
    default:
        return false;
    }
}

QString Copilot::Private::idOf(const Reply &reply)
{
    const base::Result<QJsonObject> object = mdti::json::object(reply->body);
    return object ? (*object)[u"id"].toString() : QString();
}

void Copilot::Private::send(const char *verb, const QString &path, const QJsonObject &body,
                            std::function<void(const Reply &)> then)
{
    net::Request request;
    request.verb = verb;
    request.url = settings.graph.resolved(
        QUrl(QStringLiteral("/beta/security/securityCopilot/workspaces")
             + (path == u"-" ? QString() : u'/' + QString::fromLatin1(QUrl::toPercentEncoding(workspace)) + path)));
    // Capacity is paid per evaluation: nothing is repeated unseen. Polls are repeated anyway, and the plugins are only
    // looked at.
    request.idempotent
        = request.verb == "GET" && !path.contains(QStringLiteral("/evaluations/")) && path != u"/plugins";
    if (request.verb != "GET")
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.priority = net::Priority::Normal;
    const QPointer<Copilot> alive(q);
    sent = client->send(std::move(request), [this, alive, then = std::move(then), mine = round](const Reply &reply) {
        if (!alive || mine != round || !running())
            return;
        sent = 0;
        if (reply && reply->status == 404) {
            then(base::failure(base::Failure::NotFound, QStringLiteral("Not found."), 404));
            return;
        }
        then(reply);
    });
}

void Copilot::Private::after(qint64 ms, std::function<void()> then)
{
    clock->after(ms, q, [this, then = std::move(then), mine = round] {
        if (mine == round && running())
            then();
    });
}

void Copilot::Private::tell(const QString &step)
{
    CopilotProgress progress;
    progress.actor = subjects.value(now.subject).actor;
    progress.index = index;
    progress.count = count;
    progress.step = step;
    progress.elapsedMs = now.startedMs > 0 ? clock->monotonicMs() - now.startedMs : 0;
    progress.limitSeconds = settings.limitSeconds;
    Q_EMIT q->progressed(progress);
}

void Copilot::Private::checkPlugins()
{
    tell(Copilot::tr("checking the plugins"));
    send("GET", QStringLiteral("/plugins"), {}, [this](const Reply &reply) {
        if (!reply) {
            if (reply.error().kind == base::Failure::NotFound && workspace == u"default")
                return findWorkspace();
            return reply.error().kind == base::Failure::Service || isLost(reply.error()) ? createSession()
                                                                                         : failed(reply.error());
        }
        const base::Result<QJsonObject> object = mdti::json::object(reply->body);
        const QJsonArray plugins = object ? (*object)[u"value"].toArray() : QJsonArray();
        for (const QJsonValue &plugin : plugins) {
            const QString title = base::singleLine(plugin[u"displayName"].toString(), 80);
            const bool needed = title == u"Microsoft Threat Intelligence"
                || (settings.askExposure && title == u"Microsoft Defender XDR");
            if (needed && !plugin[u"isEnabled"].toBool(true))
                Q_EMIT q->warned(
                    Copilot::tr("The plugin %1 is switched off in Security Copilot: its answers will be thin. "
                                "Switch it on under Sources in the Security Copilot portal.")
                        .arg(title));
        }
        if (running())
            createSession();
    });
}

/// The word "default" did not do: the first workspace that is listed.
void Copilot::Private::findWorkspace()
{
    send("GET", QStringLiteral("-"), {}, [this](const Reply &reply) {
        if (!reply)
            return failed(reply.error());
        const base::Result<QJsonObject> object = mdti::json::object(reply->body);
        const QString id = object ? (*object)[u"value"][0][u"id"].toString() : QString();
        if (id.isEmpty())
            return failed({base::Failure::NotFound, QStringLiteral("There is no workspace."), 404, {}, {}});
        workspace = id;
        createSession();
    });
}

void Copilot::Private::createSession()
{
    tell(Copilot::tr("opening a session"));
    ++sessionPosts;
    send("POST", QStringLiteral("/sessions"), typed("session", {{QStringLiteral("displayName"), name}}),
         [this](const Reply &reply) {
             const QString id = reply ? idOf(reply) : QString();
             if (!id.isEmpty()) {
                 session = QString::fromLatin1(QUrl::toPercentEncoding(id));
                 return nextQuestion();
             }
             // Sessions cannot be listed and cost nothing: a lost one is made anew.
             const base::Error error = reply
                 ? base::Error{base::Failure::BadReply, QStringLiteral("The session has no id."), reply->status, {}, {}}
                 : reply.error();
             if (error.kind == base::Failure::NotFound && workspace == u"default")
                 return findWorkspace();
             if (isLost(error) && sessionPosts < mostPosts)
                 return createSession();
             failed(error);
         });
}

void Copilot::Private::nextQuestion()
{
    if (waiting.empty())
        return finish();
    now = waiting.front();
    waiting.pop_front();
    ++index;
    now.startedMs = clock->monotonicMs();
    createPrompt();
}

void Copilot::Private::createPrompt()
{
    tell(Copilot::tr("sending the question"));
    ++now.promptPosts;
    send("POST", sessionPath(),
         typed("prompt", {{QStringLiteral("type"), QStringLiteral("prompt")}, {QStringLiteral("content"), now.text}}),
         [this](const Reply &reply) {
             const QString id = reply ? idOf(reply) : QString();
             if (!id.isEmpty())
                 return havePrompt(id);
             const base::Error error = reply
                 ? base::Error{base::Failure::BadReply, QStringLiteral("The prompt has no id."), reply->status, {}, {}}
                 : reply.error();
             isLost(error) ? lookForPrompt(error) : failed(error);
         });
}

void Copilot::Private::lookForPrompt(const base::Error &why)
{
    send("GET", sessionPath(), {}, [this, why](const Reply &reply) {
        const base::Result<QJsonObject> object
            = reply ? mdti::json::object(reply->body) : base::Result<QJsonObject>(base::failure(reply.error()));
        const QJsonArray all = object ? (*object)[u"value"].toArray() : QJsonArray();
        for (const QJsonValue &each : all) {
            const QString id = each[u"id"].toString();
            if (!id.isEmpty() && each[u"content"].toString() == now.text && !promptIds.contains(id))
                return havePrompt(id);
        }
        // A prompt alone does not run and costs nothing.
        now.promptPosts < mostPosts ? createPrompt() : failed(why);
    });
}

void Copilot::Private::havePrompt(const QString &id)
{
    promptIds.append(id);
    now.promptId = QString::fromLatin1(QUrl::toPercentEncoding(id));
    createEvaluation();
}

void Copilot::Private::createEvaluation()
{
    ++now.evaluationPosts;
    send("POST", sessionPath() + u'/' + now.promptId + QStringLiteral("/evaluations"), {}, [this](const Reply &reply) {
        const base::Result<Evaluation> read
            = reply ? evaluationFrom(reply->body) : base::Result<Evaluation>(base::failure(reply.error()));
        if (read)
            return haveEvaluation(*read);
        isLost(read.error()) ? lookForEvaluation(read.error()) : failed(read.error());
    });
}

/// Posting again would be paid again, so look first.
void Copilot::Private::lookForEvaluation(const base::Error &why)
{
    send("GET", sessionPath() + u'/' + now.promptId + QStringLiteral("/evaluations"), {},
         [this, why](const Reply &reply) {
             if (!reply)
                 return failed(why); // cannot know: better no answer than paid twice
             const base::Result<std::optional<Evaluation>> read = evaluationsFrom(reply->body);
             if (!read)
                 return failed(why);
             const QString known = now.evaluationId;
             if (*read && (known.isEmpty() || QString::fromLatin1(QUrl::toPercentEncoding((*read)->id)) != known))
                 return haveEvaluation(**read);
             now.evaluationPosts < mostPosts + now.evaluations ? createEvaluation() : failed(why);
         });
}

void Copilot::Private::haveEvaluation(const Evaluation &evaluation)
{
    ++now.evaluations;
    now.evaluationId = QString::fromLatin1(QUrl::toPercentEncoding(evaluation.id));
    now.polls = now.failedPolls = 0;
    judged(evaluation);
}

void Copilot::Private::pollLater()
{
    const qint64 elapsed = clock->monotonicMs() - now.startedMs;
    if (elapsed >= settings.limitSeconds * 1000LL)
        return noAnswer(QStringLiteral("timed out after %1 s").arg(settings.limitSeconds), false);
    tell(Copilot::tr("waiting for the answer"));
    const qint64 left = settings.limitSeconds * 1000LL - elapsed;
    after(std::min(pollDelayMs(now.polls++), left), [this] { poll(); });
}

void Copilot::Private::poll()
{
    send("GET", sessionPath() + u'/' + now.promptId + QStringLiteral("/evaluations/") + now.evaluationId, {},
         [this](const Reply &reply) {
             const base::Result<Evaluation> read
                 = reply ? evaluationFrom(reply->body) : base::Result<Evaluation>(base::failure(reply.error()));
             if (read) {
                 now.failedPolls = 0;
                 return judged(*read);
             }
             const bool passing = isLost(read.error()) || read.error().kind == base::Failure::Service;
             if (passing && ++now.failedPolls < mostFailedPolls)
                 return pollLater(); // it runs on in the service; the answer is paid for
             failed(read.error());
         });
}

void Copilot::Private::judged(const Evaluation &evaluation)
{
    const Verdict verdict = judge(evaluation);
    switch (verdict.kind) {
    case Verdict::Kind::Wait:
        return pollLater();
    case Verdict::Kind::Answer:
        return answered(evaluation.content);
    case Verdict::Kind::Again:
        if (now.evaluations < mostEvaluations)
            return createEvaluation();
        return noAnswer(verdict.reason, false);
    case Verdict::Kind::Give:
        return noAnswer(verdict.reason, false);
    case Verdict::Kind::GiveAll:
        return noAnswer(verdict.reason, true);
    }
}

} // namespace summary
