// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/fold.h"

#include <string>
#include <string_view>

namespace ioc {

/// One line with everything that was done against accidental clicks undone: "evil[.]com" → "evil.com",
/// "hxxp[:]//a (dot) b" → "hxxp://a.b", "user[at]host" → "user@host", "%2E" → ".", "&#46;" → ".", "\." → ".".
/// The scheme's letters stay: whatever stands before "://" is taken as one. Reuses its memory from line to line.
class PlainLine
{
public:
    /// `line` must outlive the use of this object until the next call.
    void assign(std::string_view line);

    std::string_view text() const { return m_text; }
    /// What stood in the line for text()[begin, end).
    std::string_view written(std::size_t begin, std::size_t end) const;
    bool isDefanged(std::size_t begin, std::size_t end) const
    {
        return m_altered && written(begin, end) != m_text.substr(begin, end - begin);
    }

private:
    std::string m_stripped;
    std::string_view m_line;
    std::string_view m_text;
    bool m_altered = false;
    Rewritten m_folded;
    Rewritten m_refanged;
};

} // namespace ioc
