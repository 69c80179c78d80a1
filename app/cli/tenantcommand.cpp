// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/tenantcommand.h"

#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "app/cli/interrupt.h"
#include "core/base/text.h"
#include "core/sampletenant/server.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace cli {

namespace {

base::Status readNumber(const QCommandLineParser &parser, const char *name, double maximum, double &target)
{
    const QString option = QString::fromLatin1(name);
    if (!parser.isSet(option))
        return {};
    bool ok = false;
    target = parser.value(option).toDouble(&ok);
    if (!ok || target < 0 || target > maximum)
        return base::failure(base::Failure::BadInput, QStringLiteral("--%1 takes a number from 0 to %2.").arg(option).arg(maximum));
    return {};
}

base::Result<sampletenant::Options> readOptions(const QCommandLineParser &parser)
{
    double port = 0, latency = 0, jitter = 0, throttle = 0, fail = 0, rate = 0;
    const base::Status checks[] = {
        readNumber(parser, "port", 65'535, port),        readNumber(parser, "latency-ms", 600'000, latency),
        readNumber(parser, "jitter-ms", 600'000, jitter), readNumber(parser, "throttle", 1, throttle),
        readNumber(parser, "fail", 1, fail),             readNumber(parser, "rate", 1'000'000, rate),
    };
    for (const base::Status &check : checks) {
        if (!check)
            return base::failure(check.error());
    }
    sampletenant::Options options;
    options.port = quint16(port);
    options.behaviour.latencyMs = int(latency);
    options.behaviour.jitterMs = int(jitter);
    options.behaviour.throttle = throttle;
    options.behaviour.fail = fail;
    options.behaviour.ratePerSecond = int(rate);
    return options;
}

void printHowTo(const sampletenant::Server &server)
{
    const sampletenant::Options &options = server.options();
    const QString url = server.url().toString();
    Console::out(QStringLiteral("Serving a fictional tenant on %1 (Ctrl-C ends it)\n"
                                "\n"
                                "export MDTI_GRAPH_URL=%1 MDTI_LOGIN_URL=%1 MDTI_ARM_URL=%1\n"
                                "export MDTI_TENANT_ID=%2 MDTI_CLIENT_ID=%3 MDTI_CLIENT_SECRET=%4\n"
                                "mdti-lookup chain 203.0.113.7\n")
                     .arg(url, options.tenantId, options.clientId, options.clientSecret));
}

/// "0.412 s  200  101 ms  GET /v1.0/…", on standard error, so that what is printed to be pasted stays apart.
void printExchange(const sampletenant::Exchange &exchange)
{
    const qint64 took = exchange.answeredMs < 0 ? 0 : exchange.answeredMs - exchange.arrivedMs;
    QString line = QStringLiteral("%1 s  %2 %3 ms  %4 %5")
                       .arg(double(exchange.arrivedMs) / 1000, 8, 'f', 3)
                       .arg(exchange.status > 0 ? QString::number(exchange.status) : QStringLiteral("cut"), 3)
                       .arg(took, 5)
                       .arg(QString::fromUtf8(exchange.verb), QString::fromUtf8(exchange.target));
    if (exchange.inBatch)
        line += QStringLiteral("  (in a batch)");
    Console::error(base::singleLine(line));
}

} // namespace

int runSampleTenant(const QStringList &arguments)
{
    QCommandLineParser parser;
    for (const char *name : {"port", "data", "latency-ms", "jitter-ms", "throttle", "fail", "rate"})
        parser.addOption(QCommandLineOption(QString::fromLatin1(name), {}, QStringLiteral("value")));
    parser.addOption(QCommandLineOption(QStringLiteral("verbose")));
    if (!parser.parse(arguments) || !parser.positionalArguments().isEmpty()) {
        Console::problem((parser.errorText().isEmpty() ? QStringLiteral("sample-tenant takes options only.") : parser.errorText())
                         + QStringLiteral(" `mdti-lookup help sample-tenant` lists the options."));
        return Usage;
    }
    const base::Result<sampletenant::Options> options = readOptions(parser);
    if (!options) {
        Console::problem(options.error().detail);
        return Usage;
    }
    std::shared_ptr<const sampletenant::Data> data;
    if (parser.isSet(QStringLiteral("data"))) {
        auto read = sampletenant::Data::readFile(parser.value(QStringLiteral("data")));
        if (!read) {
            Console::problem(read.error().detail);
            return BadInput;
        }
        data = *read;
    } else {
        data = sampletenant::bundledData();
    }
    sampletenant::ServerThread thread(data, *options);
    if (parser.isSet(QStringLiteral("verbose")))
        thread->log().setListener(printExchange);
    if (const base::Status started = thread.start(); !started) {
        Console::problem(started.error().detail);
        return Unreachable;
    }
    printHowTo(*thread.server());
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::raised, [] { QCoreApplication::exit(Complete); });
    return QCoreApplication::exec();
}

} // namespace cli
