// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonValue>
#include <QString>

#include <string>

namespace ioc {

class TextStream;

/// A pull parser for JSON and JSON lines over a stream: memory is one string, whatever the size of the file.
class JsonStream
{
public:
    enum class Event { StartObject, EndObject, StartArray, EndArray, Key, String, Scalar, End, Error };

    explicit JsonStream(TextStream &stream);

    Event next();
    /// The key or string, unescaped, or the scalar as written; UTF-8. Valid until the next call.
    const std::string &text() const { return m_text; }
    /// Where the event's token begins, from 1.
    qint64 line() const { return m_tokenLine; }
    int depth() const { return int(m_stack.size()); }
    /// After Error: what is wrong, ready for a Problem.
    QString errorText() const { return m_error; }

    /// The value that begins with `first`, the event just returned. Undefined when it breaks off (the stream then
    /// stands at Error) or holds more than `mostNodes` values (the rest of it is skipped).
    QJsonValue value(Event first, int mostNodes = 200'000);
    /// Reads over the value that begins with `first`.
    void skip(Event first);

    /// After Error: the rest of the input as it stands. False at its end.
    bool takeRest(std::string &out);

private:
    enum class Expect { Value, FirstKeyOrEnd, Key, Colon, FirstValueOrEnd, CommaOrEnd };

    int peek();
    int get();
    void skipBlanks();
    Event fail(const QString &why);
    Event open(char kind);
    Event close(char kind);
    Event valueEvent(int c);
    Event scalar();
    bool string();
    bool escape();
    int hexQuad();
    void afterValue();
    QJsonValue build(Event first, int &nodes);

    TextStream &m_stream;
    std::string m_buffer;
    std::size_t m_at = 0;
    std::string m_stack; ///< '{' and '['
    Expect m_expect = Expect::Value;
    std::string m_text;
    QString m_error;
    qint64 m_line = 1;
    qint64 m_tokenLine = 1;
    bool m_failed = false;
};

} // namespace ioc
