// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/layout.h"
#include "core/graph/scene.h"
#include "tests/support/chaingraph.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTextStream>

/// Seconds to build the scene and to lay it out, unbundled, for chain-like graphs of growing size; beside it plain sfdp
/// on the same graph. Arguments: the sizes (default 1000 10000 50000). sfdp is stopped after a minute.
namespace {

using graph::LayoutInput;

constexpr int sfdpLimit = 60'000;

struct Measured
{
    int hosts = 0;
    qsizetype edges = 0;
    double scene = 0, bundled = 0, flow = 0, organic = 0, radial = 0;
    QString sfdp;
};

double seconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

double layoutSeconds(LayoutInput input, const QString &layout)
{
    input.layout = layout;
    QElapsedTimer timer;
    timer.start();
    const graph::LayoutResult result = graph::layOut(input);
    if (!result.note.isEmpty())
        qWarning("%s", qPrintable(result.note));
    return seconds(timer);
}

/// Without the edges' splines and the drawing, which the program does not ask for either.
QString plainSfdp(const LayoutInput &input)
{
    QByteArray dot("graph{splines=none;node[shape=point,label=\"\"];");
    for (qsizetype i = 0; i < input.items.size(); ++i)
        dot += QByteArray::number(i) + ';';
    for (const auto &[a, b] : input.edges)
        dot += QByteArray::number(a) + "--" + QByteArray::number(b) + ';';
    dot += '}';
    QProcess sfdp;
    QElapsedTimer timer;
    timer.start();
    sfdp.setStandardOutputFile(QProcess::nullDevice());
    sfdp.start(QStringLiteral("sfdp"), {QStringLiteral("-Tplain")});
    if (!sfdp.waitForStarted())
        return QStringLiteral("not there");
    sfdp.write(dot);
    sfdp.closeWriteChannel();
    if (!sfdp.waitForFinished(sfdpLimit)) {
        sfdp.kill();
        sfdp.waitForFinished();
        return QStringLiteral("> %1").arg(sfdpLimit / 1000);
    }
    return QString::number(seconds(timer), 'f', 2);
}

Measured measure(int hosts)
{
    Measured m;
    m.hosts = hosts;
    const chain::Investigation investigation = testsupport::chainGraph({.hosts = hosts});
    const chain::Assessment assessment;
    graph::ViewState view;
    QElapsedTimer timer;
    timer.start();
    graph::buildScene(investigation, assessment, view);
    m.bundled = seconds(timer);
    view.bundling = false;
    timer.start();
    const graph::Scene scene = graph::buildScene(investigation, assessment, view);
    m.scene = seconds(timer);
    m.edges = scene.edges.size();
    const LayoutInput input = graph::layoutInput(scene, view, {});
    m.flow = layoutSeconds(input, QStringLiteral("flow"));
    m.organic = layoutSeconds(input, QStringLiteral("organic"));
    m.radial = layoutSeconds(input, QStringLiteral("radial"));
    m.sfdp = plainSfdp(input);
    return m;
}

} // namespace

int main(int argc, char *argv[])
{
    QList<int> sizes;
    for (int i = 1; i < argc; ++i)
        sizes.append(std::max(1, QByteArray(argv[i]).toInt()));
    if (sizes.isEmpty())
        sizes = {1'000, 10'000, 50'000};
    QTextStream out(stdout);
    out << "| hosts | edges | scene, bundled s | scene s | flow s | organic s | radial s | plain sfdp s |\n"
        << "|---:|---:|---:|---:|---:|---:|---:|---:|\n";
    out.setRealNumberNotation(QTextStream::FixedNotation);
    out.setRealNumberPrecision(3);
    for (const int size : std::as_const(sizes)) {
        const Measured m = measure(size);
        out << "| " << m.hosts << " | " << m.edges << " | " << m.bundled << " | " << m.scene << " | " << m.flow << " | "
            << m.organic << " | " << m.radial << " | " << m.sfdp << " |\n";
        out.flush();
    }
    return 0;
}
