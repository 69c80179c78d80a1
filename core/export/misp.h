// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/export/document.h"

#include <QIODevice>

namespace exporting {

/// A MISP event: an attribute for each host (to_ids only where a claim that counts is about it, never for held ones), with
/// the evidence as comment and the actors as galaxy tags; address records as passive-dns objects; the TLP mark as tag.
/// Not published, for the own organisation only. Left out: other records, rejects, raw answers.
base::Status writeMisp(const Document &document, QIODevice *out);

/// An ATT&CK Navigator layer of the techniques that the profiles of the actors name, scored by the actors. BadInput with a
/// sentence where no profile names any.
base::Status writeNavigatorLayer(const Document &document, QIODevice *out);

} // namespace exporting
