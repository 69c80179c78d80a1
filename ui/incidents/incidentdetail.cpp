// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/incidents/incidentdetail.h"

#include "core/base/text.h"
#include "core/summary/block.h"
#include "ui/incidents/incidentwords.h"
#include "ui/theme/button.h"
#include "ui/theme/chip.h"
#include "ui/theme/fonts.h"
#include "ui/theme/hairline.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/strip.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {

namespace {

void emptyLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->layout())
            emptyLayout(item->layout());
        delete item->widget();
        delete item;
    }
}

theme::Label *cellLabel(const QString &text, bool muted, theme::Text size = theme::Text::Base)
{
    auto *label = new theme::Label({}, size, muted ? theme::Label::Ink::Muted : theme::Label::Ink::Text);
    label->setElided(Qt::ElideRight);
    label->setElidedText(text);
    return label;
}

} // namespace

IncidentDetailView::IncidentDetailView(QWidget *parent)
    : QWidget(parent)
    , m_title(new theme::Label({}, theme::Text::Title))
    , m_where(new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted))
    , m_findings(new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted))
    , m_problem(new theme::Strip(theme::Strip::Kind::Warning))
    , m_investigate(new theme::Button(tr("Investigate"), theme::Button::Kind::Primary))
    , m_plan(new theme::Button(tr("Write to incident…")))
    , m_link(new theme::Button(tr("Copy portal link")))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(theme::metrics::pageMargin, 10, theme::metrics::pageMargin, 10);
    head->setSpacing(2);
    m_title->setElided(Qt::ElideRight);
    m_where->setElided(Qt::ElideRight);
    head->addWidget(m_title);
    head->addWidget(m_where);
    column->addLayout(head);
    column->addWidget(new theme::Hairline);
    column->addWidget(m_problem);
    m_problem->hide();
    auto *inside = new QWidget;
    inside->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(theme::metrics::pageMargin, 12, theme::metrics::pageMargin, 12);
    m_column->setSpacing(4);
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setBackgroundRole(QPalette::Base);
    area->setWidget(inside);
    column->addWidget(area, 1);
    column->addWidget(new theme::Hairline);
    auto *foot = new QWidget;
    foot->setAutoFillBackground(true);
    foot->setBackgroundRole(QPalette::Window);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(theme::metrics::pageMargin, 10, theme::metrics::pageMargin, 10);
    row->setSpacing(theme::metrics::fieldGap);
    m_findings->setElided(Qt::ElideRight);
    m_investigate->setIconName(QStringLiteral("chain"));
    m_investigate->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_I));
    m_plan->setIconName(QStringLiteral("diff"));
    m_plan->setKeyHint(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W));
    row->addWidget(m_findings, 1);
    m_link->setIconName(QStringLiteral("external"));
    row->addWidget(m_link);
    row->addWidget(m_plan);
    row->addWidget(m_investigate);
    column->addWidget(foot);
    connect(m_investigate, &QPushButton::clicked, this, &IncidentDetailView::investigateWanted);
    connect(m_plan, &QPushButton::clicked, this, &IncidentDetailView::planWanted);
    connect(m_link, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_url);
        Q_EMIT linkCopied();
    });
}

void IncidentDetailView::addText(const QString &text, bool muted)
{
    auto *label = new theme::Label(text, theme::Text::Base, muted ? theme::Label::Ink::Muted : theme::Label::Ink::Text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->addWidget(label);
}

void IncidentDetailView::addFacts(const incident::Incident &incident)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto fact = [&](const QString &name, const QString &value) {
        if (value.isEmpty())
            return;
        grid->addWidget(new theme::Label(name, theme::Text::Base, theme::Label::Ink::Muted), row, 0);
        grid->addWidget(cellLabel(value, false), row++, 1);
    };
    const QString owner = IncidentWords::line(incident.owner.shown(), 100);
    fact(tr("Severity"), IncidentWords::severity(incident));
    fact(tr("Status"), IncidentWords::status(incident));
    fact(tr("Owner"), owner.isEmpty() ? tr("nobody") : owner);
    fact(tr("Created"), IncidentWords::time(incident.created));
    fact(tr("Changed"), IncidentWords::time(incident.modified));
    fact(tr("Classification"), IncidentWords::line(incident.classification, 60));
    fact(tr("Tactics"), IncidentWords::line(incident.tactics.join(QStringLiteral(", ")), 200));
    QStringList labels;
    for (const QString &label : incident.labels)
        labels.append(IncidentWords::line(label, 60));
    fact(tr("Tags"), labels.join(QStringLiteral(", ")));
    m_column->addLayout(grid);
    if (!incident.description.isEmpty()) {
        m_column->addSpacing(6);
        addText(base::plainBlock(incident.description, 5000).trimmed(), false);
    }
}

void IncidentDetailView::addSection(const QString &title, int count, const QStringList &rows, const QString &none)
{
    m_column->addSpacing(10);
    m_column->addWidget(
        new theme::Label(count > 0 ? QStringLiteral("%1  %2").arg(title).arg(count) : title, theme::Text::Strong));
    if (rows.isEmpty())
        addText(none, true);
    for (const QString &row : rows.mid(0, 60))
        m_column->addWidget(cellLabel(row, false));
    if (rows.size() > 60)
        addText(tr("and %n more", nullptr, int(rows.size()) - 60), true);
}

void IncidentDetailView::addIndicators(const IncidentDetail &detail)
{
    QStringList rows;
    for (const ioc::Indicator &indicator : detail.found.indicators)
        rows.append(base::defang(IncidentWords::line(indicator.value, 253)));
    const bool old = detail.entities.isEmpty() && detail.opened.incident.created.isValid()
        && detail.opened.incident.created.daysTo(QDateTime::currentDateTimeUtc()) > 180;
    addSection(tr("Indicators to look up"), int(rows.size()), rows,
               old ? tr("The service keeps entities 180 days; this incident is older.")
                   : tr("No external address, domain or link is in this incident."));
    QStringList left;
    if (!detail.found.rejected.isEmpty())
        left.append(tr("%n entit(y|ies) (is|are) not used", nullptr, int(detail.found.rejected.size())));
    if (detail.excluded > 0)
        left.append(tr("%n own resolver(s) or client(s) left out", nullptr, detail.excluded));
    if (!left.isEmpty())
        addText(left.join(QStringLiteral(" · ")), true);
}

void IncidentDetailView::setDetail(const IncidentDetail &detail)
{
    const incident::Incident &incident = detail.opened.incident;
    setUpdatesEnabled(false);
    emptyLayout(m_column);
    m_title->setElidedText(IncidentWords::line(incident.title));
    m_where->setElidedText(
        tr("Incident %1 · %2 · %3")
            .arg(incident.number)
            .arg(IncidentWords::line(incident.workspace.name, 90), IncidentWords::side(detail.opened.side)));
    m_where->setToolTip(theme::plainTip(IncidentWords::line(detail.opened.why)));
    const QStringList problems = detail.opened.notes + detail.problems;
    m_problem->setText(IncidentWords::line(problems.join(u' '), 800));
    m_problem->setVisible(!problems.isEmpty());
    addFacts(incident);
    addIndicators(detail);
    QStringList rows;
    for (const incident::Entity &entity : detail.entities)
        rows.append(
            IncidentWords::line(entity.kind, 40) + QStringLiteral("   ")
            + base::defang(IncidentWords::line(entity.name, 200))
            + (entity.detail.isEmpty() ? QString() : QStringLiteral("   ") + IncidentWords::line(entity.detail, 100)));
    addSection(tr("Entities"), int(rows.size()), rows, tr("None."));
    rows.clear();
    for (const incident::Alert &alert : detail.alerts)
        rows.append(QStringLiteral("%1   %2   %3")
                        .arg(IncidentWords::time(alert.time), IncidentWords::line(alert.title, 160),
                             IncidentWords::line(alert.product, 60)));
    addSection(tr("Alerts"), int(rows.size()), rows, tr("None."));
    rows.clear();
    for (const incident::Comment &comment : detail.comments) {
        QString text = comment.message;
        text.remove(QRegularExpression(QStringLiteral("<[^>]{0,200}>")));
        rows.append(QStringLiteral("%1   %2   %3")
                        .arg(IncidentWords::time(comment.created), IncidentWords::line(comment.author.shown(), 40),
                             IncidentWords::line(text, 300)));
    }
    addSection(tr("Comments"), int(rows.size()), rows, tr("None."));
    m_column->addStretch(1);
    m_investigate->setEnabled(!detail.found.indicators.isEmpty());
    m_url = IncidentWords::line(incident.url, 2000);
    m_link->setEnabled(summary::isLinkAllowed(m_url)); // what else a server calls its portal is not handed on
    setUpdatesEnabled(true);
}

void IncidentDetailView::setFindings(bool fromHere, int actors, const QString &kept)
{
    m_plan->setEnabled(actors > 0);
    m_findings->setElidedText(!kept.isEmpty() ? kept
                                  : actors == 0    ? fromHere ? tr("The lookup found no actor.") : QString()
                                     : fromHere ? tr("%n actor(s) found for this incident", nullptr, actors)
                                             : tr("%n actor(s) found, for other input", nullptr, actors));
}

} // namespace ui
