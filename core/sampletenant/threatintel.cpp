// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/threatintel.h"

#include "core/sampletenant/collection.h"
#include "core/sampletenant/json.h"

#include <QHostAddress>

namespace sampletenant {

namespace {

constexpr std::array<QByteArrayView, 4> classificationWords = {"unknown", "neutral", "suspicious", "malicious"};

QByteArray canonical(const QByteArray &id)
{
    QByteArray host = id.trimmed().toLower();
    if (host.endsWith('.'))
        host.chop(1);
    if (host.contains(':')) {
        const QHostAddress address(QString::fromLatin1(host));
        if (!address.isNull())
            return address.toString().toLatin1();
    }
    return host;
}

bool wellFormed(const QByteArray &id)
{
    return !id.isEmpty() && id.size() < 256 && std::none_of(id.begin(), id.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '/' || c == '"' || c == '\'' || c == '<' || c == '\\';
    });
}

Answer notFound(const Call &call)
{
    return call.error(404, "itemNotFound", "The item was not found.");
}

void appendEnd(QByteArray &out, QByteArrayView member, QByteArrayView id)
{
    out += ",\"";
    out += member;
    out += "\":{\"@odata.type\":\"#microsoft.graph.security.";
    out += json::hostType(id);
    out += "\",\"id\":";
    json::appendString(out, id);
    out += '}';
}

} // namespace

Answer ThreatIntel::handle(const Call &call) const
{
    if (call.behaviour.licenceMissing)
        return call.error(500, "generalException", "Error retrieving reputation");
    if (call.behaviour.licenceForbidden)
        return call.error(403, "Forbidden", "The tenant has no license for this API.");
    if (call.behaviour.denyThreatIntelligence)
        return call.error(403, "Authorization_RequestDenied", "The application lacks ThreatIntelligence.Read.All.");
    if (call.request.verb != "GET")
        return call.error(405, "Request_BadRequest", "This method is not allowed here.");
    if (call.at(0, "hosts") && call.path.size() > 1)
        return host(call);
    if (call.at(0, "intelProfiles"))
        return profiles(call);
    if (call.at(0, "articles"))
        return articles(call);
    if (call.at(0, "vulnerabilities") && call.path.size() > 1)
        return vulnerabilities(call);
    return call.error(400, "BadRequest", "There is no such resource.");
}

Answer ThreatIntel::host(const Call &call) const
{
    const QByteArray id = canonical(call.path[1]);
    if (!wellFormed(id))
        return call.error(400, "BadRequest", "The id is no host.");
    const Data::Found found = m_data->find(id);
    if (!found.known() && !call.behaviour.unknownHostsEmpty)
        return notFound(call);
    if (call.path.size() == 2)
        return hostResource(call, found, id);
    if (call.at(2, "reputation"))
        return reputation(call, found, id);
    if (call.at(2, "passiveDns"))
        return passiveDns(call, found, id, false);
    if (call.at(2, "passiveDnsReverse"))
        return passiveDns(call, found, id, true);
    static constexpr const char *others[]
        = {"subdomains", "hostPairs", "childHostPairs", "parentHostPairs", "sslCertificates",
           "ports",      "trackers",  "cookies",        "components"};
    for (const char *name : others) {
        if (call.at(2, name))
            return empty(call);
    }
    return notFound(call);
}

Answer ThreatIntel::empty(const Call &call) const
{
    return collection(call, "hosts", 0, [](QByteArray &, qint64) {});
}

Answer ThreatIntel::hostResource(const Call &call, const Data::Found &found, const QByteArray &id) const
{
    const Data::Crowd *crowd = found.virtualOf < 0 ? nullptr : &m_data->crowds()[size_t(found.virtualOf)];
    const Data::Host *host = found.id < 0 ? nullptr : &m_data->hosts()[size_t(found.id)];
    QByteArray out = "{\"@odata.context\":\"" + call.origin
        + "/v1.0/$metadata#security/threatIntelligence/hosts/$entity\",\"@odata.type\":\"#microsoft.graph.security."
        + json::hostType(id).toByteArray() + "\",\"id\":" + json::string(id) + ",\"firstSeenDateTime\":";
    json::appendTime(out, host ? host->first : crowd ? crowd->first : 0);
    out += ",\"lastSeenDateTime\":";
    json::appendTime(out, host ? host->last : crowd ? crowd->last : 0);
    if (host && host->attributes >= 0) {
        out += ',';
        out += m_data->attributes()[size_t(host->attributes)];
    }
    out += '}';
    return Answer::json(out);
}

Answer ThreatIntel::reputation(const Call &call, const Data::Found &found, const QByteArray &id) const
{
    const Data::Host *host = found.id < 0 ? nullptr : &m_data->hosts()[size_t(found.id)];
    const bool odd = call.is(Fault::Kind::WrongTypes);
    QByteArray out;
    out.reserve(512);
    out += "{\"@odata.context\":\"";
    out += call.origin;
    out += "/v1.0/$metadata#security/threatIntelligence/hosts('";
    out += id;
    out += "')/reputation/$entity\",\"id\":\"00000000-0000-4000-8000-";
    out += QByteArray::number(quint64(qHash(id, 7)) & 0xffffffffffffULL, 16).rightJustified(12, '0');
    out += "\",\"classification\":\"";
    out += odd ? QByteArrayView("brandNew") : classificationWords[host ? host->classification : 0];
    out += odd ? "\",\"score\":\"" : "\",\"score\":";
    out += QByteArray::number(host ? host->score : 0);
    out += odd ? "\",\"rules\":[null,5,{},{\"name\":null,\"description\":null,\"severity\":3}" : ",\"rules\":[";
    bool first = !odd;
    if (host) {
        for (const qint32 index : host->rules) {
            const Data::Rule &rule = m_data->rules()[size_t(index)];
            if (!std::exchange(first, false))
                out += ',';
            out += "{\"name\":";
            out += rule.name;
            out += ",\"description\":";
            out += rule.description;
            out += ",\"severity\":";
            out += rule.severity;
            out += ",\"relatedDetailsUrl\":";
            out += rule.url;
            out += '}';
        }
    }
    out += "]}";
    return Answer::json(std::move(out));
}

ThreatIntel::Rows ThreatIntel::rowsOf(const Call &call, const Data::Found &found, bool reverse) const
{
    Rows rows;
    if (found.virtualOf >= 0) {
        rows.crowd = &m_data->crowds()[size_t(found.virtualOf)];
        rows.number = found.number;
        rows.virtualRows = reverse ? 0 : 1;
        return rows;
    }
    if (found.id < 0)
        return rows;
    const Data::Host &host = m_data->hosts()[size_t(found.id)];
    const auto append = [&rows](Data::Span span) { rows.stored.insert(rows.stored.end(), span.begin, span.end); };
    append(reverse ? m_data->reverse(found.id) : m_data->forward(found.id));
    if (!reverse && call.behaviour.addressRowsForward && json::hostType(host.id) == "ipAddress")
        append(m_data->reverse(found.id));
    if (host.crowd >= 0 && reverse) {
        rows.crowd = &m_data->crowds()[size_t(host.crowd)];
        rows.virtualRows = std::max<qint64>(0, rows.crowd->count - m_data->reverse(found.id).size());
    }
    const QByteArray filter = call.query.value("$filter");
    if (filter.startsWith("recordType eq '")) {
        const QByteArray type = filter.mid(15).chopped(filter.endsWith('\'') ? 1 : 0);
        std::erase_if(rows.stored, [&](qint32 row) {
            return m_data->types()[m_data->records()[size_t(row)].type].compare(type, Qt::CaseInsensitive) != 0;
        });
        if (type.compare("A", Qt::CaseInsensitive) != 0)
            rows.virtualRows = 0;
    }
    const QByteArray order = call.query.value("$orderby");
    const bool byLast = order.startsWith("lastSeenDateTime");
    if (byLast || order.startsWith("firstSeenDateTime")) {
        const bool down = order.endsWith(" desc");
        std::stable_sort(rows.stored.begin(), rows.stored.end(), [&](qint32 a, qint32 b) {
            const Data::Record &left = m_data->records()[size_t(a)], &right = m_data->records()[size_t(b)];
            const Data::Time l = byLast ? left.last : left.first, r = byLast ? right.last : right.first;
            return down ? l > r : l < r;
        });
    }
    return rows;
}

void ThreatIntel::appendRow(QByteArray &out, const Call &call, const Rows &rows, qint64 index,
                            const QByteArray &asked) const
{
    Data::Record record{};
    QByteArray other;
    QByteArray type = "A";
    if (index < qint64(rows.stored.size())) {
        record = m_data->records()[size_t(rows.stored[size_t(index)])];
        const QByteArray &from = m_data->hosts()[size_t(record.from)].id;
        other = from == asked ? m_data->hosts()[size_t(record.to)].id : from;
        type = m_data->types()[record.type];
    } else {
        record.first = rows.crowd->first;
        record.last = rows.crowd->last;
        other = rows.number > 0 ? m_data->hosts()[size_t(rows.crowd->address)].id
                                : Data::crowdName(*rows.crowd, int(index - qint64(rows.stored.size())) + 1);
    }
    out += "{\"id\":\"";
    out += QByteArray(asked + "$$" + other + "$$" + type).toBase64();
    out += "\",\"firstSeenDateTime\":";
    json::appendTime(out, record.first);
    out += ",\"lastSeenDateTime\":";
    json::appendTime(out, record.last);
    out += ",\"collectedDateTime\":";
    json::appendTime(out, record.last, 735);
    out += ",\"recordType\":\"";
    out += type;
    out += '"';
    appendEnd(out, "parentHost", call.behaviour.swapEnds ? other : asked);
    appendEnd(out, "artifact", call.behaviour.swapEnds ? asked : other);
    out += '}';
}

Answer ThreatIntel::passiveDns(const Call &call, const Data::Found &found, const QByteArray &id, bool reverse) const
{
    const Rows rows = rowsOf(call, found, reverse);
    if (call.at(3, "$count")) {
        Answer answer = Answer::json(QByteArray::number(rows.total()));
        answer.contentType = "text/plain";
        return answer;
    }
    return collection(call, "passiveDnsRecords", rows.total(),
                      [&](QByteArray &out, qint64 index) { appendRow(out, call, rows, index, id); });
}

Answer ThreatIntel::profiles(const Call &call) const
{
    if (call.path.size() > 1) {
        const Data::Profile *profile = m_data->profile(call.path[1]);
        if (!profile)
            return notFound(call);
        if (call.path.size() == 2)
            return Answer::json(profile->full);
        return call.at(2, "indicators") ? indicators(call, profile->indicators, false) : notFound(call);
    }
    const QByteArray filter = call.query.value("$filter");
    std::vector<const Data::Profile *> list;
    for (const Data::Profile &profile : m_data->profiles()) {
        if (filter.isEmpty() || filter == "kind eq '" + profile.kind + "'")
            list.push_back(&profile);
    }
    if (call.query.value("$orderby").startsWith("title")) {
        std::sort(list.begin(), list.end(), [](const Data::Profile *a, const Data::Profile *b) {
            return a->json[u"title"].toString() < b->json[u"title"].toString();
        });
    }
    return collection(call, "intelProfiles", qint64(list.size()),
                      [&](QByteArray &out, qint64 index) { out += list[size_t(index)]->full; });
}

Answer ThreatIntel::indicators(const Call &call, const std::vector<Data::Listed> &list, bool ofArticle) const
{
    return collection(call, "indicators", qint64(list.size()), [&](QByteArray &out, qint64 index) {
        const Data::Listed &item = list[size_t(index)];
        out += "{\"id\":";
        json::appendString(out, QByteArray(QByteArray::number(index) + '$' + item.artifact).toBase64());
        out += ",\"source\":";
        json::appendString(out, item.source);
        if (!ofArticle) {
            out += ",\"firstSeenDateTime\":";
            json::appendTime(out, item.first);
            out += ",\"lastSeenDateTime\":";
            json::appendTime(out, item.last);
        }
        // "kind:value" is no host; an IPv6 address has more colons than one and no letters before the first.
        static const QList<QByteArray> kinds = {"hash_sha256", "hash_sha1", "hash_md5", "url", "email_address"};
        const qsizetype colon = item.artifact.indexOf(':');
        if (colon > 0 && kinds.contains(item.artifact.left(colon))) {
            out += ",\"artifact\":{\"@odata.type\":\"#microsoft.graph.security.unclassifiedArtifact\",\"id\":";
            json::appendString(out, item.artifact.toBase64());
            out += ",\"kind\":";
            json::appendString(out, item.artifact.left(colon));
            out += ",\"value\":";
            json::appendString(out, item.artifact.mid(colon + 1));
            out += '}';
        } else if (!item.artifact.isEmpty()) {
            appendEnd(out, "artifact", item.artifact);
        }
        out += '}';
    });
}

Answer ThreatIntel::articles(const Call &call) const
{
    if (call.path.size() > 1) {
        const Data::Article *article = m_data->article(call.path[1]);
        if (!article)
            return notFound(call);
        if (call.path.size() == 2)
            return Answer::json(article->full);
        return call.at(2, "indicators") ? indicators(call, article->indicators, true) : notFound(call);
    }
    return collection(call, "articles", qint64(m_data->articles().size()),
                      [&](QByteArray &out, qint64 index) { out += m_data->articles()[size_t(index)].full; });
}

Answer ThreatIntel::vulnerabilities(const Call &call) const
{
    const QByteArray *found = m_data->vulnerability(call.path[1].toUpper());
    if (!found)
        return notFound(call);
    if (call.path.size() == 2)
        return Answer::json(*found);
    if (!call.at(2, "articles"))
        return empty(call);
    std::vector<const Data::Article *> list;
    for (const Data::Article &article : m_data->articles()) {
        if (article.full.contains(call.path[1].toUpper()))
            list.push_back(&article);
    }
    return collection(call, "articles", qint64(list.size()),
                      [&](QByteArray &out, qint64 index) { out += list[size_t(index)]->full; });
}

} // namespace sampletenant
