// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/maintoolbar.h"

#include "ui/shell/actions.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/keyhint.h"
#include "ui/theme/metrics.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/segmentedbuttons.h"
#include "ui/theme/theme.h"

#include <QLayout>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionToolButton>
#include <QToolButton>

namespace ui {

namespace {

/// Icon, words, quiet keys; flat. Words can be left out; then the tool tip has them.
class ToolButton final : public QToolButton
{
public:
    ToolButton()
    {
        setAutoRaise(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    void setKeys(const QString &keys)
    {
        m_keys = keys;
        updateGeometry();
    }
    void setWords(const QString &words)
    {
        m_words = words;
        updateGeometry();
        update();
    }
    bool hasWords() const { return toolButtonStyle() != Qt::ToolButtonIconOnly && !m_words.isEmpty(); }
    QSize sizeHint() const override
    {
        int width = 12 + (icon().isNull() ? 2 : theme::metrics::iconSide);
        if (hasWords())
            width
                += (icon().isNull() ? 0 : 8) + QFontMetrics(theme::font(theme::Text::Base)).horizontalAdvance(m_words);
        if (hasKeys())
            width += 6 + QFontMetrics(theme::font(theme::Text::Small)).horizontalAdvance(m_keys);
        if (popupMode() == InstantPopup && menu())
            width += 16;
        return QSize(width, theme::metrics::toolButtonSide);
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const picture::Colours &c = theme::colours();
        QPainter painter(this);
        QStyleOptionToolButton option;
        initStyleOption(&option);
        style()->drawPrimitive(QStyle::PE_PanelButtonTool, &option, &painter, this);
        int x = icon().isNull() ? 0 : 6;
        icon().paint(&painter, QRect(x, (height() - 16) / 2, 16, 16), Qt::AlignCenter,
                     isEnabled() ? QIcon::Normal : QIcon::Disabled);
        if (!icon().isNull())
            x += 16;
        if (hasWords()) {
            x += icon().isNull() ? 7 : 6;
            painter.setFont(theme::font(theme::Text::Base));
            painter.setPen(isEnabled() ? c.text : c.disabled);
            const int words = painter.fontMetrics().horizontalAdvance(m_words);
            painter.drawText(QRect(x, 0, words + 2, height()), Qt::AlignVCenter | Qt::TextSingleLine, m_words);
            x += words;
        }
        if (hasKeys()) {
            painter.setFont(theme::font(theme::Text::Small));
            painter.setPen(isEnabled() ? c.muted : c.disabled);
            painter.drawText(QRect(x + 6, 0, width() - x, height()), Qt::AlignVCenter | Qt::TextSingleLine, m_keys);
        }
        if (popupMode() == InstantPopup && menu()) {
            QStyleOption arrow(option);
            arrow.rect = QRect(width() - 18, (height() - 12) / 2, 12, 12);
            style()->drawPrimitive(QStyle::PE_IndicatorArrowDown, &arrow, &painter, this);
        }
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(c.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
        }
    }

private:
    bool hasKeys() const { return !m_keys.isEmpty() && (hasWords() || m_words.isEmpty()); }
    QString m_words, m_keys;
};

ToolButton *own(QToolButton *button)
{
    return static_cast<ToolButton *>(button);
}

class Line final : public QWidget
{
public:
    Line() { setFixedSize(13, 20); }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(6, 0, 1, height(), theme::colours().border); }
};

} // namespace

MainToolBar::MainToolBar(Actions *actions, bool withIncidents, QWidget *parent)
    : QToolBar(parent)
    , m_actions(actions)
{
    setObjectName(QStringLiteral("tools"));
    setWindowTitle(tr("Tools"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    const Actions &a = *actions;
    const auto place = [this](QWidget *widget) {
        addWidget(widget);
        m_parts.append(widget);
    };
    const auto divide = [&] { place(new Line); };
    if (withIncidents) {
        m_page = new theme::SegmentedButtons({a[Actions::ShowGraph], a[Actions::ShowIncidents]});
        place(m_page);
        divide();
    }
    m_add = button(Actions::AddFiles, true);
    own(m_add)->setWords(tr("Add"));
    m_add->setAccessibleName(tr("Add indicators"));
    place(m_add);
    place(button(Actions::OpenCase, false));
    place(button(Actions::Save, false));
    divide();
    m_run = button(Actions::Run, true);
    own(m_run)->setKeys(theme::keyText(a[Actions::Run]->shortcut()));
    place(m_run);
    m_pause = button(Actions::Pause, false);
    m_stop = button(Actions::Stop, false);
    place(m_pause);
    place(m_stop);
    divide();
    m_layouts = new theme::SegmentedButtons({a[Actions::Flow], a[Actions::Organic], a[Actions::Radial]});
    place(m_layouts);
    addGap(4);
    place(button(Actions::Fit, false));
    place(button(Actions::ZoomOut, false));
    m_zoom = button(Actions::ZoomOriginal, true);
    m_zoom->setIcon(QIcon());
    place(m_zoom);
    place(button(Actions::ZoomIn, false));
    divide();
    m_write = button(Actions::WriteIncident, true);
    own(m_write)->setWords(tr("Write to incident…"));
    place(m_write);
    m_export = button(Actions::ExportData, true);
    own(m_export)->setWords(tr("Export"));
    m_export->setAccessibleName(tr("Export"));
    auto *menu = new QMenu(m_export);
    for (const Actions::Id id : {Actions::ExportPicture, Actions::ExportData, Actions::ExportTable, Actions::Report})
        menu->addAction(a[id]);
    menu->addSeparator();
    menu->addAction(a[Actions::CopyPicture]);
    m_export->setMenu(menu);
    m_export->setPopupMode(QToolButton::InstantPopup);
    place(m_export);
    auto *space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(space);
    m_find = new theme::SearchField(tr("Find"));
    m_find->setHint(theme::keyText(a[Actions::Find]->shortcut()));
    m_find->setToolTip(tr("Find hosts and actors in the graph"));
    m_find->setClearButtonEnabled(true);
    m_find->setAcceptDrops(false); // a drop anywhere is input
    m_find->setFixedWidth(168);
    place(m_find);
    m_palette = button(Actions::Palette, true);
    own(m_palette)->setWords({});
    own(m_palette)->setKeys(theme::keyText(a[Actions::Palette]->shortcut()));
    place(m_palette);
    setZoom(1);
    setRunState(false, tr("Run"));
}

QToolButton *MainToolBar::button(int id, bool text)
{
    QAction *action = m_actions->at(Actions::Id(id));
    auto *made = new ToolButton;
    made->setIcon(action->icon());
    made->setToolButtonStyle(text ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    const auto take = [made, action] {
        made->setEnabled(action->isEnabled());
        const QString name = theme::plainName(action->text(), false);
        made->setAccessibleName(name);
        made->setToolTip(action->isEnabled() ? QStringLiteral("%1\n%2").arg(theme::withKeys(name, action->shortcut()),
                                                                            action->statusTip())
                                             : QStringLiteral("%1\n%2").arg(name, action->toolTip()));
    };
    take();
    connect(action, &QAction::changed, made, take);
    connect(made, &QToolButton::clicked, action, &QAction::trigger);
    return made;
}

void MainToolBar::addGap(int width)
{
    auto *gap = new QWidget;
    gap->setFixedWidth(width);
    addWidget(gap);
    m_parts.append(gap);
}

void MainToolBar::setZoom(double zoom)
{
    own(m_zoom)->setWords(tr("%1 %").arg(qRound(zoom * 100)));
    m_zoom->setAccessibleName(tr("Zoom %1 %, press for 100 %").arg(qRound(zoom * 100)));
}

void MainToolBar::setRunState(bool running, const QString &runText)
{
    m_running = running;
    own(m_run)->setWords(runText);
    m_run->setIcon(m_actions->at(Actions::Run)->icon());
    const QString pause = theme::plainName(m_actions->at(Actions::Pause)->text());
    own(m_pause)->setWords(pause);
    m_pause->setIcon(m_actions->at(Actions::Pause)->icon());
    own(m_stop)->setWords(tr("Stop"));
    m_level = -1;
    fit();
}

void MainToolBar::setCompactness(int level)
{
    const auto words = [](QToolButton *button, bool shown) {
        button->setToolButtonStyle(shown ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        button->updateGeometry();
    };
    m_find->setFixedWidth(level < 1 ? 168 : level < 6 ? 132 : 104);
    words(m_write, level < 2);
    words(m_pause, m_running && level < 3);
    words(m_stop, m_running && level < 3);
    m_layouts->setTextVisible(level < 4);
    words(m_export, level < 5);
    words(m_add, level < 7);
    if (m_page)
        m_page->setTextVisible(level < 7);
    m_level = level;
}

int MainToolBar::wantedWidth() const
{
    int width = 2 * 8;
    for (const QWidget *part : m_parts) {
        const int own_ = part->minimumWidth() == part->maximumWidth() ? part->minimumWidth() : part->sizeHint().width();
        width += own_ + 2;
    }
    return width;
}

void MainToolBar::fit()
{
    if (m_fitting)
        return;
    m_fitting = true;
    for (int level = 0; level <= 7; ++level) {
        setCompactness(level);
        if (wantedWidth() <= width())
            break;
    }
    m_fitting = false;
}

void MainToolBar::resizeEvent(QResizeEvent *event)
{
    fit();
    QToolBar::resizeEvent(event);
}

bool MainToolBar::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        fit();
    return QToolBar::event(event);
}

} // namespace ui
