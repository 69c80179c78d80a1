// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/exchange.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>

#include <algorithm>
#include <atomic>
#include <utility>

namespace net {

namespace {

/// Can be read once only. The network layer re-sends a request whose connection closed early if it can rewind the body;
/// what must not happen twice is therefore given to it in a form that cannot be rewound.
class OnceReadable final : public QIODevice
{
public:
    explicit OnceReadable(const QByteArray &data)
        : m_data(data)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; } // without the warning of the base class
    bool reset() override { return false; }
    qint64 bytesAvailable() const override { return m_data.size() - m_at; }
    bool atEnd() const override { return m_at == m_data.size(); }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const qint64 n = std::min<qint64>(most, m_data.size() - m_at);
        if (n <= 0)
            return -1;
        std::copy_n(m_data.constData() + m_at, n, to);
        m_at += n;
        return n;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_data;
    qint64 m_at = 0;
};

/// Bytes of the bodies that are being received, in the whole process.
std::atomic<qint64> bytesUnderWay = 0;
constexpr qint64 mostUnderWay = 96 * 1024 * 1024, alwaysAllowed = 1024 * 1024;

/// An error page is read for its code only.
constexpr qint64 errorBodyLimit = 1024 * 1024;

/// Whether fewer bytes came than the head announced. The network layer takes a connection that closes between head and
/// body for the end of a whole answer, and an empty list must never be made of that.
bool brokeOff(const QNetworkReply &reply, qsizetype received)
{
    if (reply.hasRawHeader("content-encoding")) // the length is that of the packed body
        return false;
    bool known = false;
    const qint64 announced = reply.rawHeader("content-length").trimmed().toLongLong(&known);
    return known && received < announced;
}

} // namespace

Exchange::Exchange(QNetworkAccessManager *manager, const QNetworkRequest &request, const QByteArray &verb,
                   const QByteArray &body, bool repeatable, const ExchangeLimits &limits, Done done, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_done(std::move(done))
{
    m_clock.start();
    QNetworkRequest sent = request;
    sent.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // The limit below is stricter than the network layer's own guess at what is a bomb.
    sent.setDecompressedSafetyCheckThreshold(-1);
    if (!repeatable && !body.isEmpty()) {
        m_upload = std::make_unique<OnceReadable>(body);
        sent.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        sent.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
        m_reply = manager->sendCustomRequest(sent, verb, m_upload.get());
    } else if (verb == "GET") {
        m_reply = manager->get(sent);
    } else {
        m_reply = manager->sendCustomRequest(sent, verb, body);
    }
    boundBuffer();
    // A request with a body starts from the event loop only, and has missed it by then.
    QMetaObject::invokeMethod(
        this, [this] { boundBuffer(); }, Qt::QueuedConnection);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::boundBuffer);
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_outcome.tlsErrors = errors; });
    connect(m_reply, &QNetworkReply::encrypted, this, [this] {
        m_lastActivity = m_clock.elapsed();
        Q_EMIT encrypted(m_reply->sslConfiguration().nextNegotiatedProtocol() == "h2");
    });
    connect(m_reply, &QIODevice::readyRead, this, &Exchange::read);
    // Queued: the owner may delete everything, the manager included, in answer to it.
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::finish, Qt::QueuedConnection);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Exchange::checkTime);
    m_timer.start(std::min(limits.totalMs, limits.idleMs));
}

Exchange::~Exchange()
{
    if (!m_reply)
        return;
    bytesUnderWay -= m_counted;
    m_reply->disconnect(this);
    // One that has its error already takes abort() for a second one and complains; its end aborts it as well.
    if (!m_reply->isFinished() && m_reply->error() == QNetworkReply::NoError)
        m_reply->abort();
    if (m_upload) { // the reply may read from it until it is gone
        m_upload->setParent(m_reply);
        m_upload.release();
    }
    m_reply->deleteLater();
}

/// Bounds what the network layer holds for us, so that the limit is met while receiving.
void Exchange::boundBuffer()
{
    if (m_reply)
        m_reply->setReadBufferSize(std::clamp<qint64>(m_limits.bytes, 256 * 1024, 1024 * 1024));
}

void Exchange::keepCount()
{
    const qint64 size = m_outcome.body.size();
    bytesUnderWay += size - m_counted;
    m_counted = size;
}

bool Exchange::readUpTo(qint64 limit)
{
    // In steps, because the decoded size of a compressed body is known only by reading it.
    for (qint64 there = m_reply->bytesAvailable(); there > 0 && m_outcome.body.size() <= limit;
         there = m_reply->bytesAvailable()) {
        const QByteArray part = m_reply->read(std::min({there, limit + 1 - m_outcome.body.size(), qint64(256) * 1024}));
        if (part.isEmpty())
            break;
        m_outcome.body += part;
        keepCount();
    }
    const bool full = m_counted > alwaysAllowed && bytesUnderWay > mostUnderWay;
    return m_outcome.body.size() <= limit && !full;
}

void Exchange::read()
{
    m_lastActivity = m_clock.elapsed();
    if (!m_done)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const qint64 limit = status >= 300 ? std::min(m_limits.bytes, errorBodyLimit) : m_limits.bytes;
    if (readUpTo(limit))
        return;
    if (status >= 300) { // its size does not matter, its status does
        m_outcome.body.truncate(limit);
    } else {
        m_outcome.tooLarge = true;
        m_outcome.body = QByteArray();
        keepCount();
    }
    m_reply->disconnect(this);
    QMetaObject::invokeMethod(this, &Exchange::finish, Qt::QueuedConnection);
}

void Exchange::checkTime()
{
    const qint64 now = m_clock.elapsed();
    const qint64 left = std::min<qint64>(m_limits.totalMs - now, m_lastActivity + m_limits.idleMs - now);
    if (left > 0) {
        m_timer.start(int(left));
        return;
    }
    m_outcome.timedOut = true;
    finish();
}

void Exchange::finish()
{
    if (!m_done || !m_reply)
        return;
    if (m_reply->isFinished() && !m_outcome.tooLarge && !m_outcome.timedOut) {
        m_outcome.tooLarge = !readUpTo(m_limits.bytes);
        m_outcome.error = m_reply->error();
        m_outcome.errorText = m_reply->errorString();
        if (m_outcome.cleanly() && brokeOff(*m_reply, m_outcome.body.size()))
            m_outcome.error = QNetworkReply::RemoteHostClosedError;
    }
    m_timer.stop();
    m_reply->disconnect(this);
    m_outcome.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_outcome.http2 = m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
    const auto pairs = m_reply->rawHeaderPairs();
    m_outcome.headers.reserve(pairs.size());
    for (const auto &[name, value] : pairs)
        m_outcome.headers.append({name.toLower(), value});
    m_outcome.tookMs = m_clock.elapsed();
    bytesUnderWay -= std::exchange(m_counted, 0);
    const Done done = std::exchange(m_done, nullptr);
    done(std::move(m_outcome));
}

} // namespace net
