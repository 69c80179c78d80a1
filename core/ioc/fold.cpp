// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/fold.h"

#include "core/ioc/chars.h"

#include <QChar>

namespace ioc {

namespace {

struct CodePoint
{
    char32_t value;
    std::size_t length; ///< bytes
};

bool isContinuation(char c)
{
    return (std::uint8_t(c) & 0xc0) == 0x80;
}

/// The code point at `at`; U+FFFD of one byte where the bytes are no UTF-8.
CodePoint decode(std::string_view text, std::size_t at)
{
    const auto first = std::uint8_t(text[at]);
    if (first < 0x80)
        return {first, 1};
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || at + length > text.size())
        return {0xfffd, 1};
    char32_t value = first & (0xffu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (!isContinuation(text[at + i]))
            return {0xfffd, 1};
        value = value << 6 | (std::uint8_t(text[at + i]) & 0x3fu);
    }
    return {value, length};
}

bool isInvisible(char32_t c)
{
    return c == 0x00ad || c == 0x034f || c == 0x061c || c == 0x180e || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff
        || (c >= 0xe0000 && c <= 0xe01ef);
}

bool isDotLookalike(char32_t c)
{
    return c == 0x3002 || c == 0xff0e || c == 0xff61 || c == 0x2024 || c == 0xfe52;
}

/// Bullets, ticks and arrows that lists put in front of a host; other symbols may be an emoji name.
bool isListMark(char32_t c)
{
    return (c >= 0x2190 && c <= 0x21ff) || (c >= 0x2500 && c <= 0x25ff) || (c >= 0x2713 && c <= 0x2718)
        || (c >= 0x2794 && c <= 0x27bf) || c == 0x2705 || c == 0x274c || c == 0x274e || c == 0x26a0 || c == 0xfffd
        || (c >= 0x1f446 && c <= 0x1f44b) || (c >= 0x1f4c1 && c <= 0x1f4ce) || (c >= 0x1f500 && c <= 0x1f53d)
        || c == 0x1f6a8 || c == 0x1f6ab || (c >= 0x2b05 && c <= 0x2b07) || c == 0x00a9 || c == 0x00ae || c == 0x00b0
        || c == 0x2122 || c == 0x00a6;
}

bool isNamePart(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Number_DecimalDigit:
        return true;
    case QChar::Symbol_Other:
        return !isListMark(c);
    default:
        return false;
    }
}

/// Scripts written without blanks between words: a Latin host stands right against them.
bool isEastAsian(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
        return true;
    default:
        return false;
    }
}

/// ASCII stand-in, or 0.
char lookalike(char32_t c)
{
    if (c >= 0xff01 && c <= 0xff5e)
        return char(c - 0xfee0);
    switch (c) {
    case 0x2010:
    case 0x2011:
    case 0xfe63:
        return '-';
    case 0x2013: // dashes join the ends of an address range, never the parts of a name
    case 0x2014:
    case 0x2212:
        return '~';
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x2039:
    case 0x203a:
        return '\'';
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x00ab:
    case 0x00bb:
        return '"';
    case 0x2215:
    case 0x2044:
        return '/';
    case 0x2236:
    case 0xa789:
        return ':';
    case 0x3010: // lenticular and corner brackets
    case 0x300c:
        return '[';
    case 0x3011:
    case 0x300d:
        return ']';
    default:
        return 0;
    }
}

class Folder
{
public:
    Folder(std::string_view text, Rewritten &out)
        : m_text(text)
        , m_out(out)
    {
    }

    void run()
    {
        for (std::size_t at = 0; at < m_text.size();) {
            const char c = m_text[at];
            if (std::uint8_t(c) < 0x80) {
                if (m_afterEastAsian && isAlphanumeric(c))
                    m_out.put(' ', at);
                m_out.put(c, at++);
                m_afterEastAsian = false;
                continue;
            }
            const CodePoint point = decode(m_text, at);
            if (!isInvisible(point.value))
                write(point, at);
            at += point.length;
        }
    }

private:
    void write(CodePoint point, std::size_t at)
    {
        m_afterEastAsian = false;
        if (isDotLookalike(point.value)) {
            m_out.put(joinsLabels(at, point.length) ? '.' : ' ', at);
        } else if (const char ascii = lookalike(point.value)) {
            m_out.put(ascii, at);
        } else if (!isNamePart(point.value)) {
            m_out.put(' ', at);
        } else {
            m_afterEastAsian = isEastAsian(point.value);
            if (m_afterEastAsian && !m_out.text.empty() && isAlphanumeric(m_out.text.back()))
                m_out.put(' ', at);
            m_out.put(m_text.substr(at, point.length), at);
        }
    }

    /// An ideographic full stop also ends sentences: it is a dot inside brackets and between letters of one kind.
    bool joinsLabels(std::size_t at, std::size_t length) const
    {
        const std::size_t next = at + length;
        if (m_out.text.empty() || next >= m_text.size())
            return false;
        if (m_text.substr(at, length) == "\u3002" && hasDotAround(at, next))
            return false;
        const char before = m_out.text.back();
        const char after = m_text[next];
        if (is(before, BracketByte) && std::uint8_t(before) < 0x80)
            return true;
        if (isAlphanumeric(after))
            return is(before, WordByte);
        const char32_t point = decode(m_text, next).value;
        if (isAlphanumeric(lookalike(point)))
            return is(before, WordByte);
        return std::uint8_t(before) >= 0x80 && isNamePart(point);
    }

    /// A name with plain dots beside it: "evil[.]com。IP" is the end of a sentence.
    bool hasDotAround(std::size_t at, std::size_t next) const
    {
        const auto inName = [](char c) {
            return std::uint8_t(c) < 0x80 && (isAlphanumeric(c) || is(c, BracketByte) || c == '-' || c == '.');
        };
        for (std::size_t i = at; i > 0 && at - i < longestName && inName(m_text[i - 1]); --i) {
            if (m_text[i - 1] == '.')
                return true;
        }
        for (std::size_t i = next; i < m_text.size() && i - next < longestName && inName(m_text[i]); ++i) {
            if (m_text[i] == '.')
                return true;
        }
        return false;
    }

    static constexpr std::size_t longestName = 253;
    std::string_view m_text;
    Rewritten &m_out;
    bool m_afterEastAsian = false;
};

} // namespace

void foldUnicode(std::string_view utf8, Rewritten &out)
{
    out.clear();
    Folder(utf8, out).run();
}

} // namespace ioc
