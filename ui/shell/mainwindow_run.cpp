// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/mainwindow.h"

#include "core/base/text.h"
#include "ui/pages/countdown.h"
#include "ui/pages/inputwords.h"
#include "ui/pages/reviewdialog.h"
#include "ui/pages/runpanel.h"
#include "ui/pages/startpage.h"
#include "ui/shell/budget.h"
#include "ui/shell/casecommands.h"
#include "ui/shell/casecontrol.h"
#include "ui/shell/decisiondialog.h"
#include "ui/shell/errorwords.h"
#include "ui/shell/exportcontrol.h"
#include "ui/shell/maintoolbar.h"
#include "ui/shell/runcontrol.h"
#include "ui/shell/runoptionsdialog.h"
#include "ui/shell/statusline.h"
#include "ui/shell/striparea.h"
#include "ui/theme/button.h"
#include "ui/theme/toast.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QStackedWidget>

namespace ui {

void MainWindow::connectControls()
{
    connect(m_input, &InputTask::busyChanged, m_status, &StatusLine::setReading);
    connect(m_input, &InputTask::finished, this, &MainWindow::takeRead);
    connect(m_workspace, &Workspace::releaseRequested, this, &MainWindow::confirmRelease);
    connect(m_workspace, &Workspace::wasReset, this, [this] {
        m_found.problems.clear();
        m_found.files.clear();
    });
    if (RunControl *run = m_parts.run) {
        connect(run, &RunControl::changed, m_workspace, &Workspace::apply);
        connect(run, &RunControl::finished, this, &MainWindow::runEnded);
        connect(run, &RunControl::tenantChanged, this, &MainWindow::takeTenant);
        connect(m_workspace, &Workspace::expandRequested, this, [this](const QList<chain::HostId> &hosts) {
            beginStep(hosts.size() == 1 ? tr("Expand %1").arg(m_workspace->hostLabel(hosts.first()))
                                        : tr("Expand %n host(s)", nullptr, int(hosts.size())));
            m_parts.run->expand(hosts);
        });
        connect(m_workspace, &Workspace::retryRequested, this, &MainWindow::retry);
    }
    if (CaseControl *cases = m_parts.cases) {
        connect(cases, &CaseControl::changed, this, [this] {
            takeTitle();
            m_status->setTlp(m_parts.cases->tlp());
            refreshCommands();
        });
        connect(cases, &CaseControl::opened, this, [this] {
            m_found.indicators = m_workspace->investigation().indicators;
            m_found.rejected = m_workspace->investigation().rejected;
            for (theme::Strip *strip : {m_review, m_error, m_budget})
                m_strips->setShown(strip, false);
            setRunOptions(m_workspace->investigation().options);
        });
        connect(cases, &CaseControl::recentChanged, this, &MainWindow::fillRecent);
        connect(cases, &CaseControl::failed, this, [this](const QString &sentence) { showError(sentence, {}, {}); });
        m_status->setTlp(cases->tlp());
        m_caseCommands = new CaseCommands(this, m_workspace, m_parts, m_strips);
    }
    if (ExportControl *out = m_parts.exports) {
        connect(out, &ExportControl::done, this, [this](const QString &sentence, const QString &) { say(sentence); });
        connect(out, &ExportControl::failed, this, [this](const QString &sentence) { showError(sentence, {}, {}); });
    }
}

void MainWindow::say(const QString &text)
{
    m_toast->say(text);
}

void MainWindow::addFiles(const QStringList &paths)
{
    if (paths.size() == 1 && paths.first().endsWith(QLatin1String(".mdticase"), Qt::CaseInsensitive))
        openCase(paths.first());
    else
        m_input->readFiles(paths);
}

void MainWindow::addText(const QString &text, const QString &source)
{
    m_input->readText(text, source);
}

void MainWindow::take(const InputTask::Dropped &dropped)
{
    if (!dropped.caseFile.isEmpty()) {
        openCase(dropped.caseFile);
        return;
    }
    if (!dropped.files.isEmpty())
        addFiles(dropped.files);
    if (!dropped.text.isEmpty())
        addText(dropped.text, QStringLiteral("dropped text"));
}

void MainWindow::paste()
{
    InputTask::Dropped dropped = InputTask::take(QApplication::clipboard()->mimeData());
    if (dropped.isEmpty()) {
        if (m_pages->currentIndex() == StartPageIndex)
            m_start->setTypedProblem(tr("The clipboard has no text and no files."));
        else
            say(tr("The clipboard has no text and no files"));
        return;
    }
    if (!dropped.text.isEmpty()) {
        addText(dropped.text, QStringLiteral("clipboard"));
        dropped.text.clear();
    }
    take(dropped);
}

void MainWindow::chooseFiles()
{
    addFiles(QFileDialog::getOpenFileNames(this, tr("Add indicators from files")));
}

void MainWindow::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Add indicators from a folder"));
    if (!folder.isEmpty())
        addFiles({folder});
}

QList<ioc::Indicator> MainWindow::pending() const
{
    const chain::Investigation &investigation = m_workspace->investigation();
    QList<ioc::Indicator> waiting;
    for (const ioc::Indicator &one : investigation.indicators) {
        if (investigation.find(one.value) < 0)
            waiting.append(one);
    }
    return waiting;
}

void MainWindow::startSample()
{
    if (!m_parts.run || m_parts.run->isRunning() || !mayDiscard(tr("Leave this case for the sample?"), tr("Leave it")))
        return;
    m_parts.run->useSample();
    if (m_parts.cases)
        m_parts.cases->close();
    m_workspace->reset();
    m_found = {};
    m_sampleWanted = true;
    addText(m_parts.run->sampleText(), QStringLiteral("sample.txt"));
}

void MainWindow::investigate(const ioc::Extraction &found)
{
    if (!m_workspace->isEmpty()) {
        newCase();
        if (!m_workspace->isEmpty())
            return; // kept
    }
    m_onIncidents = false;
    takeExtraction(found);
    choosePage();
    requestStart();
}

void MainWindow::requestStart()
{
    const QList<ioc::Indicator> waiting = pending();
    const qsizetype count = waiting.isEmpty() ? m_workspace->investigation().indicators.size() : waiting.size();
    const Budget budget = estimate(count, m_options);
    if (!m_budgetAccepted && !m_options.offline && !budget.capped && budget.requests > askAbove) {
        const QString requests = tr("About %1 requests").arg(QLocale().toString(aboutNumber(budget.requests)));
        m_budget->setText(tr("%1, %2 for %3. Nothing is asked yet.")
                              .arg(requests, clockText(budget.seconds), tr("%n indicator(s)", nullptr, int(count))),
                          {requests});
        m_strips->setShown(m_budget, true);
        return;
    }
    start();
}

void MainWindow::start()
{
    RunControl *run = m_parts.run;
    if (!run || run->isRunning() || m_workspace->isEmpty())
        return;
    m_budgetAccepted = false;
    for (theme::Strip *strip : {m_budget, m_error})
        m_strips->setShown(strip, false);
    const QList<ioc::Indicator> waiting = pending();
    if (!m_workspace->investigation().hosts().isEmpty() && !waiting.isEmpty()) {
        beginStep(tr("Run %n more", nullptr, int(waiting.size())));
        run->add(waiting, {});
        refreshCommands();
        return;
    }
    chain::Investigation fresh;
    fresh.indicators = m_workspace->investigation().indicators;
    fresh.rejected = m_workspace->investigation().rejected;
    fresh.options = m_options;
    fresh.created = QDateTime::currentDateTimeUtc();
    m_released.clear();
    for (const chain::Host &host : m_workspace->investigation().hosts()) {
        if (host.released)
            m_released.append(host.value);
    }
    m_workspace->beginAgain(fresh);
    run->start(fresh.indicators, fresh.rejected, m_options);
    takeInvestigation();
}

void MainWindow::beginStep(const QString &name)
{
    // In the middle of a run there is no state to come back to.
    if (m_parts.run && !m_parts.run->isRunning())
        m_workspace->beginStep(name);
}

void MainWindow::retry(const QList<chain::HostId> &hosts)
{
    beginStep(tr("Try again"));
    m_parts.run->retry(hosts);
}

void MainWindow::togglePause()
{
    if (m_parts.run->isPaused())
        m_parts.run->resume();
    else
        m_parts.run->pause();
    refreshCommands();
}

void MainWindow::runEnded(chain::Ending ending, const base::Error &error)
{
    if (ending == chain::Ending::Failed)
        showError(ErrorWords::sentence(error), ErrorWords::details(error), ErrorWords::remedy(error));
    // Nobody has chosen anything: the answer to the question of the run is the best place to begin reading.
    const QList<chain::RankedActor> &actors = m_workspace->assessment().actors;
    if (m_workspace->selection().isEmpty() && !actors.isEmpty())
        m_workspace->select({{graph::NodeKey::Kind::Actor, actors.first().actor}});
    takeInvestigation();
    if (ending == chain::Ending::Complete || ending == chain::Ending::Incomplete)
        releaseAgain();
}

/// The engine finds everything anew and holds what is shared; what the analyst has decided about it stays.
void MainWindow::releaseAgain()
{
    const chain::Investigation &found = m_workspace->investigation();
    for (const QString &value : std::exchange(m_released, {})) {
        const chain::HostId host = found.find(value);
        if (host >= 0 && found.hosts().at(host).isHeld())
            m_parts.run->release(host, true);
    }
}

void MainWindow::showError(const QString &sentence, const QString &details, const QString &remedy)
{
    m_error->setText(sentence);
    m_error->setToolTip(details);
    m_errorRemedy = remedy;
    m_errorButton->setText(remedy == QLatin1String("connect")        ? tr("Connect…")
                               : remedy == QLatin1String("settings") ? tr("Settings…")
                                                                     : tr("Try again"));
    m_errorButton->setVisible(!remedy.isEmpty());
    m_strips->setShown(m_error, true);
    if (m_pages->currentIndex() == StartPageIndex)
        m_start->setTypedProblem(sentence);
}

void MainWindow::confirmRelease(chain::HostId host, bool release)
{
    const chain::Hosts &hosts = m_workspace->investigation().hosts();
    if (!m_parts.run || host < 0 || host >= hosts.size())
        return;
    if (!release) {
        beginStep(tr("Hold %1 again").arg(m_workspace->hostLabel(host)));
        m_parts.run->release(host, false);
        return;
    }
    const qint64 count = hosts[host].held ? std::max(hosts[host].held->count, hosts[host].coHosts.value_or(0)) : 0;
    const QString cost = count > 0 ? tr("It serves %1 names. Following it may take as many requests, about %2.")
                                         .arg(QLocale().toString(count), clockText(std::max<qint64>(1, count / 90)))
                                   : tr("It is on a list of shared infrastructure. Following it may lead anywhere.");
    DecisionDialog dialog(tr("Release %1?").arg(m_workspace->hostLabel(host)),
                          tr("%1 The release is noted in the case.").arg(cost), this);
    dialog.addChoice(tr("Leave it held"));
    const int yes = dialog.addChoice(tr("Release"));
    if (dialog.ask() != yes)
        return;
    beginStep(tr("Release %1").arg(m_workspace->hostLabel(host)));
    m_parts.run->release(host, true);
}

void MainWindow::takeTenant()
{
    const RunControl::TenantInfo tenant = m_parts.run ? m_parts.run->tenant() : RunControl::TenantInfo();
    m_status->setTenant(tenant);
    m_start->setSecretStore(tenant.secretStore);
    if (m_runPanel)
        m_runPanel->setCanRun(tenant.kind != RunControl::Tenant::None);
    takeReady();
    refreshCommands();
}

void MainWindow::takeTitle()
{
    const QString program = tr("MDTI Actor Lookup");
    if (m_pages->currentIndex() == StartPageIndex) {
        setWindowModified(false);
        setWindowTitle(program);
        return;
    }
    const QString path = m_parts.cases ? m_parts.cases->path() : QString();
    QString name = path.isEmpty() ? tr("Unsaved case") : base::singleLine(QFileInfo(path).fileName(), 80);
    name.replace(QLatin1String("[*]"), QLatin1String("[*][*]"));
    if (m_parts.cases && m_parts.cases->isReadOnly())
        name = tr("%1 (read-only)").arg(name);
    setWindowTitle(tr("%1[*] – %2").arg(name, program));
    setWindowModified(m_parts.cases ? m_parts.cases->isModified() : !m_workspace->investigation().hosts().isEmpty());
}

bool MainWindow::mayDiscard(const QString &question, const QString &verb)
{
    const bool running = m_parts.run && m_parts.run->isRunning();
    // With a case file everything found is on disk already: only what is not saved would be lost.
    const bool lost = m_parts.cases ? m_parts.cases->isModified() : running;
    if (!lost)
        return true;
    DecisionDialog dialog(
        question, running ? tr("A run goes on. What was found is not saved.") : tr("What was found is not saved."),
        this);
    dialog.addChoice(tr("Keep working"));
    const int save = m_parts.cases ? dialog.addChoice(tr("Save…")) : -1;
    const int discard = dialog.addChoice(verb);
    const int choice = dialog.ask();
    if (choice == save)
        saveAs(); // then one can ask again: nothing is given up before it is on disk
    return choice == discard;
}

void MainWindow::newCase()
{
    if (!mayDiscard(tr("Begin with an empty case?"), tr("Begin anew")))
        return;
    if (m_parts.run && m_parts.run->isRunning())
        m_parts.run->stop();
    if (m_parts.cases)
        m_parts.cases->close();
    m_found = {};
    m_lastFound = {};
    for (theme::Strip *strip : {m_review, m_error, m_budget})
        m_strips->setShown(strip, false);
    m_workspace->reset();
    choosePage();
}

void MainWindow::chooseCase()
{
    const QString path
        = QFileDialog::getOpenFileName(this, tr("Open a case"), {}, tr("Cases (*.mdticase);;All files (*)"));
    if (!path.isEmpty())
        openCase(path);
}

void MainWindow::openCase(const QString &path)
{
    if (!m_parts.cases) {
        showError(tr("Cases are not available."), {}, {});
        return;
    }
    if (path.isEmpty())
        m_caseCommands->showUnsaved();
    else if (mayDiscard(tr("Open another case?"), tr("Open it")))
        m_parts.cases->open(path);
}

void MainWindow::saveAs()
{
    QString path
        = QFileDialog::getSaveFileName(this, tr("Save the case"), m_parts.cases->path(), tr("Cases (*.mdticase)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".mdticase");
    m_parts.cases->saveAs(path);
}

void MainWindow::setRunOptions(const chain::Options &options)
{
    m_options = options;
    if (m_parts.run)
        m_parts.run->setOffline(options.offline);
    m_status->setOffline(options.offline);
    takeReady();
    refreshCommands();
}

void MainWindow::editOptions()
{
    auto *dialog = new RunOptionsDialog(m_options, m_workspace->investigation().indicators.size(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        setRunOptions(dialog->options());
        m_strips->setShown(m_budget, false);
    });
    dialog->open();
}

void MainWindow::showReview(bool rejected)
{
    if (!m_reviewDialog) {
        m_reviewDialog = new ReviewDialog(this);
        m_reviewDialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_reviewDialog->setExtraction(m_found);
    if (rejected)
        m_reviewDialog->showRejected();
    m_reviewDialog->show();
    m_reviewDialog->raise();
    m_reviewDialog->activateWindow();
}

} // namespace ui
