// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/chaincommand.h"

#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/pacememory.h"
#include "app/saved.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace cli {

namespace {

ExitCode stopWith(const base::Error &error)
{
    Console::problem(error.detail);
    return exitCodeFor(error.kind);
}

base::Status readNumber(const QCommandLineParser &parser, const char *name, int minimum, int maximum, int &target)
{
    const QString option = QString::fromLatin1(name);
    if (!parser.isSet(option))
        return {};
    bool ok = false;
    target = parser.value(option).toInt(&ok);
    if (!ok || target < minimum || target > maximum)
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("--%1 takes a number from %2 to %3.").arg(option).arg(minimum).arg(maximum));
    return {};
}

base::Status readDate(const QCommandLineParser &parser, const char *name, QDate &target)
{
    const QString option = QString::fromLatin1(name);
    if (!parser.isSet(option))
        return {};
    target = QDate::fromString(parser.value(option), Qt::ISODate);
    if (!target.isValid())
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("--%1 takes a date like 2026-03-01.").arg(option));
    return {};
}

} // namespace

ChainCommand::ChainCommand(QObject *parent)
    : QObject(parent)
{
    const auto add = [this](const char *name, const char *value) {
        m_parser.addOption(QCommandLineOption(QString::fromLatin1(name), {}, QString::fromLatin1(value)));
    };
    for (const char *flag : {"no-held", "time-true", "offline", "no-articles", "verbose", "allow-marked"})
        add(flag, "");
    for (const char *option : {"depth", "since", "until", "max-requests", "fanout", "slack-days", "format", "table",
                               "output", "progress", "actor-rule"})
        add(option, "value");
    CaseRun::addOptions(m_parser);
    addConnectionOptions(m_parser);
    m_parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
}

ChainCommand::~ChainCommand() = default;

base::Result<chain::Options> ChainCommand::readOptions(chain::Options options) const
{
    const base::Status checks[] = {
        readNumber(m_parser, "depth", 1, 4, options.depth),
        readNumber(m_parser, "fanout", 1, 100'000, options.fanout),
        readNumber(m_parser, "max-requests", 1, 100'000'000, options.maxRequests),
        readNumber(m_parser, "slack-days", 0, 36'500, options.slackDays),
        readDate(m_parser, "since", options.since),
        readDate(m_parser, "until", options.until),
    };
    for (const base::Status &check : checks) {
        if (!check)
            return base::failure(check.error());
    }
    if (options.since.isValid() && options.until.isValid() && options.since > options.until)
        return base::failure(base::Failure::BadInput, QStringLiteral("--since is later than --until."));
    options.holdShared = options.holdShared && !m_parser.isSet(QStringLiteral("no-held"));
    options.timeTrue = options.timeTrue || m_parser.isSet(QStringLiteral("time-true"));
    options.offline = m_parser.isSet(QStringLiteral("offline"));
    options.articles = options.articles && !m_parser.isSet(QStringLiteral("no-articles"));
    if (m_parser.isSet(QStringLiteral("actor-rule")))
        options.actorRules = m_parser.values(QStringLiteral("actor-rule"));
    return options;
}

ExitCode ChainCommand::prepare(const QStringList &arguments)
{
    if (!m_parser.parse(arguments)) {
        Console::problem(m_parser.errorText() + QStringLiteral(" `mdti-lookup help chain` lists the options."));
        return Usage;
    }
    if (m_parser.positionalArguments().isEmpty() && !m_parser.isSet(QStringLiteral("case"))) {
        Console::problem(QStringLiteral("Give an indicator, a file, or - for standard input. Example: "
                                        "mdti-lookup chain --sample 203.0.113.7"));
        return Usage;
    }
    const auto options = readOptions(app::chainDefaults(settings::Settings()));
    const auto outputs = planOutputs(m_parser.value(QStringLiteral("format")), m_parser.values(QStringLiteral("output")));
    for (const base::Error *error : {options ? nullptr : &options.error(), outputs ? nullptr : &outputs.error()}) {
        if (error) {
            Console::problem(error->detail);
            return Usage;
        }
    }
    m_options = *options;
    m_outputs = *outputs;
    if (m_parser.isSet(QStringLiteral("table"))) {
        const auto table = exporting::tableFrom(m_parser.value(QStringLiteral("table")));
        if (!table) {
            Console::problem(QStringLiteral("--table is one of: claims, actors, hosts, records, incomplete, rejected."));
            return Usage;
        }
        m_style.table = *table;
    }
    m_style.width = Console::width();
    m_style.colour = Console::colour();
    m_style.allowMarked = m_parser.isSet(QStringLiteral("allow-marked"));
    return Complete;
}

ExitCode ChainCommand::readIndicators()
{
    app::InputRules rules;
    rules.acceptDocumentation = m_connection.connection().isLocal() || m_options.offline;
    rules.own = m_connection.own();
    if (!m_parser.positionalArguments().isEmpty())
        m_input = app::readInput(m_parser.positionalArguments(), rules);
    ioc::Extraction &read = m_input.extraction;
    m_case.addKnownInput(read.indicators, read.rejected);
    for (const ioc::Problem &problem : read.problems)
        Console::problem(app::problemText(problem));
    if (read.indicators.isEmpty()) {
        QString why = QStringLiteral("No indicator found.");
        if (!read.rejected.isEmpty())
            why += QStringLiteral(" Not used: %1 (%2)%3.")
                       .arg(read.rejected.first().written, ioc::toString(read.rejected.first().reason),
                            read.rejected.size() > 1 ? QStringLiteral(" and %1 more").arg(read.rejected.size() - 1) : QString());
        Console::problem(why);
        return BadInput;
    }
    return Complete;
}

base::Status ChainCommand::openStores()
{
    const app::Connection &connection = m_connection.connection();
    if (base::Status opened = m_case.openCase(m_parser); !opened)
        return opened;
    if (base::Status fits = m_options.offline ? base::Status() : m_case.claim(connection); !fits)
        return fits;
    if (!m_case.contents().isEmpty()) {
        const base::Result<chain::Options> options = readOptions(m_case.contents().investigation.options);
        if (!options)
            return base::failure(options.error());
        m_options = *options;
    }
    return m_case.openCache(m_parser, connection);
}

int ChainCommand::run()
{
    const QString progress = m_parser.value(QStringLiteral("progress"));
    ProgressStyle style = Console::errorIsTerminal() ? ProgressStyle::Line : ProgressStyle::None;
    if (progress == u"none")
        style = ProgressStyle::None;
    else if (progress == u"json")
        style = ProgressStyle::Json;
    else if (!progress.isEmpty() && progress != u"auto") {
        Console::problem(QStringLiteral("--progress is auto, none or json."));
        return Usage;
    }
    if (const base::Status ready = m_connection.prepare(m_parser, !m_options.offline); !ready) {
        Console::problem(ready.error().detail);
        return exitCodeForSetUp(ready.error().kind);
    }
    m_connection.remindOfExpiry();
    if (const base::Status opened = openStores(); !opened)
        return stopWith(opened.error());
    if (const ExitCode code = readIndicators(); code != Complete)
        return code;

    m_report = std::make_unique<ProgressReport>(style);
    Interrupt interrupt;
    startRun();
    connect(&interrupt, &Interrupt::raised, m_session.get(), &app::Session::cancel);
    const int code = QCoreApplication::exec();
    m_session.reset();
    return code;
}

void ChainCommand::startRun()
{
    app::SessionSetup setup = m_connection.setup();
    setup.makeStore = m_case.storeMaker(m_connection.connection());
    setup.offline = m_options.offline;
    m_session = std::make_unique<app::Session>(std::move(setup));
    connect(&m_case, &CaseRun::warned, this, [this](const QString &sentence) { m_report->warning(sentence); });
    connect(m_session.get(), &app::Session::changed, this, &ChainCommand::changed);
    connect(m_session.get(), &app::Session::finished, this, &ChainCommand::finished);
    connect(m_session.get(), &app::Session::warned, this, [this](const QString &sentence) { m_report->warning(sentence); });
    if (m_parser.isSet(QStringLiteral("verbose")))
        connect(m_session.get(), &app::Session::logged, this, [](const QString &line) { Console::error(line); });
    m_found.indicators = m_input.extraction.indicators;
    m_found.rejected = m_input.extraction.rejected;
    m_found.options = m_options;
    m_found.created = QDateTime::currentDateTimeUtc();
    m_case.begin(m_found);
    m_session->start(m_found.indicators, m_found.rejected, m_options);
}

void ChainCommand::changed(const chain::Delta &delta)
{
    m_found.apply(delta);
    m_case.save(delta);
    if (delta.assessment)
        m_assessment = delta.assessment;
    m_report->update(delta, m_found);
}

void ChainCommand::finished(chain::Ending ending, const base::Error &failure, int learnedWidth)
{
    m_report->clear();
    app::PaceMemory().learned(m_connection.connection(), learnedWidth);
    m_complete = ending == chain::Ending::Complete;
    m_found.options.offline = m_found.options.offline && missedOffline(m_found);
    ExitCode code = exitCodeFor(ending, failure);
    if (ending == chain::Ending::Failed)
        Console::problem(failure.detail);
    else if (ending == chain::Ending::Cancelled)
        Console::problem(QStringLiteral("Cancelled. What was found until then is kept."));
    else if (ending == chain::Ending::Incomplete)
        Console::problem(incompleteSentence(m_found));
    code = writeResults(code);
    if (const base::Status kept = m_case.end(ending); !kept) {
        Console::problem(kept.error().detail);
        code = InternalError;
    }
    if (code == Complete && m_input.unreadable)
        code = BadInput;
    else if (code == Complete && m_input.isPartlyRead())
        code = Incomplete;
    QCoreApplication::exit(code);
}

ExitCode ChainCommand::writeResults(ExitCode code)
{
    if (!m_assessment)
        m_assessment = std::make_shared<chain::Assessment>();
    // Nothing was found because nothing could be asked: an empty table would read as "no actor".
    if (code != Complete && code != Cancelled && m_found.hosts().isEmpty())
        return code;
    exporting::Document document{m_found, *m_assessment};
    document.complete = m_complete;
    document.created = m_found.created;
    document.tenant = m_connection.connection().name;
    document.tlp = m_case.contents().tlp;
    document.notes = writtenNotes(m_case.contents().notes);
    document.tags = m_case.contents().tags.value(QString());
    remindOfMark(document);
    for (const Output &output : m_outputs) {
        if (const base::Status written = write(output, document, m_style); !written) {
            Console::problem(written.error().detail);
            code = written.error().kind == base::Failure::BadInput ? BadInput : InternalError;
            if (written.error().kind == base::Failure::Storage)
                rescue(output, document);
        }
    }
    return code;
}

/// What was found is not lost with a file that could not be written.
void ChainCommand::rescue(const Output &output, const exporting::Document &document) const
{
    const auto goesToStandardOutput = [](const Output &one) { return one.file.isEmpty(); };
    const exporting::FormatInfo &format = exporting::info(output.format);
    if (format.painted || format.pictured || std::any_of(m_outputs.cbegin(), m_outputs.cend(), goesToStandardOutput))
        return;
    Console::problem(QStringLiteral("The result follows on standard output instead."));
    if (const base::Status written = write({output.format, {}}, document, m_style); !written)
        Console::problem(written.error().detail);
}

} // namespace cli
