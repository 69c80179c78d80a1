// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/wizardsteps.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int stepsWidth = 190, rowHeight = 46, top = 12, mark = 22, left = 14, textLeft = 48;

} // namespace

WizardSteps::WizardSteps(const QStringList &titles, QWidget *parent)
    : QWidget(parent)
    , m_titles(titles)
    , m_notes(titles.size(), QString())
{
    setFixedWidth(stepsWidth);
    setCurrent(0);
}

void WizardSteps::setCurrent(int step)
{
    m_current = step;
    setAccessibleName(tr("Step %1 of %2: %3").arg(step + 1).arg(m_titles.size()).arg(m_titles.value(step)));
    update();
}

void WizardSteps::setNote(int step, const QString &note)
{
    m_notes[step] = note;
    update();
}

QSize WizardSteps::sizeHint() const
{
    return {stepsWidth, top * 2 + rowHeight * int(m_titles.size())};
}

void WizardSteps::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor muted = palette().color(QPalette::PlaceholderText);
    for (int step = 0; step < m_titles.size(); ++step) {
        const QRect row(0, top + step * rowHeight, stepsWidth, rowHeight);
        if (step == m_current)
            painter.fillRect(row, palette().color(QPalette::Highlight));
        const QRect circle(left, row.top() + (rowHeight - mark) / 2, mark, mark);
        if (step < m_current) {
            theme::icon(QStringLiteral("check"), theme::Tint::Ok).paint(&painter, circle.adjusted(3, 3, -3, -3));
        } else {
            const bool current = step == m_current;
            painter.setPen(current ? palette().color(QPalette::Link) : muted);
            painter.setBrush(current ? QBrush(palette().color(QPalette::Link)) : QBrush(Qt::NoBrush));
            painter.drawEllipse(circle);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(palette().color(current ? QPalette::Base : QPalette::Text));
            painter.setFont(theme::font(theme::Text::Small));
            painter.drawText(circle, Qt::AlignCenter, QString::number(step + 1));
        }
        const bool noted = !m_notes.at(step).isEmpty();
        const QRect text = row.adjusted(textLeft, 4, -8, -4);
        painter.setPen(palette().color(QPalette::Text));
        painter.setFont(theme::font(theme::Text::Strong));
        painter.drawText(noted ? text.adjusted(0, 0, 0, -text.height() / 2) : text, Qt::AlignVCenter,
                         m_titles.at(step));
        if (noted) {
            painter.setPen(muted);
            painter.setFont(theme::font(theme::Text::Small));
            const QString note = painter.fontMetrics().elidedText(m_notes.at(step), Qt::ElideRight, text.width());
            painter.drawText(text.adjusted(0, text.height() / 2, 0, 0), Qt::AlignVCenter, note);
        }
    }
}

} // namespace ui
