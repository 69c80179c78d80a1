// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/backend.h"

namespace incident {

inline constexpr auto armApiVersion = "2025-09-01"; ///< of incidents; MDTI_ARM_API_VERSION overrides it

struct ArmSettings
{
    QUrl arm = QUrl(QStringLiteral("https://management.azure.com")); ///< origin
    QString apiVersion = QString::fromLatin1(armApiVersion);
};

/// Microsoft Sentinel's incidents of one workspace, through Azure Resource Manager.
class ArmBackend final : public Backend
{
    Q_OBJECT
public:
    ArmBackend(ArmSettings settings, Workspace workspace, net::Client *client, QObject *parent = nullptr);

    const Workspace &workspace() const { return m_workspace; }
    /// The one whose providerIncidentId this is; NotFound when it is not among the newest thousand.
    Ticket findByDefenderId(const QString &id, Handler<Incident> handler);

    Side side() const override { return Side::Arm; }
    Ticket list(const Query &query, const QUrl &next, Handler<IncidentPage> handler) override;
    Ticket find(const QString &idOrNumber, Handler<Incident> handler) override;
    Ticket entities(const Incident &of, Handler<QList<Entity>> handler) override;
    Ticket alerts(const Incident &of, Handler<QList<Alert>> handler) override;
    Ticket comments(const Incident &of, Handler<QList<Comment>> handler) override;
    Ticket postComment(const Incident &to, const CommentDraft &draft, Handler<Comment> handler) override;
    Ticket update(const Incident &asRead, const Change &change, Handler<Incident> handler) override;

protected:
    base::Error explained(base::Error error, const net::Request &request) const override;

private:
    using Match = std::function<bool(const Incident &)>;
    struct Search;
    net::Request request(const QByteArray &verb, const QString &path, const QueryOptions &query = {}) const;
    net::Request follow(const QUrl &next) const;
    Read reader() const;
    void search(const std::shared_ptr<Search> &search);
    void readComments(const ErrandPtr &errand, const net::Request &page, bool first, QList<Comment> sofar,
                      Handler<QList<Comment>> then);
    void checkPosted(const ErrandPtr &errand, const QString &path, const CommentDraft &draft, const base::Error &why,
                     Handler<Comment> handler);

    ArmSettings m_settings;
    Workspace m_workspace;
};

} // namespace incident
