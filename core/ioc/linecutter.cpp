// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/linecutter.h"

#include "core/ioc/chars.h"

namespace ioc {

namespace {

constexpr std::size_t longestLine = 64 * 1024;

std::size_t lineEnd(std::string_view text, std::size_t from)
{
    // Two memchr-like searches would scan twice to the next "\r" of a file that has none.
    for (std::size_t i = from; i < text.size(); ++i) {
        if (text[i] == '\n' || text[i] == '\r')
            return i;
    }
    return text.size();
}

/// Where to cut a line that is too long: behind the last blank, else behind a quote, comma or bracket, else anywhere
/// that does not split a character.
std::size_t cutPosition(std::string_view text)
{
    const std::size_t half = text.size() / 2;
    for (const std::string_view wanted :
         {std::string_view(" \t"), std::string_view("\"'<>"), std::string_view(",;|(){}")}) {
        const std::size_t found = text.find_last_of(wanted);
        if (found != text.npos && found > half)
            return found + 1;
    }
    std::size_t i = text.size();
    while (i > half && is(text[i - 1], WordByte))
        --i;
    if (i > half)
        return i;
    i = text.size();
    while (i > half && (std::uint8_t(text[i - 1]) & 0xc0) == 0x80)
        --i;
    return i > half + 1 && std::uint8_t(text[i - 1]) >= 0xc0 ? i - 1 : text.size();
}

} // namespace

void LineCutter::feed(std::string &text, const Take &take)
{
    const std::string_view view = text;
    std::size_t begin = 0;
    while (begin < view.size()) {
        if (m_afterReturn && view[begin] == '\n')
            ++begin;
        m_afterReturn = false;
        const std::size_t end = lineEnd(view, begin);
        if (end < view.size() && end - begin <= longestLine) {
            take(view.substr(begin, end - begin), m_number++);
            m_afterReturn = view[end] == '\r';
            begin = end + 1;
        } else if (end - begin > longestLine) {
            const std::size_t length = cutPosition(view.substr(begin, longestLine));
            take(view.substr(begin, length), m_number);
            begin += length;
        } else {
            break;
        }
    }
    text.erase(0, begin);
}

void LineCutter::finish(std::string &text, const Take &take)
{
    feed(text, take);
    if (!text.empty())
        take(text, m_number);
    text.clear();
}

} // namespace ioc
