// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/gui/casedesk.h"
#include "app/gui/recentcases.h"
#include "app/gui/runservice.h"
#include "ui/models/workspace.h"
#include "ui/shell/casecontrol.h"

#include <QThread>
#include <QTimer>

namespace app {

/// The case of the window: a file from the first indicator on, under a name or among the unsaved ones, written as the
/// workspace changes and the run finds. GUI thread; the files are worked on by a CaseDesk on a thread of its own, in
/// the order of the calls.
class CaseService final : public ui::CaseControl
{
    Q_OBJECT
public:
    /// Everything outlives this. `unsavedFolder`: empty for the program's own place.
    CaseService(ui::Workspace *workspace, RunService *run, QSettings *store, const QString &unsavedFolder = {},
                QObject *parent = nullptr);
    /// Leaves an unsaved case where it is: it is offered again.
    ~CaseService() override;

    QString path() const override { return m_path; }
    bool isModified() const override;
    bool isReadOnly() const override { return m_readOnly; }
    bool isBusy() const override { return m_busy > 0; }
    bool isInterrupted() const override { return m_interrupted; }
    bool hasEarlierRun() const override { return m_earlierRun > 0; }
    QString tlp() const override { return m_workspace->tlp(); }
    QList<Recent> recent() const override { return m_recentThere; }
    QList<Unsaved> unsaved() const override { return m_unsaved; }
    void open(const QString &path) override { openFile(path, false); }
    void openReadOnly(const QString &path) override { openFile(path, true); }
    void recover(const QString &damaged, const QString &path) override;
    void save() override;
    void saveAs(const QString &path) override;
    void close() override;
    void discardUnsaved(const QString &path) override;
    void forgetAnswers(const QStringList &hosts) override;
    void compareWithEarlierRun() override;
    void compareWith(const QString &path) override;
    void merge(const QString &path) override;
    void lookAtKept() override;
    void clearCache() override;

    /// Into the file; `then` is called when it is on disk, or cannot be.
    void keepPlan(const casefile::KeptPlan &plan, const std::function<void()> &then);
    casefile::KeptPlan keptPlan(const QString &target) const { return m_plans.value(target); } ///< empty: none

    /// The graph stands: where its nodes are is kept.
    void keepPlaces() { viewSoon(); }
    /// Waits until all is on disk; false while a file is being opened or saved (tests).
    bool isAtRest();

Q_SIGNALS:
    void left(); ///< the case there was is about to be let go

private:
    // caseservice.cpp: files
    void openFile(const QString &path, bool readOnly);
    void takeOpened(const base::Result<CaseDesk::Opened> &opened, const QString &path, bool readOnly);
    casefile::Contents inMemory() const;
    void takeSaved(const base::Status &saved, const QString &path);
    void refuse(const base::Error &error, const QString &path);
    void forgetCase(bool remove);
    void addRecent(const QString &path);
    void refreshRecent();
    void lookForUnsaved();
    void setTrouble(const QString &sentence);
    QString wordsFor(const base::Error &error) const;

    // casewriting.cpp: what is written while one works
    void connectWorkspace();
    void connectRun();
    void ensureFile();
    void takeInput();
    void viewSoon();
    void writeView();
    void touched();
    void prepare(const RunService::Start &start, RunService::Ready ready);
    /// `sql`: of the file, for the run's journal; null when there is none.
    void beginRun(const RunService::Start &start, const RunService::Ready &ready,
                  const std::shared_ptr<casefile::SqlThread> &sql);
    bool asksTheSame(const RunService::Start &start) const;
    void runEnded(chain::Ending ending);
    void giveBackFound();

    // casemerging.cpp: another case comes in
    void takeJoined(const casefile::Contents &mine, base::Result<CaseDesk::Joined> joined, const QString &path,
                    const QString &name);

    // caseanswers.cpp: what was answered, and what changed
    QString dayOf(qint64 run) const;

    template <typename Work> void post(Work work)
    {
        QMetaObject::invokeMethod(m_desk, [desk = m_desk, work = std::move(work)]() mutable { work(*desk); });
    }
    template <typename Work> void onFile(Work work)
    {
        post([work = std::move(work)](CaseDesk &desk) mutable {
            if (desk.file())
                work(*desk.file());
        });
    }
    /// Work on the desk with a result that comes back here.
    template <typename Work, typename Then> void ask(Work work, Then then)
    {
        post([this, work = std::move(work), then = std::move(then)](CaseDesk &desk) mutable {
            QMetaObject::invokeMethod(this, [then = std::move(then), result = work(desk)]() mutable { then(result); });
        });
    }

    ui::Workspace *m_workspace;
    RunService *m_run;
    RecentCases m_recentCases;
    QString m_unsavedFolder;
    QThread m_thread;
    CaseDesk *m_desk; ///< lives on m_thread

    QString m_path; ///< empty: unsaved
    QString m_trouble; ///< why the file is behind; empty: it is not
    QString m_service;
    QList<Recent> m_recentThere;
    QList<Unsaved> m_unsaved;
    QList<ioc::Indicator> m_written; ///< the input as the file has it
    QList<ioc::Rejected> m_writtenRejected;
    QList<ioc::Indicator> m_asked; ///< of the last run
    chain::Options m_askedOptions;
    QDateTime m_freshFrom; ///< of the last run
    QTimer m_viewTimer;
    QString m_writtenView;
    ui::Places m_writtenPlaces;
    casefile::KeptPlans m_plans;
    QHash<qint64, QDateTime> m_days; ///< when the runs began
    qint64 m_lastRun = 0, m_shownRun = 0, m_earlierRun = 0, m_runBefore = 0; ///< numbers in the file
    int m_busy = 0;
    quint64 m_case = 0; ///< counts cases: what was asked for an earlier one is not for this
    quint64 m_preparation = 0; ///< counts runs: only the latest begins
    bool m_hasFile = false; ///< there is one, or it is being made
    bool m_readOnly = false, m_touched = false, m_interrupted = false, m_forgot = false;
    bool m_ended = false; ///< the shown run asked all it was to ask
    bool m_begun = false; ///< a run of its own goes on
    bool m_loading = false; ///< the workspace is being filled from a file
};

} // namespace app
