// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/base/tlp.h"

#include <array>

namespace base {

namespace {

struct Mark
{
    Tlp tlp;
    QLatin1StringView name;
};

constexpr std::array marks{
    Mark{Tlp::Clear, QLatin1StringView("TLP:CLEAR")},
    Mark{Tlp::Green, QLatin1StringView("TLP:GREEN")},
    Mark{Tlp::Amber, QLatin1StringView("TLP:AMBER")},
    Mark{Tlp::AmberStrict, QLatin1StringView("TLP:AMBER+STRICT")},
    Mark{Tlp::Red, QLatin1StringView("TLP:RED")},
};

} // namespace

QString toString(Tlp mark)
{
    for (const Mark &each : marks) {
        if (each.tlp == mark)
            return each.name;
    }
    return {};
}

Tlp tlpFromString(const QString &text)
{
    QString wanted = text.trimmed().toUpper();
    if (!wanted.startsWith(QLatin1String("TLP:")))
        wanted.prepend(QLatin1String("TLP:"));
    if (wanted == QLatin1String("TLP:WHITE"))
        return Tlp::Clear;
    for (const Mark &each : marks) {
        if (each.name == wanted)
            return each.tlp;
    }
    return Tlp::None;
}

bool mayLeaveToCopilot(Tlp mark)
{
    return mark != Tlp::AmberStrict && mark != Tlp::Red;
}

bool needsExportConsent(Tlp mark)
{
    return mark == Tlp::AmberStrict || mark == Tlp::Red;
}

} // namespace base
