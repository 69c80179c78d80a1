// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/readers/reader.h"

namespace ioc {

/// Lines of text: lists, prose, Markdown, AsciiDoc, logs.
class TextReader final : public Reader
{
public:
    void read(QIODevice &device, Reading &reading) override;
};

} // namespace ioc
