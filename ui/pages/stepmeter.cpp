// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/pages/stepmeter.h"

#include "ui/theme/label.h"
#include "ui/theme/meter.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace ui {

StepMeter::StepMeter(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(new theme::Label(name))
    , m_numbers(new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted))
    , m_meter(new theme::Meter)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    m_name->setElided(Qt::ElideRight);
    row->addWidget(m_name, 1);
    row->addWidget(m_numbers);
    column->addLayout(row);
    column->addWidget(m_meter);
    m_meter->setAccessibleName(name);
}

void StepMeter::setThick(bool thick)
{
    m_meter->setFixedHeight(thick ? 8 : 6);
}

void StepMeter::setProgress(qint64 done, qint64 total, const QString &note)
{
    const QLocale locale;
    m_numbers->setText(!note.isEmpty() ? note
                           : total > 0 ? tr("%1 of %2").arg(locale.toString(done), locale.toString(total))
                                       : locale.toString(done));
    m_meter->setInk(total > 0 && done >= total ? theme::Meter::Ink::Ok : theme::Meter::Ink::Accent);
    m_meter->setValue(total > 0 ? double(done) / double(total) : 0);
}

} // namespace ui
