// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/contents.h"

namespace casefile {

/// Two cases as one, by value. Facts about the same host come from the later answer; records, claims and actors are
/// united; the way from the indicators is counted anew. Notes of both stay: two different ones on the same subject
/// follow each other. The stricter mark counts; hidden and moved nodes of both stay, `a` first. Any thread.
Contents merge(const Contents &a, const Contents &b);

} // namespace casefile
