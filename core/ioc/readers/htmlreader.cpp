// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/htmlreader.h"

#include "core/ioc/chars.h"
#include "core/ioc/readers/entities.h"
#include "core/ioc/reading.h"
#include "core/ioc/suffixes.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace ioc {

namespace {

constexpr std::size_t longestTag = 64 * 1024;
constexpr std::size_t longestHtmlLine = 64 * 1024;

std::string_view tagName(std::string_view tag)
{
    std::size_t begin = !tag.empty() && tag[0] == '/' ? 1 : 0;
    std::size_t end = begin;
    while (end < tag.size() && isAlphanumeric(tag[end]))
        ++end;
    return tag.substr(begin, end - begin);
}

bool isInline(std::string_view name)
{
    static constexpr std::string_view names[]
        = {"a",    "abbr",   "acronym", "b",   "bdi",   "bdo",  "big",  "cite", "code", "del",  "em",
           "font", "i",      "ins",     "kbd", "label", "mark", "nobr", "q",    "s",    "samp", "small",
           "span", "strike", "strong",  "sub", "sup",   "tt",   "u",    "var",  "wbr",  "img"};
    return std::any_of(std::begin(names), std::end(names),
                       [name](std::string_view known) { return equalsIgnoringCase(name, known); });
}

/// Elements whose content is no text of the page.
bool isRaw(std::string_view name)
{
    static constexpr std::string_view names[] = {"script", "style", "noscript", "template", "svg", "iframe", "object"};
    return std::any_of(std::begin(names), std::end(names),
                       [name](std::string_view known) { return equalsIgnoringCase(name, known); });
}

/// End of the tag that begins at the start of `html` (behind "<"): the position of ">", outside quotes. npos: not
/// complete.
std::size_t tagEnd(std::string_view html)
{
    char quote = 0;
    for (std::size_t i = 0; i < html.size(); ++i) {
        const char c = html[i];
        if (quote) {
            quote = c == quote ? '\0' : quote;
        } else if ((c == '"' || c == '\'') && i > 0 && (html[i - 1] == '=' || isBlank(html[i - 1]))) {
            quote = c;
        } else if (c == '>') {
            return i;
        }
    }
    return html.npos;
}

std::string_view attributeValue(std::string_view tag, std::string_view wanted)
{
    for (std::size_t at = 0; at + wanted.size() < tag.size(); ++at) {
        if (!equalsIgnoringCase(tag.substr(at, wanted.size()), wanted) || at == 0 || isAlphanumeric(tag[at - 1])
            || tag[at - 1] == '-')
            continue;
        std::size_t i = at + wanted.size();
        while (i < tag.size() && isBlank(tag[i]))
            ++i;
        if (i >= tag.size() || tag[i] != '=')
            continue;
        ++i;
        while (i < tag.size() && isBlank(tag[i]))
            ++i;
        if (i < tag.size() && (tag[i] == '"' || tag[i] == '\'')) {
            const std::size_t end = std::min(tag.find(tag[i], i + 1), tag.size());
            return tag.substr(i + 1, end - i - 1);
        }
        std::size_t end = i;
        while (end < tag.size() && !is(tag[end], UrlEndByte))
            ++end;
        return tag.substr(i, end - i);
    }
    return {};
}

/// The value of an attribute that names a place, without the line breaks that browsers take out. Empty: no place
/// outside the page ("cid:", "data:" and scripts are inside).
std::string outsidePlace(std::string_view tag, std::string_view attribute)
{
    std::string place = resolveEntities(attributeValue(tag, attribute));
    std::erase_if(place, [](char c) { return c == '\n' || c == '\r' || c == '\t'; });
    place.erase(0, place.find_first_not_of(' '));
    for (const std::string_view inside : {"data:", "cid:", "javascript:"}) {
        if (equalsIgnoringCase(std::string_view(place).substr(0, inside.size()), inside))
            return {};
    }
    const bool leaves = place.find("://") != place.npos || place.starts_with("//") || place.starts_with("\\\\")
        || place.starts_with("mailto:");
    return leaves ? place : std::string();
}

/// "bad.net" of "https://www.bad.net:8443/x": what belongs to one site.
std::string siteOf(std::string_view url)
{
    const std::string host = QUrl(QString::fromUtf8(url.data(), qsizetype(url.size()))).host(QUrl::FullyEncoded).toStdString();
    const std::string_view domain = registrableDomain(host);
    return domain.empty() ? host : std::string(domain);
}

} // namespace

void HtmlReader::read(QIODevice &device, Reading &reading)
{
    TextStream stream(device, reading);
    std::string text;
    while (stream.read(text)) {
        feed(text, reading);
        text.clear();
    }
    finish(reading);
}

void HtmlReader::feed(std::string_view html, Reading &reading)
{
    m_pending += html;
    const std::string_view view = m_pending;
    std::size_t at = 0;
    while (at < view.size()) {
        const std::string_view rest = view.substr(at);
        std::size_t used = 0;
        switch (m_state) {
        case State::Text:
            used = inText(rest, reading);
            break;
        case State::Tag:
            used = inTag(rest, reading);
            break;
        case State::Comment:
            used = until(rest, "-->");
            break;
        case State::RawText:
            used = until(rest, m_rawEnd);
            break;
        case State::Declaration:
            used = until(rest, ">");
            break;
        }
        if (used == 0)
            break;
        // Text counts its own line breaks, since it has to know where a line of it began.
        at += used;
    }
    m_pending.erase(0, at);
}

/// Text up to the next tag.
std::size_t HtmlReader::inText(std::string_view html, Reading &reading)
{
    const std::size_t open = std::min(html.find('<'), html.size());
    if (open > 0) {
        // An entity may be cut by the end of the piece.
        std::size_t length = open;
        if (open == html.size() && html.size() < longestHtmlLine) {
            const std::size_t reference = html.find_last_of('&');
            if (reference != html.npos && html.size() - reference < 32 && html.find(';', reference) == html.npos)
                length = reference;
        }
        addText(html.substr(0, length), reading);
        return length;
    }
    if (html.size() < 4 && html != "<" && html.find('>') == html.npos)
        return 0;
    if (html.size() == 1)
        return 0;
    if (html.starts_with("<!--")) {
        m_state = State::Comment;
        m_openedAt = m_lineNumber;
        return 4;
    }
    if (html[1] == '!' || html[1] == '?') {
        m_state = State::Declaration;
        m_openedAt = m_lineNumber;
        return 2;
    }
    if (is(html[1], LetterByte) || html[1] == '/') {
        m_state = State::Tag;
        return 1;
    }
    addText(html.substr(0, 1), reading); // "a < b"
    return 1;
}

std::size_t HtmlReader::inTag(std::string_view html, Reading &reading)
{
    const std::size_t end = tagEnd(html.substr(0, longestTag));
    if (end == html.npos && html.size() < longestTag)
        return 0;
    m_state = State::Text;
    if (end == html.npos) { // no end in sight: text that begins with "<"
        addText(html.substr(0, 1), reading);
        return 1;
    }
    takeTag(html.substr(0, end), reading);
    m_lineNumber += std::count(html.begin(), html.begin() + std::ptrdiff_t(end), '\n');
    return end + 1;
}

/// Skips up to and including `end`; keeps what may be its beginning.
std::size_t HtmlReader::until(std::string_view html, std::string_view end)
{
    const std::size_t found = findIgnoringCase(html, end);
    std::size_t used = found == html.npos ? html.size() - std::min(html.size(), end.size() - 1) : found + end.size();
    if (found != html.npos && m_state == State::RawText) {
        m_state = State::Tag; // what follows "</script" up to ">" is a tag's rest
        used = found + 1;
    } else if (found != html.npos) {
        m_state = State::Text;
    }
    m_lineNumber += std::count(html.begin(), html.begin() + std::ptrdiff_t(used), '\n');
    return used;
}

void HtmlReader::takeTag(std::string_view tag, Reading &reading)
{
    const std::string_view name = tagName(tag);
    const bool closing = tag.starts_with('/');
    if (!isInline(name))
        flush(reading);
    if (equalsIgnoringCase(name, "pre") || equalsIgnoringCase(name, "textarea"))
        m_preformatted = std::max(0, m_preformatted + (closing ? -1 : 1));
    if (closing)
        return;
    if (equalsIgnoringCase(name, "a") || equalsIgnoringCase(name, "area"))
        takeLink(tag, reading);
    if (reading.isInMail())
        takeLoads(name, tag, reading);
    else if (equalsIgnoringCase(name, "form"))
        takeForm(tag, reading);
    else
        noteSite(name, tag);
    if (isRaw(name) && !tag.ends_with('/')) {
        m_state = State::RawText;
        m_openedAt = m_lineNumber;
        m_rawEnd = "</";
        for (const char c : name)
            m_rawEnd += lower(c);
    }
}

/// Links inside the site ("../report.pdf") are no hosts.
void HtmlReader::takeLink(std::string_view tag, Reading &reading)
{
    const std::string target = resolveEntities(attributeValue(tag, "href"));
    const bool leaves = target.find("://") != target.npos || target.starts_with("//") || target.starts_with("mailto:")
        || target.starts_with("hxx");
    if (!leaves)
        return;
    reading.place().line = m_lineNumber;
    reading.scan(target);
}

/// What the program that shows the mail asks for, or would send to.
void HtmlReader::takeLoads(std::string_view name, std::string_view tag, Reading &reading) const
{
    reading.place().line = m_lineNumber;
    for (const std::string_view attribute : {"src", "srcset", "action", "formaction", "background", "poster"}) {
        if (const std::string place = outsidePlace(tag, attribute); !place.empty())
            reading.scan(place);
    }
    if (equalsIgnoringCase(name, "base") || equalsIgnoringCase(name, "link")) {
        reading.scan(outsidePlace(tag, "href"));
    } else if (equalsIgnoringCase(name, "object")) {
        reading.scan(outsidePlace(tag, "data"));
    } else if (equalsIgnoringCase(name, "meta") && equalsIgnoringCase(attributeValue(tag, "http-equiv"), "refresh")) {
        const std::string content = resolveEntities(attributeValue(tag, "content"));
        const std::size_t target = content.find('=');
        if (target != content.npos && content.find("//", target) != content.npos)
            reading.scan(std::string_view(content).substr(target + 1));
    }
}

/// Where a saved page sends what is typed into it, unless that is its own site: a report has a search field, a copied
/// sign-in page a collector.
void HtmlReader::takeForm(std::string_view tag, Reading &reading) const
{
    const std::string place = outsidePlace(tag, "action");
    if (place.empty() || (!m_site.empty() && siteOf(place) == m_site)
        || equalsIgnoringCase(attributeValue(tag, "role"), "search"))
        return;
    reading.place().line = m_lineNumber;
    reading.scan(place);
}

/// Where the page says that it comes from.
void HtmlReader::noteSite(std::string_view name, std::string_view tag)
{
    if (!m_site.empty())
        return;
    if (equalsIgnoringCase(name, "base")
        || (equalsIgnoringCase(name, "link") && equalsIgnoringCase(attributeValue(tag, "rel"), "canonical")))
        m_site = siteOf(attributeValue(tag, "href"));
    else if (equalsIgnoringCase(name, "meta") && equalsIgnoringCase(attributeValue(tag, "property"), "og:url"))
        m_site = siteOf(attributeValue(tag, "content"));
}

void HtmlReader::addText(std::string_view text, Reading &reading)
{
    const std::string plain = resolveEntities(text);
    if (m_line.empty())
        m_lineBegan = m_lineNumber;
    const qint64 breaks = std::count(text.begin(), text.end(), '\n');
    for (const char c : plain) {
        const bool lineBreak = c == '\n' || c == '\r';
        if (lineBreak && m_preformatted)
            flush(reading);
        else if (!lineBreak || (!m_line.empty() && m_line.back() != ' '))
            m_line += lineBreak ? ' ' : c;
        if (m_line.size() >= longestHtmlLine && is(c, UrlEndByte))
            flush(reading);
        if (m_line.size() >= 2 * longestHtmlLine)
            flush(reading);
        if (c == '\n') {
            ++m_lineNumber;
            if (m_line.empty())
                m_lineBegan = m_lineNumber;
        }
    }
    // A reference may stand for a line break: the source decides.
    m_lineNumber += breaks - std::count(plain.begin(), plain.end(), '\n');
}

void HtmlReader::flush(Reading &reading)
{
    if (!m_line.empty()) {
        reading.place().line = m_lineBegan;
        reading.scan(m_line);
    }
    m_line.clear();
    m_lineBegan = m_lineNumber;
}

void HtmlReader::finish(Reading &reading)
{
    if (m_state == State::Text && !m_pending.empty())
        addText(m_pending, reading);
    else if (m_state == State::Tag)
        takeTag(m_pending, reading);
    flush(reading);
    if (m_state == State::RawText || m_state == State::Comment)
        reading.problem(
            QCoreApplication::translate(
                "ioc", "A comment or script that begins in line %L1 is never closed; what follows was not read.")
                .arg(m_openedAt),
            m_openedAt);
}

} // namespace ioc
