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

} // namespace

void CaseService::forgetAnswers(const QStringList &hosts)
{
    m_forgot = true;
    post([hosts](CaseDesk &desk) {
        for (const QString &host : hosts) {
            if (desk.file())
                (void)desk.file()->forgetAnswersAbout(host);
        }
        if (const auto cache = ResponseCache::open(ResponseCache::defaultFolder()))
            (void)(*cache)->forgetAbout(hosts);
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
        [this, before = dayOf(m_earlierRun), after = dayOf(m_shownRun)](const base::Result<graph::Diff> &diff) {
            if (diff)
                Q_EMIT compared({before, after, *diff});
            else
                Q_EMIT failed(tr("The earlier run could not be read: %1")
                                  .arg(base::singleLine(diff.error().detail, 160)));
        });
}

void CaseService::compareWith(const QString &path)
{
    const QString name = base::singleLine(QFileInfo(path).fileName(), 80);
    ask([path, found = m_workspace->investigation(), assessed = m_workspace->assessment()](
            CaseDesk &) { return CaseDesk::compare(path, found, assessed); },
        [this, name](const base::Result<graph::Diff> &diff) {
            if (diff)
                Q_EMIT compared({name, tr("this case"), *diff});
            else
                Q_EMIT failed(tr("%1 could not be compared: %2")
                                  .arg(name, base::singleLine(diff.error().detail, 160)));
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
            if (const auto cache = ResponseCache::open(ResponseCache::defaultFolder()))
                (void)(*cache)->clear();
            return keptBy(desk);
        },
        [this](const Kept &kept) { Q_EMIT keptKnown(kept); });
}

} // namespace app
