// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/keyhint.h"

namespace theme {

QString withKeys(const QString &name, const QKeySequence &keys)
{
    return keys.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, keyText(keys));
}

QString plainName(const QString &actionText, bool keepDots)
{
    QString name;
    for (qsizetype i = 0; i < actionText.size(); ++i) {
        if (actionText[i] == QLatin1Char('&')) {
            if (i + 1 < actionText.size() && actionText[i + 1] == QLatin1Char('&'))
                name += actionText[i++];
            continue;
        }
        name += actionText[i];
    }
    if (!keepDots && name.endsWith(QChar(0x2026)))
        name.chop(1);
    return name;
}

} // namespace theme
