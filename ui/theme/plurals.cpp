// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/plurals.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTranslator>

namespace theme {

namespace {

class EnglishPlurals final : public QTranslator
{
public:
    using QTranslator::QTranslator;
    QString translate(const char *, const char *source, const char *, int n) const override
    {
        return n < 0 ? QString() : pluralForm(QString::fromUtf8(source), n);
    }
    bool isEmpty() const override { return false; }
};

} // namespace

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

void installPlurals(QCoreApplication *application)
{
    application->installTranslator(new EnglishPlurals(application));
}

} // namespace theme
