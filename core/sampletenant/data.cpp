// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/data.h"

#include "core/sampletenant/json.h"

#include <QFile>

#include <chrono>

namespace sampletenant {

Data::Data() = default;
Data::~Data() = default;

Data::Id Data::host(const QByteArray &id)
{
    if (const auto it = m_byId.constFind(id); it != m_byId.constEnd())
        return *it;
    // The caller may have handed a view of its line buffer.
    const QByteArray own(id.constData(), id.size());
    const Id added = Id(m_hosts.size());
    m_hosts.push_back(Host{own});
    m_byId.insert(own, added);
    return added;
}

void Data::addRecord(const QByteArray &type, Id from, Id to, Time first, Time last)
{
    size_t index = 0;
    while (index < m_types.size() && m_types[index] != type)
        ++index;
    if (index == m_types.size())
        m_types.emplace_back(type.constData(), type.size());
    m_records.push_back({from, to, first, last, quint8(index)});
    for (const Id id : {from, to}) {
        Host &touched = m_hosts[size_t(id)];
        if (first != 0 && (touched.first == 0 || first < touched.first))
            touched.first = first;
        touched.last = std::max(touched.last, last);
    }
}

void Data::addRule(Id host, const QByteArray &severity, const QByteArray &name, const QByteArray &description,
                   const QByteArray &url)
{
    const bool isList = description.startsWith('[') && QJsonDocument::fromJson(description).isArray();
    m_hosts[size_t(host)].rules.push_back(qint32(m_rules.size()));
    m_rules.push_back({json::string(severity), json::string(name),
                       url.isEmpty() ? QByteArray("null") : json::string(url),
                       isList ? QByteArray(description.constData(), description.size()) : json::string(description)});
}

void Data::addCrowd(Crowd crowd)
{
    const qint32 index = qint32(m_crowds.size());
    m_hosts[size_t(crowd.address)].crowd = index;
    m_crowdBySuffix.insert(crowd.suffix, index);
    m_crowds.push_back(std::move(crowd));
}

bool Data::addProfile(const QJsonObject &object)
{
    const QByteArray id = object[u"id"].toString().toUtf8();
    if (id.isEmpty() || m_profileById.contains(id))
        return false;
    m_profileById.insert(id, qsizetype(m_profiles.size()));
    m_profiles.push_back({id, object[u"kind"].toString().toUtf8(), object, json::compact(object), {}});
    return true;
}

bool Data::addArticle(const QJsonObject &object)
{
    const QByteArray id = object[u"id"].toString().toUtf8();
    if (id.isEmpty() || m_articleById.contains(id))
        return false;
    m_articleById.insert(id, qsizetype(m_articles.size()));
    m_articles.push_back({id, json::compact(object), {}});
    return true;
}

bool Data::addListed(const QByteArray &profile, Listed listed)
{
    const auto it = m_profileById.constFind(profile);
    if (it == m_profileById.constEnd())
        return false;
    m_profiles[size_t(*it)].indicators.push_back(std::move(listed));
    return true;
}

bool Data::addCited(const QByteArray &article, Listed listed)
{
    const auto it = m_articleById.constFind(article);
    if (it == m_articleById.constEnd())
        return false;
    m_articles[size_t(*it)].indicators.push_back(std::move(listed));
    return true;
}

void Data::addVulnerability(const QJsonObject &object)
{
    m_vulnerabilities.insert(object[u"id"].toString().toUtf8(), json::compact(object));
}

void Data::Index::build(const std::vector<Record> &from, Id Record::*end, size_t hosts)
{
    offsets.assign(hosts + 1, 0);
    for (const Record &record : from)
        ++offsets[size_t(record.*end) + 1];
    for (size_t i = 1; i < offsets.size(); ++i)
        offsets[i] += offsets[i - 1];
    records.resize(from.size());
    std::vector<qint32> next(offsets.begin(), offsets.end() - 1);
    for (size_t i = 0; i < from.size(); ++i)
        records[size_t(next[size_t(from[i].*end)]++)] = qint32(i);
}

Data::Span Data::Index::of(Id host) const
{
    return {records.data() + offsets[size_t(host)], records.data() + offsets[size_t(host) + 1]};
}

void Data::finish()
{
    m_records.shrink_to_fit();
    m_hosts.shrink_to_fit();
    m_forward.build(m_records, &Record::from, m_hosts.size());
    m_reverse.build(m_records, &Record::to, m_hosts.size());
}

Data::Span Data::forward(Id host) const
{
    return m_forward.of(host);
}
Data::Span Data::reverse(Id host) const
{
    return m_reverse.of(host);
}

QByteArray Data::crowdName(const Crowd &crowd, int number)
{
    return "t" + QByteArray::number(number).rightJustified(4, '0') + "." + crowd.suffix;
}

Data::Found Data::find(const QByteArray &id) const
{
    if (const auto it = m_byId.constFind(id); it != m_byId.constEnd())
        return {*it};
    const qsizetype dot = id.indexOf('.');
    if (!id.startsWith('t') || dot < 0)
        return {};
    const auto crowd = m_crowdBySuffix.constFind(id.mid(dot + 1));
    bool ok = false;
    const int number = id.mid(1, dot - 1).toInt(&ok);
    if (crowd == m_crowdBySuffix.constEnd() || !ok || number < 1)
        return {};
    const Crowd &of = m_crowds[size_t(*crowd)];
    if (number > of.count - int(reverse(of.address).size()) || crowdName(of, number) != id)
        return {};
    return {-1, *crowd, number};
}

const Data::Profile *Data::profile(const QByteArray &id) const
{
    const auto it = m_profileById.constFind(id);
    return it == m_profileById.constEnd() ? nullptr : &m_profiles[size_t(*it)];
}

const Data::Article *Data::article(const QByteArray &id) const
{
    const auto it = m_articleById.constFind(id);
    return it == m_articleById.constEnd() ? nullptr : &m_articles[size_t(*it)];
}

const QByteArray *Data::vulnerability(const QByteArray &id) const
{
    const auto it = m_vulnerabilities.constFind(id);
    return it == m_vulnerabilities.constEnd() ? nullptr : &*it;
}

Data::Time Data::parseTime(QByteArrayView text, bool *ok)
{
    if (ok)
        *ok = true;
    if (text.isEmpty())
        return 0;
    const auto number = [text](qsizetype at, qsizetype length) {
        int value = 0;
        for (qsizetype i = at; i < at + length; ++i) {
            if (i >= text.size() || text[i] < '0' || text[i] > '9')
                return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    namespace ch = std::chrono;
    const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
    const ch::year_month_day date{ch::year{year}, ch::month{unsigned(month)}, ch::day{unsigned(day)}};
    int second = 0;
    bool good = year >= 1970 && year < 2106 && month > 0 && day > 0 && date.ok() && text[4] == '-' && text[7] == '-';
    if (text.size() > 10) {
        const int h = number(11, 2), m = number(14, 2), s = number(17, 2);
        good
            = good && text[10] == 'T' && h >= 0 && h < 24 && m >= 0 && m < 60 && s >= 0 && s < 60 && text.back() == 'Z';
        second = h * 3600 + m * 60 + s;
    }
    if (!good) {
        if (ok)
            *ok = false;
        return 0;
    }
    return Time(ch::sys_days{date}.time_since_epoch().count()) * 86400u + Time(second);
}

} // namespace sampletenant
