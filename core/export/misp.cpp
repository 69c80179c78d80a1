// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/misp.h"

#include "core/base/text.h"
#include "core/export/facts.h"
#include "core/export/jsonwriter.h"
#include "core/export/stixids.h"
#include "core/graph/wording.h"

namespace exporting {

namespace {

/// A machine tag's value stands in quotes and cannot hold any.
QString mispTagValue(const QString &text)
{
    QString value = base::singleLine(text, 200);
    value.remove(u'"').remove(u'\\');
    return value.trimmed();
}

class MispEvent
{
public:
    MispEvent(const Document &document, QIODevice *out)
        : m_document(document)
        , m_found(document.investigation)
        , m_json(out)
        , m_actors(writtenActors(document))
        , m_stamp(QString::number(document.created.isValid() ? document.created.toSecsSinceEpoch() : 0))
    {
        for (const WrittenActor &written : m_actors) {
            for (const chain::WeighedClaim *weighed : written.claims)
                m_claims[m_found.claims()[weighed->claim].host].append({&written, weighed});
        }
    }

    bool write()
    {
        m_json.beginObject();
        m_json.key("Event");
        m_json.beginObject();
        head();
        m_json.key("Tag");
        m_json.beginArray();
        tags();
        m_json.endArray();
        m_json.key("Attribute");
        m_json.beginArray();
        for (const chain::HostId id : sortedHosts(m_document))
            attribute(id);
        m_json.endArray();
        m_json.key("Object");
        m_json.beginArray();
        for (const chain::RecordId id : sortedRecords(m_document))
            passiveDns(m_found.records()[id]);
        m_json.endArray();
        m_json.endObject();
        m_json.endObject();
        return m_json.finish();
    }

private:
    struct About
    {
        const WrittenActor *actor;
        const chain::WeighedClaim *weighed;
    };

    QString eventKey() const
    {
        QString key = isoTime(m_document.created);
        for (const ioc::Indicator &indicator : m_found.indicators)
            key += u' ' + indicator.value;
        return key;
    }
    QString uuid(const QStringList &parts) const { return stableUuid(QStringList{QStringLiteral("misp"), m_key} + parts); }

    void head()
    {
        QStringList names;
        bool strong = false;
        for (const WrittenActor &written : m_actors) {
            if (written.ranked->score > 0)
                names.append(base::singleLine(written.actor->name, 100));
            strong = strong || written.ranked->score >= 70;
        }
        QString info = names.isEmpty() ? QStringLiteral("No actor found behind %1 indicator(s)").arg(m_found.indicators.size())
                                       : QStringLiteral("Infrastructure linked to ") + names.join(QStringLiteral(", "));
        if (!m_document.complete)
            info += QStringLiteral(" (incomplete)");
        m_key = eventKey();
        m_json.member("uuid", uuid({QStringLiteral("event")}));
        m_json.member("info", info);
        m_json.member("date", m_document.created.toUTC().date().toString(Qt::ISODate));
        m_json.member("timestamp", m_stamp);
        m_json.member("analysis", QStringLiteral("2"));
        m_json.member("threat_level_id", strong ? QStringLiteral("2") : QStringLiteral("4"));
        m_json.member("distribution", QStringLiteral("0"));
        m_json.member("published", false);
        m_json.key("Orgc");
        m_json.beginObject(true);
        m_json.member("name", QStringLiteral("MDTI Actor Lookup"));
        m_json.member("uuid", stableUuid({QStringLiteral("misp organisation")}));
        m_json.endObject();
    }

    void tag(const QString &name)
    {
        m_json.beginObject(true);
        m_json.member("name", name);
        m_json.endObject();
    }
    void actorTag(const WrittenActor &written)
    {
        if (const QString name = mispTagValue(written.actor->name); !name.isEmpty())
            tag(QStringLiteral("misp-galaxy:threat-actor=\"%1\"").arg(name));
    }
    void tags()
    {
        if (m_document.mark() != base::Tlp::None)
            tag(QStringLiteral("tlp:") + stix::markingWord(m_document.mark()));
        if (!m_document.complete)
            tag(QStringLiteral("workflow:state=\"incomplete\""));
        for (const WrittenActor &written : m_actors) {
            if (written.ranked->score > 0)
                actorTag(written);
        }
    }

    QString comment(const chain::Host &host, const QList<About> &about) const
    {
        QStringList lines;
        QString first = hostKind(host) + QStringLiteral(", ") + verdictText(host);
        if (host.score >= 0)
            first += u' ' + QString::number(host.score);
        if (host.isHeld())
            first += QStringLiteral(", held: ") + base::singleLine(graph::heldText(host), 100);
        if (host.state == chain::HostState::Incomplete)
            first += QStringLiteral(", incomplete");
        lines.append(first);
        for (const About &each : about.mid(0, 20)) {
            const chain::Claim &claim = m_found.claims()[each.weighed->claim];
            lines.append(QStringLiteral("%1, score %2: %3; path %4; weight %5")
                             .arg(base::singleLine(each.actor->actor->name, 100), QString::number(each.actor->ranked->score),
                                  evidenceText(claim), pathText(m_document, *each.weighed), weightText(*each.weighed, claim)));
        }
        if (about.size() > 20)
            lines.append(QStringLiteral("and %1 more").arg(about.size() - 20));
        return lines.join(u'\n');
    }

    void attribute(chain::HostId id)
    {
        const chain::Host &host = m_found.hosts()[id];
        const QList<About> about = m_claims.value(id);
        const bool linked = std::any_of(about.cbegin(), about.cend(), [](const About &each) { return counts(*each.weighed); });
        m_json.beginObject();
        m_json.member("uuid", uuid({QStringLiteral("host"), host.value}));
        m_json.member("type", host.type == ioc::Type::Domain ? QStringLiteral("domain") : QStringLiteral("ip-dst"));
        m_json.member("category", QStringLiteral("Network activity"));
        m_json.member("value", host.value);
        m_json.member("to_ids", linked && !host.isHeld());
        m_json.member("distribution", QStringLiteral("5"));
        m_json.member("timestamp", m_stamp);
        m_json.member("comment", comment(host, about));
        if (linked) {
            m_json.key("Tag");
            m_json.beginArray();
            QSet<const WrittenActor *> named;
            for (const About &each : about) {
                if (counts(*each.weighed) && !named.contains(each.actor)) {
                    named.insert(each.actor);
                    actorTag(*each.actor);
                }
            }
            m_json.endArray();
        }
        m_json.endObject();
    }

    void part(const QString &object, const char *relation, const char *type, const QString &value)
    {
        if (value.isEmpty())
            return;
        const QString name = QLatin1String(relation);
        m_json.beginObject(true);
        m_json.member("uuid", uuid({object, name}));
        m_json.member("object_relation", name);
        m_json.member("type", QLatin1String(type));
        m_json.member("category", QLatin1String(type) == QLatin1String("text") ? QStringLiteral("Network activity") : QStringLiteral("Other"));
        m_json.member("value", value);
        m_json.member("to_ids", false);
        m_json.member("disable_correlation", true);
        m_json.member("distribution", QStringLiteral("5"));
        m_json.member("timestamp", m_stamp);
        m_json.endObject();
    }

    /// Only an address record says by itself which end is the name asked.
    void passiveDns(const chain::Record &record)
    {
        if (record.type != u"A" && record.type != u"AAAA")
            return;
        const bool turned = m_found.hosts()[record.from].type != ioc::Type::Domain;
        const QString name = m_found.hosts()[turned ? record.to : record.from].value;
        const QString address = m_found.hosts()[turned ? record.from : record.to].value;
        const QString id = QStringLiteral("record ") + name + u' ' + record.type + u' ' + address;
        if (m_records.contains(id))
            return;
        m_records.insert(id);
        m_json.beginObject();
        m_json.member("uuid", uuid({id}));
        m_json.member("name", QStringLiteral("passive-dns"));
        m_json.member("meta-category", QStringLiteral("network"));
        m_json.member("description", QStringLiteral("A passive DNS record"));
        m_json.member("template_uuid", QStringLiteral("b77b7b1c-66ab-4a41-8da4-83810f6d2d6c"));
        m_json.member("template_version", QStringLiteral("2"));
        m_json.member("distribution", QStringLiteral("5"));
        m_json.member("timestamp", m_stamp);
        m_json.key("Attribute");
        m_json.beginArray();
        part(id, "rrname", "text", name);
        part(id, "rrtype", "text", record.type);
        part(id, "rdata", "text", address);
        part(id, "time_first", "datetime", isoTime(record.firstSeen));
        part(id, "time_last", "datetime", isoTime(record.lastSeen));
        m_json.endArray();
        m_json.endObject();
    }

    const Document &m_document;
    const chain::Investigation &m_found;
    JsonWriter m_json;
    QList<WrittenActor> m_actors;
    QString m_stamp, m_key;
    QHash<chain::HostId, QList<About>> m_claims;
    QSet<QString> m_records;
};

} // namespace

base::Status writeMisp(const Document &document, QIODevice *out)
{
    if (!MispEvent(document, out).write())
        return base::failure(base::Failure::Storage, out->errorString());
    return {};
}

} // namespace exporting
