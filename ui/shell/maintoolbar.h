// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QToolBar>

QT_BEGIN_NAMESPACE
class QToolButton;
QT_END_NAMESPACE

namespace theme {
class SearchField;
class SegmentedButtons;
} // namespace theme

namespace ui {

class Actions;

/// The one tool bar. When room gets short, words beside common icons go first, so that nothing ends behind an arrow.
class MainToolBar : public QToolBar
{
    Q_OBJECT
public:
    explicit MainToolBar(Actions *actions, bool withIncidents, QWidget *parent = nullptr);

    theme::SearchField *findField() const { return m_find; }
    void setZoom(double zoom);
    /// Run, or "Run again"; Pause and Stop have words while a run goes.
    void setRunState(bool running, const QString &runText);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    QToolButton *button(int id, bool text);
    void addGap(int width);
    void fit();
    void setCompactness(int level);
    int wantedWidth() const;

    Actions *m_actions;
    QToolButton *m_add, *m_run, *m_pause, *m_stop, *m_zoom, *m_write, *m_export, *m_palette;
    theme::SegmentedButtons *m_page = nullptr, *m_layouts;
    theme::SearchField *m_find;
    QList<QWidget *> m_parts;
    bool m_running = false, m_fitting = false;
    int m_level = -1;
};

} // namespace ui
