// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/inspector/actorpage.h"

#include "core/base/text.h"
#include "ui/inspector/claimrow.h"
#include "ui/inspector/flowlayout.h"
#include "ui/inspector/nodehead.h"
#include "ui/inspector/notespage.h"
#include "ui/inspector/pagetabs.h"
#include "ui/inspector/parts.h"
#include "ui/models/wording.h"
#include "ui/theme/button.h"
#include "ui/theme/chip.h"
#include "ui/theme/label.h"
#include "ui/theme/meter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/sentence.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int mostClaims = 40; // as rows; more would make a page nobody reads
constexpr int mostAliases = 12;

/// "100 × (1 − 0.32 × 0.37 × 0.55)        = 93" on a quiet card.
class Formula : public QWidget
{
public:
    Formula(const QString &left, const QString &right)
        : m_left(left)
        , m_right(right)
    {
        setFixedHeight(34);
        setAccessibleName(left + u' ' + right);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const picture::Colours &c = theme::colours();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(c.border, 1));
        painter.setBrush(c.alternate);
        painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), 4, 4);
        const QRect room = rect().adjusted(12, 0, -12, 0);
        painter.setFont(theme::font(theme::Text::Strong));
        painter.setPen(c.text);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, m_right);
        const int width = room.width() - painter.fontMetrics().horizontalAdvance(m_right) - 12;
        painter.setFont(theme::font(theme::Text::Base));
        painter.setPen(c.muted);
        painter.drawText(room, Qt::AlignVCenter, painter.fontMetrics().elidedText(m_left, Qt::ElideRight, width));
    }

private:
    QString m_left, m_right;
};

} // namespace

ActorPage::ActorPage(Workspace *workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_head(new NodeHead)
    , m_meter(new theme::Meter(theme::Meter::Ink::Actor, 8))
    , m_tabs(new PageTabs)
    , m_notes(new NotesPage(workspace))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(theme::metrics::pageMargin, 0, theme::metrics::pageMargin, 8);
    inner->setSpacing(10);
    inner->addWidget(m_meter);
    auto *counts = new QHBoxLayout;
    counts->setSpacing(14);
    for (theme::Sentence *&count : m_counts) {
        count = new theme::Sentence;
        counts->addWidget(count);
    }
    counts->addStretch(1);
    inner->addLayout(counts);
    column->addLayout(inner);
    column->addWidget(m_tabs, 1);
    m_why = inspector::scrollColumn(m_tabs->addPage(tr("Why")));
    m_profile = inspector::scrollColumn(m_tabs->addPage(tr("Profile")));
    m_hosts = inspector::scrollColumn(m_tabs->addPage(tr("Hosts")));
    auto *notes = new QVBoxLayout(m_tabs->addPage(tr("Notes")));
    notes->setContentsMargins(0, 0, 0, 0);
    notes->addWidget(m_notes);
    connect(m_head, &NodeHead::copyWanted, this, [this] { QApplication::clipboard()->setText(asText()); });
}

void ActorPage::show(chain::ActorId actor)
{
    if (actor != m_actor) {
        m_open.clear();
        // The strongest claim is opened: the first look must show how we know.
        const chain::RankedActor *ranked = m_workspace->assessment().find(actor);
        if (ranked && !ranked->claims.isEmpty())
            m_open.insert(ranked->claims.first().claim);
    }
    m_actor = actor;
    refresh();
}

void ActorPage::refresh()
{
    if (m_actor < 0 || m_actor >= m_workspace->investigation().actors().size())
        return;
    const attribution::Actor &actor = m_workspace->investigation().actors()[m_actor];
    const chain::RankedActor *ranked = m_workspace->assessment().find(m_actor);
    refreshHead(actor, ranked);
    refreshWhy(actor, ranked);
    refreshProfile(actor);
    refreshHosts(ranked);
    m_notes->setSubject(QStringLiteral("actor:") + actor.name);
}

void ActorPage::refreshHead(const attribution::Actor &actor, const chain::RankedActor *ranked)
{
    const int score = ranked ? ranked->score : 0;
    QString detail = tr("Actor");
    if (!actor.origin.isEmpty())
        detail += QStringLiteral(" · ") + base::singleLine(actor.origin, 80);
    if (!actor.attackId.isEmpty())
        detail += QStringLiteral(" · ") + base::singleLine(actor.attackId, 12);
    m_head->set(inspector::actorGlyph(score), m_workspace->actorLabel(m_actor), detail);
    m_meter->setValue(score / 100.0);
    const int artifacts = ranked ? ranked->independentArtifacts : 0, claims = ranked ? int(ranked->claims.size()) : 0;
    const int indicators = ranked ? int(ranked->indicators.size()) : 0;
    m_counts[0]->setText(tr("%n independent artifact(s)", nullptr, artifacts), {QString::number(artifacts)});
    m_counts[1]->setText(tr("%n claim(s)", nullptr, claims), {QString::number(claims)});
    m_counts[2]->setText(tr("%1 of %n indicator(s)", nullptr, int(m_workspace->investigation().indicators.size())).arg(indicators),
                         {QString::number(indicators)});
}

QWidget *ActorPage::formula(const chain::RankedActor &ranked) const
{
    QStringList factors;
    for (const chain::WeighedClaim &claim : ranked.claims) {
        if (claim.counted && claim.terms.weight() > 0)
            factors.append(QLocale().toString(1 - claim.terms.weight(), 'f', 2));
    }
    QString product = factors.mid(0, 6).join(QStringLiteral(" × "));
    if (factors.size() > 6)
        product += QStringLiteral(" × …");
    if (factors.isEmpty())
        product = QStringLiteral("1");
    return new Formula(QStringLiteral("100 × (1 − %1)").arg(product), QStringLiteral("= %1").arg(ranked.score));
}

void ActorPage::refreshWhy(const attribution::Actor &actor, const chain::RankedActor *ranked)
{
    inspector::clear(m_why);
    if (!ranked) {
        m_why->addWidget(inspector::paragraph(tr("No claim is left for this actor."), true));
        m_why->addStretch(1);
        return;
    }
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new theme::Label(tr("Why %1").arg(ranked->score), theme::Text::Strong));
    row->addStretch(1);
    auto *how = new theme::Button(tr("How scores work"), theme::Button::Kind::Link, theme::Button::Size::Small);
    connect(how, &QPushButton::clicked, this, &ActorPage::scoreHelpWanted);
    row->addWidget(how);
    m_why->addWidget(head);
    int shown = 0;
    for (const chain::WeighedClaim &claim : ranked->claims) {
        if (shown++ == mostClaims)
            break;
        auto *claimRow = new ClaimRow(m_workspace, claim);
        claimRow->setOpen(m_open.contains(claim.claim));
        connect(claimRow, &ClaimRow::toggled, this, [this, id = claim.claim](bool open) {
            if (open)
                m_open.insert(id);
            else
                m_open.remove(id);
        });
        m_why->addWidget(claimRow);
    }
    if (ranked->claims.size() > mostClaims)
        m_why->addWidget(inspector::paragraph(
            tr("%n more claim(s). The JSON export lists all.", nullptr, int(ranked->claims.size()) - mostClaims), true));
    m_why->addWidget(formula(*ranked));
    if (!actor.candidates.isEmpty())
        m_why->addWidget(inspector::paragraph(tr("The name fits several actors: %1. None was chosen.")
                                                  .arg(base::singleLine(actor.candidates.join(QStringLiteral(", ")), 300))));
    addAliases(actor);
    addHeld(*ranked);
    m_why->addStretch(1);
}

void ActorPage::addAliases(const attribution::Actor &actor)
{
    if (actor.aliases.isEmpty())
        return;
    m_why->addWidget(inspector::heading(tr("Also known as")));
    auto *chips = new QWidget;
    auto *flow = new FlowLayout(chips);
    for (const attribution::Alias &alias : actor.aliases.mid(0, mostAliases)) {
        auto *chip = new theme::Chip({}, base::singleLine(alias.name, 40), theme::Chip::Kind::Tag);
        chip->setFocusPolicy(Qt::NoFocus);
        chip->setToolTip(theme::plainTip(alias.shared ? tr("From the %1. Several actors carry this name.").arg(alias.source)
                                                      : tr("From the %1").arg(alias.source)));
        flow->addWidget(chip);
    }
    if (actor.aliases.size() > mostAliases) {
        auto *more = new theme::Chip({}, QStringLiteral("+%1").arg(actor.aliases.size() - mostAliases), theme::Chip::Kind::Tag);
        QStringList rest;
        for (const attribution::Alias &alias : actor.aliases.mid(mostAliases))
            rest.append(base::singleLine(alias.name, 60));
        more->setToolTip(theme::plainTip(rest.join(QStringLiteral(", "))));
        flow->addWidget(more);
    }
    m_why->addWidget(chips);
    const auto fromProfile = std::count_if(actor.aliases.cbegin(), actor.aliases.cend(),
                                           [](const attribution::Alias &alias) { return alias.source == u"profile"; });
    m_why->addWidget(new theme::Label(tr("Names from the profile (%1) and the public mapping (%2)")
                                          .arg(fromProfile)
                                          .arg(actor.aliases.size() - fromProfile),
                                      theme::Text::Small, theme::Label::Ink::Muted));
}

void ActorPage::addHeld(const chain::RankedActor &ranked)
{
    const chain::Investigation &found = m_workspace->investigation();
    // Held hosts next to the hosts on this actor's paths: where more evidence may lie.
    QList<chain::HostId> held;
    QSet<chain::HostId> onPath;
    for (const chain::WeighedClaim &claim : ranked.claims)
        onPath.unite(QSet<chain::HostId>(claim.path.cbegin(), claim.path.cend()));
    for (const chain::HostId host : std::as_const(onPath)) {
        for (const chain::RecordId id : found.recordsOf(host).mid(0, 500)) {
            const chain::Record &record = found.records()[id];
            for (const chain::HostId end : {record.from, record.to}) {
                if (found.hosts()[end].isHeld() && !held.contains(end))
                    held.append(end);
            }
        }
    }
    if (held.isEmpty())
        return;
    std::sort(held.begin(), held.end());
    m_why->addWidget(inspector::heading(tr("Held on the way"), int(held.size())));
    for (const chain::HostId host : held.mid(0, 8)) {
        auto *release = new theme::Button(tr("Release…"), theme::Button::Kind::Plain, theme::Button::Size::Small);
        connect(release, &QPushButton::clicked, m_workspace, [workspace = m_workspace, host] {
            Q_EMIT workspace->releaseRequested(host, true);
        });
        m_why->addWidget(inspector::hostRow(
            m_workspace, host, tr("%1 · adds nothing to a score").arg(wording::held(*found.hosts()[host].held)), release));
    }
}

void ActorPage::refreshProfile(const attribution::Actor &actor)
{
    inspector::clear(m_profile);
    const mdti::Profile &profile = actor.profile;
    if (actor.profileId.isEmpty()) {
        m_profile->addWidget(inspector::paragraph(
            tr("Threat intelligence has no profile under this name. It comes from a rule's text."), true));
        m_profile->addStretch(1);
        return;
    }
    if (!actor.origin.isEmpty())
        m_profile->addWidget(inspector::factRow(tr("Origin"), actor.origin));
    if (profile.firstActive.isValid())
        m_profile->addWidget(inspector::factRow(tr("First active"), wording::day(profile.firstActive)));
    if (!profile.targets.isEmpty())
        m_profile->addWidget(inspector::factRow(tr("Targets"), profile.targets.join(QStringLiteral("; "))));
    if (!actor.attackId.isEmpty())
        m_profile->addWidget(inspector::factRow(tr("ATT&CK group"), actor.attackId));
    m_profile->addWidget(inspector::factRow(tr("Profile id"), actor.profileId));
    const struct
    {
        QString title;
        const QString &text;
    } parts[] = {{tr("Summary"), profile.summary}, {tr("Description"), profile.description}, {tr("Tradecraft"), profile.tradecraft}};
    bool any = false;
    for (const auto &part : parts) {
        if (part.text.isEmpty())
            continue;
        any = true;
        m_profile->addWidget(inspector::heading(part.title));
        inspector::addProse(m_profile, part.text);
    }
    if (!any)
        m_profile->addWidget(inspector::paragraph(tr("The full profile has not been read yet."), true));
    m_profile->addStretch(1);
}

void ActorPage::refreshHosts(const chain::RankedActor *ranked)
{
    inspector::clear(m_hosts);
    QList<chain::HostId> hosts;
    if (ranked) {
        for (const chain::WeighedClaim &claim : ranked->claims) {
            const chain::HostId host = m_workspace->investigation().claims()[claim.claim].host;
            if (!hosts.contains(host))
                hosts.append(host);
        }
    }
    m_tabs->setTitle(2, tr("Hosts  %1").arg(hosts.size()));
    for (const chain::HostId host : hosts.mid(0, 200)) {
        const chain::Host &each = m_workspace->investigation().hosts()[host];
        QStringList kinds;
        for (const chain::ClaimId id : m_workspace->investigation().claimsOf(host)) {
            const chain::Claim &claim = m_workspace->investigation().claims()[id];
            const QString kind = wording::claimKind(claim.kind);
            if (claim.actor == m_actor && !kinds.contains(kind))
                kinds.append(kind);
        }
        m_hosts->addWidget(inspector::hostRow(m_workspace, host,
                                              tr("%1 · %n hop(s)", nullptr, each.hops).arg(kinds.join(QStringLiteral(", ")))));
    }
    m_hosts->addStretch(1);
}

QString ActorPage::asText() const
{
    if (m_actor < 0)
        return {};
    const chain::Investigation &found = m_workspace->investigation();
    const chain::RankedActor *ranked = m_workspace->assessment().find(m_actor);
    QString text = tr("%1, score %2").arg(m_workspace->actorLabel(m_actor)).arg(ranked ? ranked->score : 0) + u'\n';
    if (!ranked)
        return text;
    for (const chain::WeighedClaim &claim : ranked->claims) {
        QStringList path;
        for (const chain::HostId host : claim.path)
            path.append(base::defang(m_workspace->hostLabel(host)));
        text += QStringLiteral("%1 (%2, %3)\n")
                    .arg(path.join(QStringLiteral(" → ")), wording::claimKind(found.claims()[claim.claim].kind),
                         QLocale().toString(claim.terms.weight(), 'f', 2));
    }
    return text;
}

} // namespace ui
