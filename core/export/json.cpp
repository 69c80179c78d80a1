// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/json.h"

#include "core/export/jsonwriter.h"

namespace exporting {

namespace {

using chain::HostId;

class ResultJson
{
public:
    ResultJson(const Document &document, QIODevice *out)
        : m_document(document)
        , m_found(document.investigation)
        , m_json(out)
    {
    }

    bool write()
    {
        m_json.beginObject();
        m_json.member("schema", QStringLiteral("mdti-actor-lookup/result/1"));
        m_json.key("tool");
        m_json.beginObject(true);
        m_json.member("name", m_document.toolName);
        m_json.member("version", m_document.toolVersion);
        m_json.endObject();
        m_json.member("created", isoTime(m_document.created));
        m_json.member("complete", m_document.complete);
        options();
        indicators();
        rejected();
        hosts();
        records();
        actors();
        incomplete();
        stats();
        m_json.endObject();
        return m_json.finish();
    }

private:
    QString hostValue(HostId id) const { return m_found.hosts().at(id).value; }

    void source(const ioc::Source &source)
    {
        m_json.key("source");
        m_json.beginObject(true);
        m_json.member("file", source.file);
        if (source.line > 0)
            m_json.member("line", source.line);
        if (source.page > 0)
            m_json.member("page", source.page);
        if (!source.object.isEmpty())
            m_json.member("object", source.object);
        m_json.endObject();
    }

    void options()
    {
        const chain::Options &options = m_found.options;
        m_json.key("options");
        m_json.beginObject();
        m_json.member("depth", options.depth);
        m_json.member("fanout", options.fanout);
        m_json.member("holdShared", options.holdShared);
        m_json.member("timeTrue", options.timeTrue);
        m_json.member("slackDays", options.slackDays);
        m_json.memberOrNull("since", options.since.toString(Qt::ISODate));
        m_json.memberOrNull("until", options.until.toString(Qt::ISODate));
        m_json.key("maxRequests");
        if (options.maxRequests > 0)
            m_json.value(options.maxRequests);
        else
            m_json.null();
        m_json.member("offline", options.offline);
        m_json.stringArray("actorRules", options.actorRules);
        m_json.endObject();
    }

    void indicators()
    {
        m_json.key("indicators");
        m_json.beginArray();
        for (const ioc::Indicator &indicator : m_found.indicators) {
            m_json.beginObject(true);
            m_json.member("value", indicator.value);
            m_json.member("type", ioc::toString(indicator.type));
            m_json.member("written", indicator.written);
            m_json.member("occurrences", indicator.occurrences);
            source(indicator.source);
            m_json.endObject();
        }
        m_json.endArray();
    }

    void rejected()
    {
        m_json.key("rejected");
        m_json.beginArray();
        for (const ioc::Rejected &rejected : m_found.rejected) {
            m_json.beginObject(true);
            m_json.member("written", rejected.written);
            m_json.member("reason", ioc::toString(rejected.reason));
            m_json.member("occurrences", rejected.occurrences);
            source(rejected.source);
            m_json.endObject();
        }
        m_json.endArray();
    }

    void held(const chain::Host &host)
    {
        m_json.key("held");
        if (!host.held) {
            m_json.null();
            return;
        }
        m_json.beginObject(true);
        switch (host.held->why) {
        case chain::Held::Why::CoHosts:
            m_json.member("why", QStringLiteral("cohosts"));
            break;
        case chain::Held::Why::Rows:
            m_json.member("why", QStringLiteral("rows"));
            break;
        case chain::Held::Why::NoiseList:
            m_json.member("why", QStringLiteral("noise-list"));
            break;
        }
        m_json.member("count", host.held->count);
        m_json.memberOrNull("list", host.held->list);
        m_json.memberOrNull("category", host.held->category);
        m_json.member("released", host.released);
        m_json.endObject();
    }

    void rules(const QList<mdti::ReputationRule> &rules)
    {
        m_json.key("rules");
        m_json.beginArray();
        for (const mdti::ReputationRule &rule : rules) {
            m_json.beginObject(true);
            m_json.member("name", rule.name);
            m_json.stringArray("descriptions", rule.descriptions);
            m_json.member("severity", rule.severity);
            m_json.memberOrNull("url", rule.detailsUrl);
            m_json.endObject();
        }
        m_json.endArray();
    }

    void hosts()
    {
        m_json.key("hosts");
        m_json.beginArray();
        for (const HostId id : sortedHosts(m_document)) {
            const chain::Host &host = m_found.hosts()[id];
            m_json.beginObject();
            m_json.member("value", host.value);
            m_json.member("type", ioc::toString(host.type));
            m_json.member("hops", host.hops);
            m_json.member("classification", mdti::toString(host.classification));
            m_json.key("score");
            if (host.score >= 0)
                m_json.value(host.score);
            else
                m_json.null();
            held(host);
            m_json.member("state", chain::toString(host.state));
            m_json.key("cohosts");
            if (host.coHosts)
                m_json.value(*host.coHosts);
            else
                m_json.null();
            rules(host.rules);
            m_json.endObject();
        }
        m_json.endArray();
    }

    void records()
    {
        m_json.key("records");
        m_json.beginArray();
        for (const chain::RecordId id : sortedRecords(m_document)) {
            const chain::Record &record = m_found.records()[id];
            m_json.beginObject(true);
            m_json.member("from", hostValue(record.from));
            m_json.member("to", hostValue(record.to));
            m_json.member("type", record.type);
            m_json.memberOrNull("firstSeen", isoTime(record.firstSeen));
            m_json.memberOrNull("lastSeen", isoTime(record.lastSeen));
            m_json.endObject();
        }
        m_json.endArray();
    }

    void evidence(const attribution::Evidence &evidence)
    {
        m_json.key("evidence");
        m_json.beginObject();
        m_json.memberOrNull("rule", evidence.rule);
        m_json.member("description", evidence.description);
        m_json.memberOrNull("severity", evidence.severity);
        m_json.memberOrNull("url", evidence.detailsUrl);
        m_json.memberOrNull("matched", evidence.matched);
        m_json.memberOrNull("list", evidence.listSource);
        m_json.memberOrNull("article", evidence.articleId);
        m_json.memberOrNull("firstSeen", isoTime(evidence.firstSeen));
        m_json.memberOrNull("lastSeen", isoTime(evidence.lastSeen));
        m_json.memberOrNull("request", evidence.from.request);
        m_json.memberOrNull("requestId", evidence.from.requestId);
        m_json.memberOrNull("retrieved", isoTime(evidence.from.retrieved));
        m_json.memberOrNull("raw", QString::fromUtf8(evidence.raw));
        m_json.endObject();
    }

    void claim(const chain::WeighedClaim &weighed)
    {
        const chain::Claim &claim = m_found.claims()[weighed.claim];
        m_json.beginObject();
        m_json.member("kind", attribution::toString(claim.kind));
        m_json.memberOrNull("indicator", weighed.path.isEmpty() ? QString() : hostValue(weighed.path.first()));
        m_json.member("host", hostValue(claim.host));
        QStringList path;
        for (const HostId id : weighed.path)
            path.append(hostValue(id));
        m_json.stringArray("path", path);
        m_json.member("weight", weighed.terms.weight());
        m_json.key("terms");
        m_json.beginObject(true);
        m_json.member("kind", weighed.terms.kind);
        m_json.member("hops", weighed.terms.hops);
        m_json.member("sharing", weighed.terms.sharing);
        m_json.member("time", weighed.terms.time);
        m_json.member("held", weighed.terms.held);
        m_json.endObject();
        m_json.member("artifact", weighed.group);
        m_json.member("counted", weighed.counted);
        evidence(claim.evidence);
        m_json.endObject();
    }

    void actor(const chain::RankedActor &ranked)
    {
        const attribution::Actor &actor = m_found.actors()[ranked.actor];
        QList<chain::WeighedClaim> claims;
        std::copy_if(ranked.claims.cbegin(), ranked.claims.cend(), std::back_inserter(claims),
                     [this](const chain::WeighedClaim &c) { return m_document.includes(m_found.claims()[c.claim].host); });
        if (claims.isEmpty())
            return;
        m_json.beginObject();
        m_json.member("name", actor.name);
        m_json.memberOrNull("profileId", actor.profileId);
        QStringList aliases;
        for (const attribution::Alias &alias : actor.aliases)
            aliases.append(alias.name);
        m_json.stringArray("aliases", aliases);
        m_json.stringArray("candidates", actor.candidates);
        m_json.memberOrNull("origin", actor.origin);
        m_json.memberOrNull("attackId", actor.attackId);
        m_json.member("score", ranked.score);
        m_json.member("independentArtifacts", ranked.independentArtifacts);
        QStringList indicators;
        for (const HostId id : ranked.indicators)
            indicators.append(hostValue(id));
        m_json.stringArray("indicators", indicators);
        m_json.key("claims");
        m_json.beginArray();
        for (const chain::WeighedClaim &weighed : claims)
            claim(weighed);
        m_json.endArray();
        m_json.endObject();
    }

    void actors()
    {
        m_json.key("actors");
        m_json.beginArray();
        for (const chain::RankedActor &ranked : m_document.assessment.actors)
            actor(ranked);
        m_json.endArray();
    }

    void incomplete()
    {
        QList<chain::Incomplete> sorted = m_found.incomplete();
        std::sort(sorted.begin(), sorted.end(), [](const chain::Incomplete &a, const chain::Incomplete &b) {
            return std::tie(a.subject, a.what, a.why, a.detail) < std::tie(b.subject, b.what, b.why, b.detail);
        });
        m_json.key("incomplete");
        m_json.beginArray();
        for (const chain::Incomplete &item : sorted) {
            if (item.host >= 0 && !m_document.includes(item.host))
                continue;
            m_json.beginObject(true);
            m_json.memberOrNull("host", item.host >= 0 ? item.subject : QString());
            if (item.host < 0)
                m_json.member("subject", item.subject);
            m_json.member("what", chain::toString(item.what));
            m_json.member("reason", chain::toString(item.why));
            m_json.member("detail", item.detail);
            m_json.endObject();
        }
        m_json.endArray();
    }

    void stats()
    {
        const chain::Stats &stats = m_found.stats();
        m_json.key("stats");
        m_json.beginObject();
        m_json.member("requests", stats.requests);
        m_json.member("httpCalls", stats.httpCalls);
        m_json.member("cacheHits", stats.cacheHits);
        m_json.member("throttled", stats.throttled);
        m_json.member("retries", stats.retries);
        m_json.member("bytes", stats.bytes);
        m_json.member("malformedRows", stats.malformedRows);
        m_json.member("elapsedMs", stats.elapsedMs);
        m_json.endObject();
    }

    const Document &m_document;
    const chain::Investigation &m_found;
    JsonWriter m_json;
};

} // namespace

base::Status writeJson(const Document &document, QIODevice *out)
{
    if (!ResultJson(document, out).write())
        return base::failure(base::Failure::Storage, out->errorString());
    return {};
}

} // namespace exporting
