// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/discovery.h"

#include <QJsonDocument>
#include <QMap>

#include <algorithm>
#include <utility>

namespace incident {

using base::Failure;

namespace {

constexpr auto subscriptionsVersion = "2022-12-01";
constexpr auto resourceGraphVersion = "2021-03-01";
constexpr auto workspacesVersion = "2023-09-01";
constexpr int mostGraphPages = 50;

const QString &workspacesQuery()
{
    static const QString query = QStringLiteral(
        "resources"
        " | where type =~ 'microsoft.operationsmanagement/solutions' and name startswith 'SecurityInsights('"
        " | project workspaceId = tolower(tostring(properties.workspaceResourceId))"
        " | join kind=inner (resources"
        " | where type =~ 'microsoft.operationalinsights/workspaces'"
        " | project workspaceId = tolower(id), workspaceName = name, resourceGroup, subscriptionId, location,"
        " customerId = tostring(properties.customerId)) on workspaceId"
        " | project workspaceName, resourceGroup, subscriptionId, location, customerId"
        " | order by workspaceName asc");
    return query;
}

} // namespace

class Discovery::Private : public Caller
{
public:
    Private(ArmSettings settings, net::Client *client)
        : Caller(client)
        , m_settings(std::move(settings))
    {
    }

    void start(Handler<Discovered> handler)
    {
        m_errand = begin(handler);
        m_handler = std::move(handler);
        m_found = {};
        m_subscriptions.clear();
        m_open = 0;
        readSubscriptions(request("GET", QStringLiteral("/subscriptions"), subscriptionsVersion), true);
    }

    void drop()
    {
        if (!m_errand || m_errand->isOver())
            return; // and stays over: late answers of a cancelled run must not come into the next one
        m_errand->fail = [](const base::Error &) {};
        cancel(m_errand->ticket);
    }

    void cancelRun()
    {
        if (m_errand)
            cancel(m_errand->ticket);
    }

protected:
    base::Error explained(base::Error error, const net::Request &) const override
    {
        if (error.kind == Failure::Forbidden)
            error.detail += QStringLiteral(" An Azure role on the subscription or the workspace is needed, at least"
                                           " Microsoft Sentinel Reader.");
        return error;
    }

private:
    net::Request request(const QByteArray &verb, const QString &path, const char *version) const
    {
        net::Request request;
        request.verb = verb;
        request.url = m_settings.arm.resolved(
            QUrl::fromEncoded(QUrl::toPercentEncoding(path, "/") + "?api-version=" + QByteArray(version)));
        request.resource = net::Resource::Arm;
        request.priority = net::Priority::Foreground;
        return request;
    }

    void readSubscriptions(const net::Request &page, bool first)
    {
        askPage(m_errand, page, first, [this](base::Result<Rows> rows) {
            if (!rows) {
                fail(m_errand, rows.error());
                return;
            }
            for (const QJsonValue &row : std::as_const(rows->rows)) {
                const QString id = row[u"subscriptionId"].toString().toLower();
                if (!id.isEmpty() && row[u"state"].toString(QStringLiteral("Enabled")) == u"Enabled")
                    m_subscriptions.insert(id, row[u"displayName"].toString());
            }
            if (!rows->next.isEmpty()) {
                net::Request next = request("GET", {}, subscriptionsVersion);
                next.url = rows->next;
                readSubscriptions(next, false);
                return;
            }
            m_found.subscriptions = int(m_subscriptions.size());
            if (m_subscriptions.isEmpty()) {
                m_found.problems.append(QStringLiteral(
                    "No subscription can be seen: the account has no Azure role. It needs Microsoft Sentinel Reader."));
                done();
            } else {
                askResourceGraph({}, 0);
            }
        });
    }

    void askResourceGraph(const QString &skipToken, int page)
    {
        net::Request post
            = request("POST", QStringLiteral("/providers/Microsoft.ResourceGraph/resources"), resourceGraphVersion);
        QJsonObject body{{QStringLiteral("subscriptions"), QJsonArray::fromStringList(m_subscriptions.keys())},
                         {QStringLiteral("query"), workspacesQuery()}};
        if (!skipToken.isEmpty())
            body[QStringLiteral("options")] = QJsonObject{{QStringLiteral("$skipToken"), skipToken}};
        post.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        ask(m_errand, post, [this, page](base::Result<QJsonObject> json) {
            if (!json || !(*json)[u"data"].isArray()) {
                if (!json && stops(json.error()))
                    fail(m_errand, json.error());
                else
                    askEachSubscription();
                return;
            }
            const QJsonArray rows = (*json)[u"data"].toArray();
            for (const QJsonValue &row : rows) {
                Workspace workspace;
                workspace.subscriptionId = row[u"subscriptionId"].toString().toLower();
                workspace.resourceGroup = row[u"resourceGroup"].toString();
                workspace.name = row[u"workspaceName"].toString();
                workspace.location = row[u"location"].toString();
                workspace.customerId = row[u"customerId"].toString();
                add(workspace);
            }
            const QString next = (*json)[u"$skipToken"].toString();
            if (!next.isEmpty() && page < mostGraphPages)
                askResourceGraph(next, page + 1);
            else if (m_found.workspaces.isEmpty())
                askEachSubscription();
            else
                done();
        });
    }

    /// Without the index: all workspaces of each subscription, and of each whether Sentinel is on it.
    void askEachSubscription()
    {
        m_open = int(m_subscriptions.size());
        const QStringList ids = m_subscriptions.keys();
        for (const QString &id : ids) {
            const QString path
                = QStringLiteral("/subscriptions/%1/providers/Microsoft.OperationalInsights/workspaces").arg(id);
            askPage(m_errand, request("GET", path, workspacesVersion), true, [this, id](base::Result<Rows> rows) {
                if (!rows)
                    m_found.problems.append(QStringLiteral("The workspaces of %1 could not be listed: %2")
                                                .arg(m_subscriptions.value(id), rows.error().detail));
                else
                    askStates(rows->rows);
                closeOne();
            });
        }
    }

    void askStates(const QJsonArray &rows)
    {
        for (const QJsonValue &row : rows) {
            base::Result<Workspace> workspace = Workspace::fromResourceId(row[u"id"].toString());
            if (!workspace)
                continue;
            workspace->name = row[u"name"].toString(workspace->name);
            workspace->location = row[u"location"].toString();
            workspace->customerId = row[u"properties"][u"customerId"].toString();
            ++m_open;
            const QString path
                = workspace->resourceId() + QStringLiteral("/providers/Microsoft.SecurityInsights/onboardingStates/default");
            ask(m_errand, request("GET", path, m_settings.apiVersion.toLatin1().constData()),
                [this, workspace = *workspace](base::Result<QJsonObject> state) {
                    if (state)
                        add(workspace);
                    else if (state.error().kind != Failure::NotFound)
                        m_found.problems.append(QStringLiteral("Whether %1 has Microsoft Sentinel could not be asked: %2")
                                                    .arg(workspace.name, state.error().detail));
                    closeOne();
                });
        }
    }

    void closeOne()
    {
        if (--m_open == 0)
            done();
    }

    static bool stops(const base::Error &error)
    {
        switch (error.kind) {
        case Failure::Network:
        case Failure::Timeout:
        case Failure::TlsUntrusted:
        case Failure::RateLimited:
        case Failure::SignIn:
        case Failure::Unauthorised:
        case Failure::Cancelled:
            return true;
        default:
            return false;
        }
    }

    void add(Workspace workspace)
    {
        // What a service names must be what a user could have typed: it becomes part of a path.
        const base::Result<Workspace> checked = Workspace::fromResourceId(workspace.resourceId());
        const auto same = [&](const Workspace &other) { return other.isSame(workspace); };
        if (!checked || std::any_of(m_found.workspaces.begin(), m_found.workspaces.end(), same))
            return;
        workspace.subscriptionName = m_subscriptions.value(workspace.subscriptionId);
        m_found.workspaces.append(workspace);
    }

    void done()
    {
        std::sort(m_found.workspaces.begin(), m_found.workspaces.end(), [](const Workspace &a, const Workspace &b) {
            return std::pair(a.name, a.resourceId()) < std::pair(b.name, b.resourceId());
        });
        if (end(m_errand))
            std::exchange(m_handler, nullptr)(std::move(m_found));
    }

    ArmSettings m_settings;
    ErrandPtr m_errand;
    Handler<Discovered> m_handler;
    Discovered m_found;
    QMap<QString, QString> m_subscriptions; ///< id → name
    int m_open = 0; ///< requests of the slow way that have not ended
};

Discovery::Discovery(ArmSettings settings, net::Client *client, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(settings), client))
{
}

Discovery::~Discovery() = default;

void Discovery::start(Handler<Discovered> handler)
{
    d->drop();
    d->start(std::move(handler));
}

void Discovery::cancel()
{
    d->cancelRun();
}

} // namespace incident
