// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"
#include "core/graph/scene.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QUndoStack>

#include <functional>

namespace ui {

/// A note of the analyst on a host, an actor or (empty subject) the case. Plain Markdown text.
struct Note
{
    QString subject; ///< host value, "actor:" + name, or empty
    QString text;
    bool pinned = false; ///< a finding that goes into the report
    bool operator==(const Note &) const = default;
};

/// What the window is about: one investigation, what is selected, what the analyst did to the view. Every widget reads it and
/// listens to it; nobody talks to another widget. GUI thread. Everything the analyst does to the case goes through a command
/// on undoStack().
class Workspace : public QObject
{
    Q_OBJECT
public:
    explicit Workspace(QObject *parent = nullptr);
    ~Workspace() override;

    const chain::Investigation &investigation() const { return m_investigation; }
    const chain::Assessment &assessment() const { return *m_assessment; }
    const chain::Progress &progress() const { return m_progress; }
    const QList<chain::Activity> &activity() const { return m_activity; } ///< oldest first, the last 5,000
    const graph::ViewState &view() const { return m_view; }
    const QHash<QString, Note> &notes() const { return m_notes; } ///< by subject
    QUndoStack *undoStack() { return &m_undo; }
    bool isEmpty() const { return m_investigation.indicators.isEmpty(); }

    /// Replaces everything (new, open, start of a run). Clears selection and undo stack; keeps filter-less view.
    void reset(chain::Investigation investigation = {}, chain::Assessment assessment = {}, graph::ViewState view = {},
               QHash<QString, Note> notes = {});
    /// Changes from the engine, in order.
    void apply(const chain::Delta &delta);
    /// Adds input found by a drop or paste to what is there (before the engine reports hosts for it).
    void setInput(QList<ioc::Indicator> indicators, QList<ioc::Rejected> rejected);

    // Selection: one for graph, tables, tray and inspector.
    const QList<graph::NodeKey> &selection() const { return m_selection; }
    graph::NodeKey current() const; ///< the one the inspector shows; id -1: none
    /// The last one becomes the current one.
    void select(const QList<graph::NodeKey> &keys);
    void selectHost(const QString &value);
    void clearSelection() { select({}); }
    /// Hosts on the lit paths (indicator … actor) for the current selection, and the record/claim ids between them.
    struct LitPath
    {
        QList<chain::HostId> hosts;
        chain::ClaimId claim = -1;
        chain::ActorId actor = -1;
    };
    QList<LitPath> litPaths() const;

    // View changes; each is one undoable command with a name for the Edit menu.
    void setFilter(const graph::Filter &filter);
    void setLayout(const QString &name);
    void setBundling(bool on);
    void openBundle(chain::HostId hub, bool open = true);
    void hide(const QList<chain::HostId> &hosts);
    void show(const QList<chain::HostId> &hosts);
    void showAll();
    void moveNodes(const QHash<graph::NodeKey, QPointF> &positions); ///< where the analyst put them
    void forgetPositions(); ///< lays everything out anew
    void setNote(const Note &note); ///< empty text removes it

    /// Hosts the filter lets through; cached until something changes.
    const QList<chain::HostId> &visibleHosts() const;
    bool isVisible(chain::HostId host) const;

    /// Text for people: U-label for names, singleLine-clean.
    QString hostLabel(chain::HostId host) const;
    QString actorLabel(chain::ActorId actor) const;

Q_SIGNALS:
    void wasReset();
    void changed(const chain::Delta &delta); ///< after it was applied
    void inputChanged(); ///< indicators or rejects
    void progressChanged();
    void assessmentChanged();
    void selectionChanged();
    void viewChanged(); ///< layout, bundles, hidden, moved, filter: the scene has to be built anew
    void filterChanged(); ///< also emits viewChanged
    void layoutForgotten(); ///< positions are void: full layout
    void notesChanged(const QString &subject);

    // What the analyst wants from the engine; the window connects these.
    void expandRequested(const QList<chain::HostId> &hosts);
    void releaseRequested(chain::HostId host, bool release);
    void retryRequested(const QList<chain::HostId> &hosts); ///< empty: everything that failed

private:
    class Command;
    void push(const QString &text, const graph::ViewState &next);
    void setView(const graph::ViewState &next);

    chain::Investigation m_investigation;
    std::shared_ptr<const chain::Assessment> m_assessment;
    chain::Progress m_progress;
    QList<chain::Activity> m_activity;
    graph::ViewState m_view;
    QHash<QString, Note> m_notes;
    QUndoStack m_undo;
    QList<graph::NodeKey> m_selection;
    mutable QList<chain::HostId> m_visible;
    mutable QSet<chain::HostId> m_visibleSet;
    mutable bool m_visibleKnown = false;
};

} // namespace ui
