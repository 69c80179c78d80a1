// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

class QStandardItemModel;
class QTableView;
class QVBoxLayout;

namespace theme {
class Sentence;
class Strip;
}

namespace ui {

class HostRecords;
class NodeHead;
class NotesPage;
class PageTabs;

/// The host that is selected: verdict, why held or incomplete, claims with evidence, rules, records, notes.
class HostPage : public QWidget
{
    Q_OBJECT
public:
    explicit HostPage(Workspace *workspace, QWidget *parent = nullptr);
    void show(chain::HostId host);
    void refresh();

private:
    void refreshHead(const chain::Host &host);
    void refreshStrips(const chain::Host &host);
    void refreshVerdict(const chain::Host &host);
    void addClaims();
    void addRules(const chain::Host &host);
    QString asText() const;

    Workspace *m_workspace;
    chain::HostId m_host = -1;
    NodeHead *m_head;
    theme::Sentence *m_counts[3];
    theme::Strip *m_held, *m_gap;
    QWidget *m_release;
    PageTabs *m_tabs;
    QVBoxLayout *m_verdict;
    HostRecords *m_records;
    NotesPage *m_notes;
};

} // namespace ui
