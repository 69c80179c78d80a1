// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/runoptionsdialog.h"

#include "ui/pages/countdown.h"
#include "ui/shell/budget.h"
#include "ui/theme/button.h"
#include "ui/theme/hairline.h"
#include "ui/theme/label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ui {

namespace {

QSpinBox *number(int from, int to, int value, const QString &name)
{
    auto *spin = new QSpinBox;
    spin->setRange(from, to);
    spin->setValue(value);
    spin->setGroupSeparatorShown(true);
    spin->setAccessibleName(name);
    spin->setMinimumWidth(110);
    return spin;
}

QDateEdit *date(const QDate &value, const QString &name)
{
    auto *edit = new QDateEdit(value);
    edit->setDisplayFormat(QStringLiteral("d MMM yyyy"));
    edit->setCalendarPopup(true);
    edit->setAccessibleName(name);
    edit->setMinimumWidth(130);
    return edit;
}

} // namespace

RunOptionsDialog::RunOptionsDialog(const chain::Options &options, qint64 indicators, QWidget *parent)
    : QDialog(parent)
    , m_before(options)
    , m_indicators(indicators)
    , m_depth(new QComboBox)
    , m_hold(new QCheckBox(tr("Hold shared hosts")))
    , m_timeTrue(new QCheckBox(tr("Time-true chaining")))
    , m_offline(new QCheckBox(tr("Offline: ask only the case and the cache")))
    , m_articles(new QCheckBox(tr("Read linked articles for mentions")))
    , m_useSince(new QCheckBox(tr("Records since")))
    , m_useUntil(new QCheckBox(tr("Records until")))
    , m_useBudget(new QCheckBox(tr("At most this many requests")))
    , m_fanout(number(1, 100'000, options.fanout, tr("Held above this many co-hosts")))
    , m_slack(number(0, 3650, options.slackDays, tr("Days of slack")))
    , m_budget(number(10, 10'000'000, options.maxRequests > 0 ? options.maxRequests : 5000, tr("Request budget")))
    , m_since(date(options.since.isValid() ? options.since : QDate::currentDate().addYears(-1), tr("Since")))
    , m_until(date(options.until.isValid() ? options.until : QDate::currentDate(), tr("Until")))
    , m_rules(new QLineEdit(options.actorRules.join(QStringLiteral("; "))))
    , m_cost(new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted))
{
    setWindowTitle(tr("Options of the run"));
    for (int hops = 1; hops <= 4; ++hops)
        m_depth->addItem(tr("%n hop(s)", nullptr, hops), hops);
    m_depth->setCurrentIndex(std::clamp(options.depth, 1, 4) - 1);
    m_depth->setAccessibleName(tr("Hops"));
    m_hold->setChecked(options.holdShared);
    m_hold->setToolTip(
        tr("Shared hosts lead anywhere. They are drawn and explained, not followed, and add nothing to a score."));
    m_timeTrue->setChecked(options.timeTrue);
    m_timeTrue->setToolTip(tr("A path counts only while its records overlap in time."));
    m_offline->setChecked(options.offline);
    m_articles->setChecked(options.articles);
    m_useSince->setChecked(options.since.isValid());
    m_useUntil->setChecked(options.until.isValid());
    m_useBudget->setChecked(options.maxRequests > 0);
    m_slack->setSuffix(tr(" days of slack"));
    m_fanout->setSuffix(tr(" co-hosts or more"));
    m_rules->setAccessibleName(tr("Rules that name an actor"));

    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(8);
    grid->setHorizontalSpacing(12);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](QWidget *left, QWidget *right) {
        grid->addWidget(left, row, 0);
        if (right)
            grid->addWidget(right, row, 1);
        ++row;
    };
    add(new theme::Label(tr("Follow records for")), m_depth);
    add(m_hold, m_fanout);
    add(m_timeTrue, m_slack);
    add(m_useSince, m_since);
    add(m_useUntil, m_until);
    add(m_useBudget, m_budget);
    add(new theme::Label(tr("Rules that name an actor")), m_rules);
    add(m_articles, nullptr);
    add(m_offline, nullptr);

    auto *cancel = new theme::Button(tr("Cancel"));
    auto *keep = new theme::Button(tr("Keep"), theme::Button::Kind::Primary);
    keep->setAutoDefault(true);
    keep->setDefault(true);
    connect(keep, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addLayout(grid);
    column->addWidget(new theme::Hairline);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_cost, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(keep);
    column->addLayout(buttons);

    const auto refresh = [this] {
        m_fanout->setEnabled(m_hold->isChecked());
        m_slack->setEnabled(m_timeTrue->isChecked());
        m_since->setEnabled(m_useSince->isChecked());
        m_until->setEnabled(m_useUntil->isChecked());
        m_budget->setEnabled(m_useBudget->isChecked());
        refreshCost();
    };
    for (QCheckBox *box : {m_hold, m_timeTrue, m_offline, m_articles, m_useSince, m_useUntil, m_useBudget})
        connect(box, &QCheckBox::toggled, this, refresh);
    connect(m_depth, &QComboBox::currentIndexChanged, this, refresh);
    for (QSpinBox *spin : {m_fanout, m_slack, m_budget})
        connect(spin, &QSpinBox::valueChanged, this, refresh);
    refresh();
}

void RunOptionsDialog::refreshCost()
{
    if (m_indicators <= 0) {
        m_cost->setText({});
        return;
    }
    const Budget budget = estimate(m_indicators, options());
    m_cost->setText(m_offline->isChecked()
                        ? tr("No requests")
                        : tr("About %1 requests, %2")
                              .arg(QLocale().toString(aboutNumber(budget.requests)), clockText(budget.seconds)));
}

chain::Options RunOptionsDialog::options() const
{
    chain::Options chosen = m_before;
    chosen.depth = m_depth->currentData().toInt();
    chosen.holdShared = m_hold->isChecked();
    chosen.fanout = m_fanout->value();
    chosen.timeTrue = m_timeTrue->isChecked();
    chosen.slackDays = m_slack->value();
    chosen.since = m_useSince->isChecked() ? m_since->date() : QDate();
    chosen.until = m_useUntil->isChecked() ? m_until->date() : QDate();
    chosen.maxRequests = m_useBudget->isChecked() ? m_budget->value() : 0;
    chosen.offline = m_offline->isChecked();
    chosen.articles = m_articles->isChecked();
    chosen.actorRules.clear();
    const QStringList rules = m_rules->text().split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const QString &rule : rules) {
        if (const QString name = rule.trimmed(); !name.isEmpty())
            chosen.actorRules.append(name);
    }
    if (chosen.actorRules.isEmpty())
        chosen.actorRules = chain::Options().actorRules;
    return chosen;
}

} // namespace ui
