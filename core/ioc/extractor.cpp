// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/extractor.h"

namespace ioc {

namespace {

/// Fed in pieces, so that the decoded text is never larger than this.
constexpr qsizetype extractorPiece = 256 * 1024;

} // namespace

Extractor::Extractor(const ReadOptions &options, const QString &file)
    : m_collector(options)
    , m_scanner(m_collector, options.mailHosts)
{
    m_place.file = file;
    m_collector.setPlace(&m_place, {});
}

void Extractor::feed(QByteArrayView bytes)
{
    m_collector.addBytes(bytes.size());
    for (qsizetype at = 0; at < bytes.size(); at += extractorPiece) {
        m_decoder.feed(bytes.sliced(at, std::min(extractorPiece, bytes.size() - at)), m_text);
        m_cutter.feed(m_text, [this](std::string_view line, qint64 number) { takeLine(line, number); });
    }
}

Extraction Extractor::finish()
{
    m_decoder.finish(m_text);
    m_cutter.finish(m_text, [this](std::string_view line, qint64 number) { takeLine(line, number); });
    if (m_decoder.isUncertain())
        m_collector.problem({m_place.file, 0, Decoder::uncertainMessage(), false});
    return m_collector.take();
}

void Extractor::takeLine(std::string_view line, qint64 number)
{
    m_place.line = number;
    m_collector.setPlace(&m_place, line);
    m_scanner.scan(line);
}

} // namespace ioc
