// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
// A run in the real window over a big tenant: how long the longest stall of the GUI thread is, what it takes in memory
// and time; then the case is saved, opened and worked on. bench_desktop [HOSTS] [RECORDS per host]
// bench_desktop input [LINES]: the same watch while a list is dropped that is not used, twice.
#include "desktopcase.h"

#include "app/gui/caseservice.h"
#include "core/sampletenant/bigtenant.h"
#include "ui/graphview/graphview.h"
#include "ui/models/workspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

namespace {

/// How long the GUI thread was away from its event loop, event by event.
class Watchdog
{
public:
    void add(qint64 ms, qint64 cpuMs)
    {
        ++m_steps[std::min<qint64>(ms, 1'000'000)];
        m_cpu = std::max(m_cpu, cpuMs);
    }
    qint64 longestCpu() const { return m_cpu; } ///< without what other programs took meanwhile
    qint64 longest() const { return m_steps.isEmpty() ? 0 : m_steps.lastKey(); }
    int over(qint64 ms) const
    {
        int count = 0;
        for (auto it = m_steps.upperBound(ms); it != m_steps.cend(); ++it)
            count += it.value();
        return count;
    }

private:
    QMap<qint64, int> m_steps;
    qint64 m_cpu = 0;
};

qint64 cpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1'000'000;
}

/// Every event delivered in the GUI thread is timed: the longest is what the user feels.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        // Called in every thread; only the window's counts.
        if (QThread::currentThread() != thread() || m_depth > 0 || !m_watch)
            return QApplication::notify(receiver, event);
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const qint64 cpuBefore = cpuMs();
        // The receiver may be gone afterwards.
        const QByteArray name = receiver->metaObject()->className();
        const int type = event->type();
        const bool result = QApplication::notify(receiver, event);
        const qint64 ms = timer.elapsed();
        --m_depth;
        const qint64 cpu = cpuMs() - cpuBefore;
        m_watch->add(ms, cpu);
        if (ms >= 50)
            std::printf("  %5lld ms, %lld ms of CPU  event %d to %s\n", static_cast<long long>(ms),
                        static_cast<long long>(cpu), type, name.constData());
        return result;
    }
    void watch(Watchdog *watch) { m_watch = watch; }

private:
    Watchdog *m_watch = nullptr;
    int m_depth = 0;
};

double residentMb()
{
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    return status.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

bool turn(const std::function<bool()> &until, int ms)
{
    QElapsedTimer timer;
    timer.start();
    while (!until()) {
        if (timer.elapsed() > ms)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    }
    return true;
}

/// Saves, starts the program again, opens, and makes a hundred changes that are written.
bool workOnCase(testsupport::DesktopCase &desk, TimedApplication &application)
{
    const QString path = desk.file(QStringLiteral("big.mdticase"));
    Watchdog saving, opening, working;
    application.watch(&saving);
    desk.desktop().cases()->saveAs(path);
    if (!turn([&] { return desk.desktop().cases()->path() == path; }, 60'000))
        return false;
    application.watch(nullptr);
    desk.restart();
    std::printf("saved: longest step %lld ms (%lld of CPU), file %.1f MB\n", static_cast<long long>(saving.longest()),
                static_cast<long long>(saving.longestCpu()),
                double(QFileInfo(path).size()) / 1e6);
    desk.show({1600, 1000});
    turn([] { return false; }, 500);
    application.watch(&opening);
    QElapsedTimer clock;
    clock.start();
    desk.window()->openCase(path);
    if (!turn([&] { return !desk.workspace()->isEmpty(); }, 60'000))
        return false;
    const qint64 usable = clock.elapsed();
    const bool settled = turn([&] { return desk.isSettled(); }, 120'000);
    std::printf("opened: usable after %lld ms, settled after %lld ms, longest step %lld ms (%lld of CPU)\n",
                static_cast<long long>(usable), static_cast<long long>(clock.elapsed()),
                static_cast<long long>(opening.longest()), static_cast<long long>(opening.longestCpu()));
    application.watch(&working);
    for (int n = 0; n < 100; ++n) {
        desk.workspace()->hide({n});
        desk.workspace()->setNote({desk.workspace()->investigation().hosts().at(n).value, QString::number(n), false});
        turn([] { return false; }, 20);
    }
    const bool written = turn([&] { return desk.isSettled() && desk.desktop().cases()->isAtRest(); }, 60'000);
    application.watch(nullptr);
    std::printf("worked on: longest step %lld ms (%lld of CPU); %d over 50 ms\n",
                static_cast<long long>(working.longest()), static_cast<long long>(working.longestCpu()),
                working.over(50));
    return settled && written;
}

/// A list of private addresses, and then another that repeats half of it.
bool dropRejects(TimedApplication &application, int lines)
{
    testsupport::DesktopCase desk;
    desk.show({1600, 1000});
    for (const int from : {0, lines / 2}) {
        QStringList list{QStringLiteral("203.0.113.%1").arg(from > 0)};
        for (int n = from; n < from + lines; ++n)
            list.append(QStringLiteral("10.%1.%2.%3").arg(n >> 16).arg((n >> 8) & 255).arg(n & 255));
        const qsizetype wanted = from + lines;
        Watchdog watch;
        application.watch(&watch);
        desk.give(list.join(u'\n'));
        const bool there
            = turn([&] { return desk.workspace()->investigation().rejected.size() >= wanted; }, 60'000);
        turn([] { return false; }, 1'000);
        application.watch(nullptr);
        std::printf("%d rejects: longest step of the GUI thread %lld ms\n",
                    int(desk.workspace()->investigation().rejected.size()), static_cast<long long>(watch.longest()));
        if (!there)
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    TimedApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("mdti-actor-lookup"));
    QApplication::setOrganizationName(QStringLiteral("mdti-actor-lookup"));
    const theme::Theme looks(&application, theme::Mode::Light);
    if (argc > 1 && qstrcmp(argv[1], "input") == 0)
        return dropRejects(application, argc > 2 ? std::atoi(argv[2]) : 100'000) ? 0 : 1;
    sampletenant::BigShape shape;
    shape.hosts = argc > 1 ? std::atoi(argv[1]) : 50'000;
    shape.records = shape.hosts * (argc > 2 ? std::atoi(argv[2]) : 2);
    const sampletenant::BigTenant tenant(shape);
    testsupport::DesktopCase desk(tenant.data());
    desk.show({1600, 1000});
    QStringList names;
    for (const QByteArray &name : tenant.indicators())
        names.append(QString::fromLatin1(name));
    desk.give(names.join(u'\n'));
    if (!turn([&] { return !desk.workspace()->isEmpty(); }, 10'000))
        return 1;
    const double before = residentMb();
    Watchdog watch;
    application.watch(&watch);
    QElapsedTimer clock;
    clock.start();
    desk.window()->start();
    const bool finished = turn([&] { return desk.isFinished(); }, 600'000);
    const double run = double(clock.elapsed()) / 1000;
    const bool settled = finished && turn([&] { return desk.isSettled(); }, 120'000);
    application.watch(nullptr);
    std::printf("%d hosts, %d records: run %.1f s, settled %.1f s%s\n",
                int(desk.workspace()->investigation().hosts().size()),
                int(desk.workspace()->investigation().records().size()), run, double(clock.elapsed()) / 1000,
                settled ? "" : " (NOT settled)");
    std::printf("longest step of the GUI thread %lld ms; %d over 50 ms, %d over 16 ms\n",
                static_cast<long long>(watch.longest()), watch.over(50), watch.over(16));
    std::printf("resident %.0f MB before, %.0f MB after (the tenant's server is in the same process)\n", before,
                residentMb());
    return settled && workOnCase(desk, application) ? 0 : 1;
}
