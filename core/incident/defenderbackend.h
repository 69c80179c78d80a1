// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/backend.h"

namespace incident {

struct DefenderSettings
{
    QUrl graph = QUrl(QStringLiteral("https://graph.microsoft.com")); ///< origin
};

/// The incidents of the Defender portal, through Microsoft Graph (contract §8).
class DefenderBackend final : public Backend
{
    Q_OBJECT
public:
    DefenderBackend(DefenderSettings settings, net::Client *client, QObject *parent = nullptr);

    Side side() const override { return Side::Defender; }
    Ticket list(const Query &query, const QUrl &next, Handler<IncidentPage> handler) override;
    Ticket find(const QString &id, Handler<Incident> handler) override;
    Ticket entities(const Incident &of, Handler<QList<Entity>> handler) override;
    Ticket alerts(const Incident &of, Handler<QList<Alert>> handler) override;
    Ticket comments(const Incident &of, Handler<QList<Comment>> handler) override;
    Ticket postComment(const Incident &to, const CommentDraft &draft, Handler<Comment> handler) override;
    /// Where the service does not know inProgress, the rest is changed and the status stays (the reply shows it).
    Ticket update(const Incident &asRead, const Change &change, Handler<Incident> handler) override;

protected:
    base::Error explained(base::Error error, const net::Request &request) const override;

private:
    net::Request request(const QByteArray &verb, const QString &path, const QueryOptions &query = {}) const;
    /// What `read` makes of the incident's alerts.
    template <typename T> Ticket askAlerts(const Incident &of, T (*read)(const QJsonArray &), const Handler<T> &handler);
    void patch(const ErrandPtr &errand, const Incident &asRead, const QJsonObject &body, Handler<Incident> handler);
    void readComments(const ErrandPtr &errand, const QString &id, Handler<QList<Comment>> then);
    void checkPosted(const ErrandPtr &errand, const QString &id, const CommentDraft &draft, const base::Error &why,
                     Handler<Comment> handler);

    DefenderSettings m_settings;
};

} // namespace incident
