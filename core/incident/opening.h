// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/armbackend.h"
#include "core/incident/defenderbackend.h"

#include <memory>

namespace incident {

/// What the user asked for; Auto follows the rule of the contract (§8).
enum class Choice { Auto, Arm, Defender };

/// An incident with the way it is written to.
struct Opened
{
    Incident incident; ///< as `side` read it
    Side side = Side::Arm;
    QString why; ///< a sentence: why this side
    QStringList notes; ///< sentences: merged incidents followed, what was not possible
    QString asked; ///< id or number the user gave
};

/// Opens an incident: picks the back end, follows merged incidents. On the client's thread.
class Opening : public QObject
{
    Q_OBJECT
public:
    /// `arm` may be null (no workspace known: ids are Defender ids then). Not owned; both outlive this.
    Opening(ArmBackend *arm, DefenderBackend *defender, QObject *parent = nullptr);
    ~Opening() override;

    /// One at a time. A merged incident whose target cannot be found fails with NotFound and says where it went.
    void open(const QString &idOrNumber, Choice choice, Handler<Opened> handler);
    void cancel();
    Backend *backend(Side side) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace incident
