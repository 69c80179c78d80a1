// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/models/workspace.h"

#include "core/base/text.h"
#include "core/graph/keepview.h"
#include "core/ioc/host.h"

#include <QUndoCommand>

namespace ui {

namespace {

constexpr int activityKept = 5000;

/// Changes one value; kept apart from the view because it is not of it.
template <typename Value> class ValueCommand : public QUndoCommand
{
public:
    using Put = std::function<void(const Value &)>;
    ValueCommand(const QString &text, Put put, Value before, Value after)
        : QUndoCommand(text)
        , m_put(std::move(put))
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }
    void undo() override { m_put(m_before); }
    void redo() override { m_put(m_after); }

protected:
    Put m_put;
    Value m_before, m_after;
};

/// What is typed in one visit is one step.
class NoteCommand : public ValueCommand<Note>
{
public:
    NoteCommand(const QString &text, Put put, Note before, Note after, int visit)
        : ValueCommand(text, std::move(put), std::move(before), std::move(after))
        , m_visit(visit)
    {
    }
    int id() const override { return m_visit > 0 ? 1 : -1; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const NoteCommand *>(other);
        if (next->m_visit != m_visit || next->m_after.subject != m_after.subject)
            return false;
        m_after = next->m_after;
        return true;
    }

private:
    int m_visit;
};

struct Input
{
    QList<ioc::Indicator> indicators;
    QList<ioc::Rejected> rejected;
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
    Case opened;
    opened.investigation = std::move(investigation);
    opened.assessment = std::move(assessment);
    opened.view = std::move(view);
    opened.notes = std::move(notes);
    reset(std::move(opened));
}

void Workspace::reset(Case opened)
{
    m_investigation = std::move(opened.investigation);
    m_assessment = std::make_shared<chain::Assessment>(std::move(opened.assessment));
    setFinished(opened.finished);
    m_activity = std::move(opened.activity);
    m_view = std::move(opened.view);
    m_notes = std::move(opened.notes);
    m_tags = std::move(opened.tags);
    m_tlp = std::move(opened.tlp);
    m_places = std::move(opened.places);
    m_undo.clear();
    m_selection.clear();
    m_visibleKnown = false;
    markNoted(0);
    setComparison({});
    Q_EMIT wasReset();
    Q_EMIT inputChanged();
    Q_EMIT progressChanged();
    Q_EMIT selectionChanged();
    Q_EMIT tlpChanged();
}

void Workspace::setComparison(std::shared_ptr<const graph::Marks> marks)
{
    if (marks == m_comparison)
        return;
    m_comparison = std::move(marks);
    Q_EMIT comparisonChanged();
}

void Workspace::markNoted(chain::HostId from)
{
    for (const Note &note : std::as_const(m_notes)) {
        if (const chain::HostId host = m_investigation.find(note.subject); host >= from)
            m_view.noted.insert(host);
    }
}

void Workspace::apply(const chain::Delta &delta)
{
    const auto before = chain::HostId(m_investigation.hosts().size());
    m_investigation.apply(delta);
    bool refilter = false;
    if (before < m_investigation.hosts().size())
        markNoted(before);
    if (!delta.hosts.isEmpty() || !delta.actors.isEmpty()) {
        const QSet<chain::ActorId> actors = m_view.filter.actors;
        graph::attach(m_view, m_investigation);
        refilter = actors != m_view.filter.actors;
    }
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
    if (refilter)
        Q_EMIT filterChanged();
    Q_EMIT progressChanged();
}

void Workspace::setInput(QList<ioc::Indicator> indicators, QList<ioc::Rejected> rejected)
{
    m_investigation.indicators = std::move(indicators);
    m_investigation.rejected = std::move(rejected);
    Q_EMIT inputChanged();
}

void Workspace::changeInput(const QString &name, QList<ioc::Indicator> indicators, QList<ioc::Rejected> rejected)
{
    m_undo.push(new ValueCommand<Input>(
        name, [this](const Input &input) { setInput(input.indicators, input.rejected); },
        {m_investigation.indicators, m_investigation.rejected}, {std::move(indicators), std::move(rejected)}));
}

graph::NodeKey Workspace::current() const
{
    return m_selection.isEmpty() ? graph::NodeKey{} : m_selection.last();
}

void Workspace::select(const QList<graph::NodeKey> &keys)
{
    QList<graph::NodeKey> there = keys;
    there.removeIf(&graph::isGone);
    if (there == m_selection)
        return;
    m_selection = there;
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
    graph::attach(m_view, m_investigation); // what was found since
    if (forgotten)
        m_places = {};
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
    next.waiting.moved.clear();
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
    if (open == m_view.openBundles.contains(hub) || hub >= graph::goneFrom)
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
    graph::ViewState next = m_view;
    int moved = 0;
    for (auto node = positions.cbegin(); node != positions.cend(); ++node) {
        if (graph::isGone(node.key()))
            continue;
        next.moved.insert(node.key(), node.value());
        ++moved;
    }
    if (moved > 0)
        push(tr("Move %n node(s)", nullptr, moved), next);
}

void Workspace::forgetPositions()
{
    graph::ViewState next = m_view;
    next.moved.clear();
    next.waiting.moved.clear();
    m_places = {};
    push(tr("Lay out anew"), next);
    Q_EMIT layoutForgotten();
}

void Workspace::putNote(const Note &note)
{
    if (note.text.isEmpty())
        m_notes.remove(note.subject);
    else
        m_notes.insert(note.subject, note);
    const chain::HostId host = m_investigation.find(note.subject);
    if (host >= 0) {
        if (note.text.isEmpty())
            m_view.noted.remove(host);
        else
            m_view.noted.insert(host);
        Q_EMIT viewChanged();
    }
    Q_EMIT notesChanged(note.subject);
}

void Workspace::setNote(const Note &note, int visit)
{
    Note before = m_notes.value(note.subject);
    before.subject = note.subject;
    if (before != note)
        m_undo.push(new NoteCommand(
            tr("Edit note"), [this](const Note &wanted) { putNote(wanted); }, before, note, visit));
}

void Workspace::putTags(const QString &subject, const QStringList &tags)
{
    if (tags.isEmpty())
        m_tags.remove(subject);
    else
        m_tags.insert(subject, tags);
    Q_EMIT tagsChanged(subject);
}

void Workspace::setTags(const QString &subject, const QStringList &tags)
{
    const QStringList before = m_tags.value(subject);
    if (tags != before)
        m_undo.push(new ValueCommand<QStringList>(
            tr("Change tags"), [this, subject](const QStringList &wanted) { putTags(subject, wanted); }, before, tags));
}

QStringList Workspace::tagsFrom(const QString &text)
{
    QStringList tags;
    for (const QString &word : text.split(QLatin1Char(','))) {
        if (const QString tag = base::singleLine(word.trimmed(), 40); !tag.isEmpty())
            tags.append(tag);
    }
    tags.removeDuplicates();
    return tags;
}

void Workspace::putTlp(const QString &mark)
{
    m_tlp = mark;
    Q_EMIT tlpChanged();
}

void Workspace::setTlp(const QString &mark)
{
    if (mark != m_tlp)
        m_undo.push(new ValueCommand<QString>(
            mark.isEmpty() ? tr("Take the mark off") : tr("Mark %1").arg(mark),
            [this](const QString &wanted) { putTlp(wanted); }, m_tlp, mark));
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
