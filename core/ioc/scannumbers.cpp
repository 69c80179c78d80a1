// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/address.h"
#include "core/ioc/chars.h"
#include "core/ioc/scanner.h"
#include "core/ioc/words.h"

#include <algorithm>

/// The part of the scanner that tells addresses, ranges and ports apart.
namespace ioc {

namespace {

/// Digits and dots from `i` on.
std::size_t numberEnd(std::string_view text, std::size_t i)
{
    while (i < text.size() && (is(text[i], DigitByte) || text[i] == '.'))
        ++i;
    return i;
}

bool hasShortGroups(std::string_view quad)
{
    for (std::size_t begin = 0; begin <= quad.size();) {
        const std::size_t end = std::min(quad.find('.', begin), quad.size());
        if (end - begin > 3)
            return false;
        begin = end + 1;
    }
    return true;
}

/// A range that a person would write, not two addresses of a list.
bool isRange(std::uint32_t first, std::uint32_t last)
{
    return first < last && first >> 16 == last >> 16;
}

} // namespace

/// What follows a host much more often than it counts the lines of a file.
bool Scanner::isWebPort(std::size_t i) const
{
    std::size_t end = i;
    while (is(at(end), DigitByte))
        ++end;
    const std::string_view port = slice({i, end});
    return port == "443" || port == "80" || port == "8080" || port == "8443";
}

void Scanner::judgeQuad(const Candidate &candidate)
{
    const std::string_view text = slice(candidate.host);
    const bool version = isVersion(candidate);
    const auto address = parseIpv4(text);
    if (version || !address) {
        const bool number = version || !hasShortGroups(text);
        reject(number ? RejectReason::Version : RejectReason::BadSyntax, candidate.host);
        return;
    }
    PlainHost host;
    if (!parsePlainHost(text, host))
        return;
    if (!candidate.url && (judgeRange(candidate, *address) || judgePrefix(candidate, 32, host)))
        return;
    accept(candidate, host);
}

/// "a.b.c.d - a.b.c.e", also with a dash ('~' after folding) and with a netmask behind a slash.
bool Scanner::judgeRange(const Candidate &candidate, std::uint32_t first)
{
    std::size_t sign = candidate.host.end;
    while (isBlank(at(sign)))
        ++sign;
    const bool mask = at(sign) == '/' && sign == candidate.host.end;
    if (at(sign) != '-' && at(sign) != '~' && !mask)
        return false;
    std::size_t begin = sign + 1;
    while (isBlank(at(begin)))
        ++begin;
    std::size_t end = numberEnd(m_text, begin);
    while (end > begin && m_text[end - 1] == '.')
        --end;
    const auto last = parseIpv4(m_text.substr(begin, end - begin));
    if (!last || is(at(end), WordByte))
        return false;
    if (mask) {
        const bool contiguous = ((~*last + 1) & ~*last) == 0 && *last > 0x80000000u;
        if (!contiguous) { // "1.1.1.1/8.8.8.8": a list
            m_pathEnd = m_floor = begin;
            return false;
        }
    } else if (!isRange(first, *last)) {
        return false;
    }
    reject(RejectReason::NetworkRange, {candidate.host.begin, end});
    m_floor = end;
    return true;
}

/// "/24" behind an address: a network. "/32" and "/128" name a host and are left to the caller, consumed.
bool Scanner::judgePrefix(const Candidate &candidate, int widest, const PlainHost &host)
{
    if (at(candidate.host.end) != '/')
        return false;
    const std::size_t begin = candidate.host.end + 1;
    std::size_t end = begin;
    int bits = 0;
    while (end - begin < 3 && is(at(end), DigitByte))
        bits = bits * 10 + (m_text[end++] - '0');
    const char next = at(end);
    const bool bounded
        = !is(next, WordByte) && next != '/' && !((next == '.' || next == '?') && is(at(end + 1), WordByte));
    if (end == begin || bits > widest || !bounded)
        return false;
    Candidate whole = candidate;
    whole.written.end = end;
    m_floor = m_pathEnd = end;
    if (bits == widest)
        m_findings.foundHost(host, writtenAs(whole.written));
    else
        reject(RejectReason::NetworkRange, {candidate.host.begin, end});
    return true;
}

/// "a.b.c.d-a.b.c.e", "a.b.c.d-20"; also an address with a port or word behind a hyphen. False: not that.
bool Scanner::judgeHyphens(const Candidate &candidate)
{
    const std::string_view text = slice(candidate.host);
    const std::size_t hyphen = text.find('-');
    const auto first = parseIpv4(text.substr(0, hyphen));
    if (!first)
        return false;
    const std::string_view rest = text.substr(hyphen + 1);
    const auto last = parseIpv4(rest);
    Candidate left = candidate;
    left.host.end = candidate.host.begin + hyphen;
    left.written = left.host;
    if (last) {
        if (isRange(*first, *last)) {
            reject(RejectReason::NetworkRange, candidate.host);
            return true;
        }
        Candidate right = candidate;
        right.host.begin += hyphen + 1;
        right.written = right.host;
        judgeQuad(right);
    } else if (rest.size() <= 3 && allOf(rest, DigitByte)) {
        std::uint32_t octet = 0;
        for (const char c : rest)
            octet = octet * 10 + std::uint32_t(c - '0');
        if (octet <= 255 && octet > (*first & 255)) {
            reject(RejectReason::NetworkRange, candidate.host);
            return true;
        }
    }
    PlainHost host;
    if (parsePlainHost(slice(left.host), host))
        accept(left, host);
    return true;
}

/// "45.77.9.1.It was": no blank behind the full stop.
bool Scanner::judgeQuadAndWord(const Candidate &candidate)
{
    const std::string_view text = slice(candidate.host);
    const std::size_t dot = text.rfind('.');
    const std::string_view word = text.substr(dot + 1);
    if (!isUpper(word.front()) || !allOf(word, LetterByte) || !parseIpv4(text.substr(0, dot))
        || (word.size() > 1 && isUpper(word[1])) || is(at(candidate.host.end), WordByte))
        return false;
    Candidate found = candidate;
    found.host.end = found.host.begin + dot;
    found.written = {std::min(found.written.begin, found.host.begin), found.host.end};
    if (m_pathEnd == candidate.host.end)
        m_pathEnd = found.host.begin;
    judgeQuad(found);
    return true;
}

/// "45.77.4.x", "45.77.x.x".
bool Scanner::judgeWildcard(const Candidate &candidate)
{
    const std::string_view text = slice(candidate.host);
    const auto isCross = [](std::string_view group) {
        return group.size() <= 3 && std::all_of(group.begin(), group.end(), [](char c) { return lower(c) == 'x'; });
    };
    std::string address;
    bool crossed = false;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('.', begin), text.size());
        const std::string_view group = text.substr(begin, end - begin);
        crossed = crossed || isCross(group);
        if (crossed && !isCross(group))
            return false;
        address += crossed ? std::string_view("0") : group;
        if (end < text.size())
            address += '.';
        begin = end + 1;
    }
    if (!crossed || !parseIpv4(address))
        return false;
    reject(isVersionWord(wordBefore(candidate.host.begin)) ? RejectReason::Version : RejectReason::NetworkRange,
           candidate.host);
    return true;
}

/// tcpdump's "45.77.1.2.443" and "evil.com.443": the part before the port.
bool Scanner::judgeCaptured(const Candidate &candidate, std::size_t groups)
{
    if (candidate.url || candidate.mail || !isCaptured(candidate.host))
        return false;
    const std::string_view text = slice(candidate.host);
    const std::size_t dot = text.rfind('.');
    Candidate found = candidate;
    found.host.end = found.host.begin + dot;
    found.written = found.host;
    const bool number = allOf(text.substr(0, 1), DigitByte) && groups == 5 && parseIpv4(text.substr(0, dot));
    if (text.size() - dot > 6 || (!number && (groups < 3 || !isCaptureLine())))
        return false;
    judgeDotted(found, groups - 1);
    return true;
}

/// "2a00:1450:::1", nine groups: what nobody would write but for an address. Pairs of digits are a fingerprint or a
/// time.
bool Scanner::judgeBrokenIpv6(Span span)
{
    const std::string_view text = slice(span);
    std::size_t longGroups = 0, length = 0, colons = 0;
    bool digits = false;
    if (text.starts_with(':') && !text.starts_with("::"))
        return false;
    for (const char c : text) {
        colons += c == ':';
        digits = digits || is(c, DigitByte);
        if (c != ':' && (!is(c, HexByte) || ++length > 4))
            return false;
        longGroups += length == 3;
        if (c == ':')
            length = 0;
    }
    if (!digits || longGroups < 2 || (colons < 4 && text.find("::") == text.npos))
        return false;
    reject(RejectReason::BadSyntax, span);
    m_floor = span.end;
    return true;
}

/// "…the server.203.0.113.9 is": no blank after the full stop. "v1.2.3.4" and "tool.1.2.3.4" are versions.
bool Scanner::judgeGluedQuad(const Candidate &candidate)
{
    const std::string_view text = slice(candidate.host);
    const std::size_t dot = text.find('.');
    const std::string_view first = text.substr(0, dot);
    const std::string_view rest = text.substr(dot + 1);
    if (lower(first.front()) == 'v' && allOf(first.substr(1), DigitByte)
        && std::count(text.begin(), text.end(), '.') == 3) {
        reject(RejectReason::Version, candidate.host);
        return true;
    }
    if (!parseIpv4(rest) || first.size() < 2 || !allOf(first, LetterByte) || isVersionWord(first))
        return false;
    Candidate found = candidate;
    found.host.begin += dot + 1;
    found.written = found.host;
    judgeQuad(found);
    return true;
}

} // namespace ioc
