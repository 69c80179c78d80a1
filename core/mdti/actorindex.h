// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/mdti/api.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace mdti {

/// The actor-indicator index: all profiles and all their host indicators, fetched in the background through the Api (so
/// it comes from the store while fresh: a day) and matched locally. There is no reverse query (mdti-graph.md §7).
/// Engine thread.
class ActorIndex : public QObject
{
    Q_OBJECT
public:
    struct Hit
    {
        int profile = -1; ///< index into profiles()
        ProfileIndicator indicator;
        Provenance from;
    };

    explicit ActorIndex(Api *api, QObject *parent = nullptr);
    ~ActorIndex() override;

    /// Begins, or asks again for what is missing(); does nothing when complete or building. Ends in exactly one
    /// finished().
    void build();
    void cancel();
    bool isBuilt() const; ///< finished, maybe with failures

    const QList<Profile> &profiles() const; ///< grows while building; indexes stay
    /// Canonical host → profiles that list it.
    QList<Hit> find(const QString &host) const;

    struct Missing
    {
        QString profileId, title; ///< empty: the profile list itself
        base::Error error;
    };
    const QList<Missing> &missing() const; ///< what could not be fetched: the index is then incomplete
    int profilesDone() const;
    int malformed() const;

Q_SIGNALS:
    void profilesListed(); ///< titles and aliases are all there
    void profileIndexed(int profile); ///< its hosts can be found from now on
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace mdti
