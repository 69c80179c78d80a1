// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/export/facts.h"

#include <functional>

namespace exporting {

/// The graph of a document as rows of named values, the same for every graph format.
struct GraphField
{
    const char *name;
    const char *type; ///< "string", "int", "double", "boolean": words of GraphML
};

struct GraphNode
{
    QString id, label;
    bool actor = false, indicator = false;
    mdti::Classification verdict = mdti::Classification::Unknown;
    ioc::Type type = ioc::Type::Domain;
    QStringList values; ///< parallel to nodeFields(); a null QString: not known
};

struct GraphEdge
{
    QString id; ///< "r1", "r2", … records, "c1", … claims
    QString source, target, label;
    bool claim = false;
    double weight = 1;
    QStringList values; ///< parallel to edgeFields()
};

const QList<GraphField> &nodeFields();
const QList<GraphField> &edgeFields();
void eachNode(const Document &document, const QList<WrittenActor> &actors, const std::function<void(const GraphNode &)> &take);
void eachEdge(const Document &document, const QList<WrittenActor> &actors, const std::function<void(const GraphEdge &)> &take);

} // namespace exporting
