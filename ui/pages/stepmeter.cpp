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
    setCount({done, total, 0, 0}, note);
}

void StepMeter::setCount(const Count &count, const QString &note)
{
    const QLocale locale;
    QString numbers = !note.isEmpty() ? note
        : count.total > 0 ? tr("%1 of %2").arg(locale.toString(count.done), locale.toString(count.total))
                          : locale.toString(count.done);
    if (count.failed > 0)
        numbers = tr("%1, %2 failed").arg(numbers, locale.toString(count.failed));
    if (count.notAsked > 0)
        numbers = tr("%1, %2 not asked").arg(numbers, locale.toString(count.notAsked));
    m_numbers->setText(numbers);
    const auto part = [&count](qint64 some) { return count.total > 0 ? double(some) / double(count.total) : 0.0; };
    const bool whole = count.total > 0 && count.done >= count.total && count.failed + count.notAsked == 0;
    m_meter->setInk(whole ? theme::Meter::Ink::Ok : theme::Meter::Ink::Accent);
    m_meter->setFailed(part(count.failed));
    m_meter->setValue(part(count.done));
}

} // namespace ui
