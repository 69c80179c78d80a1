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

} // namespace

QSize IndicatorDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int base = QFontMetrics(theme::font(theme::Text::Strong)).height();
    const int small = QFontMetrics(theme::font(theme::Text::Small)).height();
    return QSize(120, m_compact ? std::max(24, base + 8) : std::max(38, base + small + 7));
}

int IndicatorDelegate::paintHits(QPainter *painter, const QRect &row, const QModelIndex &index, const QColor &ink) const
{
    const auto scores = index.data(IndicatorModel::HitsRole).value<QList<int>>();
    const QFont strong = theme::font(theme::Text::Strong);
    const QFontMetrics metrics(strong);
    int right = row.right() - 10;
    const qsizetype shown = std::min<qsizetype>(scores.size(), 2);
    painter->setFont(strong);
    for (qsizetype i = shown - 1; i >= 0; --i) {
        const QString text = QString::number(scores[i]);
        const int width = metrics.horizontalAdvance(text);
        painter->setPen(ink);
        painter->drawText(QRect(right - width, row.top(), width, row.height()), Qt::AlignVCenter, text);
        picture::Glyph glyph;
        glyph.shape = graph::Shape::Actor;
        glyph.level = picture::Level::Dot;
        picture::drawGlyph(*painter, QPointF(right - width - 12, row.center().y() + .5), glyph, theme::colours(),
                           strong);
        right -= width + 12 + 12;
    }
    return right;
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

    const QRect area = option.rect.adjusted(38, 0, 0, 0);
    const int right = paintHits(painter, option.rect, index, selected ? c.selectionText : c.actorText);
    const QString name = index.data(Qt::DisplayRole).toString();
    const QString place = index.data(IndicatorModel::PlaceRole).toString();
    const QFont nameFont = theme::font(m_compact ? theme::Text::Base : theme::Text::Strong),
                small = theme::font(theme::Text::Small);
    if (m_compact) {
        const QString status = place.section(QStringLiteral(" · "), 1);
        int end = right;
        if (right >= option.rect.right() - 10 && !status.isEmpty()) {
            painter->setFont(small);
            painter->setPen(quiet);
            const int width = painter->fontMetrics().horizontalAdvance(status);
            painter->drawText(QRect(right - width, area.top(), width, area.height()),
                              Qt::AlignVCenter | Qt::TextSingleLine, status);
            end = right - width - 8;
        }
        painter->setFont(nameFont);
        painter->setPen(ink);
        painter->drawText(QRect(area.left(), area.top(), end - area.left(), area.height()),
                          Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(name, Qt::ElideMiddle, end - area.left()));
    } else {
        const int lines = QFontMetrics(nameFont).height() + QFontMetrics(small).height();
        const QRect block(area.left(), area.center().y() - lines / 2, right - area.left(), lines);
        painter->setFont(nameFont);
        painter->setPen(ink);
        painter->drawText(block, Qt::AlignTop | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(name, Qt::ElideMiddle, block.width()));
        painter->setFont(small);
        painter->setPen(quiet);
        painter->drawText(block, Qt::AlignBottom | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(place, Qt::ElideRight, block.width()));
    }
    painter->restore();
}

} // namespace ui
