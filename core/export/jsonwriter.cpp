// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/jsonwriter.h"

#include <QStringList>

#include <cmath>

namespace exporting {

namespace {

constexpr qsizetype pieceSize = 64 * 1024;

void appendEscaped(QByteArray &out, const QString &text)
{
    out += '"';
    // toUtf8 turns lone surrogates into "?", so that the output is always valid UTF-8.
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (uchar(c) < 0x20 || c == 0x7f)
                out += "\\u00" + QByteArray::number(uchar(c), 16).rightJustified(2, '0');
            else
                out += c;
        }
    }
    out += '"';
}

} // namespace

JsonWriter::JsonWriter(QIODevice *out)
    : m_out(out)
{
    m_buffer.reserve(pieceSize + 4096);
}

JsonWriter::~JsonWriter()
{
    flush();
}

void JsonWriter::raw(QByteArrayView text)
{
    m_buffer += text;
    if (m_buffer.size() >= pieceSize)
        flush();
}

void JsonWriter::flush()
{
    if (!m_buffer.isEmpty() && m_out->write(m_buffer) != m_buffer.size())
        m_failed = true;
    m_buffer.clear();
}

bool JsonWriter::finish()
{
    if (m_levels.isEmpty())
        raw("\n");
    flush();
    return !m_failed;
}

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_levels.isEmpty())
        return;
    Level &level = m_levels.last();
    if (!level.empty)
        raw(level.compact ? ", " : ",");
    level.empty = false;
    if (!level.compact)
        raw(QByteArray("\n" + QByteArray(2 * m_levels.size(), ' ')));
}

void JsonWriter::open(char bracket, bool array, bool compact)
{
    separate();
    const bool inherited = !m_levels.isEmpty() && m_levels.last().compact;
    m_levels.append({array, compact || inherited, true});
    raw(QByteArrayView(&bracket, 1));
}

void JsonWriter::close(char bracket)
{
    const Level level = m_levels.takeLast();
    if (!level.empty && !level.compact)
        raw(QByteArray("\n" + QByteArray(2 * m_levels.size(), ' ')));
    raw(QByteArrayView(&bracket, 1));
}

void JsonWriter::beginObject(bool compact) { open('{', false, compact); }
void JsonWriter::endObject() { close('}'); }
void JsonWriter::beginArray(bool compact) { open('[', true, compact); }
void JsonWriter::endArray() { close(']'); }

void JsonWriter::key(const char *name)
{
    separate();
    raw(QByteArray(QByteArray("\"") + name + "\": "));
    m_afterKey = true;
}

void JsonWriter::value(const QString &text)
{
    separate();
    appendEscaped(m_buffer, text);
    raw("");
}

void JsonWriter::value(qint64 number)
{
    separate();
    raw(QByteArray::number(number));
}

void JsonWriter::value(double number)
{
    separate();
    if (!std::isfinite(number)) {
        raw("null");
        return;
    }
    QByteArray text = QByteArray::number(number, 'f', 6);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text += '0';
    raw(text);
}

void JsonWriter::value(bool flag)
{
    separate();
    raw(flag ? "true" : "false");
}

void JsonWriter::null()
{
    separate();
    raw("null");
}

void JsonWriter::textOrNull(const QString &text)
{
    if (text.isEmpty())
        null();
    else
        value(text);
}

void JsonWriter::stringArray(const char *name, const QStringList &texts)
{
    key(name);
    beginArray(true);
    for (const QString &text : texts)
        value(text);
    endArray();
}

} // namespace exporting
