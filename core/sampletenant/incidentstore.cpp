// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/incidentstore.h"

#include <QUuid>

#include <atomic>

namespace sampletenant {

namespace {

QString idOf(const QString &seed)
{
    return QUuid::createUuidV5(QUuid(QStringLiteral("5a3d7e00-0000-4000-8000-0000000000c0")), seed)
        .toString(QUuid::WithoutBraces);
}

IncidentStore::Comment readComment(const QJsonObject &json, const QString &incident, int number)
{
    IncidentStore::Comment comment;
    comment.name = idOf(incident + QString::number(number));
    comment.message = json[u"message"].toString();
    comment.etag = IncidentStore::freshEtag();
    comment.created = comment.modified = json[u"createdTimeUtc"].toString();
    comment.author = json[u"author"].toObject();
    return comment;
}

} // namespace

QString IncidentStore::now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

QString IncidentStore::freshEtag()
{
    static std::atomic<quint32> number = 0x1000;
    return QStringLiteral("0300bf09-0000-0000-0000-%1").arg(++number, 12, 16, QLatin1Char('0'));
}

IncidentStore::Comment IncidentStore::newComment(const QString &name, const QString &message)
{
    Comment comment;
    comment.name = name;
    comment.message = message;
    comment.etag = freshEtag();
    comment.created = comment.modified = now();
    comment.author = {{QStringLiteral("objectId"), QStringLiteral("a11d0000-0000-4000-8000-000000000007")},
                      {QStringLiteral("email"), QStringLiteral("a.lind@fabrikam.example")},
                      {QStringLiteral("userPrincipalName"), QStringLiteral("a.lind@fabrikam.example")},
                      {QStringLiteral("name"), QStringLiteral("Ada Lind")}};
    return comment;
}

IncidentStore::IncidentStore(std::shared_ptr<const Data> data)
    : m_data(std::move(data))
{
    reset();
}

void IncidentStore::reset()
{
    const std::lock_guard lock(m_mutex);
    m_incidents.clear();
    for (const QJsonObject &json : m_data->objects("incident")) {
        Incident incident;
        incident.name = json[u"name"].toString();
        incident.workspace = json[u"workspace"].toString();
        incident.etag = u'"' + freshEtag() + u'"';
        incident.properties = json[u"properties"].toObject();
        incident.entities = json[u"entities"].toArray();
        incident.alerts = json[u"alerts"].toArray();
        incident.graph = json[u"graph"].toObject();
        for (const QJsonValue &comment : json[u"comments"].toArray())
            incident.comments.append(readComment(comment.toObject(), incident.name, int(incident.comments.size())));
        m_incidents.append(incident);
    }
}

QList<IncidentStore::Incident> IncidentStore::all() const
{
    const std::lock_guard lock(m_mutex);
    return m_incidents;
}

IncidentStore::Incident *IncidentStore::lookUp(const QString &key)
{
    for (Incident &incident : m_incidents) {
        if (incident.name.compare(key, Qt::CaseInsensitive) == 0
            || (!key.isEmpty() && incident.graph[u"id"].toString() == key)
            || QString::number(incident.properties[u"incidentNumber"].toInt()) == key)
            return &incident;
    }
    return nullptr;
}

std::optional<IncidentStore::Incident> IncidentStore::find(const QString &nameOrNumber) const
{
    const std::lock_guard lock(m_mutex);
    const Incident *found = const_cast<IncidentStore *>(this)->lookUp(nameOrNumber);
    return found ? std::optional(*found) : std::nullopt;
}

void IncidentStore::mark(Incident &incident)
{
    incident.etag = u'"' + freshEtag() + u'"';
    incident.properties[QStringLiteral("lastModifiedTimeUtc")] = now();
}

void IncidentStore::with(const QString &nameOrNumber, const std::function<bool(Incident *)> &act)
{
    const std::lock_guard lock(m_mutex);
    Incident *incident = lookUp(nameOrNumber);
    if (act(incident) && incident)
        mark(*incident);
}

bool IncidentStore::change(const QString &nameOrNumber, const std::function<void(Incident &)> &change)
{
    bool found = false;
    with(nameOrNumber, [&](Incident *incident) {
        found = incident != nullptr;
        if (incident)
            change(*incident);
        return found;
    });
    return found;
}

bool IncidentStore::touch(const QString &nameOrNumber)
{
    return change(nameOrNumber, [](Incident &incident) {
        QJsonArray labels = incident.properties[u"labels"].toArray();
        const QJsonObject label{{QStringLiteral("labelName"), QStringLiteral("touched")},
                                {QStringLiteral("labelType"), QStringLiteral("User")}};
        if (!labels.contains(label))
            labels.append(label);
        incident.properties[QStringLiteral("labels")] = labels;
    });
}

bool IncidentStore::fillComments(const QString &nameOrNumber, int total)
{
    return change(nameOrNumber, [total](Incident &incident) {
        while (incident.comments.size() < total) {
            const int number = int(incident.comments.size());
            const QJsonObject filler{
                {QStringLiteral("message"), QStringLiteral("Filler %1").arg(number)},
                {QStringLiteral("createdTimeUtc"), now()},
                {QStringLiteral("author"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Automation")}}}};
            incident.comments.append(readComment(filler, incident.name, number));
        }
    });
}

} // namespace sampletenant
