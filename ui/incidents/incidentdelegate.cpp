// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/incidents/incidentdelegate.h"

#include "core/incident/types.h"
#include "ui/incidents/incidentmodel.h"
#include "ui/picture/glyph.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

namespace ui {

QSize IncidentDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(theme::font(theme::Text::Strong)).height()
        + QFontMetrics(theme::font(theme::Text::Small)).height();
    return QSize(160, std::max(42, lines + 10));
}

void IncidentDelegate::drawSeverity(QPainter *painter, const QRect &cell, int severity)
{
    const picture::Colours &c = theme::colours();
    const auto level = incident::Severity(severity);
    const int filled = level == incident::Severity::High ? 3
        : level == incident::Severity::Medium            ? 2
        : level == incident::Severity::Low               ? 1
                                                         : 0;
    const QColor ink = filled == 3 ? c.malicious : filled == 2 ? c.suspicious : c.neutral;
    const int bottom = cell.center().y() + 6, left = cell.center().x() - 6;
    for (int i = 0; i < 3; ++i) {
        const int height = 4 + 4 * i;
        painter->fillRect(left + i * 5, bottom - height, 3, height, i < filled ? ink : c.border);
    }
}

void IncidentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const picture::Colours &c = theme::colours();
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    row.text.clear();
    QStyle *style = row.widget ? row.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
    const bool selected = row.state & QStyle::State_Selected;
    const QColor ink = selected ? c.selectionText : c.text, quiet = selected ? c.selectionText : c.muted;

    painter->save();
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, c.border);
    drawSeverity(painter, QRect(option.rect.left() + 6, option.rect.top(), 22, option.rect.height()),
                 index.data(IncidentModel::SeverityRole).toInt());
    const QFont strong = theme::font(theme::Text::Strong), small = theme::font(theme::Text::Small);
    const QFontMetrics first(strong), second(small);
    const QRect area = option.rect.adjusted(34, 0, -10, 0);
    const int top = area.center().y() - (first.height() + second.height()) / 2;

    const QString time = index.data(IncidentModel::TimeRole).toString();
    const int timeWidth = second.horizontalAdvance(time);
    painter->setFont(small);
    painter->setPen(quiet);
    painter->drawText(QRect(area.right() - timeWidth, top, timeWidth + 1, first.height()), Qt::AlignVCenter, time);
    int room = area.width();
    if (const int score = index.data(IncidentModel::ScoreRole).toInt(); score >= 0) {
        const QString text = QString::number(score);
        const int width = first.horizontalAdvance(text);
        painter->setFont(strong);
        painter->setPen(selected ? c.selectionText : c.actorText);
        painter->drawText(QRect(area.right() - width, top + first.height(), width + 1, second.height()),
                          Qt::AlignVCenter, text);
        picture::Glyph glyph;
        glyph.shape = graph::Shape::Actor;
        glyph.level = picture::Level::Dot;
        picture::drawGlyph(*painter, QPointF(area.right() - width - 11, top + first.height() + second.height() / 2.),
                           glyph, c, strong);
        room -= width + 26;
    }
    painter->setFont(small);
    painter->setPen(quiet);
    painter->drawText(QRect(area.left(), top + first.height(), room, second.height()), Qt::AlignVCenter,
                      second.elidedText(index.data(IncidentModel::SecondRole).toString(), Qt::ElideRight, room));
    painter->setFont(strong);
    painter->setPen(ink);
    const int width = area.width() - timeWidth - 8;
    painter->drawText(QRect(area.left(), top, width, first.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                      first.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, width));
    painter->restore();
}

} // namespace ui
