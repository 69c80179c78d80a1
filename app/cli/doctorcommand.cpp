// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/doctorcommand.h"

#include "app/cli/connectionoptions.h"
#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "app/doctor.h"
#include "core/base/text.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace cli {

namespace {

void printCheck(const app::Check &check)
{
    const QString mark = check.state == app::Check::State::Good ? QStringLiteral("ok     ")
        : check.state == app::Check::State::Bad                 ? QStringLiteral("FAILED ")
                                                                : QStringLiteral("–      ");
    const QString name = check.optional ? check.name + QStringLiteral(" (optional)") : check.name;
    Console::out(mark + name.leftJustified(28) + base::singleLine(check.sentence, 1000) + u'\n');
    for (const QString &line : {check.remedy, check.copyText}) {
        if (!line.isEmpty())
            Console::out(QString(35, u' ') + base::singleLine(line, 2000) + u'\n');
    }
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
        app::Check check;
        check.name = QStringLiteral("Set-up");
        check.state = app::Check::State::Bad;
        check.sentence = ready.error().detail;
        printCheck(check);
        return exitCodeForSetUp(ready.error().kind);
    }
    app::Doctor doctor(connection.setup(), connection.asUser());
    QObject::connect(&doctor, &app::Doctor::checked, &printCheck);
    QObject::connect(&doctor, &app::Doctor::finished, [](const std::optional<base::Error> &failure) {
        if (!failure)
            Console::out(QStringLiteral("\nReady for lookups. Try: mdti-lookup chain INDICATOR\n"));
        QCoreApplication::exit(failure ? exitCodeFor(failure->kind) : Complete);
    });
    QMetaObject::invokeMethod(&doctor, &app::Doctor::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace cli
