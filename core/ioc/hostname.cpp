// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/hostname.h"

#include "core/ioc/address.h"
#include "core/ioc/punycode.h"
#include "core/ioc/suffixes.h"
#include "core/ioc/words.h"

#include <idn2.h>

#include <QString>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace ioc {

namespace {

bool isLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// One label, already in lower case. Underscores are common in service names; hyphens at the edges occur below the
/// registrable part only.
bool isLabel(std::string_view label, bool nearRoot)
{
    if (label.empty() || label.size() > 63)
        return false;
    for (const char c : label) {
        if (!isLetterOrDigit(c) && c != '-' && c != '_')
            return false;
    }
    return !nearRoot || (label.front() != '-' && label.back() != '-');
}

bool isName(std::string_view name)
{
    int fromRoot = 0;
    for (std::size_t end = name.size();;) {
        const std::size_t dot = end == 0 ? std::string_view::npos : name.rfind('.', end - 1);
        const std::size_t start = dot == std::string_view::npos ? 0 : dot + 1;
        const std::string_view label = name.substr(start, end - start);
        if (!isLabel(label, fromRoot < 2))
            return false;
        // An all-numeric end makes it a broken address, not a name; an underscore never stands in a TLD.
        if (fromRoot == 0 && (std::all_of(label.begin(), label.end(), isDigit) || label.find('_') != label.npos))
            return false;
        ++fromRoot;
        if (dot == std::string_view::npos)
            return true;
        end = dot;
    }
}

/// By the last label, which is what nearly all names are cleared by at once.
std::optional<RejectReason> reservedEnd(std::string_view name, std::string_view last)
{
    if (last == "arpa" || (last == "box" && (name == "fritz.box" || name.ends_with(".fritz.box"))))
        return RejectReason::InternalName;
    if (!isReservedWord(last))
        return {};
    const bool documentation = last == "example" || last == "test" || last == "invalid";
    return documentation ? RejectReason::DocumentationName : RejectReason::InternalName;
}

void classifyName(PlainHost &host)
{
    const std::string_view name = host.value();
    const std::size_t dot = name.rfind('.');
    host.reach = Reach::Internal;
    if (dot == name.npos) {
        host.why = RejectReason::SingleLabel;
    } else if (const auto reserved = reservedEnd(name, name.substr(dot + 1))) {
        host.why = *reserved;
        if (*reserved == RejectReason::DocumentationName)
            host.reach = Reach::Documentation;
    } else if (isPublicSuffix(name)) {
        host.why = RejectReason::PublicSuffix;
    } else {
        host.reach = Reach::Public;
    }
}

void store(PlainHost &host, Type type, std::size_t length, AddressClass kind)
{
    host.type = type;
    host.length = std::uint8_t(length);
    host.reach = kind.reach;
    host.why = kind.why;
}

void storeIpv4(PlainHost &host, std::uint32_t address)
{
    store(host, Type::Ipv4, writeIpv4(address, host.text), classify(address));
}

bool parseName(std::string_view text, PlainHost &host)
{
    if (text.empty() || text.size() > longestHost)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        host.text[i] = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    }
    host.type = Type::Domain;
    host.length = std::uint8_t(text.size());
    if (!isName(host.value()))
        return false;
    classifyName(host);
    return true;
}

std::optional<std::string> byIdna2008(const std::string &utf8)
{
    char *out = nullptr;
    if (idn2_to_ascii_8z(utf8.c_str(), &out, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
        return {};
    const std::unique_ptr<char, void (*)(void *)> owner(out, [](void *p) { idn2_free(p); });
    return std::string(out);
}

/// Characters that would be an address part, a separator or nothing to see are no part of a name.
bool mayStandInName(char32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    switch (QChar::category(c)) {
    case QChar::Letter_Lowercase:
    case QChar::Letter_Other:
    case QChar::Letter_Modifier:
    case QChar::Letter_Uppercase:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Symbol_Other:
    case QChar::Symbol_Modifier:
        return true;
    default:
        return c == 0x00b7 || c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f);
    }
}

std::optional<std::string> byPunycode(const std::string &utf8)
{
    const QString folded
        = QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).toLower().normalized(QString::NormalizationForm_KC);
    const std::u32string text = folded.toStdU32String();
    if (!std::all_of(text.begin(), text.end(), mayStandInName))
        return {};
    std::string out;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find(U'.', start), text.size());
        const auto label = encodeLabel(std::u32string_view(text).substr(start, end - start));
        if (!label)
            return {};
        out += out.empty() ? *label : '.' + *label;
        start = end + 1;
    }
    return out;
}

} // namespace

std::optional<std::string> toAscii(std::string_view utf8)
{
    if (utf8.size() > 4 * longestHost)
        return {};
    const std::string text(utf8);
    if (text.find('\0') != std::string::npos)
        return {};
    // libidn2 takes ASCII punctuation in its stride; isName refuses it afterwards.
    auto ascii = byIdna2008(text);
    return ascii ? ascii : byPunycode(text);
}

bool hasBrokenLabel(std::string_view name)
{
    if (!name.starts_with("xn--") && name.find(".xn--") == name.npos)
        return false;
    char *out = nullptr;
    const int code = idn2_to_unicode_8z8z(std::string(name).c_str(), &out, 0);
    const std::unique_ptr<char, void (*)(void *)> owner(out, [](void *p) { idn2_free(p); });
    return code != IDN2_OK;
}

bool parsePlainHost(std::string_view utf8, PlainHost &host)
{
    if (!utf8.empty() && utf8.back() == '.')
        utf8.remove_suffix(1);
    if (utf8.empty() || utf8.size() > 4 * longestHost)
        return false;
    if (std::any_of(utf8.begin(), utf8.end(), [](char c) { return c & 0x80; })) {
        const auto ascii = toAscii(utf8);
        // A name of full-width digits becomes an address here.
        return ascii && parsePlainHost(*ascii, host);
    }
    if (utf8.find(':') != std::string_view::npos) {
        const auto address = parseIpv6(utf8);
        if (!address)
            return false;
        if (const auto v4 = mappedIpv4(*address))
            storeIpv4(host, *v4);
        else
            store(host, Type::Ipv6, writeIpv6(*address, host.text), classify(*address));
        return true;
    }
    if (isDigit(utf8.back()) && isDigit(utf8.front())) {
        if (const auto address = parseIpv4(utf8)) {
            storeIpv4(host, *address);
            return true;
        }
    }
    return parseName(utf8, host);
}

} // namespace ioc
