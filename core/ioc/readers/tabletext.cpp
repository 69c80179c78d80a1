// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/tabletext.h"

#include <algorithm>
#include <array>

namespace ioc {

namespace {

/// A quoted field longer than this is a quote that nobody closed.
constexpr std::size_t longestQuoted = 256 * 1024;
constexpr std::size_t longestField = 256 * 1024;
constexpr std::size_t mostCells = 4096;
constexpr std::size_t mostSampleRecords = 50;

/// Cells per record of `sample` when split at `separator`. The last, perhaps cut record is left out.
std::vector<std::size_t> widths(std::string_view sample, char separator)
{
    std::vector<std::size_t> found;
    TableParser parser(separator, [&found](const TableParser::Record &record) {
        const bool blank = record.cells.size() == 1 && record.cells[0].empty();
        if (!blank && found.size() < mostSampleRecords)
            found.push_back(record.cells.size());
    });
    parser.feed(sample);
    return found;
}

} // namespace

char findSeparator(std::string_view sample)
{
    // A sample of one record has no line end to be cut at.
    std::string whole(sample);
    if (whole.find_first_of("\r\n") == whole.npos)
        whole += '\n';
    char best = 0;
    std::size_t bestScore = 0;
    for (const char separator : {',', ';', '\t', '|'}) {
        const std::vector<std::size_t> found = widths(whole, separator);
        if (found.size() < 2 || found[0] < 2)
            continue;
        const auto same = std::size_t(std::count(found.begin(), found.end(), found[0]));
        if (same * 10 < found.size() * 8)
            continue;
        const std::size_t score = found[0] * same;
        if (score > bestScore) {
            best = separator;
            bestScore = score;
        }
    }
    return best;
}

TableParser::TableParser(char separator, Take take)
    : m_separator(separator)
    , m_take(std::move(take))
{
}

void TableParser::feed(std::string_view text)
{
    for (const char c : text) {
        if (m_afterReturn && c == '\n') {
            m_afterReturn = false;
            if (m_state == State::Quoted)
                m_field += c;
            continue;
        }
        m_afterReturn = c == '\r';
        step(c);
        if (c == '\n' || c == '\r')
            ++m_line;
    }
}

void TableParser::step(char c)
{
    const bool lineEnd = c == '\n' || c == '\r';
    switch (m_state) {
    case State::FieldStart:
        if (c == '"') {
            m_state = State::Quoted;
            return;
        }
        m_state = State::Plain;
        [[fallthrough]];
    case State::Plain:
        if (c == m_separator)
            endField();
        else if (lineEnd)
            endRecord();
        else if (m_field.size() < longestField)
            m_field += c;
        return;
    case State::QuoteInQuoted:
        if (c == '"') {
            m_field += c;
            m_state = State::Quoted;
        } else {
            m_state = State::Plain;
            step(c);
        }
        return;
    case State::Quoted:
        if (c == '"')
            m_state = State::QuoteInQuoted;
        else
            m_field += c;
        if (m_field.size() > longestQuoted)
            giveUpQuote();
    }
}

void TableParser::endField()
{
    if (m_record.cells.size() < mostCells)
        m_record.cells.push_back(std::move(m_field));
    m_field.clear();
    m_state = State::FieldStart;
}

void TableParser::endRecord()
{
    endField();
    m_take(m_record);
    m_record.cells.clear();
    m_record.brokenQuote = false;
    ++m_record.row;
    m_record.line = m_line + 1;
}

void TableParser::giveUpQuote()
{
    m_record.brokenQuote = true;
    endRecord();
}

void TableParser::finish()
{
    if (m_state == State::Quoted)
        giveUpQuote();
    else if (!m_field.empty() || !m_record.cells.empty() || m_state == State::QuoteInQuoted)
        endRecord();
}

} // namespace ioc
