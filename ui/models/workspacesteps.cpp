// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/keepview.h"
#include "ui/models/workspace.h"

#include <QUndoCommand>

/// Steps of the undo stack that exchange what was found.
namespace ui {

/// What the engine added. The snapshots share all but what differs.
class Workspace::FoundCommand : public QUndoCommand
{
public:
    FoundCommand(Workspace *workspace, const QString &text)
        : QUndoCommand(text)
        , m_workspace(workspace)
        , m_other{workspace->m_investigation, workspace->m_assessment}
    {
    }
    void undo() override { m_other = m_workspace->exchangeFound(std::move(m_other)); }
    void redo() override
    {
        if (std::exchange(m_done, true)) // the first time the engine does it
            m_other = m_workspace->exchangeFound(std::move(m_other));
    }

private:
    Workspace *m_workspace;
    Found m_other; ///< before while it is done, after while it is undone
    bool m_done = false;
};

/// What was found and how it is looked at, all at once: ids of hosts belong to one of the two sides. Steps below refer to
/// the state before, which comes back as it was.
class Workspace::CaseCommand : public QUndoCommand
{
public:
    CaseCommand(Workspace *workspace, const QString &text, State other, bool isRun)
        : QUndoCommand(text)
        , m_workspace(workspace)
        , m_other(std::move(other))
        , m_isRun(isRun)
    {
    }
    void undo() override
    {
        exchange();
        setObsolete(m_void);
    }
    void redo() override
    {
        if (std::exchange(m_done, true)) // it has been done when the step is made
            exchange();
    }
    bool isRun() const { return m_isRun; }
    const State &other() const { return m_other; }
    void makeVoid() { m_void = true; } ///< going back over it takes it away

private:
    void exchange()
    {
        m_other = m_workspace->exchangeState(std::move(m_other));
        Q_EMIT m_workspace->foundReplaced();
    }

    Workspace *m_workspace;
    State m_other; ///< before while it is done, after while it is undone
    bool m_isRun, m_done = false, m_void = false;
};

void Workspace::setFinished(bool finished)
{
    m_progress = {};
    if (!finished)
        return;
    m_progress.phase = chain::Progress::Phase::Finished;
    const chain::Stats &stats = m_investigation.stats();
    m_progress.done = m_progress.total = stats.requests + stats.cacheHits;
}

void Workspace::resetFound(Case other)
{
    other.notes = m_notes;
    other.tags = m_tags;
    other.tlp = m_tlp;
    other.activity = m_activity;
    other.places = m_places;
    reset(std::move(other));
}

void Workspace::beginAgain(chain::Investigation fresh)
{
    Q_EMIT placesWanted();
    if (m_investigation.hosts().isEmpty()) {
        Case again;
        again.view = graph::detached(m_view, m_investigation);
        again.investigation = std::move(fresh);
        resetFound(std::move(again));
        return;
    }
    State now{{std::move(fresh), std::make_shared<chain::Assessment>()},
              graph::detached(m_view, m_investigation),
              std::nullopt,
              false};
    State before = exchangeState(std::move(now));
    m_undo.push(new CaseCommand(this, tr("Run again"), std::move(before), true));
}

bool Workspace::takeBackBeginning()
{
    for (int at = m_undo.index() - 1; at >= 0; --at) {
        const auto *begun = dynamic_cast<const CaseCommand *>(m_undo.command(at));
        if (!begun || !begun->isRun())
            continue;
        if (at == m_undo.index() - 1) {
            const_cast<CaseCommand *>(begun)->makeVoid();
            m_undo.undo();
            return true;
        }
        // Notes were written meanwhile: they stay, the steps do not.
        const State &before = begun->other();
        Case back;
        back.investigation = before.found.investigation;
        back.assessment = *before.found.assessment;
        back.view = before.view;
        back.finished = before.finished;
        resetFound(std::move(back));
        return true;
    }
    return false;
}

void Workspace::changeCase(const QString &name, Case changed)
{
    State after{{std::move(changed.investigation), std::make_shared<chain::Assessment>(std::move(changed.assessment))},
                std::move(changed.view),
                Words{std::move(changed.notes), std::move(changed.tags), std::move(changed.tlp)},
                true};
    State before = exchangeState(std::move(after));
    Q_EMIT foundReplaced();
    m_undo.push(new CaseCommand(this, name, std::move(before), false));
}

void Workspace::beginStep(const QString &name)
{
    m_undo.push(new FoundCommand(this, name));
}

bool Workspace::undoChangesFound() const
{
    const QUndoCommand *next = m_undo.command(m_undo.index() - 1);
    return dynamic_cast<const FoundCommand *>(next) || dynamic_cast<const CaseCommand *>(next);
}

bool Workspace::redoChangesFound() const
{
    const QUndoCommand *next = m_undo.command(m_undo.index());
    return dynamic_cast<const FoundCommand *>(next) || dynamic_cast<const CaseCommand *>(next);
}

void Workspace::tellReplaced()
{
    m_selection.clear();
    m_visibleKnown = false;
    m_view.noted.clear();
    markNoted(0);
    setComparison({});
    Q_EMIT wasReset();
    Q_EMIT inputChanged();
    Q_EMIT assessmentChanged();
    Q_EMIT progressChanged();
    Q_EMIT selectionChanged();
}

Workspace::Found Workspace::exchangeFound(Found found)
{
    Q_EMIT placesWanted();
    Found old{std::exchange(m_investigation, std::move(found.investigation)),
              std::exchange(m_assessment, std::move(found.assessment))};
    graph::attach(m_view, m_investigation);
    tellReplaced();
    Q_EMIT foundReplaced();
    return old;
}

Workspace::State Workspace::exchangeState(State state)
{
    Q_EMIT placesWanted();
    State old{{std::exchange(m_investigation, std::move(state.found.investigation)),
               std::exchange(m_assessment, std::move(state.found.assessment))},
              std::exchange(m_view, std::move(state.view)),
              std::nullopt,
              m_progress.phase == chain::Progress::Phase::Finished};
    setFinished(state.finished);
    graph::attach(m_view, m_investigation);
    if (state.words)
        old.words = exchangeWords(std::move(*state.words));
    tellReplaced();
    return old;
}

Workspace::Words Workspace::exchangeWords(Words words)
{
    Words old{std::exchange(m_notes, std::move(words.notes)), std::exchange(m_tags, std::move(words.tags)),
              std::exchange(m_tlp, std::move(words.tlp))};
    QSet<QString> subjects(old.notes.keyBegin(), old.notes.keyEnd());
    subjects.unite(QSet<QString>(m_notes.keyBegin(), m_notes.keyEnd()));
    for (const QString &subject : std::as_const(subjects)) {
        if (old.notes.value(subject) != m_notes.value(subject))
            Q_EMIT notesChanged(subject);
    }
    if (old.tags != m_tags)
        Q_EMIT tagsChanged({});
    if (old.tlp != m_tlp)
        Q_EMIT tlpChanged();
    return old;
}

} // namespace ui
