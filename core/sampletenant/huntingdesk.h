// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/call.h"
#include "core/sampletenant/data.h"

#include <optional>

namespace sampletenant {

/// POST /security/runHuntingQuery (defender.md): no query engine, but the four queries of the contract are recognised
/// by the tables they name and answered from the `device` lines of the data.
///
/// A device line: "deviceId" (40 hex digits), "name", "os", "cves" (id, severity, software, update), "contacts" (host,
/// address, first, last, events, kinds, processes, accounts), "alerts" (texts, with "indicators" they name).
class HuntingDesk
{
public:
    explicit HuntingDesk(std::shared_ptr<const Data> data)
        : m_data(std::move(data))
    {
    }
    Answer handle(const Call &call) const;

private:
    struct Table
    {
        QList<std::pair<QString, QString>> columns; ///< name, type
        QJsonArray rows;
    };
    std::optional<Table> run(const QString &query) const; ///< nullopt: no table it knows is named
    Table exposedDevices(const QStringList &cves) const;
    Table vulnerabilities(const QStringList &cves) const;
    Table contacts(const QStringList &addresses, const QStringList &domains) const;
    Table alerts(const QStringList &addresses, const QStringList &domains) const;
    QList<QJsonObject> exposed(const QString &cve) const;

    std::shared_ptr<const Data> m_data;
};

} // namespace sampletenant
