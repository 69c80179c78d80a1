// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/inspector/inspector.h"

#include "ui/inspector/actorpage.h"
#include "ui/inspector/hostpage.h"
#include "ui/inspector/selectionpage.h"
#include "ui/theme/emptystate.h"

namespace ui {

namespace {

constexpr int followMs = 400; // a page that is rebuilt more often cannot be read

} // namespace

Inspector::Inspector(Workspace *workspace, QWidget *idle, QWidget *parent)
    : QStackedWidget(parent)
    , m_workspace(workspace)
    , m_idle(idle ? idle
                  : new theme::EmptyState(QStringLiteral("info"), tr("Nothing selected"),
                                          tr("Choose a host or an actor in the graph or a table.")))
    , m_actor(new ActorPage(workspace))
    , m_host(new HostPage(workspace))
    , m_selection(new SelectionPage(workspace))
{
    setAccessibleName(tr("Inspector"));
    for (QWidget *page : {m_idle, static_cast<QWidget *>(m_actor), static_cast<QWidget *>(m_host),
                          static_cast<QWidget *>(m_selection)})
        addWidget(page);
    connect(m_actor, &ActorPage::scoreHelpWanted, this, &Inspector::scoreHelpWanted);
    m_later.setSingleShot(true);
    m_later.setInterval(followMs);
    connect(&m_later, &QTimer::timeout, this, &Inspector::refresh);
    const auto later = [this] {
        if (currentWidget() != m_idle && !m_later.isActive())
            m_later.start();
    };
    connect(workspace, &Workspace::selectionChanged, this, &Inspector::follow);
    connect(workspace, &Workspace::changed, this, [later](const chain::Delta &delta) {
        if (!delta.isEmpty())
            later();
    });
    connect(workspace, &Workspace::wasReset, this, &Inspector::follow);
    follow();
}

void Inspector::follow()
{
    const QList<graph::NodeKey> &keys = m_workspace->selection();
    if (keys.isEmpty()) {
        setCurrentWidget(m_idle);
        return;
    }
    const graph::NodeKey current = m_workspace->current();
    const bool sameKind = std::all_of(keys.cbegin(), keys.cend(), [&](const graph::NodeKey &key) { return key.kind == current.kind; });
    // Both ends of a record are selected together; the end that was chosen last is what the page is about.
    if (current.kind == graph::NodeKey::Kind::Actor && (keys.size() == 1 || !sameKind)) {
        m_actor->show(current.id);
        setCurrentWidget(m_actor);
    } else if (current.kind == graph::NodeKey::Kind::Host && keys.size() <= 2) {
        m_host->show(current.id);
        setCurrentWidget(m_host);
    } else {
        m_selection->show(keys);
        setCurrentWidget(m_selection);
    }
}

void Inspector::refresh()
{
    if (currentWidget() == m_actor)
        m_actor->refresh();
    else if (currentWidget() == m_host)
        m_host->refresh();
}

} // namespace ui
