// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/collector.h"
#include "core/ioc/decoder.h"
#include "core/ioc/linecutter.h"

namespace ioc {

/// Hosts of a plain text, streamed. Memory is that of the findings plus a constant. One thread at a time.
class Extractor
{
public:
    /// `options` must outlive the extractor. `file` as in Source::file.
    Extractor(const ReadOptions &options, const QString &file);

    /// Bytes in any encoding Decoder knows; chunks may end anywhere.
    void feed(QByteArrayView bytes);
    Extraction finish();

private:
    void takeLine(std::string_view line, qint64 number);

    Collector m_collector;
    Scanner m_scanner;
    Place m_place;
    Decoder m_decoder;
    LineCutter m_cutter;
    std::string m_text;
};

} // namespace ioc
