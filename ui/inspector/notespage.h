// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

class QCheckBox;
class QPlainTextEdit;
class QTimer;

namespace ui {

/// The note on what is selected; written to the Workspace when typing rests or the focus leaves. One undo step a visit.
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

    Workspace *m_workspace;
    QString m_subject;
    QPlainTextEdit *m_text;
    QCheckBox *m_pinned;
    bool m_loading = false;
};

} // namespace ui
