// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/incidents/devicepane.h"

#include "ui/incidents/devicemodel.h"
#include "ui/incidents/incidentwords.h"
#include "ui/theme/button.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/strip.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace ui {

DevicePane::DevicePane(QWidget *parent)
    : QWidget(parent)
    , m_model(new DeviceModel(this))
    , m_table(new QTableView)
    , m_empty(new theme::EmptyState(QStringLiteral("server"), {}, {}))
    , m_problem(new theme::Strip(theme::Strip::Kind::Warning))
    , m_head(new theme::Label)
    , m_again(new theme::Button(tr("Ask again"), theme::Button::Kind::Plain, theme::Button::Size::Small))
    , m_copy(new theme::Button(tr("Copy"), theme::Button::Kind::Plain, theme::Button::Size::Small))
    , m_stack(new QStackedWidget)
    , m_bar(new QWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(theme::metrics::pageMargin, 6, theme::metrics::pageMargin, 6);
    m_head->setElided(Qt::ElideRight);
    row->addWidget(m_head, 1);
    row->addWidget(m_again);
    row->addWidget(m_copy);
    column->addWidget(m_bar);
    column->addWidget(m_problem);
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Devices"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(theme::metrics::rowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(theme::metrics::rowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(DeviceModel::WhyColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(DeviceModel::NameColumn, 170);
    m_table->setColumnWidth(DeviceModel::LastColumn, 96);
    m_table->setColumnWidth(DeviceModel::SystemColumn, 90);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    column->addWidget(m_stack, 1);
    connect(m_again, &QPushButton::clicked, this, &DevicePane::askWanted);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_model->asText()); });
    connect(m_empty->setButton(tr("Ask for devices")), &QPushButton::clicked, this, [this] {
        if (m_asking)
            Q_EMIT stopWanted();
        else
            Q_EMIT askWanted();
    });
    setExposure({});
}

void DevicePane::setAsking()
{
    m_asking = true;
    m_bar->hide();
    m_problem->hide();
    m_empty->setTexts(tr("Asking advanced hunting"),
                      tr("Contacts and alerts of the last 30 days, and known vulnerabilities."));
    m_empty->setButton(tr("Stop"));
    m_stack->setCurrentWidget(m_empty);
}

void DevicePane::setExposure(const std::optional<summary::Exposure> &exposure)
{
    m_asking = false;
    m_model->setDevices(exposure ? exposure->devices : QList<summary::Device>());
    m_problem->setVisible(exposure && !exposure->problems.isEmpty());
    m_bar->setVisible(exposure && !exposure->devices.isEmpty());
    m_stack->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    if (!exposure) {
        m_empty->setTexts(
            tr("Devices were not asked for"),
            tr("Finds devices that contacted these hosts, that alerts name, or that have a vulnerability linked "
               "to the actors. Needs the permission ThreatHunting.Read.All."));
        m_empty->setButton(tr("Ask for devices"));
        return;
    }
    if (!exposure->problems.isEmpty())
        m_problem->setText(IncidentWords::line(exposure->problems.join(u' '), 800));
    m_problem->setToolTip(theme::plainTip(IncidentWords::line(exposure->problems.join(u' '), 800)));
    m_head->setElidedText(exposure->truncated
                              ? tr("%n device(s) visible to you, and maybe more", nullptr, m_model->rowCount())
                              : tr("%n device(s) visible to you", nullptr, m_model->rowCount()));
    if (exposure->devices.isEmpty())
        showNothing(*exposure);
}

/// "Could not ask" is not "found nothing".
void DevicePane::showNothing(const summary::Exposure &exposure)
{
    if (exposure.contactsAsked)
        m_empty->setTexts(tr("No device found"),
                          tr("No device visible to you contacted these hosts in the last 30 days."));
    else
        m_empty->setTexts(tr("Devices could not be asked for"),
                          exposure.problems.isEmpty() ? tr("There is nothing to ask about.")
                                                      : IncidentWords::line(exposure.problems.first(), 500));
    m_empty->setButton(tr("Ask again"));
}

} // namespace ui
