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

/// One line per check, with a sign, a name and what is so; below a failed one what to do, what to send to an
/// administrator, and a button to check again. The first of these buttons gets the focus. Connection and capabilities
/// are under headings of their own.
class CheckList : public QWidget
{
    Q_OBJECT
public:
    explicit CheckList(QWidget *parent = nullptr);

    void clear();
    void add(const ConnectControl::Check &check);
    int passed() const { return m_passed; }
    int failed() const { return m_failed; }
    bool connectionGood() const { return m_connectionGood; }
    QString report() const; ///< all lines as text, to send to a colleague

Q_SIGNALS:
    void againWanted();

private:
    void addHeading(const QString &text);
    void addLine(const ConnectControl::Check &check);
    void addRemedy(const ConnectControl::Check &check);
    QWidget *copyRow(const QString &text);

    QVBoxLayout *m_rows;
    QStringList m_report;
    int m_passed = 0, m_failed = 0;
    bool m_connectionGood = true;
    bool m_headed[2] = {false, false};
};

} // namespace ui
