// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
//
// What the GUI thread spends on a frame while a large graph is panned and zoomed, how long the sharp picture takes, and
// the longest stall while a large scene is built. One line per figure, milliseconds. `cpu` is the time of the GUI
// thread itself, free of what other programs take.
//
//   QT_QPA_PLATFORM=offscreen bench_view [hosts…]          default: 10000 50000

#include "tests/support/chaingraph.h"
#include "tests/support/investigationbuilder.h"
#include "ui/graphview/graphview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTextStream>
#include <QWheelEvent>

#include <algorithm>
#include <ctime>

namespace {

double threadCpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Frame times, wall and CPU.
struct Samples
{
    QList<double> wall, cpu;

    template <typename Fn> void measure(Fn &&fn)
    {
        QElapsedTimer timer;
        const double before = threadCpuMs();
        timer.start();
        fn();
        wall.append(double(timer.nsecsElapsed()) / 1e6);
        cpu.append(threadCpuMs() - before);
    }
    static double quantile(QList<double> values, double part)
    {
        if (values.isEmpty())
            return 0;
        std::sort(values.begin(), values.end());
        return values[qMin(values.size() - 1, qsizetype(part * double(values.size())))];
    }
    QString text() const
    {
        return QStringLiteral("p50 %1  p95 %2  max %3   cpu p50 %4  p95 %5  max %6   (%7 frames)")
            .arg(quantile(wall, .5), 6, 'f', 2)
            .arg(quantile(wall, .95), 6, 'f', 2)
            .arg(quantile(wall, 1), 6, 'f', 2)
            .arg(quantile(cpu, .5), 6, 'f', 2)
            .arg(quantile(cpu, .95), 6, 'f', 2)
            .arg(quantile(cpu, 1), 6, 'f', 2)
            .arg(wall.size());
    }
};

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

void report(const QString &what, const QString &figures)
{
    out() << what.leftJustified(34) << figures << Qt::endl;
}

class Bench
{
public:
    explicit Bench(int hosts)
        : m_layout(QStringLiteral(MDTI_BIN_DIR "/mdti-layout"))
        , m_view(&m_workspace, &m_layout)
        , m_hosts(hosts)
    {
        m_view.resize(1600, 1000);
        m_view.setMotion(false);
        m_view.show();
    }

    void run()
    {
        load();
        out() << "\n"
              << m_view.scene().nodes.size() << " nodes, " << m_view.scene().edges.size()
              << " edges, unbundled, 1600x1000, zoom " << m_view.zoom() << "\n";
        for (const double zoom : {m_view.zoom(), .3, .7}) {
            m_view.fit();
            m_view.setZoom(zoom);
            sharp(QStringLiteral("sharp at %1 %").arg(zoom * 100, 0, 'f', 0));
            pan(zoom);
        }
        m_view.fit();
        settle();
        zoomInAndOut();
        rebuild();
    }

private:
    void settle()
    {
        while (!m_view.isSettled())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    }

    void load()
    {
        testsupport::ChainGraph wanted;
        wanted.hosts = m_hosts;
        wanted.crossLinks = 1;
        const chain::Investigation investigation = testsupport::chainGraph(wanted);
        graph::ViewState view;
        view.layout = QStringLiteral("organic");
        view.bundling = false;
        QElapsedTimer timer;
        timer.start();
        m_workspace.reset(investigation, chain::assess(investigation), view);
        Samples stalls;
        while (!m_view.isSettled())
            stalls.measure([] { QApplication::processEvents(); });
        report(QStringLiteral("scene, layout, first picture"), QString::number(timer.elapsed()));
        report(QStringLiteral("GUI thread meanwhile"), stalls.text());
    }

    void sharp(const QString &what)
    {
        QElapsedTimer timer;
        timer.start();
        settle();
        report(what, QString::number(timer.elapsed()));
    }

    void mouse(QEvent::Type type, const QPointF &at)
    {
        QMouseEvent event(type, at, m_view.mapToGlobal(at), Qt::MiddleButton, Qt::MiddleButton, {});
        QApplication::sendEvent(&m_view, &event);
    }

    void pan(double zoom)
    {
        Samples samples;
        QPointF at(800, 500);
        mouse(QEvent::MouseButtonPress, at);
        for (int i = 0; i < 150; ++i) {
            at += i < 75 ? QPointF(11, 5) : QPointF(-13, -7);
            samples.measure([&] {
                mouse(QEvent::MouseMove, at);
                QApplication::processEvents();
            });
        }
        mouse(QEvent::MouseButtonRelease, at);
        report(QStringLiteral("pan at %1 %").arg(zoom * 100, 0, 'f', 0), samples.text());
        sharp(QStringLiteral("  sharp after it"));
    }

    void zoomInAndOut()
    {
        Samples samples;
        for (int i = 0; i < 120; ++i) {
            samples.measure([&] {
                const QPointF at(700, 400);
                QWheelEvent wheel(at, m_view.mapToGlobal(at), {}, {0, (i / 15) % 2 ? -40 : 40}, Qt::NoButton, {},
                                  Qt::NoScrollPhase, false);
                QApplication::sendEvent(&m_view, &wheel);
                QApplication::processEvents();
            });
        }
        report(QStringLiteral("zoom"), samples.text());
        sharp(QStringLiteral("  sharp after it"));
    }

    /// Results come in while the scene is built: copies on both sides.
    void rebuild()
    {
        Samples samples;
        for (int i = 0; i < 12; ++i) {
            const QString text = QStringLiteral("203.0.113.%1 -A-> late%1.example").arg(i + 1);
            const chain::Delta delta = testsupport::deltaFrom(text, m_workspace.investigation());
            samples.measure([&] { m_workspace.apply(delta); });
            QElapsedTimer timer;
            timer.start();
            while (timer.elapsed() < 150)
                samples.measure([] { QApplication::processEvents(); });
        }
        while (!m_view.isSettled())
            samples.measure([] { QApplication::processEvents(); });
        report(QStringLiteral("rebuild while results come"), samples.text());
    }

    ui::Workspace m_workspace;
    graph::LayoutService m_layout;
    ui::GraphView m_view;
    int m_hosts;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QList<int> sizes;
    for (const QString &argument : application.arguments().mid(1))
        sizes.append(argument.toInt());
    if (sizes.isEmpty())
        sizes = {10'000, 50'000};
    for (const int hosts : std::as_const(sizes))
        Bench(hosts).run();
    return 0;
}
