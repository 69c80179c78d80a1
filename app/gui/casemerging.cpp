// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/caseservice.h"

#include "core/base/text.h"

#include <QFileInfo>

namespace app {

namespace {

QString listed(const QStringList &parts)
{
    return parts.join(QStringLiteral(", "));
}

/// What the other case had, what of it was new, and what became of what both had.
QStringList accountOf(const casefile::Contents &mine, const CaseDesk::Joined &joined)
{
    const ui::Case &both = joined.content;
    const auto grown = [](qsizetype before, qsizetype after) { return int(after - before); };
    const chain::Investigation &was = mine.investigation, &now = both.investigation;
    const int indicators = grown(was.indicators.size(), now.indicators.size()),
              hosts = grown(was.hosts().size(), now.hosts().size()),
              records = grown(was.records().size(), now.records().size()),
              actors = grown(was.actors().size(), now.actors().size());
    QStringList account;
    if (indicators + hosts + records + actors == 0)
        account.append(CaseService::tr("Everything it found was here already."));
    else
        account.append(CaseService::tr("New here: %1.")
                           .arg(listed({CaseService::tr("%n indicator(s)", nullptr, indicators),
                                        CaseService::tr("%n host(s)", nullptr, hosts),
                                        CaseService::tr("%n record(s)", nullptr, records),
                                        CaseService::tr("%n actor(s)", nullptr, actors)})));
    int added = 0;
    QStringList shared;
    for (const casefile::Note &note : joined.theirs.notes) {
        const QString &old = mine.notes.value(note.subject).text;
        if (old.isEmpty())
            ++added;
        else if (old != note.text)
            shared.append(note.subject.isEmpty() ? CaseService::tr("the case") : base::singleLine(note.subject, 60));
    }
    shared.sort();
    if (added > 0)
        account.append(CaseService::tr("%n note(s) came in.", nullptr, added));
    if (!shared.isEmpty())
        account.append(CaseService::tr("Both had notes on %1: they stand below each other now.")
                           .arg(listed(shared.mid(0, 8)) + (shared.size() > 8 ? QStringLiteral(", …") : QString())));
    if (tlpWord(both.tlp) != mine.tlp)
        account.append(CaseService::tr("The stricter mark counts: %1.").arg(both.tlp));
    if (!joined.plans.isEmpty())
        account.append(CaseService::tr("%n plan(s) for an incident came in.", nullptr, int(joined.plans.size())));
    return account;
}

} // namespace

void CaseService::merge(const QString &path)
{
    const QString name = base::singleLine(QFileInfo(path).fileName(), 80);
    if (m_busy > 0 || m_run->isRunning())
        return;
    if (!m_path.isEmpty() && QFileInfo(path) == QFileInfo(m_path)) {
        Q_EMIT failed(tr("%1 is the case you are working on.").arg(name));
        return;
    }
    ++m_busy;
    Q_EMIT changed();
    const casefile::Contents mine = inMemory();
    ask([mine, path](CaseDesk &) { return CaseDesk::join(mine, path); },
        [this, mine, path, name, steps = m_workspace->undoStack()->index()](base::Result<CaseDesk::Joined> joined) {
            --m_busy;
            if (joined && steps != m_workspace->undoStack()->index())
                merge(path); // something was done meanwhile that `mine` does not have
            else
                takeJoined(mine, std::move(joined), path, name);
            Q_EMIT changed();
        });
}

void CaseService::takeJoined(const casefile::Contents &mine, base::Result<CaseDesk::Joined> joined, const QString &path,
                             const QString &name)
{
    if (!joined) {
        Q_EMIT failed(tr("%1 could not be merged: %2").arg(name, base::singleLine(joined.error().detail, 160)));
        return;
    }
    if (!mine.service.isEmpty() && !joined->theirs.service.isEmpty() && mine.service != joined->theirs.service) {
        Q_EMIT failed(tr("%1 holds answers of another service and was not merged.").arg(name));
        return;
    }
    if (m_run->isRunning())
        return; // begun meanwhile
    Merged told{name, accountOf(mine, *joined),
                {tr("before the merge"), tr("this case"), joined->compared.diff, joined->compared.marks}};
    m_workspace->changeCase(tr("Merge %1").arg(name), std::move(joined->content));
    for (const casefile::KeptPlan &plan : std::as_const(joined->plans))
        keepPlan(plan, [] { });
    // What was answered there is not asked again here.
    onFile([path](casefile::CaseFile &file) { (void)file.addAnswersOf(path); });
    Q_EMIT merged(told);
}

} // namespace app
