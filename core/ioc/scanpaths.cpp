// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/chars.h"
#include "core/ioc/scanner.h"
#include "core/ioc/suffixes.h"
#include "core/ioc/words.h"

#include <algorithm>
#include <array>

/// The part of the scanner that knows where the path behind a host ends, and which hosts stand in what looks like one.
namespace ioc {

namespace {

constexpr std::size_t longestTopLevel = 24;

/// A top-level domain that is no file ending.
bool isCertainTld(std::string_view label)
{
    if (label.size() < 2 || label.size() > longestTopLevel || fileEnding(label) != FileEnding::None)
        return false;
    std::array<char, longestTopLevel> buffer;
    std::transform(label.begin(), label.end(), buffer.begin(), lower);
    return isKnownTld({buffer.data(), label.size()});
}

std::string_view lastLabel(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    return dot == name.npos ? std::string_view() : name.substr(dot + 1);
}

bool isListSign(char c)
{
    return c == ',' || c == ';' || c == '|';
}

} // namespace

std::size_t Scanner::urlEnd(std::size_t i)
{
    while (i < m_text.size() && !is(m_text[i], UrlEndByte) && !(m_text[i] == '\\' && isEscape(i)))
        ++i;
    return i;
}

bool Scanner::goesOnAsPath(std::size_t i)
{
    const char c = at(i);
    if (c == '\\')
        return !isEscape(i);
    if (c != ':')
        return c == '/' || c == '?' || c == '#';
    const std::size_t port = portEnd(i);
    // "1.2.3.4:1.2.3.5" is two addresses.
    return port > i && at(port) != '.';
}

/// Behind ":443" at `i`; `i` when there is no port.
std::size_t Scanner::portEnd(std::size_t i) const
{
    if (at(i) != ':')
        return i;
    std::size_t end = i + 1;
    while (is(at(end), DigitByte))
        ++end;
    return end > i + 1 ? end : i;
}

/// What a run in a path is: "http://a.com/x,b.com", "a.com/b[.]com", "a.com:80/b.com:443", "a.com#b.com".
Scanner::InPath Scanner::inPath(Span run) const
{
    while (run.end > run.begin && before(run.end) == '.')
        --run.end;
    const bool listed = isListSign(before(run.begin));
    if (isOnlySegment(run))
        return InPath::File;
    if (!listed && !isSecondHost(run))
        return InPath::Path;
    const std::string_view name = slice(run);
    const std::string_view last = lastLabel(name);
    if (last.empty() || isAlphanumeric(at(run.end)))
        return InPath::Path;
    const FileEnding ending = fileEnding(last);
    if (ending == FileEnding::None)
        return InPath::Host;
    if (ending == FileEnding::File)
        return InPath::Path;
    if (isDefanged(run) || (listed && hostFollows(run.end)))
        return InPath::CalledHost;
    if (ending == FileEnding::SoftFile && !isFileStem(name.substr(0, name.find('.'))))
        return InPath::Host;
    return InPath::File;
}

/// A host right behind another that came without a scheme.
bool Scanner::isSecondHost(Span run) const
{
    if (run.begin <= m_floor || m_floor == m_urlHostEnd)
        return false;
    const char sign = before(run.begin);
    const std::size_t port = portEnd(m_floor);
    if (run.begin != port + 1)
        return false;
    // Nobody defangs a path.
    if (isDefanged(run))
        return sign == '/';
    if (sign == '/')
        return port > m_floor && portEnd(run.end) > run.end;
    return sign == '#' && isCertainTld(lastLabel(slice(run)));
}

/// "a.net/b.net" and nothing more, "a.net\tb.net": two hosts, or a file of an odd name.
bool Scanner::isOnlySegment(Span run) const
{
    std::size_t end = run.end;
    while (at(end) == '.')
        ++end;
    const char sign = before(run.begin), next = at(end);
    return (sign == '\\' || (sign == '/' && run.begin == m_floor + 1)) && m_floor != m_urlHostEnd && !isDefanged(run)
        && (next == ',' || next == '\\' || is(next, UrlEndByte)) && isCertainTld(lastLabel(slice(run)));
}

/// The list goes on with what is a host beyond doubt.
bool Scanner::hostFollows(std::size_t i) const
{
    if (!isListSign(at(i)))
        return false;
    ++i;
    while (isBlank(at(i)))
        ++i;
    std::size_t end = i;
    while (end < m_text.size() && (is(m_text[end], WordByte) || m_text[end] == '.'))
        ++end;
    return at(end) != ':' && isCertainTld(lastLabel(slice({i, end})));
}

} // namespace ioc
