// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"

#include <QList>
#include <QString>

/// A filter as chips: which parts are set, what they are called, what is left when one is taken away.
namespace ui::filters {

enum class Part { Hops, Seen, Records, Verdict, Score, Actor, Text, Evidence, NoHeld, Incomplete };

struct Words
{
    Part part;
    QString key, value; ///< "Hops", "≤ 2"
};
/// Chips of a filter in their fixed order.
QList<Words> words(const graph::Filter &filter, const Workspace &workspace);
QString name(Part part);
graph::Filter without(graph::Filter filter, Part part);
bool isSet(const graph::Filter &filter, Part part);

/// In the translation context of this folder.
QString tr(const char *text);

/// Record types that occur, most frequent first.
QStringList recordTypes(const chain::Investigation &investigation);

} // namespace ui::filters
