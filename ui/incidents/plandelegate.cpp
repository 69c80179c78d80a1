// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/incidents/plandelegate.h"

#include "core/incident/plan.h"
#include "ui/incidents/planmodel.h"
#include "ui/picture/glyph.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTreeView>

namespace ui {

namespace {

constexpr int rowHeight = 30, chipPadding = 7, chipGap = 5;

PlanModel::Kind planKind(const QModelIndex &index)
{
    return PlanModel::Kind(index.data(PlanModel::KindRole).toInt());
}

} // namespace

QSize PlanDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int text = QFontMetrics(theme::font(theme::Text::Base)).height();
    const PlanModel::Kind kind = planKind(index);
    const bool low = kind == PlanModel::Kind::Kept || kind == PlanModel::Kind::KeptHead;
    return QSize(QStyledItemDelegate::sizeHint(option, index).width(),
                 std::max(low ? 26 : rowHeight, text + (low ? 8 : 12)));
}

void PlanDelegate::paintHead(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const picture::Colours &c = theme::colours();
    painter->fillRect(option.rect, c.window);
    if (index.column() != 0)
        return;
    const int left = option.rect.left() + 6;
    theme::icon(QStringLiteral("lock"), theme::Tint::Muted)
        .paint(painter, QRect(left, option.rect.center().y() - 6, 13, 13));
    painter->setFont(theme::font(theme::Text::Base));
    painter->setPen(c.muted);
    painter->drawText(option.rect.adjusted(left - option.rect.left() + 20, 0, 0, 0), Qt::AlignVCenter,
                      index.data().toString());
}

void PlanDelegate::paintChips(QPainter *painter, const QRect &cell, const QModelIndex &index, bool selected) const
{
    const picture::Colours &c = theme::colours();
    const bool after = index.column() == PlanModel::AfterColumn, removed = index.data(PlanModel::RemovedRole).toBool();
    const QStringList chips = index.data(PlanModel::ChipsRole).toStringList();
    const QFont font = theme::font(theme::Text::Base), strong = theme::font(theme::Text::Strong);
    const QFontMetrics metrics(font);
    const int height = std::min(cell.height() - 6, metrics.height() + 6);
    int x = cell.left() + 4;
    for (const QString &chip : chips) {
        const QString sign = after ? QStringLiteral("+") : removed ? QStringLiteral("−") : QString();
        const int signWidth = sign.isEmpty() ? 0 : metrics.horizontalAdvance(sign) + 5;
        const int room = cell.right() - x - 2 * chipPadding - signWidth;
        if (room < 12)
            return;
        const QString text = metrics.elidedText(chip, Qt::ElideRight, room);
        const QRect box(x, cell.center().y() - height / 2,
                        metrics.horizontalAdvance(text) + signWidth + 2 * chipPadding, height);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(sign.isEmpty() ? QPen(c.border) : QPen(Qt::NoPen));
        painter->setBrush(after ? c.okTint : removed ? c.maliciousTint : selected ? QColor(Qt::transparent) : c.base);
        painter->drawRoundedRect(QRectF(box).adjusted(.5, .5, -.5, -.5), theme::metrics::fieldRadius,
                                 theme::metrics::fieldRadius);
        if (!sign.isEmpty()) {
            painter->setFont(strong);
            painter->setPen(after ? c.ok : c.maliciousText);
            painter->drawText(box.adjusted(chipPadding, 0, 0, 0), Qt::AlignVCenter, sign);
        }
        painter->setFont(font);
        painter->setPen(sign.isEmpty() && selected ? c.selectionText : c.text);
        painter->drawText(box.adjusted(chipPadding + signWidth, 0, 0, 0), Qt::AlignVCenter, text);
        x = box.right() + chipGap;
    }
}

void PlanDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const picture::Colours &c = theme::colours();
    const PlanModel::Kind kind = planKind(index);
    painter->save();
    if (kind == PlanModel::Kind::Kept && index.column() == PlanModel::AfterColumn) {
        // belongs to the cell before it
    } else if (kind == PlanModel::Kind::KeptHead) {
        paintHead(painter, option, index);
    } else {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QString text = std::exchange(cell.text, {});
        QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        const bool selected = cell.state & QStyle::State_Selected, off = index.data(PlanModel::OffRole).toBool();
        QRect area = option.rect.adjusted(6, 0, -4, 0);
        if (cell.features & QStyleOptionViewItem::HasCheckIndicator)
            area.setLeft(style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &cell, cell.widget).right() + 9);
        else if (index.column() == 0)
            area.setLeft(area.left() + 14);
        if (index.data(PlanModel::ActorRole).toBool()) {
            picture::Glyph glyph;
            glyph.shape = graph::Shape::Actor;
            glyph.level = picture::Level::Dot;
            picture::drawGlyph(*painter, QPointF(area.left() + 6, area.center().y() + .5), glyph, c, option.font);
            area.setLeft(area.left() + 20);
        }
        if (index.column() == PlanModel::AfterColumn)
            area.setRight(area.right() - 22); // the sign of the step
        // What stays has nothing after it, and titles are long.
        if (const auto *tree = qobject_cast<const QTreeView *>(option.widget);
            tree && kind == PlanModel::Kind::Kept && index.column() == PlanModel::NowColumn)
            area.setRight(area.right() + tree->columnWidth(PlanModel::AfterColumn));
        if (!index.data(PlanModel::ChipsRole).toStringList().isEmpty()) {
            paintChips(painter, QRect(area.left() - 6, area.top(), area.width() + 6, area.height()), index, selected);
        } else {
            const bool failed = index.column() == PlanModel::AfterColumn
                && index.data(PlanModel::StepRole).toInt() == int(incident::Step::Failed);
            painter->setFont(cell.font);
            painter->setPen(selected ? c.selectionText : failed ? c.maliciousText : off ? c.muted : c.text);
            painter->drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                              QFontMetrics(cell.font).elidedText(text, Qt::ElideRight, area.width()));
        }
        const int step = index.data(PlanModel::StepRole).toInt();
        const bool done = step == int(incident::Step::Done) || step == int(incident::Step::AlreadyThere);
        if (index.column() == PlanModel::AfterColumn && (done || step == int(incident::Step::Failed))
            && kind != PlanModel::Kind::Kept) {
            theme::icon(done ? QStringLiteral("check") : QStringLiteral("error"),
                        done ? theme::Tint::Ok : theme::Tint::Error)
                .paint(painter, QRect(option.rect.right() - 22, option.rect.center().y() - 7, 14, 14));
        }
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, c.border);
    painter->restore();
}

} // namespace ui
