// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QStyledItemDelegate>

namespace ui {

/// A row of the tray: mark, name, where from, scores of the actors it leads to. One line when the list is long.
class IndicatorDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setCompact(bool compact) { m_compact = compact; }
    bool isCompact() const { return m_compact; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Row
    {
        QString name, place;
        QColor ink, quietInk, hitInk;
    };
    int hitsWidth(const QModelIndex &index) const; ///< 0: leads to nobody
    void paintHits(QPainter *painter, const QRect &row, const QModelIndex &index, const QColor &ink) const;
    void paintOneLine(QPainter *painter, const QRect &area, const QModelIndex &index, const Row &row) const;
    void paintTwoLines(QPainter *painter, const QRect &area, const QModelIndex &index, const Row &row) const;
    bool m_compact = false;
};

} // namespace ui
