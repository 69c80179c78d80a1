// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/chars.h"
#include "core/ioc/scanner.h"
#include "core/ioc/words.h"

#include <algorithm>
#include <iterator>

/// The part of the scanner that looks at what stands around a word.
namespace ioc {

namespace {

/// Bytes of letters before a word that are looked at.
constexpr std::size_t longestWordBefore = 24;
constexpr std::size_t longestNameBehind = 253;

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
    if (m_code == Answer::Unknown) {
        static constexpr std::string_view signs[] = {
            "();", "){", ") {", "&&", "||", "!=", "+=", "==", "self.", "};", ");", "function(", "#include", "SELECT "};
        const bool found = std::any_of(std::begin(signs), std::end(signs),
                                       [this](std::string_view sign) { return m_text.find(sign) != m_text.npos; });
        m_code = found ? Answer::Yes : Answer::No;
    }
    return m_code == Answer::Yes;
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

/// "TCP/evil.com", "domain/evil.com": what kind of thing follows.
bool Scanner::isKindBefore(Span host) const
{
    static constexpr std::string_view kinds[] = {"tcp",  "udp",    "icmp",    "dns",      "http", "https", "tls", "ssl",
                                                 "quic", "domain", "domains", "hostname", "fqdn", "url",   "sni", "c2"};
    const std::string_view word = clueWord(host.begin - 1);
    const char c = before(host.begin - 1 - word.size());
    const std::string_view name = slice(host);
    return (c == '\0' || is(c, UrlEndByte) || c == '(' || c == '[' || c == ',' || c == '|' || c == ':' || c == '=')
        && fileEnding(name.substr(name.rfind('.') + 1)) == FileEnding::None
        && std::any_of(std::begin(kinds), std::end(kinds),
                       [word](std::string_view kind) { return equalsIgnoringCase(word, kind); });
}

/// A slash or backslash in front that makes a path of it; not "//host".
bool Scanner::isPathBefore(Span host) const
{
    const std::size_t i = host.begin;
    const char c = i >= 2 ? m_text[i - 2] : '\0';
    // "\evil.com" by itself: a slip, or an escape that was none.
    if (before(i) == '\\')
        return at(host.end) == '\\' || (c != '\0' && !is(c, UrlEndByte));
    if (before(i) != '/' || isKindBefore(host))
        return false;
    // dnsmasq: "address=/evil.com/0.0.0.0".
    if (c == '=') {
        const std::string_view option = wordBefore(i - 1);
        return option != "address" && option != "server" && option != "local" && option != "ipset";
    }
    return c != '/' || (i >= 3 && (is(m_text[i - 3], WordByte) || m_text[i - 3] == ':'));
}

/// Signs that the line is text as a program writes it down: other escapes than the one in question.
bool Scanner::hasEscapes()
{
    if (m_escapes == Answer::Unknown) {
        static constexpr std::string_view signs[] = {"\\r\\n", "\\n\\n", "\\n\"", "\\n'", "\\t\"", "\\\"", "\\u00"};
        const bool found = std::any_of(std::begin(signs), std::end(signs),
                                       [this](std::string_view sign) { return m_text.find(sign) != m_text.npos; })
            || writtenAs({0, m_text.size()}).find("\\/") != m_text.npos;
        m_escapes = found ? Answer::Yes : Answer::No;
    }
    return m_escapes == Answer::Yes;
}

/// Behind the blank or quote before `i`, or somewhere in a long word.
std::size_t Scanner::tokenBegin(std::size_t i) const
{
    constexpr std::size_t longestToken = 200;
    std::size_t word = i;
    while (word > 0 && i - word < longestToken && !isBlank(m_text[word - 1]) && m_text[word - 1] != '"'
           && m_text[word - 1] != '\'')
        --word;
    return word;
}

/// A drive, a share or a variable leads here: the backslash separates folders.
bool Scanner::isFolderBefore(std::size_t backslash) const
{
    const std::string_view lead = slice({tokenBegin(backslash), backslash});
    return lead.find(":\\") != lead.npos || lead.starts_with("\\\\") || lead.find('%') != lead.npos
        || (!lead.empty() && lead.find('\\') == lead.npos && lead.back() == ':');
}

/// "\nevil.com" written out, as in JSON or logs: the letter belongs to the escape. "\tango.com" stays whole where
/// nothing says that escapes stand here.
bool Scanner::isEscape(std::size_t backslash)
{
    const char c = at(backslash + 1);
    if ((c != 'n' && c != 'r' && c != 't') || before(backslash) == '\\' || isFolderBefore(backslash))
        return false;
    if (hasEscapes())
        return true;
    // "a.com\nb.com": so are lists written, in quotes or with more of them. "corp.com\nick" is a user.
    const std::size_t word = tokenBegin(backslash);
    const std::string_view token = m_text.substr(word, backslash - word + longestNameBehind);
    const std::string_view escapes = token.substr(0, token.find_first_of(" \t\"'"));
    return c == 'n' && isAlphanumeric(before(backslash)) && slice({word, backslash}).find('.') != m_text.npos
        && (before(word) == '"' || escapes.find("\\n") != escapes.rfind("\\n"));
}

} // namespace ioc
