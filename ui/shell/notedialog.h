// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace ui {

/// A note on a host, an actor or the case.
class NoteDialog : public QDialog
{
    Q_OBJECT
public:
    NoteDialog(const QString &about, const Note &note, QWidget *parent = nullptr);
    Note note() const;

private:
    Note m_note;
    QPlainTextEdit *m_edit;
    QCheckBox *m_pinned;
};

} // namespace ui
