// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/data.h"

#include "core/sampletenant/json.h"

#include <QIODevice>

namespace sampletenant {

namespace {

/// Lines gathered into blocks; remembers whether the device took them.
class Lines
{
public:
    explicit Lines(QIODevice *device)
        : m_device(device)
    {
    }
    ~Lines() { flush(); }

    void add(std::initializer_list<QByteArray> members)
    {
        bool first = true;
        for (const QByteArray &member : members) {
            if (!std::exchange(first, false))
                m_block += '\t';
            m_block += member;
        }
        m_block += '\n';
        if (m_block.size() > 1 << 20)
            flush();
    }
    bool flush()
    {
        m_good = m_good && m_device->write(m_block) == m_block.size();
        m_block.clear();
        return m_good;
    }

private:
    QIODevice *m_device;
    QByteArray m_block;
    bool m_good = true;
};

QByteArray stamp(Data::Time time)
{
    QByteArray text;
    json::appendTime(text, time);
    return time == 0 ? QByteArray() : text.mid(1, text.size() - 2);
}

QByteArray plain(const QByteArray &jsonText)
{
    return QJsonDocument::fromJson('[' + jsonText + ']').array().at(0).toString().toUtf8();
}

} // namespace

void Data::writeKnowledge(const std::function<void(std::initializer_list<QByteArray>)> &line) const
{
    for (const Profile &profile : m_profiles) {
        line({"actor", profile.full});
        for (const Listed &item : profile.indicators)
            line({"listed", profile.id, item.source, item.artifact, stamp(item.first), stamp(item.last)});
    }
    for (const Article &article : m_articles) {
        line({"article", article.full});
        for (const Listed &item : article.indicators)
            line({"cited", article.id, item.source, item.artifact});
    }
    QList<QByteArray> names = m_vulnerabilities.keys();
    std::sort(names.begin(), names.end());
    for (const QByteArray &name : names)
        line({"vulnerability", m_vulnerabilities.value(name)});
    QList<QByteArray> kinds = m_objects.keys();
    std::sort(kinds.begin(), kinds.end());
    for (const QByteArray &kind : kinds) {
        for (const QJsonObject &object : m_objects.value(kind))
            line({kind, json::compact(object)});
    }
}

bool Data::write(QIODevice *device) const
{
    static const QByteArray classifications[] = {"unknown", "neutral", "suspicious", "malicious"};
    Lines lines(device);
    lines.add({"mdti-sample-tenant", "1"});
    writeKnowledge([&lines](std::initializer_list<QByteArray> members) { lines.add(members); });
    for (const Host &host : m_hosts) {
        const QByteArray attributes
            = host.attributes < 0 ? QByteArray() : QByteArray('{' + m_attributes[size_t(host.attributes)] + '}');
        if (attributes.isEmpty()) {
            lines.add({"host", host.id, classifications[host.classification], QByteArray::number(host.score),
                       stamp(host.first), stamp(host.last)});
        } else {
            lines.add({"host", host.id, classifications[host.classification], QByteArray::number(host.score),
                       stamp(host.first), stamp(host.last), attributes});
        }
        for (const qint32 index : host.rules) {
            const Rule &rule = m_rules[size_t(index)];
            const bool isList = rule.description.startsWith('[');
            lines.add({"rule", host.id, plain(rule.severity), plain(rule.name),
                       isList ? rule.description : plain(rule.description),
                       rule.url == "null" ? QByteArray() : plain(rule.url)});
        }
        if (host.crowd >= 0) {
            const Crowd &crowd = m_crowds[size_t(host.crowd)];
            lines.add({"crowd", host.id, QByteArray::number(crowd.count), crowd.suffix, stamp(crowd.first),
                       stamp(crowd.last)});
        }
    }
    for (const Record &record : m_records) {
        lines.add({"dns", m_types[record.type], m_hosts[size_t(record.from)].id, m_hosts[size_t(record.to)].id,
                   stamp(record.first), stamp(record.last)});
    }
    return lines.flush();
}

} // namespace sampletenant
