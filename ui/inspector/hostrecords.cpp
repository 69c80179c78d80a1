// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/inspector/hostrecords.h"

#include "ui/models/wording.h"
#include "ui/theme/celltips.h"
#include "ui/theme/metrics.h"

#include <QHeaderView>

namespace ui {

class HostRecords::Model : public QAbstractTableModel
{
public:
    enum ModelColumn { Type, Other, Span, ColumnCount };

    Model(Workspace *workspace, QObject *parent)
        : QAbstractTableModel(parent)
        , m_workspace(workspace)
    {
    }

    void setHost(chain::HostId host)
    {
        beginResetModel();
        m_host = host;
        const chain::Investigation &found = m_workspace->investigation();
        m_ids = found.recordsOf(host);
        std::sort(m_ids.begin(), m_ids.end(), [&](chain::RecordId a, chain::RecordId b) {
            return found.records()[a].lastSeen > found.records()[b].lastSeen;
        });
        endResetModel();
    }
    chain::HostId otherEnd(int row) const
    {
        const chain::Record &record = m_workspace->investigation().records().at(m_ids.at(row));
        return record.from == m_host ? record.to : record.from;
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_ids.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (section) {
        case Type:
            return HostRecords::tr("Type");
        case Other:
            return HostRecords::tr("Other end");
        default:
            return HostRecords::tr("Seen");
        }
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
            return {};
        if (m_ids[index.row()] >= m_workspace->investigation().records().size())
            return {};
        const chain::Record &record = m_workspace->investigation().records()[m_ids[index.row()]];
        switch (index.column()) {
        case Type:
            return record.type.left(12);
        case Other:
            return m_workspace->hostLabel(otherEnd(index.row()));
        default:
            return wording::span(record.firstSeen, record.lastSeen);
        }
    }

private:
    Workspace *m_workspace;
    chain::HostId m_host = -1;
    QList<chain::RecordId> m_ids;
};

HostRecords::HostRecords(Workspace *workspace, QWidget *parent)
    : QTableView(parent)
    , m_workspace(workspace)
    , m_model(new Model(workspace, this))
{
    setModel(m_model);
    setAccessibleName(tr("Records of the host"));
    theme::tellCutCells(this);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setTextElideMode(Qt::ElideMiddle);
    verticalHeader()->setVisible(false);
    verticalHeader()->setMinimumSectionSize(theme::metrics::rowHeight);
    verticalHeader()->setDefaultSectionSize(theme::metrics::rowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(Model::Type, QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(Model::Other, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(Model::Span, QHeaderView::ResizeToContents);
    horizontalHeader()->resizeSection(Model::Type, 62);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        m_workspace->select({{graph::NodeKey::Kind::Host, m_model->otherEnd(index.row())}});
    });
}

void HostRecords::setHost(chain::HostId host)
{
    m_model->setHost(host);
}

} // namespace ui
