// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/incidentdesk.h"

#include "app/cli/console.h"
#include "app/cli/interrupt.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace cli {

ExitCode incidentExitCode(const base::Error &error)
{
    if (error.kind == base::Failure::NotFound)
        return BadInput;
    return exitCodeFor(error.kind);
}

IncidentDesk::IncidentDesk(const ReadyConnection &connection, IncidentOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_services(connection.setup())
    , m_discovery(m_services.armSettings(), m_services.client())
{
    m_reading.documentation = connection.connection().isLocal();
    m_reading.own = connection.own();
    if (m_options.verbose)
        connect(m_services.client(), &net::Client::logged, this, [](const QString &line) { Console::error(line); });
}

int IncidentDesk::run()
{
    Interrupt interrupt;
    connect(&interrupt, &Interrupt::raised, this, [this] { end(Cancelled); });
    QMetaObject::invokeMethod(this, &IncidentDesk::begin, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

void IncidentDesk::begin()
{
    switch (m_options.task) {
    case IncidentOptions::Task::Workspaces:
        findWorkspaces();
        break;
    case IncidentOptions::Task::List:
        m_toList.assign(m_options.workspaces.begin(), m_options.workspaces.end());
        if (m_options.choice == incident::Choice::Defender)
            m_toList.assign(1, {});
        listNext();
        break;
    default:
        open();
    }
}

void IncidentDesk::end(int code)
{
    QCoreApplication::exit(code);
}

void IncidentDesk::fail(const base::Error &error)
{
    Console::problem(error.detail);
    end(incidentExitCode(error));
}

void IncidentDesk::print(const QJsonObject &json, const QString &text)
{
    Console::out(m_options.json ? QJsonDocument(json).toJson() : text.toUtf8());
}

void IncidentDesk::findWorkspaces()
{
    m_discovery.start([this](base::Result<incident::Discovered> found) {
        if (!found) {
            fail(found.error());
            return;
        }
        for (const QString &problem : found->problems)
            Console::problem(problem);
        print(workspacesJson(*found), workspacesText(*found));
        if (found->workspaces.isEmpty() && found->problems.isEmpty())
            Console::problem(QStringLiteral("No workspace with Microsoft Sentinel can be seen."));
        end(!found->problems.isEmpty() ? (found->subscriptions == 0 ? SignIn : Incomplete) : Complete);
    });
}

incident::Query IncidentDesk::query() const
{
    incident::Query query;
    query.statuses = m_options.statuses;
    query.severities = m_options.severities;
    query.text = m_options.text;
    query.createdFrom = m_options.since;
    query.createdUntil = m_options.until;
    query.pageSize = std::min(m_options.limit, 200);
    return query;
}

void IncidentDesk::listNext()
{
    if (m_toList.empty()) {
        printList();
        return;
    }
    const incident::Workspace workspace = m_toList.front();
    m_toList.pop_front();
    if (workspace.isEmpty())
        listPage(m_services.defender(), {});
    else
        listPage(m_services.arm(workspace), {});
}

void IncidentDesk::listPage(incident::Backend *backend, const QUrl &next)
{
    backend->list(query(), next, [this, backend](base::Result<incident::IncidentPage> page) {
        if (!page) {
            // The other workspaces are listed all the same.
            Console::problem(page.error().detail);
            m_code = m_code == Complete ? int(incidentExitCode(page.error())) : m_code;
            listNext();
            return;
        }
        m_incidents += page->incidents;
        if (page->malformed > 0) {
            Console::problem(QStringLiteral("%1 entries of the list could not be read.").arg(page->malformed));
            m_code = m_code == Complete ? int(Incomplete) : m_code;
        }
        const bool enough = m_incidents.size() >= m_options.limit && m_options.workspaces.size() < 2;
        m_more = m_more || (enough && !page->next.isEmpty());
        if (!page->next.isEmpty() && !enough && m_incidents.size() < 10'000)
            listPage(backend, page->next);
        else
            listNext();
    });
}

void IncidentDesk::printList()
{
    std::stable_sort(m_incidents.begin(), m_incidents.end(),
                     [](const incident::Incident &a, const incident::Incident &b) { return a.created > b.created; });
    m_more = m_more || m_incidents.size() > m_options.limit;
    m_incidents = m_incidents.first(std::min<qsizetype>(m_incidents.size(), m_options.limit));
    QJsonArray rows;
    for (const incident::Incident &each : std::as_const(m_incidents))
        rows.append(incidentJson(each));
    if (m_code == Complete || !m_incidents.isEmpty())
        print({{QStringLiteral("schema"), QStringLiteral("mdti-actor-lookup/incidents/1")},
               {QStringLiteral("incidents"), rows},
               {QStringLiteral("more"), m_more}},
              incidentLines(m_incidents, Console::width()));
    if (m_more && !m_options.json)
        Console::problem(QStringLiteral("There are more; --limit shows them."));
    if (m_incidents.isEmpty() && m_code == Complete)
        Console::problem(QStringLiteral("No incident fits."));
    end(m_code);
}

void IncidentDesk::open()
{
    incident::ArmBackend *arm = m_options.workspaces.isEmpty() ? nullptr : m_services.arm(m_options.workspaces.first());
    m_opening = std::make_unique<incident::Opening>(arm, m_services.defender());
    m_opening->open(m_options.id, m_options.choice, [this](base::Result<incident::Opened> opened) {
        if (!opened) {
            fail(opened.error());
            return;
        }
        m_sheet.opened = *opened;
        readSheet();
    });
}

void IncidentDesk::readSheet()
{
    incident::Backend *backend = m_opening->backend(m_sheet.opened.side);
    const incident::Incident &it = m_sheet.opened.incident;
    m_open = 3;
    backend->entities(it, [this](base::Result<QList<incident::Entity>> entities) {
        if (entities)
            m_sheet.entities = *entities;
        sheetPartCame(QStringLiteral("entities"), entities ? std::nullopt : std::optional(entities.error()));
    });
    backend->alerts(it, [this](base::Result<QList<incident::Alert>> alerts) {
        if (alerts)
            m_sheet.alerts = *alerts;
        sheetPartCame(QStringLiteral("alerts"), alerts ? std::nullopt : std::optional(alerts.error()));
    });
    backend->comments(it, [this](base::Result<QList<incident::Comment>> comments) {
        if (comments)
            m_sheet.comments = *comments;
        sheetPartCame(QStringLiteral("comments"), comments ? std::nullopt : std::optional(comments.error()));
    });
}

void IncidentDesk::sheetPartCame(const QString &what, const std::optional<base::Error> &error)
{
    if (error) {
        m_sheet.problems.append(QStringLiteral("The %1 could not be read: %2").arg(what, error->detail));
        Console::problem(m_sheet.problems.last());
        m_code = m_code == Complete ? int(incidentExitCode(*error)) : m_code;
    }
    if (--m_open > 0)
        return;
    incident::TakeOptions take;
    take.read = m_reading;
    m_sheet.taken = incident::takeIndicators(
        m_sheet.entities, QStringLiteral("incident %1").arg(m_sheet.opened.incident.number), take);
    print(sheetJson(m_sheet), sheetText(m_sheet));
    end(m_code);
}

} // namespace cli
