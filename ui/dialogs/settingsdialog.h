// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/settings.h"
#include "core/settings/tenantprofiles.h"

#include <QDialog>

#include <functional>

QT_BEGIN_NAMESPACE
class QScrollArea;
QT_END_NAMESPACE

namespace theme {
class Label;
class SearchField;
} // namespace theme

namespace ui {

class SettingRow;

/// All settings of both programs, by group, with a search. What is typed counts at once when it passes its check.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    /// `forget` asks and then forgets everything; may be empty. Settings and profiles outlive the dialog.
    SettingsDialog(settings::Settings *settings, settings::TenantProfiles *profiles,
                   std::function<void(QWidget *)> forget, QWidget *parent = nullptr);
    ~SettingsDialog() override;

    SettingRow *row(const QString &key) const;
    theme::SearchField *search() const { return m_search; }
    /// The file is written and read in a thread; said() tells how it went.
    void exportTo(const QString &path);
    void importFrom(const QString &path);
    QString said() const; ///< the line at the bottom

private:
    QWidget *makeRows();
    QWidget *makeButtons(std::function<void(QWidget *)> forget);
    void filter(const QString &text);
    void refresh();
    void say(const QString &sentence);
    void takeOver(const QString &path, const QByteArray &json);

    struct Group
    {
        QWidget *title;
        QList<SettingRow *> rows;
    };
    settings::Settings *m_settings;
    settings::TenantProfiles *m_profiles;
    theme::SearchField *m_search;
    theme::Label *m_said, *m_nothing;
    QScrollArea *m_scroll;
    QList<Group> m_groups;
};

} // namespace ui
