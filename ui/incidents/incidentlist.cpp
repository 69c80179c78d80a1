// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/incidents/incidentlist.h"

#include "ui/incidents/incidentdelegate.h"
#include "ui/incidents/incidentmodel.h"
#include "ui/incidents/incidentwords.h"
#include "ui/theme/button.h"
#include "ui/theme/countbadge.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/hairline.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/strip.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListView>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int typingPauseMs = 400;
constexpr int walkingPauseMs = 120; // along the list with the arrows: each one that is chosen is read

QComboBox *choice(const QString &name, const QStringList &texts)
{
    auto *box = new QComboBox;
    box->addItems(texts);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(6);
    return box;
}

} // namespace

IncidentList::IncidentList(QWidget *parent)
    : QWidget(parent)
    , m_model(new IncidentModel(this))
    , m_view(new QListView)
    , m_count(new theme::CountBadge)
    , m_empty(new theme::EmptyState(QStringLiteral("incident"), {}, {}))
    , m_note(new theme::Strip(theme::Strip::Kind::Info))
    , m_moreFailed(new theme::Strip(theme::Strip::Kind::Error))
    , m_stack(new QStackedWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(new theme::Hairline);
    column->addWidget(buildFilters());
    column->addWidget(new theme::Hairline);
    m_note->setClosable(true);
    m_note->hide();
    column->addWidget(m_note);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new IncidentDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAccessibleName(tr("Incidents"));
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    column->addWidget(m_moreFailed);
    m_moreFailed->hide();
    theme::Button *again = m_moreFailed->addButton(tr("Try again"));
    connect(again, &QPushButton::clicked, this, [this] {
        m_moreFailed->hide();
        m_view->setFocus();
        m_model->append({}, true);
        m_model->fetchMore({});
    });
    m_typed.setSingleShot(true);
    m_typed.setInterval(typingPauseMs);
    connect(&m_typed, &QTimer::timeout, this, &IncidentList::refresh);
    connect(m_model, &IncidentModel::moreWanted, this, &IncidentList::moreWanted);
    // What has the focus is not chosen yet: it is by an arrow, Enter or the mouse.
    m_walked.setSingleShot(true);
    m_walked.setInterval(walkingPauseMs);
    connect(&m_walked, &QTimer::timeout, this, &IncidentList::choose);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection &now) {
        if (now.isEmpty())
            return;
        m_chosen.clear(); // one that was left and is come back to is read again
        m_walked.start();
    });
    connect(m_view, &QListView::clicked, this, &IncidentList::choose);
    connect(m_view, &QListView::activated, this, [this](const QModelIndex &index) {
        m_view->setCurrentIndex(index);
        m_view->selectionModel()->select(index, QItemSelectionModel::ClearAndSelect);
        choose();
    });
}

void IncidentList::choose()
{
    m_walked.stop();
    const incident::Incident *incident = m_model->at(m_view->currentIndex());
    if (!incident || incident->id == m_chosen)
        return;
    m_chosen = incident->id;
    Q_EMIT chosen(*incident);
}

QWidget *IncidentList::buildHead()
{
    auto *head = new QWidget;
    head->setFixedHeight(theme::metrics::tabBarHeight);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(10, 0, 4, 0);
    row->setSpacing(6);
    row->addWidget(new theme::Label(tr("Incidents"), theme::Text::Strong));
    row->addWidget(m_count);
    m_count->hide();
    row->addStretch(1);
    m_refresh = new QToolButton;
    m_refresh->setAutoRaise(true);
    m_refresh->setIcon(theme::icon(QStringLiteral("retry"), theme::Tint::Muted));
    m_refresh->setToolTip(tr("Read the list again (F5)"));
    m_refresh->setAccessibleName(tr("Read the list again"));
    m_refresh->setFocusPolicy(Qt::TabFocus);
    connect(m_refresh, &QToolButton::clicked, this, &IncidentList::refresh);
    row->addWidget(m_refresh);
    return head;
}

QWidget *IncidentList::buildFilters()
{
    auto *filters = new QWidget;
    auto *column = new QVBoxLayout(filters);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(6);
    m_workspaces = choice(tr("Workspace"), {});
    m_workspaces->setPlaceholderText(tr("No workspace"));
    column->addWidget(m_workspaces);
    m_search = new theme::SearchField(tr("Title or number"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Find incidents by title or number"));
    column->addWidget(m_search);
    m_status = choice(tr("Status"), {tr("New or active"), tr("Any status"), tr("New"), tr("Active"), tr("Closed")});
    m_status->setCurrentIndex(1);
    m_severity = choice(tr("Severity"), {tr("Any severity"), tr("High"), tr("Medium or high"), tr("Low or less")});
    m_time = choice(tr("Created"), {tr("Any time"), tr("Last 24 hours"), tr("Last 7 days"), tr("Last 30 days")});
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    for (QComboBox *box : {m_status, m_severity, m_time}) {
        row->addWidget(box, 1);
        connect(box, &QComboBox::currentIndexChanged, this, &IncidentList::refresh);
    }
    column->addLayout(row);
    connect(m_workspaces, &QComboBox::currentIndexChanged, this, [this] {
        m_preferred = workspace().resourceId();
        Q_EMIT workspaceChosen(m_preferred);
        refresh();
    });
    connect(m_search, &QLineEdit::textChanged, &m_typed, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, &IncidentList::refresh);
    return filters;
}

incident::Workspace IncidentList::workspace() const
{
    return m_found.value(m_workspaces->currentIndex());
}

incident::Query IncidentList::query() const
{
    using incident::Severity;
    using incident::Status;
    incident::Query query;
    static const QList<QList<Status>> statuses
        = {{Status::New, Status::Active}, {}, {Status::New}, {Status::Active}, {Status::Closed}};
    static const QList<QList<Severity>> severities
        = {{}, {Severity::High}, {Severity::Medium, Severity::High}, {Severity::Low, Severity::Informational}};
    static const QList<int> days = {0, 1, 7, 30};
    query.statuses = statuses.value(m_status->currentIndex());
    query.severities = severities.value(m_severity->currentIndex());
    if (const int back = days.value(m_time->currentIndex()); back > 0)
        query.createdFrom = QDateTime::currentDateTimeUtc().addDays(-back);
    query.text = m_search->text().trimmed();
    return query;
}

QString IncidentList::emptyText() const
{
    return m_stack->currentWidget() == m_empty ? m_empty->accessibleName() : QString();
}

void IncidentList::refresh()
{
    m_typed.stop();
    if (workspace().isEmpty()) {
        Q_EMIT discoverWanted();
        return;
    }
    setListing();
    Q_EMIT listWanted(workspace(), query());
}

void IncidentList::setDiscovering()
{
    m_found.clear();
    const QSignalBlocker quiet(m_workspaces);
    m_workspaces->clear();
    m_workspaces->setEnabled(false);
    m_model->set({}, false);
    m_count->hide();
    m_note->hide();
    showEmpty(QStringLiteral("clock"), tr("Looking for workspaces"),
              tr("All subscriptions that the signed-in one can see are searched."));
}

void IncidentList::setDiscovered(const incident::Discovered &found)
{
    {
        const QSignalBlocker quiet(m_workspaces);
        m_workspaces->clear();
        m_found = found.workspaces;
        for (const incident::Workspace &each : m_found) {
            const QString under = IncidentWords::line(each.subscriptionName, 60);
            m_workspaces->addItem(theme::icon(QStringLiteral("server"), theme::Tint::Muted),
                                  IncidentWords::line(each.name, 90));
            m_workspaces->setItemData(
                m_workspaces->count() - 1,
                theme::plainTip(tr("%1, resource group %2").arg(under, IncidentWords::line(each.resourceGroup, 90))),
                Qt::ToolTipRole);
        }
        m_workspaces->setEnabled(m_workspaces->count() > 0);
        const auto preferred = std::find_if(m_found.begin(), m_found.end(), [this](const incident::Workspace &each) {
            return each.resourceId().compare(m_preferred, Qt::CaseInsensitive) == 0;
        });
        m_workspaces->setCurrentIndex(m_found.isEmpty()                ? -1
                                          : preferred == m_found.end() ? 0
                                                                       : int(preferred - m_found.begin()));
    }
    m_note->setVisible(!found.problems.isEmpty());
    if (!found.problems.isEmpty())
        m_note->setText(IncidentWords::line(found.problems.join(u' ')));
    if (!m_found.isEmpty()) {
        refresh();
        return;
    }
    m_remedy = Remedy::Discover;
    showEmpty(
        QStringLiteral("incident"), tr("No workspace with Microsoft Sentinel"),
        found.subscriptions == 0
            ? tr("No subscription can be seen. Ask for the role Microsoft Sentinel Responder on the resource group.")
            : tr("%n subscription(s) searched. Ask for the role Microsoft Sentinel Responder on the resource group.",
                 nullptr, found.subscriptions),
        tr("Look again"));
}

void IncidentList::setListing()
{
    m_walked.stop();
    m_chosen.clear();
    m_moreFailed->hide();
    m_model->set({}, false);
    m_count->hide();
    showEmpty(QStringLiteral("clock"), tr("Reading the incidents"), IncidentWords::line(workspace().name, 90));
}

void IncidentList::setPage(const incident::IncidentPage &page, bool first)
{
    const bool more = !page.next.isEmpty();
    if (first)
        m_model->set(page.incidents, more);
    else
        m_model->append(page.incidents, more);
    const int count = m_model->rowCount();
    m_count->setCount(count);
    m_count->setVisible(count > 0);
    if (count > 0) {
        m_stack->setCurrentWidget(m_view);
    } else if (more) {
        m_model->fetchMore({}); // the filter works page by page: a page without a hit is not the end
    } else {
        m_remedy = Remedy::Clear;
        showEmpty(QStringLiteral("filter"), tr("No incident fits"),
                  tr("Choose a wider time, or any status and severity."), tr("Clear the filters"));
    }
    // Until the view is full it does not scroll, and would never ask.
    if (count > 0 && more && count < 20)
        m_model->fetchMore({});
}

void IncidentList::setMoreFailed(const QString &sentence)
{
    m_moreFailed->setText(tr("Older incidents could not be read: %1").arg(sentence));
    m_moreFailed->show();
}

void IncidentList::setFailed(const QString &sentence, const QString &button)
{
    m_remedy = button.isEmpty() ? (workspace().isEmpty() ? Remedy::Discover : Remedy::List) : Remedy::Outside;
    showEmpty(QStringLiteral("error"), tr("The incidents could not be read"), sentence,
              button.isEmpty() ? tr("Try again") : button);
}

void IncidentList::showEmpty(const QString &icon, const QString &title, const QString &detail, const QString &button)
{
    m_empty->setIconName(icon);
    m_empty->setTexts(title, detail);
    theme::Button *remedy = m_empty->setButton(button);
    if (remedy && !button.isEmpty()) {
        remedy->disconnect(this);
        connect(remedy, &QPushButton::clicked, this, [this] {
            if (m_remedy == Remedy::Clear)
                clearFilters();
            else if (m_remedy == Remedy::Outside)
                Q_EMIT remedyWanted();
            else
                refresh();
        });
    }
    m_stack->setCurrentWidget(m_empty);
}

void IncidentList::clearFilters()
{
    find({});
}

void IncidentList::find(const QString &text)
{
    {
        const QSignalBlocker a(m_status), b(m_severity), c(m_time), d(m_search);
        m_status->setCurrentIndex(1);
        m_severity->setCurrentIndex(0);
        m_time->setCurrentIndex(0);
        m_search->setText(text);
    }
    refresh();
}

void IncidentList::select(const QString &id)
{
    const QSignalBlocker quiet(m_view->selectionModel());
    const QModelIndex row = m_model->find(id);
    m_view->setCurrentIndex(row);
    m_chosen = row.isValid() ? id : QString();
    m_view->viewport()->update();
}

} // namespace ui
