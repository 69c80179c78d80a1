// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/graphview/nodewords.h"

#include "ui/picture/fonts.h"
#include "ui/picture/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace ui {
namespace {

using chain::Record;
using graph::Node;
using graph::NodeKey;
using graph::NodeState;
using graph::Shape;

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("ui::GraphView", text, nullptr, n);
}

const chain::Host *hostOf(const Workspace &workspace, const Node &node)
{
    const chain::Hosts &hosts = workspace.investigation().hosts();
    return node.key.kind == NodeKey::Kind::Host && node.key.id >= 0 && node.key.id < hosts.size() ? &hosts[node.key.id]
                                                                                                  : nullptr;
}

QString kindOf(const Workspace &workspace, const Node &node)
{
    if (const chain::Host *host = hostOf(workspace, node)) {
        const bool name = host->type == ioc::Type::Domain;
        if (host->isIndicator())
            return name ? tr(QT_TRANSLATE_NOOP("ui::GraphView", "Indicator, domain"))
                        : tr(QT_TRANSLATE_NOOP("ui::GraphView", "Indicator, address"));
        return name ? tr(QT_TRANSLATE_NOOP("ui::GraphView", "Domain"))
                    : tr(QT_TRANSLATE_NOOP("ui::GraphView", "Address"));
    }
    return picture::kindWord(node.shape);
}

QString date(qint64 seconds)
{
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).date(), QStringLiteral("d MMM yyyy"));
}

QString span(qint64 first, qint64 last)
{
    if (first == Record::unknownTime && last == Record::unknownTime)
        return {};
    if (first == Record::unknownTime || last == Record::unknownTime || first == last)
        return date(first == Record::unknownTime ? last : first);
    return date(first) % u" – " % date(last);
}

QString seenSpan(const Workspace &workspace, const chain::Host &host, chain::HostId id)
{
    Q_UNUSED(host)
    qint64 first = Record::unknownTime, last = Record::unknownTime;
    for (const chain::RecordId record : workspace.investigation().recordsOf(id)) {
        const Record &r = workspace.investigation().records()[record];
        if (r.firstSeen != Record::unknownTime)
            first = first == Record::unknownTime ? r.firstSeen : qMin(first, r.firstSeen);
        last = qMax(last, r.lastSeen);
    }
    return span(first, last);
}

/// Actors the host leads to, best first.
QStringList actorsOf(const Workspace &workspace, const Node &node)
{
    QStringList names;
    if (node.key.kind != NodeKey::Kind::Host)
        return names;
    for (const chain::RankedActor &ranked : workspace.assessment().actors) {
        const bool through
            = std::any_of(ranked.claims.cbegin(), ranked.claims.cend(),
                          [&node](const chain::WeighedClaim &claim) { return claim.path.contains(node.key.id); });
        if (through)
            names.append(workspace.actorLabel(ranked.actor));
        if (names.size() == 3)
            break;
    }
    return names;
}

QString joined(const QStringList &parts, QStringView separator = u" · ")
{
    QStringList full;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            full.append(part);
    }
    return full.join(separator);
}

QString hopsWord(int hops)
{
    return hops == 0 ? QString() : picture::columnWord(hops, false);
}

QString coHosts(const chain::Host &host)
{
    if (!host.coHosts || *host.coHosts < 1)
        return {};
    return *host.coHosts == 1
        ? tr(QT_TRANSLATE_NOOP("ui::GraphView", "1 co-host"))
        : tr(QT_TRANSLATE_NOOP("ui::GraphView", "%1 co-hosts")).arg(QLocale().toString(*host.coHosts));
}

/// What a comparison says: "Changed: verdict unknown → malicious".
QString markLine(const Workspace &workspace, const Node &node)
{
    if (node.mark == graph::Mark::None)
        return {};
    const QString word = picture::markWord(node.mark);
    if (graph::isGone(node.key))
        return tr(QT_TRANSLATE_NOOP("ui::GraphView", "Gone: it was there before and is not found now"));
    if (node.shape == Shape::Bundle)
        return tr(QT_TRANSLATE_NOOP("ui::GraphView", "Holds what is new or has changed"));
    const QString name = graph::keyText(node.key, workspace.investigation());
    const QList<graph::FieldChange> fields = workspace.comparison()
        ? workspace.comparison()->fields.value(node.shape == Shape::Actor ? name : name.mid(5))
        : QList<graph::FieldChange>();
    QStringList changes;
    for (const graph::FieldChange &field : fields.mid(0, 2))
        changes.append(tr(QT_TRANSLATE_NOOP("ui::GraphView", "%1 %2 → %3"))
                           .arg(field.field, field.was.isEmpty() ? QStringLiteral("–") : picture::elided(field.was),
                                field.now.isEmpty() ? QStringLiteral("–") : picture::elided(field.now)));
    return changes.isEmpty() ? word : QString(word % u": " % changes.join(u", "));
}

QString leadsTo(const QStringList &actors)
{
    return actors.isEmpty() ? QString() : tr(QT_TRANSLATE_NOOP("ui::GraphView", "leads to %1")).arg(actors.join(u", "));
}

} // namespace

QString tipOf(const Workspace &workspace, const Node &node)
{
    QStringList lines{picture::elided(picture::nodeLabel(node), 60)};
    const chain::Host *host = hostOf(workspace, node);
    if (!host) {
        if (node.shape == Shape::Actor)
            lines.append(joined(
                {picture::kindWord(node.shape),
                 node.score < 0 ? QString() : tr(QT_TRANSLATE_NOOP("ui::GraphView", "score %1")).arg(node.score)}));
        else if (graph::isGone(node.key))
            lines.append(joined({picture::kindWord(node.shape), picture::verdictLine(node)}));
        else
            lines.append(
                tr(QT_TRANSLATE_NOOP("ui::GraphView", "Leaves that tell nothing. Double-click opens them here.")));
        lines.append(node.detail);
        lines.append(markLine(workspace, node));
        lines.removeAll(QString());
        return lines.join(u'\n');
    }
    const QString verdict = host->reputationKnown || node.state == NodeState::Normal
        ? picture::verdictLine({.verdict = node.verdict, .score = node.score})
        : QString();
    lines.append(joined({kindOf(workspace, node), verdict, picture::stateWord(node.state), node.detail}));
    lines.append(joined({hopsWord(host->hops), coHosts(*host), picture::connections(node.degree)}));
    if (const QString mark = markLine(workspace, node); !mark.isEmpty())
        lines.append(mark); // four lines are read, more are not
    else
        lines.append(joined({seenSpan(workspace, *host, node.key.id), leadsTo(actorsOf(workspace, node))}));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString tipOf(const Workspace &workspace, const graph::Edge &edge, const Node &from, const Node &to)
{
    Q_UNUSED(workspace)
    const QString ends = picture::elided(from.label) % u" → " % picture::elided(to.label);
    QString what = picture::edgeWord(edge);
    if (edge.kind == graph::EdgeKind::Record && !what.isEmpty())
        what = tr(QT_TRANSLATE_NOOP("ui::GraphView", "%1 record")).arg(what);
    QStringList lines{ends, joined({what, span(edge.firstSeen, edge.lastSeen)})};
    if (edge.outOfTime)
        lines.append(tr(QT_TRANSLATE_NOOP("ui::GraphView", "Seen at another time than its neighbours on the path")));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString spokenName(const Workspace &workspace, const Node &node)
{
    QStringList parts{picture::nodeLabel(node)};
    if (node.shape == Shape::Actor) {
        parts << kindOf(workspace, node).toLower();
        if (node.score >= 0)
            parts << tr(QT_TRANSLATE_NOOP("ui::GraphView", "score %1")).arg(node.score);
        parts << node.detail;
    } else if (node.shape == Shape::Bundle) {
        parts << kindOf(workspace, node).toLower();
    } else {
        parts << kindOf(workspace, node).toLower() << picture::verdictWord(node.verdict).toLower()
              << picture::stateWord(node.state).toLower() << picture::connections(node.degree)
              << leadsTo(actorsOf(workspace, node));
    }
    if (node.mark != graph::Mark::None)
        parts << picture::markWord(node.mark).toLower();
    return joined(parts, u", ");
}

} // namespace ui
