// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/stixids.h"

#include <QUuid>

namespace exporting {

namespace {

/// STIX 2.1, section 2.9: the namespace of deterministic ids of observables.
const QUuid observableNamespace(QStringLiteral("00abedb4-aa42-466c-9c01-fed23315a9b7"));
/// Ours, made once at random.
const QUuid ownNamespace(QStringLiteral("5c2f6a1e-8d5b-4c4e-9a37-d1a0b6f3e972"));

QString uuid5(const QUuid &space, const QByteArray &name)
{
    return QUuid::createUuidV5(space, name).toString(QUuid::WithoutBraces);
}

} // namespace

QString stableUuid(const QStringList &parts)
{
    return uuid5(ownNamespace, parts.join(QChar(0x1f)).toUtf8());
}

namespace stix {

QString observableType(ioc::Type type)
{
    switch (type) {
    case ioc::Type::Ipv4:
        return QStringLiteral("ipv4-addr");
    case ioc::Type::Ipv6:
        return QStringLiteral("ipv6-addr");
    case ioc::Type::Domain:
        break;
    }
    return QStringLiteral("domain-name");
}

QString observableId(ioc::Type type, const QString &value)
{
    QByteArray escaped;
    for (const char c : value.toUtf8()) {
        if (c == '"' || c == '\\')
            escaped += '\\';
        escaped += c;
    }
    return observableType(type) + QStringLiteral("--") + uuid5(observableNamespace, "{\"value\":\"" + escaped + "\"}");
}

QString objectId(const QString &type, const QStringList &parts)
{
    return type + QStringLiteral("--") + stableUuid(QStringList(type) + parts);
}

QString markingId(base::Tlp mark)
{
    switch (mark) {
    case base::Tlp::None:
        return {};
    case base::Tlp::Clear:
        return QStringLiteral("marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487");
    case base::Tlp::Green:
        return QStringLiteral("marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb");
    case base::Tlp::Amber:
        return QStringLiteral("marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421");
    case base::Tlp::AmberStrict:
        return QStringLiteral("marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003");
    case base::Tlp::Red:
        return QStringLiteral("marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1");
    }
    return {};
}

QString markingWord(base::Tlp mark)
{
    return base::toString(mark).section(u':', 1).toLower();
}

QString pattern(ioc::Type type, const QString &value)
{
    QString quoted = value;
    quoted.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return u'[' + observableType(type) + QStringLiteral(":value = '") + quoted + QStringLiteral("']");
}

} // namespace stix

} // namespace exporting
