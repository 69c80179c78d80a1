// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <vector>

namespace attribution {

/// A text with case, blanks, hyphens and underscores folded away: "APT-28", "Apt 28" and "apt_28" all give "apt28".
/// Other punctuation stays. Remembers where words begin and end and which place of the text a folded character came
/// from.
struct Folded
{
    struct Word
    {
        qsizetype begin, end; ///< in `text`
    };
    std::u32string text;
    std::vector<qsizetype> from; ///< parallel to `text`: index into the source; one more for the end
    std::vector<Word> words; ///< runs of letters and digits
};

Folded fold(const QString &text);
/// Folded form of a name, without punctuation at its ends. Empty when it holds no letter or digit.
std::u32string foldName(const QString &name);

} // namespace attribution
