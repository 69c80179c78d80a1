// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

#include <QDateTime>
#include <QSet>
#include <QString>

#include <optional>

/// One writer per format. Writers are pure: same Document, same bytes; any thread; every text that came from outside is
/// escaped for the format.
namespace exporting {

/// What is written. References are not owned and must outlive the call.
struct Document
{
    const chain::Investigation &investigation;
    const chain::Assessment &assessment;
    bool complete = false; ///< the run answered everything its options ask for
    QDateTime created; ///< UTC; the start of the run
    QString toolName = QStringLiteral("mdti-lookup");
    QString toolVersion = QStringLiteral(MDTI_VERSION);
    QString tenant; ///< for reports; may be empty
    QString tlp; ///< "clear", "green", "amber", "amber+strict", "red"; empty: not marked
    /// Hosts to write; not set: all. Records and claims follow their hosts.
    std::optional<QSet<chain::HostId>> only;

    bool includes(chain::HostId host) const { return !only || only->contains(host); }
};

/// Hosts of the document sorted by hops, then value: the order every format uses.
QList<chain::HostId> sortedHosts(const Document &document);
/// Records with both ends in the document, sorted by values of from and to, then type.
QList<chain::RecordId> sortedRecords(const Document &document);
/// ISO 8601 UTC with "Z", or empty for unknownTime.
QString isoTime(qint64 secondsUtc);
QString isoTime(const QDateTime &time);

} // namespace exporting
