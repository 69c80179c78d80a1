// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/caseprinting.h"

#include "core/base/text.h"
#include "core/export/document.h"
#include "core/export/jsonwriter.h"

#include <QBuffer>

namespace cli {

namespace {

using exporting::isoTime;
using exporting::JsonWriter;

QString endingOf(const casefile::Run &run)
{
    return run.ending.isEmpty() ? QStringLiteral("interrupted") : run.ending;
}

/// Runs `write` over a writer and gives the bytes.
QByteArray jsonBy(const std::function<void(JsonWriter &)> &write)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    JsonWriter json(&buffer);
    json.beginObject();
    write(json);
    json.endObject();
    json.finish();
    return buffer.data();
}

void writeRun(JsonWriter &json, const casefile::Run &run)
{
    json.beginObject(true);
    json.member("number", run.number);
    json.memberOrNull("created", isoTime(run.created));
    json.memberOrNull("ended", isoTime(run.ended));
    json.member("ending", endingOf(run));
    json.member("depth", run.options.depth);
    json.member("requests", run.stats.requests);
    json.member("stored", run.stored);
    json.endObject();
}

void writeFields(JsonWriter &json, const QList<graph::FieldChange> &fields)
{
    json.key("fields");
    json.beginArray();
    for (const graph::FieldChange &field : fields) {
        json.beginObject(true);
        json.member("field", field.field);
        json.memberOrNull("was", field.was);
        json.memberOrNull("now", field.now);
        json.endObject();
    }
    json.endArray();
}

QString fieldsAsText(const QList<graph::FieldChange> &fields)
{
    QStringList texts;
    for (const graph::FieldChange &field : fields)
        texts.append(QStringLiteral("%1: %2 → %3")
                         .arg(field.field,
                              field.was.isEmpty() ? QStringLiteral("unknown") : base::singleLine(field.was),
                              field.now.isEmpty() ? QStringLiteral("unknown") : base::singleLine(field.now)));
    return texts.isEmpty() ? QString() : u"  (" + texts.join(QStringLiteral("; ")) + u')';
}

QString markOf(graph::Change change)
{
    switch (change) {
    case graph::Change::Added:
        return QStringLiteral("+ ");
    case graph::Change::Gone:
        return QStringLiteral("- ");
    case graph::Change::Changed:
        break;
    }
    return QStringLiteral("~ ");
}

} // namespace

casefile::Run shownRun(const casefile::Contents &contents)
{
    for (const casefile::Run &run : contents.runs) {
        if (run.number == contents.run)
            return run;
    }
    return {};
}

QByteArray infoAsText(const QString &path, const casefile::Contents &contents,
                      const casefile::CaseFile::JournalSize &journal)
{
    const chain::Investigation &found = contents.investigation;
    QStringList lines{path};
    const auto line = [&](const char *name, const QString &value) {
        lines.append(QStringLiteral("  %1 %2").arg(QLatin1String(name), -14).arg(value));
    };
    if (!contents.tlp.isEmpty())
        line("mark", u"TLP:" + contents.tlp.toUpper());
    line("indicators", QString::number(found.indicators.size()));
    line("hosts", QString::number(found.hosts().size()));
    line("records", QString::number(found.records().size()));
    line("claims", QString::number(found.claims().size()));
    line("missing", QString::number(found.incomplete().size()));
    line("notes", QString::number(contents.notes.size()));
    line("answers", QStringLiteral("%1, %2 kB").arg(journal.answers).arg(journal.bytes / 1000));
    if (journal.oldest.isValid())
        line("asked", isoTime(journal.oldest) + QStringLiteral(" to ") + isoTime(journal.newest));
    if (!contents.service.isEmpty())
        line("service", contents.service);
    const chain::Assessment assessment = chain::assess(found);
    for (const chain::RankedActor &actor : assessment.actors)
        line(
            "leads to",
            QStringLiteral("%1, score %2").arg(base::singleLine(found.actors().at(actor.actor).name)).arg(actor.score));
    for (const casefile::Run &run : contents.runs)
        line("run",
             QStringLiteral("%1  %2  %3, %4 requests")
                 .arg(run.number)
                 .arg(isoTime(run.created), endingOf(run))
                 .arg(run.stats.requests));
    return lines.join(u'\n').toUtf8() + '\n';
}

QByteArray infoAsJson(const QString &path, const casefile::Contents &contents,
                      const casefile::CaseFile::JournalSize &journal)
{
    const chain::Investigation &found = contents.investigation;
    return jsonBy([&](JsonWriter &json) {
        json.member("schema", QStringLiteral("mdti-actor-lookup/case-info/1"));
        json.member("file", path);
        json.memberOrNull("tlp", contents.tlp);
        json.memberOrNull("service", contents.service);
        json.member("indicators", found.indicators.size());
        json.member("hosts", found.hosts().size());
        json.member("records", found.records().size());
        json.member("claims", found.claims().size());
        json.member("incomplete", found.incomplete().size());
        json.member("notes", contents.notes.size());
        json.member("answers", journal.answers);
        json.memberOrNull("oldestAnswer", isoTime(journal.oldest));
        json.memberOrNull("newestAnswer", isoTime(journal.newest));
        json.key("actors");
        json.beginArray();
        const chain::Assessment assessment = chain::assess(found);
        for (const chain::RankedActor &actor : assessment.actors) {
            json.beginObject(true);
            json.member("name", found.actors().at(actor.actor).name);
            json.member("score", actor.score);
            json.endObject();
        }
        json.endArray();
        json.key("runs");
        json.beginArray();
        for (const casefile::Run &run : contents.runs)
            writeRun(json, run);
        json.endArray();
    });
}

QByteArray diffAsText(const QStringList &files, const graph::Diff &diff)
{
    QStringList lines{QStringLiteral("From %1 to %2: %3 added, %4 gone, %5 changed.")
                          .arg(files.first(), files.last())
                          .arg(diff.count(graph::Change::Added))
                          .arg(diff.count(graph::Change::Gone))
                          .arg(diff.count(graph::Change::Changed))};
    const auto head = [&](const char *name, qsizetype count) {
        if (count > 0)
            lines.append(QStringLiteral("\n%1").arg(QLatin1String(name)));
    };
    head("Indicators", diff.indicatorsAdded.size() + diff.indicatorsGone.size());
    for (const QString &value : diff.indicatorsAdded)
        lines.append(u"+ " + value);
    for (const QString &value : diff.indicatorsGone)
        lines.append(u"- " + value);
    head("Actors", diff.actors.size());
    for (const graph::ActorChange &actor : diff.actors)
        lines.append(markOf(actor.change) + base::singleLine(actor.name) + fieldsAsText(actor.fields));
    head("Hosts", diff.hosts.size());
    for (const graph::HostChange &host : diff.hosts)
        lines.append(markOf(host.change) + host.value + fieldsAsText(host.fields));
    head("Records", diff.records.size());
    for (const graph::RecordChange &record : diff.records)
        lines.append(markOf(record.change) + record.a + u' ' + record.type + u' ' + record.b
                     + fieldsAsText(record.fields));
    return lines.join(u'\n').toUtf8() + '\n';
}

QByteArray diffAsJson(const QStringList &files, const graph::Diff &diff)
{
    const auto list = [](JsonWriter &json, const char *name, const auto &changes, auto write) {
        json.key(name);
        json.beginArray();
        for (const auto &change : changes) {
            json.beginObject();
            json.member("change", graph::toString(change.change));
            write(change);
            writeFields(json, change.fields);
            json.endObject();
        }
        json.endArray();
    };
    return jsonBy([&](JsonWriter &json) {
        json.member("schema", QStringLiteral("mdti-actor-lookup/diff/1"));
        json.member("before", files.first());
        json.member("after", files.last());
        json.stringArray("indicatorsAdded", diff.indicatorsAdded);
        json.stringArray("indicatorsGone", diff.indicatorsGone);
        list(json, "actors", diff.actors, [&](const graph::ActorChange &actor) {
            json.member("name", actor.name);
            json.stringArray("hostsAdded", actor.hostsAdded);
            json.stringArray("hostsGone", actor.hostsGone);
        });
        list(json, "hosts", diff.hosts, [&](const graph::HostChange &host) { json.member("value", host.value); });
        list(json, "records", diff.records, [&](const graph::RecordChange &record) {
            json.member("a", record.a);
            json.member("b", record.b);
            json.member("type", record.type);
        });
    });
}

} // namespace cli
