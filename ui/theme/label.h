// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/fonts.h"

#include <QLabel>

namespace theme {

/// A label that only ever shows plain text, in one of the program's sizes. Muted ones follow the theme.
class Label : public QLabel
{
    Q_OBJECT
public:
    enum class Ink { Text, Muted, Accent, Wait, Error, Malicious, Suspicious, Neutral };
    explicit Label(const QString &text = {}, Text size = Text::Base, Ink ink = Ink::Text, QWidget *parent = nullptr);

    /// Cut with "…" at the right (or in the middle) when there is no room; the tool tip then has the whole text.
    void setElided(Qt::TextElideMode mode);
    void setElidedText(const QString &text);
    bool isElided() const { return m_elide != Qt::ElideNone; }
    QString fullText() const { return m_elide == Qt::ElideNone ? text() : m_full; }

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor ink() const;
    Ink m_ink;
    Qt::TextElideMode m_elide = Qt::ElideNone;
    QString m_full;
};

/// Text for a tool tip that Qt must not take for markup.
QString plainTip(const QString &text);

} // namespace theme
