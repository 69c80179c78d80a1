// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/tenantprofiles.h"

#include <QCoreApplication>
#include <QDate>

namespace app {

/// Until when a secret or certificate is good, as far as that is known: a certificate says it, of a secret only what was
/// entered with it. (The service would tell, to apps that may read app registrations; this one may not.)
struct Expiry
{
    Q_DECLARE_TR_FUNCTIONS(app::Expiry)
public:
    QDate day; ///< the last one; invalid: not known
    bool certificate = false;

    static Expiry of(const settings::TenantProfile &profile);
    /// Time to tell: it ends within weeks, or has ended.
    bool isDue(const QDate &today) const;
    QString sentence(const QDate &today) const; ///< empty when nothing is known
    QString remedy() const;
};

} // namespace app
