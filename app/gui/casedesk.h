// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/casefile.h"
#include "core/graph/marks.h"
#include "ui/models/workspace.h"
#include "ui/shell/casecontrol.h"

#include <QObject>

#include <functional>
#include <memory>

namespace app {

/// Where case files are worked on: lives on a thread of its own, so that no disk keeps the window waiting. Blocks. The
/// files it opens tell of trouble by its signals.
class CaseDesk : public QObject
{
    Q_OBJECT
public:
    /// A case as it was read, with what was concluded from it.
    struct Opened
    {
        ui::Case content;
        QString path, service;
        casefile::KeptPlans plans;
        QList<casefile::Run> runs;
        qint64 run = 0;
        bool readOnly = false;
    };

    /// Opens beside the current file; take() puts it in its place.
    base::Result<Opened> open(const QString &path, bool readOnly);
    /// The one that was opened last is the current one from now on.
    void take();
    /// An empty file in `folder` that nobody else has.
    base::Status createUnsaved(const QString &folder);
    /// Everything at once, where there was no file until now.
    base::Status createWith(const QString &path, const casefile::Contents &contents);
    /// `move`: the old file goes. `inMemory`: for when it cannot be read any more.
    base::Status saveAs(const QString &path, bool move, const casefile::Contents &inMemory);
    /// Lets go of the current file; `remove`: and takes it off the disk.
    void close(bool remove);
    casefile::CaseFile *file() const { return m_file.get(); }

    struct Compared
    {
        graph::Diff diff;
        std::shared_ptr<const graph::Marks> marks;
    };
    base::Result<Compared> compareRuns(qint64 before, qint64 after);
    static base::Result<Compared> compare(const QString &before, const chain::Investigation &after,
                                          const chain::Assessment &assessed);
    static Compared compare(const chain::Investigation &before, const chain::Investigation &after,
                            const chain::Assessment &assessed);
    struct Joined
    {
        ui::Case content; ///< both
        casefile::KeptPlans plans; ///< of the other, as far as they came further
        Compared compared; ///< with `mine`
        casefile::Contents theirs; ///< for the account
    };
    /// `mine` with everything of the case at `path`.
    static base::Result<Joined> join(const casefile::Contents &mine, const QString &path);
    static QList<ui::CaseControl::Unsaved> unsaved(const QString &folder);
    static void removeFile(const QString &path); ///< with what SQLite keeps beside it

Q_SIGNALS:
    void failed(const base::Error &error);
    void recovered();

private:
    void watch();
    std::unique_ptr<casefile::CaseFile> m_file, m_next;
};

/// What the window has, for a file.
casefile::Contents contentsOf(const ui::Workspace &workspace);
/// "amber+strict" from "TLP:AMBER+STRICT", and back.
QString tlpWord(const QString &mark);
QString tlpMark(const QString &word);

} // namespace app
