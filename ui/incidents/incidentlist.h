// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/backend.h"
#include "core/incident/discovery.h"

#include <QTimer>
#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QComboBox;
class QListView;
class QStackedWidget;
class QToolButton;
QT_END_NAMESPACE

namespace theme {
class CountBadge;
class EmptyState;
class SearchField;
class Strip;
} // namespace theme

namespace ui {

class IncidentModel;

/// The left column: workspace, filters, incidents newest first. Emits what is wanted, shows what it is given.
class IncidentList : public QWidget
{
    Q_OBJECT
public:
    explicit IncidentList(QWidget *parent = nullptr);

    IncidentModel *model() const { return m_model; }
    QListView *view() const { return m_view; }
    QComboBox *workspaces() const { return m_workspaces; }
    theme::SearchField *search() const { return m_search; }
    QString emptyText() const; ///< what stands where the rows would be; empty while there are rows
    incident::Workspace workspace() const;
    incident::Query query() const;

    void setDiscovering();
    void setDiscovered(const incident::Discovered &found);
    /// By resource id: the one to begin with when it is found.
    void preferWorkspace(const QString &resourceId) { m_preferred = resourceId; }
    void setListing(); ///< the first page is on its way
    void setPage(const incident::IncidentPage &page, bool first);
    void setFailed(const QString &sentence, const QString &button);
    void setMoreFailed(const QString &sentence); ///< the next page; what was read stays
    void select(const QString &id); ///< without a signal
    void refresh();
    void find(const QString &text); ///< looks for it, whatever the filters were

Q_SIGNALS:
    void discoverWanted();
    void workspaceChosen(const QString &resourceId); ///< by the user
    void listWanted(const incident::Workspace &workspace, const incident::Query &query);
    void moreWanted();
    void chosen(const incident::Incident &incident);
    void remedyWanted(); ///< the button of a failure

private:
    QWidget *buildHead();
    QWidget *buildFilters();
    void showEmpty(const QString &icon, const QString &title, const QString &detail, const QString &button = {});
    void clearFilters();
    void choose(); ///< the current row

    IncidentModel *m_model;
    QListView *m_view;
    QComboBox *m_workspaces, *m_status, *m_severity, *m_time;
    theme::SearchField *m_search;
    theme::CountBadge *m_count;
    theme::EmptyState *m_empty;
    theme::Strip *m_note, *m_moreFailed;
    QStackedWidget *m_stack;
    QToolButton *m_refresh;
    QList<incident::Workspace> m_found;
    QString m_preferred;
    QTimer m_typed; ///< a search starts when typing pauses
    QTimer m_walked; ///< a row is chosen when walking pauses
    QString m_chosen; ///< id
    enum class Remedy { None, Discover, List, Clear, Outside } m_remedy = Remedy::None;
};

} // namespace ui
