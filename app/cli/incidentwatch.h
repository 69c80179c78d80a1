// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/incidenttriage.h"
#include "app/cli/watchstate.h"

#include <QObject>

#include <deque>
#include <memory>

namespace cli {

/// Looks for new and changed incidents again and again, triages each once, and says a line for each one with an actor.
/// Trouble of the service is told once when it begins and once when it ends; nothing but stop() ends the watch.
class IncidentWatch : public QObject
{
    Q_OBJECT
public:
    IncidentWatch(app::IncidentServices *services, app::Session *session, IncidentOptions options,
                  ioc::ReadOptions reading, WatchState state, QObject *parent = nullptr);
    ~IncidentWatch() override;

    void start();
    /// Ends after what is under way has been cancelled.
    void stop();

Q_SIGNALS:
    /// `failed`: with --once, something was not answered.
    void ended(bool stopped, const std::optional<base::Error> &failed);

private:
    struct Task
    {
        incident::Workspace workspace; ///< empty: Defender alone
        QString id;
        QString key; ///< in the state
    };
    void beginRound();
    void listNext();
    void listPage(const incident::Workspace &workspace, const QUrl &next);
    void listed(const incident::Workspace &workspace, const base::Result<incident::IncidentPage> &page);
    void queue(const incident::Workspace &workspace, const incident::Incident &incident);
    void triageNext();
    void triaged(const TriageResult &result);
    void sayHit(const TriageResult &result);
    void settle(const TriageResult &result);
    void trouble(const base::Error &error);
    void endRound();
    void keepState();
    QDateTime listFrom(const QString &place) const;
    static QString placeOf(const incident::Workspace &workspace);

    app::IncidentServices *m_services;
    IncidentOptions m_options;
    WatchState m_state;
    IncidentTriage m_triage;
    std::deque<incident::Workspace> m_toList;
    std::deque<Task> m_tasks;
    QSet<QString> m_queued; ///< keys of this round
    Task m_task;
    QHash<QString, QStringList> m_said; ///< the actors of the last line about an incident, by its key
    QByteArray m_fingerprint; ///< of the incident under way
    QDateTime m_roundBegan;
    int m_pages = 0;
    quint64 m_round = 0;
    std::optional<base::Error> m_failed; ///< of this round
    bool m_inTrouble = false, m_stopping = false, m_triaging = false, m_stateFailed = false;
};

} // namespace cli
