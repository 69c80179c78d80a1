// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/incidents/incidentwords.h"

#include "core/base/text.h"

#include <QLocale>

namespace ui {

QString IncidentWords::severity(const incident::Incident &incident)
{
    switch (incident.severity) {
    case incident::Severity::High:
        return tr("High");
    case incident::Severity::Medium:
        return tr("Medium");
    case incident::Severity::Low:
        return tr("Low");
    case incident::Severity::Informational:
        return tr("Informational");
    case incident::Severity::Unknown:
        break;
    }
    return incident.severityText.isEmpty() ? tr("No severity") : line(incident.severityText, 40);
}

QString IncidentWords::status(const incident::Incident &incident)
{
    switch (incident.status) {
    case incident::Status::New:
        return tr("New");
    case incident::Status::Active:
        return tr("Active");
    case incident::Status::Closed:
        return tr("Closed");
    case incident::Status::Redirected:
        return tr("Merged");
    case incident::Status::Unknown:
        break;
    }
    return incident.statusText.isEmpty() ? tr("No status") : line(incident.statusText, 40);
}

QString IncidentWords::time(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const bool thisYear = time.toUTC().date().year() == QDate::currentDate().year();
    return QLocale().toString(time.toUTC(), thisYear ? QStringLiteral("d MMM HH:mm") : QStringLiteral("d MMM yyyy"));
}

QString IncidentWords::side(incident::Side side)
{
    return side == incident::Side::Arm ? tr("through Azure Resource Manager") : tr("through Microsoft Graph");
}

QString IncidentWords::line(const QString &text, int maximum)
{
    return base::singleLine(text, maximum);
}

QString IncidentWords::sentence(const base::Error &error)
{
    const QString detail = line(error.detail, 500);
    switch (error.kind) {
    case base::Failure::Network:
    case base::Failure::Timeout:
        return detail.isEmpty() ? tr("The service could not be reached. Check the network, then try again.") : detail;
    case base::Failure::RateLimited:
        return tr("The service is busy and asked for a long pause. Try again in a few minutes.");
    case base::Failure::Unauthorised:
    case base::Failure::SignIn:
        return detail.isEmpty() ? tr("Nobody is signed in. Connect the tenant again.") : detail;
    case base::Failure::Cancelled:
        return tr("Stopped.");
    default:
        break;
    }
    return detail.isEmpty() ? tr("The service failed. Try again.") : detail;
}

bool IncidentWords::needsConnection(const base::Error &error)
{
    return error.kind == base::Failure::SignIn || error.kind == base::Failure::Unauthorised;
}

QString IncidentWords::keptPlan(const incident::KeptPlan &kept)
{
    const incident::PlanProgress progress = incident::progressOf(kept.plan);
    const QString when = time(kept.kept);
    if (progress.open == 0)
        return tr("The plan of %1 is written.").arg(when);
    return progress.done > 0
        ? tr("The plan of %1 is not finished: %2 of %n change(s) written.", nullptr, progress.done + progress.open)
              .arg(when)
              .arg(progress.done)
        : tr("The plan of %1 was kept: %n change(s) to write.", nullptr, progress.open).arg(when);
}

} // namespace ui
