// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QUrl>

#include <memory>

class QTcpServer;
class QTcpSocket;

namespace net {

/// Waits on a free port of this computer for the browser to come back from a sign-in, once. Answers every visitor with
/// a short page; only a GET of "/" that carries the right state counts, anything else is turned away and waiting goes
/// on.
class LoopbackReceiver : public QObject
{
    Q_OBJECT
public:
    explicit LoopbackReceiver(QByteArray state, QObject *parent = nullptr);
    ~LoopbackReceiver() override;

    /// False when no port could be had.
    bool listen();
    /// http://localhost:<port>, as it goes into redirect_uri.
    QUrl redirectUri() const;

Q_SIGNALS:
    /// Once, from the event loop: the code, or the error word the service sent with the right state.
    void received(const QByteArray &code, const QString &errorWord);

private:
    void adopt(QTcpServer *server);
    void read(QTcpSocket *socket);
    QByteArray answer(const QByteArray &head);
    static QByteArray page(int status, const QByteArray &text);

    QByteArray m_state;
    std::unique_ptr<QTcpServer> m_v4, m_v6; ///< "localhost" may be either
    QHash<QTcpSocket *, QByteArray> m_heads;
    quint16 m_port = 0; ///< also after the servers have closed
    bool m_done = false;
};

} // namespace net
