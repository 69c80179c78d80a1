// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/mispreader.h"

#include "core/base/plurals.h"
#include "core/ioc/readers/jsonreader.h"
#include "core/ioc/reading.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace ioc {

namespace {

/// MISP writes flags as booleans, numbers and strings.
bool isSet(const QJsonValue &flag)
{
    return flag.toBool() || flag.toInt() != 0 || flag.toString() == u"1" || flag.toString() == u"true";
}

enum class AttributeKind { Host, Mail, Rule, Remark, Other };

AttributeKind kindOf(QStringView type)
{
    static constexpr QStringView hosts[] = {u"ip-src",   u"ip-dst",    u"ip-src|port",   u"ip-dst|port", u"domain",
                                            u"hostname", u"domain|ip", u"hostname|port", u"url",         u"jabber-id"};
    static constexpr QStringView mails[]
        = {u"email", u"email-src", u"email-reply-to", u"whois-registrant-email", u"dns-soa-email"};
    static constexpr QStringView rules[] = {u"snort", u"suricata", u"yara", u"sigma"};
    static constexpr QStringView remarks[]
        = {u"text",       u"comment", u"other",       u"link",      u"uri", u"email-dst",
           u"email-body", u"zeek",    u"http-method", u"user-agent", u"pattern-in-traffic"};
    const auto in
        = [type](const auto &list) { return std::find(std::begin(list), std::end(list), type) != std::end(list); };
    return in(hosts)  ? AttributeKind::Host
        : in(mails)   ? AttributeKind::Mail
        : in(rules)   ? AttributeKind::Rule
        : in(remarks) ? AttributeKind::Remark
                      : AttributeKind::Other;
}

} // namespace

void MispReader::read(QIODevice &device, Reading &reading)
{
    using Event = JsonStream::Event;
    TextStream stream(device, reading);
    JsonStream json(stream);
    for (Event event = json.next(); event != Event::End; event = json.next()) {
        if (event != Event::Error)
            descend(json, event, reading);
        if (!json.errorText().isEmpty()) {
            readRestAsText(json, reading);
            break;
        }
    }
    if (m_deleted > 0)
        reading.remark(base::counted(
            QCoreApplication::translate("ioc", "%Ln deleted attribute(s) (was|were) left out.", nullptr, int(m_deleted)),
            int(m_deleted)));
}

/// Looks for "Attribute" and "Object" lists in events, responses and lists of them.
void MispReader::descend(JsonStream &json, JsonStream::Event first, Reading &reading)
{
    using Event = JsonStream::Event;
    const int outer = json.depth() - 1;
    if (first != Event::StartObject && first != Event::StartArray)
        return;
    while (json.depth() > outer) {
        const Event event = json.next();
        if (event == Event::Error || event == Event::End)
            return;
        if (event != Event::Key)
            continue;
        const std::string key = json.text();
        const Event value = json.next();
        if (key == "Attribute")
            takeAttributes(json, value, reading);
        else if (key == "Object")
            takeObjects(json, value, reading);
        else if (key != "Event" && key != "response" && key != "events")
            json.skip(value);
    }
}

void MispReader::takeAttributes(JsonStream &json, JsonStream::Event first, Reading &reading)
{
    using Event = JsonStream::Event;
    if (first != Event::StartArray) {
        json.skip(first);
        return;
    }
    for (Event event = json.next(); event != Event::EndArray && event != Event::Error; event = json.next()) {
        reading.place().line = json.line();
        takeAttribute(json.value(event).toObject(), reading);
    }
}

void MispReader::takeObjects(JsonStream &json, JsonStream::Event first, Reading &reading)
{
    using Event = JsonStream::Event;
    if (first != Event::StartArray) {
        json.skip(first);
        return;
    }
    for (Event event = json.next(); event != Event::EndArray && event != Event::Error; event = json.next()) {
        reading.place().line = json.line();
        const QJsonObject object = json.value(event).toObject();
        const QJsonArray attributes = object[u"Attribute"].toArray();
        if (isSet(object[u"deleted"])) {
            m_deleted += attributes.size();
            continue;
        }
        for (const QJsonValue &attribute : attributes)
            takeAttribute(attribute.toObject(), reading);
    }
}

void MispReader::takeAttribute(const QJsonObject &attribute, Reading &reading)
{
    if (isSet(attribute[u"deleted"])) {
        ++m_deleted;
        return;
    }
    const AttributeKind kind = kindOf(attribute[u"type"].toString());
    if (kind == AttributeKind::Other)
        return;
    const Place outer = reading.place();
    const QString uuid = attribute[u"uuid"].toString();
    if (!uuid.isEmpty())
        reading.place().object = outer.object.isEmpty() ? uuid : QString(outer.object + u'!' + uuid);
    const bool unused = attribute.contains(u"to_ids") && !isSet(attribute[u"to_ids"]);
    if (unused)
        reading.place().note = QCoreApplication::translate("ioc", "not marked for detection");
    const std::string value = attribute[u"value"].toString().toStdString();
    const QString comment = attribute[u"comment"].toString();
    const std::string context = comment.isEmpty() ? value : value + " · " + comment.toStdString();
    if (kind == AttributeKind::Remark || (kind == AttributeKind::Rule && unused))
        reading.scanAside(value);
    else if (kind == AttributeKind::Rule)
        reading.scanBlock(value); // as the same rule in a file of its own
    else
        reading.scan(value, context, Field::Host);
    reading.place() = outer;
}

} // namespace ioc
