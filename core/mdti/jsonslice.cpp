// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/jsonslice.h"

namespace mdti::json {

namespace {

/// Walks over a text. Every step gives false at the first thing that has no place there.
class Outline
{
public:
    explicit Outline(QByteArrayView text)
        : m_text(text)
    {
    }

    bool isAtEnd() const { return m_at == m_text.size(); }

    void skipSpace()
    {
        while (!isAtEnd() && isSpace(m_text[m_at]))
            ++m_at;
    }

    bool take(char wanted)
    {
        skipSpace();
        if (isAtEnd() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        skipSpace();
        return true;
    }

    std::optional<QByteArrayView> string()
    {
        const qsizetype from = m_at + 1;
        if (!skipString())
            return {};
        return m_text.sliced(from, m_at - 1 - from);
    }

    std::optional<QByteArrayView> value()
    {
        const qsizetype from = m_at;
        if (!skipValue() || m_at == from)
            return {};
        return m_text.sliced(from, m_at - from);
    }

private:
    static bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

    bool skipString()
    {
        if (isAtEnd() || m_text[m_at] != '"')
            return false;
        for (qsizetype at = m_at + 1; at < m_text.size(); ++at) {
            if (m_text[at] == '\\') {
                ++at; // whatever is escaped, it does not end the string
            } else if (m_text[at] == '"') {
                m_at = at + 1;
                return true;
            }
        }
        return false;
    }

    bool skipValue()
    {
        QByteArray open; // the brackets that are to be closed, innermost last
        do {
            if (isAtEnd())
                return false;
            const char c = m_text[m_at];
            if (c == '"') {
                if (!skipString())
                    return false;
            } else if (c == '{' || c == '[') {
                open.append(c == '{' ? '}' : ']');
                ++m_at;
            } else if (open.isEmpty()) {
                return skipWord();
            } else if (c == '}' || c == ']') {
                if (open.back() != c)
                    return false;
                open.chop(1);
                ++m_at;
            } else {
                ++m_at;
            }
        } while (!open.isEmpty());
        return true;
    }

    /// A number, true, false or null.
    bool skipWord()
    {
        while (!isAtEnd() && m_text[m_at] != ',' && m_text[m_at] != '}' && m_text[m_at] != ']' && !isSpace(m_text[m_at]))
            ++m_at;
        return true;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

/// `one` reads an item; the items stand between the brackets, parted by commas.
template <typename Read>
bool readList(Outline &outline, char open, char close, Read one)
{
    if (!outline.take(open))
        return false;
    if (!outline.take(close)) {
        do {
            if (!one())
                return false;
        } while (outline.take(','));
        if (!outline.take(close))
            return false;
    }
    return outline.isAtEnd();
}

} // namespace

std::optional<QList<Member>> members(QByteArrayView text)
{
    Outline outline(text);
    QList<Member> out;
    const bool whole = readList(outline, '{', '}', [&] {
        const auto key = outline.string();
        if (!key || !outline.take(':'))
            return false;
        const auto value = outline.value();
        if (value)
            out.append({*key, *value});
        return value.has_value();
    });
    return whole ? std::optional(out) : std::nullopt;
}

std::optional<QList<QByteArrayView>> elements(QByteArrayView text)
{
    Outline outline(text);
    QList<QByteArrayView> out;
    const bool whole = readList(outline, '[', ']', [&] {
        const auto value = outline.value();
        if (value)
            out.append(*value);
        return value.has_value();
    });
    return whole ? std::optional(out) : std::nullopt;
}

QByteArrayView valueOf(const QList<Member> &members, QByteArrayView key)
{
    for (auto member = members.crbegin(); member != members.crend(); ++member) {
        if (member->key == key)
            return member->value;
    }
    return {};
}

} // namespace mdti::json
