// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ioc {

using Row = std::vector<std::string>;

/// The separator of a table by its first lines, or 0 when they are no table. `sample` is UTF-8.
char findSeparator(std::string_view sample);

/// RFC 4180 and its relatives, fed in pieces: quoted fields with separators, doubled quotes and line breaks, any line
/// end.
class TableParser
{
public:
    struct Record
    {
        Row cells;
        qint64 row = 1; ///< records from 1
        qint64 line = 1; ///< where it begins
        bool brokenQuote = false; ///< a quote was opened and never closed: the cells are the lines that followed
    };
    using Take = std::function<void(const Record &record)>;

    TableParser(char separator, Take take);

    void feed(std::string_view text);
    /// The rest is a record too.
    void finish();

private:
    enum class State { FieldStart, Plain, Quoted, QuoteInQuoted };

    void step(char c);
    void endField();
    void endRecord();
    void giveUpQuote();

    const char m_separator;
    const Take m_take;
    State m_state = State::FieldStart;
    Record m_record;
    std::string m_field;
    qint64 m_line = 1;
    bool m_afterReturn = false;
};

} // namespace ioc
