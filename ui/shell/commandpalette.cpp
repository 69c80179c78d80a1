// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/commandpalette.h"

#include "ui/shell/actions.h"
#include "ui/theme/fonts.h"
#include "ui/theme/hairline.h"
#include "ui/theme/keyhint.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/theme.h"

#include <QAbstractListModel>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QSettings>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int wide = 560, rowHeight = 30, rowsShown = 12;
constexpr qsizetype usedKept = 8;
const auto usedKey = QStringLiteral("palette/used");

/// Where `text` begins in `name`; at the start of a word first. −1: nowhere.
qsizetype placeIn(const QString &name, const QString &text)
{
    for (qsizetype at = name.indexOf(text, 0, Qt::CaseInsensitive); at >= 0;
         at = name.indexOf(text, at + 1, Qt::CaseInsensitive)) {
        if (at == 0 || !name[at - 1].isLetterOrNumber())
            return at;
    }
    return name.indexOf(text, 0, Qt::CaseInsensitive);
}

} // namespace

class CommandPalette::Model : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;
    void set(const QList<QAction *> &actions, const QString &text)
    {
        beginResetModel();
        m_rows = actions;
        m_text = text;
        endResetModel();
    }
    QAction *at(int row) const { return m_rows.value(row); }
    const QString &text() const { return m_text; }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const QAction *action = m_rows[index.row()];
        const QString name = theme::plainName(action->text());
        if (role == Qt::DisplayRole)
            return name;
        if (role == Qt::AccessibleTextRole) {
            const QString why = Actions::whyNot(action);
            return why.isEmpty() ? CommandPalette::tr("%1, %2, %3")
                                       .arg(name, Actions::menuName(action), theme::keyText(action->shortcut()))
                                 : CommandPalette::tr("%1, not now: %2").arg(name, why);
        }
        return {};
    }

private:
    QList<QAction *> m_rows;
    QString m_text;
};

class CommandPalette::Delegate : public QStyledItemDelegate
{
public:
    explicit Delegate(Model *model)
        : QStyledItemDelegate(model)
        , m_model(model)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return QSize(wide - 2, rowHeight);
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const picture::Colours &c = theme::colours();
        const QAction *action = m_model->at(index.row());
        const bool selected = option.state & QStyle::State_Selected, enabled = action->isEnabled();
        painter->save();
        painter->fillRect(option.rect,
                          selected                                     ? c.selection
                              : option.state & QStyle::State_MouseOver ? c.hover
                                                                       : c.raised);
        action->icon().paint(painter, QRect(option.rect.left() + 12, option.rect.center().y() - 7, 16, 16),
                             Qt::AlignCenter,
                             !enabled       ? QIcon::Disabled
                                 : selected ? QIcon::Selected
                                            : QIcon::Normal);
        const QColor ink = !enabled ? (selected ? c.selectionText : c.muted) : selected ? c.selectionText : c.text;
        const QColor quiet = selected ? c.selectionText : c.muted;
        const int end = drawKeys(painter, option.rect, action, quiet);
        int x = drawName(painter, option.rect, index.data().toString(), ink);
        painter->setFont(theme::font(theme::Text::Small));
        painter->setPen(quiet);
        const QString why = Actions::whyNot(action);
        const QString note = why.isEmpty() ? Actions::menuName(action) : why;
        x += 10;
        if (end - x > 20)
            painter->drawText(QRect(x, option.rect.top(), end - x, option.rect.height()),
                              Qt::AlignVCenter | Qt::TextSingleLine,
                              painter->fontMetrics().elidedText(note, Qt::ElideRight, end - x));
        painter->restore();
    }

private:
    static int drawKeys(QPainter *painter, const QRect &row, const QAction *action, const QColor &ink)
    {
        const QString keys = theme::keyText(action->shortcut());
        painter->setFont(theme::font(theme::Text::Small));
        painter->setPen(ink);
        const int width = painter->fontMetrics().horizontalAdvance(keys);
        painter->drawText(row.adjusted(0, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, keys);
        return row.right() - 12 - width - 8;
    }

    /// The part that matches stands in DemiBold. Returns where the name ends.
    int drawName(QPainter *painter, const QRect &row, const QString &name, const QColor &ink) const
    {
        const QFont base = theme::font(theme::Text::Base), strong = theme::font(theme::Text::Strong);
        const qsizetype at = m_model->text().isEmpty() ? -1 : placeIn(name, m_model->text());
        const QList<QPair<QString, QFont>> runs = at < 0
            ? QList<QPair<QString, QFont>>{{name, base}}
            : QList<QPair<QString, QFont>>{{name.left(at), base},
                                           {name.mid(at, m_model->text().size()), strong},
                                           {name.mid(at + m_model->text().size()), base}};
        int x = row.left() + 38;
        painter->setPen(ink);
        for (const auto &[text, font] : runs) {
            painter->setFont(font);
            painter->drawText(QRect(x, row.top(), row.right() - x, row.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                              text);
            x += QFontMetrics(font).horizontalAdvance(text);
        }
        return x;
    }

    Model *m_model;
};

CommandPalette::CommandPalette(Actions *actions, QSettings *store, QWidget *over)
    : QWidget(over)
    , m_actions(actions)
    , m_store(store)
    , m_over(over)
    , m_model(new Model(this))
    , m_field(new theme::SearchField(tr("Find a command")))
    , m_list(new QListView)
    , m_count(new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted))
    , m_how(new theme::Label(tr("Enter to run"), theme::Text::Small, theme::Label::Ink::Muted))
{
    setAccessibleName(tr("Commands"));
    if (m_store)
        m_used = m_store->value(usedKey).toStringList();
    m_field->setFrame(false);
    m_field->setHint(tr("Esc"));
    m_field->setMinimumHeight(38);
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new Delegate(m_model));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Commands"));
    QPalette ground = m_list->palette();
    ground.setColor(QPalette::Base, Qt::transparent);
    m_list->setPalette(ground);
    m_field->setPalette(ground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto *fieldRow = new QHBoxLayout;
    fieldRow->setContentsMargins(5, 0, 5, 0);
    fieldRow->addWidget(m_field);
    column->addLayout(fieldRow);
    column->addWidget(new theme::Hairline);
    column->addWidget(m_list, 1);
    column->addWidget(new theme::Hairline);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(12, 4, 12, 4);
    foot->addWidget(m_count);
    foot->addStretch(1);
    foot->addWidget(m_how);
    column->addLayout(foot);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (isVisible() && now && !isAncestorOf(now))
            hide();
    });
    over->installEventFilter(this);
    hide();
}

void CommandPalette::open()
{
    m_focusBefore = QApplication::focusWidget();
    m_field->clear();
    filter({});
    place();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

int CommandPalette::lastUsed(const QAction *action) const
{
    const qsizetype at = m_used.indexOf(theme::plainName(action->text()));
    return at < 0 ? int(usedKept) : int(at);
}

QList<QAction *> CommandPalette::matches(const QString &text) const
{
    struct Hit
    {
        QAction *action;
        int rank;
    };
    const QString wanted = text.simplified();
    QList<Hit> hits;
    for (QAction *action : m_actions->all()) {
        if (!action->isVisible() || action->text().isEmpty())
            continue;
        const QString name = theme::plainName(action->text());
        const qsizetype at = wanted.isEmpty() ? 0 : placeIn(name, wanted);
        int rank = 0;
        if (at < 0) {
            // Words in any order, also of the menu and of the explanation.
            const QString all = QStringLiteral("%1 %2 %3").arg(name, Actions::menuName(action), action->statusTip());
            const QStringList words = wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts);
            if (!std::all_of(words.cbegin(), words.cend(),
                             [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); }))
                continue;
            rank = 300;
        } else if (at > 0) {
            rank = name[at - 1].isLetterOrNumber() ? 200 : 100;
        }
        hits.append({action, rank + lastUsed(action) + (action->isEnabled() ? 0 : 20)});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.rank < b.rank; });
    QList<QAction *> found;
    for (const Hit &hit : hits)
        found.append(hit.action);
    return found;
}

void CommandPalette::filter(const QString &text)
{
    const QList<QAction *> found = matches(text);
    m_model->set(found, text.simplified());
    m_list->setCurrentIndex(m_model->index(0));
    m_count->setText(found.isEmpty() ? tr("No command has this name")
                                     : tr("%1 of %2 commands").arg(found.size()).arg(m_actions->all().size()));
    place();
}

void CommandPalette::place()
{
    const int rows = std::clamp(m_model->rowCount(), 1, rowsShown);
    const int height = m_field->minimumHeight() + 1 + rows * rowHeight + 1 + m_count->sizeHint().height() + 10;
    const int width = std::min(wide, m_over->width() - 40);
    setGeometry((m_over->width() - width) / 2, 64, width, std::min(height, m_over->height() - 90));
}

void CommandPalette::runCurrent()
{
    QAction *action = m_model->at(m_list->currentIndex().row());
    if (!action || !action->isEnabled())
        return;
    const QString name = theme::plainName(action->text());
    m_used.removeAll(name);
    m_used.prepend(name);
    m_used = m_used.mid(0, usedKept);
    if (m_store)
        m_store->setValue(usedKey, m_used);
    leave();
    action->trigger();
}

void CommandPalette::leave()
{
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_over && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const int row = m_list->currentIndex().row(), rows = m_model->rowCount();
    const auto go = [&](int to) { m_list->setCurrentIndex(m_model->index(rows > 0 ? (to + rows) % rows : 0)); };
    switch (key) {
    case Qt::Key_Down:
        go(row + 1);
        return true;
    case Qt::Key_Up:
        go(row - 1);
        return true;
    case Qt::Key_PageDown:
        go(std::min(row + rowsShown, rows - 1));
        return true;
    case Qt::Key_PageUp:
        go(std::max(row - rowsShown, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Escape:
        leave();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const picture::Colours &c = theme::colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), c.raised);
    painter.setPen(QPen(c.control, 1));
    painter.setBrush(c.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), theme::metrics::cardRadius,
                            theme::metrics::cardRadius);
}

} // namespace ui
