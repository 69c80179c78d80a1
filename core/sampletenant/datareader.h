// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/data.h"

#include <array>

namespace sampletenant {

/// Reads the lines described in data.h into a Data.
class DataReader
{
public:
    explicit DataReader(Data &data)
        : m_data(data)
    {
    }

    /// Empty: understood. Otherwise what is wrong with the line.
    QString line(QByteArrayView text);

private:
    using Reading = QString (DataReader::*)();
    QByteArray field(int index) const; ///< a view of the line's bytes: copy to keep
    Data::Time time(int index);
    QString object(QJsonObject &into) const; ///< of the first member
    QString readHost();
    QString readRule();
    QString readDns();
    QString readCrowd();
    QString readActor();
    QString readListed();
    QString readArticle();
    QString readCited();
    QString readVulnerability();
    QString readOther();

    Data &m_data;
    std::array<QByteArrayView, 8> m_fields;
    int m_count = 0;
    bool m_badTime = false;
    bool m_headSeen = false;
};

} // namespace sampletenant
