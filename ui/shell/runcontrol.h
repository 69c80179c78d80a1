// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/chain/engine.h"

#include <QObject>

namespace ui {

/// What the window asks of a run. Lives on the GUI thread; an implementation hands everything to the engine's thread
/// and returns at once. The window applies every `changed` to its Workspace, in order.
class RunControl : public QObject
{
    Q_OBJECT
public:
    enum class Tenant { None, Sample, Connected };
    struct TenantInfo
    {
        Tenant kind = Tenant::None;
        QString name; ///< "contoso.example"; empty without a tenant
        QString secretStore; ///< "GNOME Keyring"; empty: secrets are kept for this session only
    };
    using QObject::QObject;

    virtual TenantInfo tenant() const = 0;
    virtual bool isRunning() const = 0; ///< from start() until finished(), pauses included
    virtual bool isPaused() const = 0; ///< by the analyst

    /// From now on runs ask the embedded tenant; `tenantChanged` follows. Calls made meanwhile wait for it.
    virtual void useSample() = 0;
    /// The sample's list of indicators, as text with one on each line.
    virtual QString sampleText() const = 0;

    virtual void start(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &rejected,
                       const chain::Options &options)
        = 0;
    virtual void add(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &rejected) = 0;
    virtual void pause() = 0;
    virtual void resume() = 0;
    virtual void stop() = 0;
    virtual void retry(const QList<chain::HostId> &hosts) = 0; ///< empty: everything that failed
    virtual void expand(const QList<chain::HostId> &hosts) = 0;
    virtual void release(chain::HostId host, bool release) = 0;
    /// Nobody is asked from now on, in steps of the current run neither; not while a run goes.
    virtual void setOffline(bool) { }

Q_SIGNALS:
    void changed(const chain::Delta &delta);
    /// Once per run, after its last `changed`. The error says why when the ending is Failed.
    void finished(chain::Ending ending, const base::Error &error);
    void tenantChanged();
};

} // namespace ui
