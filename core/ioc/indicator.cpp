// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/indicator.h"

namespace ioc {

QString toString(Type type)
{
    switch (type) {
    case Type::Ipv4:
        return QStringLiteral("ipv4");
    case Type::Ipv6:
        return QStringLiteral("ipv6");
    case Type::Domain:
        break;
    }
    return QStringLiteral("domain");
}

QString toString(RejectReason reason)
{
    switch (reason) {
    case RejectReason::PrivateAddress:
        return QStringLiteral("private-address");
    case RejectReason::LoopbackAddress:
        return QStringLiteral("loopback-address");
    case RejectReason::LinkLocalAddress:
        return QStringLiteral("link-local-address");
    case RejectReason::CarrierNatAddress:
        return QStringLiteral("carrier-nat-address");
    case RejectReason::MulticastAddress:
        return QStringLiteral("multicast-address");
    case RejectReason::ReservedAddress:
        return QStringLiteral("reserved-address");
    case RejectReason::DocumentationAddress:
        return QStringLiteral("documentation-address");
    case RejectReason::NetworkRange:
        return QStringLiteral("network-range");
    case RejectReason::SingleLabel:
        return QStringLiteral("single-label");
    case RejectReason::InternalName:
        return QStringLiteral("internal-name");
    case RejectReason::DocumentationName:
        return QStringLiteral("documentation-name");
    case RejectReason::PublicSuffix:
        return QStringLiteral("public-suffix");
    case RejectReason::UnknownTld:
        return QStringLiteral("unknown-tld");
    case RejectReason::FileName:
        return QStringLiteral("file-name");
    case RejectReason::Version:
        return QStringLiteral("version");
    case RejectReason::Code:
        return QStringLiteral("code");
    case RejectReason::OtherField:
        return QStringLiteral("other-field");
    case RejectReason::MailHeader:
        return QStringLiteral("mail-header");
    case RejectReason::BadSyntax:
        return QStringLiteral("bad-syntax");
    case RejectReason::OwnList:
        break;
    }
    return QStringLiteral("own-list");
}

} // namespace ioc
