// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// The way out: what waits, what may go, and with which token.
#include "core/net/clientprivate.h"

#include "core/net/lowdelay.h"
#include "core/net/redact.h"

#include <QNetworkRequest>
#include <QUuid>

#include <utility>

namespace net {

using base::Failure;

namespace {
constexpr qint64 changeIntervalMs = 34; // at most 30 times a second

int managersFor(const ClientSettings &settings)
{
    return settings.managers > 0 ? settings.managers
                                 : (settings.maximumWidth + connectionsPerManager - 1) / connectionsPerManager;
}
} // namespace

Client::Private::Private(Client *client, ClientSettings wanted, TokenSource *source, base::Clock *time)
    : q(client)
    , settings(std::move(wanted))
    , tokens(source)
    , clock(time)
    , account(settings.account ? settings.account : std::make_shared<Account>(governorSettings(settings), time))
    , connections(managersFor(settings), settings.http2)
    , m_tls(tlsTrusting(settings.caCertificates))
    , m_random(settings.seed ? settings.seed + 1 : QRandomGenerator::global()->generate())
{
    for (const QUrl &url : std::as_const(settings.allowedOrigins))
        m_allowed.insert(originOf(url));
    m_allowed.remove(QByteArray());
    account->join(this, [this] {
        if (qint64(jobs.size()) > underWay)
            pumpSoon();
    });
}

void Client::Private::reconfigure(const ClientSettings &wanted)
{
    const bool otherTrust = wanted.caCertificates != settings.caCertificates;
    settings.maximumWidth = wanted.maximumWidth;
    settings.managers = wanted.managers;
    settings.http2 = wanted.http2;
    settings.caCertificates = wanted.caCertificates;
    if (otherTrust)
        m_tls = tlsTrusting(settings.caCertificates);
    connections.change(managersFor(settings), settings.http2, otherTrust);
    pumpSoon();
}

Client::Private::~Private()
{
    account->leave(this);
    for (const Flight &flight : std::as_const(m_flights)) // others go on
        account->finish(this, flight.permit, Governor::Outcome::Dropped);
    // Before the managers, whose replies they hold.
    qDeleteAll(findChildren<Exchange *>(Qt::FindDirectChildrenOnly));
}

std::optional<base::Error> Client::Private::refusal(const Request &request) const
{
    const QByteArray origin = originOf(request.url);
    const QString shown = shownUrl(request.url);
    if (origin.isEmpty())
        return base::Error{Failure::BadInput, QStringLiteral("%1 is not a web address.").arg(shown), 0, {}, {}};
    if (!isProtected(request.url))
        return base::Error{
            Failure::ForeignOrigin, QStringLiteral("%1 is not asked: it is not encrypted.").arg(shown), 0, {}, {}};
    if (request.resource == Resource::None)
        return {};
    if (!m_allowed.contains(origin))
        return base::Error{Failure::ForeignOrigin,
                           QStringLiteral("%1 is not asked: the sign-in is not meant for that server.").arg(shown),
                           0,
                           {},
                           {}};
    if (!tokens)
        return base::Error{Failure::SignIn, QStringLiteral("Nobody is signed in."), 0, {}, {}};
    return {};
}

Client::Ticket Client::Private::add(Request request, Handler handler)
{
    auto job = std::make_shared<Job>();
    job->ticket = ++m_lastTicket;
    job->request = std::move(request);
    job->request.weight = std::max(1, job->request.weight);
    job->handler = std::move(handler);
    jobs.emplace(job->ticket, job);
    if (const auto refused = refusal(job->request)) {
        endSoon(job, *refused);
    } else if (account->givenUp() && job->request.priority != Priority::Foreground && m_lastFailure) {
        endSoon(job, *m_lastFailure);
    } else if (account->pausedMs() > patienceMs) {
        endSoon(job, longPause());
    } else {
        if (job->request.priority == Priority::Foreground)
            account->allowProbe();
        m_queue.append(job);
        pumpSoon();
    }
    changed();
    return job->ticket;
}

void Client::Private::pumpSoon()
{
    if (!std::exchange(m_pumpQueued, true))
        QMetaObject::invokeMethod(
            this, [this] { pump(); }, Qt::QueuedConnection);
}

void Client::Private::pump()
{
    m_pumpQueued = false;
    // A token source may answer from inside token(), and that leads back here.
    if (paused || std::exchange(m_pumping, true))
        return;
    std::array<bool, 3> blocked{};
    while (startNext(blocked)) { }
    m_pumping = false;
    if (qint64(jobs.size()) > underWay)
        wakeAfter(account->waitMs());
    changed();
}

bool Client::Private::startNext(std::array<bool, 3> &blocked)
{
    for (const Priority priority : {Priority::Foreground, Priority::Normal, Priority::Background}) {
        while (const JobPtr job = m_queue.next(priority, blocked)) {
            // Strictly by priority: what is too wide for the free places waits for them, and so does what comes after
            // it.
            if (!account->mayStart(job->request.weight))
                return false;
            QByteArray token;
            if (job->request.resource != Resource::None) {
                const auto held = tokenFor(job->request.resource);
                if (!held) {
                    blocked[size_t(job->request.resource)] = true;
                    continue;
                }
                token = held->value;
            }
            const auto slot = connections.take(job->request.url);
            if (!slot)
                return false;
            const std::optional<Governor::Permit> permit = account->start(job->request.weight);
            if (!permit) {
                connections.give(*slot);
                return false;
            }
            m_queue.remove(job);
            launch(job, token, *slot, *permit);
            return true;
        }
    }
    return false;
}

std::optional<Token> Client::Private::tokenFor(Resource resource)
{
    TokenState &state = m_tokens[size_t(resource)];
    if (state.arrived)
        return state.arrived;
    if (state.asking)
        return {};
    // The source may answer at once (it has one) or later (it has to fetch one); only in the latter case do we come
    // back.
    struct Answer
    {
        bool waiting = true;
        std::optional<base::Result<Token>> at_once;
    };
    const auto answer = std::make_shared<Answer>();
    state.asking = true;
    const QPointer<Private> self(this);
    tokens->token(resource, [answer, self, resource](const base::Result<Token> &token) {
        if (!self)
            return;
        self->m_tokens[size_t(resource)].asking = false;
        if (answer->waiting)
            answer->at_once = token;
        else
            self->tokensArrived(resource, token);
    });
    answer->waiting = false;
    if (!answer->at_once)
        return {};
    if (answer->at_once->has_value())
        return **answer->at_once;
    // Not from here: the failure ends jobs, and this may be inside the caller's send().
    QMetaObject::invokeMethod(
        this, [this, resource, failed = *answer->at_once] { tokensArrived(resource, failed); }, Qt::QueuedConnection);
    state.asking = true;
    return {};
}

void Client::Private::tokensArrived(Resource resource, const base::Result<Token> &token)
{
    m_tokens[size_t(resource)].asking = false;
    if (token) {
        m_tokens[size_t(resource)].arrived = *token;
        pump();
        m_tokens[size_t(resource)].arrived.reset();
        return;
    }
    QList<JobPtr> waiting;
    for (const auto &[ticket, job] : jobs) {
        if (job->request.resource == resource && !m_flights.contains(ticket))
            waiting.append(job);
    }
    const QPointer<Private> self(this);
    for (const JobPtr &job : std::as_const(waiting)) {
        end(job, base::failure(token.error()));
        if (!self)
            return;
    }
    pumpSoon();
}

QNetworkRequest Client::Private::networkRequest(const Request &request, const QByteArray &token) const
{
    QNetworkRequest out(request.url);
    out.setRawHeader("Accept", "application/json");
    out.setRawHeader("User-Agent", "mdti-actor-lookup/" MDTI_VERSION);
    for (const auto &[name, value] : request.headers) {
        if (name.compare("authorization", Qt::CaseInsensitive) != 0)
            out.setRawHeader(name, value);
    }
    // Another one for each attempt, so that the service's own records can be asked about it.
    out.setRawHeader(request.resource == Resource::Arm ? "x-ms-client-request-id" : "client-request-id",
                     QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    if (!token.isEmpty())
        out.setRawHeader("Authorization", "Bearer " + token);
    if (!request.body.isEmpty())
        out.setHeader(QNetworkRequest::ContentTypeHeader, request.contentType);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, settings.http2);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    if (request.url.scheme() == QLatin1String("https"))
        out.setSslConfiguration(m_tls);
    return out;
}

void Client::Private::launch(const JobPtr &job, const QByteArray &token, const Connections::Slot &slot,
                             const Governor::Permit &permit)
{
    const Request &request = job->request;
    Flight flight{job, permit, slot, nullptr, token};
    ++underWay;
    ++counters.httpCalls;
    const ExchangeLimits limits{request.sizeLimit, request.totalTimeoutMs, request.idleTimeoutMs};
    const Ticket ticket = job->ticket;
    flight.exchange = new Exchange(
        slot.manager, networkRequest(request, token), request.verb, request.body, request.idempotent, limits,
        [this, ticket](Outcome outcome) { landed(ticket, std::move(outcome)); }, this);
    connect(flight.exchange, &Exchange::encrypted, this, [this, origin = slot.origin](bool http2) {
        connected();
        if (connections.learn(origin, http2))
            pumpSoon();
    });
    m_flights.insert(ticket, flight);
}

void Client::Private::connected()
{
    // A burst of new connections is worth one look.
    if (std::exchange(m_lookQueued, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_lookQueued = false;
            sendWithoutDelay();
        },
        Qt::QueuedConnection);
}

void Client::Private::wakeAfter(qint64 ms)
{
    if (ms <= 0)
        return;
    const qint64 at = clock->monotonicMs() + ms;
    if (m_wakeAt >= 0 && m_wakeAt <= at)
        return;
    m_wakeAt = at;
    clock->after(ms, this, [this, at] {
        if (m_wakeAt == at)
            m_wakeAt = -1;
        pump();
    });
}

void Client::Private::changed()
{
    if (std::exchange(m_changeQueued, true))
        return;
    clock->after(changeIntervalMs, this, [this] {
        m_changeQueued = false;
        Q_EMIT q->loadChanged();
    });
}

} // namespace net
