// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/pages/indicatortray.h"

#include "ui/pages/dropzone.h"
#include "ui/pages/indicatordelegate.h"
#include "ui/pages/indicatormodel.h"
#include "ui/pages/rejectedmodel.h"
#include "ui/theme/countbadge.h"
#include "ui/theme/fonts.h"
#include "ui/theme/hairline.h"
#include "ui/theme/icon.h"
#include "ui/theme/keyhint.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/sentence.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QItemSelection>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QUndoCommand>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int roomyRows = 14; ///< more indicators than this get one line each

/// "Drop or paste  Ctrl+V": a button that looks like a place to drop.
class DropLine final : public QAbstractButton
{
public:
    explicit DropLine(QAction *paste)
    {
        setText(tr("Drop or paste"));
        setAccessibleName(tr("Paste indicators"));
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        m_keys = theme::keyText(paste->shortcut());
        connect(this, &QAbstractButton::clicked, paste, &QAction::trigger);
    }
    QSize sizeHint() const override { return QSize(120, 42); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const picture::Colours &c = theme::colours();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (hasFocus()) {
            painter.setPen(QPen(c.accent, 2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(4, 4, -4, -4), 4, 4);
        }
        const QFont base = theme::font(theme::Text::Base), small = theme::font(theme::Text::Small);
        const int words = QFontMetrics(base).horizontalAdvance(text()),
                  keys = QFontMetrics(small).horizontalAdvance(m_keys);
        int x = std::max(8, (width() - 16 - 8 - words - 8 - keys) / 2);
        painter.drawPixmap(x, (height() - 16) / 2,
                           theme::iconPixmap(QStringLiteral("drop"), 16, devicePixelRatioF(), c.muted));
        x += 24;
        painter.setPen(c.muted);
        painter.setFont(base);
        painter.drawText(QRect(x, 0, words + 4, height()), Qt::AlignVCenter | Qt::TextSingleLine, text());
        painter.setFont(small);
        painter.drawText(QRect(x + words + 8, 0, keys + 4, height()), Qt::AlignVCenter | Qt::TextSingleLine, m_keys);
    }

private:
    static QString tr(const char *text) { return IndicatorTray::tr(text); }
    QString m_keys;
};

/// Written at the left, reason at the right, both quiet.
class RejectedDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return QSize(100, theme::metrics::rowHeight);
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem row = option;
        initStyleOption(&row, index);
        row.text.clear();
        row.widget->style()->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
        const picture::Colours &c = theme::colours();
        const bool selected = row.state & QStyle::State_Selected;
        const QString reason = index.siblingAtColumn(RejectedModel::ReasonColumn).data().toString();
        const QFont small = theme::font(theme::Text::Small);
        const int width = std::min(QFontMetrics(small).horizontalAdvance(reason), option.rect.width() * 11 / 20);
        const QRect area = option.rect.adjusted(26, 0, -10, 0);
        painter->save();
        painter->setPen(selected ? c.selectionText : c.text);
        painter->drawText(
            area.adjusted(0, 0, -width - 8, 0), Qt::AlignVCenter | Qt::TextSingleLine,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, area.width() - width - 8));
        painter->setFont(small);
        painter->setPen(selected ? c.selectionText : c.muted);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(reason, Qt::ElideRight, width));
        painter->restore();
    }
};

/// Takes indicators out and puts them back.
class InputCommand final : public QUndoCommand
{
public:
    InputCommand(Workspace *workspace, QList<ioc::Indicator> after, int removed)
        : QUndoCommand(IndicatorTray::tr("Remove %n indicator(s)", nullptr, removed))
        , m_workspace(workspace)
        , m_before(workspace->investigation().indicators)
        , m_after(std::move(after))
    {
    }
    void undo() override { m_workspace->setInput(m_before, m_workspace->investigation().rejected); }
    void redo() override { m_workspace->setInput(m_after, m_workspace->investigation().rejected); }

private:
    Workspace *m_workspace;
    QList<ioc::Indicator> m_before, m_after;
};

void makeFlat(QListView *list)
{
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setMouseTracking(true); // rows light up under the pointer
}

} // namespace

IndicatorTray::IndicatorTray(Workspace *workspace, QAction *paste, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new IndicatorModel(workspace, this))
    , m_rejectedModel(new RejectedModel(this))
    , m_delegate(new IndicatorDelegate(this))
    , m_drop(new DropZone)
    , m_counts(new theme::Sentence)
    , m_countsRow(new QWidget)
    , m_list(new QListView)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    makeDrop(paste);
    auto *counts = new QVBoxLayout(m_countsRow);
    counts->setContentsMargins(10, 5, 10, 0);
    counts->setSpacing(5);
    m_counts->setSmall(true);
    m_counts->setMuted(true);
    counts->addWidget(m_counts);
    counts->addWidget(new theme::Hairline);
    m_countsRow->hide();

    makeFlat(m_list);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAccessibleName(tr("Indicators"));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { Q_EMIT contextMenuWanted(m_list->viewport()->mapToGlobal(at)); });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *dropRow = new QVBoxLayout;
    dropRow->setContentsMargins(9, 9, 9, 9);
    dropRow->addWidget(m_drop);
    column->addLayout(dropRow);
    column->addWidget(m_countsRow);
    column->addWidget(m_list, 1);
    m_rejected = makeRejected();
    column->addWidget(m_rejected);

    connect(m_model, &IndicatorModel::countsChanged, this, &IndicatorTray::takeCounts);
    connect(workspace, &Workspace::progressChanged, this, &IndicatorTray::takeCounts);
    connect(workspace, &Workspace::inputChanged, this, &IndicatorTray::takeInput);
    connect(workspace, &Workspace::selectionChanged, this, &IndicatorTray::takeSelection);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &IndicatorTray::giveSelection);
    takeInput();
}

void IndicatorTray::makeDrop(QAction *paste)
{
    auto *inside = new QVBoxLayout(m_drop);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(new DropLine(paste));
}

QWidget *IndicatorTray::makeRejected()
{
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new theme::Hairline);
    m_rejectedHead = new QToolButton;
    m_rejectedHead->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_rejectedHead->setIcon(theme::icon(QStringLiteral("down"), theme::Tint::Muted));
    m_rejectedHead->setCheckable(false);
    m_rejectedHead->setAutoRaise(true);
    m_rejectedHead->setToolTip(tr("Fold or unfold the list"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(4, 2, 6, 2);
    head->addWidget(m_rejectedHead);
    head->addStretch(1);
    auto *review = new QToolButton;
    review->setAutoRaise(true);
    review->setIcon(theme::icon(QStringLiteral("info"), theme::Tint::Muted));
    review->setToolTip(tr("Review what was found"));
    review->setAccessibleName(tr("Review what was found"));
    connect(review, &QToolButton::clicked, this, &IndicatorTray::reviewRequested);
    head->addWidget(review);
    column->addLayout(head);
    m_rejectedList = new QListView;
    makeFlat(m_rejectedList);
    m_rejectedList->setModel(m_rejectedModel);
    m_rejectedList->setItemDelegate(new RejectedDelegate(m_rejectedList));
    m_rejectedList->setAccessibleName(tr("Not used"));
    column->addWidget(m_rejectedList);
    connect(m_rejectedHead, &QToolButton::clicked, this, [this] {
        const bool open = m_rejectedList->isHidden();
        m_rejectedList->setVisible(open);
        m_rejectedHead->setIcon(
            theme::icon(open ? QStringLiteral("down") : QStringLiteral("right"), theme::Tint::Muted));
    });
    connect(m_rejectedList, &QListView::activated, this, &IndicatorTray::reviewRequested);
    return pane;
}

void IndicatorTray::setDropHot(bool hot)
{
    m_drop->setHot(hot);
}

void IndicatorTray::takeInput()
{
    const QList<ioc::Rejected> &rejected = m_workspace->investigation().rejected;
    m_rejectedModel->setRejected(rejected);
    m_rejected->setVisible(!rejected.isEmpty());
    m_rejectedHead->setText(tr("Not used  %1").arg(QLocale().toString(rejected.size())));
    m_rejectedHead->setAccessibleName(tr("Not used, %1").arg(rejected.size()));
    m_rejectedList->setFixedHeight(int(std::min<qsizetype>(rejected.size(), 6)) * theme::metrics::rowHeight + 6);
    m_delegate->setCompact(m_model->rowCount() > roomyRows);
    m_list->setAlternatingRowColors(m_delegate->isCompact());
    // The view remembers the size of its rows.
    m_list->setUniformItemSizes(false);
    m_list->setUniformItemSizes(true);
    m_list->doItemsLayout();
    takeCounts();
}

void IndicatorTray::takeCounts()
{
    using Phase = chain::Progress::Phase;
    const Phase phase = m_workspace->progress().phase;
    const bool shown = phase == Phase::Running || phase == Phase::Paused || phase == Phase::ServicePause;
    m_countsRow->setVisible(shown && m_model->rowCount() > 1);
    if (!shown)
        return;
    const IndicatorModel::Counts &counts = m_model->counts();
    const QLocale locale;
    const QString done = locale.toString(counts.done), started = locale.toString(counts.started),
                  waiting = locale.toString(counts.waiting);
    m_counts->setText(tr("%1 done   %2 started   %3 waiting").arg(done, started, waiting), {done, started, waiting});
}

QList<ioc::Indicator> IndicatorTray::selectedIndicators() const
{
    QList<ioc::Indicator> chosen;
    const QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    for (const QModelIndex &row : rows)
        chosen.append(m_workspace->investigation().indicators.value(row.row()));
    return chosen;
}

bool IndicatorTray::removeSelected()
{
    QSet<int> rows;
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes()) {
        if (index.data(IndicatorModel::HostRole).toInt() >= 0) {
            Q_EMIT removeRefused();
            return false;
        }
        rows.insert(index.row());
    }
    if (rows.isEmpty())
        return false;
    QList<ioc::Indicator> kept;
    const QList<ioc::Indicator> &all = m_workspace->investigation().indicators;
    for (int row = 0; row < all.size(); ++row) {
        if (!rows.contains(row))
            kept.append(all[row]);
    }
    m_workspace->undoStack()->push(new InputCommand(m_workspace, kept, int(rows.size())));
    return true;
}

void IndicatorTray::takeSelection()
{
    if (m_taking)
        return;
    QSet<int> rows;
    bool actors = false;
    for (const graph::NodeKey &key : m_workspace->selection()) {
        if (key.kind == graph::NodeKey::Kind::Host)
            rows.insert(m_model->rowOf(key.id));
        actors |= key.kind == graph::NodeKey::Kind::Actor;
    }
    if (actors) {
        // An actor lights up the indicators that lead to it.
        for (const Workspace::LitPath &path : m_workspace->litPaths())
            rows.insert(path.hosts.isEmpty() ? -1 : m_model->rowOf(path.hosts.first()));
    }
    rows.remove(-1);
    QItemSelection selection;
    for (const int row : rows)
        selection.select(m_model->index(row), m_model->index(row));
    m_taking = true;
    m_list->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (!actors && !rows.isEmpty()) {
        m_list->selectionModel()->setCurrentIndex(m_model->index(*rows.cbegin()), QItemSelectionModel::NoUpdate);
        m_list->scrollTo(m_model->index(*rows.cbegin()));
    }
    m_taking = false;
}

void IndicatorTray::giveSelection()
{
    if (m_taking)
        return;
    QList<graph::NodeKey> keys;
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    const QModelIndex current = m_list->currentIndex();
    if (rows.removeOne(current))
        rows.append(current); // the inspector shows the last one
    for (const QModelIndex &row : rows) {
        const chain::HostId host = row.data(IndicatorModel::HostRole).toInt();
        if (host >= 0)
            keys.append({graph::NodeKey::Kind::Host, host});
    }
    m_taking = true;
    m_workspace->select(keys);
    m_taking = false;
}

} // namespace ui
