// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
QT_END_NAMESPACE

namespace ui {

/// Type or paste text that has indicators in it.
class AddDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AddDialog(QWidget *parent = nullptr);
    QString text() const;

Q_SIGNALS:
    void given(const QString &text);

private:
    QPlainTextEdit *m_edit;
};

} // namespace ui
