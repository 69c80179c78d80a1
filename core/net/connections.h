// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

class QNetworkAccessManager;

namespace net {

/// What QNetworkAccessManager opens to one host over HTTP/1.1.
inline constexpr int connectionsPerManager = 6;

/// The scheme, host and port of a URL, as one comparable text; empty when it is not an http(s) URL or carries user
/// names.
QByteArray originOf(const QUrl &url);
/// https, or http to this computer.
bool isProtected(const QUrl &url);
/// The default TLS settings, trusting the PEM certificates in addition to the system's.
QSslConfiguration tlsTrusting(const QByteArray &pem);
/// Sends everything through the proxy the system is set to. For the programs' main(), before the first request.
void useSystemProxy();

/// Network managers, made when needed, and how the exchanges are spread over them. A manager opens six connections to
/// an HTTP/1.1 origin, and more requests than that would wait in it, out of our hands; so each gets six at most. An
/// origin that speaks HTTP/2 gets one manager for everything. Belongs to the thread it is used on.
class Connections : public QObject
{
    Q_OBJECT
public:
    Connections(int maximumManagers, bool http2, QObject *parent = nullptr);
    ~Connections() override;

    struct Slot
    {
        QByteArray origin;
        int index = -1;
        QNetworkAccessManager *manager = nullptr;
    };
    /// A place for one exchange, or nothing while all are taken or the protocol of the origin is not known yet.
    std::optional<Slot> take(const QUrl &url);
    void give(const Slot &slot);
    /// From the next exchange on. `anew`: none of the connections that are open is used again.
    void change(int maximumManagers, bool http2, bool anew);
    /// An exchange showed what the origin speaks. True when that was news.
    bool learn(const QByteArray &origin, bool http2);

private:
    enum class Protocol { Unknown, Http1, Http2 };
    struct Origin
    {
        Protocol protocol = Protocol::Unknown;
        QList<int> inUse; ///< per manager
    };
    Origin &origin(const QByteArray &key, bool encrypted);
    QNetworkAccessManager *manager(int index);

    int m_maximumManagers;
    bool m_http2;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_managers, m_former; ///< former: replies of theirs go on
    QHash<QByteArray, Origin> m_origins;
};

} // namespace net
