// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessibleWidget>
#include <QHash>

namespace ui {

class GraphView;

/// The graph for assistive technology: a list whose items are the nodes that can be seen now (at most a few hundred,
/// and what is selected), each with kind, verdict, neighbours and where it leads.
class AccessibleView : public QAccessibleWidget
{
public:
    explicit AccessibleView(GraphView *view);
    ~AccessibleView() override;

    /// Registers the factory; once is enough, more do no harm.
    static void install();
    static void notifySelection(GraphView *view);
    static void notifyNodes(GraphView *view, bool otherScene);

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;
    QString text(QAccessible::Text type) const override;
    QAccessible::State state() const override;

private:
    GraphView *view() const;
    QList<quint64> keys() const;
    QAccessibleInterface *item(quint64 key) const;

    mutable QHash<quint64, QAccessible::Id> m_items;
};

} // namespace ui
