// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/casefile.h"
#include "core/graph/diff.h"

namespace cli {

/// The run the investigation of a case is of; a default one when there is none.
casefile::Run shownRun(const casefile::Contents &contents);

QByteArray infoAsText(const QString &path, const casefile::Contents &contents,
                      const casefile::CaseFile::JournalSize &journal);
QByteArray infoAsJson(const QString &path, const casefile::Contents &contents,
                      const casefile::CaseFile::JournalSize &journal);

/// What changed from the first file to the second.
QByteArray diffAsText(const QStringList &files, const graph::Diff &diff);
QByteArray diffAsJson(const QStringList &files, const graph::Diff &diff);

} // namespace cli
