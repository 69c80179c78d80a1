// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/label.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
class QVBoxLayout;
QT_END_NAMESPACE

namespace ui::fields {

/// The column of a page, with its margins.
QVBoxLayout *column(QWidget *page);
/// A small label with its field below.
QLineEdit *add(QVBoxLayout *column, const QString &label, const QString &name);
/// A small text that wraps.
theme::Label *note(QVBoxLayout *column, const QString &text, theme::Label::Ink ink = theme::Label::Ink::Muted);

} // namespace ui::fields
