// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/tlp.h"
#include "core/ioc/indicator.h"

#include <QString>
#include <QStringList>

namespace exporting {

/// Identifiers of STIX 2.1 objects. The same thing has the same id in every export, so that reading two exports
/// merges what they share.
namespace stix {

/// "ipv4-addr", "ipv6-addr", "domain-name".
QString observableType(ioc::Type type);
/// As the specification says: UUIDv5 in its namespace over the canonical JSON of the value.
QString observableId(ioc::Type type, const QString &value);
/// Any other object: UUIDv5 in this program's namespace over its parts.
QString objectId(const QString &type, const QStringList &parts);
/// The published marking definition; empty for None.
QString markingId(base::Tlp mark);
/// "amber+strict"
QString markingWord(base::Tlp mark);
/// "[domain-name:value = 'c2.example']"
QString pattern(ioc::Type type, const QString &value);

} // namespace stix
/// UUIDv5 in this program's namespace, for formats that want bare UUIDs.
QString stableUuid(const QStringList &parts);

} // namespace exporting
