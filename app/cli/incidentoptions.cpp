// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/incidentoptions.h"

#include <QRegularExpression>

namespace cli {

namespace {

base::Error badOption(const QString &sentence)
{
    return {base::Failure::BadInput, sentence, 0, {}, {}};
}

QString textOf(const QCommandLineParser &parser, const char *name)
{
    return parser.value(QString::fromLatin1(name));
}

bool isGiven(const QCommandLineParser &parser, const char *name)
{
    return parser.isSet(QString::fromLatin1(name));
}

/// One of a few words; the value stays as it is when the option is not given.
template <typename T, size_t N>
base::Status readWord(const QCommandLineParser &parser, const char *name, const std::pair<const char *, T> (&words)[N],
                      T &value)
{
    if (!isGiven(parser, name))
        return {};
    const QString given = textOf(parser, name);
    QStringList known;
    for (const auto &[word, meaning] : words) {
        if (given == QLatin1String(word)) {
            value = meaning;
            return {};
        }
        known.append(QString::fromLatin1(word));
    }
    return base::failure(badOption(QStringLiteral("--%1 is %2.").arg(QLatin1String(name), known.join(QStringLiteral(" or ")))));
}

base::Status readCount(const QCommandLineParser &parser, const char *name, int minimum, int maximum, int &value)
{
    if (!isGiven(parser, name))
        return {};
    bool ok = false;
    value = textOf(parser, name).toInt(&ok);
    if (!ok || value < minimum || value > maximum)
        return base::failure(badOption(
            QStringLiteral("--%1 takes a number from %2 to %3.").arg(QLatin1String(name)).arg(minimum).arg(maximum)));
    return {};
}

base::Status readMoment(const QCommandLineParser &parser, const char *name, QDateTime &value)
{
    if (!isGiven(parser, name))
        return {};
    const QString text = textOf(parser, name);
    value = QDateTime::fromString(text, Qt::ISODate);
    if (value.isValid() && text.size() == 10)
        value = QDateTime(value.date(), QTime(0, 0), Qt::UTC);
    value = value.toUTC();
    if (!value.isValid())
        return base::failure(
            badOption(QStringLiteral("--%1 takes a date like 2026-03-01 or a time like 2026-03-01T10:00:00Z.").arg(QLatin1String(name))));
    return {};
}

base::Status readSpan(const QCommandLineParser &parser, const char *name, qint64 &ms)
{
    if (!isGiven(parser, name))
        return {};
    static const QRegularExpression form(QStringLiteral("^(\\d{1,5})([smh])$"));
    const QRegularExpressionMatch match = form.match(textOf(parser, name));
    const qint64 number = match.captured(1).toLongLong();
    const QString unit = match.captured(2);
    ms = number * (unit == u"h" ? 3'600'000 : unit == u"m" ? 60'000 : 1000);
    if (!match.hasMatch() || number < 1 || ms > 24 * 3'600'000)
        return base::failure(badOption(QStringLiteral("--%1 takes a time like 90s, 5m or 1h, at most a day.").arg(QLatin1String(name))));
    return {};
}

base::Status readFilters(const QCommandLineParser &parser, IncidentOptions &options)
{
    for (const QString &word : textOf(parser, "status").split(u',', Qt::SkipEmptyParts)) {
        options.statuses.append(incident::statusFrom(word.trimmed()));
        if (options.statuses.last() == incident::Status::Unknown)
            return base::failure(badOption(QStringLiteral("--status takes new, active, closed, with commas between.")));
    }
    for (const QString &word : textOf(parser, "severity").split(u',', Qt::SkipEmptyParts)) {
        options.severities.append(incident::severityFrom(word.trimmed()));
        if (options.severities.last() == incident::Severity::Unknown)
            return base::failure(
                badOption(QStringLiteral("--severity takes high, medium, low, informational, with commas between.")));
    }
    options.text = textOf(parser, "text");
    return {};
}

base::Status readTask(const QCommandLineParser &parser, IncidentOptions &options)
{
    using Task = IncidentOptions::Task;
    static const std::pair<const char *, Task> tasks[] = {
        {"workspaces", Task::Workspaces}, {"list", Task::List},   {"show", Task::Show},
        {"triage", Task::Triage},         {"write", Task::Write}, {"watch", Task::Watch}};
    const QStringList words = parser.positionalArguments();
    const QString wanted = words.value(0);
    const auto *task = std::find_if(std::begin(tasks), std::end(tasks),
                                    [&](const auto &each) { return wanted == QLatin1String(each.first); });
    if (task == std::end(tasks))
        return base::failure(
            badOption(QStringLiteral("Say what to do: incident workspaces, list, show, triage, write or watch.")));
    options.task = task->second;
    options.id = words.value(1);
    const bool one = options.task == Task::Show || options.task == Task::Triage || options.task == Task::Write;
    if (one && options.id.isEmpty())
        return base::failure(badOption(options.task == Task::Write
                                        ? QStringLiteral("Give the file of a plan, as kept by `incident triage --plan FILE`.")
                                        : QStringLiteral("Give the incident's GUID or number.")));
    if (words.size() > (one ? 2 : 1))
        return base::failure(badOption(QStringLiteral("“%1” is too much.").arg(words.last())));
    const bool needsWorkspace = options.task == Task::List || options.task == Task::Watch || options.task == Task::Show
        || options.task == Task::Triage;
    if (needsWorkspace && options.workspaces.isEmpty() && options.choice != incident::Choice::Defender)
        return base::failure(badOption(QStringLiteral("Give --workspace RESOURCE-ID; `mdti-lookup incident workspaces` lists "
                                                   "them. With --backend defender it may be left out.")));
    if ((options.task == Task::Show || options.task == Task::Triage) && options.workspaces.size() > 1)
        return base::failure(badOption(QStringLiteral("One incident is in one workspace: give --workspace once.")));
    return {};
}

} // namespace

void addIncidentOptions(QCommandLineParser &parser)
{
    for (const char *flag : {"write", "exposure", "reopen", "once", "verbose", "no-held"})
        parser.addOption(QCommandLineOption(QString::fromLatin1(flag)));
    for (const char *option : {"workspace", "backend", "summary", "min-score", "comment-format", "format", "status", "severity",
                               "text", "since", "until", "limit", "every", "state", "plan", "depth", "fanout", "max-requests"})
        parser.addOption(QCommandLineOption(QString::fromLatin1(option), {}, QStringLiteral("value")));
}

base::Result<IncidentOptions> readIncidentOptions(const QCommandLineParser &parser)
{
    using Summary = IncidentOptions::Summary;
    IncidentOptions options;
    options.exposure = isGiven(parser, "exposure");
    options.write = isGiven(parser, "write");
    options.reopen = isGiven(parser, "reopen");
    options.once = isGiven(parser, "once");
    options.verbose = isGiven(parser, "verbose");
    options.chain.holdShared = !isGiven(parser, "no-held");
    options.planFile = textOf(parser, "plan");
    options.stateFile = textOf(parser, "state");
    for (const QString &id : parser.values(QStringLiteral("workspace"))) {
        const base::Result<incident::Workspace> workspace = incident::Workspace::fromResourceId(id);
        if (!workspace)
            return base::failure(workspace.error());
        options.workspaces.append(*workspace);
    }
    summary::Format format = summary::Format::Html;
    const base::Status checks[] = {
        readWord<incident::Choice>(parser, "backend",
                                   {{"auto", incident::Choice::Auto},
                                    {"arm", incident::Choice::Arm},
                                    {"defender", incident::Choice::Defender}},
                                   options.choice),
        readWord<Summary>(parser, "summary",
                          {{"none", Summary::None}, {"profile", Summary::Profile}, {"copilot", Summary::Copilot}},
                          options.summary),
        readWord<summary::Format>(parser, "comment-format",
                                  {{"html", summary::Format::Html}, {"markdown", summary::Format::Markdown}}, format),
        readWord<bool>(parser, "format", {{"text", false}, {"json", true}}, options.json),
        readCount(parser, "min-score", 0, 100, options.minScore),
        readCount(parser, "limit", 1, 10'000, options.limit),
        readCount(parser, "depth", 1, 4, options.chain.depth),
        readCount(parser, "fanout", 1, 100'000, options.chain.fanout),
        readCount(parser, "max-requests", 1, 1'000'000'000, options.chain.maxRequests),
        readMoment(parser, "since", options.since),
        readMoment(parser, "until", options.until),
        readSpan(parser, "every", options.everyMs),
        readFilters(parser, options),
    };
    for (const base::Status &check : checks) {
        if (!check)
            return base::failure(check.error());
    }
    if (isGiven(parser, "comment-format"))
        options.commentFormat = format;
    if (const base::Status good = readTask(parser, options); !good)
        return base::failure(good.error());
    return options;
}

} // namespace cli
