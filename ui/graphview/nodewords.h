// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

/// What is said about a node in words. Plain text.
namespace ui {

/// Up to four lines: name; kind and verdict; distance and neighbours; when seen and where it leads.
QString tipOf(const Workspace &workspace, const graph::Node &node);
/// Record type or claim, both ends, dates.
QString tipOf(const Workspace &workspace, const graph::Edge &edge, const graph::Node &from, const graph::Node &to);
/// One line for a screen reader: "c2.example, domain, malicious, 12 connections, leads to Aqua Blizzard".
QString spokenName(const Workspace &workspace, const graph::Node &node);

} // namespace ui
