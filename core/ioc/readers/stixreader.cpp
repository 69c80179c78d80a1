// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/stixreader.h"

#include "core/base/text.h"
#include "core/base/plurals.h"
#include "core/ioc/readers/jsonreader.h"
#include "core/ioc/readers/stixpattern.h"
#include "core/ioc/reading.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace ioc {

namespace {

constexpr int mostSteps = 4;
constexpr qsizetype mostActors = 3;
constexpr qsizetype mostRelationships = 500'000;

bool isActor(QStringView id)
{
    return id.startsWith(u"intrusion-set--") || id.startsWith(u"threat-actor--");
}

bool isNamed(QStringView type)
{
    return type == u"intrusion-set" || type == u"threat-actor" || type == u"campaign" || type == u"malware"
        || type == u"tool";
}

enum class PatternField { None, Host, Text, Certificate };

/// Which comparisons speak of hosts.
PatternField fieldOf(const StixComparison &comparison)
{
    const std::string_view object = comparison.object, path = comparison.path;
    const bool value = path == "value" || path.ends_with(".value");
    if (object == "domain-name" || object == "ipv4-addr" || object == "ipv6-addr" || object == "url"
        || object == "hostname" || object == "email-addr")
        return value ? PatternField::Host : PatternField::None;
    if (object == "network-traffic") {
        if (path.find("_ref") != path.npos && value)
            return PatternField::Host;
        const bool header = path.find("request_header") != path.npos
            && (path.ends_with("Host") || path.ends_with("Host'") || path.ends_with("'host'")
                || path.ends_with("Referer"));
        return header || path.ends_with("request_value") ? PatternField::Text : PatternField::None;
    }
    if (object == "email-message")
        return (path.starts_with("from_ref") || path.starts_with("sender_ref")) && value ? PatternField::Host
                                                                                         : PatternField::None;
    if (object == "process" && path == "command_line")
        return PatternField::Text;
    if (object == "x509-certificate")
        return path == "subject" || path.ends_with("subject_alternative_name") ? PatternField::Certificate
                                                                               : PatternField::None;
    return object == "artifact" && path == "url" ? PatternField::Host : PatternField::None;
}

std::string utf8(const QString &text)
{
    return text.toStdString();
}

} // namespace

void StixReader::read(QIODevice &device, Reading &reading)
{
    using Event = JsonStream::Event;
    TextStream stream(device, reading);
    JsonStream json(stream);
    for (Event event = json.next(); event != Event::End; event = json.next()) {
        if (event == Event::StartObject)
            readContainer(json, reading);
        else if (event == Event::StartArray)
            readObjects(json, reading);
        if (!json.errorText().isEmpty()) {
            readRestAsText(json, reading);
            break;
        }
    }
    annotate(reading);
    if (m_revoked > 0)
        reading.remark(base::counted(
            QCoreApplication::translate("ioc", "%Ln revoked indicator(s) (was|were) left out.", nullptr, int(m_revoked)),
            int(m_revoked)));
    if (m_brokenPatterns > 0)
        reading.remark(
            base::counted(QCoreApplication::translate(
                              "ioc", "%Ln pattern(s) (does|do) not follow the STIX grammar and (was|were) read as text.",
                              nullptr, int(m_brokenPatterns)),
                          int(m_brokenPatterns)),
            m_firstBroken);
}

/// Behind "{": a bundle is read object by object, anything else is one object itself.
void StixReader::readContainer(JsonStream &json, Reading &reading)
{
    using Event = JsonStream::Event;
    const qint64 line = json.line();
    QJsonObject object;
    bool bundle = false;
    for (Event event = json.next(); event == Event::Key; event = json.next()) {
        const QString key = QString::fromStdString(json.text());
        event = json.next();
        if (key == u"objects" && event == Event::StartArray) {
            bundle = true;
            readObjects(json, reading);
        } else {
            object.insert(key, json.value(event));
        }
    }
    if (!bundle)
        takeObject(object, line, reading);
}

void StixReader::readObjects(JsonStream &json, Reading &reading)
{
    using Event = JsonStream::Event;
    for (Event event = json.next(); event != Event::EndArray && event != Event::Error && event != Event::End;
         event = json.next()) {
        const qint64 line = json.line();
        if (event == Event::StartObject)
            takeObject(json.value(event).toObject(), line, reading);
        else
            json.skip(event);
    }
}

void StixReader::takeObject(const QJsonObject &object, qint64 line, Reading &reading)
{
    const Place outer = reading.place();
    const QString id = object[u"id"].toString();
    const QString type = object[u"type"].toString();
    reading.place().line = line;
    if (!id.isEmpty())
        reading.place().object = outer.object.isEmpty() ? id : QString(outer.object + u'!' + id);
    if (type == u"relationship")
        takeRelationship(object);
    else if (object[u"revoked"].toBool())
        ++m_revoked;
    else if (type == u"indicator")
        takeIndicator(object, reading);
    else if (type == u"observed-data")
        takeObservedData(object, reading);
    else if (type == u"infrastructure")
        takeInfrastructure(object, reading);
    else if (type == u"note" || type == u"opinion")
        takeNote(object, reading);
    else if (isNamed(type))
        m_names.insert(id, object[u"name"].toString());
    else if (type == u"bundle" || !object[u"objects"].toArray().isEmpty())
        for (const QJsonValue &inner : object[u"objects"].toArray())
            takeObject(inner.toObject(), line, reading);
    else
        takeObservable(object, reading);
    reading.place() = outer;
}

void StixReader::takeIndicator(const QJsonObject &object, Reading &reading)
{
    const std::string pattern = utf8(object[u"pattern"].toString());
    const QString type = object[u"pattern_type"].toString();
    const QString name = object[u"name"].toString();
    const QString context = name.isEmpty() ? QString::fromStdString(pattern)
                                           : QString(name + QStringLiteral(" · ") + QString::fromStdString(pattern));
    if (type.isEmpty() || type == u"stix")
        takePattern(pattern, context, reading);
    else
        reading.scanBlock(pattern); // snort, suricata, YARA, Sigma, pcre: as the same rule in a file of its own
}

void StixReader::takePattern(const std::string &pattern, const QString &context, Reading &reading)
{
    std::vector<StixComparison> comparisons;
    if (!parseStixPattern(pattern, comparisons)) {
        if (m_brokenPatterns++ == 0)
            m_firstBroken = reading.place().line;
        reading.scanBlock(pattern);
        return;
    }
    const std::string shown = utf8(context);
    for (const StixComparison &comparison : comparisons) {
        const PatternField field = comparison.negated ? PatternField::None : fieldOf(comparison);
        if (field == PatternField::None)
            continue;
        for (const std::string &value : comparison.values) {
            const bool exact = field == PatternField::Host && comparison.op != "MATCHES";
            const Field as = exact ? Field::Host : Field::Text;
            if (field == PatternField::Certificate)
                takeCertificate(value, shown, reading);
            else if (comparison.op == "LIKE" && value.find('%') != value.npos)
                takeLike(value, comparison.object == "url", shown, as, reading);
            else
                reading.scan(value, shown, as);
        }
    }
}

/// What stands between wildcards stands for itself: "%curl%bad.net%" is two words. In a URL only what comes before the
/// path, since "%/x.zip" names no host. "_" is left alone: authors write it as the character it is.
void StixReader::takeLike(const std::string &value, bool url, const std::string &shown, Field field, Reading &reading)
{
    std::string_view rest = value;
    if (url) {
        const std::size_t slashes = rest.find("//");
        rest = rest.substr(0, rest.find_first_of("/?#", slashes == rest.npos ? 0 : slashes + 2));
    }
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('%'), rest.size());
        const std::string_view piece = rest.substr(0, end);
        if (piece.find_first_of(".:") != piece.npos && !piece.ends_with("//"))
            reading.scan(piece, shown, field);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

/// "CN=bad.net, O=Some Company", "/O=x/CN=*.bad.net" and "DNS:bad.net, DNS:worse.org": the names that are hosts.
void StixReader::takeCertificate(std::string_view subject, std::string_view shown, Reading &reading)
{
    for (std::size_t at = subject.find_first_of("=:"); at != subject.npos; at = subject.find_first_of("=:", at + 1)) {
        const std::string_view before = subject.substr(0, at);
        if (!before.ends_with("CN") && !before.ends_with("cn") && !before.ends_with("DNS"))
            continue;
        std::string_view name = subject.substr(at + 1);
        name = name.substr(0, name.find_first_of(",/+;%"));
        if (const std::size_t begin = name.find_first_not_of(" *."); begin != name.npos)
            reading.scanName(name.substr(begin), shown);
    }
}

/// Infrastructure is often named by the host it is; other names say nothing of hosts.
void StixReader::takeInfrastructure(const QJsonObject &object, Reading &reading)
{
    const QString name = object[u"name"].toString();
    m_names.insert(object[u"id"].toString(), name);
    const std::string shown = utf8(name);
    reading.scanName(shown, shown);
    for (const QJsonValue &alias : object[u"aliases"].toArray()) {
        const std::string other = utf8(alias.toString());
        reading.scanName(other, shown + " · " + other);
    }
}

void StixReader::takeNote(const QJsonObject &object, Reading &reading)
{
    for (const QLatin1String key : {QLatin1String("abstract"), QLatin1String("content"), QLatin1String("explanation")})
        reading.scanBlock(utf8(object[key].toString()));
}

void StixReader::takeObservable(const QJsonObject &object, Reading &reading)
{
    const QString type = object[u"type"].toString();
    if (type == u"x509-certificate") {
        const std::string subject = utf8(object[u"subject"].toString());
        const std::string others = utf8(object[u"x509_v3_extensions"][u"subject_alternative_name"].toString());
        takeCertificate(subject, subject, reading);
        takeCertificate(others, others, reading);
        return;
    }
    if (type != u"ipv4-addr" && type != u"ipv6-addr" && type != u"domain-name" && type != u"url"
        && type != u"email-addr" && type != u"hostname")
        return;
    reading.scan(utf8(object[u"value"].toString()), Field::Host);
}

/// STIX 2.0 keeps the observables of a sighting inside it, numbered.
void StixReader::takeObservedData(const QJsonObject &object, Reading &reading)
{
    const QJsonObject objects = object[u"objects"].toObject();
    for (const QJsonValue &observable : objects)
        takeObservable(observable.toObject(), reading);
}

void StixReader::takeRelationship(const QJsonObject &object)
{
    const QString type = object[u"relationship_type"].toString();
    const QString from = object[u"source_ref"].toString();
    const QString to = object[u"target_ref"].toString();
    if (m_leads.size() >= mostRelationships || object[u"revoked"].toBool())
        return;
    if (type == u"indicates" || type == u"attributed-to" || type == u"based-on" || type == u"variant-of")
        m_leads.insert(from, to);
    else if (type == u"uses" || type == u"controls" || type == u"owns" || type == u"hosts")
        m_leads.insert(to, from);
}

QStringList StixReader::actorsOf(const QString &id) const
{
    QStringList actors;
    QSet<QString> seen{id};
    QStringList frontier{id};
    for (int step = 0; step < mostSteps && !frontier.isEmpty() && actors.size() < mostActors; ++step) {
        QStringList next;
        for (const QString &at : std::as_const(frontier)) {
            for (auto lead = m_leads.constFind(at); lead != m_leads.constEnd() && lead.key() == at; ++lead) {
                if (seen.contains(*lead) || seen.size() > 1000)
                    continue;
                seen.insert(*lead);
                next.append(*lead);
                const QString name = m_names.value(*lead);
                if (isActor(*lead) && !name.isEmpty() && !actors.contains(name) && actors.size() < mostActors)
                    actors.append(name);
            }
        }
        frontier = next;
    }
    actors.sort();
    return actors;
}

void StixReader::annotate(Reading &reading) const
{
    if (m_leads.isEmpty())
        return;
    for (Indicator &indicator : reading.collector().indicators()) {
        const QString id = indicator.source.object.section(u'!', -1);
        const QStringList actors = actorsOf(id);
        if (actors.isEmpty())
            continue;
        const QString note
            = QCoreApplication::translate("ioc", "attributed to %1").arg(actors.join(QStringLiteral(", ")));
        indicator.source.context
            = base::singleLine(QString(note + QStringLiteral(" · ") + indicator.source.context), 200);
    }
}

} // namespace ioc
