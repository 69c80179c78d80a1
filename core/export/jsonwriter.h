// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <QString>

namespace exporting {

/// Writes JSON piece by piece, so that a case of 200,000 records needs no tree in memory. UTF-8, two blanks of indent, small
/// values on one line. The caller is responsible for the order of calls; the output is flushed in pieces of about 64 kB.
class JsonWriter
{
public:
    explicit JsonWriter(QIODevice *out);
    ~JsonWriter();

    void beginObject(bool compact = false); ///< compact: on one line
    void endObject();
    void beginArray(bool compact = false);
    void endArray();
    void key(const char *name);

    void value(const QString &text);
    void value(const char *text) = delete;
    void value(qint64 number);
    void value(int number) { value(qint64(number)); }
    void value(double number); ///< up to 6 significant decimals, never in scientific notation for ordinary weights
    void value(bool flag);
    void null();
    void textOrNull(const QString &text); ///< null when empty

    void member(const char *name, const QString &text) { key(name), value(text); }
    void member(const char *name, qint64 number) { key(name), value(number); }
    void member(const char *name, int number) { key(name), value(number); }
    void member(const char *name, double number) { key(name), value(number); }
    void member(const char *name, bool flag) { key(name), value(flag); }
    void memberOrNull(const char *name, const QString &text) { key(name), textOrNull(text); }
    void stringArray(const char *name, const QStringList &texts);

    /// Writes what is buffered; false when the device refused any of it.
    bool finish();

private:
    struct Level
    {
        bool array, compact, empty;
    };
    void open(char bracket, bool array, bool compact);
    void close(char bracket);
    void separate(); ///< comma and line break before a value or key
    void raw(QByteArrayView text);
    void flush();

    QIODevice *m_out;
    QByteArray m_buffer;
    QList<Level> m_levels;
    bool m_afterKey = false;
    bool m_failed = false;
};

} // namespace exporting
