// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/server.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

/// What the Azure Function that this program replaces did for one indicator, over plain HTTP: all pages of passiveDns,
/// then the reputation of every artifact, then every rule of one name.
class OriginalWalk
{
public:
    struct Pair
    {
        QString description, host;
    };

    OriginalWalk(const QUrl &url, const sampletenant::Options &options)
        : m_url(url)
    {
        QUrlQuery form;
        form.addQueryItem(QStringLiteral("grant_type"), QStringLiteral("client_credentials"));
        form.addQueryItem(QStringLiteral("client_id"), options.clientId);
        form.addQueryItem(QStringLiteral("client_secret"), options.clientSecret);
        form.addQueryItem(QStringLiteral("scope"), QStringLiteral("https://graph.microsoft.com/.default"));
        QNetworkRequest request(QUrl(url.toString() + QStringLiteral("/%1/oauth2/v2.0/token").arg(options.tenantId)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
        const QJsonObject answer = wait(m_manager.post(request, form.toString(QUrl::FullyEncoded).toUtf8()));
        m_authorization = "Bearer " + answer.value(QLatin1String("access_token")).toString().toUtf8();
    }

    QList<Pair> walk(const QString &indicator)
    {
        QStringList artifacts;
        QUrl next = resource(indicator, QStringLiteral("passivedns?$top=1000"));
        while (!next.isEmpty()) {
            const QJsonObject page = get(next);
            const QJsonArray rows = page.value(QLatin1String("value")).toArray();
            for (const QJsonValue &row : rows)
                artifacts.append(
                    row.toObject().value(QLatin1String("artifact")).toObject().value(QLatin1String("id")).toString());
            next = QUrl(page.value(QLatin1String("@odata.nextLink")).toString());
        }
        QList<Pair> pairs;
        for (const QString &artifact : std::as_const(artifacts)) {
            const QJsonArray rules
                = get(resource(artifact, QStringLiteral("reputation"))).value(QLatin1String("rules")).toArray();
            for (const QJsonValue &rule : rules) {
                if (rule.toObject().value(QLatin1String("name")).toString() != u"Cyber Threat Intelligence")
                    continue;
                const QJsonValue description = rule.toObject().value(QLatin1String("description"));
                if (description.isString())
                    pairs.append({description.toString(), artifact});
                const QJsonArray several = description.toArray();
                for (const QJsonValue &one : several)
                    pairs.append({one.toString(), artifact});
            }
        }
        return pairs;
    }

private:
    QUrl resource(const QString &host, const QString &rest) const
    {
        return QUrl(m_url.toString() + QStringLiteral("/v1.0/security/threatIntelligence/hosts/")
                    + QString::fromLatin1(QUrl::toPercentEncoding(host)) + QLatin1Char('/') + rest);
    }
    QJsonObject get(const QUrl &url)
    {
        QNetworkRequest request(url);
        request.setRawHeader("Authorization", m_authorization);
        return wait(m_manager.get(request));
    }
    static QJsonObject wait(QNetworkReply *reply)
    {
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        if (!reply->isFinished())
            loop.exec();
        reply->deleteLater();
        return QJsonDocument::fromJson(reply->readAll()).object();
    }

    QUrl m_url;
    QNetworkAccessManager m_manager;
    QByteArray m_authorization;
};
