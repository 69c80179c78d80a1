// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

/// Machines of the tenant that have to do with an actor, as advanced hunting tells (defender.md). Plain values; all
/// text is untrusted.
namespace summary {

/// What is asked about. Values that do not pass the checks of the contract are left out and counted.
struct ExposureQuestion
{
    QStringList cves; ///< linked to the actor's profile and articles
    QStringList hosts; ///< of the chain: addresses and names in canonical form
    int days = 30; ///< 1–30, of contacts and alerts
};

struct Contact
{
    QString indicator;
    QDateTime first, last; ///< UTC
    qint64 events = 0;
    QStringList kinds, processes, accounts;
    bool operator==(const Contact &) const = default;
};

/// Alerts on a device that name an indicator.
struct Alerted
{
    QString indicator; ///< empty when the service does not tell
    QStringList titles;
    bool operator==(const Alerted &) const = default;
};

struct Device
{
    QString id; ///< 40 hex digits, lower case; empty when a source has none
    QString name, os;
    QStringList cves, software, updates;
    int rank = 0; ///< of the worst CVE: 4 critical, 3 high, 2 medium, 1 low, 0 unknown
    QList<Contact> contacts;
    QStringList alerts; ///< titles, each once
    QList<Alerted> alerted; ///< the same by indicator
    bool confirmed = true; ///< false: only Security Copilot names it
    bool namedByCopilot = false;
    QDateTime first, last; ///< over the contacts

    /// "contacted c2.example (41 events)", "alert: …", "exposed: CVE-…", "named by Copilot".
    QStringList reasons() const;
    bool operator==(const Device &) const = default;
};

struct Vulnerability
{
    QString id;
    bool assessed = false; ///< false: Defender does not assess it, which is not "no machine is exposed"
    QString cvss, severity;
    bool exploitAvailable = false;
    qint64 exposedDevices = 0;
    bool operator==(const Vulnerability &) const = default;
};

struct Exposure
{
    QList<Device> devices; ///< contacted, then alert, then exposed (critical first), then named by Copilot only
    QList<Vulnerability> vulnerabilities; ///< in the order asked; all of them when the question could be asked
    QStringList problems; ///< sentences: what could not be asked, why, and what would help
    bool contactsAsked = false, alertsAsked = false, cvesAsked = false; ///< answered, wholly
    bool truncated = false; ///< a query reached its row limit
    bool cvesNamed = false; ///< the question had any
    int days = 30; ///< of contacts and alerts
    int leftOut = 0; ///< values of the question that did not pass the checks
    QDateTime asked; ///< UTC
    bool operator==(const Exposure &) const = default;
};

} // namespace summary

Q_DECLARE_METATYPE(summary::Exposure)
