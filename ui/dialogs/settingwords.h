// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QString>

namespace ui {

/// How the settings are called in the window.
class SettingWords
{
    Q_DECLARE_TR_FUNCTIONS(SettingWords)
public:
    static QString label(const QString &key);
    static QString detail(const QString &key);
    static QString choice(const QString &key, const QString &choice);
    static QString group(const QString &key); ///< of the part before the slash
    /// A problem as the table words it, with the label for the key.
    static QString problem(const QString &key, const QString &sentence);
};

} // namespace ui
