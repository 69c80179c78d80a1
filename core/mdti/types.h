// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

/// Plain values for what MDTI sends (shared/api/mdti-graph.md §5). Everything but an id may be missing.
namespace mdti {

enum class Classification { Unknown, Neutral, Suspicious, Malicious };
QString toString(Classification classification); ///< "unknown", "neutral", "suspicious", "malicious"
Classification classificationFrom(QStringView text); ///< unknown members → Unknown

/// How we know an answer: kept with every claim and openable by the user.
struct Provenance
{
    QString request; ///< verb and path with query, without origin: "GET /v1.0/security/…"
    QString requestId; ///< of the service; may be empty
    QDateTime retrieved; ///< UTC
    bool fromStore = false; ///< case or cache instead of the network
    bool operator==(const Provenance &) const = default;
};

struct PassiveDnsRow
{
    QString recordType; ///< upper case: A, AAAA, CNAME, NS, MX, SOA, TXT, PTR, …
    QString otherEnd; ///< raw id of the end that is not the host asked
    QDateTime firstSeen, lastSeen; ///< UTC, invalid when not sent
};

/// A page of a collection. `malformed` rows were left out and are reported, never silently lost; where they leave
/// nothing, the page is a BadReply instead.
template <typename Row> struct Page
{
    QList<Row> rows;
    std::optional<qint64> count; ///< @odata.count
    QUrl next; ///< @odata.nextLink, verbatim; empty on the last page
    /// Why the list is not whole although no page follows, as a sentence; empty when it is. The rows are good.
    QString broken;
    qint64 sent = 0; ///< rows of the answer, with those that were left out
    int malformed = 0;
    QString firstProblem;
    Provenance from;
};

struct ReputationRule
{
    QString name;
    QStringList descriptions; ///< the service sends a text or a list of texts
    QString severity; ///< "low", "medium", "high", "unknown" or as sent
    QString detailsUrl; ///< untrusted; shown as text, used for its ids only
    bool operator==(const ReputationRule &) const = default;
};

struct Reputation
{
    bool known = true; ///< false: 404, the service does not know the host
    Classification classification = Classification::Unknown;
    int score = -1; ///< 0–100, -1 when not sent
    QList<ReputationRule> rules;
    int malformed = 0; ///< rules that were left out because they are none
    QString firstProblem;
    QByteArray raw; ///< the answer's JSON, only kept when there are rules (which may carry a claim)
    Provenance from;
};

struct Profile
{
    QString id; ///< 64 hex digits in samples; opaque
    QString kind; ///< "actor", "tool"
    QString title;
    QStringList aliases, targets, origins; ///< origins: labels
    QDateTime firstActive;
    QString summary, description, tradecraft; ///< untrusted, Markdown or text; empty in list answers
    Provenance from;
    bool operator==(const Profile &) const = default;
};

struct ProfileIndicator
{
    QString id;
    QString artifact; ///< raw host id, or the value of an unclassified artifact
    bool isHost = true; ///< false: hash, mail address…
    QString source; ///< "microsoft", "osint", "public", "unknown"; empty when not sent
    QDateTime firstSeen, lastSeen;
    QByteArray raw; ///< its row, compact JSON; empty when it is not kept
};

struct Article
{
    QString id, title, summary, body;
    QStringList tags;
    QDateTime created, updated;
    Provenance from;
};

} // namespace mdti
