// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/readers/reader.h"

class QString;

namespace ioc {

class Archive;

/// Zip files: each member by its own format. Workbooks (xlsx) and documents (docx) are recognised by their members.
class ArchiveReader final : public Reader
{
public:
    void read(QIODevice &device, Reading &reading) override;

private:
    enum class Kind { Files, Workbook, Document };

    void readSeekable(QIODevice &device, Reading &reading);
    static Kind kindOf(QIODevice &device, Reading &reading);
    void readFiles(Archive &archive, Reading &reading);
    void readDocument(Archive &archive, Reading &reading);
};

} // namespace ioc
