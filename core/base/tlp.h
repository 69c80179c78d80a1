// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace base {

/// Traffic Light Protocol 2.0 (FIRST): who a case may be shown to. `None` is "not marked" and limits nothing.
enum class Tlp { None, Clear, Green, Amber, AmberStrict, Red };

/// "TLP:AMBER+STRICT"; empty for None.
QString toString(Tlp mark);
/// Reads "TLP:AMBER", "amber", "tlp:white" (the old name of CLEAR); anything else is None.
Tlp tlpFromString(const QString &text);

/// May its content go to a service that is not asked for the lookup itself (Security Copilot)? Not AMBER+STRICT and RED.
bool mayLeaveToCopilot(Tlp mark);
/// Must an export be confirmed by a person first? AMBER+STRICT and RED: the file leaves the circle it was marked for.
bool needsExportConsent(Tlp mark);

} // namespace base
