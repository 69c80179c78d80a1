// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/investigation.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

/// Short English phrases of comments and prompts.
namespace summary::words {

QString counted(qint64 count, const QString &one, const QString &many); ///< "1 device", "1,204 devices"
QString day(const QDateTime &time); ///< "2 Mar 2026"; empty when invalid
QString range(const QDateTime &first, const QDateTime &last); ///< "2 Mar – 19 Aug 2026"; empty when neither is known
QString minute(const QDateTime &time); ///< "19 Aug 2026 14:08 UTC"
QString list(const QStringList &items, int most); ///< "a, b and 3 more"
QString host(const QString &value); ///< as people read it, defanged
QDateTime fromSeconds(qint64 seconds); ///< invalid for Record::unknownTime

} // namespace summary::words
