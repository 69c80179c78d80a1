// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/graphview/accessibleview.h"

#include "ui/graphview/graphview.h"

#include <QPointer>

namespace ui {
namespace {

using graph::NodeKey;

constexpr qsizetype mostShown = 300;

quint64 packed(const NodeKey &key)
{
    return quint64(key.kind) << 32 | quint32(key.id);
}

NodeKey unpacked(quint64 key)
{
    return {NodeKey::Kind(key >> 32), qint32(quint32(key))};
}

/// One node. Lives until the view goes; a node that is out of sight says so.
class NodeItem : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    NodeItem(GraphView *view, const NodeKey &key)
        : m_view(view)
        , m_key(key)
    {
    }
    bool isValid() const override { return !m_view.isNull(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override { }
    QString text(QAccessible::Text type) const override
    {
        if (!m_view)
            return {};
        if (type == QAccessible::Name)
            return m_view->nodeName(m_key);
        return type == QAccessible::Description ? m_view->nodeTip(m_key) : QString();
    }
    QRect rect() const override
    {
        if (!m_view)
            return {};
        const QRect box = m_view->nodeRect(m_key).toAlignedRect();
        return {m_view->mapToGlobal(box.topLeft()), box.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!m_view)
            return state;
        state.selectable = state.focusable = state.multiSelectable = true;
        state.selected = m_view->workspace()->selection().contains(m_key);
        state.focused = m_view->hasFocus() && m_view->workspace()->current() == m_key;
        state.offscreen = !QRectF(m_view->rect()).intersects(m_view->nodeRect(m_key));
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &action) override
    {
        if (!m_view)
            return;
        const_cast<Workspace *>(m_view->workspace())->select({m_key});
        if (action == setFocusAction())
            m_view->setFocus();
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<GraphView> m_view;
    NodeKey m_key;
};

QAccessibleInterface *factory(const QString &, QObject *object)
{
    auto *view = qobject_cast<GraphView *>(object);
    return view ? new AccessibleView(view) : nullptr;
}

} // namespace

AccessibleView::AccessibleView(GraphView *view)
    : QAccessibleWidget(view, QAccessible::List)
{
}

AccessibleView::~AccessibleView()
{
    for (const QAccessible::Id id : std::as_const(m_items))
        QAccessible::deleteAccessibleInterface(id);
}

void AccessibleView::install()
{
    static bool installed = false;
    if (!installed)
        QAccessible::installFactory(factory);
    installed = true;
}

GraphView *AccessibleView::view() const
{
    return static_cast<GraphView *>(widget());
}

QList<quint64> AccessibleView::keys() const
{
    QList<quint64> result;
    for (const NodeKey &key : view()->visibleNodes()) {
        if (result.size() >= mostShown)
            break;
        result.append(packed(key));
    }
    const NodeKey current = view()->workspace()->current();
    if (current.id >= 0 && !view()->nodeRect(current).isNull() && !result.contains(packed(current)))
        result.append(packed(current));
    return result;
}

QAccessibleInterface *AccessibleView::item(quint64 key) const
{
    const auto known = m_items.constFind(key);
    if (known != m_items.constEnd())
        return QAccessible::accessibleInterface(*known);
    auto *made = new NodeItem(view(), unpacked(key));
    m_items.insert(key, QAccessible::registerAccessibleInterface(made));
    return made;
}

int AccessibleView::childCount() const
{
    return int(keys().size());
}

QAccessibleInterface *AccessibleView::child(int index) const
{
    const QList<quint64> all = keys();
    return index >= 0 && index < all.size() ? item(all[index]) : nullptr;
}

int AccessibleView::indexOfChild(const QAccessibleInterface *wanted) const
{
    const QList<quint64> all = keys();
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (m_items.contains(all[i]) && QAccessible::accessibleInterface(m_items.value(all[i])) == wanted)
            return int(i);
    }
    return -1;
}

QAccessibleInterface *AccessibleView::childAt(int x, int y) const
{
    const NodeKey key = view()->nodeAt(view()->mapFromGlobal(QPoint(x, y)));
    return key.id < 0 ? nullptr : item(packed(key));
}

QAccessibleInterface *AccessibleView::focusChild() const
{
    const NodeKey current = view()->workspace()->current();
    return view()->hasFocus() && current.id >= 0 && !view()->nodeRect(current).isNull() ? item(packed(current))
                                                                                        : nullptr;
}

QString AccessibleView::text(QAccessible::Text type) const
{
    if (type == QAccessible::Value) {
        const graph::Scene &scene = view()->scene();
        return GraphView::tr("%n of %1 host(s) shown", nullptr, scene.hostsVisible).arg(scene.hostsTotal);
    }
    return QAccessibleWidget::text(type);
}

QAccessible::State AccessibleView::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.multiSelectable = true;
    return state;
}

void AccessibleView::notifySelection(GraphView *view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent selection(view, QAccessible::SelectionWithin);
    QAccessible::updateAccessibility(&selection);
    auto *self = static_cast<AccessibleView *>(QAccessible::queryAccessibleInterface(view));
    if (QAccessibleInterface *current = self ? self->focusChild() : nullptr) {
        QAccessibleEvent focus(current, QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
    }
}

void AccessibleView::notifyNodes(GraphView *view, bool otherScene)
{
    if (!otherScene || !QAccessible::isActive())
        return;
    QAccessibleEvent event(view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

} // namespace ui
