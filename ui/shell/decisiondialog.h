// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
QT_END_NAMESPACE

namespace ui {

/// A question with a safe answer. The safe one has the focus; the buttons are verbs. Plain text only.
class DecisionDialog : public QDialog
{
    Q_OBJECT
public:
    DecisionDialog(const QString &question, const QString &detail, QWidget *parent = nullptr);
    /// In reading order; the first is the safe one. Returns its number.
    int addChoice(const QString &verb);
    /// Number of the choice, 0 (the safe one) when the dialog was closed.
    int ask();
    int choice() const { return m_choice; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    QHBoxLayout *m_buttons;
    int m_choices = 0, m_choice = 0;
};

} // namespace ui
