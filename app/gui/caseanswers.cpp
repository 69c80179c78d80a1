// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/caseservice.h"

#include "core/base/text.h"
#include "core/casefile/responsecache.h"

#include <QFileInfo>
#include <QLocale>

namespace app {

namespace {

using casefile::ResponseCache;

QString kindName(mdti::AnswerKind kind)
{
    switch (kind) {
    case mdti::AnswerKind::PassiveDns:
        return CaseService::tr("Passive DNS");
    case mdti::AnswerKind::Reputation:
        return CaseService::tr("Reputation");
    case mdti::AnswerKind::Profile:
        return CaseService::tr("Actor profiles");
    case mdti::AnswerKind::ProfileIndicators:
        return CaseService::tr("Indicators of actors");
    case mdti::AnswerKind::Article:
        return CaseService::tr("Articles");
    }
    return {};
}

ui::CaseControl::Kept keptBy(const CaseDesk &desk)
{
    ui::CaseControl::Kept kept;
    if (const casefile::CaseFile *file = desk.file()) {
        if (const auto size = file->journalSize()) {
            kept.caseAnswers = size->answers;
            kept.caseBytes = size->bytes;
            kept.caseOldest = size->oldest;
            kept.caseNewest = size->newest;
        }
    }
    kept.cacheLimit = ResponseCache::defaultLimit;
    const auto cache = ResponseCache::open(ResponseCache::defaultFolder());
    const auto statistics = cache ? (*cache)->statistics() : base::failure(cache.error());
    if (!statistics) {
        kept.problem = base::singleLine(statistics.error().detail, 160);
        return kept;
    }
    for (const casefile::answers::Share &share : statistics->shares)
        kept.cache.append({kindName(share.kind), share.count, share.bytes});
    kept.cacheAnswers = statistics->count;
    kept.cacheBytes = statistics->bytes;
    kept.cacheOldest = statistics->oldest;
    return kept;
}

/// Of the case and of the cache; the first trouble is told, the rest is done all the same.
base::Status forgetAbout(const CaseDesk &desk, const QStringList &hosts)
{
    base::Status all;
    for (const QString &host : hosts) {
        const base::Status gone = desk.file() ? desk.file()->forgetAnswersAbout(host) : base::Status();
        if (all && !gone)
            all = gone;
    }
    const auto cache = ResponseCache::open(ResponseCache::defaultFolder());
    const base::Status gone = cache ? (*cache)->forgetAbout(hosts) : base::Status(base::failure(cache.error()));
    return all ? gone : all;
}

} // namespace

void CaseService::forgetAnswers(const QStringList &hosts)
{
    m_forgot = true;
    ask([hosts](CaseDesk &desk) { return forgetAbout(desk, hosts); },
        [this](const base::Status &forgotten) {
            if (!forgotten)
                Q_EMIT failed(tr("The kept answers stay, and are not asked again: %1")
                                  .arg(base::singleLine(forgotten.error().detail, 160)));
        });
}

QString CaseService::dayOf(qint64 run) const
{
    const QDateTime when = m_days.value(run);
    return when.isValid() ? QLocale().toString(when.toLocalTime(), QStringLiteral("d MMM yyyy hh:mm")) : QString();
}

void CaseService::compareWithEarlierRun()
{
    if (m_earlierRun <= 0)
        return;
    ask([before = m_earlierRun, after = m_shownRun](CaseDesk &desk) { return desk.compareRuns(before, after); },
        [this, before = dayOf(m_earlierRun),
         after = dayOf(m_shownRun)](const base::Result<CaseDesk::Compared> &result) {
            if (result)
                Q_EMIT compared({before, after, result->diff, result->marks});
            else
                Q_EMIT failed(tr("The earlier run could not be read: %1")
                                  .arg(base::singleLine(result.error().detail, 160)));
        });
}

void CaseService::compareWith(const QString &path)
{
    const QString name = base::singleLine(QFileInfo(path).fileName(), 80);
    ask([path, found = m_workspace->investigation(), assessed = m_workspace->assessment()](
            CaseDesk &) { return CaseDesk::compare(path, found, assessed); },
        [this, name](const base::Result<CaseDesk::Compared> &result) {
            if (result)
                Q_EMIT compared({name, tr("this case"), result->diff, result->marks});
            else
                Q_EMIT failed(tr("%1 could not be compared: %2")
                                  .arg(name, base::singleLine(result.error().detail, 160)));
        });
}

void CaseService::lookAtKept()
{
    ask([](CaseDesk &desk) { return keptBy(desk); }, [this](const Kept &kept) { Q_EMIT keptKnown(kept); });
}

void CaseService::clearCache()
{
    ask(
        [](CaseDesk &desk) {
            const auto cache = ResponseCache::open(ResponseCache::defaultFolder());
            const base::Status cleared = cache ? (*cache)->clear() : base::Status(base::failure(cache.error()));
            Kept kept = keptBy(desk);
            if (!cleared)
                kept.problem = base::singleLine(cleared.error().detail, 160);
            return kept;
        },
        [this](const Kept &kept) { Q_EMIT keptKnown(kept); });
}

} // namespace app
