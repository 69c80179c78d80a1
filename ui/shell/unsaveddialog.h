// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shell/casecontrol.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QListWidget;
QT_END_NAMESPACE

namespace theme {
class Button;
class Label;
} // namespace theme

namespace ui {

/// Work that never got a name: to be opened, or given up once a question was answered.
class UnsavedDialog : public QDialog
{
    Q_OBJECT
public:
    UnsavedDialog(CaseControl *cases, QWidget *parent = nullptr);
    QListWidget *list() const { return m_list; }

    /// Asks, then deletes. What is deleted is nowhere else: the words say so, and what Enter takes keeps it.
    static void askToDelete(CaseControl *cases, const QStringList &paths, QWidget *parent);
    static QString about(const CaseControl::Unsaved &one); ///< "24 Nov 2026, 14:09 · 5 indicators, 23 hosts"

Q_SIGNALS:
    void openWanted(const QString &path);

private:
    void fill();
    void refresh();
    QStringList chosen() const;

    CaseControl *m_cases;
    theme::Label *m_words;
    QListWidget *m_list;
    theme::Button *m_open, *m_delete;
};

} // namespace ui
