// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/inspector/claimrow.h"

#include "core/base/text.h"
#include "ui/inspector/flowlayout.h"
#include "ui/inspector/nodehead.h"
#include "ui/inspector/parts.h"
#include "ui/models/wording.h"
#include "ui/theme/button.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

/// The small triangle before a row.
class Arrow : public QWidget
{
public:
    Arrow() { setFixedSize(16, 20); }
    void setOpen(bool open)
    {
        m_open = open;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        theme::icon(m_open ? QStringLiteral("down") : QStringLiteral("right"), theme::Tint::Muted)
            .paint(&painter, QRect(0, 2, 14, 14));
    }

private:
    bool m_open = false;
};

constexpr int markSide = 26, wordsAt = markSide + 8;

/// The way from the indicator to the actor: marks below each other, joined by a line.
class ChainBody : public QWidget
{
public:
    using QWidget::QWidget;
    void addMark(QWidget *row) { m_rows.append(row); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        for (qsizetype i = 0; i + 1 < m_rows.size(); ++i) {
            const QRect from = m_rows[i]->geometry(), to = m_rows[i + 1]->geometry();
            const int top = from.top() + markSide + 4, bottom = to.top() + 2;
            if (bottom > top)
                painter.fillRect(from.left() + markSide / 2 - 1, top, 2, bottom - top, theme::colours().accent);
        }
    }

private:
    QList<QWidget *> m_rows;
};

theme::Label::Ink inkOf(mdti::Classification verdict)
{
    switch (verdict) {
    case mdti::Classification::Malicious:
        return theme::Label::Ink::Malicious;
    case mdti::Classification::Suspicious:
        return theme::Label::Ink::Suspicious;
    case mdti::Classification::Neutral:
        return theme::Label::Ink::Neutral;
    case mdti::Classification::Unknown:
        break;
    }
    return theme::Label::Ink::Muted;
}

QString number(double value)
{
    return QLocale().toString(value, 'f', 2);
}

/// A line ends before "×" only: each number stays with what it is of.
QString factors(const QString &terms)
{
    const QString times = QStringLiteral(" × ");
    QStringList parts = terms.split(times);
    if (parts.size() < 2)
        return terms;
    for (QString &part : parts)
        part.replace(u' ', QChar::Nbsp).replace(u'-', QChar(0x2011));
    return parts.join(u' ' + QStringLiteral("×") + QChar(QChar::Nbsp));
}

const chain::Record *recordBetween(const chain::Investigation &found, chain::HostId a, chain::HostId b)
{
    for (const chain::RecordId id : found.recordsOf(b)) {
        const chain::Record &record = found.records()[id];
        if (record.from == a || record.to == a)
            return &record;
    }
    return nullptr;
}

} // namespace

ClaimRow::ClaimRow(Workspace *workspace, const chain::WeighedClaim &claim, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_claim(claim)
    , m_head(new QWidget)
    , m_arrow(new Arrow)
{
    setFocusPolicy(Qt::StrongFocus);
    const chain::Claim &each = workspace->investigation().claims()[claim.claim];
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(4, 4, 8, 4);
    row->setSpacing(4);
    row->addWidget(m_arrow, 0, Qt::AlignTop);
    auto *glyph = new GlyphWidget(20);
    glyph->setGlyph(inspector::hostGlyph(*workspace, each.host));
    row->addWidget(glyph, 0, Qt::AlignTop);
    row->addSpacing(4);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *name = new theme::Label({}, theme::Text::Strong);
    name->setElided(Qt::ElideMiddle);
    name->setElidedText(workspace->hostLabel(each.host));
    auto *detail = new theme::Label(factors(terms()), theme::Text::Small, theme::Label::Ink::Muted);
    detail->setWordWrap(true); // every term of the weight has to be read
    words->addWidget(name);
    words->addWidget(detail);
    row->addLayout(words, 1);
    row->addWidget(new theme::Label(claim.counted ? number(claim.terms.weight()) : QStringLiteral("–"), theme::Text::Strong),
                   0, Qt::AlignTop);
    column->addWidget(m_head);
    setAccessibleName(tr("%1, %2").arg(workspace->hostLabel(each.host), terms()));
}

QString ClaimRow::terms() const
{
    const chain::Claim &claim = m_workspace->investigation().claims()[m_claim.claim];
    const attribution::Terms &terms = m_claim.terms;
    const QString kind = wording::claimKind(claim.kind);
    if (terms.held)
        return tr("%1, shared infrastructure on the way: adds nothing").arg(kind);
    if (!m_claim.counted)
        return tr("%1 %2 · same artifact as the first, counted once").arg(kind, number(terms.kind));
    const int hops = std::max(0, int(m_claim.path.size()) - 1);
    const chain::Host &host = m_workspace->investigation().hosts()[claim.host];
    QString words = tr("%1 %2 × %n hop(s) %3", nullptr, hops).arg(kind, number(terms.kind), number(terms.hops));
    if (host.coHosts)
        words += tr(" × %n co-host(s) %1", nullptr, int(*host.coHosts)).arg(number(terms.sharing));
    if (terms.time < 1)
        words += tr(" × out of time %1").arg(number(terms.time));
    return words;
}

void ClaimRow::setOpen(bool open)
{
    if (open == isOpen())
        return;
    if (open) {
        m_body = makeBody();
        layout()->addWidget(m_body);
    } else {
        m_body->hide();
        m_body->deleteLater();
        m_body = nullptr;
    }
    static_cast<Arrow *>(m_arrow)->setOpen(open);
    Q_EMIT toggled(open);
}

QWidget *ClaimRow::addStep(QVBoxLayout *column, chain::HostId host, const QString &edge)
{
    if (!edge.isEmpty()) {
        auto *between = new theme::Label(edge, theme::Text::Small, theme::Label::Ink::Muted);
        between->setContentsMargins(wordsAt, 0, 0, 0);
        column->addWidget(between);
    }
    const chain::Host &each = m_workspace->investigation().hosts()[host];
    QString verdict = each.reputationKnown ? wording::verdict(each.classification) : tr("Not asked");
    if (each.score >= 0)
        verdict += QStringLiteral(" %1").arg(each.score);
    QWidget *row
        = inspector::hostRow(m_workspace, host, {}, new theme::Label(verdict, theme::Text::Small, inkOf(each.classification)));
    column->addWidget(row);
    return row;
}

QWidget *ClaimRow::addActor(QVBoxLayout *column, chain::ActorId actor)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 3, 0, 3);
    line->setSpacing(wordsAt - markSide);
    auto *mark = new GlyphWidget(markSide);
    const chain::RankedActor *ranked = m_workspace->assessment().find(actor);
    picture::Glyph glyph = inspector::actorGlyph(ranked ? ranked->score : 0);
    glyph.level = picture::Level::Mark;
    mark->setGlyph(glyph);
    line->addWidget(mark);
    auto *name = new theme::Label({}, theme::Text::Strong);
    name->setElided(Qt::ElideRight);
    name->setElidedText(m_workspace->actorLabel(actor));
    line->addWidget(name, 1);
    column->addWidget(row);
    return row;
}

void ClaimRow::addEvidence(QVBoxLayout *column)
{
    const chain::Investigation &found = m_workspace->investigation();
    const chain::Claim &claim = found.claims()[m_claim.claim];
    const attribution::Evidence &evidence = claim.evidence;
    QString why;
    if (claim.kind == attribution::Kind::Indicator) {
        why = tr("In the profile’s indicator list");
        if (evidence.firstSeen.isValid())
            why += tr(" · since %1").arg(wording::day(evidence.firstSeen));
        if (!evidence.listSource.isEmpty())
            why += tr(" · source %1").arg(base::singleLine(evidence.listSource, 30));
    } else {
        why = tr("%1: “%2”").arg(base::singleLine(evidence.rule, 80), base::singleLine(evidence.description, 300));
    }
    auto *reason = new theme::Label(why, theme::Text::Small, theme::Label::Ink::Muted);
    reason->setContentsMargins(wordsAt, 0, 0, 0);
    reason->setWordWrap(true);
    reason->setMinimumWidth(1); // one endless word must not widen the pane
    column->addWidget(reason);
}

void ClaimRow::addProvenance(QVBoxLayout *column)
{
    const attribution::Evidence &evidence = m_workspace->investigation().claims()[m_claim.claim].evidence;
    auto *row = new QWidget;
    auto *inset = new QHBoxLayout(row);
    inset->setContentsMargins(wordsAt - 8, 2, 0, 0); // a link has a margin of its own
    auto *parts = new QWidget;
    auto *line = new FlowLayout(parts, 2); // what does not fit beside the time gets a line of its own
    inset->addWidget(parts);
    auto *raw = new theme::Button(tr("Raw answer"), theme::Button::Kind::Link, theme::Button::Size::Small);
    raw->setEnabled(!evidence.raw.isEmpty());
    connect(raw, &QPushButton::clicked, this, [this, evidence] {
        const QJsonDocument document = QJsonDocument::fromJson(evidence.raw);
        const QString body = document.isNull() ? QString::fromUtf8(evidence.raw) : QString::fromUtf8(document.toJson());
        inspector::showText(window(), tr("Evidence as received"),
                            evidence.from.request + QStringLiteral("\nrequest-id: ") + evidence.from.requestId
                                + QStringLiteral("\n\n") + body);
    });
    line->addWidget(raw);
    const auto addWords = [line](const QString &words) {
        auto *label = new theme::Label(words, theme::Text::Small, theme::Label::Ink::Muted);
        label->setMinimumHeight(24); // in line with the buttons
        label->setContentsMargins(4, 0, 4, 0);
        label->setAlignment(Qt::AlignVCenter | Qt::AlignLeft);
        line->addWidget(label);
        return label;
    };
    if (evidence.from.retrieved.isValid())
        addWords(QLocale().toString(evidence.from.retrieved.toUTC(), QStringLiteral("d MMM yyyy HH:mm:ss")) + QStringLiteral(" UTC"));
    if (const QString id = evidence.from.requestId; !id.isEmpty()) {
        theme::Label *label = addWords(tr("req %1").arg(base::singleLine(id, 40).left(8)));
        label->setToolTip(theme::plainTip(base::singleLine(id, 200)));
        auto *copy = new QToolButton;
        copy->setAutoRaise(true);
        copy->setIcon(theme::icon(QStringLiteral("copy"), theme::Tint::Muted));
        copy->setIconSize(QSize(theme::metrics::smallIconSide, theme::metrics::smallIconSide));
        copy->setFocusPolicy(Qt::TabFocus);
        copy->setAccessibleName(tr("Copy the request id"));
        copy->setToolTip(theme::plainTip(tr("Copy %1").arg(base::singleLine(id, 200))));
        connect(copy, &QToolButton::clicked, this, [id] { QApplication::clipboard()->setText(base::singleLine(id, 200)); });
        line->addWidget(copy);
    }
    column->addWidget(row);
}

QWidget *ClaimRow::makeBody()
{
    const chain::Investigation &found = m_workspace->investigation();
    auto *body = new ChainBody(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(24, 0, 4, 8);
    column->setSpacing(1);
    for (int i = 0; i < m_claim.path.size(); ++i) {
        QString edge;
        if (i > 0) {
            const chain::Record *record = recordBetween(found, m_claim.path[i - 1], m_claim.path[i]);
            if (record)
                edge = tr("%1 record · %2").arg(base::singleLine(record->type, 12), wording::span(record->firstSeen, record->lastSeen));
        }
        body->addMark(addStep(column, m_claim.path[i], edge));
    }
    addEvidence(column);
    body->addMark(addActor(column, found.claims()[m_claim.claim].actor));
    addProvenance(column);
    return body;
}

void ClaimRow::paintEvent(QPaintEvent *)
{
    const picture::Colours &c = theme::colours();
    QPainter painter(this);
    const QRect head = m_head->geometry();
    if (isOpen())
        painter.fillRect(head, c.selectionIdle);
    if (hasFocus()) {
        painter.setPen(QPen(c.accent, 2));
        painter.drawRect(head.adjusted(1, 1, -1, -1));
    }
}

void ClaimRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_head->geometry().contains(event->position().toPoint()))
        setOpen(!isOpen());
}

void ClaimRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Space:
        setOpen(!isOpen());
        break;
    case Qt::Key_Right:
        setOpen(true);
        break;
    case Qt::Key_Left:
        setOpen(false);
        break;
    case Qt::Key_Down:
        focusNextChild();
        break;
    case Qt::Key_Up:
        focusPreviousChild();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ClaimRow::focusInEvent(QFocusEvent *)
{
    update();
}

void ClaimRow::focusOutEvent(QFocusEvent *)
{
    update();
}

} // namespace ui
