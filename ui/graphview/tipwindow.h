// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/picture/colours.h"

#include <QWidget>

namespace ui {

/// A tool tip of plain text: the first line is the name. Never interprets what it shows.
class TipWindow : public QWidget
{
    Q_OBJECT
public:
    explicit TipWindow(QWidget *owner);
    void setColours(const picture::Colours &colours);
    void showText(const QString &text, const QPoint &globalPosition);
    QString text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont firstLineFont() const;
    QWidget *m_owner;
    QString m_text;
    picture::Colours m_colours;
};

} // namespace ui
