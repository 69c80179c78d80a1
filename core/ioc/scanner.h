// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/address.h"
#include "core/ioc/hostname.h"
#include "core/ioc/names.h"
#include "core/ioc/refang.h"

#include <optional>
#include <string>
#include <string_view>

namespace ioc {

/// Takes what the scanner finds. `written` is a piece of the scanned line.
class Findings
{
public:
    virtual ~Findings() = default;
    virtual void foundHost(const PlainHost &host, std::string_view written) = 0;
    virtual void foundReject(RejectReason why, std::string_view written) = 0;
};

enum class Field {
    Text, ///< prose, lists, logs, code
    Host, ///< a field that holds hosts by its name or type: "evil.zip" is no file there
};

/// Finds hosts in one line at a time: bare, defanged, in URLs and mail addresses; ranges, versions and file names are
/// told apart. Linear in the length of the line; keeps its buffers from line to line. One thread at a time.
class Scanner
{
public:
    Scanner(Findings &findings, bool mailHosts);

    /// `line` is UTF-8 without line break; broken UTF-8 separates words.
    void scan(std::string_view line, Field field = Field::Text);

private:
    enum class Answer { Unknown, Yes, No };
    /// What a dotted word in a path is.
    enum class InPath {
        Path,
        Host,
        CalledHost, ///< what stands around it says so
        File, ///< may be a host, but reads as a file
    };
    struct Span
    {
        std::size_t begin = 0, end = 0;
    };
    struct Candidate
    {
        Span host;
        Span written;
        bool url = false;
        bool mail = false;
        bool listed = false; ///< behind another host, in what looks like its path
        bool called = false; ///< a host by what stands around it
    };

    char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\0'; }
    char before(std::size_t i) const { return i > 0 ? m_text[i - 1] : '\0'; }
    std::string_view slice(Span span) const { return m_text.substr(span.begin, span.end - span.begin); }
    std::string_view writtenAs(Span span) const { return m_line.written(span.begin, span.end); }
    bool isDefanged(Span span) const { return m_line.isDefanged(span.begin, span.end); }

    // Each looks at what stands at an anchor ('.' or ':') and returns where to go on.
    std::size_t atDot(std::size_t i);
    std::size_t atColon(std::size_t i);
    std::size_t url(std::size_t colon);
    std::size_t ipv6(std::size_t colon);
    std::size_t ipv6End(std::size_t begin, std::size_t end, bool bracketed);
    std::optional<Ipv6> withoutTail(std::size_t begin, std::size_t &end) const;

    std::size_t schemeBegin(std::size_t colon) const;
    std::size_t urlEnd(std::size_t i);
    bool goesOnAsPath(std::size_t i);
    std::size_t portEnd(std::size_t i) const;
    InPath inPath(Span run) const;
    bool isSecondHost(Span run) const;
    bool isOnlySegment(Span run) const;
    bool hostFollows(std::size_t i) const;
    Span run(std::size_t dot) const;
    std::size_t localPartEnd(std::size_t end) const;
    std::size_t localPartBegin(std::size_t at) const;

    void judgeRun(Span run, const Candidate &context);
    void judgePiece(Candidate candidate);
    void judgeHostOnly(const Candidate &candidate);
    void judgeDotted(const Candidate &candidate, std::size_t groups);
    void judgeQuad(const Candidate &candidate);
    bool judgeRange(const Candidate &candidate, std::uint32_t first);
    bool judgePrefix(const Candidate &candidate, int widest, const PlainHost &host);
    bool judgeHyphens(const Candidate &candidate);
    bool judgeGluedQuad(const Candidate &candidate);
    bool judgeQuadAndWord(const Candidate &candidate);
    bool judgeWildcard(const Candidate &candidate);
    bool judgeCaptured(const Candidate &candidate, std::size_t groups);
    bool judgeBrokenIpv6(Span span);
    void judgeName(const Candidate &candidate);
    void accept(const Candidate &candidate, const PlainHost &host);
    void reject(RejectReason why, Span span);
    Span withPath(const Candidate &candidate);

    bool isVersion(const Candidate &candidate) const;
    bool isVersionByCompany(const Candidate &candidate) const;
    std::string_view nameBefore(std::size_t i) const;
    std::string_view wordBefore(std::size_t i) const;
    bool opensAddress(std::size_t i) const;
    bool isLogHeader(std::size_t i) const;
    bool isWebPort(std::size_t i) const;
    bool isCodeLine();
    bool isUncBegin(std::size_t i) const;
    bool isPathBefore(Span host) const;
    bool isKindBefore(Span host) const;
    bool hasEscapes();
    bool isEscape(std::size_t backslash);
    std::size_t tokenBegin(std::size_t i) const;
    bool isFolderBefore(std::size_t backslash) const;

    Clue clueAt(Span host) const;
    std::string_view clueWord(std::size_t end) const;
    std::size_t skipBack(std::size_t i, bool marks) const;
    bool isPortBehind(std::size_t end) const;
    bool isListGap(std::size_t begin, std::size_t end) const;
    void noteListed(Span host);
    bool isSentenceBehind(Span host) const;
    std::size_t brokenScheme(std::size_t i) const;
    bool isCaptured(Span host) const;
    bool isCaptureLine() const;

    Findings &m_findings;
    PlainLine m_line;
    std::string_view m_text;
    Field m_field = Field::Text;
    std::size_t m_floor = 0; ///< everything before has been judged
    std::size_t m_pathEnd = 0; ///< before it only nested URLs count
    std::size_t m_colonsDone = 0; ///< colons before it have been tried as IPv6
    std::size_t m_urlHostEnd = 0; ///< of the last URL
    std::size_t m_listBegin = 0, m_listEnd = 0; ///< of the list that the last host stands in
    Answer m_code = Answer::Unknown;
    Answer m_escapes = Answer::Unknown;
    bool m_mailHosts;
};

} // namespace ioc
