// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/investigationbuilder.h"
#include "ui/graphview/graphview.h"

#include <QTest>

namespace graphtest {

using graph::NodeKey;
using ui::GraphView;
using ui::Workspace;

inline QString story()
{
    QString text = QStringLiteral("203.0.113.7 -A 2026-03-02..2026-08-19-> relay.example; 203.0.113.7 -A-> vpn.example;"
                                  "203.0.113.88 -A-> mail.example; 203.0.113.88 -A-> shop.example;"
                                  "vpn.example -A-> 198.51.100.16;"
                                  "relay.example is malicious 100 cohosts:3; vpn.example is suspicious 44;"
                                  "relay.example =rule=> Aqua Blizzard; mail.example is malicious 80;"
                                  "shop.example is suspicious 30; 198.51.100.16 is malicious 70;"
                                  "mail.example =indicator=> Mint Sandstorm;");
    for (int i = 0; i < 9; ++i)
        text += QStringLiteral("203.0.113.7 -A-> leaf%1.example;").arg(i);
    return text;
}

/// One view in a window that is never really shown.
struct Stage
{
    explicit Stage(const QString &text = story(), const QString &layout = QStringLiteral("flow"))
        : service(QStringLiteral(MDTI_BIN_DIR "/mdti-layout"))
        , view(&workspace, &service)
    {
        view.setMotion(false);
        view.resize(1000, 640);
        view.show();
        load(text, layout);
    }

    void load(const QString &text, const QString &layout = QStringLiteral("flow"))
    {
        const chain::Investigation investigation = testsupport::investigationFrom(text);
        graph::ViewState state;
        state.layout = layout;
        workspace.reset(investigation, chain::assess(investigation), state);
    }

    bool settle()
    {
        return QTest::qWaitFor([this] { return view.isSettled(); }, 15'000);
    }

    NodeKey key(QStringView name) const
    {
        for (const graph::Node &node : view.scene().nodes) {
            if (node.label == name)
                return node.key;
        }
        return {};
    }
    NodeKey host(const QString &value) const { return {NodeKey::Kind::Host, workspace.investigation().find(value)}; }
    NodeKey bundle() const
    {
        for (const graph::Node &node : view.scene().nodes) {
            if (node.key.kind == NodeKey::Kind::Bundle)
                return node.key;
        }
        return {};
    }
    /// The middle of the mark.
    QPoint at(const NodeKey &node) const
    {
        const QRectF box = view.nodeRect(node);
        return QPointF(box.left() + 10, box.center().y()).toPoint();
    }
    void click(const QPoint &point, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(&view, Qt::LeftButton, modifiers, point);
    }
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&view, Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 4; ++i)
            QTest::mouseMove(&view, from + (to - from) * i / 4);
        QTest::mouseRelease(&view, Qt::LeftButton, modifiers, to);
    }
    QPointF seen(const NodeKey &node) const { return view.nodeRect(node).center(); }

    Workspace workspace;
    graph::LayoutService service;
    GraphView view;
};

inline bool isNear(const QPointF &a, const QPointF &b, double within = 1.5)
{
    return (a - b).manhattanLength() <= within;
}

/// Positions but for those of `without`.
inline QHash<NodeKey, QPointF> placesOf(const GraphView &view, const QList<NodeKey> &without = {})
{
    QHash<NodeKey, QPointF> places = view.positions();
    for (const NodeKey &key : without)
        places.remove(key);
    return places;
}

} // namespace graphtest
