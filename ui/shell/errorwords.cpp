// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/errorwords.h"

#include "core/base/text.h"

namespace ui {

QString ErrorWords::sentence(const base::Error &error)
{
    using base::Failure;
    switch (error.kind) {
    case Failure::Network:
        return tr("The service cannot be reached. Check the network or the proxy, then try again.");
    case Failure::Timeout:
        return tr("The service did not answer in time. Try again.");
    case Failure::TlsUntrusted:
        return tr("The certificate of the service is not trusted. A proxy may open TLS; ask for its CA file, then "
                  "choose it in Settings.");
    case Failure::RateLimited:
        return tr("The service was too busy for too long. What was found stays; try again later.");
    case Failure::SignIn:
        return error.code == QLatin1String("AADSTS7000222")
            ? tr("The secret has expired. Make a new one in the app registration, then enter it.")
            : error.code == QLatin1String("AADSTS7000215")
            ? tr("This looks like the secret's ID. Paste its value, shown once when it was made.")
            : tr("Signing in did not work. Check tenant, application and secret.");
    case Failure::Unauthorised:
        return tr("The service does not accept the sign-in any more. Connect again.");
    case Failure::Forbidden:
        return tr("The app may not read threat intelligence: ThreatIntelligence.Read.All or the licence is missing."); // one line
    case Failure::Service:
        return tr("The service has a fault of its own. What was found stays; try again later.");
    case Failure::BadReply:
        return tr("The answer was not what the service promises. A proxy may have changed it.");
    case Failure::TooLarge:
        return tr("An answer was larger than allowed and was not read.");
    case Failure::ForeignOrigin:
        return tr("The service pointed to another server. The link was not followed.");
    case Failure::Offline:
        return tr("Offline: the case and the cache have no answer for this.");
    case Failure::Budget:
        return tr("The request budget is used up. Raise it in the options of the run, then try again.");
    case Failure::Storage:
        return tr("The case cannot be written. The run goes on in memory; save it elsewhere.");
    case Failure::Cancelled:
    case Failure::NotFound:
    case Failure::BadRequest:
    case Failure::BadInput:
    case Failure::Internal:
        break;
    }
    const QString detail = base::singleLine(error.detail, 160);
    return detail.isEmpty() ? tr("The run ended early.") : tr("The run ended early: %1").arg(detail);
}

QString ErrorWords::remedy(const base::Error &error)
{
    using base::Failure;
    switch (error.kind) {
    case Failure::SignIn:
    case Failure::Unauthorised:
    case Failure::Forbidden:
        return QStringLiteral("connect");
    case Failure::TlsUntrusted:
        return QStringLiteral("settings");
    default:
        return QStringLiteral("retry");
    }
}

QString ErrorWords::details(const base::Error &error)
{
    QStringList parts = {base::singleLine(error.detail, 300)};
    if (error.httpStatus > 0)
        parts.append(tr("HTTP %1").arg(error.httpStatus));
    if (!error.code.isEmpty())
        parts.append(base::singleLine(error.code, 60));
    if (!error.requestId.isEmpty())
        parts.append(tr("request-id %1").arg(base::singleLine(error.requestId, 60)));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace ui
