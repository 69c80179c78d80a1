// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/tablereader.h"

#include "core/ioc/readers/table.h"
#include "core/ioc/reading.h"

#include <QCoreApplication>

namespace ioc {

void TableReader::read(QIODevice &device, Reading &reading)
{
    TextStream stream(device, reading);
    std::string text;
    // The first pieces of a small file are held back until its encoding is known.
    while (text.empty() && stream.read(text)) { }
    const char separator = findSeparator(text);
    Table table(reading);
    TableParser parser(separator ? separator : ',', [&table, &reading](const TableParser::Record &record) {
        if (record.brokenQuote) {
            reading.remark(
                QCoreApplication::translate("ioc",
                                            "A quote opened in the row at line %L1 is never closed; what follows "
                                            "was read as text.")
                    .arg(record.line),
                record.line);
            reading.place().line = record.row;
            for (const std::string &cell : record.cells)
                reading.scanBlock(cell);
            return;
        }
        table.addRow(record.cells, record.row);
    });
    do {
        parser.feed(text);
        text.clear();
    } while (stream.read(text));
    parser.finish();
}

} // namespace ioc
