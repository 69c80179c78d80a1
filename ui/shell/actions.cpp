// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/actions.h"

#include "ui/theme/icon.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace ui {

namespace {
constexpr auto whyNotKey = "whyNot", menuKey = "menuName", tipKey = "tip";
constexpr int line = -1; ///< a separator in a menu
} // namespace

Actions::Actions(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_actions(Count, nullptr)
{
    makeFile();
    makeEdit();
    makeView();
    makeGraph();
    makeRun();
    makeRest();
}

QAction *Actions::make(Id id, MenuId menu, const QString &text, const QString &icon, const QKeySequence &keys,
                       const QString &tip)
{
    auto *action = new QAction(text, this);
    if (!icon.isEmpty())
        action->setIcon(theme::icon(icon));
    action->setShortcut(keys);
    action->setStatusTip(tip);
    action->setToolTip(tip);
    action->setProperty(tipKey, tip);
    action->setProperty(menuKey, nameOf(menu));
    action->setObjectName(QStringLiteral("action%1").arg(int(id)));
    m_actions[id] = action;
    m_window->addAction(action); // shortcuts work with the menu bar hidden too
    return action;
}

QString Actions::nameOf(MenuId menu)
{
    const QStringList names
        = {tr("File"), tr("Edit"), tr("View"), tr("Graph"), tr("Run"), tr("Incident"), tr("Tools"), tr("Help")};
    return names.value(menu);
}

void Actions::makeFile()
{
    const auto K = [](const char *keys) { return QKeySequence(QString::fromLatin1(keys)); };
    const auto I = [](const char *name) { return QString::fromLatin1(name); };
    make(New, FileMenu, tr("&New case"), I("file"), QKeySequence::New, tr("Begin with an empty case"));
    make(AddFiles, FileMenu, tr("&Add indicators from files…"), I("add"), QKeySequence::Open,
         tr("Read indicators from text, CSV, Excel, STIX, MISP, mail, PDF or ZIP files"));
    make(AddFolder, FileMenu, tr("Add indicators from a &folder…"), I("open"), K("Ctrl+Shift+D"),
         tr("Read every file of a folder"));
    make(Paste, FileMenu, tr("&Paste indicators"), I("paste"), QKeySequence::Paste,
         tr("Take the indicators that are on the clipboard"));
    make(TypeIn, FileMenu, tr("&Type indicators…"), I("edit"), K("Ctrl+Shift+A"),
         tr("Type or paste text that has indicators in it"));
    make(OpenCase, FileMenu, tr("&Open a case…"), I("open"), K("Ctrl+Shift+O"),
         tr("Open a saved case and go on where it was left"));
    make(Save, FileMenu, tr("&Save"), I("save"), QKeySequence::Save, tr("Save the case"));
    make(SaveAs, FileMenu, tr("Save &as…"), I("save"), K("Ctrl+Shift+S"), tr("Save the case under another name"));
    make(Sample, FileMenu, tr("&Try the sample"), I("sample"), K("F9"),
         tr("Run the sample list against a fictional tenant on this computer"));
    make(ExportPicture, FileMenu, tr("Export &picture…"), I("image"), K("Ctrl+E"),
         tr("Save the graph as PNG, SVG or PDF"));
    make(ExportData, FileMenu, tr("&Export result…"), I("export"), K("Ctrl+Shift+E"),
         tr("Save the result as JSON, CSV, STIX, MISP, GraphML and more"));
    make(ExportTable, FileMenu, tr("Export ta&ble as CSV…"), I("table"), K("Ctrl+Alt+E"),
         tr("Save the table in front as CSV"));
    make(Report, FileMenu, tr("&Report…"), I("file"), K("Ctrl+Shift+R"),
         tr("Write a report with actors, evidence and picture"));
    QAction *quit = make(Quit, FileMenu, tr("&Quit"), I("close"), K("Ctrl+Q"), tr("Close the program"));
    quit->setMenuRole(QAction::QuitRole);
}

void Actions::makeEdit()
{
    const auto K = [](const char *keys) { return QKeySequence(QString::fromLatin1(keys)); };
    const auto I = [](const char *name) { return QString::fromLatin1(name); };
    make(Undo, EditMenu, tr("&Undo"), I("undo"), QKeySequence::Undo, tr("Take the last change back"));
    make(Redo, EditMenu, tr("&Redo"), I("redo"), K("Ctrl+Shift+Z"), tr("Make the change again that was taken back"));
    make(Copy, EditMenu, tr("&Copy defanged"), I("copy"), QKeySequence::Copy,
         tr("Copy what is selected, with the dots in brackets"));
    make(CopyPicture, EditMenu, tr("Copy &picture"), I("image"), K("Ctrl+Shift+C"),
         tr("Put the graph on the clipboard as a picture"));
    make(SelectAll, EditMenu, tr("Select &all"), I("expand"), QKeySequence::SelectAll,
         tr("Select every host that is shown"));
    make(Remove, EditMenu, tr("Re&move indicators"), I("remove"), K("Del"),
         tr("Take the selected indicators out of the list, before they are run"));
    m_actions[Remove]->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_window->removeAction(m_actions[Remove]); // the tray takes it
    make(Find, EditMenu, tr("&Find"), I("search"), QKeySequence::Find, tr("Find hosts and actors in the graph"));
    make(FindNext, EditMenu, tr("Find &next"), I("down"), K("F3"), tr("Go to the next hit"));
    make(FindPrevious, EditMenu, tr("Find pre&vious"), I("up"), K("Shift+F3"), tr("Go to the hit before"));
}

void Actions::makeView()
{
    const auto K = [](const char *keys) { return QKeySequence(QString::fromLatin1(keys)); };
    const auto I = [](const char *name) { return QString::fromLatin1(name); };
    make(ShowGraph, ViewMenu, tr("&Graph"), I("graph"), K("Alt+1"), tr("Show the graph"));
    make(ShowIncidents, ViewMenu, tr("In&cidents"), I("incident"), K("Alt+2"), tr("Show the incidents of the tenant"));
    make(ShowTray, ViewMenu, tr("Ind&icators pane"), {}, K("Ctrl+B"), tr("Show or hide the list of indicators"));
    make(ShowInspector, ViewMenu, tr("In&spector pane"), {}, K("F4"), tr("Show or hide the inspector"));
    make(ShowBottom, ViewMenu, tr("&Tables pane"), {}, K("Ctrl+J"), tr("Show or hide tables, timeline and activity"));
    make(TabActors, ViewMenu, tr("&Actors"), I("user"), K("Ctrl+1"), tr("Go to the table of actors"));
    make(TabHosts, ViewMenu, tr("&Hosts"), I("server"), K("Ctrl+2"), tr("Go to the table of hosts"));
    make(TabRecords, ViewMenu, tr("&Records"), I("table"), K("Ctrl+3"), tr("Go to the table of passive DNS records"));
    make(TabTimeline, ViewMenu, tr("T&imeline"), I("timeline"), K("Ctrl+4"), tr("Go to the timeline"));
    make(TabActivity, ViewMenu, tr("Acti&vity"), I("activity"), K("Ctrl+5"), tr("Go to the log of what happened"));
    make(ClearFilters, ViewMenu, tr("&Clear filters"), I("filter"), K("Ctrl+Shift+L"), tr("Show every host again"));
    make(NextPane, ViewMenu, tr("Ne&xt pane"), I("right"), K("F6"), tr("Move the keyboard to the next pane"));
    make(PreviousPane, ViewMenu, tr("&Previous pane"), I("left"), K("Shift+F6"),
         tr("Move the keyboard to the pane before"));
    make(ThemeSystem, ViewMenu, tr("Theme of the &system"), I("theme"), K("Ctrl+Shift+7"),
         tr("Light or dark as the system is"));
    make(ThemeLight, ViewMenu, tr("&Light theme"), I("theme"), K("Ctrl+Shift+8"), tr("Dark on light"));
    make(ThemeDark, ViewMenu, tr("&Dark theme"), I("theme"), K("Ctrl+Shift+9"), tr("Light on dark"));
    make(FullScreen, ViewMenu, tr("&Full screen"), {}, K("F11"), tr("Fill the screen with the window"));
    make(ResetWindow, ViewMenu, tr("Panes &back to their places"), I("undo"), K("Ctrl+Shift+0"),
         tr("Put every pane where it was at first"));
    for (const Id id : {ShowGraph, ShowIncidents, ShowTray, ShowInspector, ShowBottom, ThemeSystem, ThemeLight,
                        ThemeDark, FullScreen})
        m_actions[id]->setCheckable(true);
    group({ShowGraph, ShowIncidents});
    group({ThemeSystem, ThemeLight, ThemeDark});
    m_actions[ShowGraph]->setChecked(true);
    m_actions[ThemeSystem]->setChecked(true);
}

void Actions::makeGraph()
{
    const auto K = [](const char *keys) { return QKeySequence(QString::fromLatin1(keys)); };
    const auto I = [](const char *name) { return QString::fromLatin1(name); };
    make(Flow, GraphMenu, tr("&Flow"), I("flow"), K("Ctrl+Shift+1"),
         tr("Columns from the indicators at the left to the actors at the right"));
    make(Organic, GraphMenu, tr("&Organic"), I("organic"), K("Ctrl+Shift+2"),
         tr("Hosts near what they are connected with"));
    make(Radial, GraphMenu, tr("&Radial"), I("radial"), K("Ctrl+Shift+3"), tr("Actors in the middle"));
    make(LayoutAgain, GraphMenu, tr("&Lay out anew"), I("retry"), K("Ctrl+L"),
         tr("Forget where nodes were moved to and lay everything out"));
    make(Fit, GraphMenu, tr("Fi&t"), I("fit"), K("Ctrl+0"), tr("Show everything"));
    make(ZoomIn, GraphMenu, tr("Zoom &in"), I("add"), QKeySequence::ZoomIn, tr("Show less, larger"));
    make(ZoomOut, GraphMenu, tr("Zoom &out"), I("remove"), QKeySequence::ZoomOut, tr("Show more, smaller"));
    make(ZoomOriginal, GraphMenu, tr("&100 %"), I("search"), K("Ctrl+9"), tr("Show the graph at its own size"));
    make(ZoomSelection, GraphMenu, tr("&Zoom to selection"), I("zoom-selection"), K("Z"), tr("Show what is selected"));
    make(Legend, GraphMenu, tr("Le&gend"), {}, K("L"), tr("Show or hide what the marks mean"));
    make(Minimap, GraphMenu, tr("&Minimap"), {}, K("M"), tr("Show or hide the small map"));
    make(Bundle, GraphMenu, tr("&Bundle leaves"), {}, K("Ctrl+Shift+B"),
         tr("Draw hosts that tell nothing as one mark"));
    make(Expand, GraphMenu, tr("&Expand from here"), I("expand"), K("E"),
         tr("Go one hop further from the selected hosts"));
    make(Paths, GraphMenu, tr("Show &paths to actors"), I("chain"), K("P"),
         tr("Select everything between the selection and the actors"));
    make(Hide, GraphMenu, tr("&Hide"), I("hide"), K("H"), tr("Hide the selected hosts"));
    make(ShowAll, GraphMenu, tr("&Show all hidden"), I("show"), K("Shift+H"),
         tr("Show the hosts again that were hidden by hand"));
    make(Release, GraphMenu, tr("Relea&se…"), I("release"), K("R"), tr("Follow a held host although it is shared"));
    make(InspectorFocus, GraphMenu, tr("Go to the inspe&ctor"), I("info"), K("Alt+Return"),
         tr("Move the keyboard to the inspector"));
    make(Note, GraphMenu, tr("Add &note…"), I("note"), K("N"), tr("Write a note on what is selected"));
    for (const Id id : {Flow, Organic, Radial, Legend, Minimap, Bundle})
        m_actions[id]->setCheckable(true);
    for (const Id id : {Legend, Minimap, Bundle})
        m_actions[id]->setChecked(true);
    group({Flow, Organic, Radial});
    m_actions[Flow]->setChecked(true);
    // Letters are for the graph alone; in tables and fields they type.
    for (QAction *action : graphOnly()) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_window->removeAction(action);
    }
    m_actions[ZoomIn]->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
}

void Actions::makeRun()
{
    const auto K = [](const char *keys) { return QKeySequence(QString::fromLatin1(keys)); };
    const auto I = [](const char *name) { return QString::fromLatin1(name); };
    make(Run, RunMenu, tr("&Run"), I("run"), K("F5"), tr("Chain the indicators to their actors"));
    make(Pause, RunMenu, tr("&Pause"), I("pause"), K("F7"), tr("Finish what is under way and ask nothing new"));
    make(Stop, RunMenu, tr("&Stop"), I("stop"), K("Shift+F5"), tr("End the run; everything found stays"));
    make(Retry, RunMenu, tr("&Try again what failed"), I("retry"), K("Ctrl+R"),
         tr("Ask again for just the answers that are missing"));
    make(RunOptions, RunMenu, tr("&Options…"), I("settings"), K("F8"),
         tr("Hops, time, shared hosts and budget of the run"));
    make(Depth1, RunMenu, tr("&1 hop"), {}, K("Ctrl+Alt+1"), tr("Only the hosts next to the indicators"));
    make(Depth2, RunMenu, tr("&2 hops"), {}, K("Ctrl+Alt+2"), tr("One step further through hosts that are not held"));
    make(Depth3, RunMenu, tr("&3 hops"), {}, K("Ctrl+Alt+3"), tr("Two steps further; many more requests"));
    make(Depth4, RunMenu, tr("&4 hops"), {}, K("Ctrl+Alt+4"), tr("Three steps further; very many requests"));
    make(Review, RunMenu, tr("Review the &input…"), I("table"), K("Ctrl+Shift+I"),
         tr("What was found in the input and what is not used, with reason and place"));
    for (const Id id : {Depth1, Depth2, Depth3, Depth4})
        m_actions[id]->setCheckable(true);
    group({Depth1, Depth2, Depth3, Depth4});
    m_actions[Depth2]->setChecked(true);
}

void Actions::makeRest()
{
    const auto K = [](const char *keys) { return QKeySequence(QString::fromLatin1(keys)); };
    const auto I = [](const char *name) { return QString::fromLatin1(name); };
    make(TakeIncident, IncidentMenu, tr("&Take from an incident…"), I("incident"), K("Ctrl+I"),
         tr("Chain the indicators of a Sentinel or Defender incident"));
    make(WriteIncident, IncidentMenu, tr("&Write to incident…"), I("comment"), K("Ctrl+Shift+W"),
         tr("Preview what would be written to the incident"));
    make(Connect, ToolsMenu, tr("&Connect a tenant…"), I("connect"), K("Ctrl+T"), tr("Sign in to Microsoft Graph"));
    QAction *settings = make(Settings, ToolsMenu, tr("&Settings…"), I("settings"),
                             QKeySequence(Qt::CTRL | Qt::Key_Comma), tr("Change how the program works"));
    settings->setMenuRole(QAction::PreferencesRole);
    make(Palette, ToolsMenu, tr("C&ommands…"), I("command"), K("Ctrl+K"), tr("Find and run any command"));
    make(Help, HelpMenu, tr("&Help"), I("help"), K("F1"), tr("Read how things work"));
    make(Shortcuts, HelpMenu, tr("&Keyboard shortcuts"), I("command"), K("Ctrl+/"),
         tr("List every command with its keys"));
    make(Scores, HelpMenu, tr("How &scores work"), I("info"), K("Ctrl+F1"),
         tr("What the number beside an actor means"));
    QAction *about = make(About, HelpMenu, tr("&About"), I("info"), K("Ctrl+Shift+F1"), tr("Version and licence"));
    about->setMenuRole(QAction::AboutRole);
}

void Actions::group(const QList<Id> &ids)
{
    auto *exclusive = new QActionGroup(this);
    for (const Id id : ids)
        exclusive->addAction(m_actions[id]);
}

void Actions::setWhyNot(Id id, const QString &why)
{
    setWhyNot(m_actions[id], why);
}

void Actions::setWhyNot(QAction *action, const QString &why)
{
    const QString tip = action->property(tipKey).toString();
    action->setProperty(whyNotKey, why);
    action->setEnabled(why.isEmpty());
    action->setStatusTip(why.isEmpty() ? tip : why);
    action->setToolTip(why.isEmpty() ? tip : why);
}

QString Actions::whyNot(const QAction *action)
{
    return action->isEnabled() ? QString() : action->property(whyNotKey).toString();
}

QString Actions::menuName(const QAction *action)
{
    return action->property(menuKey).toString();
}

void Actions::fill(QMenu *menu, const QList<int> &ids)
{
    for (const int id : ids) {
        if (id == line)
            menu->addSeparator();
        else
            menu->addAction(m_actions[id]);
    }
}

void Actions::fillMenuBar(QMenuBar *bar)
{
    const QStringList titles
        = {tr("&File"), tr("&Edit"), tr("&View"), tr("&Graph"), tr("&Run"), tr("&Incident"), tr("&Tools"), tr("&Help")};
    for (const QString &title : titles)
        m_menus.append(bar->addMenu(title));
    fill(m_menus[FileMenu], {New, OpenCase});
    m_recent = m_menus[FileMenu]->addMenu(theme::icon(QStringLiteral("recent")), tr("Open re&cent"));
    fill(m_menus[FileMenu],
         {Sample, line, AddFiles, AddFolder, Paste, TypeIn, line, Save, SaveAs, line, ExportPicture, ExportData,
          ExportTable, Report, line, Quit});
    fill(m_menus[EditMenu],
         {Undo, Redo, line, Copy, CopyPicture, SelectAll, Remove, line, Find, FindNext, FindPrevious});
    fill(m_menus[ViewMenu], {ShowGraph, ShowIncidents, line, ShowTray, ShowInspector, ShowBottom});
    fill(m_menus[ViewMenu]->addMenu(tr("&Go to")),
         {TabActors, TabHosts, TabRecords, TabTimeline, TabActivity, line, NextPane, PreviousPane});
    fill(m_menus[ViewMenu], {ClearFilters, line});
    fill(m_menus[ViewMenu]->addMenu(theme::icon(QStringLiteral("theme")), tr("&Theme")),
         {ThemeSystem, ThemeLight, ThemeDark});
    fill(m_menus[ViewMenu], {FullScreen, ResetWindow});
    fill(m_menus[GraphMenu], {Flow,         Organic,       Radial, LayoutAgain, line,    Fit,    ZoomIn,        ZoomOut,
                              ZoomOriginal, ZoomSelection, line,   Legend,      Minimap, Bundle, line,          Expand,
                              Paths,        Release,       Note,   Hide,        ShowAll, line,   InspectorFocus});
    fill(m_menus[RunMenu], {Run, Pause, Stop, Retry, line, RunOptions});
    fill(m_menus[RunMenu]->addMenu(tr("&Hops")), {Depth1, Depth2, Depth3, Depth4});
    fill(m_menus[RunMenu], {line, Review});
    fill(m_menus[IncidentMenu], {TakeIncident, WriteIncident});
    fill(m_menus[ToolsMenu], {Connect, Settings, line, Palette});
    fill(m_menus[HelpMenu], {Help, Shortcuts, Scores, line, About});
}

void Actions::add(MenuId menu, QAction *action)
{
    action->setProperty(menuKey, nameOf(menu));
    m_menus[menu]->addAction(action);
    m_window->addAction(action);
    m_foreign.append(action);
}

QAction *Actions::make(MenuId menu, const QString &text, const QString &icon, const QKeySequence &keys,
                       const QString &tip, QAction *before, QMenu *submenu)
{
    auto *action = new QAction(text, this);
    if (!icon.isEmpty())
        action->setIcon(theme::icon(icon));
    action->setShortcut(keys);
    action->setStatusTip(tip);
    action->setToolTip(tip);
    action->setProperty(tipKey, tip);
    action->setProperty(menuKey, nameOf(menu));
    (submenu ? submenu : m_menus[menu])->insertAction(before, action);
    m_window->addAction(action);
    m_foreign.append(action);
    return action;
}

QList<QAction *> Actions::all() const
{
    return m_actions + m_foreign;
}

QList<QAction *> Actions::graphOnly() const
{
    QList<QAction *> found;
    for (const Id id : {ZoomSelection, Legend, Minimap, Expand, Paths, Hide, ShowAll, Release, Note})
        found.append(m_actions[id]);
    return found;
}

} // namespace ui
