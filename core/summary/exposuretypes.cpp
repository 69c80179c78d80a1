// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/exposuretypes.h"

#include "core/summary/words.h"

namespace summary {

QStringList Device::reasons() const
{
    QStringList all;
    for (const Contact &contact : contacts) {
        all.append(QStringLiteral("contacted %1 (%2)")
                       .arg(words::host(contact.indicator),
                            words::counted(contact.events, QStringLiteral("event"), QStringLiteral("events"))));
    }
    for (const QString &alert : alerts)
        all.append(QStringLiteral("alert: ") + alert);
    if (!cves.isEmpty())
        all.append(QStringLiteral("exposed: ") + words::list(cves, 5));
    if (namedByCopilot)
        all.append(QStringLiteral("named by Copilot"));
    return all;
}

} // namespace summary
