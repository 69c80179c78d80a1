// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/doctorcommand.h"

#include "app/cli/connectionoptions.h"
#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "app/doctor.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace cli {

namespace {

void print(const app::Check &check)
{
    const QString mark = check.state == app::Check::State::Good ? QStringLiteral("ok     ")
        : check.state == app::Check::State::Bad                 ? QStringLiteral("FAILED ")
                                                                : QStringLiteral("–      ");
    Console::out(mark + check.name.leftJustified(20) + check.sentence + u'\n');
    if (!check.remedy.isEmpty())
        Console::out(QString(27, u' ') + check.remedy + u'\n');
}

} // namespace

int runDoctor(const QStringList &arguments)
{
    QCommandLineParser parser;
    addConnectionOptions(parser);
    if (!parser.parse(arguments)) {
        Console::problem(parser.errorText() + QStringLiteral(" `mdti-lookup help doctor` lists the options."));
        return Usage;
    }
    ReadyConnection connection;
    if (const base::Status ready = connection.prepare(parser, true); !ready) {
        print({QStringLiteral("Set-up"), app::Check::State::Bad, ready.error().detail, {}});
        return ready.error().kind == base::Failure::BadInput ? Usage : exitCodeFor(ready.error().kind);
    }
    app::Doctor doctor(connection.setup());
    QObject::connect(&doctor, &app::Doctor::checked, &print);
    QObject::connect(&doctor, &app::Doctor::finished, [](const std::optional<base::Error> &failure) {
        if (!failure)
            Console::out(QStringLiteral("\nReady. Try: mdti-lookup chain INDICATOR\n"));
        QCoreApplication::exit(failure ? exitCodeFor(failure->kind) : Complete);
    });
    QMetaObject::invokeMethod(&doctor, &app::Doctor::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace cli
