// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/indicator.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QSortFilterProxyModel;
class QTabBar;
class QTableView;
QT_END_NAMESPACE

namespace theme {
class Label;
}

namespace ui {

class RejectedModel;

/// What was found and what is not used, with reason and place, and which parts could not be read. Not modal: the run
/// may go on beside it. The report can be copied.
class ReviewDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ReviewDialog(QWidget *parent = nullptr);
    void setExtraction(const ioc::Extraction &found);
    /// Lines of tab-separated text, defanged; what "Copy" puts on the clipboard.
    QString report() const;
    void showRejected();

private:
    QTableView *makeTable(const QString &name);

    ioc::Extraction m_found;
    RejectedModel *m_rejected;
    class FoundModel;
    class ProblemModel;
    FoundModel *m_foundModel;
    ProblemModel *m_problemModel;
    QTabBar *m_tabs;
    QLineEdit *m_search;
    theme::Label *m_title, *m_advice;
    QList<QTableView *> m_tables;
    QList<QSortFilterProxyModel *> m_proxies;
};

} // namespace ui
