// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/read.h"

namespace testsupport {

inline ioc::Extraction read(const QByteArray &bytes, const QString &name = QStringLiteral("input"), const ioc::ReadOptions &options = {})
{
    return ioc::readBytes(bytes, name, options);
}

inline QString values(const ioc::Extraction &extraction)
{
    QStringList list;
    for (const ioc::Indicator &indicator : extraction.indicators)
        list.append(indicator.value);
    return list.join(u' ');
}

/// "text reason line", comma separated.
inline QString rejects(const ioc::Extraction &extraction)
{
    QStringList list;
    for (const ioc::Rejected &one : extraction.rejected)
        list.append(one.written + u' ' + ioc::toString(one.reason) + u' ' + QString::number(one.source.line));
    return list.join(QStringLiteral(", "));
}

inline ioc::Source sourceOf(const ioc::Extraction &extraction, const QString &value)
{
    for (const ioc::Indicator &indicator : extraction.indicators) {
        if (indicator.value == value)
            return indicator.source;
    }
    return {};
}

} // namespace testsupport
