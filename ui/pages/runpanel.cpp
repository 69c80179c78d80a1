// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/pages/runpanel.h"

#include "ui/pages/countdown.h"
#include "ui/pages/pacechart.h"
#include "ui/pages/stepmeter.h"
#include "ui/picture/glyph.h"
#include "ui/theme/countbadge.h"
#include "ui/theme/hairline.h"
#include "ui/theme/label.h"
#include "ui/theme/meter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {

namespace {

using Phase = chain::Progress::Phase;
constexpr qsizetype actorsShown = 12;

QWidget *section(QVBoxLayout *&inside)
{
    auto *pane = new QWidget;
    inside = new QVBoxLayout(pane);
    inside->setContentsMargins(14, 12, 14, 12);
    inside->setSpacing(9);
    return pane;
}

/// What failed on the way was asked too, so a run counts it as done; what it did not come to is in no total.
StepMeter::Count countAnswers(qint64 done, qint64 failed, qint64 total, StepMeter::Count missing)
{
    missing.done = std::max<qint64>(0, done - failed);
    missing.total = std::max(total, missing.done + missing.failed + missing.notAsked);
    return missing;
}

void addMissing(StepMeter::Count &count, chain::Incomplete::Why why)
{
    const bool asked = why != chain::Incomplete::Why::Budget && why != chain::Incomplete::Why::Cancelled;
    ++(asked ? count.failed : count.notAsked);
}

bool goesOn(Phase phase)
{
    return phase == Phase::Running || phase == Phase::Paused || phase == Phase::ServicePause;
}

} // namespace

/// An actor with what speaks for it so far; a click selects it.
class RunPanel::ActorRow : public QAbstractButton
{
public:
    ActorRow()
    {
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    void set(const QString &name, int score, int artifacts, bool final)
    {
        m_score = score;
        m_detail = final ? RunPanel::tr("%n independent artifact(s)", nullptr, artifacts)
                         : RunPanel::tr("%n artifact(s) so far", nullptr, artifacts);
        setText(name);
        setAccessibleName(RunPanel::tr("%1, score %2, %3").arg(name).arg(score).arg(m_detail));
        update();
    }
    QSize sizeHint() const override { return QSize(200, 40); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const picture::Colours &c = theme::colours();
        QPainter painter(this);
        if (underMouse())
            painter.fillRect(rect(), c.hover);
        if (hasFocus()) {
            painter.setPen(QPen(c.accent, 2));
            painter.drawRect(rect().adjusted(1, 1, -1, -1));
        }
        picture::Glyph glyph;
        glyph.shape = graph::Shape::Actor;
        glyph.score = qint16(m_score);
        picture::drawGlyph(painter, QPointF(28, height() / 2.0), glyph, c, theme::font(theme::Text::Strong));
        const int barWidth = std::clamp(width() / 4, 48, 84);
        const QRect area(50, 2, width() - 50 - barWidth - 26, height() - 4);
        painter.setPen(c.text);
        painter.setFont(theme::font(theme::Text::Strong));
        const int lines = painter.fontMetrics().height() + QFontMetrics(theme::font(theme::Text::Small)).height();
        const QRect block(area.left(), area.center().y() - lines / 2, area.width(), lines);
        painter.drawText(block, Qt::AlignTop | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, block.width()));
        painter.setFont(theme::font(theme::Text::Small));
        painter.setPen(c.muted);
        painter.drawText(block, Qt::AlignBottom | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(m_detail, Qt::ElideRight, block.width()));
        theme::Meter::draw(&painter, QRectF(width() - barWidth - 14, height() / 2.0 - 3, barWidth, 6), m_score / 100.0,
                           c.actor, c.unknownTint);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    int m_score = 0;
    QString m_detail;
};

RunPanel::RunPanel(Workspace *workspace, Countdown *countdown, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_countdown(countdown)
{
    setAccessibleName(tr("Run"));
    auto *content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    for (QWidget *part : {makeSteps(), makePace(), makeFound()}) {
        auto *divider = new theme::Hairline;
        column->addWidget(divider);
        column->addWidget(part);
        m_begunOnly << divider << part;
    }
    m_begunOnly << m_all << m_gone << m_budget;
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    m_slow.setSingleShot(true);
    m_slow.setInterval(250);
    m_second.setInterval(1000);
    connect(&m_slow, &QTimer::timeout, this, &RunPanel::refresh);
    connect(&m_second, &QTimer::timeout, this, &RunPanel::tickSecond);
    connect(workspace, &Workspace::progressChanged, this, &RunPanel::follow);
    connect(workspace, &Workspace::assessmentChanged, this, &RunPanel::follow);
    connect(workspace, &Workspace::inputChanged, this, &RunPanel::follow);
    connect(workspace, &Workspace::wasReset, this, [this] {
        m_pace->clear();
        m_total = 0;
        m_requestsBefore = 0;
    });
    connect(countdown, &Countdown::ticked, this, [this] { refreshTitle(m_workspace->progress()); });
    refresh();
}

QWidget *RunPanel::makeHead()
{
    QVBoxLayout *inside = nullptr;
    QWidget *pane = section(inside);
    auto *row = new QHBoxLayout;
    m_title = new theme::Label({}, theme::Text::Title);
    m_title->setElided(Qt::ElideRight);
    m_clockLabel = new theme::Label({}, theme::Text::Title, theme::Label::Ink::Wait);
    row->addWidget(m_title, 1);
    row->addWidget(m_clockLabel);
    inside->setSpacing(4);
    inside->addLayout(row);
    m_detail = new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted);
    m_detail->setWordWrap(true);
    inside->addWidget(m_detail);
    inside->addSpacing(6);
    m_all = new StepMeter(tr("All answers"));
    m_all->setThick(true);
    inside->addWidget(m_all);
    auto *feet = new QHBoxLayout;
    m_gone = new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted);
    m_gone->setElided(Qt::ElideRight);
    m_budget = new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted);
    feet->addWidget(m_gone, 1);
    feet->addWidget(m_budget);
    inside->addLayout(feet);
    return pane;
}

QWidget *RunPanel::makeSteps()
{
    QVBoxLayout *inside = nullptr;
    QWidget *pane = section(inside);
    inside->addWidget(new theme::Label(tr("Steps"), theme::Text::Strong));
    m_input = new StepMeter(tr("Read indicators"));
    m_records = new StepMeter(tr("Passive DNS"));
    m_reputation = new StepMeter(tr("Reputation"));
    m_profiles = new StepMeter(tr("Actor indicator lists"));
    for (StepMeter *step : {m_input, m_records, m_reputation, m_profiles})
        inside->addWidget(step);
    return pane;
}

QWidget *RunPanel::makePace()
{
    QVBoxLayout *inside = nullptr;
    QWidget *pane = section(inside);
    auto *row = new QHBoxLayout;
    row->addWidget(new theme::Label(tr("Requests per second"), theme::Text::Strong), 1);
    m_width = new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted);
    row->addWidget(m_width);
    inside->addLayout(row);
    m_pace = new PaceChart;
    inside->addWidget(m_pace);
    return pane;
}

QWidget *RunPanel::makeFound()
{
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 12, 0, 8);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(14, 0, 14, 0);
    row->setSpacing(6);
    m_foundHead = new theme::Label(tr("Found so far"), theme::Text::Strong);
    row->addWidget(m_foundHead);
    m_count = new theme::CountBadge;
    row->addWidget(m_count);
    row->addStretch(1);
    m_first = new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted);
    row->addWidget(m_first);
    column->addLayout(row);
    m_none = new theme::Label(tr("Actors appear here as soon as one is found."), theme::Text::Base,
                              theme::Label::Ink::Muted);
    m_none->setIndent(14);
    m_none->setWordWrap(true);
    column->addWidget(m_none);
    m_foundRows = new QVBoxLayout;
    m_foundRows->setSpacing(0);
    column->addLayout(m_foundRows);
    return pane;
}

void RunPanel::setCanRun(bool canRun)
{
    m_canRun = canRun;
    refreshTitle(m_workspace->progress());
}

void RunPanel::follow()
{
    const Phase phase = m_workspace->progress().phase;
    if (goesOn(phase) && phase != Phase::Paused) {
        if (!m_second.isActive()) {
            m_requestsBefore = m_workspace->progress().done;
            m_second.start();
        }
    } else {
        m_second.stop();
    }
    if (!m_slow.isActive())
        m_slow.start();
}

void RunPanel::tickSecond()
{
    const chain::Progress &progress = m_workspace->progress();
    m_pace->addSecond(int(std::max<qint64>(0, progress.done - m_requestsBefore)),
                      progress.phase == Phase::ServicePause);
    m_requestsBefore = progress.done;
    refresh();
}

void RunPanel::refreshTitle(const chain::Progress &progress)
{
    QString title, detail;
    const int waiting = int(m_workspace->investigation().indicators.size());
    switch (progress.phase) {
    case Phase::Idle:
        title = m_workspace->isEmpty() ? tr("Nothing to run yet") : tr("Ready");
        detail = m_workspace->isEmpty() ? tr("Drop or paste indicators first.")
            : m_canRun
            ? tr("%n indicator(s) (waits|wait). Press F5 to run.", nullptr, waiting)
            : tr("%n indicator(s) (waits|wait). Connect a tenant first, or try the sample with F9.", nullptr, waiting);
        break;
    case Phase::Running:
        title = tr("Running");
        detail = tr("%Ln request(s) (waits|wait).", nullptr, int(progress.waiting));
        break;
    case Phase::Paused:
        title = tr("Paused by you");
        detail = tr("%Ln request(s) (waits|wait), nothing is lost. F7 goes on.", nullptr, int(progress.waiting));
        break;
    case Phase::ServicePause:
        title = tr("Paused by the service");
        detail = tr("Goes on by itself. %Ln request(s) (waits|wait), nothing is lost.", nullptr, int(progress.waiting));
        break;
    case Phase::Finished: {
        const auto failed = m_workspace->investigation().incomplete().size();
        title = failed > 0 ? tr("Finished, not complete") : tr("Finished");
        detail = failed > 0
            ? tr("%n answer(s) (is|are) missing; actors behind (it|them) may be missing too. Try again asks for just "
                 "(that|those).",
                 nullptr, int(failed))
            : tr("Everything was answered.");
        break;
    }
    }
    m_title->setElidedText(title);
    m_detail->setText(detail);
    const bool paused = progress.phase == Phase::ServicePause && m_countdown->isRunning();
    m_clockLabel->setVisible(paused);
    if (paused)
        m_clockLabel->setText(clockText(m_countdown->secondsLeft()));
}

void RunPanel::refresh()
{
    const QLocale locale;
    const chain::Progress &progress = m_workspace->progress();
    const chain::Investigation &investigation = m_workspace->investigation();
    refreshTitle(progress);
    const bool finished = progress.phase == Phase::Finished;
    m_total = finished ? progress.done : std::max(m_total, progress.total);
    refreshSteps(progress, finished);
    const QString gone = tr("%1 gone").arg(clockText(investigation.stats().elapsedMs / 1000));
    m_gone->setElidedText(
        goesOn(progress.phase) && progress.leftMs >= 0 ? progress.phase == Phase::ServicePause
                ? tr("%1 · about %2 left after the pause").arg(gone, clockText(progress.leftMs / 1000))
                : tr("%1 · about %2 left").arg(gone, clockText(progress.leftMs / 1000))
                                                       : gone);
    const int budget = investigation.options.maxRequests;
    m_budget->setText(budget > 0 ? tr("budget %1").arg(locale.toString(budget)) : tr("no budget"));
    const qsizetype indicators = investigation.indicators.size();
    m_input->setProgress(indicators, indicators);
    const bool begun = progress.phase != Phase::Idle;
    for (QWidget *part : m_begunOnly)
        part->setVisible(begun);
    m_width->setText(goesOn(progress.phase) && progress.width > 0
                         ? tr("%1 of %2 at once").arg(progress.inFlight).arg(progress.width)
                         : QString());
    refreshFound();
}

void RunPanel::refreshSteps(const chain::Progress &progress, bool finished)
{
    using What = chain::Incomplete::What;
    const QLocale locale;
    StepMeter::Count all, records, reputation, lists;
    for (const chain::Incomplete &one : m_workspace->investigation().incomplete()) {
        addMissing(all, one.why);
        if (one.what == What::PassiveDns || one.what == What::PassiveDnsReverse)
            addMissing(records, one.why);
        else if (one.what == What::Reputation)
            addMissing(reputation, one.why);
        else if (one.what == What::ProfileIndicators)
            addMissing(lists, one.why);
    }
    all = countAnswers(progress.done, progress.failed + lists.failed, m_total, all);
    QString note;
    if (all.total <= 0 || (finished && all.failed + all.notAsked == 0))
        note = locale.toString(all.done);
    else if (!finished)
        note = tr("%1 of about %2").arg(locale.toString(all.done), locale.toString(all.total));
    m_all->setCount(all, note);
    m_records->setCount(countAnswers(progress.recordsDone, progress.recordsFailed, progress.recordsTotal, records));
    m_reputation->setCount(
        countAnswers(progress.reputationDone, progress.reputationFailed, progress.reputationTotal, reputation));
    lists = countAnswers(progress.profilesDone, lists.failed, progress.profilesTotal, lists);
    const bool whole = lists.total > 0 && lists.done >= lists.total;
    m_profiles->setCount(lists, whole ? tr("%n profile(s)", nullptr, int(lists.done)) : QString());
}

void RunPanel::refreshFound()
{
    const QList<chain::RankedActor> &actors = m_workspace->assessment().actors;
    m_count->setCount(actors.size());
    const chain::Progress &progress = m_workspace->progress();
    const bool finished = progress.phase == Phase::Finished;
    m_foundHead->setText(finished ? tr("Found") : tr("Found so far"));
    m_first->setText(
        progress.firstActorMs >= 0
            ? tr("first after %1 s").arg(QLocale().toString(std::max(0.1, progress.firstActorMs / 1000.0), 'f', 1))
            : QString());
    m_none->setVisible(actors.isEmpty());
    // What was not answered says nothing about actors, and more hops do not help it.
    const bool sure = m_workspace->investigation().incomplete().isEmpty();
    m_none->setText(!finished ? tr("Actors appear here as soon as one is found.")
                        : sure
                        ? tr("No actor found. Try more hops or a wider time.")
                        : tr("No actor found in what was answered. Actors behind the missing answers are not known."));
    const qsizetype shown = std::min(actors.size(), actorsShown);
    while (m_rows.size() < shown) {
        auto *row = new ActorRow;
        m_foundRows->addWidget(row);
        connect(row, &QAbstractButton::clicked, this, [this, at = m_rows.size()] {
            const QList<chain::RankedActor> &now = m_workspace->assessment().actors;
            if (at < now.size())
                m_workspace->select({{graph::NodeKey::Kind::Actor, now[at].actor}});
        });
        m_rows.append(row);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < shown);
        if (i < shown)
            m_rows[i]->set(m_workspace->actorLabel(actors[i].actor), actors[i].score, actors[i].independentArtifacts,
                           finished);
    }
}

} // namespace ui
