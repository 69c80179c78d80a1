// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/help/helpwindow.h"

#include "ui/help/helpbrowser.h"
#include "ui/help/helppages.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/searchfield.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

QToolButton *stepButton(const QString &icon, const QString &name, const QKeySequence &keys)
{
    auto *button = new QToolButton;
    button->setIcon(theme::icon(icon));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setShortcut(keys);
    button->setAutoRaise(true);
    return button;
}

} // namespace

HelpWindow::HelpWindow(QWidget *parent)
    : QDialog(parent)
    , m_search(new theme::SearchField(tr("Search the help")))
    , m_contents(new QListWidget)
    , m_page(new HelpBrowser)
    , m_back(stepButton(QStringLiteral("left"), tr("Back"), QKeySequence::Back))
    , m_forward(stepButton(QStringLiteral("right"), tr("Forward"), QKeySequence::Forward))
{
    setWindowTitle(tr("Help"));
    setObjectName(QStringLiteral("helpWindow"));
    setWindowFlag(Qt::WindowMinMaxButtonsHint);
    resize(940, 680);
    m_search->setAccessibleName(tr("Search the help"));
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setFrameShape(QFrame::NoFrame);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 6, 8, 6);
    bar->addWidget(m_back);
    bar->addWidget(m_forward);
    bar->addStretch(1);
    bar->addWidget(m_search, 1);
    auto *split = new QSplitter;
    split->addWidget(m_contents);
    split->addWidget(m_page);
    split->setStretchFactor(1, 1);
    split->setSizes({230, 630});
    split->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(split, 1);
    connect(m_back, &QToolButton::clicked, this, [this] { goTo(-1); });
    connect(m_forward, &QToolButton::clicked, this, [this] { goTo(1); });
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_search, &QLineEdit::returnPressed, m_page, qOverload<>(&QWidget::setFocus));
    connect(m_page, &HelpBrowser::topicWanted, this, qOverload<const QString &>(&HelpWindow::show));
    connect(m_contents, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item)
            show(item->data(Qt::UserRole).toString());
    });
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
    fillContents({});
    m_page->setFocus();
}

void HelpWindow::open(const QString &topic, QWidget *parent)
{
    QWidget *owner = parent ? parent->window() : nullptr;
    auto *help = owner ? owner->findChild<HelpWindow *>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
    if (!help) {
        help = new HelpWindow(owner);
        help->setAttribute(Qt::WA_DeleteOnClose);
    }
    help->m_search->clear();
    help->show(topic);
    help->QDialog::show();
    help->raise();
    help->activateWindow();
}

void HelpWindow::show(const QString &topic)
{
    const QString known = helpPages()[helpPageOf(topic)].topic;
    if (known != this->topic()) {
        m_trail.resize(m_at + 1);
        m_trail.append(known);
        ++m_at;
    }
    showCurrent();
}

QString HelpWindow::topic() const
{
    return m_trail.value(m_at);
}

void HelpWindow::goTo(int step)
{
    if (m_at + step < 0 || m_at + step >= m_trail.size())
        return;
    m_at += step;
    showCurrent();
}

void HelpWindow::showCurrent()
{
    m_page->showPage(topic());
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_trail.size());
    const QSignalBlocker quiet(m_contents);
    m_contents->setCurrentItem(nullptr);
    for (int row = 0; row < m_contents->count(); ++row) {
        if (m_contents->item(row)->data(Qt::UserRole).toString() == topic())
            m_contents->setCurrentRow(row);
    }
}

void HelpWindow::search(const QString &text)
{
    fillContents(text);
    m_page->setMarked(text);
    const QList<int> found = findHelp(text);
    m_search->setInvalid(found.isEmpty());
    const bool here
        = std::any_of(found.begin(), found.end(), [this](int i) { return helpPages()[i].topic == topic(); });
    if (!found.isEmpty() && !here)
        show(helpPages()[found.first()].topic);
    else if (here)
        showCurrent();
}

void HelpWindow::fillContents(const QString &text)
{
    const QSignalBlocker quiet(m_contents);
    m_contents->clear();
    for (const int i : findHelp(text)) {
        auto *item = new QListWidgetItem(helpPages()[i].title, m_contents);
        item->setData(Qt::UserRole, helpPages()[i].topic);
        item->setSizeHint({0, std::max(theme::metrics::dockTitleHeight, fontMetrics().height() + 12)});
    }
    if (m_contents->count() == 0) {
        auto *none = new QListWidgetItem(tr("No page has these words"), m_contents);
        none->setFlags(Qt::NoItemFlags);
    }
}

} // namespace ui
