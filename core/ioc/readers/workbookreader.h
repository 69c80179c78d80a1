// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/readers/reader.h"

#include <QHash>
#include <QString>

#include <string>
#include <vector>

class QXmlStreamReader;

namespace ioc {

/// Excel workbooks (xlsx, xlsm): every sheet as a table, hidden ones too. Two passes over the archive, since the texts
/// may be stored behind the sheets; sheets are streamed.
class WorkbookReader final : public Reader
{
public:
    /// `device` must be seekable.
    void read(QIODevice &device, Reading &reading) override;

private:
    void readStrings(QIODevice &member, Reading &reading);
    void readSheetNames(QIODevice &member);
    void readRelations(QIODevice &member);
    void readSheet(QIODevice &member, const QString &sheet, Reading &reading);
    void readCell(QXmlStreamReader &xml, std::string &text, qsizetype &column);
    QString sheetName(const QString &member) const;

    std::vector<std::string> m_strings;
    std::size_t m_stringBytes = 0;
    QHash<QString, QString> m_names; ///< relation id → sheet name
    QHash<QString, QString> m_relations; ///< member → relation id
};

} // namespace ioc
