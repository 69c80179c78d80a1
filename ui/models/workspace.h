// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"
#include "core/graph/marks.h"

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

/// Where the layout put the nodes, by graph::keyText: lets the same picture come back.
struct Places
{
    QString layout;
    QHash<QString, QPointF> at;
    bool operator==(const Places &) const = default;
};

/// Everything a case holds for the window.
struct Case
{
    chain::Investigation investigation;
    chain::Assessment assessment;
    graph::ViewState view;
    QHash<QString, Note> notes;
    QHash<QString, QStringList> tags;
    QString tlp;
    QList<chain::Activity> activity;
    Places places;
    bool finished = false; ///< its last run has ended
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
    const QHash<QString, QStringList> &tags() const { return m_tags; } ///< words of the analyst, by subject as in Note
    const QString &tlp() const { return m_tlp; } ///< "TLP:AMBER"; empty: not marked
    const Places &places() const { return m_places; }
    QUndoStack *undoStack() { return &m_undo; }
    /// The next step back (or forward) exchanges what was found; not while a run goes.
    bool undoChangesFound() const;
    bool redoChangesFound() const;
    bool isEmpty() const { return m_investigation.indicators.isEmpty(); }

    /// Replaces everything (new, open, start of a run). Clears selection and undo stack; keeps filter-less view.
    void reset(chain::Investigation investigation = {}, chain::Assessment assessment = {}, graph::ViewState view = {},
               QHash<QString, Note> notes = {});
    void reset(Case opened);
    /// A run finds everything anew: notes, tags and mark stay; what was done to the view waits for its hosts. Where
    /// something was found before, one step of the undo stack leads back to it; the steps before that stay.
    void beginAgain(chain::Investigation fresh);
    /// Nothing came of it: what was found before is back, and the step is gone. False: there was nothing.
    bool takeBackBeginning();
    /// Another case was added: one step. Activity and places stay as they are here.
    void changeCase(const QString &name, Case changed);
    /// The engine is about to add to what was found: one step of the undo stack, back to what is there now.
    void beginStep(const QString &name);
    /// Changes from the engine, in order.
    void apply(const chain::Delta &delta);
    /// Adds input found by a drop or paste to what is there (before the engine reports hosts for it).
    void setInput(QList<ioc::Indicator> indicators, QList<ioc::Rejected> rejected);
    /// The same as a step of the undo stack.
    void changeInput(const QString &name, QList<ioc::Indicator> indicators, QList<ioc::Rejected> rejected);

    /// Marks of a comparison, drawn on the graph until the case changes otherwise; null: none.
    void setComparison(std::shared_ptr<const graph::Marks> marks);
    const std::shared_ptr<const graph::Marks> &comparison() const { return m_comparison; }

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
    /// An empty text removes it. Changes of one visit (above 0) that follow each other are one step.
    void setNote(const Note &note, int visit = 0);
    void setTags(const QString &subject, const QStringList &tags);
    static QStringList tagsFrom(const QString &text); ///< words between commas, once each
    void setTlp(const QString &mark);
    /// By the graph, when placesWanted() asks for it.
    void setPlaces(const Places &places) { m_places = places; }

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
    void tagsChanged(const QString &subject);
    void tlpChanged();
    void comparisonChanged();
    void foundReplaced(); ///< by a step back or forward; after wasReset()
    void placesWanted(); ///< whoever knows them calls setPlaces() before this returns

    // What the analyst wants from the engine; the window connects these.
    void expandRequested(const QList<chain::HostId> &hosts);
    void releaseRequested(chain::HostId host, bool release);
    void retryRequested(const QList<chain::HostId> &hosts); ///< empty: everything that failed

private:
    class Command;
    class FoundCommand;
    class CaseCommand;
    struct Found
    {
        chain::Investigation investigation;
        std::shared_ptr<const chain::Assessment> assessment;
    };
    /// What the analyst wrote.
    struct Words
    {
        QHash<QString, Note> notes;
        QHash<QString, QStringList> tags;
        QString tlp;
    };
    /// For a step that exchanges more than what was found.
    struct State
    {
        Found found;
        graph::ViewState view;
        std::optional<Words> words;
        bool finished = true;
    };
    void push(const QString &text, const graph::ViewState &next);
    void setView(const graph::ViewState &next);
    void putNote(const Note &note);
    void putTags(const QString &subject, const QStringList &tags);
    void putTlp(const QString &mark);
    Found exchangeFound(Found found);
    State exchangeState(State state);
    Words exchangeWords(Words words);
    void tellReplaced();
    void setFinished(bool finished);
    void resetFound(Case other); ///< what the analyst wrote, the activity and the places stay as they are
    void markNoted(chain::HostId from);

    chain::Investigation m_investigation;
    std::shared_ptr<const chain::Assessment> m_assessment;
    chain::Progress m_progress;
    QList<chain::Activity> m_activity;
    graph::ViewState m_view;
    QHash<QString, Note> m_notes;
    QHash<QString, QStringList> m_tags;
    QString m_tlp;
    Places m_places;
    std::shared_ptr<const graph::Marks> m_comparison;
    QUndoStack m_undo;
    QList<graph::NodeKey> m_selection;
    mutable QList<chain::HostId> m_visible;
    mutable QSet<chain::HostId> m_visibleSet;
    mutable bool m_visibleKnown = false;
};

} // namespace ui
