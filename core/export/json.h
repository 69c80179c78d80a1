// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/export/document.h"

#include <QIODevice>

namespace exporting {

/// The result as JSON, schema "mdti-actor-lookup/result/1" (resources/schema/result-1.schema.json). The stable contract for
/// scripts: members are only ever added.
base::Status writeJson(const Document &document, QIODevice *out);

} // namespace exporting
