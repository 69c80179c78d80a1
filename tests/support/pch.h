// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

#pragma once

#include "core/base/pch.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
