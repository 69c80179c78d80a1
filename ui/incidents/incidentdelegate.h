// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// A row of the list of incidents: severity as bars, title, time; below number, status and owner.
class IncidentDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Three bars of which as many are filled as the severity says: shape and colour tell it.
    static void drawSeverity(QPainter *painter, const QRect &cell, int severity);
};

} // namespace ui
