// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/attribution/cves.h"

#include <QRegularExpression>

namespace attribution {

QStringList cvesIn(QStringView text)
{
    constexpr qsizetype longestText = 400'000;
    static const QRegularExpression cve(QStringLiteral("\\bCVE-\\d{4}-\\d{4,7}\\b"),
                                        QRegularExpression::CaseInsensitiveOption);
    QStringList ids;
    QRegularExpressionMatchIterator matches = cve.globalMatch(text.left(longestText).toString());
    while (matches.hasNext()) {
        const QString id = matches.next().captured().toUpper();
        if (!ids.contains(id))
            ids.append(id);
    }
    return ids;
}

} // namespace attribution
