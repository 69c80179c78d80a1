// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/http.h"

#include <QObject>

#include <deque>
#include <functional>

class QTcpSocket;

namespace sampletenant {

/// One client connection. Requests are handed out as they come in, also several at once (pipelining); answers go out in
/// the order of the requests, whenever each is ready. Owns its socket; deletes itself when the socket closes.
class Connection : public QObject
{
    Q_OBJECT
public:
    using Receive = std::function<void(Connection *, quint64 slot, const Request &)>;

    Connection(QTcpSocket *socket, quint64 number, Receive receive, QObject *parent);

    quint64 number() const { return m_number; }
    void answer(quint64 slot, const Answer &answer);

Q_SIGNALS:
    void closed();

private:
    struct Slot
    {
        quint64 id;
        bool keepAlive;
        bool ready = false;
        Answer::Manner manner = Answer::Manner::Whole;
        QByteArray wire;
    };
    void read();
    void flush();
    bool send(const Slot &slot); ///< false: nothing may follow
    void flood();

    QTcpSocket *m_socket;
    quint64 m_number;
    Receive m_receive;
    RequestParser m_parser;
    std::deque<Slot> m_slots;
    quint64 m_nextSlot = 0;
    bool m_over = false; ///< nothing more is read or sent
    bool m_flooding = false;
};

} // namespace sampletenant
