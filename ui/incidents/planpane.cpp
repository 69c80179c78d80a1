// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/incidents/planpane.h"

#include "ui/incidents/incidentwords.h"
#include "ui/incidents/plandelegate.h"
#include "ui/incidents/planmodel.h"
#include "ui/theme/button.h"
#include "ui/theme/hairline.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/strip.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSpinBox>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

PlanPane::PlanPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new PlanModel(this))
    , m_tree(new QTreeView)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    column->addWidget(buildHead());
    m_warning = new theme::Strip(theme::Strip::Kind::Warning);
    m_notes = new theme::Strip(theme::Strip::Kind::Info);
    m_strip = new theme::Strip(theme::Strip::Kind::Good);
    m_again = m_strip->addButton(tr("Read again"));
    connect(m_again, &QPushButton::clicked, this, &PlanPane::readAgainWanted);
    m_kept = new theme::Strip(theme::Strip::Kind::Info);
    m_kept->hide();
    m_kept->setObjectName(QStringLiteral("keptPlan"));
    m_newPlan = m_kept->addButton(tr("New plan"));
    m_newPlan->setObjectName(QStringLiteral("newPlan"));
    m_newPlan->setToolTip(tr("Leave the kept plan and make one from the findings"));
    connect(m_newPlan, &QPushButton::clicked, this, &PlanPane::newPlanWanted);
    column->addWidget(m_warning);
    column->addWidget(m_notes);
    column->addWidget(m_kept);
    buildTree();
    column->addWidget(m_tree, 3);
    column->addWidget(m_strip);
    m_commentsBox = new QWidget;
    m_commentsBox->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_comments = new QVBoxLayout(m_commentsBox);
    m_comments->setContentsMargins(theme::metrics::pageMargin, 8, theme::metrics::pageMargin, 8);
    m_comments->setSpacing(4);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(m_commentsBox);
    area->setBackgroundRole(QPalette::Base);
    area->setMinimumHeight(60);
    column->addWidget(area, 1);
    column->addWidget(new theme::Hairline);
    column->addWidget(buildFoot());
    connect(m_model, &PlanModel::switched, this, &PlanPane::refreshButton);
    connect(m_model, &PlanModel::reopenWanted, this, &PlanPane::reopenWanted);
}

QWidget *PlanPane::buildHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(theme::metrics::pageMargin, 10, theme::metrics::pageMargin, 10);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    m_title = new theme::Label({}, theme::Text::Title);
    m_title->setElided(Qt::ElideRight);
    m_where = new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted);
    m_where->setElided(Qt::ElideRight);
    words->addWidget(m_title);
    words->addWidget(m_where);
    row->addLayout(words, 1);
    auto *limit = new theme::Label(tr("Score limit"), theme::Text::Base, theme::Label::Ink::Muted);
    m_minScore = new QSpinBox;
    m_minScore->setRange(0, 100);
    m_minScore->setValue(40);
    m_minScore->setAccessibleName(tr("Actors below this score start switched off"));
    m_minScore->setToolTip(m_minScore->accessibleName());
    m_minScore->setKeyboardTracking(false);
    limit->setBuddy(m_minScore);
    connect(m_minScore, &QSpinBox::valueChanged, this, &PlanPane::minScoreChanged);
    row->addWidget(limit);
    row->addWidget(m_minScore);
    return head;
}

void PlanPane::buildTree()
{
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new PlanDelegate(m_tree));
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setIndentation(22);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setUniformRowHeights(false);
    m_tree->setAccessibleName(tr("Changes"));
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setSectionsMovable(false);
    m_tree->setColumnWidth(PlanModel::ChangeColumn, 178);
    m_tree->setColumnWidth(PlanModel::NowColumn, 132);
    m_tree->setMinimumHeight(180);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (const int comment = m_model->commentAt(now); comment >= 0)
            Q_EMIT commentShown(comment);
    });
}

QWidget *PlanPane::buildFoot()
{
    auto *foot = new QWidget;
    foot->setAutoFillBackground(true);
    foot->setBackgroundRole(QPalette::Window);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(theme::metrics::pageMargin, 10, theme::metrics::pageMargin, 10);
    m_foot = new theme::Label(tr("Writing again later posts nothing twice. Severity is never lowered."),
                              theme::Text::Base, theme::Label::Ink::Muted);
    m_foot->setElided(Qt::ElideRight);
    column->addWidget(m_foot);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::metrics::fieldGap);
    m_back = new theme::Button(tr("Back"));
    m_back->setIconName(QStringLiteral("left"));
    m_copy = new theme::Button(tr("Copy as JSON"));
    m_copy->setIconName(QStringLiteral("copy"));
    m_keep = new theme::Button(tr("Keep for later"));
    m_keep->setObjectName(QStringLiteral("keepPlan"));
    m_keep->setToolTip(tr("Keep the plan in the case, with its switches and texts"));
    m_stop = new theme::Button(tr("Stop"));
    m_write = new theme::Button({}, theme::Button::Kind::Primary);
    m_write->setObjectName(QStringLiteral("writeChanges"));
    m_write->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Return));
    row->addWidget(m_back);
    row->addWidget(m_copy);
    row->addWidget(m_keep);
    row->addStretch(1);
    row->addWidget(m_stop);
    row->addWidget(m_write);
    column->addLayout(row);
    m_stop->hide();
    connect(m_back, &QPushButton::clicked, this, &PlanPane::backWanted);
    connect(m_stop, &QPushButton::clicked, this, &PlanPane::stopWanted);
    connect(m_keep, &QPushButton::clicked, this, &PlanPane::keepWanted);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(
            QString::fromUtf8(QJsonDocument(incident::toJson(m_model->plan())).toJson(QJsonDocument::Indented)));
        Q_EMIT copied();
    });
    connect(m_write, &QPushButton::clicked, this, [this] { Q_EMIT writeWanted(m_model->plan()); });
    return foot;
}

int PlanPane::minScore() const
{
    return m_minScore->value();
}

void PlanPane::setMinScore(int score)
{
    const QSignalBlocker quiet(m_minScore);
    m_minScore->setValue(score);
}

void PlanPane::setView(const PlanView &view, const incident::Plan *switches)
{
    const int comment = std::max(0, currentComment());
    m_writing = m_failed = false;
    m_model->setLocked(false);
    m_model->setView(view, switches);
    m_tree->expandAll();
    spanHead();
    m_title->setElidedText(tr("Write to incident %1").arg(view.plan.number));
    const QString workspace = IncidentWords::line(view.plan.workspace.name, 90);
    const QString way = IncidentWords::side(view.plan.side);
    m_where->setElidedText(workspace.isEmpty() ? way : QStringLiteral("%1 · %2").arg(workspace, way));
    m_where->setToolTip(theme::plainTip(IncidentWords::line(view.plan.why)));
    m_notes->setVisible(!view.plan.notes.isEmpty());
    m_notes->setText(IncidentWords::line(view.plan.notes.join(u' '), 600));
    m_strip->setKind(theme::Strip::Kind::Good);
    m_strip->setProgress(-1);
    m_again->show();
    m_strip->setText(m_model->changes() > 0 || !view.plan.comments.isEmpty()
                         ? tr("Read again at %1 UTC. Nothing is written yet.")
                               .arg(QLocale::c().toString(view.read.toUTC().time(), QStringLiteral("HH:mm:ss")))
                         : tr("No actor leads here: there is nothing to write."));
    showComments(view.comments);
    showComment(std::min<int>(comment, int(view.plan.comments.size()) - 1));
    refreshButton();
}

void PlanPane::setKept(const std::optional<incident::KeptPlan> &kept)
{
    m_kept->setVisible(kept.has_value());
    if (kept)
        m_kept->setText(IncidentWords::keptPlan(*kept));
}

void PlanPane::setComments(const QList<incident::Comment> &comments)
{
    m_model->setComments(comments);
    showComments(comments);
}

void PlanPane::spanHead()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        const bool head = index.data(PlanModel::KindRole).toInt() == int(PlanModel::Kind::KeptHead);
        m_tree->setFirstColumnSpanned(row, {}, head);
    }
}

void PlanPane::setWarning(const QString &sentence)
{
    m_warning->setText(sentence);
    m_warning->setVisible(!sentence.isEmpty());
}

void PlanPane::showComments(const QList<incident::Comment> &comments)
{
    while (QLayoutItem *item = m_comments->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_comments->addWidget(
        new theme::Label(tr("%n comment(s) there now", nullptr, int(comments.size())), theme::Text::Strong));
    for (const incident::Comment &comment : comments) {
        QString text = comment.message;
        text.remove(QRegularExpression(QStringLiteral("<[^>]{0,200}>"))); // for one line; shown as plain text
        const QString who = IncidentWords::line(comment.author.shown(), 40);
        auto *label = new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted);
        label->setElided(Qt::ElideRight);
        label->setElidedText(QStringLiteral("%1   %2   %3")
                                 .arg(IncidentWords::time(comment.created), who, IncidentWords::line(text, 200)));
        m_comments->addWidget(label);
    }
    m_comments->addStretch(1);
}

void PlanPane::refreshButton()
{
    const int count = m_model->changes();
    m_write->setText(count == 0     ? tr("Nothing to write")
                         : m_failed ? tr("Continue: %n change(s)", nullptr, count)
                                    : tr("Write %n change(s)", nullptr, count));
    m_write->setAccessibleName(m_write->text());
    m_write->setEnabled(count > 0 && !m_writing);
    m_stop->setVisible(m_writing);
    m_back->setEnabled(!m_writing);
    m_keep->setEnabled(!m_writing);
    m_newPlan->setEnabled(!m_writing);
    m_minScore->setEnabled(!m_writing);
}

void PlanPane::setWriting(const incident::Plan &plan)
{
    if (!m_writing)
        m_tree->setFocus();
    m_writing = true;
    m_model->setLocked(true);
    m_model->setPlan(plan);
    const int left = m_model->changes();
    m_strip->setKind(theme::Strip::Kind::Wait);
    m_again->hide();
    m_strip->setText(left > 0 ? tr("Writing: %n change(s) left", nullptr, left) : tr("Writing"));
    refreshButton();
}

void PlanPane::setWritten(const incident::Plan &plan, const std::optional<base::Error> &error)
{
    m_writing = false;
    m_failed = error.has_value();
    m_model->setLocked(false);
    m_model->setPlan(plan);
    m_again->show();
    const int left = m_model->changes();
    m_strip->setKind(error ? theme::Strip::Kind::Error : theme::Strip::Kind::Good);
    if (error)
        m_strip->setText(
            left > 0 ? tr("Not all is written: %1 What is done stays done.").arg(IncidentWords::sentence(*error))
                     : IncidentWords::sentence(*error));
    else
        m_strip->setText(tr("Written. The incident has what the plan says."));
    refreshButton();
    if (m_write->isEnabled())
        m_write->setFocus();
}

int PlanPane::currentComment() const
{
    return m_model->commentAt(m_tree->currentIndex());
}

void PlanPane::showComment(int comment)
{
    if (const QModelIndex index = m_model->indexOfComment(comment); index.isValid())
        m_tree->setCurrentIndex(index);
}

} // namespace ui
