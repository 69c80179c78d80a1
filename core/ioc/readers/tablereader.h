// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/readers/reader.h"

namespace ioc {

/// CSV, TSV and their relatives, streamed; exports of Sentinel and Defender among them.
class TableReader final : public Reader
{
public:
    void read(QIODevice &device, Reading &reading) override;
};

} // namespace ioc
