// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/pages/inputwords.h"

#include "core/base/text.h"

#include <QFileInfo>
#include <QSet>

namespace ui {

QString InputWords::reason(ioc::RejectReason reason)
{
    using Reason = ioc::RejectReason;
    switch (reason) {
    case Reason::PrivateAddress:
        return tr("private address");
    case Reason::LoopbackAddress:
        return tr("loopback address");
    case Reason::LinkLocalAddress:
        return tr("link-local address");
    case Reason::CarrierNatAddress:
        return tr("carrier NAT address");
    case Reason::MulticastAddress:
        return tr("multicast address");
    case Reason::ReservedAddress:
        return tr("reserved address");
    case Reason::DocumentationAddress:
        return tr("example address");
    case Reason::NetworkRange:
        return tr("range of addresses");
    case Reason::SingleLabel:
        return tr("single label");
    case Reason::InternalName:
        return tr("internal name");
    case Reason::DocumentationName:
        return tr("example name");
    case Reason::PublicSuffix:
        return tr("public suffix");
    case Reason::UnknownTld:
        return tr("unknown ending");
    case Reason::FileName:
        return tr("file name");
    case Reason::Version:
        return tr("version number");
    case Reason::Code:
        return tr("code or text");
    case Reason::OtherField:
        return tr("other column or field");
    case Reason::MailHeader:
        return tr("mail header");
    case Reason::BadSyntax:
        return tr("not a host");
    case Reason::OwnList:
        return tr("on your own list");
    }
    return {};
}

QString InputWords::remedy(ioc::RejectReason reason)
{
    using Reason = ioc::RejectReason;
    switch (reason) {
    case Reason::PrivateAddress:
    case Reason::LoopbackAddress:
    case Reason::LinkLocalAddress:
    case Reason::CarrierNatAddress:
        return tr("It is only known inside your network and is never sent.");
    case Reason::MulticastAddress:
    case Reason::ReservedAddress:
        return tr("No host on the internet has this address.");
    case Reason::DocumentationAddress:
    case Reason::DocumentationName:
        return tr("It is meant for examples. Only the sample tenant knows such hosts.");
    case Reason::NetworkRange:
        return tr("Ranges are not expanded. Give the addresses you mean.");
    case Reason::SingleLabel:
    case Reason::InternalName:
        return tr("Internal names are never sent. Add the full domain if it is public.");
    case Reason::PublicSuffix:
        return tr("Anyone can register below it. Give a name below it.");
    case Reason::UnknownTld:
        return tr("No such top-level domain exists. Type the name on its own line to use it anyway.");
    case Reason::FileName:
        return tr("It reads like a file. Type it on its own line if it is a host.");
    case Reason::Version:
        return tr("It reads like a version. Type it on its own line if it is an address.");
    case Reason::Code:
        return tr("It reads like program code, a product or running text. Type it on its own line if it is a host.");
    case Reason::OtherField:
        return tr("Its column or field does not hold the indicators. Type it on its own line to use it.");
    case Reason::MailHeader:
        return tr("The mail only passed it on its way. Type it on its own line to use it.");
    case Reason::BadSyntax:
        return tr("It is neither an address nor a name.");
    case Reason::OwnList:
        return tr("Your settings say that it is never sent.");
    }
    return {};
}

QString InputWords::place(const ioc::Source &source)
{
    QString name = base::singleLine(QFileInfo(source.file).fileName(), 60);
    if (source.file == QLatin1String("-"))
        name = tr("standard input");
    else if (source.file == QLatin1String("clipboard"))
        name = tr("clipboard");
    else if (source.file == QLatin1String("typed"))
        return tr("typed");
    else if (source.file == QLatin1String("dropped text"))
        name = tr("dropped text");
    if (name.isEmpty())
        name = base::singleLine(source.file, 60);
    if (source.page > 0)
        return source.line > 0 ? tr("%1, page %2, line %3").arg(name).arg(source.page).arg(source.line)
                               : tr("%1, page %2").arg(name).arg(source.page);
    if (!source.object.isEmpty())
        return tr("%1, %2").arg(name, base::singleLine(source.object, 48));
    return source.line > 0 ? tr("%1:%2").arg(name).arg(source.line) : name;
}

QString InputWords::type(ioc::Type type)
{
    switch (type) {
    case ioc::Type::Ipv4:
        return tr("IPv4 address");
    case ioc::Type::Ipv6:
        return tr("IPv6 address");
    case ioc::Type::Domain:
        return tr("Domain");
    }
    return {};
}

/// Those in which nothing was found, or nothing that was not in an earlier one, were read too.
QSet<QString> InputWords::filesOf(const ioc::Extraction &found)
{
    QSet<QString> files(found.files.cbegin(), found.files.cend());
    for (const ioc::Indicator &one : found.indicators)
        files.insert(one.source.file);
    for (const ioc::Rejected &one : found.rejected)
        files.insert(one.source.file);
    for (const char *noFile : {"clipboard", "typed", "dropped text"})
        files.remove(QLatin1String(noFile));
    return files;
}

QString InputWords::summary(const ioc::Extraction &found, QString *strong)
{
    const QString count = found.indicators.isEmpty() ? tr("No indicator")
                                                     : tr("%n indicator(s)", nullptr, int(found.indicators.size()));
    if (strong)
        *strong = count;
    const QSet<QString> files = filesOf(found);
    QString text = count;
    if (files.size() > 1)
        text = tr("%1 from %2").arg(count, tr("%n file(s)", nullptr, int(files.size())));
    else if (!files.isEmpty())
        text = tr("%1 from %2").arg(count, base::singleLine(QFileInfo(*files.cbegin()).fileName(), 60));
    if (!found.rejected.isEmpty())
        text = tr("%1, %2 not used").arg(text).arg(found.rejected.size());
    if (!found.problems.isEmpty())
        text = tr("%1, %2").arg(text, tr("%n part(s) could not be read", nullptr, int(found.problems.size())));
    return text;
}

} // namespace ui
