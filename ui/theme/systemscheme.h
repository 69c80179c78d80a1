// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPalette>

QT_BEGIN_NAMESPACE
class QDBusVariant;
QT_END_NAMESPACE

namespace theme {

/// Does the desktop want dark? Starts with the lightness of the palette it finds, then follows the desktop portal
/// (asked without waiting) or the registry of Windows.
class SystemScheme : public QObject
{
    Q_OBJECT
public:
    explicit SystemScheme(const QPalette &start, QObject *parent = nullptr);
    bool isDark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask();
    void setPreference(uint preference); ///< of the portal: 1 dark, 2 light, else none

    bool m_dark;
};

} // namespace theme
