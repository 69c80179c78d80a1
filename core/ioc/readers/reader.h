// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

class QIODevice;

namespace ioc {

class Reading;
enum class Format;

/// Reads one format. Made for one input and used once.
class Reader
{
public:
    virtual ~Reader() = default;
    /// `device` is open and stands at the beginning. Broken input: what could be read, and a Problem.
    virtual void read(QIODevice &device, Reading &reading) = 0;
};

std::unique_ptr<Reader> readerFor(Format format);

} // namespace ioc
