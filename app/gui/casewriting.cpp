// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/caseservice.h"

#include "core/base/text.h"
#include "core/casefile/pack.h"

namespace app {

namespace {

constexpr int viewRestMs = 250; // dragging changes it many times a second

} // namespace

void CaseService::connectWorkspace()
{
    m_viewTimer.setSingleShot(true);
    m_viewTimer.setInterval(viewRestMs);
    connect(&m_viewTimer, &QTimer::timeout, this, &CaseService::writeView);
    connect(m_workspace, &ui::Workspace::inputChanged, this, &CaseService::takeInput);
    connect(m_workspace, &ui::Workspace::viewChanged, this, &CaseService::viewSoon);
    connect(m_workspace, &ui::Workspace::layoutForgotten, this, &CaseService::viewSoon);
    connect(m_workspace, &ui::Workspace::foundReplaced, this, &CaseService::giveBackFound);
    connect(m_workspace, &ui::Workspace::notesChanged, this, [this](const QString &subject) {
        if (m_loading)
            return;
        const ui::Note note = m_workspace->notes().value(subject);
        onFile([subject, note](casefile::CaseFile &file) { file.setNote({subject, note.text, note.pinned}); });
        touched();
    });
    connect(m_workspace, &ui::Workspace::tagsChanged, this, [this] {
        if (m_loading)
            return;
        onFile([tags = m_workspace->tags()](casefile::CaseFile &file) { file.setTags(tags); });
        touched();
    });
    connect(m_workspace, &ui::Workspace::tlpChanged, this, [this] {
        if (m_loading || !m_hasFile)
            return;
        onFile([word = tlpWord(m_workspace->tlp())](casefile::CaseFile &file) { file.setTlp(word); });
        touched();
    });
}

void CaseService::connectRun()
{
    m_run->setFound([this] { return m_workspace->investigation(); });
    m_run->setPrepare([this](const RunService::Start &start, RunService::Ready ready) { prepare(start, ready); });
    connect(m_run, &RunService::changed, this, [this](const chain::Delta &delta) {
        onFile([delta](casefile::CaseFile &file) { file.save(delta); });
    });
    connect(m_run, &RunService::finished, this, &CaseService::runEnded);
}

void CaseService::touched()
{
    m_touched = true;
    Q_EMIT changed();
}

/// The file is made before the first thing it is to hold is told to it.
void CaseService::ensureFile()
{
    if (m_hasFile || !m_trouble.isEmpty())
        return;
    m_hasFile = true;
    ask([folder = m_unsavedFolder](CaseDesk &desk) { return desk.createUnsaved(folder); },
        [this, ofCase = m_case](const base::Status &created) {
            if (created || ofCase != m_case)
                return;
            m_hasFile = false;
            setTrouble(wordsFor(created.error()));
        });
}

void CaseService::takeInput()
{
    const chain::Investigation &found = m_workspace->investigation();
    if (m_loading || (found.indicators == m_written && found.rejected == m_writtenRejected))
        return;
    ensureFile();
    m_written = found.indicators;
    m_writtenRejected = found.rejected;
    onFile([indicators = m_written, rejected = m_writtenRejected](casefile::CaseFile &file) {
        file.setInput(indicators, rejected);
    });
    touched();
}

void CaseService::keepPlan(const casefile::KeptPlan &plan, const std::function<void()> &then)
{
    ensureFile();
    m_plans.insert(plan.target, plan);
    ask([plan](CaseDesk &desk) { return desk.file() ? desk.file()->setPlan(plan) : base::Status(); },
        [then](const base::Status &) { then(); }); // a file that takes no more says so itself
    touched();
}

void CaseService::viewSoon()
{
    if (!m_loading && m_hasFile && !m_viewTimer.isActive())
        m_viewTimer.start();
}

void CaseService::writeView()
{
    m_viewTimer.stop();
    if (!m_hasFile)
        return;
    const QString view = casefile::pack::view(m_workspace->view(), m_workspace->investigation());
    if (view != m_writtenView) {
        m_writtenView = view;
        onFile([view](casefile::CaseFile &file) { file.savePackedView(view); });
        touched();
    }
    Q_EMIT m_workspace->placesWanted();
    const ui::Places &places = m_workspace->places();
    if (places == m_writtenPlaces)
        return;
    m_writtenPlaces = places;
    onFile([places](casefile::CaseFile &file) { file.setPlaces({places.layout, places.at}); });
}

/// A step back (or forward) over what the engine did.
void CaseService::giveBackFound()
{
    m_run->adoptAgain();
    onFile([found = m_workspace->investigation()](casefile::CaseFile &file) { file.setFound(found); });
    viewSoon();
    touched();
}

bool CaseService::asksTheSame(const RunService::Start &start) const
{
    if (start.options != m_askedOptions || start.indicators.size() != m_asked.size())
        return false;
    return std::equal(start.indicators.cbegin(), start.indicators.cend(), m_asked.cbegin(),
                      [](const ioc::Indicator &a, const ioc::Indicator &b) { return a.value == b.value; });
}

void CaseService::prepare(const RunService::Start &start, RunService::Ready ready)
{
    if (!start.offline && !m_service.isEmpty() && m_service != start.service) {
        const QString whose = m_service == u"local" ? tr("a service on this computer") : base::singleLine(m_service, 80);
        ready(base::failure(base::Failure::BadInput,
                            tr("This case holds answers of %1. Begin a new case for another tenant.").arg(whose)));
        return;
    }
    ensureFile();
    ask([](CaseDesk &desk) { return desk.file() ? desk.file()->sql() : nullptr; },
        [this, start, ready, preparation = ++m_preparation](const std::shared_ptr<casefile::SqlThread> &sql) {
            // Stopped or left meanwhile: the file is to know nothing of it.
            if (preparation == m_preparation && m_run->isRunning())
                beginRun(start, ready, sql);
        });
}

void CaseService::beginRun(const RunService::Start &start, const RunService::Ready &ready,
                           const std::shared_ptr<casefile::SqlThread> &sql)
{
    if (start.fresh) {
        // The same question once more asks everything again; another one begins with what is known.
        if (!m_interrupted)
            m_freshFrom = m_ended && !start.offline && !m_forgot && asksTheSame(start) ? QDateTime::currentDateTimeUtc()
                                                                                     : QDateTime();
        m_runBefore = m_ended ? m_shownRun : m_earlierRun;
        m_shownRun = ++m_lastRun;
        m_begun = m_interrupted = true;
        m_ended = m_forgot = false;
        m_asked = start.indicators;
        m_askedOptions = start.options;
        chain::Investigation input;
        input.indicators = start.indicators;
        input.rejected = start.rejected;
        input.options = start.options;
        input.created = m_workspace->investigation().created;
        m_days.insert(m_shownRun, input.created);
        onFile([input, from = m_freshFrom](casefile::CaseFile &file) { file.beginRun(input, from); });
    }
    if (!start.offline && m_service != start.service) {
        m_service = start.service;
        onFile([service = m_service](casefile::CaseFile &file) { file.setService(service); });
    }
    RunService::Stores stores;
    if (sql) {
        stores.journal = [sql, from = m_freshFrom]() -> std::unique_ptr<mdti::AnswerStore> {
            return std::make_unique<casefile::AnswerFile>(sql, std::make_shared<base::SystemClock>(),
                                                          casefile::Freshness{false, from});
        };
    }
    stores.cache = !m_freshFrom.isValid();
    Q_EMIT changed();
    ready(stores);
}

void CaseService::runEnded(chain::Ending ending)
{
    if (m_loading)
        return;
    const bool nothing = m_workspace->investigation().hosts().isEmpty();
    if (nothing && ending != chain::Ending::Complete && m_workspace->takeBackBeginning()) {
        // Asking again came to nothing: what was known before stays the case.
        m_run->adoptAgain();
        if (m_begun)
            onFile([found = m_workspace->investigation()](casefile::CaseFile &file) { file.setFound(found); });
    } else if (nothing) {
        m_begun = false;
        Q_EMIT changed();
        return; // nothing was found, nothing ended
    }
    onFile([word = endingWord(ending)](casefile::CaseFile &file) {
        file.endRun(QDateTime::currentDateTimeUtc(), word);
    });
    m_interrupted = false;
    m_ended = ending == chain::Ending::Complete || ending == chain::Ending::Incomplete;
    if (std::exchange(m_begun, false))
        m_earlierRun = m_runBefore;
    viewSoon();
    touched();
}

} // namespace app
