// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/tenantscontrol.h"

#include <QDialog>

#include <functional>

QT_BEGIN_NAMESPACE
class QTreeWidget;
class QTreeWidgetItem;
QT_END_NAMESPACE

namespace theme {
class Button;
class Label;
} // namespace theme

namespace ui {

/// The saved tenants: which one is used, other names, delete, forget everything.
class TenantsDialog : public QDialog
{
    Q_OBJECT
public:
    /// `add` opens the wizard.
    TenantsDialog(TenantsControl *control, std::function<void(QWidget *)> add, QWidget *parent = nullptr);
    ~TenantsDialog() override;

    /// Asks first; the safe answer has the focus. For "Forget everything" elsewhere too.
    static bool confirmForget(QWidget *parent);

private:
    void fill();
    void refresh();
    QString current() const;
    void renamed(QTreeWidgetItem *item, int column);
    void removeCurrent();

    TenantsControl *m_control;
    QTreeWidget *m_list;
    theme::Label *m_note;
    theme::Button *m_use, *m_rename, *m_add, *m_remove, *m_forget;
    bool m_filling = false;
};

} // namespace ui
