// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace ui {

class MarkdownView;

/// Note and tags of what is selected, written to the Workspace when typing rests or the focus leaves.
/// One undo step a visit.
class NotesPage : public QWidget
{
    Q_OBJECT
public:
    explicit NotesPage(Workspace *workspace, QWidget *parent = nullptr);
    void setSubject(const QString &subject);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void load();
    void commit();
    void commitTags();
    void setReading(bool reading);

    Workspace *m_workspace;
    QString m_subject;
    QStackedWidget *m_pages;
    QPlainTextEdit *m_text;
    MarkdownView *m_read;
    QPushButton *m_switch;
    QLineEdit *m_tags;
    QCheckBox *m_pinned;
    QTimer m_rest;
    int m_visit = 0; ///< to this subject
    bool m_loading = false;
};

} // namespace ui
