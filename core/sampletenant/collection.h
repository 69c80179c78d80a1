// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/call.h"

#include <functional>

namespace sampletenant {

/// An OData collection: `append(out, index)` writes one item. With $count=true the total stands in front.
Answer collection(const Call &call, QByteArrayView context, qint64 total,
                  const std::function<void(QByteArray &, qint64)> &append);

} // namespace sampletenant
