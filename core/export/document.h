// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/tlp.h"
#include "core/chain/investigation.h"

#include <QDateTime>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

/// One writer per format. Writers are pure: same Document, same bytes; any thread; every text that came from outside is
/// escaped for the format.
namespace exporting {

/// What the analyst wrote, as in a case: `subject` is a host value, "actor:" + name, or empty for the case itself.
struct Note
{
    QString subject, text; ///< Markdown text
    bool pinned = false; ///< a finding that goes into the report
};

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
    QList<Note> notes; ///< sorted by subject
    QStringList tags; ///< of the case as a whole, for reports; as the analyst wrote them
    QString filters; ///< what `only` lets through, in words; empty: everything
    /// Hosts to write; not set: all. Records and claims follow their hosts.
    std::optional<QSet<chain::HostId>> only;

    base::Tlp mark() const { return base::tlpFromString(tlp); }
    bool includes(chain::HostId host) const { return !only || only->contains(host); }
};

/// Hosts of the document sorted by hops, then value: the order every format uses.
QList<chain::HostId> sortedHosts(const Document &document);
/// Records with both ends in the document, sorted by values of from and to, then type.
QList<chain::RecordId> sortedRecords(const Document &document);
/// ISO 8601 UTC with "Z", or empty for unknownTime.
QString isoTime(qint64 secondsUtc);
QString isoTime(const QDateTime &time);
/// "2026-03-02"; empty as isoTime().
QString isoDay(qint64 secondsUtc);

} // namespace exporting
