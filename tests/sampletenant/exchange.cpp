// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/sampletenant/exchange.h"

#include <QEventLoop>
#include <QNetworkProxy>
#include <QTimer>

Talk::Talk(const sampletenant::Options &options, std::shared_ptr<const sampletenant::Data> data)
    : m_thread(std::move(data), options)
{
    const base::Status started = m_thread.start();
    if (!started)
        qFatal("%s", qUtf8Printable(started.error().detail));
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setProxy(QNetworkProxy::NoProxy);
}

QNetworkRequest Talk::request(const QByteArray &target, bool withToken)
{
    const QByteArray origin = m_thread.url().toEncoded();
    QNetworkRequest request(
        QUrl::fromEncoded(target.startsWith("http") ? target : QByteArray(origin + target), QUrl::StrictMode));
    if (withToken)
        request.setRawHeader("Authorization", QByteArray("Bearer " + token()));
    return request;
}

Reply Talk::wait(QNetworkReply *reply, int timeoutMs)
{
    QElapsedTimer clock;
    clock.start();
    if (!reply->isFinished()) {
        QEventLoop loop;
        QTimer::singleShot(timeoutMs, &loop, &QEventLoop::quit);
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
    }
    Reply got;
    got.tookMs = clock.elapsed();
    got.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    got.error = reply->isFinished() ? reply->error() : QNetworkReply::TimeoutError;
    got.body = reply->readAll();
    got.contentType = reply->rawHeader("Content-Type");
    for (const auto &[name, value] : reply->rawHeaderPairs())
        got.headers.insert(name.toLower(), value);
    reply->abort();
    reply->deleteLater();
    return got;
}

Reply Talk::get(const QByteArray &target, bool withToken)
{
    return wait(m_network.get(request(target, withToken)));
}

Reply Talk::send(const QByteArray &verb, const QByteArray &target, const QByteArray &body, bool withToken)
{
    QNetworkRequest to = request(target, withToken);
    to.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    return wait(m_network.sendCustomRequest(to, verb, body));
}

Reply Talk::form(const QByteArray &target, const QByteArray &body)
{
    QNetworkRequest to = request(target, false);
    to.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/x-www-form-urlencoded"));
    return wait(m_network.post(to, body));
}

Reply Talk::signIn(const QByteArray &secret, const QByteArray &scope)
{
    const sampletenant::Options &options = m_thread->options();
    const QByteArray body = "grant_type=client_credentials&client_id=" + options.clientId.toUtf8()
        + "&scope=" + scope.toPercentEncoding() + "&client_secret=" + secret.toPercentEncoding();
    return form("/" + options.tenantId.toUtf8() + "/oauth2/v2.0/token", body);
}

QByteArray Talk::token()
{
    if (m_token.isEmpty()) {
        const Reply reply = signIn(m_thread->options().clientSecret.toUtf8(), m_thread.url().toEncoded() + "/.default");
        m_token = reply.json()[u"access_token"].toString().toUtf8();
    }
    return m_token;
}

QJsonArray Talk::all(const QByteArray &target, int *pages)
{
    QJsonArray rows;
    QByteArray next = target;
    int number = 0;
    for (; !next.isEmpty() && number < 1000; ++number) {
        const Reply reply = get(next);
        if (reply.status != 200)
            qFatal("%s: status %d", next.constData(), reply.status);
        for (const QJsonValue &row : reply.value())
            rows.append(row);
        next = reply.json()[u"@odata.nextLink"].toString().toUtf8();
    }
    if (pages)
        *pages = number;
    return rows;
}
