// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

#include <QString>

/// Words and dates as every table and the inspector write them.
namespace ui::wording {

QString day(qint64 secondsUtc); ///< "2 Mar 2026"; "–" when unknown
QString day(const QDateTime &time);
QString span(qint64 firstUtc, qint64 lastUtc); ///< "2 Mar 2026 – 19 Aug 2026"
QString verdict(mdti::Classification classification); ///< "Malicious"
QString state(const chain::Host &host); ///< "Complete", "Incomplete", "Held", "Not sent" …
QString held(const chain::Held &held); ///< "CDN, 4,812 names"
QString claimKind(attribution::Kind kind); ///< "indicator list"
QString what(chain::Incomplete::What what); ///< "passive DNS"
QString why(chain::Incomplete::Why why); ///< "the service was too busy"

} // namespace ui::wording
