// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/export/document.h"

#include <QIODevice>

namespace exporting {

enum class Table { Claims, Actors, Hosts, Records, Incomplete, Rejected };
/// "claims", "actors", …; nullopt for other words.
std::optional<Table> tableFrom(QStringView word);
QString toString(Table table);

/// One table as CSV (RFC 4180, UTF-8, CRLF), formula-safe. Hosts are not defanged: the file is for programs.
base::Status writeCsv(const Document &document, Table table, QIODevice *out);

} // namespace exporting
