// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"
#include "ui/shell/inputreader.h"
#include "ui/shell/runcontrol.h"

#include <QTimer>

/// A small made-up investigation and a run control that plays it, for the window's tests and pictures.
namespace scenario {

QString list(); ///< six indicators and two that are not used, one on each line
/// Knows one host on each line of text and nothing more; ".exe" and 10.0.0.0/8 are rejected. `[.]` is a dot.
ui::InputReader reader();

chain::Delta found(); ///< hosts, records, actors and claims of the list, finished
chain::Delta paused(qint64 leftMs); ///< the same in the middle, in a pause of the service

/// Reports what it is told to. Records every call.
class PlayedRun : public ui::RunControl
{
    Q_OBJECT
public:
    using RunControl::RunControl;
    TenantInfo info;
    bool running = false, pausedByUser = false;
    bool finishAtOnce = true;
    QStringList calls;
    QList<ioc::Indicator> asked;

    TenantInfo tenant() const override { return info; }
    bool isRunning() const override { return running; }
    bool isPaused() const override { return pausedByUser; }
    void useSample() override;
    QString sampleText() const override { return list(); }
    void start(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &rejected,
               const chain::Options &options) override;
    void add(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &rejected) override;
    void pause() override;
    void resume() override;
    void stop() override;
    void retry(const QList<chain::HostId> &hosts) override;
    void expand(const QList<chain::HostId> &hosts) override;
    void release(chain::HostId host, bool release) override;

    void finish(chain::Ending ending, const base::Error &error = {});
};

} // namespace scenario
