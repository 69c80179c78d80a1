// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/plurals.h"

#include "core/base/plurals.h"

#include <QCoreApplication>
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
    return base::pluralForm(source, n);
}

void installPlurals(QCoreApplication *application)
{
    application->installTranslator(new EnglishPlurals(application));
}

} // namespace theme
