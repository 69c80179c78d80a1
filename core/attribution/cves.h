// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace attribution {

/// CVE ids in a text, upper case, each once, in order. Only so much of a text is read as an article is long.
QStringList cvesIn(QStringView text);

} // namespace attribution
