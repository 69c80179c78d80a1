// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/scene.h"

#include <QString>

/// The few words a picture needs, translated.
namespace picture {

QString nodeLabel(const graph::Node &node); ///< its name; bundles: "48 more hosts"
QString verdictWord(graph::Verdict verdict); ///< "Malicious"
QString kindWord(graph::Shape shape); ///< "Name", "Address", "Indicator", "Actor", "Bundle"
QString stateWord(graph::NodeState state); ///< "Held"…; empty for Normal
QString markWord(graph::Mark mark); ///< "New", "Gone", "Changed"; empty for None
QString edgeWord(const graph::Edge &edge); ///< record type or kind of claim
QString connections(int count); ///< "12 connections"
/// "Malicious 100 · 12 connections"
QString cardLine(const graph::Node &node);
/// The part of cardLine that has the colour of the verdict.
QString verdictLine(const graph::Node &node);
/// Head of a column in flow: "Indicators", "1 hop", "Actors".
QString columnWord(int hops, bool actors);

} // namespace picture
