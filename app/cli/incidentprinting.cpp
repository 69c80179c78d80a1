// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/incidentprinting.h"

#include "core/base/text.h"
#include "core/summary/block.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace cli {

namespace {

QString line(const QString &text, int longest = 400)
{
    return base::singleLine(text, longest);
}

QString minute(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm")) : QStringLiteral("–");
}

QString isoMoment(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

QString indented(const QString &text)
{
    QString out;
    for (const QString &each : base::plainBlock(text).split(u'\n'))
        out += QStringLiteral("    | ") + each + u'\n';
    return out;
}

QString boxOf(bool on, incident::Step step)
{
    if (step == incident::Step::Done || step == incident::Step::AlreadyThere)
        return QStringLiteral("[=]");
    if (step == incident::Step::Failed)
        return QStringLiteral("[!]");
    return on ? QStringLiteral("[x]") : QStringLiteral("[ ]");
}

QString stateOf(incident::Step step, const QString &note)
{
    QString text;
    if (step == incident::Step::Done)
        text = QStringLiteral("done");
    else if (step == incident::Step::AlreadyThere)
        text = QStringLiteral("already there");
    else if (step == incident::Step::Failed)
        text = QStringLiteral("not done");
    if (!note.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral(": ")) + line(note);
    return text.isEmpty() ? QString() : QString(QStringLiteral("  (%1)").arg(text));
}

QString wordLine(const QString &name, const incident::WordStep &step)
{
    const QString change = step.changes()
        ? QString(QStringLiteral("%1 → %2").arg(line(step.before, 60), line(step.after, 60)))
        : QString(QStringLiteral("%1, stays").arg(line(step.before, 60)));
    return boxOf(step.on && step.changes(), step.step) + u' ' + name + QStringLiteral(": ") + change
        + stateOf(step.changes() ? step.step : incident::Step::Waiting, step.note) + u'\n';
}

QJsonObject personJson(const incident::Person &person)
{
    return {{QStringLiteral("name"), person.name},
            {QStringLiteral("email"), person.email},
            {QStringLiteral("userPrincipalName"), person.userPrincipalName}};
}

QString excludedWord(incident::Excluded::Why why)
{
    return why == incident::Excluded::Why::OwnResolver ? QStringLiteral("own-resolver") : QStringLiteral("own-client");
}

} // namespace

QString workspacesText(const incident::Discovered &found)
{
    QString text;
    for (const incident::Workspace &workspace : found.workspaces) {
        text += QStringLiteral("%1  (%2%3)\n    %4\n")
                    .arg(line(workspace.name), line(workspace.subscriptionName),
                         workspace.location.isEmpty() ? QString() : QString(QStringLiteral(", ") + line(workspace.location)),
                         line(workspace.resourceId()));
    }
    return text;
}

QJsonObject workspacesJson(const incident::Discovered &found)
{
    QJsonArray workspaces;
    for (const incident::Workspace &workspace : found.workspaces)
        workspaces.append(QJsonObject{{QStringLiteral("id"), workspace.resourceId()},
                                      {QStringLiteral("name"), workspace.name},
                                      {QStringLiteral("subscription"), workspace.subscriptionName},
                                      {QStringLiteral("location"), workspace.location},
                                      {QStringLiteral("customerId"), workspace.customerId}});
    return {{QStringLiteral("schema"), QStringLiteral("mdti-actor-lookup/workspaces/1")},
            {QStringLiteral("workspaces"), workspaces},
            {QStringLiteral("problems"), QJsonArray::fromStringList(found.problems)}};
}

QString incidentLines(const QList<incident::Incident> &incidents, int width)
{
    QString text;
    for (const incident::Incident &each : incidents) {
        QString row = QStringLiteral("%1  %2  %3  %4  ")
                          .arg(each.number, 7)
                          .arg(minute(each.created), each.severityText.leftJustified(13, u' ', true),
                               each.statusText.leftJustified(10, u' ', true));
        row += line(each.title, std::max(20, width - int(row.size())));
        text += row.trimmed().isEmpty() ? QString() : QString(row + u'\n');
    }
    return text;
}

QJsonObject incidentJson(const incident::Incident &each)
{
    return {{QStringLiteral("backend"), incident::toString(each.side)},
            {QStringLiteral("workspace"), each.workspace.isEmpty() ? QString() : each.workspace.resourceId()},
            {QStringLiteral("id"), each.id},
            {QStringLiteral("number"), each.number},
            {QStringLiteral("title"), each.title},
            {QStringLiteral("description"), each.description},
            {QStringLiteral("severity"), each.severityText},
            {QStringLiteral("status"), each.statusText},
            {QStringLiteral("classification"), each.classification},
            {QStringLiteral("owner"), personJson(each.owner)},
            {QStringLiteral("labels"), QJsonArray::fromStringList(each.labels)},
            {QStringLiteral("created"), isoMoment(each.created)},
            {QStringLiteral("modified"), isoMoment(each.modified)},
            {QStringLiteral("provider"), each.providerName},
            {QStringLiteral("providerIncidentId"), each.providerIncidentId},
            {QStringLiteral("alerts"), each.alertsCount},
            {QStringLiteral("comments"), each.commentsCount},
            {QStringLiteral("tactics"), QJsonArray::fromStringList(each.tactics)},
            {QStringLiteral("url"), each.url}};
}

QString sheetText(const IncidentSheet &sheet)
{
    const incident::Incident &it = sheet.opened.incident;
    QString text = QStringLiteral("Incident %1: %2\n").arg(it.number).arg(line(it.title));
    const auto row = [&text](const QString &name, const QString &value) {
        if (!value.isEmpty())
            text += QStringLiteral("  %1 %2\n").arg(name.leftJustified(12), value);
    };
    row(QStringLiteral("Severity"), line(it.severityText));
    row(QStringLiteral("Status"), line(it.statusText));
    row(QStringLiteral("Owner"), it.owner.shown().isEmpty() ? QStringLiteral("nobody") : line(it.owner.shown()));
    row(QStringLiteral("Tags"), line(it.labels.join(QStringLiteral(", "))));
    row(QStringLiteral("Created"), minute(it.created));
    row(QStringLiteral("Changed"), minute(it.modified));
    row(QStringLiteral("Tactics"), line(it.tactics.join(QStringLiteral(", "))));
    row(QStringLiteral("Id"), line(it.id));
    row(QStringLiteral("Written by"), incident::displayName(sheet.opened.side) + QStringLiteral(". ") + line(sheet.opened.why));
    for (const QString &note : sheet.opened.notes)
        row(QStringLiteral("Note"), line(note));
    if (!it.description.isEmpty())
        text += u'\n' + indented(it.description);
    text += QStringLiteral("\nAlerts (%1)\n").arg(sheet.alerts.size());
    for (const incident::Alert &alert : sheet.alerts)
        text += QStringLiteral("  %1  %2  %3  %4\n")
                    .arg(minute(alert.time), line(alert.severity, 13).leftJustified(13), line(alert.title), line(alert.product));
    text += QStringLiteral("\nEntities (%1)\n").arg(sheet.entities.size());
    for (const incident::Entity &entity : sheet.entities)
        text += QStringLiteral("  %1 %2%3\n")
                    .arg(line(entity.kind, 18).leftJustified(18), summary::defangWithin(line(entity.name)),
                         entity.detail.isEmpty() ? QString()
                                                 : QString(QStringLiteral("  (%1)").arg(summary::defangWithin(line(entity.detail)))));
    if (sheet.entities.isEmpty())
        text += QStringLiteral("  none (Microsoft Sentinel keeps them for 180 days)\n");
    text += QStringLiteral("\nIndicators for a lookup (%1)\n").arg(sheet.taken.found.indicators.size());
    for (const ioc::Indicator &indicator : sheet.taken.found.indicators)
        text += QStringLiteral("  ") + base::defang(indicator.value) + u'\n';
    for (const incident::Excluded &excluded : sheet.taken.excluded)
        text += QStringLiteral("  left out: %1 (%2)\n").arg(base::defang(excluded.value), excludedWord(excluded.why));
    text += QStringLiteral("\nComments (%1)\n").arg(sheet.comments.size());
    for (const incident::Comment &comment : sheet.comments)
        text += QStringLiteral("  %1  %2\n").arg(minute(comment.created), line(comment.author.shown())) + indented(comment.message);
    return text;
}

QJsonObject takenJson(const incident::Taken &taken)
{
    QJsonArray indicators, rejected, excluded;
    for (const ioc::Indicator &each : taken.found.indicators)
        indicators.append(QJsonObject{{QStringLiteral("value"), each.value},
                                      {QStringLiteral("type"), ioc::toString(each.type)},
                                      {QStringLiteral("written"), each.written},
                                      {QStringLiteral("entity"), each.source.object}});
    for (const ioc::Rejected &each : taken.found.rejected)
        rejected.append(QJsonObject{{QStringLiteral("written"), each.written},
                                    {QStringLiteral("reason"), ioc::toString(each.reason)}});
    for (const incident::Excluded &each : taken.excluded)
        excluded.append(
            QJsonObject{{QStringLiteral("value"), each.value}, {QStringLiteral("reason"), excludedWord(each.why)}});
    return {{QStringLiteral("indicators"), indicators},
            {QStringLiteral("rejected"), rejected},
            {QStringLiteral("excluded"), excluded},
            {QStringLiteral("unknownEntities"), taken.skipped}};
}

QJsonObject sheetJson(const IncidentSheet &sheet)
{
    QJsonArray entities, alerts, comments;
    for (const incident::Entity &each : sheet.entities)
        entities.append(QJsonObject{{QStringLiteral("id"), each.id},
                                    {QStringLiteral("kind"), each.kind},
                                    {QStringLiteral("name"), each.name},
                                    {QStringLiteral("detail"), each.detail}});
    for (const incident::Alert &each : sheet.alerts)
        alerts.append(QJsonObject{{QStringLiteral("id"), each.id},
                                  {QStringLiteral("title"), each.title},
                                  {QStringLiteral("product"), each.product},
                                  {QStringLiteral("severity"), each.severity},
                                  {QStringLiteral("actor"), each.actor},
                                  {QStringLiteral("time"), isoMoment(each.time)}});
    for (const incident::Comment &each : sheet.comments)
        comments.append(QJsonObject{{QStringLiteral("id"), each.id},
                                    {QStringLiteral("author"), each.author.shown()},
                                    {QStringLiteral("created"), isoMoment(each.created)},
                                    {QStringLiteral("message"), each.message}});
    return {{QStringLiteral("schema"), QStringLiteral("mdti-actor-lookup/incident/1")},
            {QStringLiteral("incident"), incidentJson(sheet.opened.incident)},
            {QStringLiteral("backend"), incident::toString(sheet.opened.side)},
            {QStringLiteral("why"), sheet.opened.why},
            {QStringLiteral("notes"), QJsonArray::fromStringList(sheet.opened.notes)},
            {QStringLiteral("entities"), entities},
            {QStringLiteral("alerts"), alerts},
            {QStringLiteral("comments"), comments},
            {QStringLiteral("taken"), takenJson(sheet.taken)},
            {QStringLiteral("problems"), QJsonArray::fromStringList(sheet.problems)}};
}

QString plainComment(const incident::CommentStep &step)
{
    QString text = step.posted();
    if (!step.html)
        return text;
    // Our own markup only: what came from outside is escaped in it.
    static const QRegularExpression breaks(QStringLiteral("<(br|/p|/tr|/h3|/h4|/li|/table)>\\n?"));
    static const QRegularExpression cells(QStringLiteral("</t[dh]>\\s*<t[dh]>"));
    static const QRegularExpression bullets(QStringLiteral("<li>"));
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    text.replace(cells, QStringLiteral(" | ")).replace(bullets, QStringLiteral("- ")).replace(breaks, QStringLiteral("\n")).remove(tags);
    for (const auto &[entity, plain] : {std::pair{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&amp;", '&'}})
        text.replace(QLatin1String(entity), QString(QLatin1Char(plain)));
    static const QRegularExpression blanks(QStringLiteral("\\n{3,}"));
    return text.replace(blanks, QStringLiteral("\n\n")).trimmed();
}

QString planText(const incident::Plan &plan)
{
    QString text = QStringLiteral("Incident %1: %2\nWritten through %3. %4\n\n")
                       .arg(plan.number)
                       .arg(line(plan.title), incident::displayName(plan.side), line(plan.why));
    text += wordLine(QStringLiteral("Severity"), plan.severity);
    text += wordLine(QStringLiteral("Status"), plan.status);
    text += QStringLiteral("[=] Owner: %1, stays\n").arg(plan.owner.isEmpty() ? QStringLiteral("nobody") : line(plan.owner));
    if (!plan.labels.isEmpty())
        text += QStringLiteral("[=] Tags: %1, stay\n").arg(line(plan.labels.join(QStringLiteral(", "))));
    for (const incident::TagStep &step : plan.tags)
        text += QStringLiteral("%1 Tag: %2%3\n").arg(boxOf(step.on, step.step), line(step.tag), stateOf(step.step, step.note));
    for (const incident::CommentStep &step : plan.comments) {
        const QString part
            = step.parts > 1 ? QString(QStringLiteral(" (%1/%2)").arg(step.part).arg(step.parts)) : QString();
        text += QStringLiteral("%1 Comment about %2%3%4\n")
                    .arg(boxOf(step.on, step.step), line(step.actor), part, stateOf(step.step, step.note));
        if (step.on && step.step != incident::Step::AlreadyThere)
            text += indented(plainComment(step));
    }
    for (const QString &note : plan.notes)
        text += QStringLiteral("Note: %1\n").arg(line(note));
    return text;
}

} // namespace cli
