// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/inspector/parts.h"

#include "core/base/text.h"
#include "ui/inspector/nodehead.h"
#include "ui/inspector/wrappedtext.h"
#include "ui/theme/button.h"
#include "ui/theme/countbadge.h"
#include "ui/theme/fonts.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui::inspector {

namespace {

/// Name of a host that takes the selection there: a click, Enter or Space.
class HostRow : public QWidget
{
public:
    HostRow(Workspace *workspace, chain::HostId host)
        : m_workspace(workspace)
        , m_host(host)
    {
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
    }

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
            go();
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)
            go();
        else
            QWidget::keyPressEvent(event);
    }

private:
    void go()
    {
        // Later: selecting replaces the page this row stands on.
        QMetaObject::invokeMethod(
            m_workspace, [workspace = m_workspace, host = m_host] {
                workspace->select({{graph::NodeKey::Kind::Host, host}});
            },
            Qt::QueuedConnection);
    }
    Workspace *m_workspace;
    chain::HostId m_host;
};

} // namespace

picture::Glyph hostGlyph(const Workspace &workspace, chain::HostId id)
{
    const chain::Host &host = workspace.investigation().hosts().at(id);
    picture::Glyph glyph;
    glyph.shape = host.isIndicator()             ? graph::Shape::Indicator
        : host.type == ioc::Type::Domain ? graph::Shape::Name
                                         : graph::Shape::Address;
    glyph.verdict = graph::Verdict(host.classification);
    glyph.state = host.state == chain::HostState::Incomplete ? graph::NodeState::Incomplete
        : host.isHeld()                                      ? graph::NodeState::Held
        : host.state == chain::HostState::Queued             ? graph::NodeState::Queued
        : host.state == chain::HostState::Asking             ? graph::NodeState::Asking
                                                             : graph::NodeState::Normal;
    glyph.evidence = !workspace.investigation().claimsOf(id).isEmpty();
    glyph.ground = picture::Ground::Card;
    return glyph;
}

picture::Glyph actorGlyph(int score)
{
    picture::Glyph glyph;
    glyph.shape = graph::Shape::Actor;
    glyph.level = picture::Level::Big;
    glyph.score = qint16(score);
    glyph.ground = picture::Ground::Card;
    return glyph;
}

QVBoxLayout *scrollColumn(QWidget *page)
{
    auto *outer = page->layout() ? static_cast<QVBoxLayout *>(page->layout()) : new QVBoxLayout(page);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    // As wide as the pane, whatever a child would like: what does not fit is elided, never pushed out of sight.
    content->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(theme::metrics::pageMargin, 10, theme::metrics::pageMargin, 14);
    column->setSpacing(6);
    area->setWidget(content);
    outer->addWidget(area);
    return column;
}

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (item->layout()) {
            clear(item->layout());
        }
        delete item;
    }
}

QWidget *heading(const QString &text, int count)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(new theme::Label(text, theme::Text::Strong));
    if (count >= 0) {
        auto *badge = new theme::CountBadge;
        badge->setCount(count);
        layout->addWidget(badge);
    }
    layout->addStretch(1);
    return row;
}

QWidget *paragraph(const QString &text, bool muted)
{
    auto *label = new theme::Label(base::plainBlock(text, 20'000), theme::Text::Base,
                                   muted ? theme::Label::Ink::Muted : theme::Label::Ink::Text);
    label->setWordWrap(true);
    label->setMinimumWidth(1); // one endless word must not widen the pane
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

void addProse(QVBoxLayout *column, const QString &text)
{
    static const QRegularExpression head(QStringLiteral("^#{1,6} +(.+)$"));
    QStringList block;
    const auto flush = [&] {
        if (const QString words = block.join(u'\n').trimmed(); !words.isEmpty())
            column->addWidget(paragraph(words));
        block.clear();
    };
    constexpr int mostHeads = 60; // a widget each
    int heads = 0;
    const QStringList lines = base::plainBlock(text, 20'000).split(u'\n');
    for (const QString &line : lines) {
        const QRegularExpressionMatch match = head.match(line);
        if (!match.hasMatch() || ++heads > mostHeads) {
            block.append(line);
            continue;
        }
        flush();
        column->addWidget(heading(base::singleLine(match.captured(1), 120)));
    }
    flush();
}

QWidget *factRow(const QString &name, const QString &value)
{
    constexpr int columnRoom = 180; ///< beside the name, in a pane as narrow as it usually gets
    auto *row = new QWidget;
    auto *key = new theme::Label(name, theme::Text::Base, theme::Label::Ink::Muted);
    // One long word cannot wrap beside the name: it gets lines of its own and may break anywhere.
    static const QRegularExpression gap(QStringLiteral("[ /]"));
    const QStringList words = value.split(gap);
    const bool below = std::any_of(words.cbegin(), words.cend(), [key](const QString &word) {
        return key->fontMetrics().horizontalAdvance(word) > columnRoom;
    });
    auto *layout = new QBoxLayout(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight, row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(below ? 0 : theme::metrics::fieldGap);
    key->setFixedWidth(std::max(110, key->sizeHint().width()));
    layout->addWidget(key, 0, Qt::AlignTop);
    if (below) {
        layout->addWidget(new WrappedText(base::singleLine(value, 600), name));
        return row;
    }
    auto *text = new theme::Label(base::singleLine(value, 600));
    text->setMinimumWidth(1);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(text, 1);
    return row;
}

QWidget *hostRow(Workspace *workspace, chain::HostId host, const QString &detail, QWidget *right)
{
    auto *row = new HostRow(workspace, host);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 3, 0, 3);
    layout->setSpacing(8);
    auto *glyph = new GlyphWidget(26);
    glyph->setGlyph(hostGlyph(*workspace, host));
    layout->addWidget(glyph, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *name = new theme::Label;
    name->setElided(Qt::ElideMiddle);
    name->setElidedText(workspace->hostLabel(host));
    words->addWidget(name);
    if (!detail.isEmpty()) {
        auto *second = new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted);
        second->setElided(Qt::ElideRight);
        second->setElidedText(detail);
        words->addWidget(second);
    }
    layout->addLayout(words, 1);
    if (right)
        layout->addWidget(right, 0, Qt::AlignVCenter);
    row->setAccessibleName(workspace->hostLabel(host) + QStringLiteral(", ") + detail);
    return row;
}

void showText(QWidget *parent, const QString &title, const QString &text)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->resize(680, 460);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(14, 14, 14, 14);
    auto *view = new QPlainTextEdit;
    view->setReadOnly(true);
    view->setFont(theme::font(theme::Text::Fixed));
    view->setPlainText(base::plainBlock(text));
    view->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    view->setAccessibleName(title);
    layout->addWidget(view);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *copy = buttons->addButton(QCoreApplication::translate("Inspector", "Copy"), QDialogButtonBox::ActionRole);
    QObject::connect(copy, &QPushButton::clicked, view, [view] { QApplication::clipboard()->setText(view->toPlainText()); });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    layout->addWidget(buttons);
    dialog->show();
}

} // namespace ui::inspector
