// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace base {

/// English plurals of texts that are English already: "%n address(es)" → "%n address" or "%n addresses"; "match(es)",
/// "entr(y|ies)" and "(is|are)" work too. Empty when the text has nothing of the kind.
QString pluralForm(const QString &source, int n);

/// What tr("%Ln host(s)", nullptr, n) gave, for programs that load no catalogue: "1 host", "2 hosts". A translated text
/// stays as it is. A "%n" that is still there becomes the number.
QString counted(const QString &text, int n);

} // namespace base
