// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

#pragma once

// Precompiled for every widget library.
#include "core/base/pch.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QApplication>
#include <QIcon>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <QWidget>
