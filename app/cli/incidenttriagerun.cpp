// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/incidenttriagerun.h"

#include "app/cli/console.h"
#include "app/cli/incidentdesk.h"
#include "app/cli/incidentprinting.h"
#include "app/cli/interrupt.h"
#include "app/cli/outputs.h"
#include "core/base/savefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace cli {

namespace {

constexpr qint64 largestPlan = 64 * 1024 * 1024;

base::Result<incident::Plan> readPlan(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    base::Result<incident::Plan> plan
        = incident::planFromJson(QJsonDocument::fromJson(file.read(largestPlan)).object());
    if (!plan)
        return base::failure(base::Failure::BadInput, QStringLiteral("%1: %2").arg(path, plan.error().detail));
    return plan;
}

QJsonArray actorsJson(const TriageResult &result)
{
    QJsonArray actors;
    if (!result.assessment)
        return actors;
    for (const chain::RankedActor &ranked : result.assessment->actors)
        actors.append(QJsonObject{{QStringLiteral("name"), result.found.actors()[ranked.actor].name},
                                  {QStringLiteral("profileId"), result.found.actors()[ranked.actor].profileId},
                                  {QStringLiteral("score"), ranked.score},
                                  {QStringLiteral("independentArtifacts"), ranked.independentArtifacts}});
    return actors;
}

} // namespace

IncidentTriageRun::IncidentTriageRun(const ReadyConnection &connection, IncidentOptions options, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_options(std::move(options))
    , m_services(connection.setup())
{
    if (m_options.verbose)
        connect(m_services.client(), &net::Client::logged, this, [](const QString &line) { Console::error(line); });
}

IncidentTriageRun::~IncidentTriageRun()
{
    m_triage.reset();
    m_session.reset();
}

base::Status IncidentTriageRun::openStores(const QCommandLineParser &parser)
{
    if (base::Status opened = m_case.openCase(parser); !opened)
        return opened;
    if (base::Status fits = m_case.claim(m_connection.connection()); !fits)
        return fits;
    return m_case.openCache(parser, m_connection.connection());
}

/// What a case about something else holds must not get into this incident.
base::Status IncidentTriageRun::fitsCase(const incident::Taken &taken) const
{
    QSet<QString> values;
    for (const ioc::Indicator &indicator : taken.found.indicators)
        values.insert(indicator.value);
    for (const ioc::Indicator &indicator : m_case.contents().investigation.indicators) {
        if (!values.contains(indicator.value))
            return base::failure(base::Failure::BadInput,
                                 QStringLiteral("The case is about something else: %1 is not in the incident. Give another --case.")
                                     .arg(indicator.value));
    }
    return {};
}

int IncidentTriageRun::runTriage(const QCommandLineParser &parser)
{
    if (const base::Status opened = openStores(parser); !opened) {
        Console::problem(opened.error().detail);
        return exitCodeFor(opened.error().kind);
    }
    app::SessionSetup setup = m_connection.setup();
    setup.makeStore = m_case.storeMaker(m_connection.connection());
    m_session = std::make_unique<app::Session>(std::move(setup));
    m_report = std::make_unique<ProgressReport>(Console::errorIsTerminal() ? ProgressStyle::Line : ProgressStyle::None);
    connect(&m_case, &CaseRun::warned, this, [this](const QString &sentence) { m_report->warning(sentence); });
    connect(m_session.get(), &app::Session::warned, this, [this](const QString &sentence) { m_report->warning(sentence); });
    if (m_options.verbose)
        connect(m_session.get(), &app::Session::logged, this, [](const QString &line) { Console::error(line); });
    ioc::ReadOptions reading;
    reading.documentation = m_connection.connection().isLocal();
    reading.own = m_connection.own();
    m_options.asUser = m_connection.asUser();
    m_options.tlp = base::tlpFromString(m_case.contents().tlp);
    m_options.inCase = m_case.hasCase();
    m_triage = std::make_unique<IncidentTriage>(&m_services, m_session.get(), m_options, reading);
    m_triage->mayStart = [this](const incident::Taken &taken) { return fitsCase(taken); };
    connect(m_triage.get(), &IncidentTriage::chainStarted, &m_case, &CaseRun::begin);
    connect(m_triage.get(), &IncidentTriage::progressed, this,
            [this](const chain::Delta &delta, const chain::Investigation &found) {
                m_case.save(delta);
                m_report->update(delta, found);
            });
    m_triage->kept = [this](const incident::Opened &opened) {
        return m_case.keptPlan(incident::planTarget(opened.side, opened.incident.workspace, opened.incident.id));
    };
    connect(m_triage.get(), &IncidentTriage::planChanged, this, [this](const incident::Plan &plan) {
        if (const base::Status kept = m_case.keepPlan(m_triage->keptPlan()); !kept)
            Console::problem(kept.error().detail);
        keepPlan(plan);
    });
    connect(m_triage.get(), &IncidentTriage::finished, this, [this](const TriageResult &result) { finished(result); });
    Interrupt interrupt;
    connect(&interrupt, &Interrupt::raised, m_triage.get(), &IncidentTriage::cancel);
    m_triage->start(m_options.workspaces.value(0), m_options.id);
    return QCoreApplication::exec();
}

void IncidentTriageRun::keepPlan(const incident::Plan &plan)
{
    if (m_options.planFile.isEmpty())
        return;
    const base::Status kept = base::saveFile(m_options.planFile, QJsonDocument(incident::toJson(plan)).toJson());
    m_planFailed = !kept;
    if (!kept)
        Console::problem(QStringLiteral("The plan cannot be kept in %1: %2.").arg(m_options.planFile, kept.error().detail));
}

int IncidentTriageRun::codeOf(const TriageResult &result) const
{
    if (result.error) {
        const ExitCode code = incidentExitCode(*result.error);
        return code == BadInput && result.stage >= TriageResult::Stage::Writing ? Incomplete : code;
    }
    if (m_planFailed)
        return InternalError;
    if (result.ending == chain::Ending::Incomplete || (m_options.write && result.plan.withoutRoom() > 0))
        return Incomplete;
    return Complete;
}

void IncidentTriageRun::printResult(const TriageResult &result) const
{
    if (m_options.json) {
        QJsonObject json{{QStringLiteral("schema"), QStringLiteral("mdti-actor-lookup/triage/1")},
                         {QStringLiteral("incident"), incidentJson(result.opened.incident)},
                         {QStringLiteral("taken"), takenJson(result.taken)},
                         {QStringLiteral("complete"), result.ending == chain::Ending::Complete},
                         {QStringLiteral("actors"), actorsJson(result)},
                         {QStringLiteral("plan"), incident::toJson(result.plan)},
                         {QStringLiteral("written"), m_options.write && result.plan.isDone()},
                         {QStringLiteral("problems"), QJsonArray::fromStringList(result.problems)}};
        Console::out(QJsonDocument(json).toJson());
        return;
    }
    Console::out(planText(result.plan));
}

void IncidentTriageRun::finished(const TriageResult &result)
{
    m_report->clear();
    for (const QString &problem : result.problems)
        Console::problem(problem);
    for (const ioc::Rejected &rejected : result.taken.found.rejected) {
        if (m_options.verbose)
            Console::problem(QStringLiteral("Not used: %1 (%2).").arg(rejected.written, ioc::toString(rejected.reason)));
    }
    if (result.error)
        Console::problem(result.error->detail);
    if (result.stage >= TriageResult::Stage::Planned) {
        printResult(result);
        if (result.ending == chain::Ending::Incomplete)
            Console::problem(incompleteSentence(result.found));
        printWritten(result.plan, result.error);
    }
    int code = codeOf(result);
    if (const base::Status kept = m_case.end(result.ending); !kept) {
        Console::problem(kept.error().detail);
        code = InternalError;
    }
    QCoreApplication::exit(code);
}

void IncidentTriageRun::printWritten(const incident::Plan &plan, const std::optional<base::Error> &error)
{
    const int open = incident::progressOf(plan).open;
    if (!m_options.write && open > 0)
        Console::problem(QStringLiteral("Nothing was written. --write does it."));
    else if (m_options.write && error)
        Console::problem(QStringLiteral("%1 not done; running the same again goes on there.")
                             .arg(open == 1 ? QStringLiteral("1 change is") : QStringLiteral("%1 changes are").arg(open)));
    if (const int without = plan.withoutRoom(); m_options.write && without > 0) {
        Console::problem(QStringLiteral("%1 not posted: the incident has no room for more comments.")
                             .arg(without == 1 ? QStringLiteral("1 comment is") : QStringLiteral("%1 comments are").arg(without)));
    }
}

int IncidentTriageRun::runWrite()
{
    const base::Result<incident::Plan> plan = readPlan(m_options.id);
    if (!plan) {
        Console::problem(plan.error().detail);
        return BadInput;
    }
    if (m_options.planFile.isEmpty())
        m_options.planFile = m_options.id;
    const auto show = [this](const incident::Plan &shown) {
        Console::out(m_options.json ? QJsonDocument(incident::toJson(shown)).toJson() : planText(shown).toUtf8());
    };
    if (!m_options.write) {
        show(*plan);
        printWritten(*plan, {});
        return Complete;
    }
    incident::Backend *backend = m_services.defender();
    if (plan->side == incident::Side::Arm)
        backend = m_services.arm(plan->workspace);
    m_writer = std::make_unique<incident::Writer>(backend, m_services.clock());
    connect(m_writer.get(), &incident::Writer::changed, this, [this](const incident::Plan &now) { keepPlan(now); });
    connect(m_writer.get(), &incident::Writer::finished, this,
            [this, show](const incident::Plan &now, const std::optional<base::Error> &error) {
                keepPlan(now);
                show(now);
                if (error)
                    Console::problem(error->detail);
                printWritten(now, error);
                QCoreApplication::exit(error                     ? incidentExitCode(*error)
                                       : m_planFailed            ? InternalError
                                       : now.withoutRoom() > 0 ? Incomplete
                                                                 : Complete);
            });
    Interrupt interrupt;
    connect(&interrupt, &Interrupt::raised, m_writer.get(), &incident::Writer::cancel);
    QMetaObject::invokeMethod(
        this, [this, wanted = *plan] { m_writer->start(wanted); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace cli
