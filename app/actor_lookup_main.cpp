// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/desktop.h"
#include "app/gui/exportservice.h"
#include "app/resources.h"
#include "app/saved.h"
#include "ui/models/workspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/plurals.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>

int main(int argc, char **argv)
{
    app::forbidCoreDumps();
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("mdti-actor-lookup"));
    QApplication::setOrganizationName(QStringLiteral("mdti-actor-lookup"));
    QApplication::setApplicationVersion(QStringLiteral(MDTI_VERSION));
    QApplication::setApplicationDisplayName(QStringLiteral("MDTI Actor Lookup"));
    QApplication::setDesktopFileName(QStringLiteral("mdti-actor-lookup"));
    app::applyProxy(settings::Settings());
    app::initResources();
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/mdti/app-icon.svg")));
    theme::installPlurals(&application);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Find the threat actors behind hosts, and how we know."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption sample(QStringLiteral("sample"),
                                    QCoreApplication::translate("main", "Start with the embedded, fictional tenant."));
    const QCommandLineOption light(QStringLiteral("light"), QCoreApplication::translate("main", "Light theme."));
    const QCommandLineOption dark(QStringLiteral("dark"), QCoreApplication::translate("main", "Dark theme."));
    const QCommandLineOption run(QStringLiteral("run"),
                                 QCoreApplication::translate("main", "Run the given files at once."));
    parser.addOptions({sample, run, light, dark});
    parser.addPositionalArgument(QStringLiteral("files"),
                                 QCoreApplication::translate("main", "Files with indicators, or a case."),
                                 QStringLiteral("[files…]"));
    parser.process(application);

    theme::Theme theme(&application,
                       parser.isSet(dark)        ? theme::Mode::Dark
                           : parser.isSet(light) ? theme::Mode::Light
                                                 : theme::Mode::System);
    app::Desktop desktop;
    desktop.window()->show();
    if (parser.isSet(sample))
        desktop.window()->startSample();
    else if (!parser.positionalArguments().isEmpty())
        desktop.window()->addFiles(parser.positionalArguments());
    if (parser.isSet(run))
        QObject::connect(desktop.workspace(), &ui::Workspace::inputChanged, desktop.window(), &ui::MainWindow::start,
                         Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    return QApplication::exec();
}
