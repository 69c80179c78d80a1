// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/connection.h"

#include <QTcpSocket>
#include <QTimer>

namespace sampletenant {

Connection::Connection(QTcpSocket *socket, quint64 number, Receive receive, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_number(number)
    , m_receive(std::move(receive))
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::read);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_flooding)
            flood();
    });
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        m_over = true;
        Q_EMIT closed();
        deleteLater();
    });
}

void Connection::read()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_over)
        return;
    m_parser.feed(bytes);
    for (;;) {
        Request request;
        const RequestParser::State state = m_parser.next(request);
        if (m_parser.takeContinue() && state == RequestParser::State::NeedMore)
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        if (state == RequestParser::State::NeedMore)
            return;
        const quint64 id = m_nextSlot++;
        m_slots.push_back({id, state == RequestParser::State::Ready && request.keepAlive});
        if (state == RequestParser::State::Bad) {
            m_over = true;
            answer(id,
                   Answer::json("{\"error\":{\"code\":\"BadRequest\",\"message\":\"This is no HTTP request.\"}}", 400));
            return;
        }
        m_receive(this, id, request);
        if (m_over)
            return;
    }
}

void Connection::answer(quint64 id, const Answer &answer)
{
    for (Slot &slot : m_slots) {
        if (slot.id != id)
            continue;
        slot.ready = true;
        slot.manner = answer.manner;
        slot.wire = answer.wire(slot.keepAlive);
        break;
    }
    flush();
}

void Connection::flush()
{
    while (!m_slots.empty() && m_slots.front().ready) {
        const Slot slot = std::move(m_slots.front());
        m_slots.pop_front();
        if (send(slot))
            continue;
        m_over = true;
        m_slots.clear();
        return;
    }
}

bool Connection::send(const Slot &slot)
{
    const qsizetype head = slot.wire.indexOf("\r\n\r\n") + 4;
    const qsizetype half = head + (slot.wire.size() - head) / 2;
    switch (slot.manner) {
    case Answer::Manner::Whole:
        m_socket->write(slot.wire);
        if (!slot.keepAlive)
            m_socket->disconnectFromHost();
        return slot.keepAlive;
    case Answer::Manner::Cut:
        m_socket->abort();
        return false;
    case Answer::Manner::Broken:
        m_socket->write(slot.wire.left(head));
        m_socket->disconnectFromHost();
        return false;
    case Answer::Manner::Truncated:
        m_socket->write(slot.wire.left(half));
        m_socket->disconnectFromHost();
        return false;
    case Answer::Manner::Silent:
        return false;
    case Answer::Manner::Stalled:
        m_socket->write(slot.wire.left(half));
        return false;
    case Answer::Manner::Endless:
        m_socket->write(slot.wire);
        m_flooding = true;
        return false;
    }
    return false;
}

void Connection::flood()
{
    // One block at a time: the socket's buffer must not grow without end either. And with a breath between them: a reader
    // that is fed without one never comes to closing the connection.
    static const QByteArray block = QByteArray("{\"value\":[").leftJustified(64 * 1024, ' ');
    if (m_socket->bytesToWrite() > 0)
        return;
    QTimer::singleShot(1, m_socket, [socket = m_socket] {
        if (socket->state() == QAbstractSocket::ConnectedState && socket->bytesToWrite() == 0)
            socket->write(block);
    });
}

} // namespace sampletenant
