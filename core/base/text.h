// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// Making untrusted text harmless. Everything here is a pure function.
namespace base {

/// For anything a person might click or a chat program might link: "c2.example" → "c2[.]example",
/// "http://a.test/x" → "hxxp://a[.]test/x". Every dot is bracketed;
/// in IPv6 addresses every colon.
QString defang(QStringView text);

/// Removes control characters, line breaks (→ one space), bidirectional controls, zero-width and other invisible
/// characters, and cuts to `maximum` characters with "…" at the end. For labels, tool tips, table cells, logs.
QString singleLine(QStringView text, qsizetype maximum = 400);

/// As singleLine, but keeps '\n' (CRLF → LF) and tabs. For longer plain-text panes.
QString plainBlock(QStringView text, qsizetype maximum = 200'000);

/// & < > " ' as entities, after removing what singleLine removes except line breaks.
QString escapeHtml(QStringView text);

/// Backslash before every character Markdown may act on, and "<" and "&" as entities.
QString escapeMarkdown(QStringView text);

/// One RFC 4180 field: quoted where needed; a leading = + - @ tab or CR gets a leading apostrophe so that no spreadsheet
/// takes it for a formula.
QString csvField(QStringView text);

} // namespace base
