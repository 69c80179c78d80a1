// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace theme {

class Button;
class Label;

/// What to say where there is nothing: an icon, what is so, why or what next, one button.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const QString &iconName, const QString &title, const QString &detail, QWidget *parent = nullptr);
    void setTexts(const QString &title, const QString &detail);
    void setIconName(const QString &name);
    /// Made on the first call; an empty text hides it.
    Button *setButton(const QString &text, bool primary = false);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    QString m_icon;
    QWidget *m_picture;
    Label *m_title, *m_detail;
    Button *m_button = nullptr;
};

} // namespace theme
