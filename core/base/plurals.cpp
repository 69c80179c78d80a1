// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/base/plurals.h"

#include <QRegularExpression>

namespace base {

QString pluralForm(const QString &source, int n)
{
    if (!source.contains(QLatin1Char('(')))
        return {};
    static const QRegularExpression ending(QStringLiteral("(?<=\\p{L})\\(([a-z]+)\\)|\\(([a-z]*)\\|([a-z]+)\\)"));
    QString form;
    qsizetype from = 0;
    QRegularExpressionMatchIterator hits = ending.globalMatch(source);
    if (!hits.hasNext())
        return {};
    while (hits.hasNext()) {
        const QRegularExpressionMatch hit = hits.next();
        form += QStringView(source).mid(from, hit.capturedStart() - from);
        const bool twoForms = hit.capturedLength(3) > 0; // "(is|are)"
        if (n == 1)
            form += twoForms ? hit.captured(2) : QString();
        else
            form += hit.captured(twoForms ? 3 : 1);
        from = hit.capturedEnd();
    }
    form += QStringView(source).mid(from);
    return form;
}

QString counted(const QString &text, int n)
{
    QString form = pluralForm(text, n);
    if (form.isEmpty())
        form = text;
    return form.replace(QStringLiteral("%n"), QString::number(n));
}

} // namespace base
