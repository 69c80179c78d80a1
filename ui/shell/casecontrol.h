// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"
#include "core/graph/marks.h"

#include <QDateTime>
#include <QObject>

#include <memory>

namespace ui {

/// The case file behind the window. GUI thread; file work happens elsewhere. Opening fills the Workspace (by reset)
/// before `changed`. What the analyst does is written as it is done; a case without a name is kept among the unsaved
/// ones until it gets one or is given up.
class CaseControl : public QObject
{
    Q_OBJECT
public:
    struct Recent
    {
        QString path, name;
        QDateTime used;
    };
    /// A case that never got a name, left by a crash.
    struct Unsaved
    {
        QString path;
        QDateTime changed; ///< UTC
        qint64 indicators = 0, hosts = 0;
    };
    /// Why a file was not opened, where something can be done about it.
    struct Refusal
    {
        enum class Why { OpenElsewhere, ReadOnly, Damaged };
        Why why = Why::OpenElsewhere;
        QString path, sentence;
    };
    /// Two states of the same question.
    struct Comparison
    {
        QString before, after; ///< what they are called: a day, a file
        graph::Diff diff;
        std::shared_ptr<const graph::Marks> marks; ///< the same for the graph
    };
    /// What came into the case from another file.
    struct Merged
    {
        QString name; ///< of the file
        QStringList account; ///< plain sentences
        Comparison comparison; ///< with the case before
    };
    /// What is kept of answers.
    struct Kept
    {
        struct Share
        {
            QString kind; ///< "Passive DNS"
            qint64 count = 0, bytes = 0;
        };
        QList<Share> cache; ///< across cases
        qint64 caseAnswers = 0, caseBytes = 0, cacheAnswers = 0, cacheBytes = 0, cacheLimit = 0;
        QDateTime caseOldest, caseNewest, cacheOldest; ///< UTC; invalid: nothing there
        QString problem; ///< the cache cannot be read
    };
    using QObject::QObject;

    virtual QString path() const = 0; ///< empty: not saved under a name yet
    virtual bool isModified() const = 0; ///< something would be lost by closing
    virtual bool isReadOnly() const = 0;
    virtual bool isBusy() const = 0; ///< a file is being opened or saved
    virtual bool isInterrupted() const = 0; ///< the last run did not come to its end: the next one goes on with it
    virtual bool hasEarlierRun() const = 0; ///< compareWithEarlierRun() has something to compare with
    virtual QString tlp() const = 0; ///< "TLP:AMBER"; empty: no mark
    virtual QList<Recent> recent() const = 0; ///< last used first; only files that exist
    virtual QList<Unsaved> unsaved() const = 0; ///< newest first
    virtual void open(const QString &path) = 0;
    virtual void openReadOnly(const QString &path) = 0;
    /// Reads what can be read of a damaged file into a new one and opens that.
    virtual void recover(const QString &damaged, const QString &path) = 0;
    virtual void save() = 0; ///< only with a path()
    virtual void saveAs(const QString &path) = 0;
    virtual void close() = 0; ///< lets go of the file; the Workspace is reset by the window
    virtual void discardUnsaved(const QString &path) = 0;

    /// The next run asks about these again, and only about these.
    virtual void forgetAnswers(const QStringList &hosts) = 0;
    virtual void compareWithEarlierRun() = 0;
    virtual void compareWith(const QString &path) = 0;
    /// Adds another case to this one, as one step of the undo stack; merged() or failed() follows.
    virtual void merge(const QString &) { }
    virtual void lookAtKept() = 0; ///< keptKnown() follows
    virtual void clearCache() = 0; ///< keptKnown() follows

Q_SIGNALS:
    void changed(); ///< path, modified, read-only, busy, mark
    void recentChanged();
    void unsavedChanged();
    void opened();
    void saved(const QString &path);
    void failed(const QString &sentence); ///< what is so and what to do
    void refused(const ui::CaseControl::Refusal &refusal);
    void recoveryDone(const QString &report); ///< plain sentences, one a line; opened() follows
    /// The file takes no more: everything goes on in memory, saving elsewhere helps. Then: it takes it again.
    void troubled(const QString &sentence);
    void healed();
    void compared(const ui::CaseControl::Comparison &comparison);
    void merged(const ui::CaseControl::Merged &merged);
    void keptKnown(const ui::CaseControl::Kept &kept);
};

} // namespace ui
