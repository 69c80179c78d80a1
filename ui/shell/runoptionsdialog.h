// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/options.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QSpinBox;
QT_END_NAMESPACE

namespace theme {
class Label;
}

namespace ui {

/// What the next run may do, with what that is likely to cost.
class RunOptionsDialog : public QDialog
{
    Q_OBJECT
public:
    RunOptionsDialog(const chain::Options &options, qint64 indicators, QWidget *parent = nullptr);
    chain::Options options() const;

private:
    void refreshCost();

    chain::Options m_before;
    qint64 m_indicators;
    QComboBox *m_depth;
    QCheckBox *m_hold, *m_timeTrue, *m_offline, *m_articles, *m_useSince, *m_useUntil, *m_useBudget;
    QSpinBox *m_fanout, *m_slack, *m_budget;
    QDateEdit *m_since, *m_until;
    QLineEdit *m_rules;
    theme::Label *m_cost;
};

} // namespace ui
