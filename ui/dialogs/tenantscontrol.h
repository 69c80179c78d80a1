// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/tenantprofiles.h"

#include <QList>
#include <QObject>

namespace ui {

/// The saved tenants and what is kept for them. GUI thread; the signals come later.
class TenantsControl : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QList<settings::TenantProfile> tenants() const = 0; ///< by name
    virtual QString inUse() const = 0; ///< id; empty: none
    virtual QString secretStore() const = 0; ///< as ConnectControl's

    virtual void use(const QString &id) = 0;
    virtual void rename(const QString &id, const QString &name) = 0;
    /// With its secret and sign-in.
    virtual void remove(const QString &id) = 0;
    /// All tenants with all secrets and sign-ins, settings, layout and kept answers. Cases and the audit log stay.
    virtual void forgetEverything() = 0;

Q_SIGNALS:
    void changed();
    void failed(const QString &sentence);
    void forgotten();
};

} // namespace ui
