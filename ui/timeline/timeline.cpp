// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/timeline/timeline.h"

#include "ui/models/wording.h"
#include "ui/picture/glyph.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

namespace ui {

namespace {

constexpr int headHeight = 26, rowHeight = 22, nameWidth = 220, rightMargin = 16;
constexpr int barHeight = 8, shortestBar = 3;
constexpr int handleWidth = 8, handleHeight = 15;

} // namespace

Timeline::Timeline(Workspace *workspace, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_workspace(workspace)
    , m_rows(workspace)
    , m_empty(new theme::EmptyState(QStringLiteral("timeline"), tr("No dates yet."),
                                    tr("Spans appear when records with dates arrive."), this))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Timeline"));
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(rowHeight);
    connect(&m_rows, &TimelineRows::changed, this, &Timeline::takeRows);
    connect(workspace, &Workspace::selectionChanged, this, &Timeline::takeSelection);
    connect(workspace, &Workspace::filterChanged, viewport(), qOverload<>(&QWidget::update));
    takeRows();
}

/// What is chosen elsewhere comes into view.
void Timeline::takeSelection()
{
    viewport()->update();
    const graph::NodeKey current = m_workspace->current();
    if (hasFocus() || current.kind != graph::NodeKey::Kind::Host || current.id < 0)
        return;
    const QList<TimelineRows::Row> &rows = m_rows.rows();
    const auto at = std::find_if(rows.cbegin(), rows.cend(),
                                 [&](const TimelineRows::Row &row) { return row.host == current.id; });
    if (at != rows.cend())
        ensureVisible(int(at - rows.cbegin()));
}

void Timeline::ensureVisible(int row)
{
    const int room = std::max(rowHeight, viewport()->height() - headHeight), top = row * rowHeight;
    QScrollBar *bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + rowHeight > bar->value() + room)
        bar->setValue(top + rowHeight - room);
}

void Timeline::takeRows()
{
    m_empty->setVisible(m_rows.rows().isEmpty());
    if (m_fitted)
        fitAll();
    layOut();
    viewport()->update();
}

void Timeline::fitAll()
{
    const auto [first, last] = m_rows.range();
    const qint64 margin = std::max<qint64>(86'400, (last - first) / 50);
    m_axis.from = first - margin;
    m_axis.to = last + margin;
    m_fitted = true;
    viewport()->update();
}

void Timeline::layOut()
{
    m_axis.left = nameWidth;
    m_axis.width = std::max(50, viewport()->width() - nameWidth - rightMargin);
    const int content = int(m_rows.rows().size()) * rowHeight;
    const int room = std::max(0, viewport()->height() - headHeight);
    verticalScrollBar()->setRange(0, std::max(0, content - room));
    verticalScrollBar()->setPageStep(room);
    m_empty->setGeometry(rect());
}

void Timeline::resizeEvent(QResizeEvent *)
{
    layOut();
}

QPair<qint64, qint64> Timeline::window() const
{
    if (m_drag == Drag::From || m_drag == Drag::To)
        return m_window;
    const graph::Filter &filter = m_workspace->view().filter;
    const auto [first, last] = m_rows.range();
    return {filter.seenFrom == chain::Record::unknownTime ? first : filter.seenFrom,
            filter.seenTo == chain::Record::unknownTime ? last : filter.seenTo};
}

bool Timeline::isSelected(chain::HostId host) const
{
    return m_workspace->selection().contains(graph::NodeKey{graph::NodeKey::Kind::Host, host});
}

QRect Timeline::rowRect(int row) const
{
    return {0, headHeight + row * rowHeight - verticalScrollBar()->value(), viewport()->width(), rowHeight};
}

int Timeline::rowAt(const QPoint &at) const
{
    if (at.y() < headHeight)
        return -1;
    const int row = (at.y() - headHeight + verticalScrollBar()->value()) / rowHeight;
    return row < m_rows.rows().size() ? row : -1;
}

void Timeline::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const picture::Colours &c = theme::colours();
    painter.fillRect(viewport()->rect(), c.base);
    if (m_rows.rows().isEmpty())
        return;
    const int first = verticalScrollBar()->value() / rowHeight;
    const int last = std::min(int(m_rows.rows().size()) - 1, first + viewport()->height() / rowHeight + 1);
    for (int row = first; row <= last; ++row)
        paintRow(painter, row);
    paintHead(painter);
}

void Timeline::paintHead(QPainter &painter) const
{
    const picture::Colours &c = theme::colours();
    const QRect head(0, 0, viewport()->width(), headHeight);
    painter.fillRect(head, c.header);
    painter.setPen(c.border);
    painter.drawLine(head.bottomLeft(), head.bottomRight());
    painter.setFont(theme::font(theme::Text::Small));
    const auto [from, to] = window();
    for (const TimeAxis::Tick &tick : m_axis.ticks(72)) {
        const int x = qRound(m_axis.x(tick.time));
        if (x < nameWidth || x > viewport()->width() - rightMargin)
            continue;
        painter.setPen(c.border);
        painter.drawLine(x, headHeight - (tick.major ? 10 : 6), x, headHeight);
        painter.setPen(tick.major ? c.text : c.muted);
        int words = std::max(x + 4, nameWidth + handleWidth);
        for (const qint64 end : {from, to}) { // not behind a handle
            const int handle = qRound(m_axis.x(end));
            if (std::abs(words - handle) <= handleWidth)
                words = handle + handleWidth;
        }
        painter.drawText(QRect(words, 0, 90, headHeight), Qt::AlignVCenter, tick.text);
    }
    painter.setPen(c.muted);
    painter.drawText(QRect(theme::metrics::pageMargin, 0, nameWidth - 20, headHeight), Qt::AlignVCenter, tr("Host"));
    paintHandle(painter, m_axis.x(from));
    paintHandle(painter, m_axis.x(to));
}

void Timeline::paintHandle(QPainter &painter, double x) const
{
    const picture::Colours &c = theme::colours();
    const double clamped = std::clamp(x, double(nameWidth), double(viewport()->width() - handleWidth / 2));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(c.accent, 1));
    painter.drawLine(QPointF(clamped, headHeight), QPointF(clamped, viewport()->height()));
    painter.setBrush(c.raised);
    painter.drawRoundedRect(QRectF(clamped - handleWidth / 2.0, (headHeight - handleHeight) / 2.0, handleWidth, handleHeight), 2, 2);
    painter.restore();
}

void Timeline::paintRow(QPainter &painter, int index) const
{
    const picture::Colours &c = theme::colours();
    const TimelineRows::Row &row = m_rows.rows()[index];
    if (row.host >= m_workspace->investigation().hosts().size())
        return;
    const chain::Host &host = m_workspace->investigation().hosts()[row.host];
    const QRect rect = rowRect(index);
    const bool selected = isSelected(row.host);
    if (selected)
        painter.fillRect(rect, hasFocus() ? c.selection : c.selectionIdle);
    else if (index % 2)
        painter.fillRect(rect, c.alternate);
    picture::Glyph glyph;
    glyph.shape = host.isIndicator() ? graph::Shape::Indicator : host.type == ioc::Type::Domain ? graph::Shape::Name : graph::Shape::Address;
    glyph.verdict = graph::Verdict(host.classification);
    glyph.state = host.isHeld() ? graph::NodeState::Held : graph::NodeState::Normal;
    glyph.level = picture::Level::Dot;
    glyph.ground = picture::Ground::Card;
    picture::drawGlyph(painter, QPointF(theme::metrics::pageMargin + 5, rect.center().y() + .5), glyph, c, theme::font(theme::Text::Base));
    painter.setFont(theme::font(theme::Text::Base));
    painter.setPen(selected ? c.selectionText : row.evidence ? c.text : c.muted);
    const QRect name = QRect(theme::metrics::pageMargin + 16, rect.top(), nameWidth - theme::metrics::pageMargin - 28, rect.height());
    painter.drawText(name, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(m_workspace->hostLabel(row.host), Qt::ElideMiddle, name.width()));
    const auto [from, to] = window();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(QRect(nameWidth, rect.top(), viewport()->width() - nameWidth, rect.height()));
    const QColor ink = c.mark(graph::Verdict(host.classification));
    for (const auto &[start, end] : row.spans) {
        const double x = m_axis.x(start), width = std::max<double>(shortestBar, m_axis.x(end) - x);
        const QRectF bar(x, rect.center().y() - barHeight / 2.0 + .5, width, barHeight);
        const bool inside = start <= to && end >= from;
        painter.setPen(selected ? QPen(c.accent, 1.5) : inside ? QPen(Qt::NoPen) : QPen(ink, 1));
        painter.setBrush(inside ? QBrush(ink) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(bar, 2, 2);
    }
    painter.restore();
}

void Timeline::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->pos();
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Pan;
        return;
    }
    if (event->button() != Qt::LeftButton || m_rows.rows().isEmpty())
        return;
    if (event->pos().y() < headHeight && event->pos().x() >= nameWidth - handleWidth) {
        m_window = window();
        const double toFrom = std::abs(event->pos().x() - m_axis.x(m_window.first));
        const double toTo = std::abs(event->pos().x() - m_axis.x(m_window.second));
        m_drag = toFrom < toTo ? Drag::From : Drag::To;
        return;
    }
    const int row = rowAt(event->pos());
    if (row >= 0)
        select(row, event->modifiers());
    else
        m_workspace->clearSelection();
}

void Timeline::mouseMoveEvent(QMouseEvent *event)
{
    switch (m_drag) {
    case Drag::None:
        viewport()->setCursor(event->pos().y() < headHeight && event->pos().x() >= nameWidth ? Qt::SplitHCursor : Qt::ArrowCursor);
        return;
    case Drag::Pan: {
        const auto [first, last] = m_rows.range();
        m_axis.pan(m_pressed.x() - event->pos().x(), first, last);
        m_fitted = false;
        m_pressed = event->pos();
        break;
    }
    case Drag::From:
        m_window.first = std::min(m_axis.time(event->pos().x()), m_window.second);
        break;
    case Drag::To:
        m_window.second = std::max(m_axis.time(event->pos().x()), m_window.first);
        break;
    }
    viewport()->update();
}

void Timeline::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag was = std::exchange(m_drag, Drag::None);
    if (was != Drag::From && was != Drag::To)
        return;
    if ((event->pos() - m_pressed).manhattanLength() < 3) {
        viewport()->update();
        return;
    }
    const auto [first, last] = m_rows.range();
    graph::Filter filter = m_workspace->view().filter;
    filter.seenFrom = m_window.first <= first ? chain::Record::unknownTime : m_window.first;
    filter.seenTo = m_window.second >= last ? chain::Record::unknownTime : m_window.second;
    m_workspace->setFilter(filter);
}

void Timeline::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->pos().y() < headHeight)
        fitAll();
}

void Timeline::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        zoom(event->angleDelta().y() > 0 ? 1.25 : 0.8, event->position().x());
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void Timeline::zoom(double factor, double aboutX)
{
    const auto [first, last] = m_rows.range();
    const qint64 margin = std::max<qint64>(86'400, (last - first) / 50);
    m_axis.zoom(factor, aboutX < nameWidth ? m_axis.left + m_axis.width / 2 : aboutX, first - margin, last + margin);
    m_fitted = false;
    viewport()->update();
}

void Timeline::select(int row, Qt::KeyboardModifiers modifiers)
{
    const graph::NodeKey key{graph::NodeKey::Kind::Host, m_rows.rows()[row].host};
    QList<graph::NodeKey> keys;
    if (modifiers & Qt::ControlModifier)
        keys = m_workspace->selection();
    if (!keys.removeOne(key))
        keys.append(key);
    m_workspace->select(keys);
}

void Timeline::keyPressEvent(QKeyEvent *event)
{
    int current = -1;
    for (int row = 0; row < m_rows.rows().size() && current < 0; ++row) {
        if (graph::NodeKey{graph::NodeKey::Kind::Host, m_rows.rows()[row].host} == m_workspace->current())
            current = row;
    }
    const int last = int(m_rows.rows().size()) - 1;
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up: {
        if (last < 0)
            return;
        const int row = std::clamp(current + (event->key() == Qt::Key_Down ? 1 : -1), 0, last);
        select(row, Qt::NoModifier);
        const int top = row * rowHeight, room = viewport()->height() - headHeight;
        QScrollBar *bar = verticalScrollBar();
        bar->setValue(std::clamp(bar->value(), top + rowHeight - room, top));
        return;
    }
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(1.25);
    case Qt::Key_Minus:
        return zoom(0.8);
    case Qt::Key_0:
        return fitAll();
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool Timeline::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos());
        if (row >= 0) {
            const TimelineRows::Row &each = m_rows.rows()[row];
            QToolTip::showText(help->globalPos(),
                               theme::plainTip(m_workspace->hostLabel(each.host) + QStringLiteral("\n")
                                               + wording::span(each.spans.first().first, each.spans.last().second)),
                               viewport());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace ui
