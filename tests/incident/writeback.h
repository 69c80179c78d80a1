// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/incident/desk.h"

#include <QJsonArray>

#include <optional>

/// A finding about three actors and its way into an incident.
namespace incidenttest {

inline const QString hostile = QStringLiteral("=cmd|' /C calc'!A0 <script>alert(1)</script> [x](javascript:alert(1)) \u202Egnp.exe\u0000\n");

inline incident::ActorText actor(const char *name, int score)
{
    const QString text = QString::fromLatin1(name);
    return {text.toLower(), text, text, QStringLiteral("run-of-") + text, score};
}

inline incident::PlanInput inputFor(Desk &desk, const incident::Opened &opened)
{
    incident::PlanInput input;
    input.opened = opened;
    input.comments = desk.comments(opened);
    input.actors = {actor("Aqua Blizzard", 93), actor("Harbor Sleet", 71), actor("Lone Mention", 21)};
    input.parts = [](const QStringList &keys) {
        return QStringList{QStringLiteral("<p>About %1.</p>").arg(keys.join(QStringLiteral(" and ")))};
    };
    input.html = opened.side == incident::Side::Arm;
    input.now = QDateTime(QDate(2026, 9, 1), QTime(10, 0), Qt::UTC);
    input.toolVersion = QStringLiteral("1");
    return input;
}

struct Written
{
    incident::Plan plan;
    std::optional<base::Error> error;
    QList<incident::Plan> steps;
};

inline Written write(Desk &desk, const incident::Plan &plan)
{
    incident::Writer writer(desk.opening->backend(plan.side), &desk.clock);
    Written written;
    int endings = 0;
    QObject::connect(&writer, &incident::Writer::changed, &writer, [&](const incident::Plan &step) { written.steps.append(step); });
    QObject::connect(&writer, &incident::Writer::finished, &writer,
                     [&](const incident::Plan &last, const std::optional<base::Error> &error) {
                         ++endings;
                         written.plan = last;
                         written.error = error;
                     });
    writer.start(plan);
    if (!QTest::qWaitFor([&] { return endings > 0; }, 30'000))
        qFatal("the writer does not end");
    if (endings != 1)
        qFatal("the writer ended more than once");
    return written;
}

inline QStringList labelsOf(const sampletenant::IncidentStore::Incident &incident)
{
    QStringList names;
    for (const QJsonValue &label : incident.properties[u"labels"].toArray())
        names.append(label[u"labelName"].toString());
    names.sort();
    return names;
}

} // namespace incidenttest
