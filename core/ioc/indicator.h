// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

/// Finding, refanging, normalising and classifying indicators. Pure functions and values; any thread.
namespace ioc {

enum class Type { Ipv4, Ipv6, Domain };
/// "ipv4", "ipv6", "domain".
QString toString(Type type);

/// Where the text stood. Lines, rows, pages count from 1; 0 = does not apply.
struct Source
{
    QString file; ///< as the user named it; "-" for standard input, "clipboard", "typed", "incident 3177"
    qint64 line = 0; ///< line of a text, row of a table
    int page = 0; ///< of a PDF
    QString object; ///< id of a STIX/MISP object, sheet!cell, part of a mail, entity id…
    QString context; ///< the line it stood in, cut to 200 characters; untrusted

    bool operator==(const Source &) const = default;
};

/// Who may be asked about it.
enum class Reach {
    Public, ///< may be sent to the service
    Documentation, ///< documentation addresses, .example/.test/.invalid names: only the sample tenant (or a loopback
                   ///< service)
    Internal, ///< private, loopback, link-local, CGNAT, multicast, reserved, single label, internal suffix: never sent
};

/// One host the analyst gave. Unique by (type, value) within an extraction.
struct Indicator
{
    Type type = Type::Domain;
    QString value; ///< canonical: dotted quad, RFC 5952, lower-case A-label without the final dot
    QString written; ///< as it stood in the text (defanged, as a URL…)
    Reach reach = Reach::Public; ///< Public or Documentation; Internal ones are rejected instead
    Source source; ///< first place
    int occurrences = 1;

    bool operator==(const Indicator &) const = default;
};

enum class RejectReason {
    PrivateAddress,
    LoopbackAddress,
    LinkLocalAddress,
    CarrierNatAddress,
    MulticastAddress,
    ReservedAddress,
    DocumentationAddress, ///< only where the target is not the sample tenant
    NetworkRange, ///< CIDR or first–last range: reported, not expanded
    SingleLabel,
    InternalName,
    DocumentationName,
    PublicSuffix,
    UnknownTld,
    FileName,
    Version,
    BadSyntax,
    OwnList, ///< on the user's list of own names and ranges that are never sent
    Code, ///< program code, a product or running text that is spelled like a host
    OtherField, ///< stands in a column or field that does not hold the indicators: a device, a remark, an author
    MailHeader, ///< names a server, program or recipient the mail passed
}; // kept as numbers in cases: append only
/// "private-address", "file-name", … as in the JSON contract.
QString toString(RejectReason reason);

struct Rejected
{
    QString written;
    RejectReason reason = RejectReason::BadSyntax;
    Source source;
    int occurrences = 1;

    bool operator==(const Rejected &) const = default;
};

/// A part of the input that could not be read, or was read in another way than it asks for; what could be read is kept.
struct Problem
{
    QString file;
    qint64 line = 0;
    QString message; ///< a sentence: what is so and what to do
    bool unread = true; ///< something of the input was not read
};

struct Extraction
{
    QList<Indicator> indicators; ///< in order of first appearance
    QList<Rejected> rejected; ///< unique by (written, reason), in order of first appearance
    QList<Problem> problems;
    QStringList files; ///< that were read, whether something was found in them or not; as Source::file
    qint64 bytes = 0; ///< read
};

} // namespace ioc

Q_DECLARE_METATYPE(ioc::Extraction)
