// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QHash>
#include <QObject>

QT_BEGIN_NAMESPACE
class QActionGroup;
class QMenu;
class QMenuBar;
QT_END_NAMESPACE

namespace ui {

/// Every command of the window: text, icon, shortcut, status tip and menu, in one place. A command that cannot be done
/// now is off and says why.
class Actions : public QObject
{
    Q_OBJECT
public:
    enum Id {
        New,
        AddFiles,
        AddFolder,
        Paste,
        TypeIn,
        OpenCase,
        Save,
        SaveAs,
        Sample,
        ExportPicture,
        ExportData,
        ExportTable,
        Report,
        Quit,
        Undo,
        Redo,
        Copy,
        CopyPicture,
        SelectAll,
        Remove,
        Find,
        FindNext,
        FindPrevious,
        ShowGraph,
        ShowIncidents,
        ShowTray,
        ShowInspector,
        ShowBottom,
        TabActors,
        TabHosts,
        TabRecords,
        TabTimeline,
        TabActivity,
        ClearFilters,
        NextPane,
        PreviousPane,
        ThemeSystem,
        ThemeLight,
        ThemeDark,
        FullScreen,
        ResetWindow,
        Flow,
        Organic,
        Radial,
        LayoutAgain,
        Fit,
        ZoomIn,
        ZoomOut,
        ZoomOriginal,
        ZoomSelection,
        Legend,
        Minimap,
        Bundle,
        Expand,
        Paths,
        Hide,
        ShowAll,
        Release,
        InspectorFocus,
        Note,
        Run,
        Pause,
        Stop,
        Retry,
        RunOptions,
        Depth1,
        Depth2,
        Depth3,
        Depth4,
        Review,
        TakeIncident,
        WriteIncident,
        Connect,
        Settings,
        Palette,
        Help,
        Shortcuts,
        Scores,
        About,
        Count
    };
    enum MenuId { FileMenu, EditMenu, ViewMenu, GraphMenu, RunMenu, IncidentMenu, ToolsMenu, HelpMenu, MenuCount };

    explicit Actions(QWidget *window);

    QAction *operator[](Id id) const { return m_actions[id]; }
    QAction *at(Id id) const { return m_actions[id]; }
    /// Empty: it can be done. Else why not ("Nothing has been found yet").
    void setWhyNot(Id id, const QString &why);
    static void setWhyNot(QAction *action, const QString &why);
    static QString whyNot(const QAction *action);
    static QString menuName(const QAction *action); ///< "File"

    void fillMenuBar(QMenuBar *bar);
    QMenu *menu(MenuId id) const { return m_menus[id]; }
    QMenu *recentMenu() const { return m_recent; }
    /// A command of another part, at the end of a menu. Not owned.
    void add(MenuId menu, QAction *action);
    /// A command of another part of the window, before another one (null: at the end), or in a submenu of `menu`.
    QAction *make(MenuId menu, const QString &text, const QString &icon, const QKeySequence &keys, const QString &tip,
                  QAction *before = nullptr, QMenu *submenu = nullptr);
    QList<QAction *> all() const; ///< in menu order, foreign ones included
    /// Single-letter commands that only work while the graph has the focus.
    QList<QAction *> graphOnly() const;

private:
    QAction *make(Id id, MenuId menu, const QString &text, const QString &icon, const QKeySequence &keys,
                  const QString &tip);
    void makeFile();
    void makeEdit();
    void makeView();
    void makeGraph();
    void makeRun();
    void makeRest();
    void group(const QList<Id> &ids);
    void fill(QMenu *menu, const QList<int> &ids);
    static QString nameOf(MenuId menu);

    QWidget *m_window;
    QList<QAction *> m_actions;
    QList<QAction *> m_foreign;
    QList<QMenu *> m_menus;
    QMenu *m_recent = nullptr;
};

} // namespace ui
