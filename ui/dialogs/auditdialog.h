// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/auditreader.h"

#include <QDialog>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace theme {
class Button;
class Label;
} // namespace theme

namespace ui {

class AuditModel;

/// The audit log to read, search, verify and export. Reads in a thread of its own.
class AuditDialog : public QDialog
{
    Q_OBJECT
public:
    /// `log` may be null: what is on disk is shown all the same.
    AuditDialog(std::shared_ptr<casefile::AuditLog> log, QWidget *parent = nullptr);
    ~AuditDialog() override;

    void verify();
    void exportTo(const QString &path); ///< CSV, JSON lines or text, by its ending
    bool isBusy() const { return m_running > 0; }
    QString verdict() const;

private:
    void read();
    void chooseExport();
    void tell(const QString &sentence, bool good);
    /// `work` in the thread, then `then` here.
    template <typename Value> void run(std::function<Value()> work, std::function<void(const Value &)> then);

    std::shared_ptr<casefile::AuditLog> m_log;
    casefile::AuditReader m_reader;
    AuditModel *m_model;
    QLineEdit *m_search;
    theme::Label *m_count, *m_verdict;
    theme::Button *m_verify, *m_export;
    QTimer m_typing;
    std::atomic_bool m_stop{false};
    quint64 m_latest = 0;
    int m_running = 0;
    QThreadPool m_pool; ///< one thread; last, so that nothing runs on when the rest goes
};

} // namespace ui
