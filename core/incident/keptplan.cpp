// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/keptplan.h"

#include <QCryptographicHash>
#include <QJsonObject>

namespace incident {

namespace {

QJsonObject wordsByKey(const QHash<QString, QString> &words)
{
    QJsonObject json;
    for (auto it = words.cbegin(); it != words.cend(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

QHash<QString, QString> wordsByKeyFrom(const QJsonObject &json)
{
    QHash<QString, QString> words;
    for (auto it = json.begin(); it != json.end(); ++it)
        words.insert(it.key(), it.value().toString());
    return words;
}

} // namespace

QJsonObject toJson(const KeptPlan &kept)
{
    QJsonObject json = toJson(kept.plan);
    json.insert(QStringLiteral("texts"), wordsByKey(kept.texts));
    json.insert(QStringLiteral("runIds"), wordsByKey(kept.runIds));
    json.insert(QStringLiteral("findings"), kept.findings);
    json.insert(QStringLiteral("minScore"), kept.minScore);
    json.insert(QStringLiteral("format"), kept.html ? QStringLiteral("html") : QStringLiteral("markdown"));
    json.insert(QStringLiteral("kept"), kept.kept.toUTC().toString(Qt::ISODateWithMs));
    return json;
}

base::Result<KeptPlan> keptPlanFromJson(const QJsonObject &json)
{
    base::Result<Plan> plan = planFromJson(json);
    if (!plan)
        return base::failure(plan.error());
    KeptPlan kept;
    kept.plan = std::move(*plan);
    kept.texts = wordsByKeyFrom(json[u"texts"].toObject());
    kept.runIds = wordsByKeyFrom(json[u"runIds"].toObject());
    kept.findings = json[u"findings"].toString();
    kept.minScore = json[u"minScore"].toInt(kept.minScore);
    kept.html = json[u"format"].toString() != u"markdown";
    kept.kept = QDateTime::fromString(json[u"kept"].toString(), Qt::ISODateWithMs);
    return kept;
}

QString planTarget(Side side, const Workspace &workspace, const QString &incidentId)
{
    const QString place = workspace.isEmpty() ? QString() : workspace.resourceId();
    return QStringList{toString(side), place, incidentId}.join(u'|').toLower();
}

QString planTarget(const Plan &plan)
{
    return planTarget(plan.side, plan.workspace, plan.incidentId);
}

QString findingsOf(const chain::Investigation &found, const chain::Assessment &assessment)
{
    QStringList facts;
    for (const chain::RankedActor &actor : assessment.actors) {
        if (actor.score > 0)
            facts.append(QStringLiteral("%1 %2").arg(runIdFor(found, actor, {})).arg(actor.score));
    }
    facts.sort();
    const QByteArray hash = QCryptographicHash::hash(facts.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.left(16));
}

PlanProgress progressOf(const Plan &plan)
{
    PlanProgress progress;
    const auto count = [&progress](const auto &step) {
        if (step.step == Step::Done)
            ++progress.done;
        else if (step.on && step.step != Step::AlreadyThere)
            ++progress.open;
    };
    for (const CommentStep &step : plan.comments) {
        count(step);
        progress.done += step.on && step.step == Step::AlreadyThere; // its id is ours: it was written before
    }
    for (const WordStep *step : {&plan.severity, &plan.status}) {
        if (step->changes())
            count(*step);
    }
    for (const TagStep &step : plan.tags)
        count(step);
    return progress;
}

} // namespace incident
