// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ioc {

/// One comparison of a STIX pattern: "domain-name:value = 'evil.com'".
struct StixComparison
{
    std::string object; ///< "domain-name"
    std::string path; ///< "value", "dst_ref.value", "extensions.'http-request-ext'.request_header.Host"
    std::string op; ///< upper case; "=" , "IN", "LIKE", "MATCHES", "ISSUBSET", …
    bool negated = false; ///< NOT or !=
    std::vector<std::string> values; ///< strings only, unescaped
};

/// The STIX 2 patterning grammar (part 9 of the 2.1 standard): observation expressions with AND, OR, FOLLOWEDBY and
/// qualifiers, comparison expressions inside. False when the text does not follow it; what was read until then is in
/// `found`.
bool parseStixPattern(std::string_view pattern, std::vector<StixComparison> &found);

} // namespace ioc
