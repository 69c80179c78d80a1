// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QWidget;

namespace testsupport {

/// For looking at, dark and light, where MDTI_PICTURES names a folder: NAME-dark.png, NAME-light.png.
void takePictures(QWidget *widget, const QString &name);

} // namespace testsupport
