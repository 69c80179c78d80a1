// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/tables/hostmodel.h"

#include "core/base/text.h"
#include "core/ioc/host.h"
#include "ui/models/wording.h"

#include <QLocale>

namespace ui {

namespace {

using chain::HostId;
using chain::Record;

struct Seen
{
    qint64 first = Record::unknownTime, last = Record::unknownTime;
};

Seen seen(const chain::Investigation &found, HostId id)
{
    Seen seen;
    for (const chain::RecordId record : found.recordsOf(id)) {
        const Record &each = found.records()[record];
        if (each.firstSeen != Record::unknownTime && (seen.first == Record::unknownTime || each.firstSeen < seen.first))
            seen.first = each.firstSeen;
        seen.last = std::max(seen.last, each.lastSeen); // unknownTime is the smallest
    }
    return seen;
}

QStringList actorNames(const chain::Investigation &found, HostId id)
{
    QStringList names;
    for (const chain::ClaimId claim : found.claimsOf(id)) {
        const QString name = base::singleLine(found.actors()[found.claims()[claim].actor].name, 60);
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

/// Sort key of a column: a number where the column is one, else the text.
QList<qint64> numberKeys(const chain::Investigation &found, int column)
{
    QList<qint64> keys(found.hosts().size());
    for (HostId id = 0; id < keys.size(); ++id) {
        const chain::Host &host = found.hosts()[id];
        switch (column) {
        case HostModel::Verdict:
            keys[id] = qint64(host.classification) * 1000 + host.score;
            break;
        case HostModel::Score:
            keys[id] = host.score;
            break;
        case HostModel::Hops:
            keys[id] = host.hops;
            break;
        case HostModel::CoHosts:
            keys[id] = host.coHosts.value_or(-1);
            break;
        case HostModel::State:
            keys[id] = qint64(host.state) * 2 + host.isHeld();
            break;
        case HostModel::Actors:
            keys[id] = found.claimsOf(id).size();
            break;
        case HostModel::Records:
            keys[id] = found.recordsOf(id).size();
            break;
        case HostModel::FirstSeen:
            keys[id] = seen(found, id).first;
            break;
        case HostModel::LastSeen:
            keys[id] = seen(found, id).last;
            break;
        case HostModel::Held:
            keys[id] = host.held ? std::max<qint64>(1, host.held->count) : 0;
            break;
        case HostModel::Rules:
            keys[id] = host.rules.size();
            break;
        }
    }
    return keys;
}

QList<Column> hostColumns()
{
    const auto tr = [](const char *text) { return HostModel::tr(text); };
    return {{tr("Host"), 230, false, true, 140, 1},
            {tr("Verdict"), 90},
            {tr("Score"), 58, true},
            {tr("Hops"), 52, true},
            {tr("Co-hosts"), 74, true},
            {tr("State"), 84},
            {tr("Actors"), 110, false, true, 70},
            {tr("Records"), 68, true},
            {tr("First seen"), 96},
            {tr("Last seen"), 96},
            {tr("Held"), 150, false, false, 80},
            {tr("Rules"), 300, false, false, 110}};
}

} // namespace

int packGlyph(const chain::Host &host, bool evidence)
{
    using graph::NodeState;
    NodeState state = NodeState::Normal;
    if (host.state == chain::HostState::Queued)
        state = NodeState::Queued;
    else if (host.state == chain::HostState::Asking)
        state = NodeState::Asking;
    else if (host.state == chain::HostState::Incomplete)
        state = NodeState::Incomplete;
    else if (host.isHeld())
        state = NodeState::Held;
    const graph::Shape shape = host.isIndicator()             ? graph::Shape::Indicator
        : host.type == ioc::Type::Domain ? graph::Shape::Name
                                         : graph::Shape::Address;
    return int(shape) | int(host.classification) << 4 | int(state) << 8 | int(evidence) << 12;
}

HostModel::HostModel(Workspace *workspace, QObject *parent)
    : ResultModel(workspace, hostColumns(), parent)
{
    connect(workspace, &Workspace::changed, this, [this](const chain::Delta &delta) {
        if (!delta.hosts.isEmpty() || !delta.records.isEmpty() || !delta.claims.isEmpty() || delta.assessment)
            refreshSoon();
    });
    refreshNow();
}

ResultModel::Compute HostModel::compute() const
{
    return [](const Snapshot &snapshot) {
        const chain::Investigation &found = snapshot.investigation;
        Rows rows;
        rows.ids = graph::visibleHosts(found, snapshot.assessment, snapshot.view);
        rows.total = int(rows.ids.size());
        if (!snapshot.text.isEmpty()) {
            rows.ids.removeIf([&](HostId id) {
                const chain::Host &host = found.hosts()[id];
                return !host.value.contains(snapshot.text) && !ioc::displayName(host.value).contains(snapshot.text, Qt::CaseInsensitive)
                    && !actorNames(found, id).join(u'\n').contains(snapshot.text, Qt::CaseInsensitive);
            });
        }
        const chain::Hosts &hosts = found.hosts();
        const auto byName = [&](HostId a, HostId b) { return hosts[a].value < hosts[b].value; };
        if (snapshot.column == Name) {
            sortIds(rows.ids, snapshot.descending, byName);
        } else {
            const QList<qint64> keys = numberKeys(found, snapshot.column);
            sortIds(rows.ids, false, byName);
            sortIds(rows.ids, snapshot.descending, [&](HostId a, HostId b) { return keys[a] < keys[b]; });
        }
        return rows;
    };
}

QList<graph::NodeKey> HostModel::keysAt(int row) const
{
    return {{graph::NodeKey::Kind::Host, ids().at(row)}};
}

QList<int> HostModel::rowsOf(const QList<graph::NodeKey> &keys) const
{
    QSet<HostId> wanted;
    for (const graph::NodeKey &key : keys) {
        if (key.kind == graph::NodeKey::Kind::Host)
            wanted.insert(key.id);
    }
    QList<int> rows;
    for (int row = 0; row < ids().size() && rows.size() < wanted.size(); ++row) {
        if (wanted.contains(ids()[row]))
            rows.append(row);
    }
    return rows;
}

QVariant HostModel::text(HostId id, int column) const
{
    const chain::Investigation &found = workspace()->investigation();
    const chain::Host &host = found.hosts().at(id);
    const QLocale locale;
    switch (column) {
    case Name:
        return workspace()->hostLabel(id);
    case Verdict:
        return host.reputationKnown ? wording::verdict(host.classification) : tr("Not asked");
    case Score:
        return host.score < 0 ? QStringLiteral("–") : QString::number(host.score);
    case Hops:
        return QString::number(host.hops);
    case CoHosts:
        return host.coHosts ? locale.toString(*host.coHosts) : QStringLiteral("–");
    case State:
        return wording::state(host);
    case Actors:
        return actorNames(found, id).join(QStringLiteral(", "));
    case Records:
        return locale.toString(found.recordsOf(id).size());
    case FirstSeen:
        return wording::day(seen(found, id).first);
    case LastSeen:
        return wording::day(seen(found, id).last);
    case Held:
        return host.held ? wording::held(*host.held) : QString();
    case Rules: {
        QStringList rules;
        for (const mdti::ReputationRule &rule : host.rules)
            rules.append(base::singleLine(rule.name, 80));
        return rules.join(QStringLiteral("; "));
    }
    }
    return {};
}

QVariant HostModel::data(const QModelIndex &index, int role) const
{
    // Between a reset of the workspace and the next rows the ids may be stale.
    if (!index.isValid() || index.row() >= ids().size()
        || ids()[index.row()] >= workspace()->investigation().hosts().size())
        return {};
    const HostId id = ids()[index.row()];
    const chain::Host &host = workspace()->investigation().hosts()[id];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case FullTextRole:
    case Qt::AccessibleTextRole:
        return text(id, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (columns()[index.column()].number ? Qt::AlignRight : Qt::AlignLeft));
    case GlyphRole:
        if (index.column() == Name)
            return packGlyph(host, !workspace()->investigation().claimsOf(id).isEmpty());
        break;
    case VerdictRole:
        if (index.column() == Verdict)
            return int(host.classification);
        break;
    case MutedRole:
        return host.isHeld() || host.state == chain::HostState::NotSent;
    }
    return {};
}

} // namespace ui
