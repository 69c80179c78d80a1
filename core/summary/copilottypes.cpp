// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/copilottypes.h"

#include "core/base/text.h"
#include "core/mdti/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace summary {

namespace {

constexpr qsizetype longestAnswer = 200'000, mostDevices = 500;

QStringList shortTexts(const QJsonValue &value)
{
    QStringList all;
    for (const QJsonValue &each : value.toArray()) {
        if (all.size() < 50 && each.isString())
            all.append(base::singleLine(each.toString(), 260));
    }
    return all;
}

Evaluation evaluationOf(const QJsonObject &json)
{
    Evaluation evaluation;
    evaluation.id = json[u"id"].toString();
    evaluation.state = json[u"state"].toString();
    evaluation.cancelled = json[u"isCancelled"].toBool();
    const QJsonObject result = json[u"result"].toObject();
    evaluation.resultType = result[u"type"].toString();
    evaluation.content = result[u"content"].toString().left(longestAnswer);
    evaluation.hasResult = !evaluation.resultType.isEmpty() && evaluation.resultType != u"unknown";
    return evaluation;
}

Verdict judgeResult(const Evaluation &evaluation)
{
    using Kind = Verdict::Kind;
    const QString type = evaluation.resultType;
    if (type == u"success") {
        if (evaluation.content.trimmed().isEmpty())
            return {Kind::Give, QStringLiteral("the answer was empty")};
        if (evaluation.content.trimmed().startsWith(u"NO PROFILE FOUND"))
            return {Kind::Give, QStringLiteral("it knows no profile of this actor")};
        return {Kind::Answer, {}};
    }
    if (type == u"capacityExceeded")
        return {Kind::GiveAll,
                QStringLiteral("capacity exceeded: the compute units are used up; try again after the next "
                               "full hour or raise the overage")};
    if (type == u"rejected") {
        const QString words = base::singleLine(evaluation.content, 200);
        return {Kind::Give,
                words.isEmpty() ? QStringLiteral("refused by policy") : QStringLiteral("refused by policy: ") + words};
    }
    if (type == u"needAdditionalClaims")
        return {Kind::GiveAll, QStringLiteral("conditional access asks for a new sign-in: sign in again and repeat")};
    if (type == u"timedOut")
        return {Kind::Again, QStringLiteral("timed out inside the service, twice")};
    const QString words = base::singleLine(evaluation.content, 200);
    QString reason = type == u"error"
        ? QStringLiteral("the service reported an error")
        : QStringLiteral("the service answered “%1”, which this version does not know").arg(base::singleLine(type, 40));
    if (!words.isEmpty())
        reason += QStringLiteral(": ") + words;
    return {Kind::Give, reason};
}

} // namespace

base::Result<std::optional<Evaluation>> evaluationsFrom(const QByteArray &body)
{
    const base::Result<QJsonObject> object = mdti::json::object(body);
    if (!object)
        return base::failure(object.error());
    if ((*object)[u"value"].isArray()) {
        const QJsonArray all = (*object)[u"value"].toArray();
        if (all.isEmpty())
            return std::optional<Evaluation>();
        // Lists come in no order that is told: the latest by creation.
        QJsonObject latest;
        for (const QJsonValue &each : all) {
            const QJsonObject one = each.toObject();
            if (latest.isEmpty() || one[u"createdDateTime"].toString() >= latest[u"createdDateTime"].toString())
                latest = one;
        }
        const Evaluation last = evaluationOf(latest);
        return last.id.isEmpty() ? std::optional<Evaluation>() : last;
    }
    const Evaluation one = evaluationOf(*object);
    if (one.id.isEmpty())
        return base::failure(base::Failure::BadReply, QStringLiteral("The evaluation has no id."));
    return std::optional<Evaluation>(one);
}

base::Result<Evaluation> evaluationFrom(const QByteArray &body)
{
    const base::Result<std::optional<Evaluation>> read = evaluationsFrom(body);
    if (!read)
        return base::failure(read.error());
    if (!*read)
        return base::failure(base::Failure::BadReply, QStringLiteral("There is no evaluation."));
    return **read;
}

Verdict judge(const Evaluation &evaluation)
{
    using Kind = Verdict::Kind;
    if (evaluation.hasResult)
        return judgeResult(evaluation);
    if (evaluation.cancelled || evaluation.state == u"cancelled")
        return {Kind::Give, QStringLiteral("it was cancelled in the service")};
    if (evaluation.state == u"waitingForInput")
        return {Kind::Give,
                QStringLiteral("it waits for an input that only the Security Copilot portal can give: open the "
                               "session there")};
    if (evaluation.state == u"completed")
        return {Kind::Give, QStringLiteral("it ended without a result")};
    return {}; // also states this version does not know, until the time limit
}

QString reasonOf(const base::Error &error, bool *all)
{
    *all = true;
    switch (error.kind) {
    case base::Failure::Forbidden:
        return QStringLiteral("no role: the signed-in person needs Security Copilot Contributor and the permission "
                              "SecurityCopilotWorkspaces.ReadWrite.All");
    case base::Failure::Unauthorised:
    case base::Failure::SignIn:
        return QStringLiteral("not signed in");
    case base::Failure::RateLimited:
        return QStringLiteral("the service is busy (429)");
    case base::Failure::NotFound:
        return QStringLiteral("the workspace or session was not found");
    case base::Failure::Cancelled:
        return QStringLiteral("stopped; what the service already did is billed");
    case base::Failure::Network:
    case base::Failure::Timeout:
        return QStringLiteral("the service could not be reached");
    default:
        break;
    }
    *all = error.code == u"UnknownError";
    if (error.code == u"UnknownError")
        return QStringLiteral("the service, a beta version, answered UnknownError");
    const QString words = base::singleLine(error.detail, 200);
    return words.isEmpty() ? QStringLiteral("the service failed") : words;
}

CopilotBlock lastBlockOf(const QString &markdown)
{
    static const QRegularExpression fenced(QStringLiteral("```[ \\t]*(?:json)?[ \\t]*\\r?\\n(.*?)```"),
                                           QRegularExpression::DotMatchesEverythingOption
                                               | QRegularExpression::CaseInsensitiveOption);
    CopilotBlock block;
    QString last;
    QRegularExpressionMatchIterator matches = fenced.globalMatch(markdown.left(longestAnswer));
    while (matches.hasNext())
        last = matches.next().captured(1);
    const QJsonDocument document = QJsonDocument::fromJson(last.toUtf8());
    if (!document.isObject())
        return block;
    block.found = true;
    for (const QJsonValue &each : document[u"reports"].toArray()) {
        const QString title = base::singleLine(each[u"title"].toString(), 200);
        if (!title.isEmpty() && block.reports.size() < mostDevices)
            block.reports.append({title, base::singleLine(each[u"exposure"].toString(), 40),
                                  mdti::json::number(each[u"impactedAssets"]).value_or(-1)});
    }
    for (const QJsonValue &each : document[u"devices"].toArray()) {
        const NamedDevice device{base::singleLine(each[u"name"].toString(), 260),
                                 base::singleLine(each[u"deviceId"].toString(), 60),
                                 base::singleLine(each[u"reason"].toString(), 300), shortTexts(each[u"cves"]),
                                 shortTexts(each[u"indicators"])};
        if ((!device.name.isEmpty() || !device.id.isEmpty()) && block.devices.size() < mostDevices)
            block.devices.append(device);
    }
    block.notes = base::singleLine(document[u"notes"].toString(), 1000);
    return block;
}

} // namespace summary
