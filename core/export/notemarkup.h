// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace exporting {

/// A note of the analyst as HTML: headings, lists, emphasis and code of Markdown, nothing that links, loads or runs. The
/// text must be defanged already; it is escaped here.
QString noteHtml(const QString &text);

} // namespace exporting
