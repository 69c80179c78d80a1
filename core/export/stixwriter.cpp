// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/stixwriter.h"

#include "core/export/stixids.h"

namespace exporting {

namespace {

QDateTime stixEpoch()
{
    return QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
}

} // namespace

StixWriter::StixWriter(QIODevice *out, const QDateTime &run, base::Tlp mark, const QString &tool)
    : m_json(out)
    , m_run(run.isValid() ? run : stixEpoch())
    , m_mark(mark)
    , m_marking(stix::markingId(mark))
    , m_maker(stix::objectId(QStringLiteral("identity"), {QStringLiteral("MDTI Actor Lookup")}))
    , m_tool(tool)
{
}

void StixWriter::beginBundle(const QStringList &parts)
{
    m_json.beginObject();
    m_json.member("type", QStringLiteral("bundle"));
    m_json.member("id", stix::objectId(QStringLiteral("bundle"), parts));
    m_json.key("objects");
    m_json.beginArray();
    marking();
    begin(QStringLiteral("identity"), m_maker, Life::Lasting);
    m_json.member("name", QStringLiteral("MDTI Actor Lookup"));
    m_json.member("identity_class", QStringLiteral("system"));
    m_json.member("description", m_tool);
    end();
}

bool StixWriter::endBundle()
{
    m_json.endArray();
    m_json.endObject();
    return m_json.finish();
}

bool StixWriter::begin(const QString &type, const QString &id, Life life)
{
    if (m_ids.contains(id))
        return false;
    m_ids.insert(id);
    m_written.append(id);
    m_json.beginObject();
    m_json.member("type", type);
    m_json.member("spec_version", QStringLiteral("2.1"));
    m_json.member("id", id);
    if (id != m_maker)
        m_json.member("created_by_ref", m_maker);
    const QDateTime created = life == Life::Lasting ? stixEpoch() : m_run;
    m_json.member("created", time(created));
    m_json.member("modified", time(std::max(m_run, created)));
    marked();
    return true;
}

void StixWriter::observable(const QString &type, const QString &id, const QString &value)
{
    m_json.beginObject();
    m_json.member("type", type);
    m_json.member("spec_version", QStringLiteral("2.1"));
    m_json.member("id", id);
    m_json.member("value", value);
    marked();
    m_json.endObject();
    m_ids.insert(id);
    m_written.append(id);
}

QString StixWriter::relationId(const QString &type, const QString &source, const QString &target, const QString &more)
{
    return stix::objectId(QStringLiteral("relationship"), {type, source, target, more});
}

bool StixWriter::beginRelation(const QString &type, const QString &source, const QString &target, const QString &more)
{
    if (!begin(QStringLiteral("relationship"), relationId(type, source, target, more), Life::Lasting))
        return false;
    m_json.member("relationship_type", type);
    m_json.member("source_ref", source);
    m_json.member("target_ref", target);
    return true;
}

QString StixWriter::time(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"));
}

QString StixWriter::time(qint64 secondsUtc)
{
    return time(QDateTime::fromSecsSinceEpoch(secondsUtc, Qt::UTC));
}

void StixWriter::marked()
{
    if (!m_marking.isEmpty())
        m_json.stringArray("object_marking_refs", {m_marking});
}

void StixWriter::marking()
{
    if (m_marking.isEmpty())
        return;
    m_json.beginObject();
    m_json.member("type", QStringLiteral("marking-definition"));
    m_json.member("spec_version", QStringLiteral("2.1"));
    m_json.member("id", m_marking);
    m_json.member("created", QStringLiteral("2022-10-01T00:00:00.000Z"));
    m_json.member("name", base::toString(m_mark));
    m_json.key("extensions");
    m_json.beginObject();
    m_json.key("extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d");
    m_json.beginObject();
    m_json.member("extension_type", QStringLiteral("property-extension"));
    m_json.member("tlp_2_0", stix::markingWord(m_mark));
    m_json.endObject();
    m_json.endObject();
    m_json.endObject();
}

} // namespace exporting
