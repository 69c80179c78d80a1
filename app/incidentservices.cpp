// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/incidentservices.h"

#include "app/audit.h"

#include <QRegularExpression>

namespace app {

namespace {

casefile::AuditEntry entryFor(const Connection &connection, const QString &verb, const QString &path)
{
    casefile::AuditEntry entry;
    const bool posted = verb == u"POST"
        && (path.endsWith(QStringLiteral("/comments")) || path.contains(QStringLiteral("/securityCopilot/")));
    entry.act = posted || verb == u"PUT" || verb == u"PATCH" ? casefile::AuditEntry::Act::Write
                                                             : casefile::AuditEntry::Act::Lookup;
    entry.tenant = auditedTenant(connection);
    entry.what = verb + u' ' + path;
    return entry;
}

} // namespace

IncidentServices::IncidentServices(const SessionSetup &setup, QObject *parent)
    : QObject(parent)
    , m_audit(setup.audit)
    , m_connection(setup.connection)
{
    if (setup.makeTokens)
        m_tokens = setup.makeTokens(m_connection, &m_clock);
    m_client = std::make_unique<net::Client>(clientSettings(setup), m_tokens.get(), &m_clock);
    m_defender = std::make_unique<incident::DefenderBackend>(incident::DefenderSettings{m_connection.graph}, m_client.get());
    m_defender->setObserver(recorder());
    if (m_audit)
        connect(m_client.get(), &net::Client::logged, this, &IncidentServices::record);
}

IncidentServices::Seen IncidentServices::recorder() const
{
    if (!m_audit)
        return {};
    return [log = m_audit, connection = m_connection](const QByteArray &what, const base::Result<net::Reply> &reply) {
        const qsizetype blank = what.indexOf(' ');
        casefile::AuditEntry entry
            = entryFor(connection, QString::fromLatin1(what.left(blank)), QString::fromLatin1(what.mid(blank + 1)));
        if (reply) {
            entry.result = QString::number(reply->status);
            entry.requestId = reply->requestId;
        } else {
            const base::Error &error = reply.error();
            entry.result = error.httpStatus > 0 ? QString::number(error.httpStatus) : base::toString(error.kind);
            entry.requestId = error.requestId;
        }
        log->add(std::move(entry));
    };
}

void IncidentServices::record(const QString &line)
{
    static const QRegularExpression ofBackends(QStringLiteral("/(security|microsoft\\.securityinsights)/incidents"),
                                               QRegularExpression::CaseInsensitiveOption);
    const QStringList words = line.split(u' ');
    const QString path = QUrl(words.value(1)).path();
    if (path.contains(ofBackends))
        return;
    casefile::AuditEntry entry = entryFor(m_connection, words.value(0), path);
    entry.result = words.value(2);
    m_audit->add(std::move(entry));
}

IncidentServices::~IncidentServices() = default;

incident::ArmSettings IncidentServices::armSettings() const
{
    static const QRegularExpression version(QStringLiteral("^\\d{4}-\\d\\d-\\d\\d(-preview)?$"));
    incident::ArmSettings settings;
    settings.arm = m_connection.arm;
    const QString wanted = qEnvironmentVariable("MDTI_ARM_API_VERSION");
    if (version.match(wanted).hasMatch())
        settings.apiVersion = wanted;
    return settings;
}

incident::ArmBackend *IncidentServices::arm(const incident::Workspace &workspace)
{
    std::unique_ptr<incident::ArmBackend> &backend = m_arm[workspace.resourceId().toLower()];
    if (!backend) {
        backend = std::make_unique<incident::ArmBackend>(armSettings(), workspace, m_client.get());
        backend->setObserver(recorder());
    }
    return backend.get();
}

} // namespace app
