// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/casedesk.h"

#include "core/base/tlp.h"
#include "core/casefile/merge.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>

namespace app {

using casefile::CaseFile;

namespace {

ui::Case caseFrom(casefile::Contents contents)
{
    ui::Case result;
    result.assessment = chain::assess(contents.investigation);
    result.investigation = std::move(contents.investigation);
    result.view = std::move(contents.view);
    for (const casefile::Note &note : std::as_const(contents.notes))
        result.notes.insert(note.subject, {note.subject, note.text, note.pinned});
    result.tags = std::move(contents.tags);
    result.tlp = tlpMark(contents.tlp);
    result.activity = std::move(contents.activity);
    result.places = {contents.places.layout, contents.places.at};
    for (const casefile::Run &run : std::as_const(contents.runs)) {
        if (run.number == contents.run)
            result.finished = run.ended.isValid();
    }
    return result;
}

/// How much is in it. True: nothing anybody would miss.
bool countIn(CaseFile &file, ui::CaseControl::Unsaved &one)
{
    qint64 other = 0;
    const base::Status read = file.sql()->call(casefile::SqlThread::Kind::Read, [&](casefile::Database &database) {
        one.indicators = database.number("SELECT count(DISTINCT value) FROM indicators").value_or(0);
        one.hosts = database.number("SELECT count(DISTINCT value) FROM hosts").value_or(0);
        other = database.number("SELECT (SELECT count(*) FROM notes) + (SELECT count(*) FROM plans) + (SELECT count(*) "
                                "FROM properties WHERE name = 'rejected' AND length(value) > 2)")
                    .value_or(1);
        return base::Status();
    });
    return read && one.indicators == 0 && one.hosts == 0 && other == 0;
}

} // namespace

QString tlpWord(const QString &mark)
{
    return base::toString(base::tlpFromString(mark)).mid(4).toLower();
}

QString tlpMark(const QString &word)
{
    return base::toString(base::tlpFromString(word));
}

casefile::Contents contentsOf(const ui::Workspace &workspace)
{
    casefile::Contents contents;
    contents.investigation = workspace.investigation();
    contents.view = workspace.view();
    for (const ui::Note &note : workspace.notes())
        contents.notes.insert(note.subject, {note.subject, note.text, note.pinned});
    contents.tags = workspace.tags();
    contents.tlp = tlpWord(workspace.tlp());
    contents.places = {workspace.places().layout, workspace.places().at};
    contents.activity = workspace.activity();
    if (!contents.investigation.created.isValid())
        contents.investigation.created = QDateTime::currentDateTimeUtc();
    return contents;
}

base::Result<CaseDesk::Opened> CaseDesk::open(const QString &path, bool readOnly)
{
    auto file = CaseFile::open(path, readOnly ? CaseFile::Mode::ReadOnly : CaseFile::Mode::Edit);
    if (!file)
        return base::failure(file.error());
    auto contents = (*file)->load();
    if (!contents)
        return base::failure(contents.error());
    Opened opened;
    opened.path = path;
    opened.service = contents->service;
    opened.plans = contents->plans;
    opened.runs = contents->runs;
    opened.run = contents->run;
    opened.readOnly = readOnly;
    opened.content = caseFrom(std::move(*contents));
    m_next = std::move(*file);
    return opened;
}

void CaseDesk::take()
{
    m_file = std::move(m_next);
    watch();
}

void CaseDesk::watch()
{
    connect(m_file.get(), &CaseFile::failed, this, &CaseDesk::failed);
    connect(m_file.get(), &CaseFile::recovered, this, &CaseDesk::recovered);
}

base::Status CaseDesk::createUnsaved(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return base::failure(base::Failure::Storage,
                             QStringLiteral("The folder %1 cannot be made.").arg(QDir::toNativeSeparators(folder)));
    QFile(folder).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString stem = QDir(folder).filePath(QStringLiteral("%1-%2").arg(
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")),
        QString::number(QCoreApplication::applicationPid())));
    QString path = stem + QStringLiteral(".mdticase");
    for (int n = 2; QFile::exists(path); ++n)
        path = QStringLiteral("%1-%2.mdticase").arg(stem).arg(n);
    auto created = CaseFile::create(path);
    if (!created)
        return base::failure(created.error());
    m_file = std::move(*created);
    watch();
    return {};
}

base::Status CaseDesk::createWith(const QString &path, const casefile::Contents &contents)
{
    auto created = CaseFile::create(path);
    if (!created)
        return base::failure(created.error());
    if (base::Status written = (*created)->replace(contents); !written)
        return written;
    m_file = std::move(*created);
    watch();
    return {};
}

base::Status CaseDesk::saveAs(const QString &path, bool move, const casefile::Contents &inMemory)
{
    const QString old = m_file->path();
    if (old == path && !m_file->isReadOnly())
        return m_file->flush();
    const base::Status saved = m_file->saveAs(path, &inMemory);
    if (saved && move)
        removeFile(old);
    return saved;
}

void CaseDesk::removeFile(const QString &path)
{
    for (const char *ending : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(ending));
}

void CaseDesk::close(bool remove)
{
    if (!m_file)
        return;
    const QString path = m_file->isReadOnly() ? QString() : m_file->path();
    m_file.reset();
    if (remove && !path.isEmpty())
        removeFile(path);
}

CaseDesk::Compared CaseDesk::compare(const chain::Investigation &before, const chain::Investigation &after,
                                     const chain::Assessment &assessed)
{
    const chain::Assessment old = chain::assess(before);
    Compared compared;
    compared.diff = graph::diff(before, old, after, assessed);
    compared.marks = std::make_shared<graph::Marks>(graph::marksOf(compared.diff, before, old));
    return compared;
}

base::Result<CaseDesk::Compared> CaseDesk::compareRuns(qint64 before, qint64 after)
{
    if (!m_file)
        return base::failure(base::Failure::Internal, QStringLiteral("no case"));
    const auto old = m_file->loadRun(before), now = m_file->loadRun(after);
    for (const auto *read : {&old, &now}) {
        if (!*read)
            return base::failure(read->error());
    }
    return compare(*old, *now, chain::assess(*now));
}

base::Result<CaseDesk::Compared> CaseDesk::compare(const QString &before, const chain::Investigation &after,
                                                   const chain::Assessment &assessed)
{
    const auto file = CaseFile::open(before, CaseFile::Mode::ReadOnly);
    if (!file)
        return base::failure(file.error());
    const auto old = (*file)->load();
    if (!old)
        return base::failure(old.error());
    return compare(old->investigation, after, assessed);
}

base::Result<CaseDesk::Joined> CaseDesk::join(const casefile::Contents &mine, const QString &path)
{
    const auto file = CaseFile::open(path, CaseFile::Mode::ReadOnly);
    if (!file)
        return base::failure(file.error());
    auto theirs = (*file)->load();
    if (!theirs)
        return base::failure(theirs.error());
    Joined joined;
    joined.theirs = *theirs;
    casefile::Contents both = casefile::merge(mine, *theirs);
    for (const casefile::KeptPlan &plan : std::as_const(both.plans)) {
        if (mine.plans.value(plan.target) != plan)
            joined.plans.insert(plan.target, plan);
    }
    joined.content = caseFrom(std::move(both));
    joined.compared = compare(mine.investigation, joined.content.investigation, joined.content.assessment);
    return joined;
}

QList<ui::CaseControl::Unsaved> CaseDesk::unsaved(const QString &folder)
{
    QList<ui::CaseControl::Unsaved> found;
    const QDateTime dayAgo = QDateTime::currentDateTimeUtc().addDays(-1);
    const QFileInfoList files
        = QDir(folder).entryInfoList({QStringLiteral("*.mdticase")}, QDir::Files, QDir::Time);
    for (const QFileInfo &info : files) {
        const QFileInfo log(info.absoluteFilePath() + QStringLiteral("-wal")); // the file itself may be untouched
        ui::CaseControl::Unsaved one{info.absoluteFilePath(), std::max(info.lastModified(), log.lastModified()).toUTC()};
        auto file = CaseFile::open(one.path);
        // Another window has it. A damaged one is offered all the same: opening it offers to recover it.
        if (!file && file.error().code != casefile::trouble::damaged) {
            if (info.size() == 0 && log.size() == 0 && one.changed < dayAgo)
                removeFile(one.path); // a program that ended while it made it
            continue;
        }
        const bool isEmpty = file && countIn(**file, one);
        if (file)
            file->reset();
        if (isEmpty) {
            removeFile(one.path); // nothing was in it yet
            continue;
        }
        found.append(one);
    }
    return found;
}

} // namespace app
