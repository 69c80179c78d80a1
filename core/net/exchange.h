// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/outcome.h"

#include <QElapsedTimer>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>

class QIODevice;
class QNetworkAccessManager;

namespace net {

struct ExchangeLimits
{
    qint64 bytes = 16 * 1024 * 1024; ///< of the decoded body
    int totalMs = 60'000, idleMs = 30'000;
};

/// One request and its reply, on the manager's thread, under limits of size and time. Redirects are never followed.
/// Calls `done` exactly once, from the event loop; deleting it aborts without a call. While the bodies under way in the
/// process fill 96 MB together, one that has grown beyond 1 MB is too large whatever its own limit.
class Exchange : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Outcome)>;

    /// `repeatable`: whether the network layer may send the body again by itself when a kept-alive connection turns out
    /// dead.
    Exchange(QNetworkAccessManager *manager, const QNetworkRequest &request, const QByteArray &verb,
             const QByteArray &body, bool repeatable, const ExchangeLimits &limits, Done done, QObject *parent);
    ~Exchange() override;
    void setDone(Done done) { m_done = std::move(done); }

Q_SIGNALS:
    /// The TLS handshake is through; tells whether HTTP/2 was agreed on.
    void encrypted(bool http2);

private:
    void read();
    void boundBuffer();
    bool readUpTo(qint64 limit);
    void keepCount();
    void checkTime();
    void finish();

    std::unique_ptr<QIODevice> m_upload;
    QPointer<QNetworkReply> m_reply;
    ExchangeLimits m_limits;
    Done m_done;
    Outcome m_outcome;
    QElapsedTimer m_clock;
    qint64 m_lastActivity = 0, m_counted = 0;
    QTimer m_timer;
};

} // namespace net
