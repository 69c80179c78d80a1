// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/settings.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
QT_END_NAMESPACE

namespace theme {
class Button;
class Label;
} // namespace theme

namespace ui {

/// One setting: what it is, its editor, a way back to the standard, and what is wrong with what was typed. One that the
/// environment decides is shown and cannot be changed here.
class SettingRow : public QWidget
{
    Q_OBJECT
public:
    SettingRow(settings::Settings *settings, const settings::Setting &setting, QWidget *parent = nullptr);

    const QString &key() const { return m_setting.key; }
    bool matches(const QString &text) const; ///< name, detail or key contain it
    QWidget *editor() const { return m_editor; }
    QString problem() const;
    void refresh();

private:
    QWidget *makeEditor();
    QWidget *makeText(bool withFile);
    QWidget *makeLines();
    QVariant shown() const; ///< what the editor says
    void show(const QVariant &value);
    void apply();

    settings::Settings *m_settings;
    const settings::Setting &m_setting;
    QWidget *m_editor = nullptr; ///< takes the focus
    theme::Label *m_problem, *m_note;
    theme::Button *m_reset;
    bool m_showing = false;
};

} // namespace ui
