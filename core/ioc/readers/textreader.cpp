// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/textreader.h"

#include "core/ioc/linecutter.h"
#include "core/ioc/reading.h"

namespace ioc {

void TextReader::read(QIODevice &device, Reading &reading)
{
    TextStream stream(device, reading);
    LineCutter cutter;
    std::string text;
    const auto take = [&reading](std::string_view line, qint64 number) {
        reading.place().line = number;
        reading.scan(line);
    };
    while (stream.read(text))
        cutter.feed(text, take);
    cutter.finish(text, take);
}

} // namespace ioc
