// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/inspector/selectionpage.h"

#include "ui/inspector/parts.h"
#include "ui/models/wording.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int mostRows = 200;

/// Leaves of a hub that a closed bundle stands for: its neighbours with no other neighbour.
QList<chain::HostId> leavesOf(const chain::Investigation &found, chain::HostId hub)
{
    QList<chain::HostId> leaves;
    for (const chain::RecordId id : found.recordsOf(hub)) {
        const chain::Record &record = found.records()[id];
        const chain::HostId other = record.from == hub ? record.to : record.from;
        if (found.claimsOf(other).isEmpty() && !found.hosts()[other].isIndicator() && !leaves.contains(other)) {
            const auto &records = found.recordsOf(other);
            const bool leaf = std::all_of(records.cbegin(), records.cend(), [&](chain::RecordId each) {
                const chain::Record &r = found.records()[each];
                return r.from == hub || r.to == hub;
            });
            if (leaf)
                leaves.append(other);
        }
        if (leaves.size() > 5000)
            break;
    }
    return leaves;
}

} // namespace

SelectionPage::SelectionPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_column(inspector::scrollColumn(this))
{
}

void SelectionPage::addSummary(const QList<chain::HostId> &hosts, int actors)
{
    int verdicts[4] = {0, 0, 0, 0};
    for (const chain::HostId host : hosts)
        ++verdicts[int(m_workspace->investigation().hosts()[host].classification)];
    QString title = tr("%n host(s)", nullptr, int(hosts.size()));
    if (actors > 0)
        title += QStringLiteral(", ") + tr("%n actor(s)", nullptr, actors);
    m_column->addWidget(new theme::Label(title, theme::Text::Title));
    QStringList words;
    for (int verdict = 3; verdict >= 0; --verdict) {
        if (verdicts[verdict])
            words.append(QStringLiteral("%1 %2").arg(verdicts[verdict]).arg(wording::verdict(mdti::Classification(verdict)).toLower()));
    }
    m_column->addWidget(inspector::paragraph(words.join(QStringLiteral(", ")), true));
}

void SelectionPage::show(const QList<graph::NodeKey> &keys)
{
    inspector::clear(m_column);
    const chain::Investigation &found = m_workspace->investigation();
    QList<chain::HostId> hosts;
    chain::HostId bundle = -1;
    int actors = 0;
    for (const graph::NodeKey &key : keys) {
        if (key.kind == graph::NodeKey::Kind::Host && key.id < found.hosts().size()) {
            hosts.append(key.id);
        } else if (key.kind == graph::NodeKey::Kind::Bundle && key.id < found.hosts().size()) {
            bundle = key.id;
            hosts += leavesOf(found, key.id);
        } else if (key.kind == graph::NodeKey::Kind::Actor) {
            ++actors;
        }
    }
    addSummary(hosts, actors);
    auto *row = new QWidget;
    auto *buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(0, 4, 0, 4);
    if (bundle >= 0) {
        auto *open = new theme::Button(tr("Open bundle"), theme::Button::Kind::Plain, theme::Button::Size::Small);
        connect(open, &QPushButton::clicked, m_workspace, [workspace = m_workspace, bundle] { workspace->openBundle(bundle); });
        buttons->addWidget(open);
    }
    auto *hide = new theme::Button(tr("Hide"), theme::Button::Kind::Plain, theme::Button::Size::Small);
    hide->setEnabled(!hosts.isEmpty());
    connect(hide, &QPushButton::clicked, m_workspace, [workspace = m_workspace, hosts] { workspace->hide(hosts); });
    buttons->addWidget(hide);
    buttons->addStretch(1);
    m_column->addWidget(row);
    for (const chain::HostId host : hosts.mid(0, mostRows)) {
        const chain::Host &each = found.hosts()[host];
        m_column->addWidget(inspector::hostRow(m_workspace, host,
                                               each.reputationKnown ? wording::verdict(each.classification) : tr("Not asked")));
    }
    if (hosts.size() > mostRows)
        m_column->addWidget(inspector::paragraph(tr("%n more host(s) in the table below.", nullptr, int(hosts.size()) - mostRows), true));
    m_column->addStretch(1);
}

} // namespace ui
