// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/filters/filterbar.h"

#include "ui/filters/filtereditors.h"
#include "ui/theme/button.h"
#include "ui/theme/chip.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>

namespace ui {

FilterBar::FilterBar(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_chips(new QHBoxLayout)
    , m_add(new theme::Chip({}, tr("Filter"), theme::Chip::Kind::Add))
    , m_count(new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted))
    , m_clear(new theme::Button(tr("Clear"), theme::Button::Kind::Link, theme::Button::Size::Small))
{
    setAccessibleName(tr("Filters"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, theme::metrics::pageMargin, 0);
    row->setSpacing(6);
    m_chips->setSpacing(6);
    row->addLayout(m_chips);
    m_add->setAccessibleName(tr("Add a filter"));
    row->addWidget(m_add);
    row->addStretch(1);
    row->addWidget(m_count);
    row->addWidget(m_clear);
    m_clear->setToolTip(tr("Remove all filters and show hidden hosts"));
    connect(m_add, &QAbstractButton::clicked, this, &FilterBar::openAddMenu);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_workspace->setFilter({});
        m_workspace->showAll();
    });
    m_later.setSingleShot(true);
    m_later.setInterval(250);
    connect(&m_later, &QTimer::timeout, this, &FilterBar::updateCount);
    connect(workspace, &Workspace::filterChanged, this, &FilterBar::rebuild);
    connect(workspace, &Workspace::wasReset, this, &FilterBar::rebuild);
    connect(workspace, &Workspace::changed, this, [this](const chain::Delta &delta) {
        if (!delta.hosts.isEmpty() && !m_later.isActive())
            m_later.start();
    });
    rebuild();
}

QSize FilterBar::sizeHint() const
{
    return {400, theme::metrics::filterBarHeight};
}

void FilterBar::openAddMenu()
{
    QMenu menu(this);
    filters::fillAddMenu(&menu, m_workspace);
    menu.exec(m_add->mapToGlobal(QPoint(0, m_add->height() + 2)));
}

void FilterBar::edit(filters::Part part, QWidget *at)
{
    QMenu menu(this);
    filters::fillEditor(&menu, part, m_workspace);
    if (!menu.isEmpty())
        menu.exec(at->mapToGlobal(QPoint(0, at->height() + 2)));
}

void FilterBar::rebuild()
{
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // the chip may be the sender
        delete item;
    }
    for (const filters::Words &words : filters::words(m_workspace->view().filter, *m_workspace)) {
        auto *chip = new theme::Chip(words.key, words.value);
        connect(chip, &theme::Chip::removed, this, [this, part = words.part] {
            m_workspace->setFilter(filters::without(m_workspace->view().filter, part));
        });
        connect(chip, &QAbstractButton::clicked, this, [this, part = words.part, chip] { edit(part, chip); });
        m_chips->addWidget(chip);
    }
    updateCount();
}

void FilterBar::updateCount()
{
    const qsizetype total = m_workspace->investigation().hosts().size();
    const bool filtered = !m_workspace->view().filter.isEmpty() || !m_workspace->view().hidden.isEmpty();
    m_clear->setVisible(filtered);
    m_count->setVisible(total > 0);
    if (total == 0)
        return;
    const QLocale locale;
    m_count->setText(filtered ? tr("%1 of %n host(s)", nullptr, int(total)).arg(locale.toString(m_workspace->visibleHosts().size()))
                              : tr("%n host(s)", nullptr, int(total)));
}

} // namespace ui
