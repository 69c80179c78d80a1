// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/mdti/types.h"

#include <QByteArray>
#include <QString>

/// Bytes of an answer → values. Pure, any thread. As lenient as mdti-graph.md §3 asks: types, nulls and unknown enum
/// members never fail an answer, a malformed row costs that row. What is no answer at all (a web page, half a body, an
/// error object, a list without `value`) is a BadReply whose detail says what came instead. `Provenance` is left to the
/// caller.
namespace mdti {

/// `host` is the canonical host that was asked; which end of a row it stands at does not matter.
base::Result<Page<PassiveDnsRow>> parsePassiveDns(const QByteArray &body, const QString &host);
base::Result<Reputation> parseReputation(const QByteArray &body);
/// Profiles of kind "tool" are left out: they are no actors.
base::Result<Page<Profile>> parseProfiles(const QByteArray &body);
base::Result<Profile> parseProfile(const QByteArray &body);
base::Result<Page<ProfileIndicator>> parseProfileIndicators(const QByteArray &body);
base::Result<Article> parseArticle(const QByteArray &body);

/// The compact JSON of each rule of a reputation answer, parallel to Reputation::rules.
QList<QByteArray> ruleJson(const QByteArray &reputation);

/// ISO 8601 with 0–9 fraction digits, "Z", an offset or no zone (= UTC). Invalid for everything else and for year 1,
/// which the service uses for "not set".
QDateTime parseTime(QStringView text);

/// Canonical host an artifact stands for: the host itself, a URL's or wildcard's host. Empty for hashes, mail addresses
/// and whatever else is no host.
QString hostOf(QStringView artifact);

} // namespace mdti
