// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/incidents/commentpane.h"

#include "ui/incidents/commenttext.h"
#include "ui/incidents/devicepane.h"
#include "ui/incidents/incidentwords.h"
#include "ui/theme/button.h"
#include "ui/theme/fonts.h"
#include "ui/theme/hairline.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/strip.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

/// The card a comment stands on, with the bar that says it is new.
class CommentCard final : public QWidget
{
public:
    explicit CommentCard(QWidget *inside)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(17, 15, 15, 15);
        column->addWidget(inside);
        // As big as the pane, so the card may be: the text scrolls in it.
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const picture::Colours &c = theme::colours();
        QPainter painter(this);
        painter.fillRect(rect(), c.window);
        const QRect card = rect().adjusted(14, 14, -14, -14);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(c.border);
        painter.setBrush(c.base);
        painter.drawRoundedRect(QRectF(card).adjusted(.5, .5, -.5, -.5), theme::metrics::cardRadius,
                                theme::metrics::cardRadius);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(card.left(), card.top() + 3, 3, card.height() - 6, c.ok);
    }
};

QToolButton *stepButton(const QString &icon, const QString &name)
{
    auto *button = new QToolButton;
    button->setAutoRaise(true);
    button->setIcon(theme::icon(icon, theme::Tint::Muted));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QPlainTextEdit *fixedText(const QString &name)
{
    auto *edit = new QPlainTextEdit;
    edit->setFont(theme::font(theme::Text::Fixed));
    edit->setAccessibleName(name);
    edit->setFrameShape(QFrame::NoFrame);
    edit->setTabChangesFocus(true);
    return edit;
}

} // namespace

CommentPane::CommentPane(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_text(new CommentText)
    , m_source(fixedText(tr("Source of the comment")))
    , m_devices(new DevicePane)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTabs());
    column->addWidget(new theme::Hairline);
    m_bar = buildBar();
    column->addWidget(m_bar);
    m_copilot = new theme::Strip(theme::Strip::Kind::Wait);
    connect(m_copilot->addButton(tr("Stop")), &QPushButton::clicked, this, &CommentPane::stopCopilotWanted);
    m_copilot->hide();
    column->addWidget(m_copilot);
    m_reason = new theme::Strip(theme::Strip::Kind::Warning);
    m_reason->setObjectName(QStringLiteral("copilotReason"));
    m_reason->setClosable(true);
    m_reason->hide();
    column->addWidget(m_reason);
    m_source->setReadOnly(true);
    m_stack->addWidget(new CommentCard(m_text));
    m_stack->addWidget(m_source);
    m_stack->addWidget(m_devices);
    m_editPage = buildEditor();
    m_stack->addWidget(m_editPage);
    column->addWidget(m_stack, 1);
    refresh();
}

QWidget *CommentPane::buildTabs()
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(6, 0, 8, 0);
    line->setSpacing(4);
    m_tabs = new QTabBar;
    for (const QString &name : {tr("Comment"), tr("Source"), tr("As plain text"), tr("Devices")})
        m_tabs->addTab(name);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_previous = stepButton(QStringLiteral("up"), tr("Previous comment"));
    m_next = stepButton(QStringLiteral("down"), tr("Next comment"));
    m_place = new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted);
    line->addWidget(m_tabs);
    line->addStretch(1);
    line->addWidget(m_previous);
    line->addWidget(m_place);
    line->addWidget(m_next);
    connect(m_tabs, &QTabBar::currentChanged, this, &CommentPane::refresh);
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT shown(m_comment - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT shown(m_comment + 1); });
    return row;
}

QWidget *CommentPane::buildBar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::metrics::pageMargin - 2, 5, theme::metrics::pageMargin, 5);
    row->setSpacing(6);
    auto *words = new theme::Label(tr("Summary"), theme::Text::Base, theme::Label::Ink::Muted);
    m_summary = new QComboBox;
    m_summary->addItems({tr("Profile"), tr("Profile and Security Copilot…")});
    m_summary->setAccessibleName(tr("Summary"));
    m_summary->setObjectName(QStringLiteral("summaryBy"));
    m_summary->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_summary->setMinimumContentsLength(10);
    words->setBuddy(m_summary);
    m_format = new QComboBox;
    m_format->addItems({tr("HTML"), tr("Markdown")});
    m_format->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_format->setAccessibleName(tr("Format of the comments"));
    m_format->setToolTip(tr("Markdown reads well where a portal shows tags as they are"));
    m_edit = new theme::Button(tr("Edit text"));
    m_edit->setIconName(QStringLiteral("edit"));
    m_edit->setObjectName(QStringLiteral("editText"));
    m_size = new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted);
    m_size->setElided(Qt::ElideRight);
    m_size->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(words);
    row->addWidget(m_summary);
    row->addWidget(m_format);
    row->addWidget(m_edit);
    row->addWidget(m_size, 1);
    connect(m_edit, &QPushButton::clicked, this, &CommentPane::edit);
    connect(m_format, &QComboBox::activated, this, &CommentPane::formatChanged);
    connect(m_summary, &QComboBox::activated, this, [this](int choice) {
        if (choice == 1) {
            m_summary->setCurrentIndex(m_view.copilot.isEmpty() ? 0 : 1); // until there is an answer
            Q_EMIT copilotWanted();
        }
    });
    return bar;
}

QWidget *CommentPane::buildEditor()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_editor = fixedText(tr("Text of the comment, as Markdown"));
    column->addWidget(m_editor, 1);
    column->addWidget(new theme::Hairline);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(theme::metrics::pageMargin, 8, theme::metrics::pageMargin, 8);
    row->addWidget(
        new theme::Label(tr("Markdown. Links stay only to Microsoft."), theme::Text::Small, theme::Label::Ink::Muted),
        1);
    auto *composed = new theme::Button(tr("As composed"));
    auto *cancel = new theme::Button(tr("Cancel"));
    auto *use = new theme::Button(tr("Use this text"), theme::Button::Kind::Primary);
    use->setObjectName(QStringLiteral("useText"));
    for (theme::Button *button : {composed, cancel, use})
        row->addWidget(button);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, [this] { leaveEditor(false); });
    connect(use, &QPushButton::clicked, this, [this] { leaveEditor(true); });
    connect(composed, &QPushButton::clicked, this, [this] {
        leaveEditor(false);
        Q_EMIT edited(keyOf(m_comment), {});
    });
    return page;
}

bool CommentPane::isMarkdown() const
{
    return m_format->currentIndex() == 1;
}

void CommentPane::setMarkdown(bool markdown)
{
    m_format->setCurrentIndex(markdown ? 1 : 0); // activated() is for the analyst's choice only
}

QString CommentPane::keyOf(int comment) const
{
    return comment >= 0 && comment < m_view.plan.comments.size() ? m_view.plan.comments[comment].actorKey : QString();
}

void CommentPane::setView(const PlanView &view)
{
    m_view = view;
    m_copilot->hide();
    showReason();
    m_summary->setCurrentIndex(view.copilot.isEmpty() ? 0 : 1);
    m_devices->setExposure(view.exposure);
    m_tabs->setTabText(DevicesTab, view.exposure ? tr("Devices %1").arg(view.exposure->devices.size()) : tr("Devices"));
    m_comment = std::clamp(m_comment, view.texts.isEmpty() ? -1 : 0, int(view.texts.size()) - 1);
    refresh();
}

void CommentPane::showComment(int comment)
{
    if (comment == m_comment || comment < 0 || comment >= m_view.texts.size())
        return;
    m_comment = comment;
    if (m_stack->currentWidget() == m_editPage)
        leaveEditor(false);
    refresh();
}

void CommentPane::refresh()
{
    const int tab = m_tabs->currentIndex();
    const bool devices = tab == DevicesTab, any = m_comment >= 0 && m_comment < m_view.texts.size();
    m_bar->setVisible(!devices);
    for (QWidget *widget : QList<QWidget *>{m_previous, m_next, m_place})
        widget->setVisible(!devices && m_view.texts.size() > 1);
    m_place->setText(tr("%1 of %2").arg(m_comment + 1).arg(m_view.texts.size()));
    m_previous->setEnabled(m_comment > 0);
    m_next->setEnabled(m_comment + 1 < m_view.texts.size());
    m_edit->setEnabled(any && m_view.markdown.contains(keyOf(m_comment)));
    m_text->setBlocks(any ? m_view.texts[m_comment] : summary::Blocks());
    const QString posted = any ? m_view.plan.comments.value(m_comment).posted() : QString();
    m_size->setElidedText(any ? tr("defanged · %1 characters").arg(QLocale().toString(posted.size())) : QString());
    m_source->setPlainText(tab == PlainTab && any ? summary::plainText(m_view.texts[m_comment]) : posted);
    m_stack->setCurrentIndex(devices ? 2 : tab == CommentTab ? 0 : 1);
}

/// An answer that did not come is told: the text has what is always there instead.
void CommentPane::showReason()
{
    QStringList actors, reasons;
    for (auto answer = m_view.copilot.cbegin(); answer != m_view.copilot.cend(); ++answer) {
        if (answer->summary)
            continue;
        actors.append(IncidentWords::line(m_view.actorOf.value(answer.key()), 60));
        if (!reasons.contains(answer->reason))
            reasons.append(answer->reason);
    }
    m_reason->setVisible(!reasons.isEmpty());
    const QString why = IncidentWords::line(reasons.join(QStringLiteral(", ")), 200);
    m_reason->setText(actors.size() == m_view.copilot.size()
                          ? tr("Profile summary only; Security Copilot gave none: %1").arg(why)
                          : tr("Profile summary for %1; Security Copilot gave none: %2")
                                .arg(actors.join(QStringLiteral(", ")), why));
}

bool CommentPane::isEditing() const
{
    return m_stack->currentWidget() == m_editPage;
}

void CommentPane::edit()
{
    const QString key = keyOf(m_comment);
    if (key.isEmpty())
        return;
    m_editor->setPlainText(m_view.markdown.value(key));
    m_stack->setCurrentWidget(m_editPage);
    m_bar->hide();
    m_editor->setFocus();
}

void CommentPane::leaveEditor(bool keep)
{
    const QString text = m_editor->toPlainText();
    refresh();
    m_edit->setFocus();
    if (keep)
        Q_EMIT edited(keyOf(m_comment), text);
}

void CommentPane::setAskingCopilot(const summary::CopilotProgress &progress)
{
    m_copilot->setText(tr("Security Copilot, %1, question %2 of %3: %4, %5 of at most %6 s")
                           .arg(IncidentWords::line(progress.actor, 60))
                           .arg(progress.index)
                           .arg(progress.count)
                           .arg(progress.step)
                           .arg(progress.elapsedMs / 1000)
                           .arg(progress.limitSeconds));
    m_copilot->show();
}

} // namespace ui
