// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/router.h"

#include "core/sampletenant/json.h"
#include "core/sampletenant/server.h"

namespace sampletenant {

struct Router::Round
{
    const Behaviour &behaviour;
    quint64 connection;
    qint64 nowMs;
    QByteArray authorization; ///< a batch's token serves its sub-requests
    QByteArray clientRequestId;
    QByteArray origin;
    int delayMs = 0;
    Answer::Manner manner = Answer::Manner::Whole; ///< a sub-request's wire fault befalls the whole answer
    std::vector<Served::Entry> entries;
};

Router::Router(std::shared_ptr<const Data> data, const Options &options, FaultBook &faults, RequestLog &log,
               IncidentStore &incidents)
    : m_options(options)
    , m_faults(faults)
    , m_log(log)
    , m_tokens(options)
    , m_incidents(incidents)
    , m_threatIntel(data)
    , m_arm(data, incidents)
    , m_defender(incidents, options.tenantId)
    , m_hunting(data)
    , m_copilot(data)
{
}

Router::~Router() = default;

bool Router::chance(double probability)
{
    return probability > 0 && std::uniform_real_distribution<double>(0, 1)(m_random) < probability;
}

int Router::draw(const Behaviour &behaviour)
{
    return behaviour.latencyMs
        + (behaviour.jitterMs > 0 ? std::uniform_int_distribution<int>(0, behaviour.jitterMs)(m_random) : 0);
}

QByteArray Router::freshRequestId()
{
    return "7e9a0000-0000-4000-8000-" + QByteArray::number(++m_requestNumber, 16).rightJustified(12, '0');
}

// Behind a proxy the client knows us by the proxy's name: links must lead there.
QByteArray Router::origin(const Request &request) const
{
    const QByteArray host = request.header("host");
    const bool plain = std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || QByteArrayView(".:-[]").contains(c);
    });
    const QByteArray scheme = request.header("x-forwarded-proto") == "https" ? "https://" : "http://";
    return scheme + (plain && !host.isEmpty() ? host : QByteArray("127.0.0.1"));
}

Router::Served Router::serve(const Request &request, quint64 connection, qint64 nowMs,
                             std::shared_ptr<const Behaviour> behaviour)
{
    if (m_seed != behaviour->seed) {
        m_seed = behaviour->seed;
        m_random.seed(m_seed);
    }
    Round round{*behaviour, connection, nowMs};
    round.authorization = request.header("authorization");
    round.clientRequestId = request.header("client-request-id");
    round.origin = origin(request);
    Served served;
    served.answer = unit(request, round, false);
    if (round.manner != Answer::Manner::Whole)
        served.answer.manner = round.manner;
    served.delayMs = round.delayMs;
    served.entries = std::move(round.entries);
    const bool cut = served.answer.manner == Answer::Manner::Cut || served.answer.manner == Answer::Manner::Broken
        || served.answer.manner == Answer::Manner::Silent;
    for (Served::Entry &entry : served.entries) {
        if (cut)
            entry.status = 0;
        if (entry.retryAfterMs > 0)
            m_pausedUntilMs = std::max(m_pausedUntilMs, nowMs + served.delayMs + entry.retryAfterMs);
    }
    return served;
}

Answer Router::unit(const Request &request, Round &round, bool inBatch)
{
    Exchange exchange;
    exchange.arrivedMs = round.nowMs;
    exchange.verb = request.verb;
    exchange.target = request.target;
    exchange.token = !round.authorization.isEmpty();
    exchange.inBatch = inBatch;
    exchange.connection = round.connection;
    exchange.userAgent = request.header("user-agent");
    const QList<QByteArray> segments = request.segments();
    const bool signIn = TokenDesk::isSignIn(segments);
    const bool outer = !inBatch && segments.size() == 2 && segments[1] == "$batch";
    if (!signIn && request.verb != "GET")
        exchange.body = request.body;
    const quint64 entry = m_log.add(std::move(exchange));
    m_log.count([&](RequestLog::Counters &counters) {
        counters.exchanges += inBatch ? 0 : 1;
        counters.tokens += signIn ? 1 : 0;
        counters.batches += outer ? 1 : 0;
        counters.requests += signIn || outer ? 0 : 1;
    });
    addDelay(round, inBatch, outer);
    const std::optional<Fault> fault = m_faults.take(request.verb, request.target);
    std::optional<Answer> answer = fault ? early(*fault, request, round) : std::nullopt;
    if (!answer)
        answer = answered(request, round, fault ? &*fault : nullptr, inBatch);
    if (fault)
        late(*fault, request, *answer);
    if (inBatch && answer->manner != Answer::Manner::Whole)
        round.manner = answer->manner;
    if (answer->status == 429 || answer->status >= 500) {
        m_log.count(
            [&](RequestLog::Counters &counters) { ++(answer->status == 429 ? counters.throttled : counters.failed); });
    }
    round.entries.push_back({entry, answer->status, answer->retryAfterMs});
    return std::move(*answer);
}

void Router::addDelay(Round &round, bool inBatch, bool outer)
{
    const Behaviour::BatchLatency mode = round.behaviour.batchLatency;
    const int delay = outer && mode != Behaviour::BatchLatency::Once ? 0 : draw(round.behaviour);
    if (!inBatch || mode == Behaviour::BatchLatency::Slowest)
        round.delayMs = std::max(round.delayMs, delay);
    else if (mode == Behaviour::BatchLatency::Sum)
        round.delayMs += delay;
}

std::optional<Answer> Router::early(const Fault &fault, const Request &request, Round &round) const
{
    Answer answer;
    switch (fault.kind) {
    case Fault::Kind::Reset:
        answer.manner = Answer::Manner::Cut;
        return answer;
    case Fault::Kind::Silence:
        answer.manner = Answer::Manner::Silent;
        return answer;
    case Fault::Kind::HtmlPage:
        answer = Answer::json("<!DOCTYPE html><html><head><title>Sign in to the network</title></head>"
                              "<body><h1>Service page</h1><p>This is no JSON.</p></body></html>",
                              fault.status ? fault.status : 200);
        answer.contentType = "text/html; charset=utf-8";
        return answer;
    case Fault::Kind::Status: {
        const QByteArray id = "7e9a0000-0000-4000-8000-0000000000ff";
        answer = Answer::json(json::graphError(fault.status == 429 ? "TooManyRequests" : "serviceFault",
                                               "The service has a fault.", id, round.clientRequestId),
                              fault.status ? fault.status : 503);
        if (fault.retryAfterSeconds >= 0) {
            answer.retryAfterMs = fault.retryAfterSeconds * 1000;
            answer.headers.append({"Retry-After", QByteArray::number(fault.retryAfterSeconds)});
        }
        return answer;
    }
    case Fault::Kind::Body:
        return Answer::json(fault.payload, fault.status ? fault.status : 200);
    case Fault::Kind::Redirect:
        answer.status = 302;
        answer.headers.append({"Location", QByteArray(fault.payload + request.path)});
        return answer;
    default:
        return {};
    }
}

void Router::late(const Fault &fault, const Request &request, Answer &answer) const
{
    switch (fault.kind) {
    case Fault::Kind::LoseReply:
        answer.manner = Answer::Manner::Cut;
        break;
    case Fault::Kind::BreakReply:
        answer.manner = Answer::Manner::Broken;
        break;
    case Fault::Kind::NoContent:
        answer.status = 204;
        answer.body.clear();
        break;
    case Fault::Kind::EtagInHeader: {
        QJsonObject object = QJsonDocument::fromJson(answer.body).object();
        answer.headers.append({"ETag", object.take(QStringLiteral("etag")).toString().toUtf8()});
        answer.body = json::compact(object);
        break;
    }
    case Fault::Kind::Truncate:
        answer.manner = Answer::Manner::Truncated;
        break;
    case Fault::Kind::Stall:
        answer.manner = Answer::Manner::Stalled;
        break;
    case Fault::Kind::EndlessBody:
        answer.manner = Answer::Manner::Endless;
        break;
    case Fault::Kind::MalformedJson:
        answer.body.truncate(answer.body.size() / 2);
        break;
    case Fault::Kind::TouchIncident: {
        const QList<QByteArray> segments = request.segments();
        const qsizetype at = segments.indexOf("incidents");
        if (at >= 0 && at + 1 < segments.size())
            m_incidents.touch(QString::fromUtf8(segments[at + 1]));
        break;
    }
    default:
        break;
    }
}

Answer Router::answered(const Request &request, Round &round, const Fault *fault, bool inBatch)
{
    QList<QByteArray> segments = request.segments();
    if (TokenDesk::isSignIn(segments))
        return m_tokens.handle(request, segments, round.behaviour, round.origin);
    Call call{request, {}, Query(request.query), round.behaviour, fault, round.origin, freshRequestId()};
    const bool graph = !segments.isEmpty() && (segments[0] == "v1.0" || segments[0] == "beta");
    if (call.is(Fault::Kind::ExpiredToken))
        m_tokens.revoke(round.authorization);
    const TokenDesk::Access access
        = m_tokens.check(round.authorization, graph ? TokenDesk::Audience::Graph : TokenDesk::Audience::Arm);
    if (access.verdict != TokenDesk::Verdict::Good)
        return unauthorised(call, access.verdict);
    if (round.behaviour.claimsChallenge && access.delegated && !access.claims) {
        Answer challenge = call.error(401, "InvalidAuthenticationToken", "Continuous access evaluation resulted in a challenge.");
        const QByteArray claims = QByteArrayLiteral(R"({"access_token":{"nbf":{"essential":true,"value":"1790000000"}}})");
        challenge.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"\", error=\"insufficient_claims\", claims=\""
                                                               + claims.toBase64() + '"');
        return challenge;
    }
    call.delegated = access.delegated;
    const bool outer = !inBatch && graph && segments.size() == 2 && segments[1] == "$batch";
    std::optional<Answer> refusal = outer ? std::nullopt : refused(call, round);
    Answer answer = refusal ? std::move(*refusal) : outer ? batch(call, round) : dispatch(call, segments);
    if (!inBatch) {
        answer.headers.append({graph ? "request-id" : "x-ms-request-id", call.requestId});
        if (!graph)
            answer.headers.append({"x-ms-correlation-request-id", call.requestId});
        if (!round.clientRequestId.isEmpty())
            answer.headers.append({"client-request-id", round.clientRequestId});
    }
    return answer;
}

Answer Router::unauthorised(const Call &call, TokenDesk::Verdict verdict) const
{
    const char *text = verdict == TokenDesk::Verdict::Missing ? "Access token is empty."
        : verdict == TokenDesk::Verdict::Expired              ? "Lifetime validation failed, the token is expired."
        : verdict == TokenDesk::Verdict::OtherAudience        ? "Access token validation failure. Invalid audience."
                                                              : "The token is not valid.";
    Answer answer = call.error(401, "InvalidAuthenticationToken", text);
    answer.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"\", error=\"invalid_token\"");
    return answer;
}

Answer Router::tooMany(const Call &call) const
{
    Answer answer = call.error(429, "TooManyRequests", "Please retry again later.");
    const int seconds = call.behaviour.retryAfterSeconds;
    switch (call.behaviour.retryAfter) {
    case Behaviour::RetryAfter::Seconds:
        answer.headers.append({"Retry-After", QByteArray::number(seconds)});
        answer.retryAfterMs = seconds * 1000;
        break;
    case Behaviour::RetryAfter::HttpDate: {
        // Whole seconds only: the date is rounded up, what counts as early is the wait itself.
        const QDateTime when = QDateTime::currentDateTimeUtc().addSecs(seconds + 1);
        const QString text = QLocale::c().toString(when, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
        answer.headers.append({"Retry-After", QByteArray(text.toLatin1() + " GMT")});
        answer.retryAfterMs = seconds * 1000;
        break;
    }
    case Behaviour::RetryAfter::Absent:
        break;
    }
    return answer;
}

std::optional<Answer> Router::refused(const Call &call, Round &round)
{
    const Behaviour &behaviour = call.behaviour;
    if (behaviour.refuseEarly && round.nowMs < m_pausedUntilMs)
        return tooMany(call);
    if (behaviour.ratePerSecond > 0) {
        if (round.nowMs - m_secondStart >= 1000) {
            m_secondStart = round.nowMs;
            m_inSecond = 0;
        }
        if (++m_inSecond > behaviour.ratePerSecond)
            return tooMany(call);
    }
    if (chance(behaviour.throttle))
        return tooMany(call);
    if (chance(behaviour.fail)) {
        return m_random() % 2 ? call.error(503, "serviceNotAvailable", "The service is busy.")
                              : call.error(500, "generalException", "");
    }
    return {};
}

Answer Router::dispatch(Call &call, const QList<QByteArray> &segments)
{
    call.path = splitKeys(segments);
    if (ArmDesk::isArm(segments))
        return m_arm.handle(call);
    const auto under = [&](int length) {
        call.path = call.path.sliced(length);
        return call;
    };
    if (call.at(1, "security") && call.at(2, "threatIntelligence"))
        return m_threatIntel.handle(under(3));
    if (call.at(1, "security") && (call.at(2, "incidents") || call.at(2, "alerts_v2")))
        return m_defender.handle(under(2));
    if (call.at(1, "security") && call.at(2, "runHuntingQuery"))
        return m_hunting.handle(call);
    if (call.at(0, "beta") && call.at(1, "security") && call.at(2, "securityCopilot"))
        return m_copilot.handle(under(3));
    return call.error(404, "ResourceNotFound", "There is no such resource.");
}

} // namespace sampletenant
