// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <functional>

/// Incidents of Microsoft Sentinel (Azure Resource Manager) and of Microsoft Defender (Graph) behind one set of values
/// (shared/api/sentinel.md). All text in here comes from the service and is untrusted.
namespace incident {

template <typename T> using Handler = std::function<void(base::Result<T>)>;

/// The two ways to an incident. One change goes one way only.
enum class Side { Arm, Defender };
QString toString(Side side); ///< "arm", "defender"
QString displayName(Side side); ///< "Microsoft Sentinel", "Microsoft Defender"

/// Sentinel's words; Graph's are translated on the way in and out (contract §8).
enum class Severity { Unknown, Informational, Low, Medium, High };
enum class Status { Unknown, New, Active, Closed, Redirected };
QString toString(Severity severity); ///< "High", …; Unknown: empty
QString toString(Status status);
Severity severityFrom(QStringView text); ///< either side's words, any case
Status statusFrom(QStringView text);

/// A Log Analytics workspace with Sentinel, as its resource id names it.
struct Workspace
{
    QString subscriptionId, resourceGroup, name;
    QString subscriptionName, location, customerId; ///< as far as discovery told
    /// "/subscriptions/…/resourceGroups/…/providers/Microsoft.OperationalInsights/workspaces/…"
    QString resourceId() const;
    /// Any letter case; what follows the workspace's name is ignored. BadInput with a sentence.
    static base::Result<Workspace> fromResourceId(const QString &text);
    bool isSame(const Workspace &other) const; ///< by resource id
    bool isEmpty() const { return name.isEmpty(); }
    bool operator==(const Workspace &) const = default;
};

struct Person
{
    QString name, email, userPrincipalName, objectId;
    QString shown() const; ///< the first that is there; empty: nobody
    bool operator==(const Person &) const = default;
};

struct Incident
{
    Side side = Side::Arm; ///< which back end read it
    Workspace workspace; ///< empty when it was opened by its Defender id alone
    QString id; ///< what its back end calls it: GUID (Arm) or Defender id
    qint64 number = 0; ///< incident number; of Defender its id
    QString title, description;
    Severity severity = Severity::Unknown;
    QString severityText; ///< as sent, for people: members we do not know are shown
    Status status = Status::Unknown;
    QString statusText;
    QString classification, classificationReason, classificationComment;
    Person owner;
    QStringList labels; ///< custom tags
    QString etag; ///< as sent, quotes included; Defender has none
    QDateTime created, modified, firstActivity, lastActivity; ///< UTC, invalid when not sent
    QString url; ///< portal page
    QString providerName; ///< "Azure Sentinel", "Microsoft XDR"
    QString providerIncidentId; ///< its Defender id when it lives there
    QString redirectedTo; ///< Defender id of the incident it was merged into
    int alertsCount = -1, bookmarksCount = -1, commentsCount = -1; ///< -1: not told
    QStringList tactics, products;
    QJsonObject raw; ///< `properties` (Arm) or the incident without its alerts (Defender), for the merge

    bool isClosed() const { return status == Status::Closed; }
    /// Merged into another one: must not be written to.
    bool isRedirected() const;
    /// Lives in the Defender portal as well.
    bool isUnified() const;
    bool hasLabel(const QString &label) const; ///< ignoring case
};

struct Comment
{
    QString id; ///< GUID (Arm); Defender has none
    QString message;
    Person author;
    QDateTime created; ///< UTC
    bool operator==(const Comment &) const = default;
};

struct Alert
{
    QString id, title, product, severity, compromisedEntity, actor;
    QStringList tactics;
    QDateTime time; ///< UTC
    QString url;
    bool operator==(const Alert &) const = default;
};

/// A thing the incident is about: host, address, account, file …
struct Entity
{
    QString id; ///< resource id (Arm); of Defender evidence "alert id/number"
    QString kind; ///< Sentinel's words: "Ip", "DnsResolution", "Url", … or as sent
    QString name; ///< for people
    QString detail; ///< what else there is to say, one line; may be empty
    QJsonObject properties; ///< in Sentinel's shape, also for Defender's evidence
    bool operator==(const Entity &) const = default;
};

} // namespace incident

Q_DECLARE_METATYPE(incident::Workspace)
Q_DECLARE_METATYPE(incident::Incident)
