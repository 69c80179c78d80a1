// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/inspector/hostrecords.h"

#include "core/base/text.h"
#include "ui/inspector/parts.h"
#include "ui/models/wording.h"
#include "ui/theme/celltips.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <cmath>

namespace ui {

class HostRecords::Model : public QAbstractTableModel
{
public:
    enum ModelColumn { Type, Other, ColumnCount };
    enum Role { SpanRole = Qt::UserRole + 1 };

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
        return section == Type ? HostRecords::tr("Type") : HostRecords::tr("Other end, and when it was seen");
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignLeft | Qt::AlignVCenter);
        if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != SpanRole))
            return {};
        if (m_ids[index.row()] >= m_workspace->investigation().records().size())
            return {};
        const chain::Record &record = m_workspace->investigation().records()[m_ids[index.row()]];
        if (index.column() == Type)
            return base::singleLine(record.type, 12);
        const QString span = wording::span(record.firstSeen, record.lastSeen);
        if (role == SpanRole)
            return span;
        const QString other = m_workspace->hostLabel(otherEnd(index.row()));
        return role == Qt::DisplayRole ? other : HostRecords::tr("%1, %2").arg(other, span);
    }

private:
    Workspace *m_workspace;
    chain::HostId m_host = -1;
    QList<chain::RecordId> m_ids;
};

/// Two lines a row: in the width of the pane one would leave nothing of the names.
class HostRecords::Delegate : public QStyledItemDelegate
{
public:
    Delegate(Workspace *workspace, const Model *model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_workspace(workspace)
        , m_model(model)
    {
    }

    static int rowHeight()
    {
        return 8 + QFontMetrics(theme::font(theme::Text::Base)).height() + QFontMetrics(theme::font(theme::Text::Small)).height();
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const QFontMetricsF words(theme::font(theme::Text::Base));
        return QSize(int(std::ceil(words.horizontalAdvance(index.data().toString()))) + textAt + side + 1, rowHeight());
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        cell.text.clear();
        cell.state &= ~QStyle::State_HasFocus; // the selected row is the focus
        cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        if (!index.data().isValid())
            return; // the records are gone, the rows not yet
        const picture::Colours &c = theme::colours();
        const bool selected = cell.state & QStyle::State_Selected;
        painter->save();
        painter->setClipRect(option.rect);
        const QRect room = option.rect.adjusted(textAt, 4, -side, -4);
        const auto write = [&](theme::Text size, int where, const QColor &ink, const QString &text) {
            painter->setFont(theme::font(size));
            painter->setPen(selected ? c.selectionText : ink);
            painter->drawText(room, Qt::AlignLeft | Qt::TextSingleLine | where,
                              painter->fontMetrics().elidedText(text, Qt::ElideMiddle, room.width()));
        };
        picture::drawGlyph(*painter, QPointF(option.rect.left() + textAt / 2.0 - 1, option.rect.center().y() + .5),
                           inspector::hostGlyph(*m_workspace, m_model->otherEnd(index.row())), c, painter->font());
        write(theme::Text::Base, Qt::AlignTop, c.text, index.data().toString());
        write(theme::Text::Small, Qt::AlignBottom, c.muted, index.data(Model::SpanRole).toString());
        painter->restore();
    }

private:
    static constexpr int side = 7, textAt = 32;
    Workspace *m_workspace;
    const Model *m_model;
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
    setItemDelegateForColumn(Model::Other, new Delegate(workspace, m_model, this));
    verticalHeader()->setMinimumSectionSize(theme::metrics::rowHeight);
    verticalHeader()->setDefaultSectionSize(Delegate::rowHeight());
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(Model::Type, QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(Model::Other, QHeaderView::Stretch);
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
