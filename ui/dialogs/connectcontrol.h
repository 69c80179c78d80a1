// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

namespace ui {

/// What the wizard asks of the program: to check a way to connect, and to keep it. GUI thread; the signals come later.
class ConnectControl : public QObject
{
    Q_OBJECT
public:
    enum class State { Good, Bad, Skipped };
    struct Entry
    {
        QString tenant; ///< directory id or verified domain
        QString clientId;
        QString secret; ///< empty: the one that is kept already
    };
    using QObject::QObject;

    /// What the fields begin with: the saved tenant, never its secret.
    virtual Entry known() const = 0;
    /// A secret of this tenant and application is kept already.
    virtual bool hasKeptSecret(const Entry &entry) const = 0;
    /// "GNOME Keyring"; empty: secrets are kept until the program ends.
    virtual QString secretStore() const = 0;
    /// What is wrong with a typed secret, as a sentence; empty when nothing is.
    virtual QString secretProblem(const QString &secret) const = 0;

    /// Emits checked() for each thing and then checksEnded() once; a further call ends the one before without it.
    virtual void check(const Entry &entry) = 0;
    virtual void stopChecking() = 0;
    /// Ends in saved() or saveFailed().
    virtual void save(const Entry &entry) = 0;

Q_SIGNALS:
    void checked(const QString &name, ui::ConnectControl::State state, const QString &sentence, const QString &remedy);
    void checksEnded(bool good);
    void saved();
    void saveFailed(const QString &sentence);
};

} // namespace ui
