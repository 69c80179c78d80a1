// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/incident/backend.h"
#include "core/incident/plan.h"

#include <QObject>

#include <memory>

namespace incident {

/// Carries a plan out: comments in order, then one merged change of severity, status and tags. Looks first what is
/// there, so that nothing is written twice. On the back end's thread; back end and clock outlive it.
///
/// Each run ends in one `finished`. The plan it ends with can be given to start() again: what is done is not repeated.
class Writer : public QObject
{
    Q_OBJECT
public:
    Writer(Backend *backend, base::Clock *clock, Limits limits = {}, QObject *parent = nullptr);
    ~Writer() override;

    void start(Plan plan);
    /// What is under way is dropped (it may have been carried out: continuing finds out). `finished` follows at once.
    void cancel();
    bool isRunning() const;
    const Plan &plan() const; ///< as far as it is

Q_SIGNALS:
    void changed(const incident::Plan &plan); ///< after each step; keep it to be able to continue
    /// `error` is set when something was not done; its kind is the worst of them, its detail says what to do.
    void finished(const incident::Plan &plan, const std::optional<base::Error> &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace incident
