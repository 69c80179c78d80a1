// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"
#include "ui/shell/runcontrol.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QStatusBar;
QT_END_NAMESPACE

namespace theme {
class Label;
class Meter;
class Sentence;
} // namespace theme

namespace ui {

class Countdown;

/// What stands in the status bar: how far the run is at the left; mark, tenant and secret store at the right. Changes
/// at most four times a second.
class StatusLine : public QObject
{
    Q_OBJECT
public:
    StatusLine(Workspace *workspace, Countdown *countdown, QStatusBar *bar);

    void setTenant(const RunControl::TenantInfo &tenant);
    void setOffline(bool offline);
    void setTlp(const QString &mark);
    void setReading(const QString &what); ///< "Reading list.pdf…"; empty: nothing
    QString text() const; ///< of the left part, as read aloud

private:
    class Item;
    void refresh();
    QString finishedText() const;

    Workspace *m_workspace;
    Countdown *m_countdown;
    QTimer m_slow;
    QWidget *m_left;
    theme::Meter *m_meter;
    theme::Sentence *m_main;
    theme::Label *m_more;
    Item *m_done, *m_pause, *m_offline, *m_tlp, *m_tenant, *m_secrets;
    QString m_reading;
    qint64 m_total = 0;
};

} // namespace ui
