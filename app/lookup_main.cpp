// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/auditcommand.h"
#include "app/cli/casecommand.h"
#include "app/cli/chaincommand.h"
#include "app/cli/console.h"
#include "app/cli/doctorcommand.h"
#include "app/cli/exitcode.h"
#include "app/cli/extractcommand.h"
#include "app/cli/help.h"
#include "app/cli/incidentcommand.h"
#include "app/cli/secretcommand.h"
#include "app/cli/tenantcommand.h"
#include "app/resources.h"
#include "app/saved.h"

#include <QCoreApplication>

#include <memory>

#ifdef MDTI_WITH_PICTURES
#include "app/pictures.h"

#include <QGuiApplication>
#endif

namespace {

void prepareApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("mdti-lookup"));
    QCoreApplication::setOrganizationName(QStringLiteral("mdti-actor-lookup"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MDTI_VERSION));
    app::applyProxy(settings::Settings());
    app::initResources();
}

/// Pictures need Gui; nothing here ever needs a display.
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv, [[maybe_unused]] bool paints)
{
    std::unique_ptr<QCoreApplication> application;
#ifdef MDTI_WITH_PICTURES
    if (paints) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        application = std::make_unique<QGuiApplication>(argc, argv);
        cli::setPainter([](exporting::Format format, const exporting::Document &document, QIODevice *out) {
            return app::writePicture(format, document, {}, {}, out);
        });
    }
#endif
    if (!application)
        application = std::make_unique<QCoreApplication>(argc, argv);
    prepareApplication();
    return application;
}

int runChain(int &argc, char **argv, const QStringList &arguments)
{
    cli::ChainCommand command;
    if (const cli::ExitCode code = command.prepare(arguments); code != cli::Complete)
        return code;
    const auto application = makeApplication(argc, argv, command.paints());
    return command.run();
}

int runCase(int &argc, char **argv, const QStringList &arguments)
{
    const auto application = makeApplication(argc, argv, cli::caseCommandPaints(arguments));
    return cli::runCase(arguments);
}

int help(const QString &command)
{
    const QString text = cli::helpFor(command);
    if (text.isEmpty()) {
        cli::Console::problem(QStringLiteral("There is no command “%1”. `mdti-lookup help` lists them.").arg(command));
        return cli::Usage;
    }
    cli::Console::out(text);
    return cli::Complete;
}

} // namespace

namespace {

QtMessageHandler qtsOwnHandler = nullptr;

/// The network layer complains of itself when a connection breaks just as its answer says no. The user can do nothing
/// with that, and the answer is told anyway.
void withoutNetworkChatter(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type != QtWarningMsg || !text.startsWith(QLatin1String("QNetworkReplyImplPrivate::error: Internal problem")))
        qtsOwnHandler(type, context, text);
}

} // namespace

int main(int argc, char **argv)
{
    qtsOwnHandler = qInstallMessageHandler(withoutNetworkChatter);
    app::forbidCoreDumps();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const QString command = arguments.isEmpty() ? QString() : arguments.first();

    if (arguments.isEmpty()) {
        cli::Console::error(cli::helpFor({}).trimmed());
        return cli::Usage;
    }
    if (command == u"help" || command == u"--help" || command == u"-h")
        return help(arguments.value(1));
    if (arguments.contains(QStringLiteral("--help")))
        return help(command);
    if (command == u"--version" || command == u"version") {
        cli::Console::out(QStringLiteral("mdti-lookup " MDTI_VERSION "\n"));
        return cli::Complete;
    }
    if (command == u"chain")
        return runChain(argc, argv, arguments);
    if (command == u"case")
        return runCase(argc, argv, arguments);

    int (*run)(const QStringList &) = nullptr;
    if (command == u"extract")
        run = cli::runExtract;
    else if (command == u"incident")
        run = cli::runIncident;
    else if (command == u"sample-tenant")
        run = cli::runSampleTenant;
    else if (command == u"doctor")
        run = cli::runDoctor;
    else if (command == u"secret")
        run = cli::runSecret;
    else if (command == u"audit")
        run = cli::runAudit;
    if (!run)
        return help(command);
    QCoreApplication application(argc, argv);
    prepareApplication();
    return run(arguments);
}
