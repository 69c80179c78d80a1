// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString> // the operators of QT_USE_QSTRINGBUILDER

#include <utility>
#include <vector>

/// A zip file of these members, deflated. Written by hand, so that tests do not read with the library they wrote with.
QByteArray zipOf(const std::vector<std::pair<QByteArray, QByteArray>> &members);
