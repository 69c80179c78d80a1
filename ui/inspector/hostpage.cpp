// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/inspector/hostpage.h"

#include "core/base/text.h"
#include "core/ioc/host.h"
#include "ui/inspector/claimrow.h"
#include "ui/inspector/hostrecords.h"
#include "ui/inspector/nodehead.h"
#include "ui/inspector/notespage.h"
#include "ui/inspector/pagetabs.h"
#include "ui/inspector/parts.h"
#include "ui/models/wording.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/sentence.h"
#include "ui/theme/strip.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

/// Id in a rule's link: what can be looked up again, told from words like "description" by its digits. The link itself
/// is never opened.
QString linkId(const QString &url)
{
    const QStringList parts = url.section(u'?', 0, 0).section(u'#', 0, 0).split(u'/');
    for (qsizetype i = parts.size() - 1; i > 2; --i) { // before it: scheme and host
        if (std::any_of(parts[i].cbegin(), parts[i].cend(), [](QChar c) { return c.isDigit(); }))
            return base::singleLine(parts[i], 80);
    }
    return {};
}

QString severityWords(const QString &severity)
{
    if (severity == u"high")
        return HostPage::tr("High");
    if (severity == u"medium")
        return HostPage::tr("Medium");
    if (severity == u"low")
        return HostPage::tr("Low");
    return severity.isEmpty() ? HostPage::tr("Unknown") : base::singleLine(severity, 20);
}

} // namespace

HostPage::HostPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_head(new NodeHead)
    , m_held(new theme::Strip(theme::Strip::Kind::Info))
    , m_gap(new theme::Strip(theme::Strip::Kind::Wait))
    , m_tabs(new PageTabs)
    , m_records(new HostRecords(workspace))
    , m_notes(new NotesPage(workspace))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    auto *counts = new QHBoxLayout;
    counts->setContentsMargins(theme::metrics::pageMargin, 0, theme::metrics::pageMargin, 10);
    counts->setSpacing(14);
    for (theme::Sentence *&count : m_counts) {
        count = new theme::Sentence;
        counts->addWidget(count);
    }
    counts->addStretch(1);
    column->addLayout(counts);
    column->addWidget(m_held);
    column->addWidget(m_gap);
    theme::Button *release = m_held->addButton(tr("Release"));
    m_release = release;
    connect(release, &QPushButton::clicked, this, [this] {
        const bool held = m_workspace->investigation().hosts()[m_host].isHeld();
        Q_EMIT m_workspace->releaseRequested(m_host, held);
    });
    connect(m_gap->addButton(tr("Try again")), &QPushButton::clicked, this,
            [this] { Q_EMIT m_workspace->retryRequested({m_host}); });
    column->addWidget(m_tabs, 1);
    m_verdict = inspector::scrollColumn(m_tabs->addPage(tr("Verdict")));
    auto *records = new QVBoxLayout(m_tabs->addPage(tr("Records")));
    records->setContentsMargins(0, 0, 0, 0);
    records->addWidget(m_records);
    auto *notes = new QVBoxLayout(m_tabs->addPage(tr("Notes")));
    notes->setContentsMargins(0, 0, 0, 0);
    notes->addWidget(m_notes);
    connect(m_head, &NodeHead::copyWanted, this, [this] { QApplication::clipboard()->setText(asText()); });
}

void HostPage::show(chain::HostId host)
{
    m_host = host;
    refresh();
}

void HostPage::refresh()
{
    const chain::Hosts &hosts = m_workspace->investigation().hosts();
    if (m_host < 0 || m_host >= hosts.size())
        return;
    const chain::Host &host = hosts[m_host];
    refreshHead(host);
    refreshStrips(host);
    refreshVerdict(host);
    m_tabs->setTitle(1, tr("Records  %1").arg(QLocale().toString(m_workspace->investigation().recordsOf(m_host).size())));
    m_records->setHost(m_host);
    m_notes->setSubject(host.value);
}

void HostPage::refreshHead(const chain::Host &host)
{
    QString verdict = host.state == chain::HostState::NotSent ? tr("Never sent")
        : host.reputationKnown                                ? wording::verdict(host.classification)
                                                              : tr("Not asked");
    if (host.score >= 0)
        verdict += QStringLiteral(" %1").arg(host.score);
    const QString kind = host.isIndicator() ? tr("Indicator")
        : host.type == ioc::Type::Domain    ? tr("Name")
                                            : tr("Address");
    const QString hops = host.isIndicator() ? QString() : tr(" · %n hop(s)", nullptr, host.hops);
    m_head->set(inspector::hostGlyph(*m_workspace, m_host), m_workspace->hostLabel(m_host), kind + hops + QStringLiteral(" · ") + verdict);
    const qsizetype records = m_workspace->investigation().recordsOf(m_host).size();
    const qsizetype claims = m_workspace->investigation().claimsOf(m_host).size();
    m_counts[0]->setText(host.coHosts ? tr("%n co-host(s)", nullptr, int(*host.coHosts)) : tr("co-hosts not asked"),
                         host.coHosts ? QStringList{QString::number(*host.coHosts)} : QStringList());
    m_counts[1]->setText(tr("%n record(s)", nullptr, int(records)), {QString::number(records)});
    m_counts[2]->setText(tr("%n claim(s)", nullptr, int(claims)), {QString::number(claims)});
}

void HostPage::refreshStrips(const chain::Host &host)
{
    m_held->setVisible(host.held.has_value());
    if (host.held) {
        const QString why = wording::held(*host.held);
        m_held->setText(host.isHeld() ? tr("Held: %1. Adds nothing to a score.").arg(why) : tr("Released. %1.").arg(why));
        static_cast<theme::Button *>(m_release)->setText(host.isHeld() ? tr("Release") : tr("Hold again"));
    }
    QStringList gaps;
    for (const chain::Incomplete &item : m_workspace->investigation().incomplete()) {
        if (item.host == m_host)
            gaps.append(tr("%1: %2").arg(wording::what(item.what), wording::why(item.why)));
    }
    gaps.removeDuplicates();
    m_gap->setVisible(!gaps.isEmpty());
    if (!gaps.isEmpty())
        m_gap->setText(tr("Incomplete. %1.").arg(gaps.join(QStringLiteral("; "))));
}

void HostPage::refreshVerdict(const chain::Host &host)
{
    inspector::clear(m_verdict);
    if (host.state == chain::HostState::NotSent)
        m_verdict->addWidget(inspector::paragraph(tr("An internal or reserved host. Such hosts are never sent."), true));
    addClaims();
    addRules(host);
    if (host.type == ioc::Type::Domain && ioc::displayName(host.value) != host.value)
        m_verdict->addWidget(inspector::factRow(tr("As asked"), host.value));
    if (host.reputationFrom.retrieved.isValid()) {
        m_verdict->addWidget(inspector::heading(tr("Where from")));
        m_verdict->addWidget(inspector::factRow(tr("Asked"), QLocale().toString(host.reputationFrom.retrieved.toUTC(),
                                                                                 QStringLiteral("d MMM yyyy HH:mm:ss"))
                                                                 + QStringLiteral(" UTC")));
        if (!host.reputationFrom.requestId.isEmpty())
            m_verdict->addWidget(inspector::factRow(tr("Request id"), host.reputationFrom.requestId));
        m_verdict->addWidget(inspector::factRow(tr("Request"), host.reputationFrom.request));
    }
    m_verdict->addStretch(1);
}

void HostPage::addClaims()
{
    bool first = true;
    for (const chain::RankedActor &ranked : m_workspace->assessment().actors) {
        for (const chain::WeighedClaim &claim : ranked.claims) {
            if (m_workspace->investigation().claims()[claim.claim].host != m_host)
                continue;
            m_verdict->addWidget(inspector::heading(tr("Leads to %1").arg(m_workspace->actorLabel(ranked.actor))));
            auto *row = new ClaimRow(m_workspace, claim);
            row->setOpen(first);
            first = false;
            m_verdict->addWidget(row);
        }
    }
}

void HostPage::addRules(const chain::Host &host)
{
    m_verdict->addWidget(inspector::heading(tr("Rules"), int(host.rules.size())));
    if (host.rules.isEmpty()) {
        m_verdict->addWidget(inspector::paragraph(
            host.reputationKnown ? tr("No rule matched.") : tr("The reputation was not asked or not answered."), true));
        return;
    }
    for (const mdti::ReputationRule &rule : host.rules) {
        auto *row = new QWidget;
        auto *column = new QVBoxLayout(row);
        column->setContentsMargins(0, 2, 0, 4);
        column->setSpacing(0);
        auto *line = new QHBoxLayout;
        auto *name = new theme::Label(base::singleLine(rule.name, 160), theme::Text::Strong);
        name->setWordWrap(true);
        name->setMinimumWidth(1); // one endless word must not widen the pane
        line->addWidget(name, 1);
        line->addWidget(new theme::Label(severityWords(rule.severity), theme::Text::Small, theme::Label::Ink::Muted), 0, Qt::AlignTop);
        column->addLayout(line);
        for (const QString &description : rule.descriptions)
            column->addWidget(inspector::paragraph(base::singleLine(description, 600), true));
        if (const QString id = linkId(rule.detailsUrl); !id.isEmpty()) {
            auto *link = new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted);
            link->setElided(Qt::ElideMiddle);
            link->setElidedText(tr("Refers to %1").arg(id));
            column->addWidget(link);
        }
        m_verdict->addWidget(row);
    }
}

QString HostPage::asText() const
{
    if (m_host < 0)
        return {};
    const chain::Host &host = m_workspace->investigation().hosts()[m_host];
    QString text = base::defang(host.value) + QStringLiteral(", ") + wording::verdict(host.classification);
    if (host.score >= 0)
        text += QStringLiteral(" %1").arg(host.score);
    text += u'\n';
    for (const mdti::ReputationRule &rule : host.rules)
        text += base::singleLine(rule.name, 200) + QStringLiteral(": ")
            + base::defang(base::singleLine(rule.descriptions.join(QStringLiteral("; ")), 500)) + u'\n';
    return text;
}

} // namespace ui
