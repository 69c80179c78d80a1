// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "desktopcase.h"

#include "core/casefile/contents.h"

QT_BEGIN_NAMESPACE
class QDialog;
QT_END_NAMESPACE

namespace theme {
class Strip;
}

/// What tests of cases in the window share.
namespace testsupport {

constexpr int patienceMs = 30'000;

/// Of everything of a case that an analyst could miss.
QByteArray hashOf(const casefile::Contents &contents);
QByteArray hashOf(DesktopCase &c); ///< as the window has it
QByteArray hashOf(const QString &path); ///< as the file has it; why not, when it cannot be read

/// The result as it is exported; `stable`: without what differs between two runs over the same answers.
QByteArray exported(DesktopCase &c, bool stable = false);
QHash<QString, QPointF> placesOf(const DesktopCase &c); ///< of the graph's nodes, by graph::keyText

theme::Strip *stripWith(const DesktopCase &c, const QString &part); ///< null: none is shown
QDialog *question(const DesktopCase &c); ///< null: none is shown
bool answer(const DesktopCase &c, const QString &verb);
bool isAtRest(DesktopCase &c); ///< the run is over, everything is shown and on disk
void work(ui::Workspace &workspace); ///< what an analyst does in an hour

} // namespace testsupport

#define RUN_SAMPLE(c) \
    do { \
        (c).show(); \
        (c).give(testsupport::sampleList()); \
        QTRY_VERIFY(!(c).workspace()->isEmpty()); \
        (c).window()->start(); \
        QTRY_VERIFY_WITH_TIMEOUT(testsupport::isAtRest(c), testsupport::patienceMs); \
    } while (false)
