// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/incidents/incidentcontrol.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QPlainTextEdit;
class QStackedWidget;
class QTabBar;
class QToolButton;
QT_END_NAMESPACE

namespace theme {
class Button;
class Label;
class Strip;
} // namespace theme

namespace ui {

class CommentText;
class DevicePane;

/// The right of the write-back: the comment as it will read, its source, its plain text, and the devices. The text can
/// be edited as Markdown.
class CommentPane : public QWidget
{
    Q_OBJECT
public:
    explicit CommentPane(QWidget *parent = nullptr);

    void setView(const PlanView &view);
    void showComment(int comment);
    DevicePane *devices() const { return m_devices; }
    void setAskingCopilot(const summary::CopilotProgress &progress);
    bool isMarkdown() const;
    void setMarkdown(bool markdown);
    bool isEditing() const;
    void edit(); ///< opens the editor
    QPlainTextEdit *editor() const { return m_editor; }

Q_SIGNALS:
    void shown(int comment);
    void edited(const QString &actorKey, const QString &markdown); ///< empty: as composed
    void formatChanged();
    void copilotWanted();
    void stopCopilotWanted();

private:
    enum Tab { CommentTab, SourceTab, PlainTab, DevicesTab };
    QWidget *buildTabs();
    QWidget *buildBar();
    QWidget *buildEditor();
    void refresh();
    void showReason();
    void leaveEditor(bool keep);
    QString keyOf(int comment) const;

    QTabBar *m_tabs;
    QToolButton *m_previous, *m_next;
    theme::Label *m_place, *m_size;
    QComboBox *m_summary, *m_format;
    theme::Button *m_edit;
    theme::Strip *m_copilot, *m_reason;
    QWidget *m_bar;
    QStackedWidget *m_stack;
    CommentText *m_text;
    QPlainTextEdit *m_source, *m_editor;
    DevicePane *m_devices;
    QWidget *m_editPage;
    PlanView m_view;
    int m_comment = -1;
};

} // namespace ui
