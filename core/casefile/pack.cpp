// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/pack.h"

#include "core/casefile/packing.h"

namespace casefile::pack {

namespace {

QJsonObject fromSource(const ioc::Source &source)
{
    QJsonObject object;
    put(object, "file", source.file);
    put(object, "line", source.line);
    put(object, "page", source.page);
    put(object, "object", source.object);
    put(object, "context", source.context);
    return object;
}

ioc::Source toSource(const QJsonObject &object)
{
    return {text(object, "file"), number(object, "line"), int(number(object, "page")), text(object, "object"),
            text(object, "context")};
}

QJsonObject fromProvenance(const mdti::Provenance &from)
{
    QJsonObject object;
    put(object, "request", from.request);
    put(object, "requestId", from.requestId);
    put(object, "retrieved", from.retrieved);
    put(object, "stored", from.fromStore);
    return object;
}

mdti::Provenance toProvenance(const QJsonObject &object)
{
    return {text(object, "request"), text(object, "requestId"), time(object, "retrieved"), flag(object, "stored")};
}

QJsonObject fromProfile(const mdti::Profile &profile)
{
    QJsonObject object;
    put(object, "id", profile.id);
    put(object, "kind", profile.kind);
    put(object, "title", profile.title);
    put(object, "aliases", profile.aliases);
    put(object, "targets", profile.targets);
    put(object, "origins", profile.origins);
    put(object, "firstActive", profile.firstActive);
    put(object, "summary", profile.summary);
    put(object, "description", profile.description);
    put(object, "tradecraft", profile.tradecraft);
    put(object, "from", fromProvenance(profile.from));
    return object;
}

mdti::Profile toProfile(const QJsonObject &object)
{
    mdti::Profile profile;
    profile.id = text(object, "id");
    profile.kind = text(object, "kind");
    profile.title = text(object, "title");
    profile.aliases = list(object, "aliases");
    profile.targets = list(object, "targets");
    profile.origins = list(object, "origins");
    profile.firstActive = time(object, "firstActive");
    profile.summary = text(object, "summary");
    profile.description = text(object, "description");
    profile.tradecraft = text(object, "tradecraft");
    profile.from = toProvenance(object[u"from"].toObject());
    return profile;
}

/// The counters by name, for both ways.
struct Counter
{
    const char *name;
    qint64 chain::Stats::*value;
};
constexpr Counter counters[] = {
    {"requests", &chain::Stats::requests},   {"httpCalls", &chain::Stats::httpCalls},
    {"cacheHits", &chain::Stats::cacheHits}, {"throttled", &chain::Stats::throttled},
    {"retries", &chain::Stats::retries},     {"bytes", &chain::Stats::bytes},
    {"elapsedMs", &chain::Stats::elapsedMs}, {"malformedRows", &chain::Stats::malformedRows},
};

} // namespace

QString options(const chain::Options &options)
{
    QJsonObject object{{QStringLiteral("depth"), options.depth},
                       {QStringLiteral("fanout"), options.fanout},
                       {QStringLiteral("holdShared"), options.holdShared},
                       {QStringLiteral("timeTrue"), options.timeTrue},
                       {QStringLiteral("slackDays"), options.slackDays},
                       {QStringLiteral("maxRequests"), options.maxRequests},
                       {QStringLiteral("offline"), options.offline},
                       {QStringLiteral("actorRules"), QJsonArray::fromStringList(options.actorRules)},
                       {QStringLiteral("articles"), options.articles}};
    put(object, "since", options.since.toString(Qt::ISODate));
    put(object, "until", options.until.toString(Qt::ISODate));
    return toText(object);
}

chain::Options optionsFrom(const QString &text)
{
    const QJsonObject object = toObject(text);
    chain::Options options;
    options.depth = object[u"depth"].toInt(options.depth);
    options.fanout = object[u"fanout"].toInt(options.fanout);
    options.holdShared = object[u"holdShared"].toBool(options.holdShared);
    options.timeTrue = object[u"timeTrue"].toBool(options.timeTrue);
    options.slackDays = object[u"slackDays"].toInt(options.slackDays);
    options.maxRequests = object[u"maxRequests"].toInt(options.maxRequests);
    options.offline = object[u"offline"].toBool(options.offline);
    options.articles = object[u"articles"].toBool(options.articles);
    if (object.contains(u"actorRules"))
        options.actorRules = list(object, "actorRules");
    options.since = QDate::fromString(object[u"since"].toString(), Qt::ISODate);
    options.until = QDate::fromString(object[u"until"].toString(), Qt::ISODate);
    return options;
}

QString stats(const chain::Stats &stats)
{
    QJsonObject object;
    for (const Counter &counter : counters)
        put(object, counter.name, stats.*counter.value);
    return toText(object);
}

chain::Stats statsFrom(const QString &text)
{
    const QJsonObject object = toObject(text);
    chain::Stats stats;
    for (const Counter &counter : counters)
        stats.*counter.value = number(object, counter.name);
    return stats;
}

QString rejected(const QList<ioc::Rejected> &rejected)
{
    QJsonArray array;
    for (const ioc::Rejected &one : rejected) {
        QJsonObject object = fromSource(one.source);
        put(object, "written", one.written);
        put(object, "reason", int(one.reason));
        put(object, "occurrences", one.occurrences);
        array.append(object);
    }
    return array.isEmpty() ? QString() : toText(array);
}

QList<ioc::Rejected> rejectedFrom(const QString &given)
{
    QList<ioc::Rejected> rejected;
    for (const QJsonValue &value : toArray(given)) {
        const QJsonObject object = value.toObject();
        rejected.append({text(object, "written"),
                         enumFrom(number(object, "reason"), ioc::RejectReason::MailHeader, ioc::RejectReason::BadSyntax),
                         toSource(object), int(number(object, "occurrences"))});
    }
    return rejected;
}

QString rules(const QList<mdti::ReputationRule> &rules)
{
    QJsonArray array;
    for (const mdti::ReputationRule &rule : rules) {
        QJsonObject object;
        put(object, "name", rule.name);
        put(object, "descriptions", rule.descriptions);
        put(object, "severity", rule.severity);
        put(object, "detailsUrl", rule.detailsUrl);
        array.append(object);
    }
    return array.isEmpty() ? QString() : toText(array);
}

QList<mdti::ReputationRule> rulesFrom(const QString &given)
{
    QList<mdti::ReputationRule> rules;
    for (const QJsonValue &value : toArray(given)) {
        const QJsonObject object = value.toObject();
        rules.append(
            {text(object, "name"), list(object, "descriptions"), text(object, "severity"), text(object, "detailsUrl")});
    }
    return rules;
}

QString held(const std::optional<chain::Held> &held)
{
    if (!held)
        return {};
    QJsonObject object;
    put(object, "why", int(held->why));
    put(object, "count", held->count);
    put(object, "list", held->list);
    put(object, "category", held->category);
    return toText(object);
}

std::optional<chain::Held> heldFrom(const QString &given)
{
    if (given.isEmpty())
        return std::nullopt;
    const QJsonObject object = toObject(given);
    return chain::Held{enumFrom(number(object, "why"), chain::Held::Why::NoiseList, chain::Held::Why::CoHosts),
                       number(object, "count"), text(object, "list"), text(object, "category")};
}

QString actor(const attribution::Actor &actor)
{
    QJsonObject object;
    QJsonArray aliases;
    for (const attribution::Alias &alias : actor.aliases) {
        QJsonObject each;
        put(each, "name", alias.name);
        put(each, "source", alias.source);
        put(each, "shared", alias.shared);
        aliases.append(each);
    }
    if (!aliases.isEmpty())
        object.insert(QStringLiteral("aliases"), aliases);
    put(object, "candidates", actor.candidates);
    put(object, "origin", actor.origin);
    put(object, "attackId", actor.attackId);
    put(object, "profile", fromProfile(actor.profile));
    return toText(object);
}

attribution::Actor actorFrom(const QString &given)
{
    const QJsonObject object = toObject(given);
    attribution::Actor actor;
    for (const QJsonValue &value : object[u"aliases"].toArray()) {
        const QJsonObject each = value.toObject();
        actor.aliases.append({text(each, "name"), text(each, "source"), flag(each, "shared")});
    }
    actor.candidates = list(object, "candidates");
    actor.origin = text(object, "origin");
    actor.attackId = text(object, "attackId");
    actor.profile = toProfile(object[u"profile"].toObject());
    return actor;
}

QString evidence(const attribution::Evidence &evidence)
{
    QJsonObject object;
    put(object, "rule", evidence.rule);
    put(object, "description", evidence.description);
    put(object, "severity", evidence.severity);
    put(object, "detailsUrl", evidence.detailsUrl);
    put(object, "listSource", evidence.listSource);
    put(object, "matched", evidence.matched);
    put(object, "articleId", evidence.articleId);
    put(object, "cves", evidence.cves);
    put(object, "firstSeen", evidence.firstSeen);
    put(object, "lastSeen", evidence.lastSeen);
    put(object, "from", fromProvenance(evidence.from));
    return toText(object);
}

attribution::Evidence evidenceFrom(const QString &given)
{
    const QJsonObject object = toObject(given);
    attribution::Evidence evidence;
    evidence.rule = text(object, "rule");
    evidence.description = text(object, "description");
    evidence.severity = text(object, "severity");
    evidence.detailsUrl = text(object, "detailsUrl");
    evidence.listSource = text(object, "listSource");
    evidence.matched = text(object, "matched");
    evidence.articleId = text(object, "articleId");
    evidence.cves = list(object, "cves");
    evidence.firstSeen = time(object, "firstSeen");
    evidence.lastSeen = time(object, "lastSeen");
    evidence.from = toProvenance(object[u"from"].toObject());
    return evidence;
}

} // namespace casefile::pack
