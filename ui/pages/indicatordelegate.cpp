// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/pages/indicatordelegate.h"

#include "core/chain/investigation.h"
#include "ui/pages/indicatormodel.h"
#include "ui/picture/glyph.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>

namespace ui {

namespace {

constexpr qsizetype hitsShown = 2;
constexpr int hitGap = 24; ///< the mark and the room around it

graph::NodeState nodeState(int state)
{
    if (state < 0)
        return graph::NodeState::Queued;
    switch (chain::HostState(state)) {
    case chain::HostState::Queued:
        return graph::NodeState::Queued;
    case chain::HostState::Asking:
        return graph::NodeState::Asking;
    case chain::HostState::Incomplete:
        return graph::NodeState::Incomplete;
    case chain::HostState::Complete:
    case chain::HostState::NotSent:
        break;
    }
    return graph::NodeState::Normal;
}

/// How far it is, and how many hosts, outlasts where it came from.
QString cutPlace(const QString &words, const QFontMetrics &metrics, int room)
{
    const QString between = QStringLiteral(" · "), status = words.section(between, -1);
    const QString place = words.chopped(status.size()).chopped(words == status ? 0 : between.size());
    if (place.isEmpty() || metrics.horizontalAdvance(words) <= room)
        return metrics.elidedText(words, Qt::ElideRight, room);
    const int left = room - metrics.horizontalAdvance(between + status);
    const QString shown = metrics.elidedText(place, Qt::ElideMiddle, left);
    return shown.size() < 4 ? metrics.elidedText(status, Qt::ElideRight, room) : shown + between + status;
}

} // namespace

QSize IndicatorDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int base = QFontMetrics(theme::font(theme::Text::Strong)).height();
    const int small = QFontMetrics(theme::font(theme::Text::Small)).height();
    return QSize(120, m_compact ? std::max(24, base + 8) : std::max(38, base + small + 7));
}

int IndicatorDelegate::hitsWidth(const QModelIndex &index) const
{
    const auto scores = index.data(IndicatorModel::HitsRole).value<QList<int>>();
    const QFontMetrics metrics(theme::font(theme::Text::Strong));
    int width = 0;
    for (const int score : scores.mid(0, hitsShown))
        width += metrics.horizontalAdvance(QString::number(score)) + hitGap;
    return width;
}

void IndicatorDelegate::paintHits(QPainter *painter, const QRect &row, const QModelIndex &index,
                                  const QColor &ink) const
{
    const auto scores = index.data(IndicatorModel::HitsRole).value<QList<int>>();
    const QFont strong = theme::font(theme::Text::Strong);
    const QFontMetrics metrics(strong);
    int right = row.right();
    painter->setFont(strong);
    painter->setPen(ink);
    for (qsizetype i = std::min(scores.size(), hitsShown) - 1; i >= 0; --i) {
        const QString text = QString::number(scores[i]);
        const int width = metrics.horizontalAdvance(text);
        painter->drawText(QRect(right - width, row.top(), width, row.height()), Qt::AlignVCenter, text);
        picture::Glyph glyph;
        glyph.shape = graph::Shape::Actor;
        glyph.level = picture::Level::Dot;
        painter->save();
        picture::drawGlyph(*painter, QPointF(right - width - 11, row.center().y() + .5), glyph, theme::colours(),
                           strong);
        painter->restore();
        right -= width + hitGap;
    }
}

void IndicatorDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const picture::Colours &c = theme::colours();
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    row.text.clear();
    row.icon = {};
    QStyle *style = row.widget ? row.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
    const bool selected = row.state & QStyle::State_Selected;
    const QColor ink = selected ? c.selectionText : c.text, quiet = selected ? c.selectionText : c.muted;

    painter->save();
    painter->setClipRect(option.rect);
    picture::Glyph glyph;
    glyph.shape = graph::Shape::Indicator;
    glyph.verdict = graph::Verdict(index.data(IndicatorModel::VerdictRole).toInt());
    glyph.state = nodeState(index.data(IndicatorModel::StateRole).toInt());
    const QPointF centre(option.rect.left() + 20, option.rect.center().y() + .5);
    picture::drawGlyph(*painter, centre, glyph, c, option.font);

    const QRect area = option.rect.adjusted(36, 0, -10, 0);
    const Row texts = {index.data(Qt::DisplayRole).toString(), index.data(IndicatorModel::PlaceRole).toString(), ink,
                       quiet, selected ? c.selectionText : c.actorText};
    if (m_compact)
        paintOneLine(painter, area, index, texts);
    else
        paintTwoLines(painter, area, index, texts);
    painter->restore();
}

void IndicatorDelegate::paintOneLine(QPainter *painter, const QRect &area, const QModelIndex &index,
                                     const Row &row) const
{
    int end = area.right() - hitsWidth(index);
    if (end < area.right()) {
        paintHits(painter, area, index, row.hitInk);
    } else {
        painter->setFont(theme::font(theme::Text::Small));
        painter->setPen(row.quietInk);
        const QString status = row.place.section(QStringLiteral(" · "), 1);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, status);
        end -= painter->fontMetrics().horizontalAdvance(status) + 8;
    }
    painter->setFont(theme::font(theme::Text::Base));
    painter->setPen(row.ink);
    painter->drawText(QRect(area.left(), area.top(), end - area.left(), area.height()),
                      Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(row.name, Qt::ElideMiddle, end - area.left()));
}

void IndicatorDelegate::paintTwoLines(QPainter *painter, const QRect &area, const QModelIndex &index,
                                      const Row &row) const
{
    const QFont nameFont = theme::font(theme::Text::Strong), small = theme::font(theme::Text::Small);
    const QFontMetrics name(nameFont), place(small);
    const int lines = name.height() + place.height(), hits = hitsWidth(index);
    const QRect block(area.left(), area.center().y() - lines / 2, area.width(), lines);
    QRect first(block.left(), block.top(), block.width(), name.height());
    QRect second(block.left(), first.bottom() + 1, block.width(), place.height());
    // The scores stand in the middle when both lines leave room, else beside the line that does.
    QRect spot = area;
    const int room = area.width() - hits;
    if (hits > 0 && name.horizontalAdvance(row.name) > room) {
        spot = second;
        second.setWidth(room);
    } else if (hits > 0 && place.horizontalAdvance(row.place) > room) {
        spot = first;
        first.setWidth(room);
    }
    if (hits > 0)
        paintHits(painter, spot, index, row.hitInk);
    painter->setFont(nameFont);
    painter->setPen(row.ink);
    painter->drawText(first, Qt::AlignVCenter | Qt::TextSingleLine,
                      name.elidedText(row.name, Qt::ElideMiddle, first.width()));
    painter->setFont(small);
    painter->setPen(row.quietInk);
    painter->drawText(second, Qt::AlignVCenter | Qt::TextSingleLine,
                      cutPlace(row.place, place, second.width()));
}

} // namespace ui
