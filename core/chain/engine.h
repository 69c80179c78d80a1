// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/ownlist.h"
#include "core/attribution/namebook.h"
#include "core/chain/investigation.h"
#include "core/chain/noiselists.h"
#include "core/mdti/actorindex.h"
#include "core/mdti/api.h"

#include <QObject>

#include <memory>

namespace chain {

enum class Ending {
    Complete, ///< everything the options ask for was answered
    Incomplete, ///< finished, but see Investigation::incomplete()
    Cancelled,
    Failed, ///< stopped by an error that concerns every request (sign-in, permission, network): see Engine::failure()
};

/// Walks indicator → passive DNS → reputation → actor, breadth first by promise, each host once. Lives on one thread
/// with its Api; all calls on that thread. Reports by `changed` at most 30 times a second; every run ends in one
/// `finished`.
class Engine : public QObject
{
    Q_OBJECT
public:
    struct Services
    {
        mdti::Api *api = nullptr;
        mdti::ActorIndex *index = nullptr; ///< null: no indicator lists
        attribution::NameBook *names = nullptr; ///< gets the profiles of the index
        const NoiseLists *noise = nullptr; ///< may be null
        base::Clock *clock = nullptr;
        bool allowDocumentation = false; ///< as ApiSettings::allowDocumentation
        const ioc::OwnList *own = nullptr; ///< what is never sent; may be null
    };
    explicit Engine(Services services, QObject *parent = nullptr);
    ~Engine() override;

    /// A new investigation. A run under way is cancelled first (its finished comes before this returns).
    void start(QList<ioc::Indicator> indicators, QList<ioc::Rejected> rejected, Options options);
    /// Takes up an investigation from a case without asking anything; expand, release and retry work from there.
    void adopt(Investigation investigation);
    /// More indicators into the current investigation.
    void add(QList<ioc::Indicator> indicators, QList<ioc::Rejected> rejected);
    void pause(); ///< what is under way finishes, nothing new is asked
    void resume();
    void cancel(); ///< `finished(Cancelled)` within 100 ms; everything found stays
    /// Asks again for what failed: all of it, or only about these hosts.
    void retry(const QList<HostId> &hosts = {});
    void expand(const QList<HostId> &hosts); ///< one hop further from these, whatever the depth
    void release(HostId host); ///< a held host is followed from now on
    void hold(HostId host); ///< takes a release back (what was found stays, but its weight is 0 again)

    const Investigation &investigation() const;
    bool isRunning() const;
    base::Error failure() const;

Q_SIGNALS:
    void changed(const chain::Delta &delta);
    void finished(chain::Ending ending);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace chain

Q_DECLARE_METATYPE(chain::Ending)
