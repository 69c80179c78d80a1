// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace picture {
namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("picture", text, nullptr, n);
}

} // namespace

QString nodeLabel(const graph::Node &node)
{
    if (node.shape != graph::Shape::Bundle)
        return node.label;
    return node.bundled == 1
        ? tr(QT_TRANSLATE_NOOP("picture", "1 more host"))
        : tr(QT_TRANSLATE_NOOP("picture", "%1 more hosts"), node.bundled).arg(QLocale().toString(node.bundled));
}

QString verdictWord(graph::Verdict verdict)
{
    switch (verdict) {
    case graph::Verdict::Malicious:
        return tr(QT_TRANSLATE_NOOP("picture", "Malicious"));
    case graph::Verdict::Suspicious:
        return tr(QT_TRANSLATE_NOOP("picture", "Suspicious"));
    case graph::Verdict::Neutral:
        return tr(QT_TRANSLATE_NOOP("picture", "Neutral"));
    case graph::Verdict::Unknown:
        break;
    }
    return tr(QT_TRANSLATE_NOOP("picture", "Unknown"));
}

QString kindWord(graph::Shape shape)
{
    switch (shape) {
    case graph::Shape::Indicator:
        return tr(QT_TRANSLATE_NOOP("picture", "Indicator"));
    case graph::Shape::Address:
        return tr(QT_TRANSLATE_NOOP("picture", "Address"));
    case graph::Shape::Actor:
        return tr(QT_TRANSLATE_NOOP("picture", "Actor"));
    case graph::Shape::Bundle:
        return tr(QT_TRANSLATE_NOOP("picture", "Bundle"));
    case graph::Shape::Name:
        break;
    }
    return tr(QT_TRANSLATE_NOOP("picture", "Name"));
}

QString stateWord(graph::NodeState state)
{
    switch (state) {
    case graph::NodeState::Held:
        return tr(QT_TRANSLATE_NOOP("picture", "Held"));
    case graph::NodeState::Incomplete:
        return tr(QT_TRANSLATE_NOOP("picture", "Incomplete"));
    case graph::NodeState::Queued:
        return tr(QT_TRANSLATE_NOOP("picture", "Waiting"));
    case graph::NodeState::Asking:
        return tr(QT_TRANSLATE_NOOP("picture", "Being asked"));
    case graph::NodeState::Normal:
        break;
    }
    return {};
}

QString markWord(graph::Mark mark)
{
    switch (mark) {
    case graph::Mark::Added:
        return tr(QT_TRANSLATE_NOOP("picture", "New"));
    case graph::Mark::Gone:
        return tr(QT_TRANSLATE_NOOP("picture", "Gone"));
    case graph::Mark::Changed:
        return tr(QT_TRANSLATE_NOOP("picture", "Changed"));
    case graph::Mark::None:
        break;
    }
    return {};
}

QString edgeWord(const graph::Edge &edge)
{
    switch (edge.kind) {
    case graph::EdgeKind::IndicatorList:
        return tr(QT_TRANSLATE_NOOP("picture", "indicator list"));
    case graph::EdgeKind::ProfileLink:
        return tr(QT_TRANSLATE_NOOP("picture", "profile link"));
    case graph::EdgeKind::Rule:
        return tr(QT_TRANSLATE_NOOP("picture", "rule"));
    case graph::EdgeKind::Mention:
        return tr(QT_TRANSLATE_NOOP("picture", "mention"));
    case graph::EdgeKind::Record:
        break;
    }
    return edge.type.left(12);
}

QString verdictLine(const graph::Node &node)
{
    const QString state = node.state == graph::NodeState::Normal ? QString() : stateWord(node.state);
    if (node.shape == graph::Shape::Actor || node.shape == graph::Shape::Bundle)
        return {};
    if (node.verdict == graph::Verdict::Unknown && !state.isEmpty())
        return state;
    if (node.score < 0)
        return verdictWord(node.verdict);
    return verdictWord(node.verdict) % u' ' % QString::number(node.score);
}

QString cardLine(const graph::Node &node)
{
    const QString verdict = verdictLine(node);
    const QString detail = !node.detail.isEmpty() ? node.detail
        : node.shape == graph::Shape::Actor       ? QString()
                                                  : connections(node.degree);
    return verdict.isEmpty() || detail.isEmpty() ? QString(verdict % detail) : QString(verdict % u" · " % detail);
}

QString connections(int count)
{
    // Two sentences, so that English needs no translation file to be right.
    return count == 1 ? tr(QT_TRANSLATE_NOOP("picture", "1 connection"))
                      : tr(QT_TRANSLATE_NOOP("picture", "%n connections"), count);
}

QString columnWord(int hops, bool actors)
{
    if (actors)
        return tr(QT_TRANSLATE_NOOP("picture", "Actors"));
    if (hops == 0)
        return tr(QT_TRANSLATE_NOOP("picture", "Indicators"));
    return hops == 1 ? tr(QT_TRANSLATE_NOOP("picture", "1 hop")) : tr(QT_TRANSLATE_NOOP("picture", "%n hops"), hops);
}

} // namespace picture
