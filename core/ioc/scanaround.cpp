// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/chars.h"
#include "core/ioc/scanner.h"

#include <algorithm>

/// The part of the scanner that looks at what stands around a word.
namespace ioc {

namespace {

/// Bytes of letters before a word that are looked at.
constexpr std::size_t longestWordBefore = 24;

} // namespace

/// The letters before `i`, over blanks, colons, equals signs, quotes and the end of a tag.
std::string_view Scanner::wordBefore(std::size_t i) const
{
    while (i > 0
           && (isBlank(m_text[i - 1]) || std::string_view(":=\"'>").find(m_text[i - 1]) != std::string_view::npos))
        --i;
    std::size_t begin = i;
    const auto inWord = [](char c) { return is(c, LetterByte) || c == '_' || std::uint8_t(c) >= 0x80; };
    while (begin > 0 && i - begin < longestWordBefore && inWord(m_text[begin - 1]))
        --begin;
    return slice({begin, i});
}

/// "(45.77.1.2": what a report puts behind a host, no argument.
bool Scanner::opensAddress(std::size_t i) const
{
    const std::size_t begin = i;
    int dots = 0;
    for (; is(at(i), DigitByte) || at(i) == '.'; ++i)
        dots += at(i) == '.';
    return i > begin && dots == 3;
}

/// Signs that program code has and reports have not. Looked for once a line, where a word asks for it.
bool Scanner::isCodeLine()
{
    if (m_code == Code::Unknown) {
        static constexpr std::string_view signs[]
            = {"();", "){", ") {", "&&", "||", "!=", "+=", "==", "self.", "};", ");", "function(", "#include", "SELECT "};
        const bool found = std::any_of(std::begin(signs), std::end(signs),
                                       [this](std::string_view sign) { return m_text.find(sign) != m_text.npos; });
        m_code = found ? Code::Yes : Code::No;
    }
    return m_code == Code::Yes;
}

/// Two backslashes that begin a word: "\\server.com\share". Doubled separators inside a path do not.
bool Scanner::isUncBegin(std::size_t i) const
{
    if (before(i) != '\\')
        return false;
    std::size_t begin = i;
    while (begin > 0 && m_text[begin - 1] == '\\')
        --begin;
    const char c = before(begin);
    return i - begin >= 2 && !is(c, WordByte) && c != ':' && c != '.' && c != ')' && c != '%' && c != ']';
}

/// A slash or backslash in front that makes a path of it; not "//host".
bool Scanner::isPathBefore(std::size_t i) const
{
    if (before(i) == '\\')
        return true;
    if (before(i) != '/')
        return false;
    const char c = i >= 2 ? m_text[i - 2] : '\0';
    // dnsmasq: "address=/evil.com/0.0.0.0".
    if (c == '=') {
        const std::string_view option = wordBefore(i - 1);
        return option != "address" && option != "server" && option != "local" && option != "ipset";
    }
    return c != '/' || (i >= 3 && (is(m_text[i - 3], WordByte) || m_text[i - 3] == ':'));
}

/// "\nevil.com" written out, as in JSON or logs: the letter belongs to the escape, unless the backslash separates
/// folders.
std::size_t Scanner::skipEscape(std::size_t begin, std::size_t end) const
{
    if (begin + 1 >= end || before(begin) != '\\' || (begin >= 2 && m_text[begin - 2] == '\\'))
        return begin;
    const char c = m_text[begin];
    if (c != 'n' && c != 'r' && c != 't')
        return begin;
    std::size_t word = begin - 1;
    const std::size_t stop = begin > 200 ? begin - 200 : 0;
    while (word > stop && !isBlank(m_text[word - 1]) && m_text[word - 1] != '"' && m_text[word - 1] != '\'')
        --word;
    const std::string_view lead = slice({word, begin - 1});
    const bool folder = lead.find(":\\") != lead.npos || lead.starts_with("\\\\") || lead.find('%') != lead.npos
        || (!lead.empty() && lead.find('\\') == lead.npos && lead.back() == ':');
    return folder ? begin : begin + 1;
}

} // namespace ioc
