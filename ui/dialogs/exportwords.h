// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/export/formats.h"

#include <QString>

/// What the export formats are called and what each is good for.
namespace ui::exportwords {

enum class Group { Data, Graph, Intelligence, Report, Picture };

struct Words
{
    Group group;
    QString title; ///< "STIX 2.1 bundle"
    QString holds; ///< what it is for and what is in it
    QString leavesOut; ///< what is lost; never empty
};
Words words(exporting::Format format);
QString name(Group group);
QString name(exporting::Table table);
/// "12.3 MB", "840 bytes".
QString sizeText(qint64 bytes);

} // namespace ui::exportwords
