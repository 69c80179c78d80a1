// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/data.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <mutex>
#include <optional>

namespace sampletenant {

/// The tenant's incidents as they stand now: what the two ways to them (ARM, Graph) read and write. Thread-safe; tests
/// use it to see the end state and to play the colleague who changes something in between.
///
/// An `incident` line of the data is one object: "name" (GUID), "workspace" (its name), "properties" (as ARM sends
/// them), "entities" (kind and properties), "alerts" (properties of SecurityAlert), "comments" (message, author,
/// createdTimeUtc), and for incidents of the Defender portal "graph" (id, alerts with evidence, redirectIncidentId).
class IncidentStore
{
public:
    explicit IncidentStore(std::shared_ptr<const Data> data);

    struct Comment
    {
        QString name, message, etag, created, modified; ///< times in ISO 8601
        QJsonObject author;
    };
    struct Incident
    {
        QString name, workspace, etag;
        QJsonObject properties; ///< ARM's; without additionalData.commentsCount, which is counted
        QJsonArray entities, alerts;
        QJsonObject graph; ///< empty: only in Microsoft Sentinel
        QList<Comment> comments; ///< oldest first
    };

    QList<Incident> all() const;
    /// By GUID, incident number, or the id it has in the Defender portal.
    std::optional<Incident> find(const QString &nameOrNumber) const;

    /// Somebody else changes the incident: its etag and time change. False: there is none.
    bool change(const QString &nameOrNumber, const std::function<void(Incident &)> &change);
    bool touch(const QString &nameOrNumber); ///< adds the label "touched"
    bool fillComments(const QString &nameOrNumber, int total); ///< adds filler comments until there are that many
    void reset(); ///< back to what the data says

    /// Answers what `act` answers; the incident (null when unknown) is locked meanwhile. A true result marks it
    /// changed.
    void with(const QString &nameOrNumber, const std::function<bool(Incident *)> &act);

    /// Written now by the person who is signed in.
    static Comment newComment(const QString &name, const QString &message);
    static QString now();
    static QString freshEtag(); ///< without quotes

private:
    Incident *lookUp(const QString &nameOrNumber);
    static void mark(Incident &incident);

    std::shared_ptr<const Data> m_data;
    mutable std::mutex m_mutex;
    QList<Incident> m_incidents;
};

} // namespace sampletenant
