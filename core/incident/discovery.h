// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/armbackend.h"
#include "core/incident/types.h"
#include "core/net/client.h"

#include <QObject>

#include <memory>

namespace incident {

struct Discovered
{
    QList<Workspace> workspaces; ///< by name
    QStringList problems; ///< sentences: what could not be looked at
    int subscriptions = 0; ///< that the signed-in one can see
};

/// Finds the workspaces with Microsoft Sentinel that the signed-in one can see: all subscriptions, then one Resource
/// Graph query, and where that is refused or finds nothing subscription by subscription (contract §2). On the client's
/// thread; deleting it drops what is under way.
class Discovery : public QObject
{
    Q_OBJECT
public:
    Discovery(ArmSettings settings, net::Client *client, QObject *parent = nullptr);
    ~Discovery() override;

    /// One at a time: another call drops the one before without calling its handler.
    void start(Handler<Discovered> handler);
    void cancel(); ///< the handler gets Cancelled

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace incident
