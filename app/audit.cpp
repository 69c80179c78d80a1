// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/audit.h"

namespace app {

std::shared_ptr<casefile::AuditLog> openAudit(const settings::Settings &settings, QString *problem,
                                                std::function<void(const base::Error &)> failed)
{
    casefile::AuditLog::Settings wanted;
    wanted.failed = std::move(failed);
    wanted.keepDays = settings.value(QStringLiteral("privacy/auditDays")).toInt();
    base::Result<std::shared_ptr<casefile::AuditLog>> log = casefile::AuditLog::open(std::move(wanted));
    if (log)
        return *log;
    if (problem)
        *problem = log.error().detail;
    return nullptr;
}

QString auditedTenant(const Connection &connection)
{
    return connection.tenant.isEmpty() ? connection.name : connection.tenant;
}

std::function<void(const QByteArray &path, const base::Result<net::Reply> &)>
lookupsInto(std::shared_ptr<casefile::AuditLog> log, const Connection &connection)
{
    return [log = std::move(log), tenant = auditedTenant(connection)](const QByteArray &path,
                                                                      const base::Result<net::Reply> &reply) {
        casefile::AuditEntry entry;
        entry.act = casefile::AuditEntry::Act::Lookup;
        entry.tenant = tenant;
        entry.what = QStringLiteral("GET ") + QString::fromLatin1(path);
        if (reply) {
            entry.time = reply->received;
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

} // namespace app
