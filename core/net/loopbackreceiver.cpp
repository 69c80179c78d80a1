// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/net/loopbackreceiver.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

#include <openssl/crypto.h>

#include <utility>

namespace net {

namespace {

constexpr qsizetype headLimit = 16 * 1024;
constexpr int socketPatienceMs = 10'000;
constexpr int mostVisitors = 16;

bool same(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.constData(), b.constData(), size_t(a.size())) == 0;
}

} // namespace

LoopbackReceiver::LoopbackReceiver(QByteArray state, QObject *parent)
    : QObject(parent)
    , m_state(std::move(state))
{
}

LoopbackReceiver::~LoopbackReceiver() = default;

bool LoopbackReceiver::listen()
{
    m_v4 = std::make_unique<QTcpServer>();
    if (!m_v4->listen(QHostAddress::LocalHost))
        return false;
    m_port = m_v4->serverPort();
    adopt(m_v4.get());
    m_v6 = std::make_unique<QTcpServer>();
    if (m_v6->listen(QHostAddress::LocalHostIPv6, m_port))
        adopt(m_v6.get());
    return true;
}

QUrl LoopbackReceiver::redirectUri() const
{
    return QUrl(QStringLiteral("http://localhost:%1").arg(m_port));
}

void LoopbackReceiver::adopt(QTcpServer *server)
{
    connect(server, &QTcpServer::newConnection, this, [this, server] {
        while (QTcpSocket *socket = server->nextPendingConnection()) {
            socket->setParent(this); // the page is still to be sent when the server has closed
            if (m_heads.size() >= mostVisitors) {
                socket->abort();
                socket->deleteLater();
                continue;
            }
            m_heads.insert(socket, {});
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_heads.remove(socket);
                socket->deleteLater();
            });
            QTimer::singleShot(socketPatienceMs, socket, [socket] { socket->abort(); });
        }
    });
}

void LoopbackReceiver::read(QTcpSocket *socket)
{
    const auto found = m_heads.find(socket);
    if (found == m_heads.end())
        return;
    *found += socket->read(headLimit + 1 - found->size());
    if (!found->contains("\r\n\r\n") && found->size() <= headLimit)
        return;
    const QByteArray head = *found;
    m_heads.erase(found);
    socket->write(answer(head));
    socket->disconnectFromHost();
}

QByteArray LoopbackReceiver::answer(const QByteArray &head)
{
    const QList<QByteArray> words = head.left(head.indexOf("\r\n")).split(' ');
    if (words.value(0) != "GET")
        return page(405, "This address only waits for a sign-in.");
    // A page that calls this computer by another name is not the sign-in service's answer.
    static const QRegularExpression host(
        QStringLiteral("\\r\\nHost: *(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d+)?\\r\\n"),
        QRegularExpression::CaseInsensitiveOption);
    if (!host.match(QString::fromLatin1(head)).hasMatch())
        return page(400, "This address only waits for a sign-in.");
    const QUrl url = QUrl::fromEncoded("http://localhost" + words.value(1));
    if (url.path() != QLatin1String("/") && !url.path().isEmpty())
        return page(404, "There is nothing here.");
    const QUrlQuery query(url);
    const auto item = [&query](const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); };
    const QByteArray code = item(QStringLiteral("code")).toUtf8();
    static const QRegularExpression word(QStringLiteral("^[a-z_]{1,40}$"));
    const QString error = item(QStringLiteral("error"));
    if (m_done)
        return page(410, "This sign-in is over. You can close this window.");
    if (!same(item(QStringLiteral("state")).toUtf8(), m_state) || (code.isEmpty() && error.isEmpty()))
        return page(400,
                    "This answer does not belong to the sign-in that is waited for. Start again from the program.");
    m_done = true;
    const QString errorWord = word.match(error).hasMatch() ? error : QStringLiteral("access_denied");
    QMetaObject::invokeMethod(
        this,
        [this, code, errorWord] {
            m_v4->close();
            m_v6->close();
            Q_EMIT received(code, code.isEmpty() ? errorWord : QString());
        },
        Qt::QueuedConnection);
    return code.isEmpty() ? page(200, "The sign-in was not completed. You can close this window.")
                          : page(200, "You can close this window and go back to MDTI Actor Lookup.");
}

QByteArray LoopbackReceiver::page(int status, const QByteArray &text)
{
    const QByteArray body
        = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>MDTI Actor Lookup</title></head>"
          "<body style=\"font-family:sans-serif;margin:4em\"><h1>MDTI Actor Lookup</h1><p>"
        + text + "</p></body></html>";
    return "HTTP/1.1 " + QByteArray::number(status) + (status == 200 ? " OK" : " Refused")
        + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff"
          "\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nConnection: close\r\n\r\n"
        + body;
}

} // namespace net
