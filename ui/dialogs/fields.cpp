// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/fields.h"

#include "ui/theme/metrics.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace ui::fields {

QVBoxLayout *column(QWidget *page)
{
    constexpr int margin = theme::metrics::pageMargin;
    auto *made = new QVBoxLayout(page);
    made->setContentsMargins(margin, margin, margin, margin);
    made->setSpacing(theme::metrics::fieldGap);
    return made;
}

QLineEdit *add(QVBoxLayout *column, const QString &label, const QString &name)
{
    auto *title = new theme::Label(label, theme::Text::Small, theme::Label::Ink::Muted);
    auto *field = new QLineEdit;
    field->setObjectName(name);
    field->setAccessibleName(label);
    title->setBuddy(field);
    column->addWidget(title);
    column->addWidget(field);
    return field;
}

theme::Label *note(QVBoxLayout *column, const QString &text, theme::Label::Ink ink)
{
    auto *made = new theme::Label(text, theme::Text::Small, ink);
    made->setWordWrap(true);
    column->addWidget(made);
    return made;
}

} // namespace ui::fields
