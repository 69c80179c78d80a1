// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/copilotrun.h"

#include "core/base/plurals.h"
#include "core/base/text.h"

#include <QCryptographicHash>

namespace summary {

std::optional<CopilotAnswer> CopilotMemory::find(const QString &key)
{
    const auto it = m_answers.constFind(key);
    return it == m_answers.constEnd() ? std::nullopt : std::optional(*it);
}

void CopilotMemory::keep(const QString &key, const CopilotAnswer &answer)
{
    m_answers.insert(key, answer);
}

Copilot::Copilot(CopilotSettings settings, net::Client *client, base::Clock *clock, CopilotCache *cache,
                 QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(settings), client, clock, cache))
{
}

Copilot::~Copilot() = default;

void Copilot::ask(const QList<PromptSubject> &subjects, const QString &name, Handler handler)
{
    d->begin(subjects, name, std::move(handler));
}

void Copilot::cancel()
{
    d->stop();
}

bool Copilot::isRunning() const
{
    return d->running();
}

QString Copilot::refusal(const CopilotSettings &settings)
{
    if (!settings.enabled)
        return QStringLiteral("disabled");
    if (!base::mayLeaveToCopilot(settings.tlp))
        return QStringLiteral("the case is marked %1 and may not leave to it").arg(base::toString(settings.tlp));
    if (!settings.delegated)
        return QStringLiteral("it needs a signed-in person, not an application's secret");
    return {};
}

QString Copilot::costSentence(int actors, bool exposureToo)
{
    const int questions = actors * (exposureToo ? 2 : 1);
    return tr("This uses Security Copilot capacity of your tenant: %n question(s). It cannot be taken back.", nullptr,
              questions);
}

Copilot::Private::Private(Copilot *copilot, CopilotSettings wanted, net::Client *sender, base::Clock *time,
                          CopilotCache *store)
    : settings(std::move(wanted))
    , q(copilot)
    , client(sender)
    , clock(time)
    , cache(store)
{
    settings.limitSeconds = std::clamp(settings.limitSeconds, 10, 600);
}

QString Copilot::Private::cacheKey(const PromptSubject &subject) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(promptText(settings.templates.summary, subject).toUtf8());
    if (settings.askExposure)
        hash.addData(promptText(settings.templates.exposure, subject).toUtf8());
    return subject.key + u'/' + QString::fromLatin1(hash.result().toHex());
}

void Copilot::Private::begin(const QList<PromptSubject> &asked, const QString &sessionName, Handler whenDone)
{
    drop();
    subjects = asked;
    name = base::singleLine(sessionName, 100);
    workspace = settings.workspace;
    session.clear();
    promptIds.clear();
    sessionPosts = index = 0;
    handler = std::move(whenDone);
    prepare();
    count = int(waiting.size());
    now = waiting.empty() ? Question() : waiting.front();
    after(0, [this] {
        if (waiting.empty())
            finish();
        else
            checkPlugins();
    });
}

/// Who is asked at all: the switch, the mark, the cap, what was asked before.
void Copilot::Private::prepare()
{
    answers.clear();
    waiting.clear();
    const QString refused = Copilot::refusal(settings);
    int asking = 0;
    for (qsizetype i = 0; i < subjects.size(); ++i) {
        CopilotAnswer answer;
        answer.key = subjects[i].key;
        answer.asked = clock->now();
        answer.reason = refused;
        const std::optional<CopilotAnswer> kept
            = refused.isEmpty() && cache && settings.cacheHours > 0 ? cache->find(cacheKey(subjects[i])) : std::nullopt;
        if (kept && kept->asked.secsTo(answer.asked) < settings.cacheHours * 3600LL) {
            answer = *kept;
            answer.fromCache = true;
        } else if (refused.isEmpty() && asking >= settings.maximumActors) {
            answer.reason = base::counted(QStringLiteral("at most %n actor(s) (is|are) asked about in a run"),
                                          settings.maximumActors);
        } else if (refused.isEmpty()) {
            ++asking;
            Question question;
            question.subject = i;
            question.text = promptText(settings.templates.summary, subjects[i]);
            waiting.push_back(question);
            question.exposure = true;
            question.text = promptText(settings.templates.exposure, subjects[i]);
            if (settings.askExposure)
                waiting.push_back(question);
        }
        answers.append(answer);
    }
}

void Copilot::Private::answered(const QString &content)
{
    CopilotAnswer &answer = answers[now.subject];
    if (now.exposure) {
        answer.exposureText = content;
        answer.block = lastBlockOf(content);
    } else {
        answer.summary = content;
    }
    answer.session = session;
    answer.prompt = now.promptId;
    answer.evaluation = now.evaluationId;
    const bool last = waiting.empty() || waiting.front().subject != now.subject;
    if (last && cache && answer.summary && answer.exposureReason.isEmpty())
        cache->keep(cacheKey(subjects[now.subject]), answer);
    nextQuestion();
}

void Copilot::Private::noAnswer(const QString &reason, bool all)
{
    (now.exposure ? answers[now.subject].exposureReason : answers[now.subject].reason) = reason;
    // The second question relies on the first.
    while (!waiting.empty() && (all || (!now.exposure && waiting.front().subject == now.subject))) {
        const Question skipped = waiting.front();
        waiting.pop_front();
        ++index;
        (skipped.exposure ? answers[skipped.subject].exposureReason : answers[skipped.subject].reason) = reason;
    }
    nextQuestion();
}

void Copilot::Private::failed(const base::Error &error)
{
    bool all = false;
    const QString reason = reasonOf(error, &all);
    if (!session.isEmpty())
        return noAnswer(reason, all);
    // Nothing was asked yet, so nothing of what waits can be.
    for (const Question &each : waiting)
        (each.exposure ? answers[each.subject].exposureReason : answers[each.subject].reason) = reason;
    finish();
}

void Copilot::Private::finish()
{
    const Handler call = std::exchange(handler, {});
    const QList<CopilotAnswer> result = std::exchange(answers, {});
    drop();
    if (call)
        call(result);
}

void Copilot::Private::stop()
{
    if (!running())
        return;
    const QString reason = QStringLiteral("stopped; what the service already did is billed");
    for (CopilotAnswer &answer : answers) {
        if (!answer.summary && answer.reason.isEmpty())
            answer.reason = reason;
        else if (answer.exposureText.isEmpty() && answer.exposureReason.isEmpty() && settings.askExposure)
            answer.exposureReason = reason;
    }
    finish();
}

void Copilot::Private::drop()
{
    ++round;
    handler = {};
    waiting.clear();
    if (const net::Client::Ticket ticket = std::exchange(sent, 0))
        client->cancel(ticket);
}

} // namespace summary
