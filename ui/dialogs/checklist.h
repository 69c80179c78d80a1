// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/connectcontrol.h"

#include <QStringList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace ui {

/// One line per check, with a sign, a name and what is so; below a failed one what to do and a button to check again,
/// which has the focus then.
class CheckList : public QWidget
{
    Q_OBJECT
public:
    explicit CheckList(QWidget *parent = nullptr);

    void clear();
    void add(const QString &name, ConnectControl::State state, const QString &sentence, const QString &remedy);
    int passed() const { return m_passed; }
    int failed() const { return m_failed; }
    QString report() const; ///< all lines as text, to send to a colleague

Q_SIGNALS:
    void againWanted();

private:
    void addRemedy(const QString &remedy);

    QVBoxLayout *m_rows;
    QStringList m_report;
    int m_passed = 0, m_failed = 0;
};

} // namespace ui
