// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/export/document.h"

#include <QIODevice>

namespace exporting {

/// A STIX 2.1 bundle: observables for all hosts, relationships for records, an intrusion set for each actor with what
/// leads to it (indicators, infrastructure, sightings with the observed path and the evidence), notes, a report that
/// holds all of it, and the TLP 2.0 mark. Confidence is the score or the weight of the claim. Held hosts give no
/// indicator. Left out: raw answers, rejects, the terms of the score but for their words.
base::Status writeStix(const Document &document, QIODevice *out);

} // namespace exporting
