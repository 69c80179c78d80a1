// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/pages/startpage.h"

#include "core/base/text.h"
#include "ui/pages/dropzone.h"
#include "ui/pages/waybutton.h"
#include "ui/theme/button.h"
#include "ui/theme/hairline.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QShowEvent>
#include <QTimer>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr qsizetype recentShown = 5;

/// A fixed drawing of the set, following the theme.
class Picture final : public QWidget
{
public:
    Picture(QString name, int side, bool accent)
        : m_name(std::move(name))
        , m_accent(accent)
    {
        setFixedSize(side, side);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const picture::Colours &c = theme::colours();
        QPainter painter(this);
        painter.drawPixmap(0, 0,
                           theme::iconPixmap(m_name, width(), devicePixelRatioF(), m_accent ? c.accent : c.muted));
    }

private:
    QString m_name;
    bool m_accent;
};

} // namespace

StartPage::StartPage(const Ways &ways, QWidget *parent)
    : QWidget(parent)
    , m_zone(new DropZone)
{
    setAccessibleName(tr("Start"));
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addStretch(1);
    m_left = makeLeft(ways);
    row->addWidget(m_left, 0, Qt::AlignTop);
    row->addSpacing(40);
    auto *line = new theme::Hairline(Qt::Vertical);
    line->setMinimumHeight(376);
    row->addWidget(line);
    row->addSpacing(40);
    row->addWidget(makeRight(ways), 0, Qt::AlignTop);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->addStretch(3);
    column->addLayout(row);
    column->addStretch(5);
}

QWidget *StartPage::makeLeft(const Ways &ways)
{
    auto *left = new QWidget;
    left->setFixedWidth(592);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(new theme::Label(tr("Whose infrastructure is this?"), theme::Text::StartTitle));
    auto *lead = new theme::Label(
        tr("Give the indicators. Passive DNS and reputation lead to the actors behind them, with the "
           "evidence for every step."),
        theme::Text::Base, theme::Label::Ink::Muted);
    lead->setWordWrap(true);
    lead->setFixedWidth(592);
    column->addWidget(lead);
    column->addSpacing(14);
    fillZone(ways);
    column->addWidget(m_zone);
    column->addSpacing(8);
    auto *privacy = new QHBoxLayout;
    privacy->setSpacing(8);
    privacy->addWidget(new Picture(QStringLiteral("shield"), 16, false));
    m_privacy = new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted);
    m_privacy->setElided(Qt::ElideRight);
    privacy->addWidget(m_privacy, 1);
    column->addLayout(privacy);
    setSecretStore({});
    return left;
}

void StartPage::fillZone(const Ways &ways)
{
    auto *column = new QVBoxLayout(m_zone);
    column->setContentsMargins(16, 26, 16, 22);
    column->setSpacing(4);
    column->addWidget(new Picture(QStringLiteral("drop"), 36, true), 0, Qt::AlignHCenter);
    column->addSpacing(6);
    column->addWidget(new theme::Label(tr("Drop indicators here"), theme::Text::Title), 0, Qt::AlignHCenter);
    auto *kinds = new theme::Label(
        tr("Addresses, domains and URLs, defanged or not, in text, CSV, Excel, STIX, MISP, mail, PDF or ZIP"),
        theme::Text::Base, theme::Label::Ink::Muted);
    kinds->setWordWrap(true);
    kinds->setAlignment(Qt::AlignCenter);
    column->addWidget(kinds);
    column->addSpacing(12);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    auto *paste = new theme::Button(tr("Paste"), theme::Button::Kind::Primary, theme::Button::Size::Large);
    paste->setIconName(QStringLiteral("paste"));
    paste->setAction(ways.paste);
    auto *files = new theme::Button(tr("Choose files…"), theme::Button::Kind::Plain, theme::Button::Size::Large);
    files->setIconName(QStringLiteral("file"));
    files->setAction(ways.files);
    buttons->addWidget(paste);
    buttons->addWidget(files);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addSpacing(14);
    auto *inner = new QWidget;
    inner->setFixedWidth(360);
    auto *innerColumn = new QVBoxLayout(inner);
    innerColumn->setContentsMargins(0, 0, 0, 0);
    innerColumn->setSpacing(8);
    auto *or_ = new QHBoxLayout;
    or_->setSpacing(10);
    or_->addWidget(new theme::Hairline, 1);
    or_->addWidget(new theme::Label(tr("or type one"), theme::Text::Small, theme::Label::Ink::Muted));
    or_->addWidget(new theme::Hairline, 1);
    innerColumn->addLayout(or_);
    m_field = new theme::SearchField(tr("Address or domain"));
    m_field->setHint(tr("Enter"));
    m_field->setMinimumHeight(30);
    m_field->installEventFilter(this);
    m_field->setAcceptDrops(false); // a drop anywhere is input
    innerColumn->addWidget(m_field);
    m_problem = new theme::Label({}, theme::Text::Small, theme::Label::Ink::Error);
    m_problem->setWordWrap(true);
    m_problem->hide();
    innerColumn->addWidget(m_problem);
    column->addWidget(inner, 0, Qt::AlignHCenter);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        if (!m_field->text().trimmed().isEmpty())
            Q_EMIT typed(m_field->text());
    });
    connect(m_field, &QLineEdit::textEdited, this, [this] { setTypedProblem({}); });
}

QWidget *StartPage::makeRight(const Ways &ways)
{
    auto *right = new QWidget;
    right->setFixedWidth(316);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(0);
    const auto heading = [column](const QString &text) {
        auto *label = new theme::Label(text, theme::Text::Strong);
        label->setIndent(12);
        column->addWidget(label);
        column->addSpacing(8);
    };
    heading(tr("Other ways to start"));
    const auto way = [column](const QString &icon, const QString &name, const QString &detail, QAction *action,
                              const QString &why = {}) {
        auto *button = new WayButton(icon, name, detail);
        button->setAction(action, why);
        column->addWidget(button);
    };
    way(QStringLiteral("sample"), tr("Try the sample"), tr("A fictional tenant on this computer"), ways.sample);
    way(QStringLiteral("open"), tr("Open a case…"), tr("Or drop a .mdticase file"), ways.openCase);
    way(QStringLiteral("connect"), tr("Connect a tenant…"), tr("Two minutes, no secret in a file"), ways.connectTenant);
    way(QStringLiteral("incident"), tr("Take from an incident…"), tr("Microsoft Sentinel or Defender"), ways.incident,
        tr("Needs a tenant"));
    column->addSpacing(18);
    heading(tr("Recent cases"));
    m_noRecent
        = new theme::Label(tr("Cases you save or open appear here."), theme::Text::Base, theme::Label::Ink::Muted);
    m_noRecent->setIndent(12);
    column->addWidget(m_noRecent);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(0);
    column->addLayout(m_recent);
    return right;
}

void StartPage::setRecent(const QList<Recent> &recent)
{
    qDeleteAll(m_recentButtons);
    m_recentButtons.clear();
    m_noRecent->setVisible(recent.isEmpty());
    for (const Recent &one : recent.mid(0, recentShown)) {
        const QString folder = QDir::toNativeSeparators(QFileInfo(one.path).absolutePath());
        const QString when = one.used.isValid()
            ? QLocale().toString(one.used.toLocalTime().date(), QStringLiteral("d MMM yyyy"))
            : QString();
        const QString place = one.path.isEmpty() ? tr("to be opened or deleted") : folder;
        const QString detail = when.isEmpty() ? place : tr("%1 · %2").arg(when, place);
        auto *button
            = new WayButton(QStringLiteral("recent"), base::singleLine(one.name, 80), base::singleLine(detail, 120));
        connect(button, &QAbstractButton::clicked, this, [this, path = one.path] { Q_EMIT recentChosen(path); });
        m_recent->addWidget(button);
        m_recentButtons.append(button);
    }
}

void StartPage::setSecretStore(const QString &name)
{
    m_privacy->setElidedText(
        name.isEmpty() ? tr("Private addresses and internal names are never sent.")
                       : tr("Private addresses and internal names are never sent. Secrets stay in %1.").arg(name));
}

void StartPage::setDropHot(bool hot)
{
    m_zone->setHot(hot);
}

void StartPage::setTypedProblem(const QString &sentence)
{
    m_field->setInvalid(!sentence.isEmpty());
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void StartPage::clearTyped()
{
    m_field->clear();
    setTypedProblem({});
}

bool StartPage::eventFilter(QObject *watched, QEvent *event)
{
    // A paste on this page is a list of indicators, whatever has the focus: left to the window's command.
    if (watched == m_field && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste))
        return true;
    return QWidget::eventFilter(watched, event);
}

void StartPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), theme::colours().base);
}

void StartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Typing works at once; the field does not swallow a paste: Ctrl+V of one host there is as good.
    m_field->setFocus(Qt::OtherFocusReason);
}

void StartPage::resizeEvent(QResizeEvent *event)
{
    const int room = event->size().width() - 48 - 81 - 316;
    m_left->setFixedWidth(std::clamp(room, 400, 592));
    QWidget::resizeEvent(event);
}

} // namespace ui
