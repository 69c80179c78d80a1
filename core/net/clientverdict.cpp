// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// The way back: what an exchange means for its request, for the others and for the caller.
#include "core/net/clientprivate.h"

#include "core/net/redact.h"

#include <algorithm>
#include <utility>

namespace net {

using base::Failure;

namespace {

constexpr qint64 firstRetryMs = 500;
constexpr int mostChallenges = 3;
constexpr int patienceTries = 30, patienceTriesWithoutAnswer = 12;

/// What broke, stalled or grew too large on its way, as opposed to an answer that says no.
bool lostOnTheWay(const Outcome &outcome)
{
    return outcome.status == 0 || !outcome.cleanly();
}

Governor::Outcome forGovernor(const Outcome &outcome, std::optional<Failure> failure, int weight)
{
    if (!failure)
        return Governor::Outcome::Answered;
    switch (*failure) {
    case Failure::RateLimited:
        return Governor::Outcome::Throttled;
    case Failure::Cancelled:
        return Governor::Outcome::Dropped;
    case Failure::Network:
    case Failure::Timeout:
    case Failure::Service:
        return Governor::Outcome::Failed;
    case Failure::BadReply:
        if (weight > 1 && !outcome.cleanly())
            return Governor::Outcome::Dropped; // it answers; whether it is well shows when the parts go by themselves
        return outcome.cleanly() ? Governor::Outcome::Answered : Governor::Outcome::Failed;
    default:
        return Governor::Outcome::Answered;
    }
}

/// What a sign-in must bring along, as JSON; empty when the service does not say.
QByteArray claimsOf(const Outcome &outcome)
{
    const QByteArray header = outcome.header("www-authenticate");
    const qsizetype at = header.indexOf("claims=\"");
    if (at < 0)
        return {};
    const qsizetype begin = at + 8, end = header.indexOf('"', begin);
    const QByteArray text = header.mid(begin, end < 0 ? -1 : end - begin);
    const QByteArray json = QByteArray::fromBase64(text, QByteArray::AbortOnBase64DecodingErrors
                                                             | (text.contains('-') || text.contains('_')
                                                                    ? QByteArray::Base64UrlEncoding
                                                                    : QByteArray::Base64Encoding));
    return json.startsWith('{') && json.size() < 8192 ? json : QByteArray();
}

Reply replyOf(Outcome &&outcome, const QDateTime &now)
{
    Reply reply;
    reply.status = outcome.status;
    reply.contentType = outcome.header("content-type");
    reply.requestId = requestIdOf(outcome);
    reply.body = std::move(outcome.body);
    reply.headers = std::move(outcome.headers);
    reply.received = now;
    reply.tookMs = outcome.tookMs;
    return reply;
}

} // namespace

void Client::Private::landed(Ticket ticket, Outcome outcome)
{
    const Flight flight = m_flights.take(ticket);
    flight.exchange->deleteLater();
    --underWay;
    connections.give(flight.slot);
    if (outcome.status > 0 && flight.slot.origin.startsWith("https"))
        connections.learn(flight.slot.origin, outcome.http2);
    counters.bytes += outcome.body.size();

    const std::optional<Failure> failure = failureOf(outcome);
    std::optional<qint64> retryAfter;
    if (outcome.status == 429 || outcome.status == 503)
        retryAfter = retryAfterMs(outcome, clock->now());
    const qint64 began = account->finish(this, flight.permit, forGovernor(outcome, failure, flight.job->request.weight), retryAfter);
    const QPointer<Private> self(this);
    log(flight.job->request, outcome);
    announcePause(began, Client::tr("The service asked for a pause."));
    if (!self)
        return;
    if (!failure)
        pump(); // what waits leaves first: reading the answer may take its time
    if (!self)
        return;
    judge(flight, std::move(outcome));
    if (self)
        pump();
}

void Client::Private::judge(const Flight &flight, Outcome outcome)
{
    const std::optional<Failure> failure = failureOf(outcome);
    if (!failure) {
        end(flight.job, replyOf(std::move(outcome), clock->now()));
        return;
    }
    if (*failure == Failure::RateLimited) {
        throttled(flight, outcome);
        return;
    }
    if (*failure == Failure::Unauthorised) {
        refusedToken(flight, outcome);
        return;
    }
    base::Error error = errorOf(outcome, *failure, flight.job->request.url);
    if (outcome.status >= 300 && outcome.status < 400) {
        const QUrl to = flight.job->request.url.resolved(QUrl::fromEncoded(outcome.header("location")));
        if (originOf(to) != flight.slot.origin)
            error.kind = Failure::ForeignOrigin;
    }
    const bool again = retry(flight.job, outcome);
    const QPointer<Private> self(this);
    if (!again)
        end(flight.job, base::failure(error));
    if (self)
        giveUpIfDead(error);
}

void Client::Private::throttled(const Flight &flight, const Outcome &outcome)
{
    Job &job = *flight.job;
    ++counters.throttled;
    ++job.throttles;
    if (job.firstThrottledMs < 0)
        job.firstThrottledMs = clock->monotonicMs();
    if (account->pausedMs() > patienceMs) {
        m_queue.prepend(flight.job);
        endAll(longPause());
        return;
    }
    if (!outlastsPatience(job)) {
        m_queue.prepend(flight.job); // a refused request was not carried out, so any may be repeated
        return;
    }
    const base::Error error = errorOf(outcome, Failure::RateLimited, job.request.url);
    // When nothing at all gets through, the others need not find out one by one.
    if (account->lastAnswerMs() < job.firstThrottledMs) {
        m_queue.prepend(flight.job);
        endAll(error);
    } else {
        end(flight.job, base::failure(error));
    }
}

base::Error Client::Private::longPause() const
{
    return {Failure::RateLimited,
            QStringLiteral("The service asked for a pause of %1 minutes.").arg((account->pausedMs() + 59'999) / 60'000),
            429,
            {},
            {}};
}

bool Client::Private::outlastsPatience(const Job &job) const
{
    const bool nothingElse = account->lastAnswerMs() < job.firstThrottledMs;
    const qint64 waited = clock->monotonicMs() - job.firstThrottledMs;
    return waited > patienceMs || job.throttles >= patienceTries
        || (nothingElse && job.throttles >= patienceTriesWithoutAnswer);
}

void Client::Private::refusedToken(const Flight &flight, const Outcome &outcome)
{
    Job &job = *flight.job;
    const bool tokenSent = !flight.token.isEmpty();
    const QByteArray claims = tokenSent ? claimsOf(outcome) : QByteArray();
    if (!claims.isEmpty() && job.challenges++ < mostChallenges
        && tokens->challenged(job.request.resource, flight.token, claims)) {
        m_queue.prepend(flight.job); // waits for the sign-in
        return;
    }
    if (tokenSent && job.refusals == 0) {
        ++job.refusals;
        tokens->refused(job.request.resource, flight.token);
        m_queue.prepend(flight.job);
        return;
    }
    base::Error error = errorOf(outcome, Failure::Unauthorised, job.request.url);
    // A challenge that only an interactive sign-in can meet.
    if (outcome.header("www-authenticate").contains("claims="))
        error.detail += QStringLiteral(" Conditional access asks for a new sign-in.");
    end(flight.job, base::failure(error));
}

bool Client::Private::retry(const JobPtr &job, const Outcome &outcome)
{
    // What was lost together is not asked for together again: its parts are, one by one and as often as this allows.
    const int allowed = job->request.weight > 1 && lostOnTheWay(outcome) ? 0 : retriesFor(outcome);
    if (!job->request.idempotent || job->retries >= allowed || account->givenUp())
        return false;
    const qint64 base = firstRetryMs << job->retries++;
    // Between half and one and a half of it, so that what failed together does not come back together.
    const qint64 delay = base / 2 + m_random.bounded(int(base));
    ++counters.retries;
    clock->after(delay, this, [this, job] {
        if (job->ended)
            return;
        m_queue.prepend(job);
        pump();
    });
    return true;
}

void Client::Private::giveUpIfDead(const base::Error &error)
{
    if (error.kind == Failure::Network || error.kind == Failure::Timeout || error.kind == Failure::Service
        || error.kind == Failure::BadReply)
        m_lastFailure = error;
    if (account->givenUp())
        endAll(m_lastFailure.value_or(error));
}

void Client::Private::log(const Request &request, const Outcome &outcome)
{
    const QString status = outcome.status ? QString::number(outcome.status)
                                          : base::toString(failureOf(outcome).value_or(Failure::Internal));
    Q_EMIT q->logged(QStringLiteral("%1 %2 %3 %4 B %5 ms")
                         .arg(QString::fromLatin1(request.verb), shownUrl(request.url), status)
                         .arg(outcome.body.size())
                         .arg(outcome.tookMs));
}

void Client::Private::announcePause(qint64 ms, const QString &why)
{
    if (ms > 0)
        Q_EMIT q->pauseStarted(ms, why);
}

void Client::Private::end(const JobPtr &job, base::Result<Reply> result)
{
    if (std::exchange(job->ended, true))
        return;
    jobs.erase(job->ticket);
    changed();
    const Handler handler = std::exchange(job->handler, nullptr);
    if (handler)
        handler(std::move(result));
}

void Client::Private::endSoon(const JobPtr &job, const base::Error &error)
{
    QMetaObject::invokeMethod(
        this, [this, job, error] { end(job, base::failure(error)); }, Qt::QueuedConnection);
}

void Client::Private::endAll(const base::Error &error)
{
    QList<JobPtr> waiting;
    for (const auto &[ticket, job] : jobs) {
        if (!m_flights.contains(ticket))
            waiting.append(job);
    }
    const QPointer<Private> self(this);
    for (const JobPtr &job : std::as_const(waiting)) {
        end(job, base::failure(error));
        if (!self)
            return;
    }
}

void Client::Private::cancel(Ticket ticket)
{
    const auto found = jobs.find(ticket);
    if (found == jobs.end())
        return;
    const JobPtr job = found->second;
    if (const auto flight = m_flights.constFind(ticket); flight != m_flights.cend()) {
        const Flight gone = m_flights.take(ticket);
        delete gone.exchange;
        --underWay;
        connections.give(gone.slot);
        account->finish(this, gone.permit, Governor::Outcome::Dropped);
    }
    pumpSoon();
    end(job, base::failure(Failure::Cancelled));
}

void Client::Private::cancelAll()
{
    QList<Ticket> tickets;
    for (const auto &entry : jobs)
        tickets.append(entry.first);
    const QPointer<Private> self(this);
    for (const Ticket ticket : std::as_const(tickets)) {
        cancel(ticket);
        if (!self)
            return;
    }
}

} // namespace net
