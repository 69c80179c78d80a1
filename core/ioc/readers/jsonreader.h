// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/readers/jsonstream.h"
#include "core/ioc/readers/reader.h"

namespace ioc {

/// JSON and JSON lines of unknown shape: every string, at its line and key path ("events[2].dst").
class JsonReader final : public Reader
{
public:
    void read(QIODevice &device, Reading &reading) override;
};

/// After a parse error: reports it and reads what is left as text.
void readRestAsText(JsonStream &json, Reading &reading);

} // namespace ioc
