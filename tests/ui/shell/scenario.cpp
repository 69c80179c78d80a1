// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "scenario.h"

#include <QFile>
#include <QRegularExpression>

using namespace chain;

namespace scenario {

namespace {

using mdti::Classification;

struct Line
{
    const char *value;
    ioc::Type type;
    int hops;
    Classification classification;
    int score;
    const char *from; ///< nearer host
    const char *record;
};

constexpr auto Ip = ioc::Type::Ipv4;
constexpr auto Name = ioc::Type::Domain;
constexpr auto Bad = Classification::Malicious, Odd = Classification::Suspicious, Fine = Classification::Neutral,
               None = Classification::Unknown;

const QList<Line> lines = {
    {"203.0.113.7", Ip, 0, Bad, 92, nullptr, nullptr},
    {"198.51.100.42", Ip, 0, Odd, 66, nullptr, nullptr},
    {"login-portal.example", Name, 0, Bad, 95, nullptr, nullptr},
    {"203.0.113.88", Ip, 0, Fine, 12, nullptr, nullptr},
    {"update.skyport.example", Name, 0, Odd, 55, nullptr, nullptr},
    {"198.51.100.200", Ip, 0, None, -1, nullptr, nullptr},
    {"relay.pinecone.example", Name, 1, Bad, 100, "203.0.113.7", "A"},
    {"static.pinecone.example", Name, 1, Odd, 61, "203.0.113.7", "A"},
    {"vpn.mossgate.example", Name, 1, Odd, 58, "203.0.113.7", "A"},
    {"ftp.mossgate.example", Name, 1, Fine, 20, "203.0.113.7", "A"},
    {"mail.birchline.example", Name, 1, Bad, 90, "198.51.100.42", "A"},
    {"sync.oakhollow.test", Name, 1, Odd, 52, "198.51.100.42", "A"},
    {"198.51.100.16", Ip, 1, Odd, 66, "login-portal.example", "A"},
    {"198.51.100.8", Ip, 1, Fine, 27, "login-portal.example", "CNAME"},
    {"203.0.113.140", Ip, 1, Odd, 60, "update.skyport.example", "A"},
    {"tickets.ashgrove.example", Name, 1, Odd, 51, "203.0.113.88", "A"},
    {"files.northquay.test", Name, 1, Fine, 9, "203.0.113.88", "A"},
    {"203.0.113.61", Ip, 2, Fine, 15, "vpn.mossgate.example", "A"},
    {"cdn-sync.test", Name, 2, Bad, 97, "198.51.100.16", "A"},
    {"img.cdn-sync.test", Name, 2, Odd, 50, "198.51.100.16", "A"},
    {"ns.harborlight.example", Name, 2, Bad, 88, "203.0.113.140", "NS"},
    {"gw.harborlight.example", Name, 2, Odd, 57, "203.0.113.140", "A"},
    {"198.51.100.91", Ip, 2, Bad, 91, "tickets.ashgrove.example", "A"},
    {"203.0.113.201", Ip, 2, Odd, 62, "files.northquay.test", "A"},
};

qint64 day(int year, int month, int date)
{
    return QDate(year, month, date).startOfDay(Qt::UTC).toSecsSinceEpoch();
}

HostId idOf(const char *value)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (qstrcmp(lines[i].value, value) == 0)
            return HostId(i);
    }
    qFatal("no such host");
}

void addLeaves(Delta &delta, const char *hub, int count)
{
    for (int i = 0; i < count; ++i) {
        Host host;
        host.value = QStringLiteral("n%1.%2.example")
                         .arg(i)
                         .arg(QLatin1String(hub))
                         .replace(QLatin1Char('.'), QLatin1Char('-'))
            + QStringLiteral(".example");
        host.hops = 1;
        host.state = HostState::Complete;
        host.reputationKnown = host.recordsKnown = true;
        const HostId id = HostId(delta.hosts.size());
        delta.hosts.append({id, host});
        delta.records.append({RecordId(delta.records.size()),
                              Record{idOf(hub), id, QStringLiteral("A"), day(2026, 1, 3), day(2026, 3, 9), 1}});
    }
}

Delta everything()
{
    Delta delta;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const Line &line = lines[i];
        Host host;
        host.value = QLatin1String(line.value);
        host.type = line.type;
        host.hops = line.hops;
        host.state = HostState::Complete;
        host.reputationKnown = host.recordsKnown = true;
        host.classification = line.classification;
        host.score = line.score;
        host.coHosts = 3;
        delta.hosts.append({HostId(i), host});
        if (line.from)
            delta.records.append({RecordId(delta.records.size()),
                                  Record{idOf(line.from), HostId(i), QLatin1String(line.record),
                                         day(2026, 1, 10) + i * 86'400, day(2026, 6, 1) + i * 86'400, 1}});
    }
    Host &held = delta.hosts[idOf("198.51.100.8")].second;
    held.held = Held{Held::Why::CoHosts, 4812, {}, QStringLiteral("cdn")};
    held.coHosts = 4812;
    delta.hosts[idOf("sync.oakhollow.test")].second.state = HostState::Incomplete;
    addLeaves(delta, "203.0.113.7", 48);
    addLeaves(delta, "198.51.100.42", 21);
    addLeaves(delta, "198.51.100.16", 17);

    const QStringList names
        = {QStringLiteral("Aqua Blizzard"), QStringLiteral("Mint Sandstorm"), QStringLiteral("Pearl Sleet")};
    const QStringList origins = {QStringLiteral("Russia"), QStringLiteral("Iran"), QStringLiteral("North Korea")};
    for (int i = 0; i < names.size(); ++i) {
        attribution::Actor actor;
        actor.name = names[i];
        actor.origin = origins[i];
        delta.actors.append({ActorId(i), actor});
    }
    const auto claim = [&](attribution::Kind kind, ActorId actor, const char *host) {
        Claim made;
        made.kind = kind;
        made.actor = actor;
        made.host = idOf(host);
        made.evidence.rule = QStringLiteral("Cyber Threat Intelligence");
        delta.claims.append({ClaimId(delta.claims.size()), made});
    };
    claim(attribution::Kind::Indicator, 0, "relay.pinecone.example");
    claim(attribution::Kind::ProfileLink, 0, "cdn-sync.test");
    claim(attribution::Kind::Rule, 0, "mail.birchline.example");
    claim(attribution::Kind::Indicator, 1, "ns.harborlight.example");
    claim(attribution::Kind::Rule, 1, "198.51.100.91");
    claim(attribution::Kind::Rule, 2, "203.0.113.201");
    const auto ranked
        = [&](ActorId actor, int score, const QList<ClaimId> &claims, const QList<QList<const char *>> &paths) {
              RankedActor one;
              one.actor = actor;
              one.score = score;
              one.independentArtifacts = int(claims.size());
              for (qsizetype i = 0; i < claims.size(); ++i) {
                  WeighedClaim weighed;
                  weighed.claim = claims[i];
                  for (const char *host : paths[i])
                      weighed.path.append(idOf(host));
                  weighed.terms = attribution::Terms{0.9, 1, 0.7, 1, false};
                  weighed.counted = true;
                  one.claims.append(weighed);
                  if (!one.indicators.contains(weighed.path.first()))
                      one.indicators.append(weighed.path.first());
              }
              return one;
          };
    auto assessment = std::make_shared<Assessment>();
    assessment->actors = {
        ranked(0, 93, {0, 1, 2},
               {{"203.0.113.7", "relay.pinecone.example"},
                {"login-portal.example", "198.51.100.16", "cdn-sync.test"},
                {"198.51.100.42", "mail.birchline.example"}}),
        ranked(1, 71, {3, 4},
               {{"update.skyport.example", "203.0.113.140", "ns.harborlight.example"},
                {"203.0.113.88", "tickets.ashgrove.example", "198.51.100.91"}}),
        ranked(2, 38, {5}, {{"203.0.113.88", "files.northquay.test", "203.0.113.201"}}),
    };
    delta.assessment = assessment;
    const QDateTime start = QDateTime(QDate(2026, 8, 19), QTime(14, 7, 16), Qt::UTC);
    const auto happened = [&](int after, Activity::Kind kind, const char *text, qint64 took) {
        delta.activity.append({start.addSecs(after), kind, QLatin1String(text), {}, took});
    };
    happened(0, Activity::Kind::Actor, "Actor found: Aqua Blizzard, through relay.pinecone.example (indicator list)",
             -1);
    happened(3, Activity::Kind::Held, "198.51.100.8 held: CDN, 4,812 names. Not followed.", 61);
    happened(4, Activity::Kind::Request, "Reputation of 20 hosts in one batch", 412);
    return delta;
}

} // namespace

QString list()
{
    QStringList text;
    for (const Line &line : lines) {
        if (line.hops == 0)
            text.append(QLatin1String(line.value));
    }
    text << QStringLiteral("10.0.0.1") << QStringLiteral("setup.exe");
    return text.join(QLatin1Char('\n'));
}

ui::InputReader reader()
{
    const auto read = [](const QString &text, const QString &source) {
        ioc::Extraction found;
        static const QRegularExpression address(QStringLiteral("^\\d+\\.\\d+\\.\\d+\\.\\d+$"));
        qint64 number = 0;
        const QStringList all = text.split(QLatin1Char('\n'));
        for (const QString &raw : all) {
            ++number;
            const QString written = raw.trimmed();
            const QString value = QString(written).replace(QLatin1String("[.]"), QLatin1String(".")).toLower();
            ioc::Source place;
            place.file = source;
            place.line = number;
            place.context = written;
            if (value.startsWith(QLatin1String("10.")))
                found.rejected.append({written, ioc::RejectReason::PrivateAddress, place, 1});
            else if (value.endsWith(QLatin1String(".exe")))
                found.rejected.append({written, ioc::RejectReason::FileName, place, 1});
            else if (value.contains(QLatin1Char('.')) && !value.contains(QLatin1Char(' ')))
                found.indicators.append({address.match(value).hasMatch() ? ioc::Type::Ipv4 : ioc::Type::Domain, value,
                                         written, ioc::Reach::Documentation, place, 1});
        }
        return found;
    };
    ui::InputReader reader;
    reader.text
        = [read](const QString &text, const QString &source, const std::atomic_bool &) { return read(text, source); };
    reader.files = [read](const QStringList &paths, const std::atomic_bool &) {
        ioc::Extraction all;
        for (const QString &path : paths) {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly)) {
                all.problems.append({path, 0, QStringLiteral("The file cannot be opened.")});
                continue;
            }
            const ioc::Extraction one = read(QString::fromUtf8(file.readAll()), path);
            all.indicators += one.indicators;
            all.rejected += one.rejected;
        }
        return all;
    };
    return reader;
}

Delta found()
{
    Delta delta = everything();
    delta.incomplete = QList<Incomplete>{{idOf("sync.oakhollow.test"),
                                          QStringLiteral("sync.oakhollow.test"),
                                          Incomplete::What::PassiveDns,
                                          Incomplete::Why::Throttled,
                                          {}}};
    delta.stats.requests = 212;
    delta.stats.cacheHits = 48;
    delta.stats.elapsedMs = 3100;
    Progress &progress = delta.progress;
    progress.phase = Progress::Phase::Finished;
    progress.done = progress.total = 212;
    progress.recordsDone = progress.recordsTotal = 90;
    progress.reputationDone = progress.reputationTotal = 110;
    progress.profilesDone = progress.profilesTotal = 12;
    progress.firstActorMs = 1400;
    return delta;
}

Delta paused(qint64 leftMs)
{
    Delta delta = everything();
    delta.stats.requests = 1204;
    delta.stats.cacheHits = 212;
    delta.stats.elapsedMs = 29'000;
    Progress &progress = delta.progress;
    progress.phase = Progress::Phase::ServicePause;
    progress.done = 1204;
    progress.total = 3100;
    progress.recordsDone = 742;
    progress.recordsTotal = 1240;
    progress.reputationDone = 462;
    progress.reputationTotal = 1860;
    progress.profilesDone = progress.profilesTotal = 318;
    progress.waiting = 1896;
    progress.width = 32;
    progress.pauseLeftMs = leftMs;
    progress.leftMs = 45'000;
    progress.firstActorMs = 1400;
    delta.hosts[4].second.state = HostState::Asking;
    delta.hosts[5].second.state = HostState::Queued;
    return delta;
}

void PlayedRun::useSample()
{
    calls.append(QStringLiteral("sample"));
    info.kind = Tenant::Sample;
    Q_EMIT tenantChanged();
}

void PlayedRun::start(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &, const Options &)
{
    calls.append(QStringLiteral("start"));
    asked = indicators;
    running = true;
    if (finishAtOnce) {
        Q_EMIT changed(found());
        finish(Ending::Complete);
    }
}

void PlayedRun::add(const QList<ioc::Indicator> &indicators, const QList<ioc::Rejected> &)
{
    calls.append(QStringLiteral("add"));
    asked += indicators;
}

void PlayedRun::pause()
{
    calls.append(QStringLiteral("pause"));
    pausedByUser = true;
}

void PlayedRun::resume()
{
    calls.append(QStringLiteral("resume"));
    pausedByUser = false;
}

void PlayedRun::stop()
{
    calls.append(QStringLiteral("stop"));
    finish(Ending::Cancelled);
}

void PlayedRun::retry(const QList<HostId> &)
{
    calls.append(QStringLiteral("retry"));
}

void PlayedRun::expand(const QList<HostId> &hosts)
{
    calls.append(QStringLiteral("expand %1").arg(hosts.size()));
}

void PlayedRun::release(HostId host, bool release)
{
    calls.append(QStringLiteral("release %1 %2").arg(host).arg(release));
}

void PlayedRun::finish(Ending ending, const base::Error &error)
{
    running = pausedByUser = false;
    Q_EMIT finished(ending, error);
}

} // namespace scenario
