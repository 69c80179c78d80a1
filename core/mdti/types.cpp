// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/types.h"

namespace mdti {

QString toString(Classification classification)
{
    switch (classification) {
    case Classification::Unknown:
        break;
    case Classification::Neutral:
        return QStringLiteral("neutral");
    case Classification::Suspicious:
        return QStringLiteral("suspicious");
    case Classification::Malicious:
        return QStringLiteral("malicious");
    }
    return QStringLiteral("unknown");
}

Classification classificationFrom(QStringView text)
{
    const QStringView word = text.trimmed();
    for (const Classification known : {Classification::Neutral, Classification::Suspicious, Classification::Malicious})
        if (word.compare(toString(known), Qt::CaseInsensitive) == 0)
            return known;
    return Classification::Unknown;
}

} // namespace mdti
