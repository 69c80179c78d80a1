// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/jsonstream.h"

#include "core/ioc/chars.h"
#include "core/ioc/reading.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace ioc {

namespace {

constexpr std::size_t deepestValue = 200;
constexpr std::size_t longestString = 8 * 1024 * 1024;
constexpr std::size_t longestScalar = 400;

void appendCodePoint(std::string &out, char32_t c)
{
    const QByteArray utf8 = QString::fromUcs4(&c, 1).toUtf8();
    out.append(utf8.constData(), std::size_t(utf8.size()));
}

} // namespace

JsonStream::JsonStream(TextStream &stream)
    : m_stream(stream)
{
}

int JsonStream::peek()
{
    if (m_at >= m_buffer.size()) {
        m_buffer.clear();
        m_at = 0;
        while (m_buffer.empty()) { // the first pieces of a small file are held back until its encoding is known
            if (!m_stream.read(m_buffer))
                return -1;
        }
    }
    return std::uint8_t(m_buffer[m_at]);
}

int JsonStream::get()
{
    const int c = peek();
    if (c >= 0) {
        ++m_at;
        m_line += c == '\n';
    }
    return c;
}

void JsonStream::skipBlanks()
{
    for (int c = peek(); c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x1e; c = peek())
        get();
}

JsonStream::Event JsonStream::fail(const QString &why)
{
    m_failed = true;
    m_error = QCoreApplication::translate("ioc", "The JSON breaks off in line %L1: %2.").arg(m_line).arg(why);
    m_text.clear();
    return Event::Error;
}

JsonStream::Event JsonStream::open(char kind)
{
    if (m_stack.size() >= deepestValue)
        return fail(QCoreApplication::translate("ioc", "it is nested too deep"));
    m_stack += kind;
    m_expect = kind == '{' ? Expect::FirstKeyOrEnd : Expect::FirstValueOrEnd;
    return kind == '{' ? Event::StartObject : Event::StartArray;
}

JsonStream::Event JsonStream::close(char kind)
{
    m_stack.pop_back();
    afterValue();
    return kind == '{' ? Event::EndObject : Event::EndArray;
}

void JsonStream::afterValue()
{
    m_expect = m_stack.empty() ? Expect::Value : Expect::CommaOrEnd;
}

JsonStream::Event JsonStream::next()
{
    if (m_failed)
        return Event::Error;
    skipBlanks();
    // Between the values of JSON lines some producers leave commas.
    while (m_stack.empty() && peek() == ',') {
        get();
        skipBlanks();
    }
    m_tokenLine = m_line;
    int c = get();
    if (c < 0)
        return m_stack.empty() ? Event::End : fail(QCoreApplication::translate("ioc", "the end is missing"));
    const char top = m_stack.empty() ? '\0' : m_stack.back();
    if (m_expect == Expect::CommaOrEnd) {
        if ((top == '{' && c == '}') || (top == '[' && c == ']'))
            return close(top);
        if (c != ',')
            return fail(QCoreApplication::translate("ioc", "a comma is expected"));
        skipBlanks();
        m_tokenLine = m_line;
        m_expect = top == '{' ? Expect::Key : Expect::Value;
        c = get();
        // A comma before the end is a common slip of hand-written files.
        if ((top == '{' && c == '}') || (top == '[' && c == ']'))
            return close(top);
    }
    if (m_expect == Expect::FirstKeyOrEnd && c == '}')
        return close('{');
    if (m_expect == Expect::FirstValueOrEnd && c == ']')
        return close('[');
    if (m_expect == Expect::FirstKeyOrEnd || m_expect == Expect::Key) {
        if (c != '"')
            return fail(QCoreApplication::translate("ioc", "a key is expected"));
        if (!string())
            return Event::Error;
        skipBlanks();
        if (get() != ':')
            return fail(QCoreApplication::translate("ioc", "a colon is expected"));
        m_expect = Expect::Value;
        return Event::Key;
    }
    return valueEvent(c);
}

JsonStream::Event JsonStream::valueEvent(int c)
{
    if (c == '{' || c == '[')
        return open(char(c));
    if (c == '"') {
        if (!string())
            return Event::Error;
        afterValue();
        return Event::String;
    }
    if (c < 0x80 && (isAlphanumeric(char(c)) || c == '-')) {
        m_text.assign(1, char(c));
        return scalar();
    }
    return fail(QCoreApplication::translate("ioc", "a value is expected"));
}

JsonStream::Event JsonStream::scalar()
{
    for (int c = peek(); c >= 0 && c < 0x80 && (isAlphanumeric(char(c)) || c == '.' || c == '+' || c == '-');
         c = peek()) {
        if (m_text.size() > longestScalar)
            return fail(QCoreApplication::translate("ioc", "a value is expected"));
        m_text += char(get());
    }
    const bool word = m_text == "true" || m_text == "false" || m_text == "null";
    if (!word && !is(m_text.back(), DigitByte))
        return fail(QCoreApplication::translate("ioc", "a value is expected"));
    afterValue();
    return Event::Scalar;
}

bool JsonStream::string()
{
    m_text.clear();
    for (;;) {
        if (peek() < 0) {
            fail(QCoreApplication::translate("ioc", "a text has no end"));
            return false;
        }
        const std::size_t end = m_buffer.find_first_of("\"\\\n", m_at);
        const std::size_t stop = std::min(end, m_buffer.size());
        m_text.append(m_buffer, m_at, stop - m_at);
        m_at = stop;
        if (m_text.size() > longestString) {
            fail(QCoreApplication::translate("ioc", "a text is too long"));
            return false;
        }
        if (stop == m_buffer.size())
            continue;
        const int c = get();
        if (c == '"')
            return true;
        if (c == '\n')
            m_text += '\n';
        else if (!escape())
            return false;
    }
}

bool JsonStream::escape()
{
    const int c = get();
    static constexpr std::string_view letters = "bfnrt", meanings = "\b\f\n\r\t";
    if (c == 'u') {
        int unit = hexQuad();
        char32_t point = char32_t(unit);
        if (unit >= 0xd800 && unit < 0xdc00 && peek() == '\\') {
            get();
            const int low = get() == 'u' ? hexQuad() : -1;
            point = low >= 0xdc00 && low < 0xe000 ? 0x10000 + (char32_t(unit - 0xd800) << 10) + char32_t(low - 0xdc00)
                                                  : 0xfffd;
            unit = low;
        } else if (unit >= 0xd800 && unit < 0xe000) {
            point = 0xfffd;
        }
        if (unit < 0) {
            fail(QCoreApplication::translate("ioc", "an escape is wrong"));
            return false;
        }
        appendCodePoint(m_text, point);
        return true;
    }
    if (c < 0) {
        fail(QCoreApplication::translate("ioc", "a text has no end"));
        return false;
    }
    const std::size_t found = letters.find(char(c));
    if (found != letters.npos) {
        m_text += meanings[found];
    } else {
        // Not in the standard but in many files: "\." and its likes. Kept, so that refanging sees them.
        if (c != '"' && c != '\\' && c != '/')
            m_text += '\\';
        m_text += char(c);
    }
    return true;
}

int JsonStream::hexQuad()
{
    int value = 0;
    for (int i = 0; i < 4; ++i) {
        const int c = get();
        if (c < 0 || c >= 0x80 || !is(char(c), HexByte))
            return -1;
        value = value * 16 + (is(char(c), DigitByte) ? c - '0' : lower(char(c)) - 'a' + 10);
    }
    return value;
}

QJsonValue JsonStream::value(Event first, int mostNodes)
{
    int nodes = mostNodes;
    const QJsonValue built = build(first, nodes);
    return m_failed || nodes < 0 ? QJsonValue(QJsonValue::Undefined) : built;
}

QJsonValue JsonStream::build(Event first, int &nodes)
{
    if (--nodes < 0) {
        skip(first);
        return {};
    }
    const auto string = [this] { return QString::fromUtf8(m_text.data(), qsizetype(m_text.size())); };
    switch (first) {
    case Event::String:
        return string();
    case Event::Scalar:
        return m_text == "true" ? QJsonValue(true)
            : m_text == "false" ? QJsonValue(false)
            : m_text == "null"  ? QJsonValue()
                                : QJsonValue(string().toDouble());
    case Event::StartArray: {
        QJsonArray array;
        for (Event event = next(); event != Event::EndArray && event != Event::Error; event = next())
            array.append(build(event, nodes));
        return array;
    }
    case Event::StartObject: {
        QJsonObject object;
        for (Event event = next(); event == Event::Key; event = next()) {
            const QString key = string();
            object.insert(key, build(next(), nodes));
        }
        return object;
    }
    default:
        return {};
    }
}

void JsonStream::skip(Event first)
{
    if (first != Event::StartObject && first != Event::StartArray)
        return;
    const int outer = depth() - 1;
    for (Event event = first; event != Event::Error && event != Event::End && depth() > outer;)
        event = next();
}

bool JsonStream::takeRest(std::string &out)
{
    if (peek() < 0)
        return false;
    out.append(m_buffer, m_at);
    m_at = m_buffer.size();
    return true;
}

} // namespace ioc
