// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/courier.h"

#include "core/mdti/batch.h"
#include "core/mdti/paths.h"

#include <QPointer>

#include <algorithm>

namespace mdti {

namespace {

const QByteArray version = QByteArrayLiteral("/v1.0");
constexpr qint64 collectMs = 2; ///< requests of one burst come within this; nothing next to a round trip
constexpr int patience = 30; ///< 429 answers one sub-request may get
constexpr int mostMisses = 3; ///< batch answers that may forget one sub-request
constexpr int mostUnreadable = 2; ///< also broken or too large
/// Of the answer to a batch: a page of 1,000 rows has half of that, and what is larger comes when asked for singly.
constexpr qint64 bytesPerPart = 768 * 1024, leastBytes = 4 * 1024 * 1024;
constexpr int batchTotalMs = 60'000, batchIdleMs = 45'000; ///< the slowest part, or all of them in a row
constexpr qint64 longestWaitMs = 30'000; ///< that one sub-request may ask for itself

/// Relative to the version root, or empty when the URL is of another version and has to go by itself.
QByteArray batchUrl(const QUrl &url)
{
    const QByteArray target = paths::targetOf(url);
    return target.startsWith(version) && target.mid(version.size()).startsWith('/') ? target.mid(version.size())
                                                                                    : QByteArray();
}

/// Whether a batch was turned down as such. 404 comes as a reply.
bool isRefusal(const base::Error &error)
{
    return error.httpStatus == 400 || error.httpStatus == 403 || error.httpStatus == 405 || error.httpStatus == 501;
}

/// What a service says of a part when it does not know its path in batches. A host it does not know has the same 404.
bool maybeRefusedInBatches(int status)
{
    return status == 400 || status == 403 || status == 404 || status == 405 || status == 501;
}

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

/// Failures that may come from putting many requests into one, or from a box in between that dislikes them.
bool mayWorkSingly(base::Failure kind)
{
    return kind == base::Failure::Timeout || kind == base::Failure::Service || kind == base::Failure::TooLarge
        || kind == base::Failure::BadReply || kind == base::Failure::Network;
}

std::optional<base::Error> signInFailure(const base::Result<net::Reply> &result)
{
    if (result || result.error().kind != base::Failure::SignIn)
        return {};
    return result.error();
}

/// A reply without its body, which its parts have been cut from.
net::Reply headOf(const net::Reply &reply)
{
    net::Reply head = reply;
    head.body.clear();
    return head;
}

} // namespace

struct Courier::Parcel
{
    Ticket ticket = 0;
    QUrl url;
    QByteArray batchUrl;
    net::Priority priority = net::Priority::Normal;
    Handler handler;
    net::Client::Ticket single = 0; ///< while it travels alone
    std::weak_ptr<Bundle> bundle; ///< while it travels with others
    int throttles = 0, misses = 0;
    bool alone = false; ///< not to be batched (again)
    bool doubted = false; ///< a batch said of it what may have been meant for the batch
    bool gone = false; ///< cancelled or delivered
};

struct Courier::Bundle
{
    std::vector<ParcelPtr> parcels;
    net::Client::Ticket ticket = 0;
};

Courier::Courier(QUrl graph, Transport transport, net::Client *client, base::Clock *clock, QObject *parent)
    : QObject(parent)
    , m_graph(std::move(graph))
    , m_batching(batchingOf(transport))
    , m_client(client)
    , m_clock(clock)
{
    // The width may have grown.
    connect(m_client, &net::Client::loadChanged, this, [this] {
        if (m_batching == Batching::Yes)
            pump();
    });
}

Courier::Batching Courier::batchingOf(Transport transport)
{
    return transport == Transport::Batch ? Batching::Yes : Batching::No;
}

void Courier::setTransport(Transport transport)
{
    m_batching = batchingOf(transport);
    pump();
}

Courier::~Courier()
{
    for (const auto &[ticket, parcel] : m_parcels) {
        parcel->gone = true;
        parcel->handler = nullptr;
    }
    for (const auto &[ticket, parcel] : m_parcels) {
        if (parcel->single)
            m_client->cancel(parcel->single);
        else if (const BundlePtr bundle = parcel->bundle.lock())
            m_client->cancel(bundle->ticket);
    }
}

Courier::Ticket Courier::send(const QUrl &url, net::Priority priority, Handler handler)
{
    const auto parcel = std::make_shared<Parcel>();
    parcel->ticket = ++m_lastTicket;
    parcel->url = url;
    parcel->batchUrl = batchUrl(url);
    parcel->priority = priority;
    parcel->handler = std::move(handler);
    m_parcels.emplace(parcel->ticket, parcel);
    enqueue(parcel, false);
    return parcel->ticket;
}

void Courier::cancel(Ticket ticket)
{
    const auto found = m_parcels.find(ticket);
    if (found == m_parcels.end())
        return;
    const ParcelPtr parcel = found->second;
    m_parcels.erase(found);
    parcel->gone = true;
    parcel->handler = nullptr;
    if (parcel->single) {
        m_client->cancel(parcel->single);
    } else if (const BundlePtr bundle = parcel->bundle.lock()) {
        const auto isGone = [](const ParcelPtr &other) { return other->gone; };
        if (std::all_of(bundle->parcels.begin(), bundle->parcels.end(), isGone))
            m_client->cancel(bundle->ticket);
    }
}

void Courier::enqueue(const ParcelPtr &parcel, bool first)
{
    if (m_batching != Batching::Yes || parcel->alone || parcel->batchUrl.isEmpty()) {
        sendSingly(parcel);
        return;
    }
    std::deque<ParcelPtr> &queue = m_waiting[int(parcel->priority)];
    if (first)
        queue.push_front(parcel);
    else
        queue.push_back(parcel);
    pumpSoon();
}

void Courier::pumpSoon()
{
    if (std::exchange(m_pumpPlanned, true))
        return;
    m_clock->after(collectMs, this, [this] {
        m_pumpPlanned = false;
        pump();
    });
}

std::deque<Courier::ParcelPtr> *Courier::nextQueue()
{
    for (std::deque<ParcelPtr> &queue : m_waiting) {
        while (!queue.empty() && queue.front()->gone)
            queue.pop_front();
        if (!queue.empty())
            return &queue;
    }
    return nullptr;
}

std::vector<Courier::ParcelPtr> Courier::take(std::deque<ParcelPtr> &queue, int count)
{
    std::vector<ParcelPtr> out;
    while (!queue.empty() && int(out.size()) < count) {
        if (!queue.front()->gone)
            out.push_back(queue.front());
        queue.pop_front();
    }
    return out;
}

void Courier::pump()
{
    while (std::deque<ParcelPtr> *queue = nextQueue()) {
        if (m_batching != Batching::Yes) {
            for (const ParcelPtr &parcel : take(*queue, int(queue->size())))
                sendSingly(parcel);
            continue;
        }
        // The width in equal batches: 32 places are 16 and 16, not 20 and a rest that waits for room.
        const int width = std::max(1, m_client->load().width);
        const int perBatch = std::max(1, width / ((width + batch::most - 1) / batch::most));
        int wanted = std::min(perBatch, int(queue->size()));
        if (m_out > 0 && width - m_out < wanted) {
            // Beside single requests no whole batch finds room; most of one is still worth a call.
            wanted = width - m_out;
            if (wanted < (perBatch + 1) / 2)
                return;
        }
        std::vector<ParcelPtr> parcels = take(*queue, wanted);
        if (parcels.size() == 1)
            sendSingly(parcels.front());
        else
            sendBundle(std::move(parcels));
    }
}

void Courier::sendSingly(const ParcelPtr &parcel)
{
    if (parcel->gone)
        return;
    net::Request request;
    request.url = parcel->url;
    request.priority = parcel->priority;
    ++m_out;
    const QPointer<Courier> self(this);
    parcel->single = m_client->send(std::move(request), [self, parcel](base::Result<net::Reply> result) {
        if (self)
            self->singleCame(parcel, std::move(result));
    });
}

void Courier::singleCame(const ParcelPtr &parcel, base::Result<net::Reply> result)
{
    --m_out;
    parcel->single = 0;
    const bool onlySingly = parcel->doubted && !m_proven && result && isSuccess(result->status);
    if (m_batching != Batching::No && (onlySingly || (result && m_batching == Batching::Suspect))) {
        m_batching = Batching::No;
        Q_EMIT batchRefused(m_why);
    }
    const std::optional<base::Error> noSignIn = signInFailure(result);
    const QPointer<Courier> self(this);
    deliver(parcel, std::move(result));
    if (self && noSignIn)
        endWaiting(*noSignIn);
    if (self && nextQueue())
        pump();
}

void Courier::sendSinglyLater(const ParcelPtr &parcel, qint64 ms)
{
    parcel->alone = true;
    m_clock->after(ms, this, [this, parcel] { sendSingly(parcel); });
}

void Courier::sendBundle(std::vector<ParcelPtr> parcels)
{
    const auto bundle = std::make_shared<Bundle>();
    bundle->parcels = std::move(parcels);
    QList<QByteArray> urls;
    for (const ParcelPtr &parcel : bundle->parcels) {
        parcel->bundle = bundle;
        urls.append(parcel->batchUrl);
    }
    net::Request request;
    request.verb = "POST";
    request.url = m_graph;
    request.url.setPath(QString::fromLatin1(version) + QStringLiteral("/$batch"));
    request.body = batch::compose(urls);
    request.priority = bundle->parcels.front()->priority;
    request.weight = int(bundle->parcels.size());
    request.idempotent = true; // nothing but GETs inside
    request.totalTimeoutMs = batchTotalMs;
    request.idleTimeoutMs = batchIdleMs;
    request.sizeLimit = std::max(leastBytes, request.weight * bytesPerPart);
    const int places = request.weight;
    m_out += places;
    const QPointer<Courier> self(this);
    bundle->ticket = m_client->send(std::move(request), [self, bundle, places](base::Result<net::Reply> result) {
        if (!self)
            return;
        self->m_out -= places;
        self->bundleCame(bundle, result);
        if (self)
            self->pump();
    });
}

void Courier::bundleCame(const BundlePtr &bundle, const base::Result<net::Reply> &result)
{
    for (const ParcelPtr &parcel : bundle->parcels)
        parcel->bundle.reset();
    if (!result)
        bundleFailed(*bundle, result.error());
    else if (result->status == 404)
        suspect(*bundle, QStringLiteral("404: there is no $batch"));
    else
        bundleArrived(bundle, *result);
}

void Courier::bundleFailed(const Bundle &bundle, const base::Error &error)
{
    if (isRefusal(error)) {
        suspect(bundle, error.detail);
        return;
    }
    if (mayWorkSingly(error.kind)) {
        // A minute waited in vain is not waited for again.
        singly(bundle, error.detail, error.kind == base::Failure::Timeout);
        return;
    }
    const QPointer<Courier> self(this);
    for (const ParcelPtr &parcel : bundle.parcels) {
        deliver(parcel, base::failure(error));
        if (!self)
            return;
    }
    if (error.kind == base::Failure::SignIn)
        endWaiting(error);
}

/// Nobody is signed in: what waits need not have the sign-in service asked again to learn it.
void Courier::endWaiting(const base::Error &error)
{
    const QPointer<Courier> self(this);
    std::vector<ParcelPtr> waiting; // and not what is asked in answer to it
    while (std::deque<ParcelPtr> *queue = nextQueue()) {
        waiting.push_back(queue->front());
        queue->pop_front();
    }
    for (const ParcelPtr &parcel : waiting) {
        deliver(parcel, base::failure(error));
        if (!self)
            return;
    }
}

/// Its parts go by themselves. A second one that came to nothing, or the first that is one too many, puts batches under
/// suspicion.
void Courier::singly(const Bundle &bundle, const QString &why, bool atOnce)
{
    if (++m_unreadable >= mostUnreadable || atOnce) {
        suspect(bundle, why);
        return;
    }
    for (const ParcelPtr &parcel : bundle.parcels)
        sendSingly(parcel);
}

/// Whether the tenant takes no batches or nothing at all shows when the same requests go singly.
void Courier::suspect(const Bundle &bundle, const QString &why)
{
    if (m_batching == Batching::Yes) {
        m_batching = Batching::Suspect;
        m_why = why;
    }
    for (const ParcelPtr &parcel : bundle.parcels)
        sendSingly(parcel);
}

void Courier::bundleArrived(const BundlePtr &bundle, const net::Reply &reply)
{
    base::Result<QHash<int, net::Outcome>> parts = batch::read(reply.body, int(bundle->parcels.size()));
    if (!parts) {
        singly(*bundle, parts.error().detail, false);
        return;
    }
    m_unreadable = 0;
    // A date to wait for is read against the service's own clock, which only the answer as a whole tells.
    if (const QByteArray date = reply.header("date"); !date.isEmpty())
        for (net::Outcome &part : *parts)
            if (part.header("date").isEmpty())
                part.headers.append({QByteArrayLiteral("date"), date});
    heedThrottling(*parts);
    // What waits leaves first: reading the parts takes longer than anything else here, and the line would lie idle.
    QMetaObject::invokeMethod(
        this, [this, bundle, parts = std::move(*parts), outer = headOf(reply)] { unpackAll(*bundle, parts, outer); },
        Qt::QueuedConnection);
}

void Courier::unpackAll(const Bundle &bundle, const QHash<int, net::Outcome> &parts, const net::Reply &outer)
{
    m_proven = m_proven || std::any_of(parts.cbegin(), parts.cend(), [](const auto &part) { return isSuccess(part.status); });
    std::vector<ParcelPtr> again;
    const QPointer<Courier> self(this);
    for (size_t i = 0; i < bundle.parcels.size(); ++i) {
        const ParcelPtr &parcel = bundle.parcels[i];
        if (parcel->gone)
            continue;
        const auto part = parts.find(int(i));
        if (part == parts.end()) {
            parcel->alone = ++parcel->misses >= mostMisses;
            again.push_back(parcel);
        } else if (!unpack(parcel, *part, outer)) {
            again.push_back(parcel);
        }
        if (!self)
            return;
    }
    for (auto parcel = again.rbegin(); parcel != again.rend(); ++parcel)
        enqueue(*parcel, true);
}

/// The whole account waits for as long as any of them says, before anything else is sent.
void Courier::heedThrottling(const QHash<int, net::Outcome> &parts)
{
    int throttled = 0;
    std::optional<qint64> wait;
    for (const net::Outcome &part : parts) {
        if (net::failureOf(part) != base::Failure::RateLimited)
            continue;
        ++throttled;
        if (const std::optional<qint64> asked = net::retryAfterMs(part, m_clock->now()))
            wait = std::max(wait.value_or(0), *asked);
    }
    if (throttled > 0)
        m_client->throttledElsewhere(wait, throttled, int(parts.size()) - throttled);
}

/// One answer of a batch, judged by the same table as a single one. False: it has to be asked again.
bool Courier::unpack(const ParcelPtr &parcel, net::Outcome part, const net::Reply &outer)
{
    if (!m_proven && maybeRefusedInBatches(part.status)) {
        m_why = QStringLiteral("%1 for parts that work by themselves").arg(part.status);
        parcel->doubted = parcel->alone = true;
        return false;
    }
    const std::optional<base::Failure> failure = net::failureOf(part);
    if (!failure) {
        net::Reply reply;
        reply.status = part.status;
        reply.requestId = net::requestIdOf(part);
        if (reply.requestId.isEmpty())
            reply.requestId = outer.requestId;
        reply.contentType = part.header("content-type");
        reply.body = std::move(part.body);
        reply.headers = std::move(part.headers);
        reply.received = outer.received;
        reply.tookMs = outer.tookMs;
        deliver(parcel, std::move(reply));
        return true;
    }
    switch (*failure) {
    case base::Failure::RateLimited:
        if (++parcel->throttles <= patience)
            return false;
        break;
    case base::Failure::Unauthorised: // the client knows how to renew a token
        parcel->alone = true;
        return false;
    case base::Failure::Service:
    case base::Failure::Timeout: {
        // From here on the client retries it; spread, so that what failed together does not come back together.
        const qint64 spread = 250 + qint64(parcel->ticket * 97 % 500);
        sendSinglyLater(parcel, std::min(net::retryAfterMs(part, m_clock->now()).value_or(spread), longestWaitMs));
        return true;
    }
    default:
        if (part.status == 424) { // failed because another one in the batch did
            parcel->alone = true;
            return false;
        }
        break;
    }
    deliver(parcel, base::failure(net::errorOf(part, *failure, parcel->url)));
    return true;
}

void Courier::deliver(const ParcelPtr &parcel, base::Result<net::Reply> result)
{
    if (std::exchange(parcel->gone, true))
        return;
    m_parcels.erase(parcel->ticket);
    const Handler handler = std::exchange(parcel->handler, nullptr);
    handler(std::move(result));
}

} // namespace mdti
