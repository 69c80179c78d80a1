// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/tables/recordmodel.h"

#include "core/base/text.h"
#include "ui/tables/hostmodel.h"
#include "ui/models/wording.h"

#include <QLocale>

#include <numeric>

namespace ui {

namespace {

using chain::HostId;
using chain::Record;
using chain::RecordId;

constexpr qint64 secondsPerDay = 86'400;

bool passes(const Record &record, const graph::Filter &filter)
{
    if (!filter.recordTypes.isEmpty() && !filter.recordTypes.contains(record.type))
        return false;
    const bool tooEarly = filter.seenFrom != Record::unknownTime && record.lastSeen != Record::unknownTime
        && record.lastSeen < filter.seenFrom;
    const bool tooLate = filter.seenTo != Record::unknownTime && record.firstSeen != Record::unknownTime
        && record.firstSeen > filter.seenTo;
    return !tooEarly && !tooLate;
}

qint64 days(const Record &record)
{
    if (record.firstSeen == Record::unknownTime || record.lastSeen == Record::unknownTime)
        return -1;
    return (record.lastSeen - record.firstSeen) / secondsPerDay + 1;
}

/// Place of each host in the order of names: comparing numbers beats comparing names 200,000 times.
QList<qint32> ranks(const chain::Hosts &hosts)
{
    QList<HostId> order(hosts.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](HostId a, HostId b) { return hosts[a].value < hosts[b].value; });
    QList<qint32> rank(hosts.size());
    for (qint32 i = 0; i < order.size(); ++i)
        rank[order[i]] = i;
    return rank;
}

QList<Column> recordColumns()
{
    const auto tr = [](const char *text) { return RecordModel::tr(text); };
    return {{tr("From"), 230, false, true, 140, 1},
            {tr("Type"), 64},
            {tr("To"), 230, false, true, 140, 1},
            {tr("First seen"), 104},
            {tr("Last seen"), 104},
            {tr("Days"), 64, true},
            {tr("Rows"), 60, true, false}};
}

} // namespace

RecordModel::RecordModel(Workspace *workspace, QObject *parent)
    : ResultModel(workspace, recordColumns(), parent)
{
    connect(workspace, &Workspace::changed, this, [this](const chain::Delta &delta) {
        if (!delta.records.isEmpty())
            refreshSoon();
    });
    refreshNow();
}

ResultModel::Compute RecordModel::compute() const
{
    return [](const Snapshot &snapshot) {
        const chain::Investigation &found = snapshot.investigation;
        const QList<HostId> visible = graph::visibleHosts(found, snapshot.assessment, snapshot.view);
        QList<char> shown(found.hosts().size(), 0);
        for (const HostId id : visible)
            shown[id] = 1;
        Rows rows;
        rows.ids.reserve(found.records().size());
        for (RecordId id = 0; id < found.records().size(); ++id) {
            const Record &record = found.records()[id];
            if (shown[record.from] && shown[record.to] && passes(record, snapshot.view.filter))
                rows.ids.append(id);
        }
        rows.total = int(rows.ids.size());
        if (!snapshot.text.isEmpty()) {
            rows.ids.removeIf([&](RecordId id) {
                const Record &record = found.records()[id];
                return !found.hosts()[record.from].value.contains(snapshot.text)
                    && !found.hosts()[record.to].value.contains(snapshot.text);
            });
        }
        const QList<qint32> rank = ranks(found.hosts());
        const chain::Records &records = found.records();
        const auto key = [&](const Record &record) -> qint64 {
            switch (snapshot.column) {
            case From:
                return qint64(rank[record.from]) << 32 | rank[record.to];
            case To:
                return qint64(rank[record.to]) << 32 | rank[record.from];
            case FirstSeen:
                return record.firstSeen;
            case LastSeen:
                return record.lastSeen;
            case Days:
                return days(record);
            case Rows_:
                return record.rows;
            }
            return 0;
        };
        if (snapshot.column == Type) {
            sortIds(rows.ids, snapshot.descending, [&](RecordId a, RecordId b) { return records[a].type < records[b].type; });
        } else {
            QList<qint64> keys(records.size());
            for (const RecordId id : std::as_const(rows.ids))
                keys[id] = key(records[id]);
            sortIds(rows.ids, snapshot.descending, [&](RecordId a, RecordId b) { return keys[a] < keys[b]; });
        }
        return rows;
    };
}

QList<graph::NodeKey> RecordModel::keysAt(int row) const
{
    const RecordId id = ids().at(row);
    if (id >= workspace()->investigation().records().size())
        return {};
    const Record &record = workspace()->investigation().records()[id];
    return {{graph::NodeKey::Kind::Host, record.from}, {graph::NodeKey::Kind::Host, record.to}};
}

QList<int> RecordModel::rowsOf(const QList<graph::NodeKey> &keys) const
{
    QSet<HostId> wanted;
    for (const graph::NodeKey &key : keys) {
        if (key.kind == graph::NodeKey::Kind::Host)
            wanted.insert(key.id);
    }
    QList<int> rows;
    const chain::Records &records = workspace()->investigation().records();
    for (int row = 0; row < ids().size() && !wanted.isEmpty(); ++row) {
        if (ids()[row] >= records.size())
            break;
        const Record &record = records[ids()[row]];
        if (wanted.contains(record.from) || wanted.contains(record.to))
            rows.append(row);
    }
    return rows;
}

QString RecordModel::text(const Record &record, int column) const
{
    switch (column) {
    case From:
        return workspace()->hostLabel(record.from);
    case Type:
        return base::singleLine(record.type, 12);
    case To:
        return workspace()->hostLabel(record.to);
    case FirstSeen:
        return wording::day(record.firstSeen);
    case LastSeen:
        return wording::day(record.lastSeen);
    case Days:
        return days(record) < 0 ? QStringLiteral("–") : QLocale().toString(days(record));
    case Rows_:
        return QLocale().toString(record.rows);
    }
    return {};
}

QVariant RecordModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= ids().size()
        || ids()[index.row()] >= workspace()->investigation().records().size())
        return {};
    const Record &record = workspace()->investigation().records()[ids()[index.row()]];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case FullTextRole:
    case Qt::AccessibleTextRole:
        return text(record, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (columns()[index.column()].number ? Qt::AlignRight : Qt::AlignLeft));
    case GlyphRole:
        if (index.column() == From || index.column() == To) {
            const HostId id = index.column() == From ? record.from : record.to;
            return packGlyph(workspace()->investigation().hosts()[id], !workspace()->investigation().claimsOf(id).isEmpty());
        }
        break;
    }
    return {};
}

} // namespace ui
