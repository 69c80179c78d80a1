// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/caseoffers.h"

#include "core/base/text.h"
#include "ui/models/workspace.h"
#include "ui/shell/decisiondialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/runcontrol.h"
#include "ui/shell/striparea.h"
#include "ui/shell/unsaveddialog.h"
#include "ui/theme/button.h"
#include "ui/theme/strip.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>

namespace ui {

namespace {

QString nameOf(const QString &path)
{
    return base::singleLine(QFileInfo(path).fileName(), 80);
}

QString timeText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QStringLiteral("d MMM yyyy, hh:mm"));
}

} // namespace

CaseOffers::CaseOffers(MainWindow *window, Workspace *workspace, const Parts &parts, StripArea *strips)
    : QObject(window)
    , m_window(window)
    , m_workspace(workspace)
    , m_cases(parts.cases)
    , m_run(parts.run)
    , m_strips(strips)
{
    makeStrips();
    connect(m_cases, &CaseControl::refused, this, &CaseOffers::takeRefusal);
    connect(m_cases, &CaseControl::unsavedChanged, this, &CaseOffers::offerUnsaved);
    connect(m_cases, &CaseControl::recoveryDone, this, &CaseOffers::showReport);
    connect(m_cases, &CaseControl::saved, this,
            [this](const QString &path) { m_window->say(tr("%1 saved").arg(nameOf(path))); });
    connect(m_cases, &CaseControl::troubled, this, [this](const QString &sentence) {
        m_trouble->setText(sentence);
        m_strips->setShown(m_trouble, true);
    });
    connect(m_cases, &CaseControl::healed, this, [this] {
        m_strips->setShown(m_trouble, false);
        m_window->say(tr("The case is on disk again"));
    });
    connect(m_cases, &CaseControl::opened, this, [this] {
        m_dismissed = false;
        m_strips->setShown(m_trouble, false);
        m_strips->setShown(m_changes, false);
        refresh();
    });
    if (m_run) {
        connect(m_run, &RunControl::finished, this, [this](chain::Ending ending) {
            const bool again = m_cases->hasEarlierRun() && ending != chain::Ending::Failed;
            m_strips->setShown(m_changes, again && !m_workspace->investigation().hosts().isEmpty());
            refresh();
        });
    }
    if (!m_cases->unsaved().isEmpty())
        offerUnsaved();
}

void CaseOffers::makeStrips()
{
    m_trouble = new theme::Strip(theme::Strip::Kind::Error);
    connect(m_trouble->addButton(tr("Save elsewhere…")), &QPushButton::clicked,
            m_window->actions()[Actions::SaveAs], &QAction::trigger);
    m_interrupted = new theme::Strip(theme::Strip::Kind::Info);
    m_interrupted->setClosable(true);
    m_interrupted->setText(tr("The run was interrupted. Going on asks only for what is missing."));
    connect(m_interrupted->addButton(tr("Go on")), &QPushButton::clicked, m_window->actions()[Actions::Run],
            &QAction::trigger);
    connect(m_interrupted, &theme::Strip::closed, this, [this] { m_dismissed = true; });
    m_changes = new theme::Strip(theme::Strip::Kind::Good);
    m_changes->setClosable(true);
    m_changes->setText(tr("These indicators were run before."));
    connect(m_changes->addButton(tr("Show what changed")), &QPushButton::clicked, this, [this] {
        m_strips->setShown(m_changes, false);
        m_cases->compareWithEarlierRun();
    });
    for (theme::Strip *strip : {m_trouble, m_interrupted, m_changes})
        m_strips->add(strip);
}

void CaseOffers::refresh()
{
    const bool running = m_run && m_run->isRunning();
    m_strips->setShown(m_interrupted, m_cases->isInterrupted() && !running && !m_dismissed);
    if (running || m_workspace->isEmpty())
        m_strips->setShown(m_changes, false);
    if (m_workspace->isEmpty())
        m_strips->setShown(m_trouble, false);
}

void CaseOffers::takeRefusal(const CaseControl::Refusal &refusal)
{
    if (refusal.why == CaseControl::Refusal::Why::Damaged) {
        offerRecovery(refusal);
        return;
    }
    auto *dialog = new DecisionDialog(tr("Open %1 read-only?").arg(nameOf(refusal.path)),
                                      tr("%1 What you do can then be saved under another name.").arg(refusal.sentence),
                                      m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->addChoice(tr("Leave it"));
    const int open = dialog->addChoice(tr("Open read-only"));
    connect(dialog, &QDialog::finished, this, [this, dialog, open, path = refusal.path] {
        if (dialog->choice() == open)
            m_cases->openReadOnly(path);
    });
    dialog->open();
}

void CaseOffers::offerRecovery(const CaseControl::Refusal &refusal)
{
    auto *dialog = new DecisionDialog(
        tr("Recover %1?").arg(nameOf(refusal.path)),
        tr("%1 The damaged file stays as it is. Answers that are saved are not asked again.").arg(refusal.sentence),
        m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->addChoice(tr("Leave it"));
    const int yes = dialog->addChoice(tr("Recover…"));
    connect(dialog, &QDialog::finished, this, [this, dialog, yes, path = refusal.path] {
        if (dialog->choice() != yes)
            return;
        const QFileInfo file(path);
        const QString proposal
            = file.dir().filePath(tr("%1 recovered.mdticase").arg(file.completeBaseName()));
        const QString target
            = QFileDialog::getSaveFileName(m_window, tr("Save what can be read"), proposal, tr("Cases (*.mdticase)"));
        if (!target.isEmpty())
            m_cases->recover(path, target);
    });
    dialog->open();
}

void CaseOffers::showReport(const QString &report)
{
    auto *dialog = new DecisionDialog(tr("What could be read is saved"), report, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->addChoice(tr("Go to the case"));
    dialog->open();
}

void CaseOffers::offerUnsaved()
{
    const QList<CaseControl::Unsaved> all = m_cases->unsaved();
    Q_EMIT m_cases->recentChanged();
    // Whoever has begun something else finds it in the list of recent cases.
    if (std::exchange(m_offered, true) || all.isEmpty() || !m_workspace->isEmpty())
        return;
    const CaseControl::Unsaved newest = all.first();
    const QString inside = tr("%1, %2.").arg(tr("%n indicator(s)", nullptr, int(newest.indicators)),
                                             tr("%n host(s)", nullptr, int(newest.hosts)));
    const int older = int(all.size()) - 1;
    const QString others = older > 0
        ? tr("%n older one(s) (is|are) listed under File, Unsaved cases.", nullptr, older)
        : QString();
    auto *dialog = new DecisionDialog(
        tr("An unsaved case of %1 is there").arg(timeText(newest.changed)),
        tr("%1 The program ended before it got a name. %2").arg(inside, others).trimmed(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->addChoice(tr("Later"));
    const int discard = dialog->addChoice(tr("Delete it…"));
    const int open = dialog->addChoice(tr("Open it"));
    connect(dialog, &QDialog::finished, this, [this, dialog, discard, open, path = newest.path] {
        if (dialog->choice() == open)
            m_cases->open(path);
        else if (dialog->choice() == discard)
            UnsavedDialog::askToDelete(m_cases, {path}, m_window);
    });
    dialog->open();
}

} // namespace ui
