// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/address.h"
#include "core/ioc/chars.h"
#include "core/ioc/scanner.h"
#include "core/ioc/words.h"

#include <algorithm>

/// The part of the scanner that tells version numbers of four groups from addresses.
namespace ioc {

namespace {

/// How far before and behind a number words are looked for that make a version of it.
constexpr std::size_t phraseReach = 36;

std::uint32_t octet(std::uint32_t address, int number)
{
    return (address >> (24 - 8 * number)) & 255;
}

/// Small numbers behind the first: most versions are made so, and about one address of 150.
bool isLow(std::uint32_t address)
{
    int small = 0;
    for (int i = 1; i < 4; ++i) {
        if (octet(address, i) >= 100)
            return false;
        small += octet(address, i) <= 20;
    }
    return small >= 2;
}

/// "x.0.y.z", "x.y.z.0": what versions have and addresses that are reported hardly ever.
bool hasZero(std::uint32_t address)
{
    return octet(address, 1) == 0 || octet(address, 2) == 0 || octet(address, 3) == 0;
}

/// "Android", "JVM"; a number may follow the letters ("snort3").
bool isCapitalised(std::string_view word)
{
    return word.size() > 1 && isUpper(word.front()) && is(word[1], LetterByte);
}

template <std::size_t N> bool containsAny(std::string_view text, const std::string_view (&phrases)[N])
{
    return std::any_of(std::begin(phrases), std::end(phrases),
                       [text](std::string_view phrase) { return findIgnoringCase(text, phrase) != text.npos; });
}

constexpr std::string_view phrasesBefore[]
    = {"version ", "versions ", "versión ", "versão ", "versione ", "wersj", "верси", "fixed in ", "upgrade to ",
       "upgraded to ", "updated to ", "upgrade from ", "upgrades from ", "build of "};
constexpr std::string_view phrasesBehind[]
    = {" and earlier", " and older", " and later", " and newer", " or earlier", " or later", " or newer"};

} // namespace

/// "v1.2.3.4", "Version 1.2.3.4", "Chrome/1.2.3.4", "\Engine\1.2.3.4", "Thunderbird 115.10.1.0".
bool Scanner::isVersion(const Candidate &candidate) const
{
    if (candidate.url || candidate.mail || m_field == Field::Host || isDefanged(candidate.host))
        return false;
    const std::size_t begin = candidate.host.begin;
    if (before(begin) == '|' && isLogHeader(begin))
        return true;
    if (before(begin) == '\\')
        return !isUncBegin(begin);
    if (before(begin) == '/') {
        const char c = begin >= 2 ? m_text[begin - 2] : '\0';
        const std::string_view word = wordBefore(begin - 1);
        return is(c, WordByte) && !isTransportWord(word) && !is(c, DigitByte);
    }
    return isVersionWord(wordBefore(begin)) || isVersionByCompany(candidate);
}

/// "CEF:0|vendor|product|1.2.3.4|", "LEEF:2.0|vendor|product|1.2.3.4|".
bool Scanner::isLogHeader(std::size_t i) const
{
    constexpr std::size_t longestHeader = 200;
    const std::string_view lead = m_text.substr(i > longestHeader ? i - longestHeader : 0, std::min(i, longestHeader));
    const std::size_t mark = lead.rfind("EF:");
    return mark != lead.npos && mark > 0 && std::count(lead.begin() + std::ptrdiff_t(mark), lead.end(), '|') == 3;
}

/// A number made like a version behind the name of a product or of a file, or beside the words that go with versions.
/// An address with a port, a path or a prefix length is none.
bool Scanner::isVersionByCompany(const Candidate &candidate) const
{
    const auto [begin, end] = candidate.host;
    const auto number = parseIpv4(slice(candidate.host));
    const char next = at(end);
    if (!number || !isLow(*number) || next == ':' || next == '/' || begin == 0)
        return false;
    const std::string_view lead = slice({begin > phraseReach ? begin - phraseReach : 0, begin});
    if (containsAny(lead, phrasesBefore) || containsAny(m_text.substr(end, phraseReach / 2), phrasesBehind))
        return true;
    const std::string_view name = nameBefore(begin);
    if (name.empty() || isAddressWord(name))
        return false;
    const std::size_t dot = name.rfind('.');
    if (dot != name.npos) {
        const FileEnding ending = fileEnding(name.substr(dot + 1));
        const bool product = isCapitalised(name.substr(dot + 1)) && (hasZero(*number) || isCamelCase(name));
        return ending == FileEnding::File || product;
    }
    if (isCamelCase(name))
        return isCapitalised(name) || hasZero(*number);
    return hasZero(*number) && (isCapitalised(name) || isVersionedThing(name));
}

/// The word before `i` with its digits and dots, over one blank, a bracket and marks of code. More blanks, or a
/// tabulator, make columns, where one says nothing of the next.
std::string_view Scanner::nameBefore(std::size_t i) const
{
    constexpr std::size_t longestName = 40;
    const auto isMark = [](char c) { return c == '(' || c == '`' || c == '"' || c == '*'; };
    std::size_t end = i;
    while (end > 0 && isMark(m_text[end - 1]))
        --end;
    if (end == 0 || m_text[end - 1] != ' ')
        return {};
    --end;
    while (end > 0 && isMark(m_text[end - 1]))
        --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < longestName && (is(m_text[begin - 1], WordByte) || m_text[begin - 1] == '.'))
        --begin;
    return slice({begin, end});
}

} // namespace ioc
