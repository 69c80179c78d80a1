// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/readers/reader.h"

#include <QtGlobal>

#include <string>
#include <string_view>

namespace ioc {

/// The text a reader of the page sees, where its links lead and where its forms send to, its own site aside. Scripts,
/// styles and comments are not text. What the page loads is the furniture of a saved report, but in a mail it is what
/// opening the mail contacts: images, frames, the base, a refresh are taken there. Inline elements do not cut words:
/// "evil<b>[.]</b>com" is one host. Takes any tag soup, streamed.
class HtmlReader final : public Reader
{
public:
    void read(QIODevice &device, Reading &reading) override;

private:
    enum class State { Text, Tag, Comment, RawText, Declaration };

    void feed(std::string_view html, Reading &reading);
    void finish(Reading &reading);
    std::size_t inText(std::string_view html, Reading &reading);
    std::size_t inTag(std::string_view html, Reading &reading);
    std::size_t until(std::string_view html, std::string_view end);
    void takeTag(std::string_view tag, Reading &reading);
    void takeLink(std::string_view tag, Reading &reading);
    void takeLoads(std::string_view name, std::string_view tag, Reading &reading) const;
    void takeForm(std::string_view tag, Reading &reading) const;
    void noteSite(std::string_view name, std::string_view tag);
    void addText(std::string_view text, Reading &reading);
    void flush(Reading &reading);

    State m_state = State::Text;
    std::string m_pending; ///< not judged yet: a tag that is not complete
    std::string m_line; ///< the visible line so far
    std::string m_rawEnd; ///< "</script"
    std::string m_site; ///< the registrable domain a saved page says it comes from
    qint64 m_lineNumber = 1;
    qint64 m_lineBegan = 1;
    qint64 m_openedAt = 0; ///< of the comment or script being skipped
    int m_preformatted = 0;
};

} // namespace ioc
