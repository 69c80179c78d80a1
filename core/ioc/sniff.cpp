// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/sniff.h"

#include "core/ioc/chars.h"
#include "core/ioc/decoder.h"
#include "core/ioc/readers/tabletext.h"

#include <algorithm>

namespace ioc {

namespace {

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

bool has(std::string_view text, std::string_view part)
{
    return text.find(part) != text.npos;
}

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    return begin == text.npos ? std::string_view() : text.substr(begin);
}

/// Zero bytes and control characters that no text has.
bool isBinary(std::string_view text)
{
    const auto odd = std::count_if(text.begin(), text.end(), [](char c) {
        return (c >= 0 && c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b') || c == 127;
    });
    return std::size_t(odd) * 20 > text.size();
}

/// Looks like JSON, not like "[1.2.3.4]" or "{draft}".
bool isJson(std::string_view text)
{
    if (text.empty() || (text[0] != '{' && text[0] != '['))
        return false;
    const std::string_view rest = withoutBlanks(text.substr(1));
    if (rest.empty())
        return text.size() > 1;
    if (text[0] == '{') {
        if (rest[0] == '}')
            return true;
        const std::size_t end = rest[0] == '"' ? rest.find('"', 1) : rest.npos;
        return end != rest.npos && withoutBlanks(rest.substr(end + 1)).starts_with(':');
    }
    if (rest[0] == '{' || rest[0] == '[' || rest[0] == ']')
        return rest[0] != '{' || isJson(rest);
    // ["a", "b"]; "[" alone on a line of text is followed by words.
    if (rest[0] != '"')
        return false;
    const std::size_t end = rest.find('"', 1);
    const std::string_view next = end == rest.npos ? std::string_view() : withoutBlanks(rest.substr(end + 1));
    return next.starts_with(',') || next.starts_with(']');
}

Format jsonFormat(std::string_view text)
{
    // Producers write keys in any order; the ids of STIX objects and MISP's capital "Event" are seen early in either.
    if (has(text, "\"spec_version\"") || has(text, "\"bundle--") || has(text, "\"indicator--")
        || has(text, "\"pattern_type\""))
        return Format::Stix2;
    if (has(text, "\"Event\"") || (has(text, "\"Attribute\"") && has(text, "\"category\"")) || has(text, "\"to_ids\""))
        return Format::Misp;
    return Format::Json;
}

Format xmlFormat(std::string_view lower)
{
    if (has(lower, "stix_package") || has(lower, "http://stix.mitre.org/"))
        return Format::Stix1;
    if (has(lower, "schemas.mandiant.com") || has(lower, "<openioc") || has(lower, "http://openioc.org/"))
        return Format::OpenIoc;
    return has(lower, "<html") || has(lower, "<!doctype html") ? Format::Html : Format::Xml;
}

bool isHtml(std::string_view lower)
{
    if (has(lower, "<!doctype html") || has(lower, "<html") || has(lower, "<body") || has(lower, "<head>"))
        return true;
    if (withoutBlanks(lower).substr(0, 1) != "<")
        return false;
    int tags = 0;
    for (const std::string_view tag :
         {"<div", "<p>", "<table", "<td", "<li>", "<br", "<span", "<a href", "<h1", "<h2", "<ul", "</"})
        tags += has(lower, tag);
    return tags >= 2;
}

/// "Mon, 3 Mar 2025 10:00:00 +0000", the day of the week at will.
bool isMailDate(std::string_view value)
{
    if (const std::size_t comma = value.find(','); comma != value.npos && comma <= 4)
        value = withoutBlanks(value.substr(comma + 1));
    const std::size_t month = value.find_first_not_of("0123456789");
    if (month == 0 || month == value.npos || month > 2 || !isBlank(value[month]))
        return false;
    const std::string name = lowered(withoutBlanks(value.substr(month)).substr(0, 4));
    return name.size() == 4 && isBlank(name[3])
        && has("jan feb mar apr may jun jul aug sep oct nov dec", std::string_view(name).substr(0, 3))
        && std::count(value.begin(), value.end(), ':') >= 1;
}

enum class HeaderKind { Other, Usual, Address, Mail };

/// Mail: a header as programs write it. Address: it has one. Usual: one that people also write at the top of a note.
HeaderKind headerKind(std::string_view name, std::string_view value)
{
    const auto among = [name](std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    bool mail = among({"dkim-signature", "arc-seal", "arc-message-signature", "authentication-results", "received-spf",
                       "x-originating-ip", "x-mailer", "content-transfer-encoding", "dkim-filter"});
    if (name == "received")
        mail = has(value, "from ") || has(value, "by ");
    else if (among({"message-id", "return-path", "in-reply-to", "references"}))
        mail = value.starts_with('<');
    else if (name == "mime-version")
        mail = value.starts_with("1.");
    else if (name == "content-type")
        mail = has(value, "/");
    else if (name == "date")
        mail = isMailDate(value);
    else if (among({"from", "reply-to", "sender", "delivered-to"}) && has(value, "@"))
        return HeaderKind::Address;
    if (mail)
        return HeaderKind::Mail;
    return among({"from", "to", "cc", "subject", "date", "received", "message-id", "return-path", "reply-to", "sender",
                  "mime-version", "content-type", "delivered-to"})
        ? HeaderKind::Usual
        : HeaderKind::Other;
}

/// Begins with headers as only mails have them together. A name ending in .eml lowers the bar.
bool isMail(std::string_view text, bool calledMail)
{
    int mail = text.starts_with("From "), usual = 0;
    bool address = false;
    std::size_t begin = text.starts_with("From ") ? text.find('\n') + 1 : 0;
    for (int line = 0; line < 100 && begin < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view header = text.substr(begin, end - begin);
        begin = end + 1;
        if (header.empty() || header == "\r")
            break;
        if (isBlank(header[0]))
            continue;
        const std::size_t colon = header.find(':');
        if (colon == header.npos && end == text.size())
            break; // cut
        if (colon == header.npos || colon == 0 || has(header.substr(0, colon), " "))
            return false;
        const HeaderKind kind = headerKind(lowered(header.substr(0, colon)), withoutBlanks(header.substr(colon + 1)));
        mail += kind == HeaderKind::Mail;
        usual += kind == HeaderKind::Usual;
        address = address || kind == HeaderKind::Address;
    }
    mail += address;
    return mail >= 2 || (calledMail && mail + usual >= 1);
}

bool endsWith(const QString &name, std::initializer_list<const char *> endings)
{
    return std::any_of(endings.begin(), endings.end(), [&name](const char *ending) {
        return name.endsWith(QLatin1String(ending), Qt::CaseInsensitive);
    });
}

/// Text that several formats allow: here the name counts.
Format textFormat(std::string_view text, const QString &name, bool wide)
{
    // A mail is made of bytes: what is UTF-16 was saved by an editor, and is text.
    if (!wide && isMail(text, endsWith(name, {".eml"})))
        return Format::Mail;
    const std::string lower = lowered(text);
    if (endsWith(name, {".html", ".htm", ".xhtml"}) && has(lower, "<"))
        return Format::Html;
    if (isHtml(lower))
        return Format::Html;
    if (endsWith(name, {".md", ".adoc", ".asciidoc", ".markdown", ".rst", ".log"}))
        return Format::Text;
    if (endsWith(name, {".csv", ".tsv"}))
        return Format::Table;
    return findSeparator(text) ? Format::Table : Format::Text;
}

} // namespace

Format sniff(QByteArrayView head, const QString &name)
{
    const std::string_view bytes(head.data(), std::size_t(head.size()));
    if (has(bytes.substr(0, 1024), "%PDF-"))
        return Format::Pdf;
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"))
        return Format::Archive;
    if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
        return Format::OldOffice;
    std::string text;
    Decoder decoder;
    decoder.feed(head, text);
    decoder.finish(text);
    if (isBinary(text))
        return Format::Binary;
    const std::string_view start = withoutBlanks(text);
    if (isJson(start))
        return jsonFormat(start);
    if (start.starts_with("<?xml") || lowered(start.substr(0, 200)).starts_with("<stix:"))
        return xmlFormat(lowered(start));
    if (start.starts_with("<ioc ") || start.starts_with("<OpenIOC"))
        return Format::OpenIoc;
    return textFormat(text, name, has(bytes.substr(0, 512), std::string_view("\0", 1)));
}

} // namespace ioc
