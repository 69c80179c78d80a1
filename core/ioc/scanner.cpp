// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/scanner.h"

#include "core/ioc/chars.h"
#include "core/ioc/names.h"
#include "core/ioc/suffixes.h"
#include "core/ioc/words.h"

#include <algorithm>

namespace ioc {

namespace {

constexpr std::size_t longestScheme = 16;
constexpr std::size_t longestLocalPart = 64;
constexpr std::size_t longestWritten = 300;

bool isSchemeByte(char c)
{
    return isAlphanumeric(c) || c == '+' || c == '-' || c == '*' || c == '[' || c == ']';
}

bool endsAuthority(char c)
{
    return is(c, UrlEndByte) || std::string_view("/?#\\,;|^{}()").find(c) != std::string_view::npos;
}

/// Pairs of hex digits all along: an interface id or a fingerprint, not an address anybody writes.
bool isEui64(std::string_view text)
{
    if (text.size() != 23)
        return false;
    for (std::size_t i = 2; i < text.size(); i += 3) {
        if (text[i] != ':' || text[i - 1] == ':' || text[i - 2] == ':')
            return false;
    }
    return true;
}

/// "evil..com": a slip of the hand. "wait..no" and "Loading...evil.com" are none.
bool isDoubledDot(std::string_view run, std::size_t at)
{
    const std::string_view label = run.substr(0, at), end = run.substr(at + 2);
    const auto small = [](char c) { return !isUpper(c); };
    return label.size() > 2 && end.size() > 1 && end.front() != '.' && std::all_of(run.begin(), run.end(), small)
        && end.find('.') == end.npos && isKnownTld(end) && !isSentenceWord(end) && fileEnding(end) == FileEnding::None;
}

} // namespace

Scanner::Scanner(Findings &findings, bool mailHosts)
    : m_findings(findings)
    , m_mailHosts(mailHosts)
{
}

void Scanner::scan(std::string_view line, Field field)
{
    m_line.assign(line);
    m_text = m_line.text();
    m_field = field;
    m_floor = m_pathEnd = m_colonsDone = m_urlHostEnd = m_listBegin = m_listEnd = 0;
    m_code = m_escapes = Answer::Unknown;
    for (std::size_t i = 0; i < m_text.size();) {
        if (!is(m_text[i], AnchorByte)) {
            ++i;
            continue;
        }
        i = m_text[i] == '.' ? atDot(i) : atColon(i);
    }
}

// --- URLs

std::size_t Scanner::atColon(std::size_t i)
{
    if (at(i + 1) == '/' && at(i + 2) == '/')
        return url(i);
    if (i < m_colonsDone || i < m_pathEnd)
        return i + 1;
    return ipv6(i);
}

std::size_t Scanner::schemeBegin(std::size_t colon) const
{
    std::size_t begin = colon;
    while (begin > m_floor && colon - begin < longestScheme && isSchemeByte(m_text[begin - 1]))
        --begin;
    while (begin < colon && !isAlphanumeric(m_text[begin]))
        ++begin;
    return begin;
}

std::size_t Scanner::url(std::size_t colon)
{
    const std::size_t scheme = schemeBegin(colon);
    std::size_t begin = colon + 3;
    while (at(begin) == '/')
        ++begin;
    std::size_t end = begin;
    for (std::size_t i = begin; i < m_text.size() && !endsAuthority(m_text[i]); ++i) {
        end = i + 1;
        if (m_text[i] == '@')
            begin = i + 1;
    }
    m_floor = begin;
    if (at(begin) == '[') {
        const std::size_t close = m_text.substr(0, end).find(']', begin);
        // Accepted, it ends behind the bracket; judged otherwise, before it.
        if (close != m_text.npos && ipv6End(begin + 1, close, true) >= close) {
            m_pathEnd = urlEnd(close + 1);
            return close + 1;
        }
        ++begin;
    }
    Candidate candidate{{begin, begin}, {scheme, 0}, true};
    while (candidate.host.end < end && (is(m_text[candidate.host.end], WordByte) || m_text[candidate.host.end] == '.'))
        ++candidate.host.end;
    m_floor = m_urlHostEnd = candidate.host.end;
    m_pathEnd = goesOnAsPath(m_floor) ? urlEnd(m_floor) : m_floor;
    if (candidate.host.end == candidate.host.begin)
        return std::max(begin, colon + 3);
    judgeRun(candidate.host, candidate);
    return candidate.host.end;
}

// --- IPv6

std::size_t Scanner::ipv6(std::size_t colon)
{
    std::size_t begin = colon, end = colon;
    while (begin > m_floor && (isAlphanumeric(m_text[begin - 1]) || m_text[begin - 1] == ':'))
        --begin;
    while (end < m_text.size() && (isAlphanumeric(m_text[end]) || m_text[end] == ':' || m_text[end] == '.'))
        ++end;
    m_colonsDone = end;
    const std::string_view text = slice({begin, end});
    if (std::count(text.begin(), text.end(), ':') < 2)
        return colon + 1;
    const char left = before(begin);
    if (left == '.' || left == '-' || left == '_' || std::uint8_t(left) >= 0x80)
        return colon + 1;
    const std::size_t reached = ipv6End(begin, end, left == '[' && at(end) == ']');
    return reached ? reached : colon + 1;
}

/// Judges [begin, end) as an address, dropping a word glued on in front ("ip6:2a00::1"). Returns where it ended, 0 if
/// it is none.
std::size_t Scanner::ipv6End(std::size_t begin, std::size_t end, bool bracketed)
{
    while (end > begin + 2 && (m_text[end - 1] == '.' || (m_text[end - 1] == ':' && m_text[end - 2] != ':')))
        --end;
    std::optional<Ipv6> address;
    for (;;) {
        const std::string_view text = slice({begin, end});
        const std::size_t group = text.find(':');
        if (group == text.npos)
            return 0;
        const bool label = !allOf(text.substr(0, group), HexByte) || group > 4;
        // "C2: 2a00::1" without the blank: c2 is hexadecimal too.
        const bool c2 = equalsIgnoringCase(text.substr(0, group), "c2") && text.size() > group + 4
            && is(text[group + 1], DigitByte);
        if (group == 0 || (!label && !c2)) {
            address = parseIpv6(text);
            break;
        }
        begin += group + 1;
    }
    const std::size_t whole = end;
    if (!address)
        address = withoutTail(begin, end);
    const std::string_view text = slice({begin, end});
    if (!address && judgeBrokenIpv6({begin, whole}))
        return whole;
    if (!address || text.size() < 3 || isEui64(text))
        return 0;
    // Letters alone are more often code: "abc::def". On a line of its own it is an address.
    const bool digits = std::any_of(text.begin(), text.end(), [](char c) { return is(c, DigitByte); });
    if (!digits && !bracketed && text.size() != m_text.size())
        return 0;
    Candidate candidate{{begin, end}, {begin, end}};
    PlainHost host;
    if (!parsePlainHost(text, host))
        return 0;
    m_floor = whole;
    if (!judgePrefix(candidate, 128, host)) {
        if (bracketed && at(end) == ']')
            m_floor = end + 1;
        accept(candidate, host);
    }
    return std::max(m_floor, end);
}

/// "2a00::1.443" of tcpdump, "2a00::1.It was": moves `end` before what is no part of the address.
std::optional<Ipv6> Scanner::withoutTail(std::size_t begin, std::size_t &end) const
{
    const std::string_view text = slice({begin, end});
    const std::size_t dot = text.find('.', text.rfind(':'));
    if (dot == text.npos || dot + 1 == text.size())
        return {};
    const std::string_view tail = text.substr(dot + 1);
    const bool port = tail.size() <= 5 && allOf(tail, DigitByte)
        && (isCaptured({begin, end}) || std::count(text.begin(), text.end(), ':') > 2);
    const bool sentence = isUpper(tail.front()) && allOf(tail, LetterByte);
    if (!port && !sentence)
        return {};
    const auto address = parseIpv6(text.substr(0, dot));
    if (address)
        end = begin + dot;
    return address;
}

// --- dotted words

Scanner::Span Scanner::run(std::size_t dot) const
{
    Span run{dot, dot};
    const auto inside = [this](std::size_t i) { return is(m_text[i], WordByte) || m_text[i] == '.'; };
    while (run.begin > m_floor && inside(run.begin - 1))
        --run.begin;
    while (run.end < m_text.size() && inside(run.end))
        ++run.end;
    return run;
}

std::size_t Scanner::atDot(std::size_t i)
{
    const Span found = run(i);
    Candidate context{found, found};
    if (i < m_pathEnd) {
        const InPath kind = inPath(found);
        if (kind == InPath::File)
            reject(RejectReason::FileName, {found.begin, m_text.substr(0, found.end).find_last_not_of('.') + 1});
        if (kind == InPath::File || kind == InPath::Path)
            return found.end;
        context.listed = true;
        context.called = kind == InPath::CalledHost;
        m_pathEnd = found.begin;
    }
    // "\\server@SSL\\share": a port, not a mailbox.
    if (const std::size_t end = isUncBegin(found.begin) ? 0 : localPartEnd(found.end)) {
        m_floor = end;
        return end;
    }
    m_floor = found.end;
    context.mail = before(found.begin) == '@';
    if (context.mail)
        context.written.begin = localPartBegin(found.begin - 1);
    judgeRun(found, context);
    return std::max(m_floor, found.end);
}

/// Where the "@" stands when what ends at `end` is the local part of a mail address; else 0.
std::size_t Scanner::localPartEnd(std::size_t end) const
{
    const std::size_t limit = std::min(m_text.size(), end + longestLocalPart);
    while (end < limit && is(m_text[end], LocalByte))
        ++end;
    return at(end) == '@' && (isAlphanumeric(at(end + 1)) || at(end + 1) == '[' || std::uint8_t(at(end + 1)) >= 0x80)
        ? end
        : 0;
}

std::size_t Scanner::localPartBegin(std::size_t sign) const
{
    std::size_t begin = sign;
    while (begin > 0 && sign - begin < longestLocalPart && is(m_text[begin - 1], LocalByte))
        --begin;
    return begin;
}

/// A run of words and dots; empty labels cut it into pieces ("Loading...evil.com").
void Scanner::judgeRun(Span whole, const Candidate &context)
{
    std::size_t begin = whole.begin;
    while (begin < whole.end) {
        std::size_t end = m_text.substr(0, whole.end).find("..", begin);
        if (end != m_text.npos && isDoubledDot(slice({begin, whole.end}), end - begin))
            reject(RejectReason::BadSyntax, {begin, whole.end});
        end = end == m_text.npos ? whole.end : end;
        Candidate piece = context;
        piece.host = {begin, end};
        if (begin != whole.begin || end != whole.end)
            piece.written = piece.host;
        if (end > begin)
            judgePiece(piece);
        begin = end + (end == whole.end ? 0 : 2);
        if (end == whole.end)
            break;
    }
}

void Scanner::judgePiece(Candidate candidate)
{
    Span &host = candidate.host;
    const auto isEdge = [](char c) { return c == '.' || c == '-'; };
    if (!candidate.url && host.begin + 1 < host.end && before(host.begin) == '\\' && isEscape(host.begin - 1))
        ++host.begin;
    while (host.begin < host.end && isEdge(m_text[host.begin]))
        ++host.begin;
    const std::size_t end = host.end;
    while (host.end > host.begin && (isEdge(m_text[host.end - 1]) || m_text[host.end - 1] == '_'))
        --host.end;
    // "_evil.com_", "__evil.com__" is emphasis, "_dmarc.evil.com" a name.
    for (std::size_t i = host.end; i < end && host.begin < host.end && m_text[host.begin] == '_'; ++i)
        host.begin += m_text[i] == '_';
    // "http__evil.com": a scheme made harmless.
    for (const std::string_view scheme : {"http__", "https__", "hxxp__", "hxxps__"}) {
        if (lower(at(host.begin)) != 'h')
            break;
        if (equalsIgnoringCase(m_text.substr(host.begin, scheme.size()), scheme)
            && host.begin + scheme.size() < host.end)
            host.begin += scheme.size();
    }
    if (!candidate.url && !candidate.mail)
        candidate.written = host;
    if (candidate.written.end < host.end)
        candidate.written.end = host.end;
    const std::string_view text = slice(host);
    const auto groups = std::size_t(std::count(text.begin(), text.end(), '.')) + 1;
    if (groups == 1)
        judgeHostOnly(candidate);
    else
        judgeDotted(candidate, groups);
}

/// The host of a URL without any dot.
void Scanner::judgeHostOnly(const Candidate &candidate)
{
    const std::string_view text = slice(candidate.host);
    if (!candidate.url || text.size() < 2 || !isAlphanumeric(text.front())
        || m_text.substr(candidate.written.begin).starts_with("file"))
        return;
    reject(is(text.front(), DigitByte) ? RejectReason::BadSyntax : RejectReason::SingleLabel, withPath(candidate));
}

void Scanner::judgeDotted(const Candidate &candidate, std::size_t groups)
{
    const std::string_view text = slice(candidate.host);
    const auto made = [text](auto allowed) { return std::all_of(text.begin(), text.end(), allowed); };
    if (made([](char c) { return is(c, DigitByte) || c == '.'; })) {
        if (groups == 4)
            judgeQuad(candidate);
        else if (groups > 4 && !judgeCaptured(candidate, groups))
            reject(RejectReason::Version, candidate.host);
        else if (groups == 3 && candidate.host.end + 1 < m_text.size() && m_text.substr(candidate.host.end, 2) == ".*")
            reject(RejectReason::NetworkRange, {candidate.host.begin, candidate.host.end + 2});
        return;
    }
    if (groups >= 4 && made([](char c) { return is(c, DigitByte) || c == '.' || c == '-'; }) && judgeHyphens(candidate))
        return;
    if (allOf(text.substr(text.rfind('.') + 1), DigitByte)) {
        if (!judgeGluedQuad(candidate))
            judgeCaptured(candidate, groups);
        return;
    }
    if (!is(text.front(), DigitByte) || (!judgeWildcard(candidate) && !judgeQuadAndWord(candidate)))
        judgeName(candidate);
}

void Scanner::judgeName(const Candidate &candidate)
{
    Candidate found = candidate;
    DottedWord word;
    word.text = slice(found.host);
    word.before = before(found.host.begin);
    word.after = at(found.host.end);
    word.alone = found.host.begin == 0 && found.host.end == m_text.size();
    word.followedByPath = word.after == '/' && !candidate.url;
    const std::size_t scheme = brokenScheme(found.host.begin);
    if (scheme != m_text.npos)
        found.written.begin = scheme;
    const bool unc = isUncBegin(found.host.begin);
    word.certain
        = found.url || found.mail || unc || scheme != m_text.npos || m_field == Field::Host || isDefanged(found.host);
    word.inPath = !word.certain && !found.listed && isPathBefore(found.host);
    word.sentenceFollows = isSentenceBehind(found.host);
    word.webPort = word.after == ':' && isWebPort(found.host.end + 1);
    word.called = word.after == '(' && !opensAddress(found.host.end + 1);
    word.inCode = !word.certain && !word.alone && isCodeLine();
    NameVerdict verdict = ioc::judgeName(word);
    if (verdict.kind == NameVerdict::Reject && !word.certain
        && (verdict.why == RejectReason::FileName || verdict.why == RejectReason::Code)) {
        word.clue = found.called ? Clue::Strong : clueAt(found.host);
        if (word.clue != Clue::None)
            verdict = ioc::judgeName(word);
    }
    if (verdict.length < word.text.size()) {
        if (m_pathEnd == found.host.end)
            m_pathEnd = found.host.begin;
        found.host.end = found.host.begin + verdict.length;
        found.written = {std::min(found.written.begin, found.host.begin), found.host.end};
    }
    if (verdict.kind == NameVerdict::Ignore)
        return;
    if (verdict.kind == NameVerdict::Reject) {
        reject(verdict.why, found.url || found.mail ? withPath(found) : found.host);
        return;
    }
    PlainHost host;
    if (!parsePlainHost(slice(found.host), host) || hasBrokenLabel(host.value())) {
        reject(RejectReason::BadSyntax, found.host);
        return;
    }
    noteListed(found.host);
    accept(found, host);
}

// --- results

Scanner::Span Scanner::withPath(const Candidate &candidate)
{
    Span span = candidate.written;
    std::size_t end = std::max(candidate.host.end, m_pathEnd);
    while (end > candidate.host.end && std::string_view(".,;:!?)]}").find(m_text[end - 1]) != std::string_view::npos)
        --end;
    span.end = std::max(span.end, end);
    span.end = std::min(span.end, span.begin + std::max(longestWritten, candidate.host.end - span.begin));
    return span;
}

void Scanner::accept(const Candidate &candidate, const PlainHost &host)
{
    if (!candidate.url && goesOnAsPath(candidate.host.end) && candidate.host.end >= m_pathEnd)
        m_pathEnd = urlEnd(candidate.host.end);
    if (candidate.mail && !m_mailHosts)
        return;
    m_findings.foundHost(host, writtenAs(candidate.mail ? candidate.written : withPath(candidate)));
}

void Scanner::reject(RejectReason why, Span span)
{
    m_findings.foundReject(why, writtenAs(span));
}

} // namespace ioc
