// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QSet>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace theme {
class Meter;
class Sentence;
}

namespace ui {

class NodeHead;
class NotesPage;
class PageTabs;

/// The actor that is selected: score and why, profile, hosts, notes.
class ActorPage : public QWidget
{
    Q_OBJECT
public:
    explicit ActorPage(Workspace *workspace, QWidget *parent = nullptr);
    void show(chain::ActorId actor);
    void refresh(); ///< after changes; what was opened stays open

Q_SIGNALS:
    void scoreHelpWanted(); ///< "How scores work"

private:
    void refreshHead(const attribution::Actor &actor, const chain::RankedActor *ranked);
    void refreshWhy(const attribution::Actor &actor, const chain::RankedActor *ranked);
    void addAliases(const attribution::Actor &actor);
    void addHeld(const chain::RankedActor &ranked);
    void refreshProfile(const attribution::Actor &actor);
    void refreshHosts(const chain::RankedActor *ranked);
    QWidget *formula(const chain::RankedActor &ranked) const;
    QString asText() const;

    Workspace *m_workspace;
    chain::ActorId m_actor = -1;
    NodeHead *m_head;
    theme::Meter *m_meter;
    theme::Sentence *m_counts[3];
    PageTabs *m_tabs;
    QVBoxLayout *m_why, *m_profile, *m_hosts;
    NotesPage *m_notes;
    QSet<chain::ClaimId> m_open;
};

} // namespace ui
