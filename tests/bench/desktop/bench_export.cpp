// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
// The export dialog over a big result: for each format how long until its size is shown, how long until the file is
// written, and the longest stall of the GUI thread meanwhile. bench_export [HOSTS [run|none]]; `run`: only the export
// within the run, `none`: only the run, without any, to compare
#include "desktopcase.h"

#include "app/gui/exportservice.h"
#include "core/sampletenant/bigtenant.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/models/workspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QRadioButton>
#include <QThread>

#include <cstdio>
#include <functional>

namespace {

/// The longest event of the GUI thread since it was last asked.
class StallApplication : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override
    {
        if (QThread::currentThread() != thread() || m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const bool result = QApplication::notify(receiver, event);
        note(timer.elapsed());
        --m_depth;
        return result;
    }
    void note(qint64 ms) { m_longest = std::max(m_longest, ms); }
    qint64 takeLongest() { return std::exchange(m_longest, 0); }

private:
    qint64 m_longest = 0;
    int m_depth = 0;
};

bool waitUntil(const std::function<bool()> &there, int ms)
{
    QElapsedTimer timer;
    timer.start();
    while (!there()) {
        if (timer.elapsed() > ms)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    }
    return true;
}

/// What happens outside of events, in this program's own calls, counts as a step too.
void step(StallApplication &application, const std::function<void()> &what)
{
    QElapsedTimer timer;
    timer.start();
    what();
    application.note(timer.elapsed());
}

bool exportAll(testsupport::DesktopCase &desk, StallApplication &application)
{
    app::ExportService *service = desk.desktop().exports();
    application.takeLongest();
    step(application, [&] { service->run(ui::ExportControl::What::Data, desk.window()); });
    auto *dialog = desk.window()->findChild<ui::ExportDialog *>();
    auto *list = dialog->findChild<QListWidget *>(QStringLiteral("formats"));
    auto *size = dialog->findChild<QLabel *>(QStringLiteral("size"));
    auto *all = dialog->findChild<QRadioButton *>(QStringLiteral("everything"));
    const auto measured = [&] { return !size->text().startsWith(QStringLiteral("Measuring")); };
    bool good = waitUntil(measured, 120'000);
    std::printf("dialog opened: longest step %lld ms\n", static_cast<long long>(application.takeLongest()));
    for (int row = 0; row < list->count(); ++row) {
        if (!(list->item(row)->flags() & Qt::ItemIsEnabled))
            continue;
        for (const bool everything : {false, true}) {
            QElapsedTimer clock;
            clock.start();
            step(application, [&] {
                list->setCurrentRow(row);
                if (all->isEnabled())
                    all->setChecked(everything);
            });
            good = waitUntil(measured, 300'000) && good;
            const qint64 shown = clock.restart();
            const QString text = size->text();
            ui::ExportChoice choice = dialog->choice();
            choice.path = desk.file(QFileInfo(choice.path).fileName());
            step(application, [&] { service->write(choice); });
            good = waitUntil([&] { return !service->isBusy(); }, 300'000) && good;
            std::printf("%-24s %-10s size after %6lld ms (%s), written after %6lld ms, longest step %lld ms\n",
                        qPrintable(list->item(row)->text().trimmed()), everything ? "everything" : "filtered",
                        static_cast<long long>(shown), qPrintable(text), static_cast<long long>(clock.elapsed()),
                        static_cast<long long>(application.takeLongest()));
            std::fflush(stdout);
        }
    }
    dialog->reject();
    return good;
}

} // namespace

int main(int argc, char **argv)
{
    StallApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("mdti-actor-lookup"));
    QApplication::setOrganizationName(QStringLiteral("mdti-actor-lookup"));
    const theme::Theme looks(&application, theme::Mode::Light);
    sampletenant::BigShape shape;
    shape.hosts = argc > 1 ? std::atoi(argv[1]) : 50'000;
    shape.records = shape.hosts * 2;
    const sampletenant::BigTenant tenant(shape);
    testsupport::DesktopCase desk(tenant.data());
    desk.show({1600, 1000});
    QStringList names;
    for (const QByteArray &name : tenant.indicators())
        names.append(QString::fromLatin1(name));
    desk.give(names.join(u'\n'));
    if (!waitUntil([&] { return !desk.workspace()->isEmpty(); }, 10'000))
        return 1;
    desk.window()->start();
    // Once in the middle of the run: what is exported then is shared with lists that still grow.
    waitUntil([&] { return desk.workspace()->investigation().hosts().size() > shape.hosts / 2; }, 300'000);
    const qint64 without = application.takeLongest();
    if (argc < 3 || qstrcmp(argv[2], "none") != 0)
        step(application, [&] { desk.desktop().exports()->write(desk.file(QStringLiteral("early.json"))); });
    const qint64 asked = application.takeLongest();
    if (!waitUntil([&] { return desk.isFinished() && desk.isSettled() && !desk.desktop().exports()->isBusy(); },
                   600'000))
        return 1;
    std::printf("%d hosts; first half of the run: longest step %lld ms; export asked for: %lld ms; rest: %lld ms\n",
                int(desk.workspace()->investigation().hosts().size()), static_cast<long long>(without),
                static_cast<long long>(asked), static_cast<long long>(application.takeLongest()));
    desk.workspace()->hide({1, 2, 3, 4, 5});
    waitUntil([&] { return desk.isSettled(); }, 60'000);
    return argc > 2 || exportAll(desk, application) ? 0 : 1;
}
