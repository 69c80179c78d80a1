// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

namespace ioc {

enum class Format {
    Text, ///< also Markdown, AsciiDoc, logs, code
    Table, ///< comma, semicolon, tab or bar separated
    Json, ///< of any shape, also one value a line
    Stix2,
    Misp,
    Xml, ///< of any shape
    Stix1,
    OpenIoc,
    Html,
    Mail,
    Pdf,
    Archive, ///< zip; workbooks and documents are told apart by their members
    OldOffice, ///< OLE compound files: .msg, .xls, .doc
    Binary, ///< nothing that can be read
};

constexpr qsizetype sniffLength = 16 * 1024;

/// By the first sniffLength bytes; `name` decides only between formats the content allows.
Format sniff(QByteArrayView head, const QString &name);

} // namespace ioc
