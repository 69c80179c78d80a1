// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/progressreport.h"

#include "app/cli/console.h"
#include "core/base/text.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace cli {

namespace {

constexpr int redrawMs = 250; // numbers that change faster cannot be read

QString duration(qint64 ms)
{
    const qint64 seconds = (ms + 500) / 1000;
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString phaseWord(chain::Progress::Phase phase)
{
    switch (phase) {
    case chain::Progress::Phase::Idle:
        return QStringLiteral("idle");
    case chain::Progress::Phase::Running:
        return QStringLiteral("running");
    case chain::Progress::Phase::Paused:
        return QStringLiteral("paused");
    case chain::Progress::Phase::ServicePause:
        return QStringLiteral("service-pause");
    case chain::Progress::Phase::Finished:
        return QStringLiteral("finished");
    }
    return {};
}

} // namespace

ProgressReport::ProgressReport(ProgressStyle style, QObject *parent)
    : QObject(parent)
    , m_style(style)
{
    m_timer.setInterval(redrawMs);
    connect(&m_timer, &QTimer::timeout, this, &ProgressReport::draw);
    if (m_style == ProgressStyle::Line)
        m_timer.start();
}

void ProgressReport::update(const chain::Delta &delta, const chain::Investigation &investigation)
{
    m_progress = delta.progress;
    if (m_style == ProgressStyle::None)
        return;
    if (delta.assessment)
        actors(delta, investigation);
    if (m_style == ProgressStyle::Line)
        return;
    for (const chain::Activity &activity : delta.activity) {
        if (activity.kind == chain::Activity::Kind::Wait)
            json({{QStringLiteral("event"), QStringLiteral("wait")}, {QStringLiteral("text"), activity.text},
                  {QStringLiteral("leftMs"), m_progress.pauseLeftMs}});
    }
    if (m_sinceJson.isValid() && m_sinceJson.elapsed() < redrawMs && m_progress.phase != chain::Progress::Phase::Finished)
        return;
    m_sinceJson.start();
    json({{QStringLiteral("event"), QStringLiteral("progress")}, {QStringLiteral("phase"), phaseWord(m_progress.phase)},
          {QStringLiteral("done"), m_progress.done}, {QStringLiteral("total"), m_progress.total},
          {QStringLiteral("waiting"), m_progress.waiting}, {QStringLiteral("inFlight"), m_progress.inFlight},
          {QStringLiteral("perSecond"), m_progress.perSecond}, {QStringLiteral("pauseLeftMs"), m_progress.pauseLeftMs},
          {QStringLiteral("leftMs"), m_progress.leftMs}, {QStringLiteral("failures"), m_progress.failures}});
}

void ProgressReport::actors(const chain::Delta &delta, const chain::Investigation &investigation)
{
    m_names.clear();
    for (const chain::RankedActor &ranked : delta.assessment->actors) {
        const QString name = base::singleLine(investigation.actors().at(ranked.actor).name, 60);
        m_names.append(QStringLiteral("%1 %2").arg(name).arg(ranked.score));
        if (m_style == ProgressStyle::Json && m_scores.value(ranked.actor, -1) != ranked.score)
            json({{QStringLiteral("event"), QStringLiteral("actor")}, {QStringLiteral("name"), name},
                  {QStringLiteral("score"), ranked.score}, {QStringLiteral("artifacts"), ranked.independentArtifacts}});
        m_scores.insert(ranked.actor, ranked.score);
    }
}

void ProgressReport::draw()
{
    if (m_progress.total == 0)
        return;
    QString text = QStringLiteral("%1 of about %2").arg(m_progress.done).arg(m_progress.total);
    if (m_progress.pauseLeftMs > 0)
        text += QStringLiteral("  the service asked for a pause, going on in %1 s").arg((m_progress.pauseLeftMs + 999) / 1000);
    else if (m_progress.perSecond > 0)
        text += QStringLiteral("  %1/s").arg(qRound(m_progress.perSecond));
    if (m_progress.leftMs >= 0)
        text += QStringLiteral("  about %1 left").arg(duration(m_progress.leftMs));
    if (m_progress.failures > 0)
        text += QStringLiteral("  %1 failed").arg(m_progress.failures);
    if (!m_names.isEmpty())
        text += QStringLiteral("  ") + m_names.join(QStringLiteral(", "));
    const int width = Console::width() - 1;
    if (text.size() > width)
        text = text.left(width - 1) + u'…';
    std::fputs(QString(u'\r' + text + QStringLiteral("\033[K")).toUtf8().constData(), stderr);
    std::fflush(stderr);
    m_drawn = true;
}

void ProgressReport::warning(const QString &sentence)
{
    if (m_style == ProgressStyle::Json) {
        json({{QStringLiteral("event"), QStringLiteral("warning")}, {QStringLiteral("text"), sentence}});
        return;
    }
    clear();
    Console::problem(sentence);
}

void ProgressReport::clear()
{
    if (m_drawn)
        std::fputs("\r\033[K", stderr);
    m_drawn = false;
}

void ProgressReport::json(const QJsonObject &event)
{
    Console::error(QString::fromUtf8(QJsonDocument(event).toJson(QJsonDocument::Compact)));
}

} // namespace cli
