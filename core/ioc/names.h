// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/indicator.h"

#include <string_view>

/// Whether a dotted word is a host name, judged by itself and by what stands around it.
namespace ioc {

/// What stands around a word says that it is a host.
enum class Clue {
    None,
    Weak, ///< "uploads to", "hosted on": also said of files
    Strong, ///< "C2:", "domain", "resolves to", a port behind it
};

struct DottedWord
{
    std::string_view text; ///< two labels or more, no empty one
    char before = 0;
    char after = 0;
    bool webPort = false; ///< followed by a port that hosts have
    bool called = false; ///< "(" follows, but no address in it as in "evil.com(45.77.1.2)"
    bool inCode = false; ///< the line has signs of program code
    bool certain = false; ///< defanged, in a URL, behind an "@", in a column of hosts: no file, no code, no sentence
    bool alone = false; ///< nothing else on the line: a list, neither code nor prose
    bool followedByPath = false;
    bool inPath = false; ///< behind a slash that follows no host
    bool sentenceFollows = false; ///< a blank and a word, and the last dot is a plain one
    Clue clue = Clue::None;
};

struct NameVerdict
{
    enum Kind { Host, Reject, Ignore };
    Kind kind = Ignore;
    RejectReason why = RejectReason::BadSyntax;
    std::size_t length = 0; ///< of the part of `text` that was judged; shorter when a sentence was glued on
};

NameVerdict judgeName(const DottedWord &word);

} // namespace ioc
