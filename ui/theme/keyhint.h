// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QString>

namespace theme {

/// "Ctrl+Shift+O" as people read it; empty for none.
inline QString keyText(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

/// "Name (Ctrl+K)", for tool tips of what shows no text.
QString withKeys(const QString &name, const QKeySequence &keys);

/// An action's text without its mnemonic marks and without the dots at the end.
QString plainName(const QString &actionText, bool keepDots = true);

} // namespace theme
