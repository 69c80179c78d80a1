// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/server.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

/// One answer as it came over HTTP.
struct Reply
{
    int status = 0; ///< 0: no status arrived
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QByteArray body, contentType;
    QHash<QByteArray, QByteArray> headers; ///< names lower case
    qint64 tookMs = 0;
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QJsonArray value() const { return json()[u"value"].toArray(); }
    QString code() const { return json()[u"error"].toObject()[u"code"].toString(); }
};

/// Talks to a sample tenant over real HTTP, waiting for each answer. Signs in by itself.
class Talk
{
public:
    explicit Talk(const sampletenant::Options &options = {},
                  std::shared_ptr<const sampletenant::Data> data = sampletenant::bundledData());

    Reply get(const QByteArray &target, bool withToken = true);
    Reply send(const QByteArray &verb, const QByteArray &target, const QByteArray &body, bool withToken = true);
    Reply post(const QByteArray &target, const QJsonObject &body) { return send("POST", target, text(body)); }
    Reply form(const QByteArray &target, const QByteArray &body);
    Reply signIn(const QByteArray &secret, const QByteArray &scope = "https://graph.microsoft.com/.default");
    QByteArray token(); ///< fetched once
    void setToken(const QByteArray &token) { m_token = token; }
    /// All rows over all pages; the number of pages in `pages`.
    QJsonArray all(const QByteArray &target, int *pages = nullptr);

    sampletenant::Server *operator->() const { return m_thread.server(); }
    QNetworkAccessManager &network() { return m_network; }
    QNetworkRequest request(const QByteArray &target, bool withToken = true);
    static Reply wait(QNetworkReply *reply, int timeoutMs = 5000);
    static QByteArray text(const QJsonObject &body) { return QJsonDocument(body).toJson(QJsonDocument::Compact); }

private:
    sampletenant::ServerThread m_thread;
    QNetworkAccessManager m_network;
    QByteArray m_token;
};

/// "/v1.0/security/threatIntelligence" + path
inline QByteArray ti(const QByteArray &path)
{
    return QByteArray("/v1.0/security/threatIntelligence") + path;
}
