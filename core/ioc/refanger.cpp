// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/refanger.h"

#include "core/ioc/chars.h"
#include "core/ioc/spelledsign.h"
#include "core/ioc/words.h"

#include <algorithm>

namespace ioc {

namespace {

constexpr std::size_t mostBrackets = 8;
constexpr std::size_t mostBlanks = 2;
/// How far the other half of a bracket is looked for.
constexpr std::size_t tokenReach = 80;

bool isOpener(char c)
{
    return c == '[' || c == '(' || c == '{' || c == '<';
}
bool isCloser(char c)
{
    return c == ']' || c == ')' || c == '}' || c == '>';
}
char openerOf(char closer)
{
    return closer == ']' ? '[' : closer == ')' ? '(' : closer == '}' ? '{' : '<';
}
bool isNameByte(char c)
{
    return is(c, WordByte);
}

/// A run of brackets and backslashes on one side of a sign.
struct Side
{
    std::size_t end = 0;
    bool opener = false;
    bool closer = false;
    bool angle = false;
    bool backslash = false;

    bool any() const { return opener || closer || backslash; }
};

/// What is to be written instead of a stretch of the line.
struct Replacement
{
    std::string_view text;
    std::size_t end = 0; ///< 0: nothing matches
    bool trimBefore = false; ///< blanks written just before are part of it
};

class Refanger
{
public:
    Refanger(std::string_view text, Rewritten &out)
        : m_text(text)
        , m_out(out)
    {
    }

    /// True when anything was replaced.
    bool run()
    {
        bool changed = false;
        for (std::size_t at = 0; at < m_text.size();) {
            if (const std::size_t plain = plainLength(at)) {
                m_out.copy(m_text.substr(at, plain), at);
                at += plain;
                continue;
            }
            const Replacement found = match(at);
            if (!found.end) {
                m_out.put(m_text[at], at);
                ++at;
                continue;
            }
            changed = true;
            if (found.trimBefore)
                trimBlanks();
            m_out.put(found.text, at);
            at = found.end;
        }
        return changed;
    }

private:
    char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\0'; }
    char before() const { return m_out.text.empty() ? '\0' : m_out.text.back(); }

    void trimBlanks()
    {
        while (!m_out.text.empty() && isBlank(m_out.text.back())) {
            m_out.text.pop_back();
            m_out.from.pop_back();
        }
    }

    /// Bytes from `i` on that no rule begins with.
    std::size_t plainLength(std::size_t i) const
    {
        const std::size_t begin = i;
        while (i < m_text.size()
               && (is(m_text[i], WordByte) || m_text[i] == '"' || m_text[i] == ',' || m_text[i] == '/'))
            ++i;
        return i - begin;
    }

    Replacement match(std::size_t i) const
    {
        switch (m_text[i]) {
        case '[':
        case '(':
        case '{':
        case '<':
        case ']':
        case ')':
        case '}':
        case '>':
            return bracket(i);
        case '.':
            return is(at(i + 1), BracketByte) ? dot(i, {}) : Replacement();
        case '\\':
            return backslash(i);
        case ':':
            return at(i + 1) == '\\' && at(i + 2) == '\\' ? backslashScheme(i) : Replacement();
        case ' ':
            return lower(at(i + 1)) == 'd' ? spelledDot(i) : Replacement();
        case '%':
        case '&':
        case '|':
            return taken(spelledSign(m_text, i));
        default:
            return {};
        }
    }

    Side side(std::size_t i) const
    {
        Side found;
        const std::size_t limit = std::min(m_text.size(), i + mostBrackets);
        for (; i < limit; ++i) {
            const char c = m_text[i];
            if (c == '\\')
                found.backslash = true;
            else if (isOpener(c))
                found.opener = true;
            else if (isCloser(c))
                found.closer = true;
            else
                break;
            found.angle = found.angle || c == '<' || c == '>';
        }
        found.end = i;
        return found;
    }

    std::size_t skipBlanks(std::size_t i) const
    {
        const std::size_t limit = std::min(m_text.size(), i + mostBlanks);
        while (i < limit && isBlank(m_text[i]))
            ++i;
        return i;
    }

    /// The last character written that is no blank.
    char beforeBlanks() const
    {
        std::size_t i = m_out.text.size();
        for (std::size_t blanks = 0; i > 0 && blanks < mostBlanks && isBlank(m_out.text[i - 1]); ++blanks)
            --i;
        return i ? m_out.text[i - 1] : '\0';
    }

    static Replacement taken(const SpelledSign &sign) { return {sign.text, sign.end, false}; }

    Replacement bracket(std::size_t i) const
    {
        if (m_text.substr(i, 3) == "().") // "getName().id" is a call
            return {};
        if (const SpelledSign sign = countedLabel(m_text, i, before()); sign.end)
            return taken(sign);
        const Side opening = side(i);
        const char next = at(opening.opener ? skipBlanks(opening.end) : opening.end);
        if (next == '.' || lower(next) == 'd' || next == ',' || (opening.opener && signEnd(skipBlanks(opening.end))))
            return dot(i, opening);
        if (!opening.opener)
            return {};
        if (next == '@' || lower(next) == 'a')
            return atSign(opening);
        if (next == ':' || next == '/')
            return colonOrSlash(opening);
        return {};
    }

    /// "[.]", "(dot)", " [ . ] ", halves such as "[." and ".]", backslashes.
    Replacement dot(std::size_t i, Side opening) const
    {
        std::size_t core = opening.any() ? opening.end : i;
        if (opening.opener)
            core = skipBlanks(core);
        const std::size_t coreEnd = signEnd(core);
        if (!coreEnd)
            return {};
        const std::size_t afterBlanks = opening.opener ? skipBlanks(coreEnd) : coreEnd;
        Side closing = side(afterBlanks);
        if (!closing.any())
            closing.end = coreEnd;
        const bool full = opening.opener && (closing.closer || closing.opener);
        const bool plainDot = coreEnd - core == 1 && m_text[core] == '.';
        if (!full && (!plainDot || core != (opening.any() ? opening.end : i) || opening.angle || closing.angle))
            return {};
        const std::size_t right = full ? skipBlanks(closing.end) : closing.end;
        const char left = full ? beforeBlanks() : before();
        if (!isNameByte(left) || !isNameByte(at(right)) || at(right) == '-')
            return {};
        if (!full && !isHalf(i, opening, closing))
            return {};
        return {".", right, full};
    }

    /// End of "." / "," / "dot" in one of the languages reports are written in at `i`, or 0.
    std::size_t signEnd(std::size_t i) const
    {
        if (at(i) == '.' || at(i) == ',')
            return i + 1;
        const std::string_view rest = m_text.substr(std::min(i, m_text.size()));
        for (const std::string_view word : {"dot", "d0t", "punkt", "punto", "point", "ponto", "punt", "точка"}) {
            if (equalsIgnoringCase(rest.substr(0, word.size()), word)
                && (word.size() == 3 || !is(at(i + word.size()), WordByte)))
                return i + word.size();
        }
        return 0;
    }

    /// Whether a dot with brackets on one side only, or of the wrong kind, was meant as defanged.
    bool isHalf(std::size_t i, const Side &opening, const Side &closing) const
    {
        if (opening.opener && !closing.any())
            return !closesAfterWord(closing.end) && !writtenEndsInFile();
        if (opening.closer && !opening.opener)
            return !opensBefore(lastCloser(opening.end));
        if (opening.backslash && !opening.opener)
            return true;
        // After the dot: "evil.]com", "evil.[com"; but not "f(x.)y" and not "see.(also".
        if (closing.closer)
            return !opensBefore(lastCloser(closing.end));
        return closing.opener && m_text[i] == '.' && at(i + 1) == '[' && !closesAfterWord(i + 2);
    }

    /// "update.exe (.NET": what is written ends in the name of a file.
    bool writtenEndsInFile() const
    {
        const std::string_view text = m_out.text;
        const std::string_view word = lastWordWritten();
        return word.size() < text.size() && text[text.size() - word.size() - 1] == '.'
            && fileEnding(word) == FileEnding::File;
    }

    /// "TLDs(.com)": the bracket belongs to the word, not to the dot. "10[.20[.30" and "10[.20.]30" do not close so.
    bool closesAfterWord(std::size_t i) const
    {
        const std::size_t limit = std::min(m_text.size(), i + tokenReach);
        for (; i < limit && !is(m_text[i], UrlEndByte); ++i) {
            if (isOpener(m_text[i]))
                return false;
            if (isCloser(m_text[i]))
                return m_text[i - 1] != '.';
        }
        return false;
    }

    /// The opener of `closer` was written before and is still open: "list[0].id" is code, "google].com" is not.
    bool opensBefore(char closer) const
    {
        const std::string_view text = m_out.text;
        const std::size_t stop = text.size() > tokenReach ? text.size() - tokenReach : 0;
        int closed = 0;
        for (std::size_t i = text.size(); i > stop; --i) {
            if (text[i - 1] == closer)
                ++closed;
            else if (text[i - 1] == openerOf(closer) && --closed < 0)
                return true;
        }
        return false;
    }

    /// The last closing bracket before `end`.
    char lastCloser(std::size_t end) const
    {
        while (end > 0 && !isCloser(m_text[end - 1]))
            --end;
        return end > 0 ? m_text[end - 1] : '\0';
    }

    /// "[@]", " (at) ".
    Replacement atSign(const Side &opening) const
    {
        const std::size_t core = skipBlanks(opening.end);
        const bool word = equalsIgnoringCase(m_text.substr(core, 2), "at");
        if (!word && m_text[core] != '@')
            return {};
        const Side closing = side(skipBlanks(core + (word ? 2 : 1)));
        if (!closing.closer || !isNameByte(beforeBlanks()))
            return {};
        return {"@", skipBlanks(closing.end), true};
    }

    /// Behind the closing brackets and backslashes at `i`; `i` where no bracket closes.
    std::size_t closersEnd(std::size_t i) const
    {
        const std::size_t limit = std::min(m_text.size(), i + mostBrackets);
        std::size_t end = i;
        for (std::size_t next = i; next < limit && (isCloser(m_text[next]) || m_text[next] == '\\'); ++next) {
            if (isCloser(m_text[next]))
                end = next + 1;
        }
        return end;
    }

    /// "[:]", "[://]", "[/]", and the half "[://".
    Replacement colonOrSlash(const Side &opening) const
    {
        const std::size_t core = opening.end;
        std::size_t end = core;
        while (end < m_text.size() && end - core < 3 && (m_text[end] == ':' || m_text[end] == '/'))
            ++end;
        const std::string_view sign = m_text.substr(core, end - core);
        // The second of "[:][:]" or of "[:][/][/]": a sign of its own.
        const bool goesOn = sign.size() == 1 && (before() == ':' || (before() == '/' && sign == "/"));
        if ((!isNameByte(before()) && !goesOn) || end == core)
            return {};
        const std::size_t close = closersEnd(end);
        if (close > end)
            return {sign, close, false};
        return sign == "://" ? Replacement{sign, end, false} : Replacement();
    }

    Replacement backslash(std::size_t i) const
    {
        const char next = at(i + 1);
        if (next == '/')
            return {"/", i + 2, false};
        if ((next == '_' || next == '-') && isNameByte(before()) && isNameByte(at(i + 2)))
            return {m_text.substr(i + 1, 1), i + 2, false};
        const Side opening = side(i);
        return dot(i, opening);
    }

    /// "http:\\host". Two letters before tell it from a drive.
    Replacement backslashScheme(std::size_t i) const
    {
        const std::size_t written = m_out.text.size();
        if (written < 2 || !is(m_out.text[written - 1], LetterByte) || !isAlphanumeric(m_out.text[written - 2]))
            return {};
        std::size_t end = i + 1;
        while (at(end) == '\\')
            ++end;
        return isNameByte(at(end)) ? Replacement{"://", end, false} : Replacement();
    }

    /// " dot " without brackets, where the next word can end a name or goes on with another dot.
    Replacement spelledDot(std::size_t i) const
    {
        if (!equalsIgnoringCase(m_text.substr(i, 5), " dot ") || !isAlphanumeric(before())
            || !isAlphanumeric(at(i + 5)))
            return {};
        std::size_t end = i + 5;
        while (end < m_text.size() && is(m_text[end], WordByte))
            ++end;
        const std::string_view next = m_text.substr(i + 5, end - i - 5);
        const std::string_view label = lastWordWritten();
        if (!isSpelledLabel(label))
            return {};
        const bool goesOn = equalsIgnoringCase(m_text.substr(end, 5), " dot ")
            || (at(end) == '.' && isAlphanumeric(at(end + 1))) || isOpener(at(end));
        const bool octets = allOf(label, DigitByte) && allOf(next, DigitByte) && awaitsLastOctet();
        return goesOn || octets || endsSpelledName(next, label) ? Replacement{".", i + 5, false} : Replacement();
    }

    /// What is written ends in three numbers with dots between them: the last of an address is to come.
    bool awaitsLastOctet() const
    {
        const std::string_view text = m_out.text;
        std::size_t i = text.size();
        while (i > 0 && (is(text[i - 1], DigitByte) || text[i - 1] == '.'))
            --i;
        return std::count(text.begin() + std::ptrdiff_t(i), text.end(), '.') == 2;
    }

    std::string_view lastWordWritten() const
    {
        const std::string_view text = m_out.text;
        std::size_t start = text.size();
        while (start > 0 && is(text[start - 1], WordByte))
            --start;
        return text.substr(start);
    }

    std::string_view m_text;
    Rewritten &m_out;
};

} // namespace

bool refang(std::string_view text, Rewritten &out)
{
    return Refanger(text, out).run();
}

} // namespace ioc
