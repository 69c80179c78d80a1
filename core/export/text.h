// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/export/document.h"

#include <QIODevice>

namespace exporting {

struct TextOptions
{
    int width = 100; ///< columns of the terminal; 60 at least
    bool colour = false; ///< ANSI colours
    int claimsPerActor = 5; ///< the heaviest; the rest is counted
};

/// The result for people at a terminal: ranked actors, then the chain of evidence of each. Hosts are defanged.
base::Status writeText(const Document &document, const TextOptions &options, QIODevice *out);

} // namespace exporting
