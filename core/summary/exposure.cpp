// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/exposure.h"

#include "core/base/text.h"
#include "core/summary/huntingrows.h"
#include "core/summary/kql.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

#include <deque>

namespace summary {

enum class HuntingQuery { Exposed, Vulnerabilities, Contacts, Alerts };

/// One query, or the half of one that was too much.
struct HuntingAsk
{
    HuntingQuery query = HuntingQuery::Exposed;
    QStringList cves, addresses, domains;
    int tables = kql::Network | kql::Events;
    bool halved = false, repeated = false;
};

namespace {

constexpr qsizetype hostsPerQuery = 200, cvesPerQuery = 100;
constexpr int queriesAtOnce = 2, huntingTimeoutMs = 200'000, rowLimit = 1000, alertLimit = 500;

QString subject(HuntingQuery query)
{
    switch (query) {
    case HuntingQuery::Exposed:
    case HuntingQuery::Vulnerabilities:
        return ExposureSearch::tr("Vulnerable devices");
    case HuntingQuery::Contacts:
        return ExposureSearch::tr("Devices that contacted the indicators");
    case HuntingQuery::Alerts:
        break;
    }
    return ExposureSearch::tr("Devices with alerts that name the indicators");
}

/// Name of the table a 400 complains about; empty when it is about something else.
QString missingTable(const base::Error &error)
{
    for (const char *table : {"DeviceTvmSoftwareVulnerabilitiesKB", "DeviceTvmSoftwareVulnerabilities",
                              "DeviceNetworkEvents", "DeviceEvents", "AlertEvidence", "AlertInfo"}) {
        if (error.kind == base::Failure::BadRequest && error.detail.contains(QLatin1String(table)))
            return QLatin1String(table);
    }
    return {};
}

QStringList half(const QStringList &all, bool second)
{
    const qsizetype middle = (all.size() + 1) / 2;
    return second ? all.mid(middle) : all.mid(0, middle);
}

} // namespace

class ExposureSearch::Private
{
public:
    Private(ExposureSearch *search, QUrl graphUrl, net::Client *sender, base::Clock *time)
        : q(search)
        , graph(std::move(graphUrl))
        , client(sender)
        , clock(time)
    {
    }
    ~Private() { drop(); }

    void begin(const ExposureQuestion &question, Handler whenDone);
    void drop();
    void stop(const QString &why);

    bool running() const { return bool(handler); }

private:
    void plan(const kql::Checked &checked);
    void pump();
    void send(const HuntingAsk &ask);
    void came(const HuntingAsk &ask, const base::Result<net::Reply> &reply);
    void failed(const HuntingAsk &ask, const base::Error &error);
    bool askOtherwise(const HuntingAsk &ask, const base::Error &error);
    void take(const HuntingAsk &ask, const QList<hunting::Row> &rows);
    void addVulnerability(const hunting::Row &row);
    void problem(const QString &sentence);
    void finish();
    QString textOf(const HuntingAsk &ask) const;

    ExposureSearch *q;
    QUrl graph;
    net::Client *client;
    base::Clock *clock;
    Handler handler;
    Exposure answer;
    hunting::DeviceList devices;
    std::deque<HuntingAsk> waiting;
    QList<net::Client::Ticket> sent;
    int days = 30, total = 0, done = 0;
    quint64 round = 0; ///< answers of an earlier one are dropped
    QSet<int> planned, broken; ///< queries; of the broken ones a part failed
};

void ExposureSearch::Private::begin(const ExposureQuestion &question, Handler whenDone)
{
    drop();
    answer = {};
    devices = {};
    broken.clear();
    days = std::clamp(question.days, 1, 30);
    handler = std::move(whenDone);
    const kql::Checked checked = kql::check(question.cves, question.hosts);
    answer.asked = clock->now();
    answer.leftOut = checked.leftOut;
    answer.cvesNamed = !checked.cves.isEmpty();
    answer.days = days;
    for (const QString &id : checked.cves)
        answer.vulnerabilities.append({id, false, {}, {}, false, 0});
    plan(checked);
    clock->after(0, q, [this, now = round] {
        if (now == round && running())
            pump();
    });
}

void ExposureSearch::Private::plan(const kql::Checked &checked)
{
    for (qsizetype i = 0; i < checked.cves.size(); i += cvesPerQuery) {
        HuntingAsk ask;
        ask.cves = checked.cves.mid(i, cvesPerQuery);
        ask.query = HuntingQuery::Exposed;
        waiting.push_back(ask);
        ask.query = HuntingQuery::Vulnerabilities;
        waiting.push_back(ask);
    }
    QStringList addresses = checked.addresses, domains = checked.domains;
    while (!addresses.isEmpty() || !domains.isEmpty()) {
        HuntingAsk ask;
        ask.addresses = addresses.mid(0, hostsPerQuery);
        addresses.remove(0, ask.addresses.size());
        ask.domains = domains.mid(0, hostsPerQuery - ask.addresses.size());
        domains.remove(0, ask.domains.size());
        ask.query = HuntingQuery::Contacts;
        waiting.push_back(ask);
        ask.query = HuntingQuery::Alerts;
        waiting.push_back(ask);
    }
    planned.clear();
    for (const HuntingAsk &each : waiting)
        planned.insert(int(each.query));
    total = int(waiting.size());
    done = 0;
}

QString ExposureSearch::Private::textOf(const HuntingAsk &ask) const
{
    switch (ask.query) {
    case HuntingQuery::Exposed:
        return kql::exposedDevices(ask.cves);
    case HuntingQuery::Vulnerabilities:
        return kql::vulnerabilities(ask.cves);
    case HuntingQuery::Contacts:
        return kql::contacts(ask.addresses, ask.domains, days, ask.tables);
    case HuntingQuery::Alerts:
        break;
    }
    return kql::alerts(ask.addresses, ask.domains, days);
}

void ExposureSearch::Private::pump()
{
    while (running() && sent.size() < queriesAtOnce && !waiting.empty()) {
        const HuntingAsk ask = waiting.front();
        waiting.pop_front();
        send(ask);
    }
    if (running() && sent.isEmpty() && waiting.empty())
        finish();
}

void ExposureSearch::Private::send(const HuntingAsk &ask)
{
    net::Request request;
    request.verb = "POST";
    request.url = graph.resolved(QUrl(QStringLiteral("/v1.0/security/runHuntingQuery")));
    request.contentType = "application/json; charset=utf-8";
    request.body = QJsonDocument(QJsonObject{{QStringLiteral("Query"), textOf(ask)},
                                             {QStringLiteral("Timespan"), QStringLiteral("P%1D").arg(days)}})
                       .toJson(QJsonDocument::Compact);
    // Repetitions are decided here: what was too heavy comes back in halves.
    request.idempotent = false;
    request.totalTimeoutMs = request.idleTimeoutMs = huntingTimeoutMs;
    auto ticket = std::make_shared<net::Client::Ticket>(0);
    const QPointer<ExposureSearch> alive(q);
    *ticket = client->send(std::move(request), [this, alive, ask, ticket, now = round](base::Result<net::Reply> reply) {
        if (!alive || now != round || !running())
            return;
        sent.removeOne(*ticket);
        came(ask, reply);
        ++done;
        Q_EMIT q->progressed(done, total);
        if (alive && now == round)
            pump();
    });
    sent.append(*ticket);
}

void ExposureSearch::Private::came(const HuntingAsk &ask, const base::Result<net::Reply> &reply)
{
    if (!reply)
        return failed(ask, reply.error());
    if (reply->status == 404)
        return failed(ask, {base::Failure::NotFound, QStringLiteral("Advanced hunting was not found."), 404, {}, {}});
    const base::Result<QList<hunting::Row>> rows = hunting::rowsOf(reply->body);
    if (!rows)
        return failed(ask, rows.error());
    take(ask, *rows);
}

void ExposureSearch::Private::take(const HuntingAsk &ask, const QList<hunting::Row> &rows)
{
    const bool full = rows.size() >= (ask.query == HuntingQuery::Alerts ? alertLimit : rowLimit);
    answer.truncated = answer.truncated || (full && ask.query != HuntingQuery::Vulnerabilities);
    for (const hunting::Row &row : rows) {
        switch (ask.query) {
        case HuntingQuery::Exposed:
            devices.addExposed(row);
            break;
        case HuntingQuery::Vulnerabilities:
            addVulnerability(row);
            break;
        case HuntingQuery::Contacts:
            devices.addContact(row);
            break;
        case HuntingQuery::Alerts:
            devices.addAlerts(row);
            break;
        }
    }
}

void ExposureSearch::Private::addVulnerability(const hunting::Row &row)
{
    const QString id = hunting::text(row, "cveid").toUpper();
    for (Vulnerability &each : answer.vulnerabilities) {
        if (each.id != id)
            continue;
        each.assessed = true;
        each.cvss = hunting::text(row, "cvssscore");
        each.severity = hunting::text(row, "vulnerabilityseveritylevel");
        const QJsonValue exploit = row.value(QStringLiteral("isexploitavailable"));
        each.exploitAvailable
            = exploit.toBool() || exploit.toInt() == 1 || exploit.toString().compare(u"true", Qt::CaseInsensitive) == 0;
        each.exposedDevices = hunting::number(row, "exposeddevices");
    }
}

bool ExposureSearch::Private::askOtherwise(const HuntingAsk &ask, const base::Error &error)
{
    HuntingAsk other = ask;
    const QString table = missingTable(error);
    if (ask.query == HuntingQuery::Contacts && ask.tables == (kql::Network | kql::Events)
        && (table == u"DeviceNetworkEvents" || table == u"DeviceEvents")) {
        other.tables = table == u"DeviceEvents" ? kql::Network : kql::Events;
        if (!textOf(other).isEmpty()) {
            problem(ExposureSearch::tr("The table %1 is not available in this tenant; the other one was asked.")
                        .arg(table));
            waiting.push_front(other);
            ++total;
            return true;
        }
    }
    const bool heavy = error.kind == base::Failure::Service || error.kind == base::Failure::Timeout;
    if (heavy && !ask.halved && ask.cves.size() + ask.addresses.size() + ask.domains.size() > 1) {
        for (const bool second : {true, false}) {
            other.halved = true;
            other.cves = half(ask.cves, second);
            other.addresses = half(ask.addresses, second);
            other.domains = half(ask.domains, second);
            if (other.cves.isEmpty() && textOf(other).isEmpty())
                continue;
            waiting.push_front(other);
            ++total;
        }
        return true;
    }
    if ((error.kind == base::Failure::Network || error.kind == base::Failure::BadReply) && !ask.repeated) {
        other.repeated = true;
        waiting.push_front(other);
        ++total;
        return true;
    }
    return false;
}

void ExposureSearch::Private::failed(const HuntingAsk &ask, const base::Error &error)
{
    if (askOtherwise(ask, error))
        return;
    broken.insert(int(ask.query));
    const QString what = subject(ask.query);
    if (error.kind == base::Failure::Forbidden || error.kind == base::Failure::Unauthorised
        || error.kind == base::Failure::SignIn) {
        problem(ExposureSearch::tr("Devices could not be asked for: advanced hunting needs the permission "
                                   "ThreatHunting.Read.All and, for a signed-in person, a Defender role that may read "
                                   "security data."));
        broken += {int(HuntingQuery::Exposed), int(HuntingQuery::Vulnerabilities), int(HuntingQuery::Contacts),
                   int(HuntingQuery::Alerts)};
        waiting.clear(); // the others need the same
        return;
    }
    const QString table = missingTable(error);
    if (!table.isEmpty()) {
        problem(ExposureSearch::tr("%1 could not be asked for: the table %2 is not available in this tenant (it needs "
                                   "Defender for Endpoint or Vulnerability Management).")
                    .arg(what, table));
    } else if (error.kind == base::Failure::RateLimited) {
        problem(
            ExposureSearch::tr("%1 could not be asked for: the hunting quota of the tenant is used up. Try again in 15 "
                               "minutes.")
                .arg(what));
    } else if (error.kind == base::Failure::Service && error.code == u"UnknownError") {
        problem(
            ExposureSearch::tr("%1 could not be asked for: the service gave up on the query (UnknownError), also with "
                               "half the indicators.")
                .arg(what));
    } else {
        problem(ExposureSearch::tr("%1 could not be asked for: %2").arg(what, base::singleLine(error.detail, 300)));
    }
}

void ExposureSearch::Private::problem(const QString &sentence)
{
    if (!answer.problems.contains(sentence))
        answer.problems.append(sentence);
}

void ExposureSearch::Private::finish()
{
    answer.devices = devices.sorted();
    const auto whole
        = [this](HuntingQuery query) { return planned.contains(int(query)) && !broken.contains(int(query)); };
    answer.cvesAsked = whole(HuntingQuery::Exposed) && whole(HuntingQuery::Vulnerabilities);
    answer.contactsAsked = whole(HuntingQuery::Contacts);
    answer.alertsAsked = whole(HuntingQuery::Alerts);
    if (!whole(HuntingQuery::Vulnerabilities)) // not asked is not "not assessed"
        answer.vulnerabilities.removeIf([](const Vulnerability &each) { return !each.assessed; });
    const Handler call = std::exchange(handler, {});
    ++round;
    const Exposure result = std::exchange(answer, {});
    call(result);
}

void ExposureSearch::Private::drop()
{
    ++round;
    handler = {};
    waiting.clear();
    const QList<net::Client::Ticket> tickets = std::exchange(sent, {});
    for (const net::Client::Ticket ticket : tickets)
        client->cancel(ticket);
}

void ExposureSearch::Private::stop(const QString &why)
{
    if (!running())
        return;
    problem(why);
    for (const HuntingQuery query :
         {HuntingQuery::Exposed, HuntingQuery::Vulnerabilities, HuntingQuery::Contacts, HuntingQuery::Alerts})
        broken.insert(int(query));
    const Handler call = std::exchange(handler, {});
    drop();
    handler = call;
    finish();
}

ExposureSearch::ExposureSearch(QUrl graph, net::Client *client, base::Clock *clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(graph), client, clock))
{
}

ExposureSearch::~ExposureSearch() = default;

void ExposureSearch::start(const ExposureQuestion &question, Handler handler)
{
    d->begin(question, std::move(handler));
}

void ExposureSearch::cancel()
{
    d->stop(tr("The search for devices was stopped; the list may be incomplete."));
}

} // namespace summary
