// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/readers/tabletext.h"
#include "core/ioc/scanner.h"

#include <QString>

namespace ioc {

class Reading;

/// The rows of one table, whatever it was stored in. Looks for a heading among the first rows and reads the columns by
/// what they are called: hosts, remarks (only addresses and what is defanged count there), things that are no hosts
/// (only what is defanged). What does not count is rejected. Without a known heading every cell is read as text.
class Table
{
public:
    explicit Table(Reading &reading);

    /// `row` counts from 1. `objectOf(column)` names the cell for Source::object; empty: the column's heading.
    void addRow(const Row &cells, qint64 row);

    /// "Sheet1!" in front of spreadsheet cell names; empty: columns are named by their heading.
    void setSheet(const QString &sheet) { m_sheet = sheet; }

private:
    enum class Column { Unknown, Value, Host, Type, Remark, Version, Skip };
    /// What a type says about the value beside it.
    enum class ValueType { Unknown, Network, Agent, Version, Other };

    bool takeHeading(const Row &cells);
    static Column columnOf(std::string_view heading);
    static std::string normalised(std::string_view heading);
    static ValueType valueType(std::string_view cell);
    ValueType typeOf(const Row &cells) const;
    void scan(std::string_view cell, Field field);
    void scanValue(std::string_view cell, ValueType type);
    void scanCell(const Row &cells, std::size_t column, ValueType type);
    QString cellName(std::size_t column, qint64 row) const;

    Reading &m_reading;
    QString m_sheet;
    std::vector<Column> m_columns;
    std::vector<QString> m_headings;
    std::string m_rowText;
    int m_rowsSeen = 0;
    bool m_hasHeading = false;
};

} // namespace ioc
