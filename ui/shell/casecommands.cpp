// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/casecommands.h"

#include "core/base/text.h"
#include "core/base/tlp.h"
#include "ui/shell/caseoffers.h"
#include "ui/shell/comparisonshow.h"
#include "ui/shell/keptdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/notedialog.h"
#include "ui/shell/runcontrol.h"
#include "ui/shell/unsaveddialog.h"
#include "ui/theme/icon.h"

#include <QAction>
#include <QActionGroup>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>

namespace ui {

namespace {

using Kind = graph::NodeKey::Kind;

QKeySequence keysOf(const char *keys)
{
    return QKeySequence(QString::fromLatin1(keys));
}

} // namespace

CaseCommands::CaseCommands(MainWindow *window, Workspace *workspace, const Parts &parts, StripArea *strips)
    : QObject(window)
    , m_window(window)
    , m_workspace(workspace)
    , m_cases(parts.cases)
    , m_run(parts.run)
    , m_offers(new CaseOffers(window, workspace, parts, strips))
    , m_comparison(new ComparisonShow(window, workspace, parts.cases, strips))
{
    makeMarks();
    makeRest();
    connect(m_cases, &CaseControl::unsavedChanged, this, &CaseCommands::refresh);
    connect(workspace, &Workspace::tlpChanged, this, &CaseCommands::refresh);
    connect(m_cases, &CaseControl::changed, this, &CaseCommands::refresh);
    refresh();
}

void CaseCommands::makeMarks()
{
    Actions &actions = m_window->actions();
    QAction *before = actions[Actions::ExportPicture];
    auto *menu = new QMenu(tr("Traffic Light &mark"), m_window);
    menu->setIcon(theme::icon(QStringLiteral("shield")));
    actions.menu(Actions::FileMenu)->insertMenu(before, menu);
    m_marks = new QActionGroup(this);
    const struct
    {
        base::Tlp mark;
        QString text, tip;
        const char *keys;
    } marks[] = {
        {base::Tlp::None, tr("&No mark"), tr("Nothing says how far this case may be passed on"), "Ctrl+Alt+Shift+0"},
        {base::Tlp::Clear, tr("TLP:&CLEAR"), tr("May be passed on to anybody"), "Ctrl+Alt+Shift+1"},
        {base::Tlp::Green, tr("TLP:&GREEN"), tr("May be passed on within the community"), "Ctrl+Alt+Shift+2"},
        {base::Tlp::Amber, tr("TLP:&AMBER"), tr("For the organization and its clients, as far as they need it"),
         "Ctrl+Alt+Shift+3"},
        {base::Tlp::AmberStrict, tr("TLP:AMBER+&STRICT"),
         tr("For the organization only; does not go to Security Copilot"), "Ctrl+Alt+Shift+4"},
        {base::Tlp::Red, tr("TLP:&RED"), tr("For the people it was given to; does not go to Security Copilot"),
         "Ctrl+Alt+Shift+5"},
    };
    for (const auto &each : marks) {
        QAction *action
            = actions.make(Actions::FileMenu, each.text, {}, keysOf(each.keys), each.tip, nullptr, menu);
        action->setCheckable(true);
        action->setData(base::toString(each.mark));
        m_marks->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, mark = base::toString(each.mark)] { m_workspace->setTlp(mark); });
    }
}

void CaseCommands::makeRest()
{
    Actions &actions = m_window->actions();
    QAction *beforeExport = actions[Actions::ExportPicture];
    const auto make = [&](Actions::MenuId menu, const QString &text, const char *icon, const char *keys,
                          const QString &tip, QAction *before, auto slot) {
        QAction *action = actions.make(menu, text, QString::fromLatin1(icon), keysOf(keys), tip, before);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    m_note = make(Actions::FileMenu, tr("N&ote on the case…"), "note", "Ctrl+Alt+N",
                  tr("Write what the case is about"), beforeExport, &CaseCommands::editCaseNote);
    m_compare = make(Actions::FileMenu, tr("&Compare with a case…"), "diff", "Ctrl+D",
                     tr("What is new, gone or changed since another case was saved"), beforeExport,
                     &CaseCommands::chooseComparison);
    m_compareRuns = make(Actions::FileMenu, tr("Compare with the run &before"), "diff", "Ctrl+Shift+Y",
                         tr("What is new, gone or changed since the indicators were run before"), beforeExport,
                         [this] { m_cases->compareWithEarlierRun(); });
    m_merge = make(Actions::FileMenu, tr("Mer&ge with a case…"), "chain", "Ctrl+Alt+M",
                   tr("Add everything another case holds to this one"), beforeExport, &CaseCommands::chooseMerge);
    actions.menu(Actions::FileMenu)->insertSeparator(beforeExport);
    m_unsaved = make(Actions::FileMenu, tr("&Unsaved cases…"), "recent", "Ctrl+Alt+U",
                     tr("Work that had no name when the program ended"), actions[Actions::Sample],
                     &CaseCommands::showUnsaved);
    m_tags = make(Actions::GraphMenu, tr("&Tags…"), "tag", "Ctrl+Shift+T", tr("Put words on what is selected"),
                  actions[Actions::Hide], &CaseCommands::editTags);
    m_askAgain = make(Actions::RunMenu, tr("&Ask again about the selection"), "retry", "Ctrl+F5",
                      tr("Forget the answers about the selected hosts and ask just for them"),
                      actions[Actions::RunOptions], &CaseCommands::askAgain);
    m_offline = make(Actions::RunMenu, tr("Work o&ffline"), "cloud-off", "Ctrl+Alt+O",
                     tr("Ask nobody: only what the case and this computer have is used"),
                     actions[Actions::RunOptions], [this](bool offline) {
                         chain::Options options = m_window->runOptions();
                         options.offline = offline;
                         m_window->setRunOptions(options);
                     });
    m_offline->setCheckable(true);
    m_kept = make(Actions::ToolsMenu, tr("&Kept answers…"), "server", "Ctrl+Alt+K",
                  tr("What the case and this computer keep of answers, and forgetting it"),
                  actions[Actions::Palette], [this] { (new KeptDialog(m_cases, m_window))->open(); });
}

void CaseCommands::refresh()
{
    for (QAction *action : m_marks->actions()) {
        action->setChecked(action->data().toString() == m_workspace->tlp());
        Actions::setWhyNot(action, m_workspace->isEmpty() ? tr("Add indicators first") : QString());
    }
    const bool running = m_run && m_run->isRunning();
    const QString nothing
        = m_workspace->investigation().hosts().isEmpty() ? tr("Nothing has been found yet") : QString();
    const QString noSelection = !nothing.isEmpty() ? nothing
        : m_workspace->current().id < 0            ? tr("Select something first")
                                                   : QString();
    Actions::setWhyNot(m_note, m_workspace->isEmpty() ? tr("Add indicators first") : QString());
    Actions::setWhyNot(m_tags, noSelection);
    Actions::setWhyNot(m_askAgain,
                       !noSelection.isEmpty()                ? noSelection
                           : !m_run                          ? tr("Runs are not available")
                           : running                         ? tr("A run goes on")
                           : m_window->runOptions().offline  ? tr("Offline: nobody is asked")
                           : selectedNames().isEmpty()       ? tr("Select a host first")
                                                             : QString());
    Actions::setWhyNot(m_compare, nothing);
    Actions::setWhyNot(m_compareRuns,
                       !nothing.isEmpty()                ? nothing
                           : running                     ? tr("A run goes on")
                           : !m_cases->hasEarlierRun()   ? tr("There was no run before")
                                                         : QString());
    Actions::setWhyNot(m_merge, !nothing.isEmpty() ? nothing : running ? tr("A run goes on") : QString());
    Actions::setWhyNot(m_unsaved, m_cases->unsaved().isEmpty() ? tr("There is no unsaved case") : QString());
    Actions::setWhyNot(m_offline, running ? tr("Stop the run first") : QString());
    m_offline->setChecked(m_window->runOptions().offline);
    m_offers->refresh();
}

QStringList CaseCommands::selectedNames() const
{
    QStringList names;
    for (const graph::NodeKey &key : m_workspace->selection()) {
        if (key.kind == Kind::Host && key.id >= 0 && key.id < m_workspace->investigation().hosts().size())
            names.append(m_workspace->investigation().hosts().at(key.id).value);
    }
    return names;
}

void CaseCommands::editCaseNote()
{
    auto *dialog = new NoteDialog(tr("The case"), m_workspace->notes().value(QString()), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_workspace->setNote(dialog->note()); });
    dialog->open();
}

void CaseCommands::editTags()
{
    const graph::NodeKey key = m_workspace->current();
    if (key.id < 0 || key.kind == Kind::Bundle)
        return;
    const bool host = key.kind == Kind::Host;
    const QString subject = host
        ? m_workspace->investigation().hosts().at(key.id).value
        : QString(QStringLiteral("actor:") + m_workspace->investigation().actors().at(key.id).name);
    auto *dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Tags"));
    const QString name = host ? m_workspace->hostLabel(key.id) : m_workspace->actorLabel(key.id);
    dialog->setLabelText(tr("Tags of %1, with commas between them").arg(base::singleLine(name, 60)));
    for (QLabel *label : dialog->findChildren<QLabel *>())
        label->setTextFormat(Qt::PlainText); // the name is not ours
    dialog->setOkButtonText(tr("Keep tags"));
    dialog->resize(420, dialog->sizeHint().height());
    dialog->setTextValue(m_workspace->tags().value(subject).join(QStringLiteral(", ")));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, subject](const QString &text) { m_workspace->setTags(subject, Workspace::tagsFrom(text)); });
    dialog->open();
}

void CaseCommands::askAgain()
{
    m_cases->forgetAnswers(selectedNames());
    m_window->start();
}

void CaseCommands::chooseComparison()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Compare with an earlier case"), {},
                                                      tr("Cases (*.mdticase);;All files (*)"));
    if (!path.isEmpty())
        m_cases->compareWith(path);
}

void CaseCommands::chooseMerge()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Merge a case into this one"), {},
                                                      tr("Cases (*.mdticase);;All files (*)"));
    if (!path.isEmpty())
        m_cases->merge(path);
}

void CaseCommands::showUnsaved()
{
    auto *dialog = new UnsavedDialog(m_cases, m_window);
    connect(dialog, &UnsavedDialog::openWanted, m_window, &MainWindow::openCase);
    dialog->open();
}

} // namespace ui
