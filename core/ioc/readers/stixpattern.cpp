// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/stixpattern.h"

#include "core/ioc/chars.h"

#include <algorithm>

namespace ioc {

namespace {

constexpr int deepestTerm = 64;

struct Token
{
    enum Kind { End, Word, String, Literal, Number, Sign, Wrong };
    Kind kind = End;
    std::string text; ///< words in upper case for keywords' sake, strings unescaped
    std::string raw; ///< words as written
};

class Lexer
{
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {
    }

    Token next()
    {
        while (m_at < m_text.size() && (isBlank(m_text[m_at]) || m_text[m_at] == '\n' || m_text[m_at] == '\r'))
            ++m_at;
        if (m_at >= m_text.size())
            return {};
        const char c = m_text[m_at];
        if (c == '\'')
            return quoted(Token::String);
        if ((c == 't' || c == 'b' || c == 'h') && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\'') {
            ++m_at;
            return quoted(Token::Literal);
        }
        if (is(c, DigitByte) || ((c == '-' || c == '+') && m_at + 1 < m_text.size() && is(m_text[m_at + 1], DigitByte)))
            return number();
        if (is(c, LetterByte) || c == '_')
            return word();
        return sign();
    }

private:
    Token quoted(Token::Kind kind)
    {
        Token token{kind, {}, {}};
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\'') {
                ++m_at;
                return token;
            }
            if (c == '\\' && m_at + 1 < m_text.size() && (m_text[m_at + 1] == '\'' || m_text[m_at + 1] == '\\'))
                ++m_at;
            token.text += m_text[m_at];
        }
        token.kind = Token::Wrong;
        return token;
    }

    Token number()
    {
        Token token{Token::Number, {}, {}};
        token.text += m_text[m_at++];
        while (m_at < m_text.size() && (is(m_text[m_at], DigitByte) || m_text[m_at] == '.'))
            token.text += m_text[m_at++];
        return token;
    }

    /// A keyword, or an object path with its steps: "a-b:c.d[*].'e-f'".
    Token word()
    {
        Token token{Token::Word, {}, {}};
        bool inPath = false;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            inPath = inPath || c == ':';
            if (isAlphanumeric(c) || c == '_' || c == '-' || c == ':' || (inPath && c == '.')) {
                token.raw += c;
                ++m_at;
            } else if (inPath && c == '\'' && (token.raw.back() == '.' || token.raw.back() == ':')) {
                token.raw += '\'' + quoted(Token::String).text + '\'';
            } else if (inPath && c == '[') {
                const std::size_t close = m_text.find(']', m_at);
                if (close == m_text.npos || close - m_at > 20)
                    break;
                token.raw += m_text.substr(m_at, close + 1 - m_at);
                m_at = close + 1;
            } else {
                break;
            }
        }
        token.text = token.raw;
        std::transform(token.text.begin(), token.text.end(), token.text.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
        return token;
    }

    Token sign()
    {
        for (const std::string_view two : {"!=", "<>", "<=", ">=", "=="}) {
            if (m_text.substr(m_at, 2) == two) {
                m_at += 2;
                return {Token::Sign, std::string(two), {}};
            }
        }
        const char c = m_text[m_at++];
        const bool known = std::string_view("[](),=<>").find(c) != std::string_view::npos;
        return {known ? Token::Sign : Token::Wrong, std::string(1, c), {}};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

class Parser
{
public:
    Parser(std::string_view text, std::vector<StixComparison> &found)
        : m_lexer(text)
        , m_found(found)
    {
        advance();
    }

    bool pattern() { return observations(0) && m_token.kind == Token::End; }

private:
    void advance() { m_token = m_lexer.next(); }
    bool isSign(const char *text) const { return m_token.kind == Token::Sign && m_token.text == text; }
    bool isWord(const char *text) const { return m_token.kind == Token::Word && m_token.text == text; }
    bool takeSign(const char *text)
    {
        const bool found = isSign(text);
        if (found)
            advance();
        return found;
    }
    bool takeWord(const char *text)
    {
        const bool found = isWord(text);
        if (found)
            advance();
        return found;
    }

    bool observations(int depth)
    {
        do {
            if (!observation(depth))
                return false;
        } while (takeWord("AND") || takeWord("OR") || takeWord("FOLLOWEDBY"));
        return true;
    }

    bool observation(int depth)
    {
        if (depth > deepestTerm)
            return false;
        if (takeSign("[")) {
            if (!comparisons(depth + 1) || !takeSign("]"))
                return false;
        } else if (takeSign("(")) {
            if (!observations(depth + 1) || !takeSign(")"))
                return false;
        } else {
            return false;
        }
        return qualifiers();
    }

    bool qualifiers()
    {
        for (;;) {
            if (takeWord("WITHIN")) {
                if (!take(Token::Number) || !takeWord("SECONDS"))
                    return false;
            } else if (takeWord("REPEATS")) {
                if (!take(Token::Number) || !takeWord("TIMES"))
                    return false;
            } else if (takeWord("START")) {
                // STIX 2.0 wrote the times as plain strings.
                if (!(take(Token::Literal) || take(Token::String)) || !takeWord("STOP")
                    || !(take(Token::Literal) || take(Token::String)))
                    return false;
            } else {
                return true;
            }
        }
    }

    bool take(Token::Kind kind)
    {
        const bool found = m_token.kind == kind;
        if (found)
            advance();
        return found;
    }

    bool comparisons(int depth)
    {
        do {
            if (!comparison(depth))
                return false;
        } while (takeWord("AND") || takeWord("OR"));
        return true;
    }

    bool comparison(int depth)
    {
        if (depth > deepestTerm)
            return false;
        if (takeSign("("))
            return comparisons(depth + 1) && takeSign(")");
        const bool exists = takeWord("EXISTS");
        StixComparison found;
        // "NOT path = value" is no standard, but is written.
        found.negated = takeWord("NOT");
        if (m_token.kind != Token::Word || m_token.raw.find(':') == std::string::npos)
            return false;
        const std::size_t colon = m_token.raw.find(':');
        found.object = m_token.raw.substr(0, colon);
        found.path = m_token.raw.substr(colon + 1);
        advance();
        if (exists)
            return true;
        found.negated = takeWord("NOT") || found.negated;
        return operation(found);
    }

    bool operation(StixComparison &found)
    {
        static constexpr std::string_view ops[]
            = {"=", "==", "!=", "<>", "<", ">", "<=", ">=", "IN", "LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET"};
        found.op = m_token.text;
        if (std::find(std::begin(ops), std::end(ops), found.op) == std::end(ops)
            || (m_token.kind != Token::Sign && m_token.kind != Token::Word))
            return false;
        found.negated = found.negated || found.op == "!=" || found.op == "<>";
        advance();
        if (found.op == "IN") {
            if (!takeSign("("))
                return false;
            do {
                if (!value(found))
                    return false;
            } while (takeSign(","));
            if (!takeSign(")"))
                return false;
        } else if (!value(found)) {
            return false;
        }
        m_found.push_back(std::move(found));
        return true;
    }

    bool value(StixComparison &found)
    {
        if (m_token.kind == Token::String)
            found.values.push_back(m_token.text);
        else if (m_token.kind != Token::Number && m_token.kind != Token::Literal && !isWord("TRUE") && !isWord("FALSE"))
            return false;
        advance();
        return true;
    }

    Lexer m_lexer;
    Token m_token;
    std::vector<StixComparison> &m_found;
};

} // namespace

bool parseStixPattern(std::string_view pattern, std::vector<StixComparison> &found)
{
    return Parser(pattern, found).pattern();
}

} // namespace ioc
