// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/chars.h"
#include "core/ioc/scanner.h"
#include "core/ioc/words.h"

#include <algorithm>
#include <iterator>

/// The part of the scanner that asks whether the words around a name call it a host. Only names that would be refused
/// otherwise come here, so lists that are walked through are fast enough.
namespace ioc {

namespace {

constexpr std::size_t longestClue = 24;

/// With a colon or an equals sign behind.
constexpr std::string_view labelClues[]
    = {"c2",         "c2s",     "c&c",  "cnc",     "domain",   "domains", "dominio",  "dominios",  "domaine",
       "domaines",   "domänen", "fqdn", "fqdns",   "host",     "hosts",   "hostname", "hostnames", "indicator",
       "indicators", "ioc",     "iocs", "qname",   "query",    "site",    "sites",    "sni",       "subdomain",
       "subdomains", "url",     "urls", "website", "websites", "域名",    "ドメイン"};
/// By themselves.
constexpr std::string_view nounClues[] = {"c2", "c&c", "domain", "domains", "fqdn", "hostname", "subdomain"};
constexpr std::string_view verbClues[]
    = {"contacted", "contacting", "contacts", "pinged", "queried", "queries", "resolved", "resolves", "resolving"};
/// Before "to", "with", "by", …
constexpr std::string_view strongVerbs[]
    = {"beacon",       "beaconed",     "beaconing",     "beacons",       "callback", "callbacks", "communicate",
       "communicated", "communicates", "communicating", "communication", "connect",  "connected", "connecting",
       "connection",   "connections",  "connects",      "lookup",        "lookups",  "points",    "queries",
       "query",        "redirected",   "redirects",     "resolve",       "resolved", "resolves",  "resolving",
       "talked",       "talks",        "traffic"};
constexpr std::string_view weakVerbs[]
    = {"downloaded", "exfiltrated", "exfiltrates", "exfiltrating", "exfiltration", "fetched",   "hosted", "post",
       "posts",      "request",     "requests",    "upload",       "uploaded",     "uploading", "uploads"};
constexpr std::string_view prepositions[] = {"at", "by", "for", "from", "on", "to", "with"};

template <std::size_t N> bool isOneOf(std::string_view word, const std::string_view (&words)[N])
{
    return std::any_of(std::begin(words), std::end(words),
                       [word](std::string_view known) { return equalsIgnoringCase(word, known); });
}

bool isNameMark(char c)
{
    return c == '"' || c == '\'' || c == '`' || c == '*' || c == '(' || c == '[';
}

} // namespace

/// The letters that end at `end`.
std::string_view Scanner::clueWord(std::size_t end) const
{
    std::size_t begin = end;
    const auto inWord = [](char c) { return isAlphanumeric(c) || c == '&' || std::uint8_t(c) >= 0x80; };
    while (begin > 0 && end - begin < longestClue && inWord(m_text[begin - 1]))
        --begin;
    return slice({begin, end});
}

std::size_t Scanner::skipBack(std::size_t i, bool marks) const
{
    while (i > 0 && (isBlank(m_text[i - 1]) || (marks && isNameMark(m_text[i - 1]))))
        --i;
    return i;
}

/// What the words before and behind a name say. In a list, those before its first name count.
Clue Scanner::clueAt(Span host) const
{
    if (isPortBehind(host.end))
        return Clue::Strong;
    const std::size_t begin = isListGap(m_listEnd, host.begin) ? m_listBegin : host.begin;
    std::size_t end = skipBack(begin, true);
    const char sign = before(end);
    if (sign == ':' || sign == '=') {
        const std::string_view word = clueWord(skipBack(end - 1, true));
        const std::string_view name = slice(host);
        const std::string_view last = name.substr(name.rfind('.') + 1);
        // "host: config.host", "id = data.id": a setting that is handed on.
        if (isOneOf(word, labelClues))
            return isCodeWord(last) || equalsIgnoringCase(word, last) ? Clue::None : Clue::Strong;
        end = skipBack(end - 1, true);
    } else if (sign == '|') {
        return isOneOf(clueWord(skipBack(end - 1, true)), nounClues) ? Clue::Strong : Clue::None;
    }
    const std::string_view word = clueWord(end);
    if (isOneOf(word, nounClues) || isOneOf(word, verbClues))
        return Clue::Strong;
    if (!isOneOf(word, prepositions))
        return Clue::None;
    const std::string_view verb = clueWord(skipBack(end - word.size(), false));
    return isOneOf(verb, strongVerbs) ? Clue::Strong : isOneOf(verb, weakVerbs) ? Clue::Weak : Clue::None;
}

/// ":443", " on port 8081", " over port 53".
bool Scanner::isPortBehind(std::size_t end) const
{
    if (at(end) == ':' && isWebPort(end + 1))
        return true;
    return m_text.substr(end, 9) == " on port " || m_text.substr(end, 11) == " over port ";
}

/// What stands between the names of a list: blanks and one comma or the like.
bool Scanner::isListGap(std::size_t begin, std::size_t end) const
{
    constexpr std::size_t widest = 4;
    if (begin == 0 || end <= begin || end - begin > widest)
        return false;
    const std::string_view gap = slice({begin, end});
    return std::all_of(gap.begin(), gap.end(),
                       [](char c) { return isBlank(c) || c == ',' || c == ';' || c == '|' || isNameMark(c); });
}

/// Remembers the list that `host` goes on with or begins.
void Scanner::noteListed(Span host)
{
    if (!isListGap(m_listEnd, host.begin))
        m_listBegin = host.begin;
    m_listEnd = host.end;
}

/// A blank and a word behind, and the last dot is a plain one: "bad[.]com.It was".
bool Scanner::isSentenceBehind(Span host) const
{
    if (!isBlank(at(host.end)) || !isAlphanumeric(at(host.end + 1)))
        return false;
    const std::size_t dot = m_text.substr(0, host.end).rfind('.');
    return dot != m_text.npos && dot > host.begin && isUpper(at(dot + 1)) && writtenAs({dot, dot + 1}) == ".";
}

/// "hxxp//evil.com": where a scheme without its colon begins; npos: nowhere.
std::size_t Scanner::brokenScheme(std::size_t i) const
{
    if (i < 5 || m_text[i - 1] != '/' || m_text[i - 2] != '/')
        return m_text.npos;
    const std::string_view word = clueWord(i - 2);
    const bool scheme = equalsIgnoringCase(word, "hxxp") || equalsIgnoringCase(word, "hxxps")
        || equalsIgnoringCase(word, "http") || equalsIgnoringCase(word, "https");
    const std::size_t begin = i - 2 - word.size();
    return scheme && before(begin) != '/' && before(begin) != '.' ? begin : m_text.npos;
}

/// "IP 10.0.0.5.51234 > 45.77.1.2.443: Flags": tcpdump joins the port with a dot.
bool Scanner::isCaptured(Span host) const
{
    const bool receives = host.begin >= 2 && m_text.substr(host.begin - 2, 2) == "> " && at(host.end) == ':';
    return receives || m_text.substr(host.end, 3) == " > ";
}

bool Scanner::isCaptureLine() const
{
    return m_text.starts_with("IP ") || m_text.starts_with("IP6 ") || m_text.find(" IP ") != m_text.npos
        || m_text.find(" IP6 ") != m_text.npos;
}

} // namespace ioc
