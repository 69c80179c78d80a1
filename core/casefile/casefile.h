// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/answerfile.h"
#include "core/casefile/contents.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace casefile {

/// A case: one .mdticase file that is written continuously on its own thread. While it is open nobody else can open it
/// for writing; the lock ends with the process. All calls on the thread that made it, but for journal(). Calls that
/// return a Status or Result block until the file has it; the others return at once. Never holds a secret.
class CaseFile : public QObject
{
    Q_OBJECT
public:
    enum class Mode {
        Edit,
        ReadOnly, ///< works on a private copy, also while the file is open elsewhere; saveAs() keeps what was done
    };

    static base::Result<std::unique_ptr<CaseFile>> open(const QString &path, Mode mode = Mode::Edit);
    /// The file must not exist yet (or be empty).
    static base::Result<std::unique_ptr<CaseFile>> create(const QString &path);
    static base::Result<std::unique_ptr<CaseFile>> openOrCreate(const QString &path);
    ~CaseFile() override; ///< writes what is queued

    QString path() const { return m_path; }
    bool isReadOnly() const { return m_copy != nullptr; }
    /// Everything; 50,000 hosts and 200,000 records in under a second.
    base::Result<Contents> load();
    /// An earlier run that is still stored, to compare with.
    base::Result<chain::Investigation> loadRun(qint64 number);

    /// A new run begins: the deltas that follow are its. What an earlier run found stays until this one has got as far.
    /// `freshFrom`: older answers are not used (ask everything again); kept for a run that is interrupted and resumed.
    void beginRun(const chain::Investigation &input, const QDateTime &freshFrom = {});
    /// The indicators of the current run, or of the next one while there is none.
    void setInput(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &rejected);
    void save(const chain::Delta &delta);
    void endRun(const QDateTime &ended, const QString &ending);
    /// The current run found this instead (an expansion was taken back).
    void setFound(const chain::Investigation &investigation);

    void saveView(const graph::ViewState &view, const chain::Investigation &investigation);
    void savePackedView(const QString &view); ///< what pack::view made
    void setPlaces(const Places &places);
    void setNote(const Note &note); ///< an empty text removes it
    void setTags(const Tags &tags); ///< all of them
    /// What is to be written into an incident is in the file before the writing begins. An empty plan removes it.
    base::Status setPlan(const KeptPlan &plan);
    void setTlp(const QString &tlp);
    void setService(const QString &service); ///< as Contents::service
    /// Everything at once, in place of what is there (import, merge, recovery). Answers stay.
    base::Status replace(const Contents &contents);

    /// Answers of the case, on disk before they count. May be called on any thread; the store belongs to the thread it
    /// is made on and may outlive this object.
    std::unique_ptr<mdti::AnswerStore> journal(std::shared_ptr<const base::Clock> clock,
                                               const QDateTime &freshFrom = {}) const;
    base::Status forgetAnswersAbout(const QString &host); ///< "refresh this"
    struct JournalSize
    {
        qint64 answers = 0, bytes = 0;
        QDateTime oldest, newest;
    };
    base::Result<JournalSize> journalSize() const;
    /// Takes the answers of another case that this one does not have, or has older.
    base::Status addAnswersOf(const QString &casePath);

    /// Waits until everything is on disk; the error says why it is not.
    base::Status flush();
    /// The case lives there from now on, with everything in it, also what the old file could not take. An existing file
    /// is replaced. `inMemory` (input, what was found, what the analyst did) is written when the old file cannot be read
    /// any more: history and plans come along, answers do not unless they still waited to be written.
    base::Status saveAs(const QString &path, const Contents *inMemory = nullptr);

    std::shared_ptr<SqlThread> sql() const { return m_sql; }

Q_SIGNALS:
    /// The disk takes no more: said once, until recovered(). What is not written is kept in memory and tried again.
    void failed(const base::Error &error);
    void recovered();

private:
    CaseFile(QString path, std::shared_ptr<SqlThread> sql, std::unique_ptr<QTemporaryDir> copy);
    static base::Result<std::unique_ptr<CaseFile>> openFile(const QString &path, bool mayCreate);
    static base::Result<std::unique_ptr<CaseFile>> openCopy(const QString &path);
    void write(SqlThread::Work work);
    base::Status rescue(const QString &path, const Contents &inMemory) const;

    QString m_path;
    std::unique_ptr<QTemporaryDir> m_copy; ///< of a file opened read-only
    std::shared_ptr<SqlThread> m_sql;
    std::shared_ptr<Mailbox> m_mailbox;
    qint64 m_run = 0; ///< deltas go there
    qint64 m_lastRun = 0; ///< highest number given
    QList<Run> m_runs; ///< the history, for a file that has to be made again
    KeptPlans m_plans; ///< for the same
    QList<chain::Incomplete> m_incomplete; ///< as last written, to write only what is new
};

} // namespace casefile
