// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Byte classes of UTF-8 text as the scanner sees it. Independent of the locale.
namespace ioc {

enum ByteClass : std::uint8_t {
    DigitByte = 1,
    HexByte = 2, ///< digits too
    LetterByte = 4,
    WordByte = 8, ///< may stand in a label: letters, digits, '-', '_' and everything above ASCII
    UrlEndByte = 16, ///< ends a URL
    LocalByte = 32, ///< may stand in the local part of a mail address
    BracketByte = 64, ///< makes a line worth refanging
    AnchorByte = 128, ///< '.' and ':'
};

constexpr std::array<std::uint8_t, 256> makeByteClasses()
{
    std::array<std::uint8_t, 256> table{};
    const auto add = [&table](std::string_view bytes, int classes) {
        for (const char c : bytes)
            table[std::uint8_t(c)] |= std::uint8_t(classes);
    };
    add("0123456789", DigitByte | HexByte | WordByte | LocalByte);
    add("abcdefABCDEF", HexByte);
    add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", LetterByte | WordByte | LocalByte);
    add("-_", WordByte | LocalByte);
    add(".+", LocalByte);
    add("\"'<>`", UrlEndByte);
    add("[](){}<\\%&\x1b", BracketByte);
    add(".:", AnchorByte);
    for (std::size_t i = 0; i <= 32; ++i)
        table[i] |= UrlEndByte;
    table[127] |= UrlEndByte;
    for (std::size_t i = 128; i < 256; ++i)
        table[i] |= WordByte | BracketByte;
    return table;
}

inline constexpr std::array<std::uint8_t, 256> byteClasses = makeByteClasses();

constexpr bool is(char c, ByteClass what)
{
    return byteClasses[std::uint8_t(c)] & what;
}
constexpr bool isAlphanumeric(char c)
{
    return byteClasses[std::uint8_t(c)] & (LetterByte | DigitByte);
}
constexpr bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
constexpr char lower(char c)
{
    return isUpper(c) ? char(c + 32) : c;
}
constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

constexpr bool allOf(std::string_view text, ByteClass what)
{
    for (const char c : text) {
        if (!is(c, what))
            return false;
    }
    return !text.empty();
}

constexpr bool equalsIgnoringCase(std::string_view text, std::string_view lowerCase)
{
    if (text.size() != lowerCase.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (lower(text[i]) != lowerCase[i])
            return false;
    }
    return true;
}

/// Where `lowerCase`, which is not empty, begins in the text; npos: nowhere.
constexpr std::size_t findIgnoringCase(std::string_view text, std::string_view lowerCase)
{
    for (std::size_t i = 0; i + lowerCase.size() <= text.size(); ++i) {
        if (lower(text[i]) == lowerCase[0] && equalsIgnoringCase(text.substr(i, lowerCase.size()), lowerCase))
            return i;
    }
    return std::string_view::npos;
}

/// "webClient", "MoveBox": a capital behind a small letter.
constexpr bool isCamelCase(std::string_view text)
{
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (isUpper(text[i]) && text[i - 1] >= 'a' && text[i - 1] <= 'z')
            return true;
    }
    return false;
}

} // namespace ioc
