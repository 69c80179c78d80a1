// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/export/document.h"

#include <QIODevice>

namespace exporting {

/// The graph for other programs. Hosts are nodes named by their value, actors by "actor:" and their name; records and
/// claims are edges. Values are not defanged. Raw evidence, rejects and positions are left out.
base::Status writeGraphMl(const Document &document, QIODevice *out);
/// GEXF 1.3, with colours and shapes for Gephi.
base::Status writeGexf(const Document &document, QIODevice *out);
/// A Graphviz digraph; every text is a quoted string, never HTML. Labels are defanged.
base::Status writeDot(const Document &document, QIODevice *out);

} // namespace exporting
