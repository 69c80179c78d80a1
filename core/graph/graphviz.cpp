// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/graphviz.h"

#include <clocale>
#include <cmath>
#include <cstdlib>
#include <mutex>
#include <string>

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

namespace graph {

namespace {

std::mutex oneAtATime;

struct FreeContext
{
    void operator()(GVC_t *context) const { gvFreeContext(context); }
};
struct CloseGraph
{
    void operator()(Agraph_t *graph) const { agclose(graph); }
};
using Context = std::unique_ptr<GVC_t, FreeContext>;
using Graph = std::unique_ptr<Agraph_t, CloseGraph>;

/// Graphviz reads and writes numbers with the C library, which follows the user's decimal point.
class ClassicNumbers
{
public:
    ClassicNumbers()
        : m_before(std::setlocale(LC_NUMERIC, nullptr))
    {
        std::setlocale(LC_NUMERIC, "C");
    }
    ~ClassicNumbers() { std::setlocale(LC_NUMERIC, m_before.c_str()); }
    Q_DISABLE_COPY_MOVE(ClassicNumbers)

private:
    std::string m_before;
};

void setDefault(Agraph_t *graph, int kind, const char *name, const char *value)
{
    // The library takes char * and copies what it is given.
    agattr(graph, kind, const_cast<char *>(name), const_cast<char *>(value));
}

base::Result<std::vector<Agnode_t *>> fill(Agraph_t *graph, qint32 count,
                                           const std::vector<std::pair<qint32, qint32>> &edges)
{
    setDefault(graph, AGRAPH, "splines", "none");
    setDefault(graph, AGRAPH, "overlap", "true"); // sizes are minded afterwards, with the leaves around them
    setDefault(graph, AGRAPH, "K", "1");
    setDefault(graph, AGRAPH, "pack", "false");
    setDefault(graph, AGRAPH, "nslimit", "1");
    setDefault(graph, AGRAPH, "maxiter", "200");
    setDefault(graph, AGNODE, "label", "");
    setDefault(graph, AGNODE, "shape", "point");
    std::vector<Agnode_t *> nodes;
    nodes.reserve(size_t(count));
    for (qint32 i = 0; i < count; ++i) {
        nodes.push_back(agnode(graph, nullptr, TRUE));
        if (!nodes.back())
            return base::failure(base::Failure::Internal, QStringLiteral("Graphviz made no node"));
    }
    for (const auto &[a, b] : edges) {
        if (!agedge(graph, nodes[size_t(a)], nodes[size_t(b)], nullptr, TRUE))
            return base::failure(base::Failure::Internal, QStringLiteral("Graphviz made no edge"));
    }
    return nodes;
}

base::Result<std::vector<QPointF>> readPositions(const std::vector<Agnode_t *> &nodes)
{
    constexpr double pointsPerInch = 72;
    std::vector<QPointF> positions;
    positions.reserve(nodes.size());
    for (const Agnode_t *node : nodes) {
        const QPointF at(ND_coord(node).x / pointsPerInch, ND_coord(node).y / pointsPerInch);
        if (!std::isfinite(at.x()) || !std::isfinite(at.y()))
            return base::failure(base::Failure::Internal, QStringLiteral("Graphviz gave no finite position"));
        positions.push_back(at);
    }
    return positions;
}

} // namespace

base::Result<std::vector<QPointF>> springPositions(qint32 count, const std::vector<std::pair<qint32, qint32>> &edges)
{
    const std::lock_guard lock(oneAtATime);
    const ClassicNumbers numbers;
    // Loading the plug-ins takes longer than a small layout, so the context is kept.
    static const Context context(gvContext());
    if (!context)
        return base::failure(base::Failure::Internal, QStringLiteral("Graphviz did not start"));
    agseterr(AGMAX); // it would write to standard error, which belongs to the program
    const Graph graph(agopen(const_cast<char *>("core"), Agstrictundirected, nullptr));
    if (!graph)
        return base::failure(base::Failure::Internal, QStringLiteral("Graphviz made no graph"));
    const auto nodes = fill(graph.get(), count, edges);
    if (!nodes)
        return tl::unexpected(nodes.error());
    std::srand(1); // the engine draws from rand() before it seeds it; same graph, same picture
    if (gvLayout(context.get(), graph.get(), "sfdp") != 0)
        return base::failure(base::Failure::Internal, QStringLiteral("Graphviz found no layout"));
    auto positions = readPositions(*nodes);
    gvFreeLayout(context.get(), graph.get());
    return positions;
}

} // namespace graph
