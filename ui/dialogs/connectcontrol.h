// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/tenantprofiles.h"

#include <QDate>
#include <QObject>
#include <QString>

namespace ui {

class SignInControl;

/// What the wizard asks of the program: to check a way to connect, and to keep it. GUI thread; the signals come later.
class ConnectControl : public QObject
{
    Q_OBJECT
public:
    enum class State { Good, Bad, Skipped };
    struct Check
    {
        QString name;
        State state = State::Good;
        QString sentence, remedy;
        QString copyText; ///< a link or a command to send to an administrator; may be empty
        bool capability = false; ///< of what can be done with the connection, else of the connection itself
        bool optional = false;
        qint64 tookMs = -1;
    };
    struct Entry
    {
        QString name; ///< as the user calls it; may be empty
        QString tenant; ///< directory id or verified domain
        QString clientId;
        settings::SignInWay way = settings::SignInWay::Secret;
        QString secret; ///< empty: the one that is kept already
        QDate expires; ///< last day of the secret, if the user says
        QString certificateFile, certificatePassword; ///< empty: the one that is kept already
    };
    using QObject::QObject;

    /// What the fields begin with: the saved tenant, never its secret.
    virtual Entry known() const = 0;
    /// What this way needs is kept already for the tenant and application.
    virtual bool hasKeptSecret(const Entry &entry) const = 0;
    /// "GNOME Keyring"; empty: secrets are kept until the program ends.
    virtual QString secretStore() const = 0;
    /// What is wrong with a typed secret, as a sentence; empty when nothing is.
    virtual QString secretProblem(const QString &secret) const = 0;
    /// Ends in certificateRead(), of the last call only.
    virtual void readCertificate(const QString &path, const QString &password) = 0;

    /// Emits checked() for each thing and then checksEnded() once; a further call ends the one before without it. Where a
    /// person has to sign in, signIn() says what to do meanwhile.
    virtual void check(const Entry &entry) = 0;
    virtual void stopChecking() = 0;
    virtual SignInControl *signIn() = 0;
    /// Ends in saved() or saveFailed().
    virtual void save(const Entry &entry) = 0;

Q_SIGNALS:
    void checked(const ui::ConnectControl::Check &check);
    void checksEnded(bool good); ///< lookups work
    void certificateRead(bool good, const QString &sentence);
    void saved();
    void saveFailed(const QString &sentence);
};

} // namespace ui
