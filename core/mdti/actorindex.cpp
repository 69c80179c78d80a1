// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/actorindex.h"

#include "core/mdti/indicatortable.h"
#include "core/mdti/parse.h"

#include <QPointer>
#include <QSet>

namespace mdti {

class ActorIndex::Private
{
public:
    Private(ActorIndex *index, Api *source)
        : q(index)
        , api(source)
    {
    }

    enum class State { Idle, Building, Built };

    void askProfiles(const QUrl &next);
    void profilesCame(const base::Result<Page<Profile>> &page);
    void askIndicators(int profile, const QUrl &next);
    void indicatorsCame(int profile, const base::Result<Page<ProfileIndicator>> &page);
    void indexed(int profile);
    void finishIfDone();
    void miss(const Profile *profile, const base::Error &error);

    template <typename T> Api::Handler<T> answer(std::function<void(const base::Result<T> &)> then)
    {
        // The ticket is not known before the handler is made, and the answer may come after cancel() or build() again.
        return [this, self = QPointer<ActorIndex>(q), round = round, then = std::move(then)](base::Result<T> result) {
            if (self && round == this->round)
                then(result);
        };
    }

    ActorIndex *q;
    Api *api;
    State state = State::Idle;
    quint64 round = 0; ///< of build(); answers to an earlier one are dropped
    QSet<Api::Ticket> asked; ///< to be cancelled
    QList<Profile> profiles;
    QSet<QString> ids;
    IndicatorTable table;
    QList<Provenance> origins; ///< of the pages
    QList<Missing> missing;
    int waitingFor = 0; ///< profiles whose lists are not complete yet
    bool listed = false; ///< the list is there as far as it comes
    bool listComplete = false;
    QList<bool> complete; ///< parallel to profiles: all indicators are there
    int done = 0, malformed = 0;
};

ActorIndex::ActorIndex(Api *api, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, api))
{
}

ActorIndex::~ActorIndex() = default;

void ActorIndex::build()
{
    if (d->state == Private::State::Building || (d->state == Private::State::Built && d->missing.isEmpty()))
        return;
    d->state = Private::State::Building;
    ++d->round;
    d->missing.clear();
    d->waitingFor = 0;
    d->listed = d->listComplete;
    for (int i = 0; i < d->profiles.size(); ++i)
        if (!d->complete[i])
            d->askIndicators(i, {});
    if (!d->listComplete)
        d->askProfiles({});
}

void ActorIndex::cancel()
{
    if (d->state != Private::State::Building)
        return;
    ++d->round;
    for (const Api::Ticket ticket : std::exchange(d->asked, {}))
        d->api->cancel(ticket);
    d->missing.append({{}, {}, {base::Failure::Cancelled, {}, 0, {}, {}}});
    d->state = Private::State::Built;
    Q_EMIT finished();
}

bool ActorIndex::isBuilt() const
{
    return d->state == Private::State::Built;
}

const QList<Profile> &ActorIndex::profiles() const
{
    return d->profiles;
}

QList<ActorIndex::Hit> ActorIndex::find(const QString &host) const
{
    QList<Hit> out;
    const QList<IndicatorTable::Found> found = d->table.find(host);
    for (const IndicatorTable::Found &one : found)
        out.append({one.profile, one.indicator, d->origins.value(one.origin)});
    return out;
}

const QList<ActorIndex::Missing> &ActorIndex::missing() const
{
    return d->missing;
}

int ActorIndex::profilesDone() const
{
    return d->done;
}

int ActorIndex::malformed() const
{
    return d->malformed;
}

void ActorIndex::Private::miss(const Profile *profile, const base::Error &error)
{
    missing.append({profile ? profile->id : QString(), profile ? profile->title : QString(), error});
}

// The list goes at normal priority: names in rules are read against it. The indicators can wait.
void ActorIndex::Private::askProfiles(const QUrl &next)
{
    asked.insert(api->profiles(next, net::Priority::Normal,
                               answer<Page<Profile>>([this](const auto &page) { profilesCame(page); })));
}

void ActorIndex::Private::profilesCame(const base::Result<Page<Profile>> &page)
{
    QUrl next;
    if (page) {
        malformed += page->malformed;
        next = page->next;
        for (const Profile &profile : page->rows) {
            if (ids.contains(profile.id))
                continue; // the list moved while it was paged
            ids.insert(profile.id);
            profiles.append(profile);
            complete.append(false);
            askIndicators(int(profiles.size()) - 1, {});
        }
    } else {
        miss(nullptr, page.error());
    }
    if (!next.isEmpty()) {
        askProfiles(next);
        return;
    }
    listed = true;
    listComplete = page.has_value() && page->broken.isEmpty();
    if (page && !listComplete)
        miss(nullptr, {base::Failure::BadReply, page->broken, 0, {}, page->from.requestId});
    const QPointer<ActorIndex> self(q);
    Q_EMIT q->profilesListed();
    if (self)
        finishIfDone();
}

void ActorIndex::Private::askIndicators(int profile, const QUrl &next)
{
    if (next.isEmpty())
        ++waitingFor;
    asked.insert(api->profileIndicators(
        profiles[profile].id, next, net::Priority::Background,
        answer<Page<ProfileIndicator>>([this, profile](const auto &page) { indicatorsCame(profile, page); })));
}

void ActorIndex::Private::indicatorsCame(int profile, const base::Result<Page<ProfileIndicator>> &page)
{
    const auto giveUp = [this, profile](const base::Error &error) {
        miss(&profiles[profile], error);
        --waitingFor;
        finishIfDone();
    };
    if (!page) {
        giveUp(page.error());
        return;
    }
    malformed += page->malformed;
    origins.append(page->from);
    for (const ProfileIndicator &indicator : page->rows)
        if (indicator.isHost)
            table.add(hostOf(indicator.artifact), profile, int(origins.size()) - 1, indicator);
    if (!page->next.isEmpty())
        askIndicators(profile, page->next);
    else if (!page->broken.isEmpty())
        giveUp({base::Failure::BadReply, page->broken, 0, {}, page->from.requestId});
    else
        indexed(profile);
}

void ActorIndex::Private::indexed(int profile)
{
    --waitingFor;
    complete[profile] = true;
    ++done;
    const QPointer<ActorIndex> self(q);
    Q_EMIT q->profileIndexed(profile);
    if (self)
        finishIfDone();
}

void ActorIndex::Private::finishIfDone()
{
    if (state != State::Building || !listed || waitingFor > 0)
        return;
    state = State::Built;
    asked.clear();
    Q_EMIT q->finished();
}

} // namespace mdti
