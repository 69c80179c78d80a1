// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/stix.h"

#include "core/base/text.h"
#include "core/export/facts.h"
#include "core/export/stixids.h"
#include "core/export/stixwriter.h"
#include "core/graph/wording.h"

#include <cmath>

namespace exporting {

namespace {

int stixConfidence(const chain::WeighedClaim &weighed)
{
    return std::clamp(int(std::lround(weighed.terms.weight() * 100)), 0, 100);
}

class StixBundle
{
public:
    StixBundle(const Document &document, QIODevice *out)
        : m_document(document)
        , m_found(document.investigation)
        , m_out(out, document.created, document.mark(), document.toolName + u' ' + document.toolVersion)
        , m_json(m_out.json())
        , m_actors(writtenActors(document))
    {
    }

    bool write()
    {
        m_out.beginBundle(runParts());
        for (const chain::HostId id : sortedHosts(m_document))
            observable(m_found.hosts()[id]);
        for (const chain::RecordId id : sortedRecords(m_document))
            record(m_found.records()[id]);
        for (const WrittenActor &written : m_actors)
            actor(written);
        indicators();
        for (const WrittenActor &written : m_actors) {
            for (const chain::WeighedClaim *weighed : written.claims)
                sighting(written, *weighed);
        }
        incomplete();
        notes();
        report();
        return m_out.endBundle();
    }

private:
    using Life = StixWriter::Life;

    QStringList runParts() const
    {
        QStringList parts = {StixWriter::time(m_out.run())};
        for (const ioc::Indicator &indicator : m_found.indicators)
            parts.append(indicator.value);
        if (m_document.only) {
            parts.append(QString()); // another selection of the same run is another bundle
            for (const chain::HostId id : sortedHosts(m_document))
                parts.append(m_found.hosts()[id].value);
        }
        return parts;
    }

    static QString idOf(const chain::Host &host) { return stix::observableId(host.type, host.value); }
    QString idOf(chain::HostId host) const { return idOf(m_found.hosts()[host]); }

    void observable(const chain::Host &host)
    {
        m_out.observable(stix::observableType(host.type), idOf(host), host.value);
    }

    struct RecordEnds
    {
        QString type, source, target;
    };
    /// Only an address record says by itself which end resolves to which.
    RecordEnds endsOf(const chain::Record &record) const
    {
        const chain::Host &from = m_found.hosts()[record.from], &to = m_found.hosts()[record.to];
        if (record.type == u"A" || record.type == u"AAAA") {
            if (from.type == ioc::Type::Domain && to.type != ioc::Type::Domain)
                return {QStringLiteral("resolves-to"), idOf(from), idOf(to)};
            if (to.type == ioc::Type::Domain && from.type != ioc::Type::Domain)
                return {QStringLiteral("resolves-to"), idOf(to), idOf(from)};
        }
        return {QStringLiteral("related-to"), idOf(from), idOf(to)};
    }

    void record(const chain::Record &record)
    {
        const RecordEnds ends = endsOf(record);
        if (!m_out.beginRelation(ends.type, ends.source, ends.target, record.type))
            return;
        m_json.member("description", QStringLiteral("Passive DNS, ") + base::singleLine(record.type, 40) + QStringLiteral(" record"));
        if (record.firstSeen != chain::Record::unknownTime)
            m_json.member("start_time", StixWriter::time(record.firstSeen));
        // The end must be later than the start.
        if (record.lastSeen != chain::Record::unknownTime
            && (record.firstSeen == chain::Record::unknownTime || record.lastSeen > record.firstSeen))
            m_json.member("stop_time", StixWriter::time(record.lastSeen));
        m_out.end();
    }

    QString actorId(const WrittenActor &written) const
    {
        return stix::objectId(QStringLiteral("intrusion-set"),
                              {written.actor->profileId.isEmpty() ? written.node : written.actor->profileId});
    }

    void references(const attribution::Actor &actor)
    {
        if (actor.attackId.isEmpty() && actor.profileId.isEmpty())
            return;
        m_json.key("external_references");
        m_json.beginArray();
        if (!actor.attackId.isEmpty()) {
            m_json.beginObject(true);
            m_json.member("source_name", QStringLiteral("mitre-attack"));
            m_json.member("external_id", actor.attackId);
            m_json.member("url", QStringLiteral("https://attack.mitre.org/groups/") + actor.attackId);
            m_json.endObject();
        }
        if (!actor.profileId.isEmpty()) {
            m_json.beginObject(true);
            m_json.member("source_name", QStringLiteral("Microsoft Defender Threat Intelligence"));
            m_json.member("external_id", actor.profileId);
            m_json.endObject();
        }
        m_json.endArray();
    }

    void actor(const WrittenActor &written)
    {
        const attribution::Actor &known = *written.actor;
        if (!m_out.begin(QStringLiteral("intrusion-set"), actorId(written), Life::Lasting))
            return;
        const QString name = base::singleLine(known.name, 400);
        m_json.member("name", name.isEmpty() ? QStringLiteral("(no name)") : name);
        QString about = QStringLiteral("Score %1, %2 independent artifact(s).").arg(written.ranked->score).arg(written.ranked->independentArtifacts);
        if (!known.origin.isEmpty())
            about += QStringLiteral(" Origin as published: ") + base::singleLine(known.origin, 100) + u'.';
        if (!known.candidates.isEmpty())
            about += QStringLiteral(" The name fits several actors: ") + base::singleLine(known.candidates.join(QStringLiteral(", ")), 400) + u'.';
        if (!known.profile.summary.isEmpty())
            about += QStringLiteral("\n\n") + base::plainBlock(known.profile.summary, 4000);
        m_json.member("description", about);
        if (const QStringList aliases = aliasNames(known); !aliases.isEmpty())
            m_json.stringArray("aliases", aliases);
        m_json.member("confidence", std::clamp(written.ranked->score, 0, 100));
        references(known);
        m_out.end();
        infrastructure(written);
    }

    /// What leads to an actor as one thing: it is linked to the actor, and consists of the hosts that count.
    void infrastructure(const WrittenActor &written)
    {
        const QString actor = actorId(written);
        QStringList parts;
        QSet<chain::HostId> taken;
        for (const chain::WeighedClaim *weighed : written.claims) {
            const chain::HostId host = m_found.claims()[weighed->claim].host;
            if (counts(*weighed) && !taken.contains(host)) {
                taken.insert(host);
                parts.append(idOf(host));
            }
        }
        if (parts.isEmpty())
            return;
        const QString id = stix::objectId(QStringLiteral("infrastructure"), {actor});
        if (!m_out.begin(QStringLiteral("infrastructure"), id, Life::Lasting))
            return;
        m_json.member("name", QStringLiteral("Infrastructure linked to ") + base::singleLine(written.actor->name, 400));
        m_json.stringArray("infrastructure_types", {QStringLiteral("unknown")});
        m_out.end();
        for (const QString &type : {QStringLiteral("attributed-to"), QStringLiteral("uses")}) {
            const bool uses = type == u"uses";
            if (!m_out.beginRelation(type, uses ? actor : id, uses ? id : actor))
                continue;
            m_json.member("confidence", std::clamp(written.ranked->score, 0, 100));
            m_out.end();
        }
        for (const QString &part : parts) {
            if (m_out.beginRelation(QStringLiteral("consists-of"), id, part))
                m_out.end();
        }
    }

    QString indicatorId(const chain::Host &host) const
    {
        return stix::objectId(QStringLiteral("indicator"), {host.value});
    }

    void indicator(const chain::Host &host, const QStringList &actors, int confidence, const QDateTime &from)
    {
        if (!m_out.begin(QStringLiteral("indicator"), indicatorId(host), Life::Lasting))
            return;
        m_json.member("name", host.value);
        m_json.member("description", QStringLiteral("Linked to ") + base::singleLine(actors.join(QStringLiteral(", ")), 1000));
        QStringList types = {QStringLiteral("attribution")};
        if (host.classification == mdti::Classification::Malicious)
            types.append(QStringLiteral("malicious-activity"));
        else if (host.classification == mdti::Classification::Suspicious)
            types.append(QStringLiteral("anomalous-activity"));
        m_json.stringArray("indicator_types", types);
        m_json.member("pattern", stix::pattern(host.type, host.value));
        m_json.member("pattern_type", QStringLiteral("stix"));
        m_json.member("pattern_version", QStringLiteral("2.1"));
        m_json.member("valid_from", StixWriter::time(from));
        m_json.member("confidence", confidence);
        m_out.end();
    }

    /// One indicator for each host with a claim that counts, however many actors it leads to.
    void indicators()
    {
        struct Found
        {
            QStringList names, actorIds;
            QList<int> confidence;
            QDateTime from;
        };
        QMap<QString, Found> byHost;
        for (const WrittenActor &written : m_actors) {
            const QString actor = actorId(written); // a hash each time
            for (const chain::WeighedClaim *weighed : written.claims) {
                if (!counts(*weighed))
                    continue;
                const chain::Claim &claim = m_found.claims()[weighed->claim];
                Found &found = byHost[m_found.hosts()[claim.host].value];
                const QDateTime first = claim.evidence.firstSeen;
                if (first.isValid() && (!found.from.isValid() || first < found.from))
                    found.from = first;
                if (found.actorIds.contains(actor))
                    continue; // claims are heaviest first
                found.names.append(written.actor->name);
                found.actorIds.append(actor);
                found.confidence.append(stixConfidence(*weighed));
            }
        }
        for (auto it = byHost.cbegin(); it != byHost.cend(); ++it) {
            const chain::Host &host = m_found.hosts()[m_found.find(it.key())];
            const Found &found = it.value();
            indicator(host, found.names, *std::max_element(found.confidence.cbegin(), found.confidence.cend()),
                      found.from.isValid() ? found.from : m_out.run());
            for (int i = 0; i < found.actorIds.size(); ++i) {
                if (!m_out.beginRelation(QStringLiteral("indicates"), indicatorId(host), found.actorIds[i]))
                    continue;
                m_json.member("confidence", found.confidence[i]);
                m_out.end();
            }
        }
    }

    QStringList observedOn(const chain::WeighedClaim &weighed) const
    {
        QStringList refs;
        for (const chain::HostId host : weighed.path) {
            if (m_document.includes(host))
                refs.append(idOf(host));
        }
        for (int i = 1; i < weighed.path.size(); ++i) {
            const chain::HostId a = weighed.path[i - 1], b = weighed.path[i];
            QStringList between;
            for (const chain::RecordId id : m_found.recordsOf(b)) {
                const chain::Record &record = m_found.records()[id];
                if ((record.from != a && record.to != a) || !m_document.includes(a) || !m_document.includes(b))
                    continue;
                const RecordEnds ends = endsOf(record);
                between.append(StixWriter::relationId(ends.type, ends.source, ends.target, record.type));
            }
            between.sort();
            refs += between;
        }
        return refs;
    }

    void sighting(const WrittenActor &written, const chain::WeighedClaim &weighed)
    {
        const chain::Claim &claim = m_found.claims()[weighed.claim];
        const chain::Host &host = m_found.hosts()[claim.host];
        QStringList parts = {StixWriter::time(m_out.run()), written.node, host.value, attribution::toString(claim.kind),
                             claim.evidence.rule, claim.evidence.description, claim.evidence.articleId};
        if (const int before = m_alike[parts]++; before > 0)
            parts.append(QString::number(before + 1));
        const auto [first, last] = pathTimes(m_document, weighed);
        const QDateTime asked = claim.evidence.from.retrieved.isValid() ? claim.evidence.from.retrieved : m_out.run();
        const bool known = first != chain::Record::unknownTime && last != chain::Record::unknownTime && first <= last;
        const QString observed = stix::objectId(QStringLiteral("observed-data"), parts);
        if (!m_out.begin(QStringLiteral("observed-data"), observed, Life::Run))
            return;
        m_json.member("first_observed", known ? StixWriter::time(first) : StixWriter::time(asked));
        m_json.member("last_observed", known ? StixWriter::time(last) : StixWriter::time(asked));
        m_json.member("number_observed", 1);
        m_json.stringArray("object_refs", observedOn(weighed));
        m_out.end();
        m_out.begin(QStringLiteral("sighting"), stix::objectId(QStringLiteral("sighting"), parts), Life::Run);
        m_json.member("sighting_of_ref", actorId(written));
        m_json.stringArray("observed_data_refs", {observed});
        m_json.stringArray("where_sighted_refs", {m_out.maker()});
        m_json.member("count", 1);
        m_json.member("confidence", stixConfidence(weighed));
        m_json.member("description",
                      QStringLiteral("Path: %1. Evidence: %2. Weight: %3.")
                          .arg(pathText(m_document, weighed), evidenceText(claim), weightText(weighed, claim)));
        if (!claim.evidence.from.requestId.isEmpty() || !claim.evidence.from.request.isEmpty()) {
            m_json.key("external_references");
            m_json.beginArray();
            m_json.beginObject(true);
            m_json.member("source_name", QStringLiteral("Microsoft Defender Threat Intelligence"));
            if (!claim.evidence.from.request.isEmpty())
                m_json.member("description", base::singleLine(claim.evidence.from.request, 1000));
            if (!claim.evidence.from.requestId.isEmpty())
                m_json.member("external_id", base::singleLine(claim.evidence.from.requestId, 80));
            m_json.endObject();
            m_json.endArray();
        }
        m_out.end();
    }

    void note(const QString &key, const QString &heading, const QString &content, const QStringList &about)
    {
        m_out.begin(QStringLiteral("note"), stix::objectId(QStringLiteral("note"), {StixWriter::time(m_out.run()), key}), Life::Run);
        m_json.member("abstract", heading);
        m_json.member("content", content);
        m_json.stringArray("object_refs", about);
        m_out.end();
    }

    void incomplete()
    {
        const QList<chain::Incomplete> items = writtenIncomplete(m_document);
        if (items.isEmpty())
            return;
        QStringList lines, about;
        QSet<chain::HostId> taken;
        for (const chain::Incomplete &item : items) {
            lines.append(QStringLiteral("%1: %2, %3").arg(base::singleLine(item.subject, 260), chain::toString(item.what), chain::toString(item.why)));
            if (item.host >= 0 && !taken.contains(item.host)) {
                taken.insert(item.host);
                about.append(idOf(item.host));
            }
        }
        if (about.isEmpty())
            about.append(m_out.maker());
        note(QStringLiteral("incomplete"), QStringLiteral("Incomplete: actors behind these may be missing"), lines.join(u'\n'), about);
    }

    void notes()
    {
        int number = 0;
        for (const Note &each : m_document.notes) {
            QString about = m_out.maker();
            const chain::HostId host = m_found.find(each.subject);
            if (host >= 0 && m_document.includes(host))
                about = idOf(host);
            for (const WrittenActor &written : m_actors) {
                if (each.subject == QStringLiteral("actor:") + written.actor->name)
                    about = actorId(written);
            }
            if (about == m_out.maker() && !each.subject.isEmpty())
                continue; // about something that is not written
            note(QStringLiteral("note %1 %2").arg(++number).arg(each.subject), QStringLiteral("Note of the analyst"),
                 base::plainBlock(each.text), {about});
        }
    }

    void report()
    {
        const QStringList refs = m_out.written();
        m_out.begin(QStringLiteral("report"), stix::objectId(QStringLiteral("report"), runParts()), Life::Run);
        m_json.member("name", QStringLiteral("Actors behind %1 indicator(s)").arg(m_found.indicators.size()));
        m_json.member("description",
                      m_document.complete ? QStringLiteral("Everything asked was answered.")
                                          : QStringLiteral("Incomplete: not everything could be asked."));
        m_json.member("published", StixWriter::time(m_out.run()));
        m_json.stringArray("report_types", {QStringLiteral("threat-actor")});
        m_json.stringArray("object_refs", refs);
        m_out.end();
    }

    const Document &m_document;
    const chain::Investigation &m_found;
    StixWriter m_out;
    JsonWriter &m_json;
    QList<WrittenActor> m_actors;
    QHash<QStringList, int> m_alike; ///< sightings that differ in nothing an id is made of
};

} // namespace

base::Status writeStix(const Document &document, QIODevice *out)
{
    if (!StixBundle(document, out).write())
        return base::failure(base::Failure::Storage, out->errorString());
    return {};
}

} // namespace exporting
