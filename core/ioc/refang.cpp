// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/refang.h"

#include "core/ioc/chars.h"
#include "core/ioc/refanger.h"
#include "core/ioc/terminal.h"

namespace ioc {

namespace {

bool isWorthRefanging(std::string_view line, bool &beyondAscii)
{
    std::uint8_t seen = 0;
    std::uint8_t high = 0;
    for (const char c : line) {
        seen |= byteClasses[std::uint8_t(c)];
        high |= std::uint8_t(c);
    }
    beyondAscii = high & 0x80;
    return (seen & BracketByte) || line.find("dot ") != line.npos || line.find("DOT ") != line.npos
        || line.find("Dot ") != line.npos;
}

} // namespace

void PlainLine::assign(std::string_view line)
{
    m_line = line;
    m_text = line;
    m_altered = false;
    bool beyondAscii = false;
    if (!isWorthRefanging(line, beyondAscii))
        return;
    // A value of JSON may hold codes that no decoder saw.
    if (line.find('\x1b') != line.npos) {
        m_stripped = withoutTerminalCodes(line);
        line = m_line = m_text = m_stripped;
    }
    m_folded.clear();
    if (beyondAscii) {
        foldUnicode(line, m_folded);
        m_text = m_folded.text;
        m_altered = true;
    }
    m_refanged.clear();
    if (refang(m_text, m_refanged)) {
        if (beyondAscii) {
            for (std::uint32_t &place : m_refanged.from)
                place = m_folded.from[place];
        }
        m_text = m_refanged.text;
        m_altered = true;
    } else if (beyondAscii) {
        m_refanged.from.swap(m_folded.from);
    }
}

std::string_view PlainLine::written(std::size_t begin, std::size_t end) const
{
    if (!m_altered)
        return m_line.substr(begin, end - begin);
    if (begin >= end)
        return {};
    const std::size_t from = m_refanged.from[begin];
    const std::size_t to = end < m_refanged.from.size() ? m_refanged.from[end] : m_line.size();
    return m_line.substr(from, to - from);
}

} // namespace ioc
