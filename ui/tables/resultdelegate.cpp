// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/tables/resultdelegate.h"

#include "ui/picture/glyph.h"
#include "ui/tables/resultmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"
#include "ui/theme/scorebar.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace ui {

namespace {

constexpr int padding = 7; ///< as in the heads
constexpr int leadRoom = 24; ///< of a mark or an icon before the text
constexpr int barRoom = 72; ///< of a whole score bar, with what is free before it

picture::Glyph unpack(int packed, bool selected)
{
    picture::Glyph glyph;
    glyph.shape = graph::Shape(packed & 0xf);
    glyph.verdict = graph::Verdict(packed >> 4 & 0xf);
    glyph.state = graph::NodeState(packed >> 8 & 0xf);
    glyph.evidence = packed >> 12 & 1;
    glyph.level = glyph.shape == graph::Shape::Actor ? picture::Level::Dot : picture::Level::Mark;
    glyph.ground = selected ? picture::Ground::Plate : picture::Ground::Card;
    return glyph;
}

bool isNumber(const QModelIndex &index)
{
    return index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
}

QFont fontOf(const QModelIndex &index)
{
    if (index.data(ResultModel::ScoreRole).isValid() || (index.column() == 0 && index.data(ResultModel::GlyphRole).isValid()))
        return theme::font(theme::Text::Strong);
    return theme::font(isNumber(index) ? theme::Text::Number : theme::Text::Base);
}

QColor ink(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const picture::Colours &c = theme::colours();
    if (option.state & QStyle::State_Selected)
        return c.selectionText;
    const QVariant verdict = index.data(ResultModel::VerdictRole);
    if (verdict.isValid())
        return c.words(graph::Verdict(verdict.toInt()));
    return index.data(ResultModel::MutedRole).toBool() ? c.muted : c.text;
}

} // namespace

int ResultDelegate::paintLead(QPainter *painter, const QRect &cell, const QModelIndex &index, const QFont &font) const
{
    const QVariant packed = index.data(ResultModel::GlyphRole);
    if (packed.isValid()) {
        const bool selected = false;
        const picture::Glyph glyph = unpack(packed.toInt(), selected);
        picture::drawGlyph(*painter, QPointF(cell.left() + padding + 8, cell.center().y() + .5), glyph, theme::colours(), font);
        return leadRoom;
    }
    const QString name = index.data(ResultModel::IconRole).toString();
    if (!name.isEmpty()) {
        using theme::Tint;
        const Tint tint = name == u"warning" || name == u"wait" ? Tint::Wait
            : name == u"error"                                  ? Tint::Error
            : name == u"check"                                  ? Tint::Ok
            : name == u"tag"                                    ? Tint::Actor
                                                                : Tint::Muted;
        theme::icon(name, tint).paint(painter, cell.left() + padding, cell.center().y() - 7, 16, 16);
        return leadRoom;
    }
    return 0;
}

void ResultDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    cell.icon = {};
    cell.state &= ~QStyle::State_HasFocus; // the selected row is the focus
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    painter->save();
    painter->setClipRect(option.rect);
    const QVariant score = index.data(ResultModel::ScoreRole);
    if (score.isValid()) {
        theme::ScoreBar::draw(painter, option.rect.adjusted(padding, 0, -padding, 0), score.toInt(),
                              theme::font(theme::Text::Strong), ink(option, index));
    } else {
        const QFont font = fontOf(index);
        const int lead = paintLead(painter, option.rect, index, font);
        const QRect room = option.rect.adjusted(padding + lead, 0, -padding, 0);
        painter->setFont(font);
        painter->setPen(ink(option, index));
        const Qt::TextElideMode mode = index.data(ResultModel::GlyphRole).isValid() ? Qt::ElideMiddle : Qt::ElideRight;
        painter->drawText(room, int(cell.displayAlignment) | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, mode, room.width()));
    }
    painter->restore();
}

int ResultDelegate::wholeWidth(const QModelIndex &index) const
{
    const QFontMetricsF words(fontOf(index));
    // Rounded up: eliding looks at parts of pixels too.
    const auto across = [&words](const QString &text) { return int(std::ceil(words.horizontalAdvance(text))) + 1; };
    if (index.data(ResultModel::ScoreRole).isValid())
        return across(QStringLiteral("100")) + barRoom + 2 * padding;
    const bool lead = index.data(ResultModel::GlyphRole).isValid() || !index.data(ResultModel::IconRole).toString().isEmpty();
    return across(index.data(ResultModel::FullTextRole).toString()) + (lead ? leadRoom : 0) + 2 * padding;
}

QSize ResultDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QSize(wholeWidth(index), QStyledItemDelegate::sizeHint(option, index).height());
}

bool ResultDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    // Only where the cell shows less than the text; and never as rich text.
    const QString text = index.data(ResultModel::FullTextRole).toString();
    const bool whole = index.data(ResultModel::ScoreRole).isValid() || wholeWidth(index) <= view->visualRect(index).width();
    if (text.isEmpty() || whole)
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), theme::plainTip(text), view);
    return true;
}

} // namespace ui
