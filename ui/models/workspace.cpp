// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/models/workspace.h"

#include "core/base/text.h"
#include "core/ioc/host.h"

#include <QUndoCommand>

namespace ui {

namespace {

constexpr int activityKept = 5000;

/// Changes one note; kept apart from view commands because notes are looked up by subject.
class NoteCommand : public QUndoCommand
{
public:
    NoteCommand(std::function<void(const Note &)> put, Note before, Note after)
        : QUndoCommand(Workspace::tr("Edit note"))
        , m_put(std::move(put))
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_put(m_before); }
    void redo() override { m_put(m_after); }

private:
    std::function<void(const Note &)> m_put;
    Note m_before, m_after;
};

} // namespace

/// A change of the view as its state before and after. The states share most of their data.
class Workspace::Command : public QUndoCommand
{
public:
    Command(Workspace *workspace, const QString &text, graph::ViewState after)
        : QUndoCommand(text)
        , m_workspace(workspace)
        , m_before(workspace->m_view)
        , m_after(std::move(after))
    {
    }
    void undo() override { m_workspace->setView(m_before); }
    void redo() override { m_workspace->setView(m_after); }

private:
    Workspace *m_workspace;
    graph::ViewState m_before, m_after;
};

Workspace::Workspace(QObject *parent)
    : QObject(parent)
    , m_assessment(std::make_shared<chain::Assessment>())
{
}

Workspace::~Workspace() = default;

void Workspace::reset(chain::Investigation investigation, chain::Assessment assessment, graph::ViewState view,
                      QHash<QString, Note> notes)
{
    m_investigation = std::move(investigation);
    m_assessment = std::make_shared<chain::Assessment>(std::move(assessment));
    m_progress = {};
    m_activity.clear();
    m_view = std::move(view);
    m_notes = std::move(notes);
    m_undo.clear();
    m_selection.clear();
    m_visibleKnown = false;
    Q_EMIT wasReset();
    Q_EMIT inputChanged();
    Q_EMIT progressChanged();
    Q_EMIT selectionChanged();
}

void Workspace::apply(const chain::Delta &delta)
{
    m_investigation.apply(delta);
    m_activity += delta.activity;
    if (m_activity.size() > activityKept)
        m_activity.remove(0, m_activity.size() - activityKept);
    m_progress = delta.progress;
    if (!delta.hosts.isEmpty() || !delta.records.isEmpty())
        m_visibleKnown = false;
    if (delta.assessment) {
        m_assessment = delta.assessment;
        m_visibleKnown = false;
    }
    Q_EMIT changed(delta);
    if (delta.assessment)
        Q_EMIT assessmentChanged();
    Q_EMIT progressChanged();
}

void Workspace::setInput(QList<ioc::Indicator> indicators, QList<ioc::Rejected> rejected)
{
    m_investigation.indicators = std::move(indicators);
    m_investigation.rejected = std::move(rejected);
    Q_EMIT inputChanged();
}

graph::NodeKey Workspace::current() const
{
    return m_selection.isEmpty() ? graph::NodeKey{} : m_selection.last();
}

void Workspace::select(const QList<graph::NodeKey> &keys)
{
    if (keys == m_selection)
        return;
    m_selection = keys;
    Q_EMIT selectionChanged();
}

void Workspace::selectHost(const QString &value)
{
    const chain::HostId host = m_investigation.find(value);
    if (host >= 0)
        select({{graph::NodeKey::Kind::Host, host}});
}

QList<Workspace::LitPath> Workspace::litPaths() const
{
    QList<LitPath> paths;
    QSet<chain::HostId> hosts;
    QSet<chain::ActorId> actors;
    for (const graph::NodeKey &key : m_selection) {
        if (key.kind == graph::NodeKey::Kind::Actor)
            actors.insert(key.id);
        else if (key.kind == graph::NodeKey::Kind::Host)
            hosts.insert(key.id);
    }
    if (hosts.isEmpty() && actors.isEmpty())
        return paths;
    for (const chain::RankedActor &ranked : m_assessment->actors) {
        for (const chain::WeighedClaim &weighed : ranked.claims) {
            const bool through = std::any_of(weighed.path.cbegin(), weighed.path.cend(),
                                             [&](chain::HostId host) { return hosts.contains(host); });
            if (through || actors.contains(ranked.actor))
                paths.append({weighed.path, weighed.claim, ranked.actor});
        }
    }
    return paths;
}

void Workspace::setView(const graph::ViewState &next)
{
    const bool filter = next.filter != m_view.filter || next.hidden != m_view.hidden;
    // Undoing the only move empties the moved places, too, but forgets nothing.
    const bool forgotten = next.layout != m_view.layout;
    m_view = next;
    m_visibleKnown = false;
    if (filter)
        Q_EMIT filterChanged();
    if (forgotten)
        Q_EMIT layoutForgotten();
    Q_EMIT viewChanged();
}

void Workspace::push(const QString &text, const graph::ViewState &next)
{
    m_undo.push(new Command(this, text, next));
}

void Workspace::setFilter(const graph::Filter &filter)
{
    if (filter == m_view.filter)
        return;
    graph::ViewState next = m_view;
    next.filter = filter;
    push(filter.isEmpty() ? tr("Clear filter") : tr("Filter"), next);
}

void Workspace::setLayout(const QString &name)
{
    if (name == m_view.layout)
        return;
    graph::ViewState next = m_view;
    next.layout = name;
    next.moved.clear();
    push(tr("Change layout"), next);
}

void Workspace::setBundling(bool on)
{
    if (on == m_view.bundling)
        return;
    graph::ViewState next = m_view;
    next.bundling = on;
    push(on ? tr("Bundle leaves") : tr("Open all bundles"), next);
}

void Workspace::openBundle(chain::HostId hub, bool open)
{
    if (open == m_view.openBundles.contains(hub))
        return;
    graph::ViewState next = m_view;
    if (open)
        next.openBundles.insert(hub);
    else
        next.openBundles.remove(hub);
    push(open ? tr("Open bundle") : tr("Close bundle"), next);
}

void Workspace::hide(const QList<chain::HostId> &hosts)
{
    graph::ViewState next = m_view;
    for (const chain::HostId host : hosts)
        next.hidden.insert(host);
    if (next.hidden != m_view.hidden)
        push(tr("Hide %n host(s)", nullptr, int(hosts.size())), next);
}

void Workspace::show(const QList<chain::HostId> &hosts)
{
    graph::ViewState next = m_view;
    for (const chain::HostId host : hosts)
        next.hidden.remove(host);
    if (next.hidden != m_view.hidden)
        push(tr("Show %n host(s)", nullptr, int(hosts.size())), next);
}

void Workspace::showAll()
{
    show(QList<chain::HostId>(m_view.hidden.cbegin(), m_view.hidden.cend()));
}

void Workspace::moveNodes(const QHash<graph::NodeKey, QPointF> &positions)
{
    if (positions.isEmpty())
        return;
    graph::ViewState next = m_view;
    next.moved.insert(positions);
    push(tr("Move %n node(s)", nullptr, int(positions.size())), next);
}

void Workspace::forgetPositions()
{
    graph::ViewState next = m_view;
    next.moved.clear();
    push(tr("Lay out anew"), next);
    Q_EMIT layoutForgotten();
}

void Workspace::setNote(const Note &note)
{
    const auto put = [this](const Note &wanted) {
        if (wanted.text.isEmpty())
            m_notes.remove(wanted.subject);
        else
            m_notes.insert(wanted.subject, wanted);
        const chain::HostId host = m_investigation.find(wanted.subject);
        if (host >= 0) {
            if (wanted.text.isEmpty())
                m_view.noted.remove(host);
            else
                m_view.noted.insert(host);
            Q_EMIT viewChanged();
        }
        Q_EMIT notesChanged(wanted.subject);
    };
    Note before = m_notes.value(note.subject);
    before.subject = note.subject;
    if (before != note)
        m_undo.push(new NoteCommand(put, before, note));
}

const QList<chain::HostId> &Workspace::visibleHosts() const
{
    if (!m_visibleKnown) {
        m_visible = graph::visibleHosts(m_investigation, *m_assessment, m_view);
        m_visibleSet = QSet<chain::HostId>(m_visible.cbegin(), m_visible.cend());
        m_visibleKnown = true;
    }
    return m_visible;
}

bool Workspace::isVisible(chain::HostId host) const
{
    visibleHosts();
    return m_visibleSet.contains(host);
}

QString Workspace::hostLabel(chain::HostId host) const
{
    const chain::Hosts &hosts = m_investigation.hosts();
    if (host < 0 || host >= hosts.size())
        return {};
    return base::singleLine(ioc::displayName(hosts[host].value), 253);
}

QString Workspace::actorLabel(chain::ActorId actor) const
{
    const chain::Actors &actors = m_investigation.actors();
    return actor < 0 || actor >= actors.size() ? QString() : base::singleLine(actors[actor].name, 120);
}

} // namespace ui
