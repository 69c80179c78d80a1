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
constexpr std::size_t reachBefore = 64;
constexpr std::size_t reachBehind = 24;

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

/// What is named in reports as often as a version is made so: 1.1.1.1, 4.2.2.2, 8.8.4.4, 8.8.8.8, 9.9.9.9.
bool isResolver(std::uint32_t address)
{
    return address == 0x01010101 || address == 0x04020202 || address == 0x08080404 || address == 0x08080808
        || address == 0x09090909;
}

/// Made like the version of a browser: the first group may be anything.
bool isMadeLikeVersion(std::uint32_t address)
{
    const bool small = octet(address, 1) <= 20 && octet(address, 2) <= 20 && octet(address, 3) <= 20;
    return isLow(address) && (octet(address, 1) <= 30 || octet(address, 2) == 0) && (small || hasZero(address))
        && !isResolver(address);
}

/// "22.3.1.7", "8.1.0.44": of addresses that begin so, one of a thousand is made so too. Without a word that means
/// versions, more must not be taken for one: a lost host is worse than a version reported.
bool looksLikeVersion(std::uint32_t address)
{
    return octet(address, 0) <= 30 && isMadeLikeVersion(address);
}

/// What a version is believed to be where a word says so, but may say something else.
bool couldBeVersion(std::uint32_t address)
{
    return octet(address, 0) <= 40 && (octet(address, 1) <= 30 || isLow(address)) && !isResolver(address);
}

/// "1.0.0.0", "22.4.1.0": small numbers up to a zero at the end, where hosts have none.
bool isBareVersion(std::uint32_t address)
{
    return octet(address, 0) > 0 && octet(address, 0) <= 30 && octet(address, 1) <= 30 && octet(address, 2) <= 30
        && octet(address, 3) == 0;
}

/// "Android", "JVM"; a number may follow the letters ("snort3").
bool isCapitalised(std::string_view word)
{
    return word.size() > 1 && isUpper(word.front()) && is(word[1], LetterByte);
}

/// "MoveBox", "IOSd"
bool isMixedCase(std::string_view word)
{
    return isCamelCase(word)
        || (word.size() > 2 && isUpper(word[0]) && isUpper(word[1]) && word.back() >= 'a' && word.back() <= 'z');
}

/// "APT28", "UNC2452": whom addresses belong to.
bool isActorNumber(std::string_view name)
{
    const std::size_t digits = name.find_first_of("0123456789");
    return digits != name.npos && digits >= 2 && allOf(name.substr(digits), DigitByte)
        && std::all_of(name.begin(), name.begin() + std::ptrdiff_t(digits), isUpper);
}

template <std::size_t N> bool containsAny(std::string_view text, const std::string_view (&phrases)[N])
{
    return std::any_of(std::begin(phrases), std::end(phrases),
                       [text](std::string_view phrase) { return findIgnoringCase(text, phrase) != text.npos; });
}

template <std::size_t N> bool isAmong(std::string_view word, const std::string_view (&words)[N])
{
    return std::any_of(std::begin(words), std::end(words),
                       [word](std::string_view each) { return equalsIgnoringCase(word, each); });
}

constexpr std::string_view versionRoots[]
    = {"version", "versió", "versão", "versõ", "versie",     "verzi", "wersj",     "sürüm", "верси", "Верси",
       "версі",   "Версі",  "έκδοσ",  "版本",  "バージョン", "버전",  "phiên bản", "إصدار", "גרס"};
constexpr std::string_view otherwiseEnding[] = {"conversion", "inversion", "diversion", "aversion"};
/// What joins the numbers of a list of versions, and the list to the word in front.
constexpr std::string_view listWords[]
    = {"and",    "or",  "to",        "in",         "of",        "from",     "through",   "thru",    "than",
       "until",  "up",  "und",       "oder",       "bis",       "von",      "et",        "ou",      "y",
       "o",      "a",   "al",        "e",          "i",         "до",       "и",         "x",       "is",
       "are",    "was", "tried",     "tested",     "include",   "includes", "including", "between", "nr",
       "number", "à",   "affectées", "concernées", "afectadas", "betroffen"};
/// What has versions behind it, at times addresses.
constexpr std::string_view changeWords[]
    = {"before",    "prior",      "older",      "newer",    "earlier",  "later",    "fixed",
       "patched",   "affected",   "vulnerable", "upgrade",  "upgrades", "upgraded", "upgrading",
       "downgrade", "downgraded", "updated",    "updating", "vor"};
constexpr std::string_view phrasesBehind[] = {" and earlier", " and older", " and later",    " and newer", " and below",
                                              " and above",   " and prior", " or earlier",   " or later",  " or newer",
                                              " or above",    " or higher", "release notes", "changelog",  "(beta"};
/// Of the words that versions follow, those that are hardly said of addresses: not "Release 45.77.1.9 from quarantine",
/// "FW 45.77.1.9 denied".
constexpr std::string_view surerWords[]
    = {"annex", "build", "builds", "chapter", "clause", "firmware", "oid", "sdk", "section", "sections", "ver", "vers"};
constexpr std::string_view browsers[]
    = {"brave",   "chrome",         "chromium", "crios", "edg",       "edge",        "electron",
       "firefox", "headlesschrome", "opera",    "opr",   "seamonkey", "thunderbird", "vivaldi"};
/// Whom addresses belong to: none of them has a version.
constexpr std::string_view hosters[]
    = {"akamai",       "alibaba",  "amazon",   "aws",   "azure",     "choopa",  "contabo",
       "digitalocean", "fastly",   "frantech", "gcp",   "godaddy",   "hetzner", "hostinger",
       "ionos",        "leaseweb", "linode",   "m247",  "namecheap", "oracle",  "ovh",
       "ovhcloud",     "scaleway", "selectel", "stark", "tencent",   "vultr",   "yandex"};
constexpr std::string_view standards[] = {"rfc", "iso", "iec", "din", "etsi", "nist"};

/// A word that means versions and nothing else.
bool isUnmistakable(std::string_view word)
{
    constexpr std::size_t shortestRoot = 5;
    return word.size() >= shortestRoot && containsAny(word, versionRoots) && !containsAny(word, otherwiseEnding);
}

/// ":443", "/24": what versions do not have.
bool isPortOrPrefix(std::string_view behind)
{
    if (behind.size() < 2 || !is(behind[1], DigitByte))
        return false;
    if (behind[0] == ':')
        return true;
    std::size_t end = 1;
    while (end < behind.size() && is(behind[end], DigitByte))
        ++end;
    const char next = end < behind.size() ? behind[end] : '\0';
    return behind[0] == '/' && end <= 3 && next != '.' && !is(next, WordByte);
}

/// " - 5.9.1.255"
bool opensRange(std::string_view behind)
{
    const std::size_t sign = behind.find_first_not_of(" \t");
    return sign != behind.npos && (behind[sign] == '-' || behind[sign] == '~');
}

/// "/gate.php"
bool isPath(std::string_view behind)
{
    return behind.size() > 1 && behind[0] == '/' && !isBlank(behind[1]) && !is(behind[1], DigitByte);
}

/// The last word or number of the text, with its dots; shortens the text to what is in front of it.
std::string_view takeLast(std::string_view &text)
{
    constexpr std::string_view between = " \t,;:()[]\"'`*=<>/~&|+";
    while (!text.empty() && between.find(text.back()) != text.npos)
        text.remove_suffix(1);
    std::size_t begin = text.size();
    while (begin > 0 && (is(text[begin - 1], WordByte) || text[begin - 1] == '.'))
        --begin;
    const std::string_view last = text.substr(begin);
    text = text.substr(0, begin);
    return last;
}

/// The word before a number over what stands between: "vers. ", "*Fix version:* ", "Version/s: ".
std::string_view wordOverMarks(std::string_view lead)
{
    constexpr std::string_view marks = " \t:=\"'>*`(";
    const auto skip = [&lead, marks] {
        while (!lead.empty() && marks.find(lead.back()) != lead.npos)
            lead.remove_suffix(1);
    };
    skip();
    if (lead.ends_with("/s"))
        lead.remove_suffix(2);
    const bool dot = lead.ends_with('.');
    if (dot)
        lead.remove_suffix(1);
    std::size_t begin = lead.size();
    constexpr std::size_t longest = 32;
    while (begin > 0 && lead.size() - begin < longest
           && (is(lead[begin - 1], LetterByte) || lead[begin - 1] == '_' || std::uint8_t(lead[begin - 1]) >= 0x80))
        --begin;
    const std::string_view word = lead.substr(begin);
    constexpr std::string_view shortened[] = {"v", "ver", "vers", "rev", "sec"};
    return !dot || isAmong(word, shortened) ? word : std::string_view();
}

/// "7.x", "8.0.0.4", "v2", "-": a part of a list of versions. An address is none.
bool isListedNumber(std::string_view word)
{
    if (!word.empty() && lower(word.front()) == 'v')
        word.remove_prefix(1);
    const auto number = parseIpv4(word);
    return !word.empty() && word.back() != '.' && (!number || couldBeVersion(*number))
        && std::all_of(word.begin(), word.end(),
                       [](char c) { return is(c, DigitByte) || c == '.' || c == 'x' || c == '-'; });
}

/// "update from 7.9.1.12 to 8.1.0.4": what comes from an address goes nowhere.
bool goesOnAsRange(std::string_view behind)
{
    return behind.starts_with(" to ") || behind.starts_with(" through ") || behind.starts_with(" up to ")
        || behind.starts_with(" or ") || behind.starts_with(" -");
}

/// "before 22.3.1.7, …", not "before 5.9.1.2 was seized".
bool endsClause(std::string_view behind)
{
    return behind.empty() || behind[0] != ' ' || behind.starts_with(" and ") || behind.starts_with(" or ")
        || behind.starts_with(" (");
}

/// Whether a word that versions and addresses are said of makes versions of a list behind it.
bool opensDoubtfulList(std::string_view word, bool from, std::string_view behind)
{
    constexpr std::string_view bounds[] = {"before", "prior", "older", "newer", "earlier", "later", "vor"};
    if (isAmong(word, bounds))
        return endsClause(behind);
    const bool upgrade = word.size() >= 7 && equalsIgnoringCase(word.substr(0, 5), "upgra");
    return !from || upgrade || goesOnAsRange(behind);
}

/// Whether the text before a number is a list of versions up to a word that opens one.
bool opensVersionList(std::string_view lead, std::uint32_t number, std::string_view behind)
{
    bool from = false, first = true;
    while (!lead.empty()) {
        std::string_view word = takeLast(lead);
        if (word.empty())
            return false;
        if (isListedNumber(word)) {
            first = false;
            continue;
        }
        const bool stop = word.back() == '.';
        if (stop)
            word.remove_suffix(1);
        if (isUnmistakable(word))
            return !stop && couldBeVersion(number);
        if (isVersionWord(word) || isAmong(word, changeWords))
            return looksLikeVersion(number) && opensDoubtfulList(word, from, behind);
        if (stop || !isAmong(word, listWords))
            return false;
        from = from || (first && (equalsIgnoringCase(word, "from") || equalsIgnoringCase(word, "von")));
        first = false;
    }
    return false;
}

/// "The version of the Trojan is 8.1.0.44": words between, so the number must speak for itself.
bool isVersionOfSentence(std::string_view lead, std::uint32_t number)
{
    constexpr std::string_view phrases[]
        = {"version ", "versions ", "versión ",    "versão ",      "versione ",   "wersj",         "верси",
           "версі",    "fixed in ", "upgrade to ", "upgraded to ", "updated to ", "upgrade from ", "upgrades from "};
    if (!looksLikeVersion(number) || !hasZero(number) || octet(number, 1) > 30)
        return false;
    if (const std::size_t sentence = lead.rfind(". "); sentence != lead.npos)
        lead.remove_prefix(sentence + 2);
    if (!containsAny(lead, phrases))
        return false;
    constexpr std::string_view links[]
        = {"are", "es", "est", "ist", "is", "jest", "now", "sind", "son", "war", "was", "è", "é"};
    std::string_view rest = lead;
    return isAmong(takeLast(rest), links);
}

} // namespace

/// "v1.2.3.4", "Version 1.2.3.4", "Chrome/1.2.3.4", "\Engine\1.2.3.4", "Thunderbird 115.10.1.0". A port, a path or a
/// prefix length behind the number makes a host of it.
bool Scanner::isVersion(const Candidate &candidate) const
{
    if (candidate.url || candidate.mail || m_field == Field::Host || isDefanged(candidate.host))
        return false;
    const auto [begin, end] = candidate.host;
    const std::string_view behind = m_text.substr(end);
    if (isPortOrPrefix(behind))
        return false;
    if (before(begin) == '|' && isLogHeader(begin))
        return true;
    if (before(begin) == '\\')
        return !isUncBegin(begin);
    const auto number = parseIpv4(slice(candidate.host));
    if (before(begin) == '/') {
        const char c = begin >= 2 ? m_text[begin - 2] : '\0';
        const std::string_view word = wordBefore(begin - 1);
        return is(c, WordByte) && !isTransportWord(word) && !is(c, DigitByte)
            && (!number || couldBeVersion(*number) || isAmong(word, browsers) || isUnmistakable(word));
    }
    if (isPath(behind))
        return false;
    const std::string_view word = wordOverMarks(m_text.substr(0, begin));
    if (isUnmistakable(word))
        return true;
    if (!number)
        return isVersionWord(word);
    if (couldBeVersion(*number) && isVersionWord(word) && (looksLikeVersion(*number) || isAmong(word, surerWords)))
        return true;
    const bool alone = begin == 0 && end == m_text.size();
    return (isBareVersion(*number) && !alone && !opensRange(behind)) || isVersionByCompany(candidate);
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
bool Scanner::isVersionByCompany(const Candidate &candidate) const
{
    const auto [begin, end] = candidate.host;
    const auto number = parseIpv4(slice(candidate.host));
    if (!number || begin == 0 || !(couldBeVersion(*number) || isMadeLikeVersion(*number)))
        return false;
    const std::string_view lead = slice({begin > reachBefore ? begin - reachBefore : 0, begin});
    if (opensVersionList(lead, *number, m_text.substr(end)) || isVersionOfSentence(lead, *number))
        return true;
    if (looksLikeVersion(*number) && containsAny(m_text.substr(end, reachBehind), phrasesBehind))
        return true;
    const std::string_view name = nameBefore(begin);
    if (name.empty() || isAddressWord(name) || isAmong(name, hosters) || isActorNumber(name))
        return false;
    if (isAmong(name, browsers))
        return isMadeLikeVersion(*number);
    if (!looksLikeVersion(*number))
        return false;
    if (allOf(name, DigitByte)) { // "RFC 5280 4.2.1.10"
        std::string_view rest = slice({0, begin});
        takeLast(rest);
        return isAmong(takeLast(rest), standards);
    }
    const std::size_t dot = name.rfind('.');
    if (dot != name.npos) {
        const FileEnding ending = fileEnding(name.substr(dot + 1));
        const bool product = isCapitalised(name.substr(dot + 1)) && (hasZero(*number) || isCamelCase(name));
        return ending == FileEnding::File || product;
    }
    if (isMixedCase(name))
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
