// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/attribution/fold.h"

namespace attribution {

namespace {

enum class Sort { Word, Gap, Nothing, Other };

Sort sortOf(char32_t c)
{
    if (c < 0x80) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
            return Sort::Word;
        return c <= ' ' || c == '-' || c == '_' ? Sort::Gap : Sort::Other;
    }
    if (QChar::isLetterOrNumber(c) || QChar::isMark(c))
        return Sort::Word;
    switch (QChar::category(c)) {
    case QChar::Other_Format: // soft hyphen, zero-width and bidirectional characters hide inside words
        return Sort::Nothing;
    case QChar::Punctuation_Dash:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Control:
        return Sort::Gap;
    default:
        return Sort::Other;
    }
}

} // namespace

Folded fold(const QString &text)
{
    Folded out;
    out.text.reserve(size_t(text.size()));
    out.from.reserve(size_t(text.size()) + 1);
    bool inWord = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype at = i;
        char32_t c = text[i].unicode();
        if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            c = QChar::surrogateToUcs4(text[i], text[i + 1]), ++i;
        const Sort sort = sortOf(c);
        if (sort == Sort::Nothing)
            continue;
        if (sort == Sort::Word) {
            if (!inWord)
                out.words.push_back({qsizetype(out.text.size()), 0});
            inWord = true;
        } else if (inWord) {
            out.words.back().end = qsizetype(out.text.size());
            inWord = false;
        }
        if (sort == Sort::Gap)
            continue;
        out.text.push_back(c < 0x80 && c >= 'A' && c <= 'Z' ? c + 32 : QChar::toCaseFolded(c));
        out.from.push_back(at);
    }
    if (inWord)
        out.words.back().end = qsizetype(out.text.size());
    out.from.push_back(text.size());
    return out;
}

std::u32string foldName(const QString &name)
{
    const Folded folded = fold(name);
    if (folded.words.empty())
        return {};
    const qsizetype begin = folded.words.front().begin;
    return folded.text.substr(size_t(begin), size_t(folded.words.back().end - begin));
}

} // namespace attribution
