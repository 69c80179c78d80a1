// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/incidents/incidentcontrol.h"

#include <QDialog>
#include <QTimer>

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
class QTabWidget;
QT_END_NAMESPACE

namespace theme {
class Button;
class Label;
class Strip;
} // namespace theme

namespace ui {

/// What will be sent to Security Copilot, word for word, with the templates it is made from and what it costs. Nothing
/// is sent before "Ask" is pressed.
class PromptDialog : public QDialog
{
    Q_OBJECT
public:
    explicit PromptDialog(const summary::PromptTemplates &templates, QWidget *parent = nullptr);
    void setPreview(const PromptPreview &preview);
    summary::PromptTemplates templates() const;

Q_SIGNALS:
    void previewWanted(const summary::PromptTemplates &templates);
    void askWanted(const summary::PromptTemplates &templates);

private:
    void check();
    QPlainTextEdit *m_sent, *m_summary, *m_exposure;
    theme::Strip *m_refusal;
    theme::Label *m_cost, *m_problem;
    theme::Button *m_ask;
    QTimer m_typed;
    bool m_refused = true;
};

} // namespace ui
