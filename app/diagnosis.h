// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/connection.h"
#include "core/base/result.h"

#include <QCoreApplication>
#include <QMetaType>

namespace app {

/// What a connection may be good for.
enum class Capability { ThreatIntelligence, IncidentsAzure, IncidentsDefender, Hunting, Copilot };

/// One thing a connection needs, and whether it is there.
struct Check
{
    enum class State { Good, Bad, Skipped };
    QString name; ///< "Sign-in"
    State state = State::Good;
    QString sentence; ///< what is so
    QString remedy; ///< what to do; empty when all is well
    QString copyText; ///< a link or a command for whoever can put it right; empty: none
    bool capability = false; ///< one of what can be done with the connection; else of the connection itself
    bool optional = false;
    qint64 tookMs = -1;
};

/// What a failure at a certain place means, in plain words: a reason, a remedy, and something to send to an
/// administrator. Pure.
class Diagnosis
{
    Q_DECLARE_TR_FUNCTIONS(Diagnosis)
public:
    QString sentence, remedy, copyText;

    /// `asUser`: a person is signed in, as opposed to the app itself.
    static Diagnosis of(Capability capability, const base::Error &error, const Connection &connection, bool asUser);
    /// Reaching the sign-in service, and signing in.
    static Diagnosis ofSignIn(const base::Error &error, const Connection &connection);
    /// The sign-in address or the tenant belong to a cloud without threat intelligence; empty when not.
    static Diagnosis ofCloud(const Connection &connection, const QString &cloudInstance);
    static Diagnosis ofClock(qint64 offMs);
    static Diagnosis noRole(const Connection &connection, const QString &scope);

    /// A page where an administrator grants the app all it lists.
    static QString consentLink(const Connection &connection);
    static QString nameOf(Capability capability);
    static QString permissionOf(Capability capability);

private:
    static bool fromNetwork(const base::Error &error, Diagnosis &told);
    static QString wrongAddress();
    static Diagnosis forbidden(Capability capability, const base::Error &error, const Connection &connection,
                               bool asUser);
};

} // namespace app

Q_DECLARE_METATYPE(app::Check)
