// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/incidents/incidentspage.h"

#include "ui/incidents/commentpane.h"
#include "ui/incidents/devicepane.h"
#include "ui/incidents/incidentdetail.h"
#include "ui/incidents/incidentlist.h"
#include "ui/incidents/incidentmodel.h"
#include "ui/incidents/incidentwords.h"
#include "ui/incidents/planmodel.h"
#include "ui/incidents/planpane.h"
#include "ui/incidents/promptdialog.h"
#include "ui/models/workspace.h"
#include "ui/theme/button.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/searchfield.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

namespace ui {

IncidentsPage::IncidentsPage(Workspace *workspace, IncidentControl *control, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_control(control)
    , m_list(new IncidentList)
    , m_detail(new IncidentDetailView)
    , m_plan(new PlanPane)
    , m_comment(new CommentPane)
    , m_empty(new theme::EmptyState(QStringLiteral("incident"), {}, {}))
    , m_middle(new QStackedWidget)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto *plan = new QSplitter;
    plan->setChildrenCollapsible(false);
    plan->addWidget(m_plan);
    plan->addWidget(m_comment);
    plan->setStretchFactor(0, 1);
    plan->setStretchFactor(1, 1);
    plan->setSizes({520, 540});
    m_planPage = plan;
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    for (QWidget *page : QList<QWidget *>{m_empty, m_detail, m_planPage})
        m_middle->addWidget(page);
    m_split = new QSplitter;
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_list);
    m_split->addWidget(m_middle);
    m_split->setStretchFactor(0, 0);
    m_split->setStretchFactor(1, 1);
    m_list->setMinimumWidth(240);
    m_list->setMaximumWidth(460);
    row->addWidget(m_split);
    connectList();
    connectPlan();
    connectControl();
    connect(m_workspace, &Workspace::assessmentChanged, this, &IncidentsPage::takeFindings);
    connect(m_workspace, &Workspace::wasReset, this, &IncidentsPage::takeFindings);
    forget();
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(true); // Enter presses what has the focus, as in a dialog
}

void IncidentsPage::setQuestions(const summary::PromptTemplates &questions)
{
    m_templates = questions;
}

void IncidentsPage::setMinScore(int score)
{
    m_plan->setMinScore(score);
}

void IncidentsPage::connectList()
{
    connect(m_list, &IncidentList::discoverWanted, this, [this] {
        m_discovered = false;
        start();
    });
    connect(m_list, &IncidentList::listWanted, m_control, &IncidentControl::list);
    connect(m_list, &IncidentList::moreWanted, m_control, &IncidentControl::listMore);
    connect(m_list, &IncidentList::remedyWanted, this, &IncidentsPage::connectWanted);
    connect(m_list, &IncidentList::chosen, this, [this](const incident::Incident &incident) {
        m_wanted = incident;
        m_isOpen = false;
        m_replan = std::exchange(m_planFor, 0) == incident.number;
        forgetTexts();
        showState(QStringLiteral("clock"), tr("Reading incident %1").arg(incident.number),
                  IncidentWords::line(incident.title));
        m_control->open(incident);
    });
    connect(m_detail, &IncidentDetailView::investigateWanted, this, &IncidentsPage::investigate);
    connect(m_detail, &IncidentDetailView::planWanted, this, &IncidentsPage::showPlan);
    connect(m_detail, &IncidentDetailView::linkCopied, this, [this] { Q_EMIT said(tr("The link is copied.")); });
}

void IncidentsPage::connectPlan()
{
    auto *keys = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), m_planPage, nullptr, nullptr,
                               Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, this, [this] {
        if (!m_comment->isEditing()) // a text that is not taken yet would not be in it
            m_plan->writeButton()->click();
    });
    connect(m_plan, &PlanPane::commentShown, m_comment, &CommentPane::showComment);
    connect(m_comment, &CommentPane::shown, m_plan, &PlanPane::showComment);
    connect(m_plan, &PlanPane::backWanted, this, [this] {
        showMiddle(m_detail);
        m_control->open(m_wanted); // it may have been written to
    });
    connect(m_plan, &PlanPane::readAgainWanted, this, [this] { askPlan(true); });
    connect(m_plan, &PlanPane::minScoreChanged, this, [this] {
        m_keepSwitches = false;
        askPlan(false);
    });
    connect(m_plan, &PlanPane::reopenWanted, this, [this](bool reopen) {
        m_reopen = reopen;
        askPlan(false);
    });
    connect(m_plan, &PlanPane::writeWanted, this, [this](const incident::Plan &plan) {
        m_plan->setWriting(plan);
        m_control->write(forCase(plan));
    });
    connect(m_plan, &PlanPane::keepWanted, this, [this] {
        m_control->keep(forCase(m_plan->model()->plan()));
        takeFindings();
        Q_EMIT said(tr("The plan is kept in the case."));
    });
    connect(m_plan, &PlanPane::newPlanWanted, this, [this] {
        forgetTexts();
        m_planMade = true;
        m_keepSwitches = false;
        askPlan(true);
    });
    connect(m_plan, &PlanPane::stopWanted, this, [this] { m_control->stop(Task::Write); });
    connect(m_plan, &PlanPane::copied, this, [this] { Q_EMIT said(tr("The plan is copied.")); });
    connect(m_comment, &CommentPane::formatChanged, this, [this] { askPlan(false); });
    connect(m_comment, &CommentPane::edited, this, [this](const QString &key, const QString &markdown) {
        if (markdown.isEmpty())
            m_edited.remove(key);
        else
            m_edited.insert(key, markdown);
        askPlan(false);
    });
    connect(m_comment, &CommentPane::copilotWanted, this, &IncidentsPage::askCopilot);
    connect(m_comment, &CommentPane::stopCopilotWanted, this, [this] { m_control->stop(Task::Copilot); });
    connect(m_comment->devices(), &DevicePane::askWanted, this, [this] {
        m_comment->devices()->setAsking();
        leaveKept();
        m_control->askExposure();
    });
    connect(m_comment->devices(), &DevicePane::stopWanted, this, [this] { m_control->stop(Task::Exposure); });
}

void IncidentsPage::connectControl()
{
    connect(m_control, &IncidentControl::tenantChanged, this, [this] {
        m_discovered = false;
        forget();
        if (isVisible())
            start();
    });
    connect(m_control, &IncidentControl::caseLeft, this, [this] {
        forgetTexts();
        if (m_isOpen && m_planShown)
            showMiddle(m_detail);
    });
    connect(m_control, &IncidentControl::discovered, m_list, &IncidentList::setDiscovered);
    connect(m_control, &IncidentControl::listed, this, [this](const incident::IncidentPage &page, bool first) {
        m_list->setPage(page, first);
        takeFocus();
        if (m_planFor > 0)
            choose(m_planFor);
        if (m_isOpen)
            m_list->select(m_wanted.id);
    });
    connect(m_control, &IncidentControl::opened, this, &IncidentsPage::takeOpened);
    connect(m_control, &IncidentControl::planned, this, &IncidentsPage::takePlanned);
    connect(m_control, &IncidentControl::writing, m_plan, &PlanPane::setWriting);
    connect(m_control, &IncidentControl::written, m_plan, &PlanPane::setWritten);
    connect(m_control, &IncidentControl::readAfterWriting, this,
            [this](const incident::Incident &incident, const QList<incident::Comment> &comments) {
                m_list->model()->update(incident);
                if (m_isOpen && incident.id == m_open.opened.incident.id)
                    m_plan->setComments(comments);
            });
    connect(m_control, &IncidentControl::copilotProgressed, m_comment, &CommentPane::setAskingCopilot);
    connect(m_control, &IncidentControl::warned, this, &IncidentsPage::said);
    connect(m_control, &IncidentControl::failed, this, &IncidentsPage::takeFailure);
    connect(m_control, &IncidentControl::previewed, this, [this](const PromptPreview &preview) {
        if (m_prompt)
            m_prompt->setPreview(preview);
    });
}

void IncidentsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!std::exchange(m_sized, true)) // before it is shown there is no width to divide
        m_split->setSizes({330, std::max(400, width() - 330)});
    start();
    takeFocus();
}

/// The list, once there is something in it, unless one is busy elsewhere on the page.
void IncidentsPage::takeFocus()
{
    const QWidget *busy = QApplication::focusWidget(); // a splitter gets it when the pages change
    if (isVisible() && !(busy && isAncestorOf(busy) && (busy->focusPolicy() & Qt::TabFocus)))
        m_list->view()->setFocus();
}

/// Keys of the window that mean something else here: F5 reads again, Ctrl+F looks for an incident. Done at once, since
/// some of what has the focus would keep the key for itself.
bool IncidentsPage::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool find = key->matches(QKeySequence::Find);
        if (find || (key->key() == Qt::Key_F5 && key->modifiers() == Qt::NoModifier)) {
            key->accept();
            QMetaObject::invokeMethod(this, find ? &IncidentsPage::find : &IncidentsPage::readAgain, Qt::QueuedConnection);
            return true;
        }
    }
    return QWidget::event(event);
}

void IncidentsPage::find()
{
    m_list->search()->setFocus();
    m_list->search()->selectAll();
}

void IncidentsPage::readAgain()
{
    if (m_middle->currentWidget() != m_planPage)
        m_list->refresh();
    else if (!m_plan->isWriting())
        askPlan(true);
}

void IncidentsPage::start()
{
    if (m_discovered)
        return;
    if (!m_control->hasTenant()) {
        m_list->setFailed(tr("Connect a tenant to see its incidents, or try the sample with F9."),
                          tr("Connect a tenant…"));
        return;
    }
    m_discovered = true;
    m_list->setDiscovering();
    m_control->discover();
}

void IncidentsPage::forget()
{
    m_isOpen = m_replan = false;
    m_open = {};
    m_wanted = {};
    showState(QStringLiteral("incident"), tr("No incident is open"),
              tr("Choose one at the left. Its addresses, domains and links can be looked up from here."));
}

void IncidentsPage::showMiddle(QWidget *widget)
{
    m_planShown = widget == m_planPage;
    m_middle->setCurrentWidget(widget);
}

void IncidentsPage::showState(const QString &icon, const QString &title, const QString &text, const QString &button)
{
    m_empty->setIconName(icon);
    m_empty->setTexts(title, text);
    if (theme::Button *made = m_empty->setButton(button); made && !button.isEmpty()) {
        made->disconnect(this);
        connect(made, &QPushButton::clicked, this, [this] {
            if (m_isOpen && m_planShown)
                showPlan();
            else
                m_control->open(m_wanted);
        });
    }
    m_middle->setCurrentWidget(m_empty);
}

void IncidentsPage::takeFailure(Task task, const base::Error &error)
{
    const QString sentence = IncidentWords::sentence(error);
    switch (task) {
    case Task::Discover:
    case Task::List:
        if (task == Task::List && m_list->model()->rowCount() > 0) {
            m_list->setMoreFailed(sentence);
            break;
        }
        m_list->setFailed(sentence, IncidentWords::needsConnection(error) ? tr("Connect a tenant…") : QString());
        if (task == Task::Discover)
            m_discovered = false;
        break;
    case Task::Open:
        showState(QStringLiteral("error"), tr("Incident %1 could not be read").arg(m_wanted.number), sentence,
                  tr("Try again"));
        break;
    case Task::Plan:
        m_planShown = true;
        showState(QStringLiteral("error"), tr("The incident could not be read again"),
                  tr("%1 Nothing was written.").arg(sentence), tr("Try again"));
        break;
    case Task::Write:
        m_plan->setWritten(m_plan->model()->plan(), error);
        break;
    case Task::Exposure:
        m_comment->devices()->setExposure({});
        [[fallthrough]];
    case Task::Copilot:
        Q_EMIT said(sentence);
        break;
    }
}

/// The indicators say which incident they came from; so does a case that was opened again.
bool IncidentsPage::fromOpenIncident() const
{
    const QString name = QStringLiteral("incident %1").arg(m_open.opened.incident.number);
    const auto &indicators = m_workspace->investigation().indicators;
    return std::any_of(indicators.begin(), indicators.end(),
                       [&name](const ioc::Indicator &one) { return one.source.file == name; });
}

qint64 IncidentsPage::numberOfFindings() const
{
    for (const ioc::Indicator &one : m_workspace->investigation().indicators) {
        if (one.source.file.startsWith(QStringLiteral("incident ")))
            return one.source.file.mid(9).toLongLong();
    }
    return 0;
}

bool IncidentsPage::choose(qint64 number)
{
    const QModelIndex row = m_list->model()->findNumber(number);
    if (row.isValid())
        m_list->view()->setCurrentIndex(row);
    return row.isValid();
}

void IncidentsPage::takeFindings()
{
    if (!m_isOpen)
        return;
    const auto &actors = m_workspace->assessment().actors;
    const std::optional<incident::KeptPlan> kept = m_control->keptPlan(target());
    m_detail->setFindings(fromOpenIncident(), int(actors.size()), kept ? IncidentWords::keptPlan(*kept) : QString());
    if (fromOpenIncident() && !actors.isEmpty())
        m_list->model()->setScore(m_wanted.id, actors.first().score);
    m_plan->setWarning(
        fromOpenIncident()
            ? QString()
            : tr("What was found did not begin with this incident. Investigate it first, or check the text well."));
}

void IncidentsPage::takeOpened(const IncidentDetail &opened)
{
    m_open = opened;
    m_isOpen = true;
    m_detail->setDetail(opened);
    m_comment->setMarkdown(opened.opened.side == incident::Side::Defender);
    m_list->model()->update(opened.opened.incident);
    takeFindings();
    if (std::exchange(m_replan, false))
        showPlan();
    else
        showMiddle(m_detail);
}

void IncidentsPage::investigate()
{
    if (!m_isOpen) {
        m_list->view()->setFocus();
        return;
    }
    if (m_open.found.indicators.isEmpty())
        Q_EMIT said(tr("This incident has no external address, domain or link."));
    else
        Q_EMIT investigateWanted(m_open.found);
}

} // namespace ui
