// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/tables/actormodel.h"

#include "core/base/text.h"
#include "ui/models/wording.h"

namespace ui {

namespace {

using chain::ActorId;
using chain::RankedActor;

QList<Column> actorColumns()
{
    const auto tr = [](const char *text) { return ActorModel::tr(text); };
    return {{tr("Actor"), 176, false, true, 110},
            {tr("Score"), 66, false, true, 66}, // of its width only the bar gives
            {tr("Artifacts"), 68, true},
            {tr("Claims"), 56, true},
            {tr("Strongest evidence"), 260, false, true, 140, 1},
            {tr("Indicators"), 74, true},
            {tr("First seen"), 96},
            {tr("Last seen"), 96},
            {tr("Origin"), 86, false, true, 52}};
}

} // namespace

ActorModel::ActorModel(Workspace *workspace, QObject *parent)
    : ResultModel(workspace, actorColumns(), parent)
{
    connect(workspace, &Workspace::assessmentChanged, this, &ActorModel::refreshNow);
    connect(workspace, &Workspace::changed, this, [this](const chain::Delta &delta) {
        if (!delta.actors.isEmpty())
            refreshSoon();
    });
    sort(Score, Qt::DescendingOrder);
}

ResultModel::Compute ActorModel::compute() const
{
    return [](const Snapshot &snapshot) {
        const chain::Investigation &found = snapshot.investigation;
        const QList<chain::HostId> visible = graph::visibleHosts(found, snapshot.assessment, snapshot.view);
        const QSet<chain::HostId> shown(visible.cbegin(), visible.cend());
        Rows rows;
        QHash<ActorId, const RankedActor *> ranked;
        // Already in the order of score, artifacts and name; sorting below keeps it among equals.
        for (const RankedActor &each : snapshot.assessment.actors) {
            const bool seen = std::any_of(each.claims.cbegin(), each.claims.cend(), [&](const chain::WeighedClaim &claim) {
                return shown.contains(found.claims()[claim.claim].host);
            });
            if (!seen)
                continue;
            ranked.insert(each.actor, &each);
            rows.ids.append(each.actor);
        }
        rows.total = int(rows.ids.size());
        if (!snapshot.text.isEmpty()) {
            rows.ids.removeIf([&](ActorId id) {
                const attribution::Actor &actor = found.actors()[id];
                return !actor.name.contains(snapshot.text, Qt::CaseInsensitive)
                    && std::none_of(actor.aliases.cbegin(), actor.aliases.cend(), [&](const attribution::Alias &alias) {
                           return alias.name.contains(snapshot.text, Qt::CaseInsensitive);
                       });
            });
        }
        const auto number = [&](ActorId id) -> qint64 {
            const RankedActor &each = *ranked[id];
            switch (snapshot.column) {
            case Score:
                return each.score;
            case Artifacts:
                return each.independentArtifacts;
            case Claims:
                return each.claims.size();
            case Strongest:
                return each.claims.isEmpty() ? 0 : qRound64(each.claims.first().terms.weight() * 1e6);
            case Indicators:
                return each.indicators.size();
            case FirstSeen:
                return each.firstSeen;
            case LastSeen:
                return each.lastSeen;
            }
            return 0;
        };
        if (snapshot.column == Name || snapshot.column == Origin) {
            sortIds(rows.ids, snapshot.descending, [&](ActorId a, ActorId b) {
                const attribution::Actor &left = found.actors()[a], &right = found.actors()[b];
                return snapshot.column == Name ? left.name.localeAwareCompare(right.name) < 0
                                               : left.origin.localeAwareCompare(right.origin) < 0;
            });
        } else {
            sortIds(rows.ids, snapshot.descending, [&](ActorId a, ActorId b) { return number(a) < number(b); });
        }
        return rows;
    };
}

QList<graph::NodeKey> ActorModel::keysAt(int row) const
{
    return {{graph::NodeKey::Kind::Actor, ids().at(row)}};
}

QString ActorModel::text(ActorId id, int column) const
{
    const chain::Investigation &found = workspace()->investigation();
    const attribution::Actor &actor = found.actors()[id];
    const RankedActor *ranked = workspace()->assessment().find(id);
    if (column == Name)
        return workspace()->actorLabel(id);
    if (column == Origin)
        return base::singleLine(actor.origin, 60);
    if (!ranked)
        return {};
    switch (column) {
    case Score:
        return QString::number(ranked->score);
    case Artifacts:
        return QString::number(ranked->independentArtifacts);
    case Claims:
        return QString::number(ranked->claims.size());
    case Strongest: {
        if (ranked->claims.isEmpty())
            return {};
        const chain::Claim &claim = found.claims()[ranked->claims.first().claim];
        QString kind = wording::claimKind(claim.kind);
        kind[0] = kind[0].toUpper();
        return tr("%1: %2").arg(kind, workspace()->hostLabel(claim.host));
    }
    case Indicators:
        return tr("%1 of %2").arg(ranked->indicators.size()).arg(found.indicators.size());
    case FirstSeen:
        return wording::day(ranked->firstSeen);
    case LastSeen:
        return wording::day(ranked->lastSeen);
    }
    return {};
}

QVariant ActorModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= ids().size()
        || ids()[index.row()] >= workspace()->investigation().actors().size())
        return {};
    const ActorId id = ids()[index.row()];
    const RankedActor *ranked = workspace()->assessment().find(id);
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
            return int(graph::Shape::Actor);
        break;
    case ScoreRole:
        if (index.column() == Score && ranked)
            return ranked->score;
        break;
    case MutedRole:
        return ranked && ranked->score == 0;
    }
    return {};
}

} // namespace ui
