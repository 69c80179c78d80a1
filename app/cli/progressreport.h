// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace cli {

enum class ProgressStyle { None, Line, Json };

/// Shows how far a run is on standard error: one line that is rewritten four times a second, or JSON lines
/// ({"event":"progress"|"actor"|"wait"|"warning",…}) for scripts.
class ProgressReport : public QObject
{
    Q_OBJECT
public:
    explicit ProgressReport(ProgressStyle style, QObject *parent = nullptr);

    void update(const chain::Delta &delta, const chain::Investigation &investigation);
    void warning(const QString &sentence);
    /// Removes the line, so that what follows starts on a clean one.
    void clear();

private:
    void draw();
    void json(const QJsonObject &event);
    void actors(const chain::Delta &delta, const chain::Investigation &investigation);

    ProgressStyle m_style;
    chain::Progress m_progress;
    QHash<chain::ActorId, int> m_scores;
    QStringList m_names;
    QTimer m_timer;
    QElapsedTimer m_sinceJson;
    bool m_drawn = false;
};

} // namespace cli
