// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QPushButton>

namespace theme {

/// A push button in the program's sizes, with an optional icon and a quiet shortcut behind its text.
class Button : public QPushButton
{
    Q_OBJECT
public:
    enum class Kind { Plain, Primary, Link };
    enum class Size { Small, Normal, Large };
    explicit Button(const QString &text, Kind kind = Kind::Plain, Size size = Size::Normal, QWidget *parent = nullptr);

    void setIconName(const QString &name);
    void setKeyHint(const QKeySequence &keys);
    /// Takes text, icon, enabled state and shortcut from an action and triggers it.
    void setAction(QAction *action, bool withKeys = true);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont textFont() const;
    int padding() const;
    Kind m_kind;
    Size m_size;
    QString m_icon, m_keys;
};

} // namespace theme
