// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/incidents/promptdialog.h"

#include "ui/incidents/incidentwords.h"
#include "ui/theme/button.h"
#include "ui/theme/fonts.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/strip.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

QPlainTextEdit *promptEdit(const QString &name, const QString &text, bool readOnly)
{
    auto *edit = new QPlainTextEdit(text);
    edit->setFont(theme::font(theme::Text::Fixed));
    edit->setAccessibleName(name);
    edit->setReadOnly(readOnly);
    edit->setTabChangesFocus(true);
    return edit;
}

} // namespace

PromptDialog::PromptDialog(const summary::PromptTemplates &templates, QWidget *parent)
    : QDialog(parent)
    , m_sent(promptEdit(tr("What is sent"), {}, true))
    , m_summary(promptEdit(tr("Template of the first question"), templates.summary, false))
    , m_exposure(promptEdit(tr("Template of the second question"), templates.exposure, false))
    , m_refusal(new theme::Strip(theme::Strip::Kind::Warning))
    , m_cost(new theme::Label)
    , m_problem(new theme::Label({}, theme::Text::Small, theme::Label::Ink::Error))
    , m_ask(new theme::Button(tr("Ask Security Copilot"), theme::Button::Kind::Primary))
{
    setWindowTitle(tr("Ask Security Copilot for a summary"));
    resize(720, 520);
    m_sent->setObjectName(QStringLiteral("sentText"));
    m_summary->setObjectName(QStringLiteral("firstQuestion"));
    m_ask->setObjectName(QStringLiteral("askCopilot"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme::metrics::pageMargin, theme::metrics::pageMargin, theme::metrics::pageMargin,
                               theme::metrics::pageMargin);
    column->setSpacing(theme::metrics::fieldGap);
    column->addWidget(m_refusal);
    m_refusal->hide();
    auto *tabs = new QTabWidget;
    tabs->addTab(m_sent, tr("Exactly what is sent"));
    tabs->addTab(m_summary, tr("First question"));
    tabs->addTab(m_exposure, tr("Second question"));
    tabs->setAccessibleName(tr("Questions"));
    column->addWidget(tabs, 1);
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    m_cost->setWordWrap(true);
    column->addWidget(m_cost);
    auto *buttons = new QHBoxLayout;
    auto *reset = new theme::Button(tr("Default questions"));
    reset->setObjectName(QStringLiteral("defaultQuestions"));
    auto *cancel = new theme::Button(tr("Cancel"));
    buttons->addWidget(reset);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_ask);
    column->addLayout(buttons);
    m_ask->setEnabled(false);
    m_typed.setSingleShot(true);
    m_typed.setInterval(250);
    connect(&m_typed, &QTimer::timeout, this, [this] { Q_EMIT previewWanted(this->templates()); });
    for (QPlainTextEdit *edit : {m_summary, m_exposure})
        connect(edit, &QPlainTextEdit::textChanged, this, &PromptDialog::check);
    connect(reset, &QPushButton::clicked, this, [this] {
        m_summary->setPlainText(summary::defaultTemplates().summary);
        m_exposure->setPlainText(summary::defaultTemplates().exposure);
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ask, &QPushButton::clicked, this, [this] {
        Q_EMIT askWanted(this->templates());
        accept();
    });
    check();
    cancel->setFocus();
}

summary::PromptTemplates PromptDialog::templates() const
{
    return {m_summary->toPlainText(), m_exposure->toPlainText()};
}

void PromptDialog::check()
{
    QString problem = summary::templateProblem(m_summary->toPlainText());
    if (problem.isEmpty())
        problem = summary::templateProblem(m_exposure->toPlainText());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_ask->setEnabled(false); // until the preview shows this text
    if (problem.isEmpty())
        m_typed.start();
}

void PromptDialog::setPreview(const PromptPreview &preview)
{
    if (!(preview.templates == templates()))
        return;
    QStringList lines;
    for (const auto &[actor, texts] : preview.texts) {
        lines.append(tr("--- %1").arg(IncidentWords::line(actor, 100)));
        lines += texts;
        lines.append(QString());
    }
    m_sent->setPlainText(lines.join(QStringLiteral("\n\n")));
    m_cost->setText(preview.cost);
    m_refused = !preview.refusal.isEmpty() || preview.texts.isEmpty();
    m_refusal->setVisible(m_refused);
    m_refusal->setText(preview.texts.isEmpty() ? tr("No actor is above the score limit: there is nothing to ask.")
                                               : tr("Security Copilot cannot be asked: %1.").arg(preview.refusal));
    m_ask->setEnabled(!m_refused && !m_problem->isVisibleTo(this));
}

} // namespace ui
