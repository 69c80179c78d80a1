// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/entities.h"

#include "core/ioc/chars.h"

#include <QString>

namespace ioc {

namespace {

struct Named
{
    std::string_view name, text;
};

constexpr Named namedEntities[] = {
    {"amp", "&"},     {"lt", "<"},     {"gt", ">"},     {"quot", "\""},         {"apos", "'"},   {"nbsp", " "},
    {"period", "."},  {"colon", ":"},  {"sol", "/"},    {"commat", "@"},        {"lsqb", "["},   {"rsqb", "]"},
    {"lbrack", "["},  {"rbrack", "]"}, {"lpar", "("},   {"rpar", ")"},          {"lcub", "{"},   {"rcub", "}"},
    {"lbrace", "{"},  {"rbrace", "}"}, {"bsol", "\\"},  {"hyphen", "-"},        {"dash", "-"},   {"lowbar", "_"},
    {"shy", ""},      {"zwnj", ""},    {"zwj", ""},     {"ZeroWidthSpace", ""}, {"ndash", "–"},  {"mdash", "—"},
    {"hellip", "…"},  {"bull", "•"},   {"middot", "·"}, {"lsquo", "‘"},         {"rsquo", "’"},  {"ldquo", "“"},
    {"rdquo", "”"},   {"laquo", "«"},  {"raquo", "»"},  {"comma", ","},         {"num", "#"},    {"Tab", " "},
    {"NewLine", " "}, {"auml", "ä"},   {"ouml", "ö"},   {"uuml", "ü"},          {"szlig", "ß"},  {"Auml", "Ä"},
    {"Ouml", "Ö"},    {"Uuml", "Ü"},   {"eacute", "é"}, {"egrave", "è"},        {"agrave", "à"}, {"ccedil", "ç"},
    {"ntilde", "ñ"},  {"copy", "©"},   {"reg", "®"},    {"trade", "™"},         {"rarr", "→"},   {"larr", "←"},
    {"ensp", " "},    {"emsp", " "},   {"thinsp", " "},
};

constexpr std::size_t longestReference = 32;

/// The text of the reference between "&" and ";", or false.
bool resolve(std::string_view reference, std::string &out)
{
    if (reference.starts_with('#')) {
        const bool hex = reference.size() > 1 && lower(reference[1]) == 'x';
        const std::string_view digits = reference.substr(hex ? 2 : 1);
        char32_t code = 0;
        if (digits.empty() || digits.size() > 8 || !allOf(digits, hex ? HexByte : DigitByte))
            return false;
        for (const char c : digits)
            code = code * (hex ? 16 : 10) + char32_t(is(c, DigitByte) ? c - '0' : lower(c) - 'a' + 10);
        if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
            return false;
        const QByteArray utf8 = QString::fromUcs4(&code, 1).toUtf8();
        out.append(utf8.constData(), std::size_t(utf8.size()));
        return true;
    }
    for (const Named &named : namedEntities) {
        if (named.name == reference) {
            out += named.text;
            return true;
        }
    }
    return false;
}

} // namespace

std::string resolveEntities(std::string_view html)
{
    std::string out;
    out.reserve(html.size());
    for (std::size_t i = 0; i < html.size();) {
        const std::size_t begin = std::min(html.find('&', i), html.size());
        out += html.substr(i, begin - i);
        if (begin == html.size())
            break;
        const std::size_t end = html.substr(0, std::min(html.size(), begin + longestReference)).find(';', begin);
        if (end != html.npos && resolve(html.substr(begin + 1, end - begin - 1), out)) {
            i = end + 1;
        } else {
            out += '&';
            i = begin + 1;
        }
    }
    return out;
}

} // namespace ioc
