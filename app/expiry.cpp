// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/expiry.h"

#include <QLocale>

namespace app {

namespace {

constexpr qint64 noticeDays = 30; // who makes secrets may not be who uses them

} // namespace

Expiry Expiry::of(const settings::TenantProfile &profile)
{
    return {profile.expires, profile.way == settings::SignInWay::Certificate};
}

bool Expiry::isDue(const QDate &today) const
{
    return day.isValid() && today.daysTo(day) <= noticeDays;
}

QString Expiry::sentence(const QDate &today) const
{
    if (!day.isValid())
        return {};
    const QString date = QLocale().toString(day, QStringLiteral("d MMM yyyy"));
    const qint64 left = today.daysTo(day);
    if (left < 0)
        return certificate ? tr("The certificate expired on %1.").arg(date) : tr("The secret expired on %1, as entered.").arg(date);
    if (isDue(today))
        return certificate ? tr("The certificate expires on %1 (days left: %2).").arg(date).arg(left)
                           : tr("The secret expires on %1, as entered (days left: %2).").arg(date).arg(left);
    return certificate ? tr("The certificate is good until %1.").arg(date) : tr("The secret is good until %1, as entered.").arg(date);
}

QString Expiry::remedy() const
{
    return certificate ? tr("Upload a new one in the app registration: Certificates & secrets › Certificates. Then give "
                            "its file to this program.")
                       : tr("Make a new one in the app registration: Certificates & secrets › New client secret. Then give its "
                            "value to this program.");
}

} // namespace app
