// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QListView;
class QToolButton;
QT_END_NAMESPACE

namespace theme {
class Label;
class Sentence;
} // namespace theme

namespace ui {

class DropZone;
class IndicatorDelegate;
class IndicatorModel;
class RejectedModel;

/// The left pane: where to drop, the indicators with their state and hits, and what is not used. Shares the selection
/// of the workspace.
class IndicatorTray : public QWidget
{
    Q_OBJECT
public:
    /// `paste` is what the drop line stands for when it is clicked.
    IndicatorTray(Workspace *workspace, QAction *paste, QWidget *parent = nullptr);

    void setDropHot(bool hot);
    QListView *list() const { return m_list; }
    /// Takes the selected indicators out, as one undoable step. Only before the run knows them: later their hosts are
    /// part of what was found. False: nothing was removed.
    bool removeSelected();
    QList<ioc::Indicator> selectedIndicators() const;

Q_SIGNALS:
    void reviewRequested(); ///< of the rejects
    void removeRefused(); ///< the selected ones are part of a run
    void contextMenuWanted(const QPoint &globalPosition);

private:
    void makeDrop(QAction *paste);
    QWidget *makeRejected();
    void takeInput();
    void takeCounts();
    void takeSelection();
    void giveSelection();

    Workspace *m_workspace;
    IndicatorModel *m_model;
    RejectedModel *m_rejectedModel;
    IndicatorDelegate *m_delegate;
    DropZone *m_drop;
    theme::Sentence *m_counts;
    QWidget *m_countsRow;
    QListView *m_list;
    QWidget *m_rejected;
    QToolButton *m_rejectedHead = nullptr;
    QListView *m_rejectedList = nullptr;
    bool m_taking = false;
};

} // namespace ui
