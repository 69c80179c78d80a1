// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/caseservice.h"

#include "core/base/text.h"
#include "core/casefile/pack.h"
#include "core/casefile/recovery.h"
#include "core/casefile/responsecache.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QScopedValueRollback>
#include <QStandardPaths>

namespace app {

namespace {

namespace trouble = casefile::trouble;

QString defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/unsaved");
}

QString fileName(const QString &path)
{
    return base::singleLine(QFileInfo(path).fileName(), 80);
}

} // namespace

CaseService::CaseService(ui::Workspace *workspace, RunService *run, QSettings *store, const QString &unsavedFolder,
                         QObject *parent)
    : CaseControl(parent)
    , m_workspace(workspace)
    , m_run(run)
    , m_recentCases(store)
    , m_unsavedFolder(unsavedFolder.isEmpty() ? defaultFolder() : unsavedFolder)
    , m_desk(new CaseDesk)
{
    m_thread.setObjectName(QStringLiteral("case"));
    m_desk->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_desk, &QObject::deleteLater);
    connect(m_desk, &CaseDesk::failed, this, [this](const base::Error &error) { setTrouble(wordsFor(error)); });
    connect(m_desk, &CaseDesk::recovered, this, [this] { setTrouble({}); });
    m_thread.start();
    connectWorkspace();
    connectRun();
    refreshRecent();
    lookForUnsaved();
}

CaseService::~CaseService()
{
    if (m_viewTimer.isActive())
        writeView();
    m_run->setPrepare({});
    m_run->letGo();
    // After everything that was posted.
    QMetaObject::invokeMethod(m_desk, [desk = m_desk] { desk->close(false); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

bool CaseService::isModified() const
{
    if (!m_trouble.isEmpty())
        return true;
    if (m_readOnly)
        return m_touched;
    return m_path.isEmpty() && (!m_workspace->isEmpty() || !m_workspace->notes().isEmpty());
}

bool CaseService::isAtRest()
{
    if (m_viewTimer.isActive()) {
        m_viewTimer.stop();
        writeView();
    }
    QMetaObject::invokeMethod(
        m_desk,
        [desk = m_desk] {
            if (desk->file())
                (void)desk->file()->flush();
        },
        Qt::BlockingQueuedConnection);
    return m_busy == 0;
}

QString CaseService::wordsFor(const base::Error &error) const
{
    const QString code = error.code;
    if (code == trouble::diskFull)
        return tr("The disk is full: the case is not written any more. Everything goes on in memory.");
    if (code == trouble::readOnly)
        return tr("The case cannot be written any more: its file or folder is read-only. Everything goes on in memory.");
    if (code == trouble::missing)
        return tr("The file of the case is no longer there. Everything goes on in memory.");
    return tr("The case is not written any more. Everything goes on in memory. %1")
        .arg(base::singleLine(error.detail, 160));
}

void CaseService::setTrouble(const QString &sentence)
{
    if (m_trouble == sentence)
        return;
    m_trouble = sentence;
    if (sentence.isEmpty())
        Q_EMIT healed();
    else
        Q_EMIT troubled(sentence);
    Q_EMIT changed();
}

void CaseService::openFile(const QString &path, bool readOnly)
{
    if (m_busy > 0)
        return;
    if (!m_path.isEmpty() && !m_readOnly && QFileInfo(path) == QFileInfo(m_path)) {
        Q_EMIT failed(tr("%1 is the case you are working on.").arg(fileName(path)));
        return;
    }
    ++m_busy;
    Q_EMIT changed();
    ask([path, readOnly](CaseDesk &desk) { return desk.open(path, readOnly); },
        [this, path, readOnly](const base::Result<CaseDesk::Opened> &opened) { takeOpened(opened, path, readOnly); });
}

void CaseService::takeOpened(const base::Result<CaseDesk::Opened> &opened, const QString &path, bool readOnly)
{
    --m_busy;
    if (!opened) {
        refuse(opened.error(), path);
        Q_EMIT changed();
        return;
    }
    forgetCase(m_path.isEmpty());
    post([](CaseDesk &desk) { desk.take(); });
    const bool wasUnsaved = QFileInfo(path).absolutePath() == QFileInfo(m_unsavedFolder).absoluteFilePath();
    m_path = wasUnsaved ? QString() : path;
    m_readOnly = readOnly;
    m_hasFile = true;
    m_service = opened->service;
    m_plans = opened->plans;
    m_shownRun = opened->run;
    const ui::Case &content = opened->content;
    m_written = m_asked = content.investigation.indicators;
    m_writtenRejected = content.investigation.rejected;
    m_askedOptions = content.investigation.options;
    for (const casefile::Run &run : opened->runs) {
        m_days.insert(run.number, run.created);
        m_lastRun = std::max(m_lastRun, run.number);
        if (run.number == m_shownRun)
            m_ended = run.ending == u"complete" || run.ending == u"incomplete";
        else if (run.stored && run.ended.isValid())
            m_earlierRun = run.number;
    }
    if (!opened->runs.isEmpty() && !opened->runs.last().ended.isValid()) {
        m_interrupted = true;
        m_freshFrom = opened->runs.last().freshFrom;
    }
    {
        const QScopedValueRollback loading(m_loading, true);
        m_workspace->reset(content);
        m_writtenView = casefile::pack::view(m_workspace->view(), m_workspace->investigation());
        m_writtenPlaces = m_workspace->places();
    }
    if (wasUnsaved) {
        m_unsaved.removeIf([&](const Unsaved &one) { return one.path == path; });
        Q_EMIT unsavedChanged();
    } else {
        addRecent(path);
    }
    Q_EMIT CaseControl::opened();
    Q_EMIT changed();
}

void CaseService::refuse(const base::Error &error, const QString &path)
{
    const QString name = fileName(path);
    if (error.code == trouble::locked) {
        Q_EMIT refused({Refusal::Why::OpenElsewhere, path,
                        tr("%1 is open in another window. Open it read-only, or close it there.").arg(name)});
    } else if (error.code == trouble::readOnly) {
        Q_EMIT refused({Refusal::Why::ReadOnly, path,
                        tr("%1 cannot be changed: the file or its folder is read-only.").arg(name)});
    } else if (error.code == trouble::damaged) {
        Q_EMIT refused({Refusal::Why::Damaged, path,
                        tr("%1 is damaged. What can still be read can be saved into a new case.").arg(name)});
    } else if (error.code == trouble::newer) {
        Q_EMIT failed(tr("%1 was made by a newer version of this program. Update the program to open it.").arg(name));
    } else if (error.code == trouble::notACase) {
        Q_EMIT failed(tr("%1 is not a case of this program.").arg(name));
    } else if (error.code == trouble::missing) {
        m_recentCases.remove(path);
        refreshRecent();
        Q_EMIT failed(tr("%1 is not there any more.").arg(name));
    } else {
        Q_EMIT failed(tr("%1 could not be opened: %2").arg(name, base::singleLine(error.detail, 160)));
    }
}

void CaseService::recover(const QString &damaged, const QString &path)
{
    ++m_busy;
    Q_EMIT changed();
    ask([damaged, path](CaseDesk &) { return casefile::recover(damaged, path); },
        [this, path](const base::Result<casefile::RecoveryReport> &report) {
            --m_busy;
            Q_EMIT changed();
            if (!report) {
                Q_EMIT failed(tr("Nothing could be saved: %1").arg(base::singleLine(report.error().detail, 160)));
                return;
            }
            Q_EMIT recoveryDone(report->text());
            open(path);
        });
}

void CaseService::save()
{
    if (m_path.isEmpty() || m_readOnly)
        return;
    if (m_viewTimer.isActive())
        writeView();
    ++m_busy;
    ask(
        [](CaseDesk &desk) {
            return desk.file() ? desk.file()->flush() : base::failure(base::Failure::Internal, QString());
        },
        [this, path = m_path](const base::Status &status) { takeSaved(status, path); });
}

void CaseService::saveAs(const QString &path)
{
    if (m_busy > 0)
        return;
    Q_EMIT m_workspace->placesWanted();
    writeView();
    ++m_busy;
    Q_EMIT changed();
    ask(
        [path, unnamed = m_path.isEmpty(), contents = inMemory()](CaseDesk &desk) {
            return desk.file() ? desk.saveAs(path, unnamed, contents) : desk.createWith(path, contents);
        },
        [this, path, ofCase = m_case](const base::Status &status) {
            if (status && ofCase == m_case) {
                m_hasFile = true;
                m_path = path;
                m_readOnly = m_touched = false;
                addRecent(path);
            }
            takeSaved(status, path);
        });
}

/// All that a file would hold but history and answers.
casefile::Contents CaseService::inMemory() const
{
    casefile::Contents contents = contentsOf(*m_workspace);
    contents.service = m_service;
    contents.plans = m_plans;
    contents.run = m_shownRun;
    return contents;
}

void CaseService::takeSaved(const base::Status &status, const QString &path)
{
    --m_busy;
    if (status) {
        if (!m_trouble.isEmpty())
            setTrouble({});
        Q_EMIT saved(path);
    } else if (status.error().code == trouble::locked) {
        Q_EMIT failed(tr("%1 is open in another window and was not replaced. Choose another name.").arg(fileName(path)));
    } else {
        Q_EMIT failed(tr("%1 could not be saved: %2").arg(fileName(path), base::singleLine(status.error().detail, 160)));
    }
    Q_EMIT changed();
}

void CaseService::forgetCase(bool remove)
{
    ++m_case;
    ++m_preparation;
    Q_EMIT left();
    if (m_viewTimer.isActive() && !remove)
        writeView();
    m_viewTimer.stop();
    const QScopedValueRollback loading(m_loading, true); // what the run still says belongs to nobody
    m_run->letGo();
    if (m_hasFile)
        post([remove](CaseDesk &desk) { desk.close(remove); });
    m_path.clear();
    m_trouble.clear();
    m_service.clear();
    m_plans.clear();
    m_written.clear();
    m_writtenRejected.clear();
    m_asked.clear();
    m_askedOptions = {};
    m_freshFrom = {};
    m_days.clear();
    m_writtenView.clear();
    m_writtenPlaces = {};
    m_lastRun = m_shownRun = m_earlierRun = m_runBefore = 0;
    m_hasFile = m_readOnly = m_touched = m_interrupted = m_ended = m_begun = m_forgot = false;
}

void CaseService::close()
{
    forgetCase(m_path.isEmpty());
    Q_EMIT changed();
}

void CaseService::discardUnsaved(const QString &path)
{
    m_unsaved.removeIf([&](const Unsaved &one) { return one.path == path; });
    post([path](CaseDesk &) { CaseDesk::removeFile(path); });
    Q_EMIT unsavedChanged();
}

void CaseService::lookForUnsaved()
{
    ask([folder = m_unsavedFolder](CaseDesk &) { return CaseDesk::unsaved(folder); },
        [this](const QList<Unsaved> &found) {
            m_unsaved = found;
            if (!found.isEmpty())
                Q_EMIT unsavedChanged();
        });
}

void CaseService::addRecent(const QString &path)
{
    m_recentCases.add(path, QDateTime::currentDateTimeUtc());
    refreshRecent();
}

void CaseService::refreshRecent()
{
    ask(
        [list = m_recentCases.list()](CaseDesk &) {
            QList<Recent> there = list;
            there.removeIf([](const Recent &one) { return !QFileInfo::exists(one.path); });
            return there;
        },
        [this](const QList<Recent> &there) {
            m_recentThere = there;
            Q_EMIT recentChanged();
        });
}

} // namespace app
