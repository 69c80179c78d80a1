// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/spelledsign.h"

#include "core/ioc/chars.h"

#include <algorithm>

namespace ioc {

namespace {

constexpr std::size_t longestCounted = 63;

char charAt(std::string_view text, std::size_t i)
{
    return i < text.size() ? text[i] : '\0';
}

int hexPair(std::string_view text, std::size_t i)
{
    const auto value = [](char c) { return is(c, DigitByte) ? c - '0' : lower(c) - 'a' + 10; };
    const char first = charAt(text, i), second = charAt(text, i + 1);
    return is(first, HexByte) && is(second, HexByte) ? value(first) * 16 + value(second) : -1;
}

/// "%2E" and its likes, also encoded twice. What would end the URL it stands in becomes a plus.
SpelledSign percentSign(std::string_view text, std::size_t i)
{
    std::size_t digits = i + 1;
    while (text.substr(digits, 2) == "25" && hexPair(text, digits + 2) >= 0)
        digits += 2;
    const int code = hexPair(text, digits);
    if (code < 0 || code >= 0x7f)
        return {};
    static constexpr std::string_view ascii = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
                                              "abcdefghijklmnopqrstuvwxyz{|}~";
    const std::string_view sign = code < 0x20 ? " " : ascii.substr(std::size_t(code - 0x20), 1);
    return {is(sign[0], UrlEndByte) ? "+" : sign, digits + 2};
}

SpelledSign entitySign(std::string_view text, std::size_t i)
{
    struct Entity
    {
        std::string_view name, text;
    };
    static constexpr Entity entities[] = {
        {"&#46;", "."}, {"&#x2e;", "."}, {"&period;", "."}, {"&#58;", ":"},  {"&#x3a;", ":"}, {"&colon;", ":"},
        {"&#47;", "/"}, {"&#x2f;", "/"}, {"&sol;", "/"},    {"&#64;", "@"},  {"&#x40;", "@"}, {"&commat;", "@"},
        {"&lt;", "<"},  {"&gt;", ">"},   {"&quot;", "\""},  {"&apos;", "'"}, {"&nbsp;", " "}, {"&amp;", "&"},
    };
    for (const Entity &known : entities) {
        if (equalsIgnoringCase(text.substr(i, known.name.size()), known.name))
            return {known.text, i + known.name.size()};
    }
    return {};
}

struct Count
{
    std::size_t number = 0;
    std::size_t end = 0; ///< behind the bracket; 0: there is none
};

Count countAt(std::string_view text, std::size_t i)
{
    if (charAt(text, i) != '(' || !is(charAt(text, i + 1), DigitByte))
        return {};
    Count count;
    std::size_t end = i + 1;
    for (; end < i + 3 && is(charAt(text, end), DigitByte); ++end)
        count.number = count.number * 10 + std::size_t(text[end] - '0');
    if (charAt(text, end) == ')')
        count.end = end + 1;
    return count;
}

/// The next count, when the label that this one announces is as long as it says.
Count nextCount(std::string_view text, const Count &count)
{
    const std::string_view label = text.substr(std::min(count.end, text.size()), count.number);
    if (!count.end || !count.number || count.number > longestCounted || !allOf(label, WordByte))
        return {};
    return countAt(text, count.end + count.number);
}

} // namespace

SpelledSign spelledSign(std::string_view text, std::size_t i)
{
    switch (text[i]) {
    case '%':
        return percentSign(text, i);
    case '&':
        return entitySign(text, i);
    default:
        return equalsIgnoringCase(text.substr(i, 4), "|2e|") ? SpelledSign{".", i + 4} : SpelledSign();
    }
}

SpelledSign countedLabel(std::string_view text, std::size_t i, char before)
{
    const Count count = countAt(text, i);
    if (!count.end)
        return {};
    if (nextCount(text, count).end)
        return {is(before, WordByte) ? "." : "", count.end};
    // "(0)" ends the name, if what stands before was one: "f(0)" is a call.
    if (count.number > 0 || !is(before, WordByte))
        return {};
    std::size_t begin = i;
    while (begin > 0 && is(text[begin - 1], WordByte))
        --begin;
    const std::size_t length = i - begin;
    const std::size_t bracket = text.substr(0, begin).rfind('(');
    const bool counted = bracket != text.npos && begin - bracket <= 4 && countAt(text, bracket).number == length
        && countAt(text, bracket).end == begin;
    return counted ? SpelledSign{" ", count.end} : SpelledSign();
}

} // namespace ioc
