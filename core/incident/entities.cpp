// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/incident/entities.h"

#include "core/base/text.h"
#include "core/ioc/host.h"
#include "core/ioc/reading.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <functional>

namespace incident {

namespace {

/// Kinds that tell about the incident but hold no indicator. Of anything else we do not know what it is.
bool isContext(const QString &kind)
{
    static const QSet<QString> kinds = {
        QStringLiteral("account"),       QStringLiteral("azureresource"), QStringLiteral("bookmark"),
        QStringLiteral("cloudapplication"), QStringLiteral("file"),       QStringLiteral("filehash"),
        QStringLiteral("host"),          QStringLiteral("iotdevice"),     QStringLiteral("mailbox"),
        QStringLiteral("mailcluster"),   QStringLiteral("malware"),       QStringLiteral("process"),
        QStringLiteral("registrykey"),   QStringLiteral("registryvalue"), QStringLiteral("securityalert"),
        QStringLiteral("securitygroup"), QStringLiteral("nic"),           QStringLiteral("nichost"),
    };
    return kinds.contains(kind);
}

/// Only the host of a URL counts: what stands in its path or query may be anybody's. Empty for a relative one.
QString hostPart(const QString &url)
{
    qsizetype from = 0;
    if (const qsizetype slashes = url.indexOf(QStringLiteral("//")); slashes >= 0 && slashes < 16)
        from = slashes + 2;
    qsizetype to = url.size();
    for (const QChar end : {QChar(u'/'), QChar(u'?'), QChar(u'#')}) {
        if (const qsizetype at = url.indexOf(end, from); at >= 0)
            to = std::min(to, at);
    }
    const QString authority = url.mid(from, to - from);
    return authority.mid(authority.lastIndexOf(u'@') + 1);
}

QString canonical(const QString &address)
{
    const auto host = ioc::parseHost(address);
    return host ? host->value : address.trimmed().toLower();
}

class Taker
{
public:
    Taker(const QList<Entity> &entities, const QString &name, const TakeOptions &options)
        : m_entities(entities)
        , m_options(options)
        , m_reading(options.read, m_control, name)
    {
        for (const Entity &entity : entities) {
            if (kindOf(entity) == u"ip")
                m_addresses.insert(entity.id.toLower(), entity.properties[u"address"].toString());
        }
    }

    Taken take()
    {
        for (const Entity &entity : m_entities)
            exclude(entity);
        for (const Entity &entity : m_entities)
            takeFrom(entity);
        m_taken.found = m_reading.take();
        return std::move(m_taken);
    }

private:
    static QString kindOf(const Entity &entity) { return entity.kind.toLower(); }

    /// An address that a member gives as entity id or as text.
    QString addressOf(const QJsonValue &value) const
    {
        const QString text = value.toString();
        return m_addresses.value(text.toLower(), text.startsWith(u'/') ? QString() : text);
    }

    void exclude(const Entity &entity)
    {
        const QString kind = kindOf(entity);
        if (kind == u"dnsresolution") {
            exclude(entity, u"dnsServerIpEntityId", Excluded::Why::OwnResolver);
            exclude(entity, u"hostIpAddressEntityId", Excluded::Why::OwnClient);
        } else if (kind == u"iotdevice") {
            exclude(entity, u"ipAddressEntityId", Excluded::Why::OwnClient);
        }
    }

    void exclude(const Entity &entity, QStringView member, Excluded::Why why)
    {
        const QString address = addressOf(entity.properties[member]);
        if (address.isEmpty() || m_out.contains(canonical(address)))
            return;
        m_out.insert(canonical(address));
        m_taken.excluded.append({canonical(address), why, entity.id});
    }

    void takeFrom(const Entity &entity)
    {
        const QString kind = kindOf(entity);
        const QJsonObject &p = entity.properties;
        if (kind == u"ip") {
            scan(entity, p[u"address"].toString());
        } else if (kind == u"dnsresolution") {
            scan(entity, p[u"domainName"].toString());
            const QJsonArray answers = p[u"ipAddressEntityIds"].toArray();
            for (const QJsonValue &answer : answers)
                scan(entity, addressOf(answer));
        } else if (kind == u"url") {
            scan(entity, hostPart(p[u"url"].toString()));
        } else if (kind == u"mailmessage" || kind == u"submissionmail") {
            if (m_options.mail)
                takeFromMail(entity);
        } else if (!isContext(kind)) {
            ++m_taken.skipped;
        }
    }

    void takeFromMail(const Entity &entity)
    {
        const QJsonObject &p = entity.properties;
        scan(entity, p[u"senderIP"].toString(p[u"senderIp"].toString()));
        const QJsonArray urls = p[u"urls"].toArray();
        for (const QJsonValue &url : urls)
            scan(entity, hostPart(url.toString()));
    }

    void scan(const Entity &entity, QString text)
    {
        text = text.trimmed();
        if (text.startsWith(QStringLiteral("*.")))
            text.remove(0, 2);
        if (text.isEmpty() || m_out.contains(canonical(text)))
            return;
        m_reading.place().object = base::singleLine(entity.id.section(u'/', -1), 100);
        const QByteArray utf8 = text.toUtf8();
        const QByteArray context
            = base::singleLine(QString(entity.kind + QStringLiteral(": ") + entity.name), 200).toUtf8();
        m_reading.scan({utf8.constData(), size_t(utf8.size())}, {context.constData(), size_t(context.size())},
                       ioc::Field::Host);
    }

    const QList<Entity> &m_entities;
    const TakeOptions &m_options;
    ioc::ReadControl m_control;
    ioc::Reading m_reading;
    QHash<QString, QString> m_addresses; ///< of Ip entities, by their id in lower case
    QSet<QString> m_out;
    Taken m_taken;
};

} // namespace

Taken takeIndicators(const QList<Entity> &entities, const QString &name, const TakeOptions &options)
{
    return Taker(entities, name, options).take();
}

} // namespace incident
