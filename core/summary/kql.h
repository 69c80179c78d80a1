// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

/// Texts of the hunting queries (defender.md §3, §4). Only what passed check() goes in, as JSON. Pure functions.
namespace summary::kql {

/// What may stand in a query.
struct Checked
{
    QStringList cves; ///< upper case
    QStringList addresses, domains; ///< canonical
    int leftOut = 0; ///< did not pass, or said twice is not counted
};
Checked check(const QStringList &cves, const QStringList &hosts);

QString exposedDevices(const QStringList &cves); ///< Q1
QString vulnerabilities(const QStringList &cves); ///< Q2

/// Which of the two tables of Q3 to use: one may be missing in a tenant.
enum ContactTable { Network = 1, Events = 2 };
/// Q3. Each IPv4 address is also asked in its mapped form. Empty when nothing is left to ask (no domains and only
/// Events).
QString contacts(const QStringList &addresses, const QStringList &domains, int days, int tables = Network | Events);
QString alerts(const QStringList &addresses, const QStringList &domains, int days); ///< Q4

/// "::ffff:203.0.113.7" → "203.0.113.7"; anything else unchanged.
QString unmapped(const QString &address);

} // namespace summary::kql
