// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/chain/investigation.h"
#include "core/net/client.h"
#include "core/summary/exposuretypes.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace summary {

/// What to ask about an actor: CVEs of its profile and of what its claims say, hosts on its paths that are not held.
/// Reads long texts: not on the GUI thread.
ExposureQuestion questionFor(const chain::Investigation &found, const chain::RankedActor &ranked);
ExposureQuestion united(const QList<ExposureQuestion> &questions);
/// The part of an answer to a united question that belongs to one of them.
Exposure narrowed(const Exposure &exposure, const ExposureQuestion &question);

/// A device as Security Copilot named it.
struct NamedDevice
{
    QString name, id, reason;
    QStringList cves, indicators;
};
/// Marks the devices Copilot names too; those only it names are appended as unconfirmed.
void crossCheck(Exposure &exposure, const QList<NamedDevice> &named);
/// Best known first: contacted, alert, exposed (critical first), Copilot only.
void sortDevices(QList<Device> &devices);

/// Asks advanced hunting on Graph (defender.md), at most two queries at a time, split to the limits of the contract. On
/// the client's thread, which outlives it. Deleting it drops what is under way.
class ExposureSearch : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<void(const Exposure &)>;

    ExposureSearch(QUrl graph, net::Client *client, base::Clock *clock, QObject *parent = nullptr);
    ~ExposureSearch() override;

    /// The handler is called once, later, with what could be had; what could not is in `problems`. One at a time:
    /// another call drops the one before.
    void start(const ExposureQuestion &question, Handler handler);
    /// The handler gets what is there so far and a problem that says it was stopped.
    void cancel();

Q_SIGNALS:
    void progressed(int done, int total); ///< queries

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace summary
