// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shell/casecontrol.h"

#include <QDialog>

namespace theme {
class Button;
class Label;
} // namespace theme

namespace ui {

/// What is kept of answers in the case and across cases, and a way to forget the latter.
class KeptDialog : public QDialog
{
    Q_OBJECT
public:
    KeptDialog(CaseControl *cases, QWidget *parent = nullptr);

private:
    void take(const CaseControl::Kept &kept);

    CaseControl *m_cases;
    theme::Label *m_case, *m_cache, *m_shares;
    theme::Button *m_clear;
};

} // namespace ui
