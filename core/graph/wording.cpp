// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/wording.h"

#include "core/base/text.h"
#include "core/ioc/host.h"

#include <QLocale>

namespace graph {

namespace {

QString number(qint64 value)
{
    return QLocale(QLocale::English).toString(value);
}

QString counted(qint64 count, const QString &one, const QString &many)
{
    return number(count) + u' ' + (count == 1 ? one : many);
}

QString categoryText(const chain::Held &held)
{
    static const QHash<QString, QString> words = {
        {QStringLiteral("cdn"), QStringLiteral("CDN")},
        {QStringLiteral("cloud"), QStringLiteral("Cloud front end")},
        {QStringLiteral("parking"), QStringLiteral("Parking")},
        {QStringLiteral("sinkhole"), QStringLiteral("Sinkhole")},
        {QStringLiteral("public-dns"), QStringLiteral("Public resolver")},
        {QStringLiteral("dynamic-dns"), QStringLiteral("Dynamic DNS")},
    };
    const QString known = words.value(held.category);
    if (!known.isEmpty())
        return known;
    QString category = base::singleLine(held.category, 40);
    if (category.isEmpty())
        category = base::singleLine(held.list, 40);
    return category.isEmpty() ? QStringLiteral("Shared") : category.at(0).toUpper() + category.mid(1);
}

bool isPlainAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < QChar(0x7f); });
}

} // namespace

QString heldText(const chain::Host &host)
{
    if (!host.isHeld())
        return {};
    const chain::Held &held = *host.held;
    const QString category = categoryText(held);
    switch (held.why) {
    case chain::Held::Why::CoHosts:
        return category + u", " + counted(held.count, QStringLiteral("name"), QStringLiteral("names"));
    case chain::Held::Why::Rows:
        return category + u", " + counted(held.count, QStringLiteral("record"), QStringLiteral("records"));
    case chain::Held::Why::NoiseList:
        if (host.coHosts && *host.coHosts > 0)
            return category + u", " + counted(*host.coHosts, QStringLiteral("name"), QStringLiteral("names"));
        break;
    }
    return category;
}

QString actorText(const chain::RankedActor *ranked, int claims)
{
    const QString claimCount = counted(claims, QStringLiteral("claim"), QStringLiteral("claims"));
    if (!ranked)
        return claimCount;
    return counted(ranked->independentArtifacts, QStringLiteral("artifact"), QStringLiteral("artifacts")) + u" · "
        + claimCount;
}

QString claimText(attribution::Kind kind)
{
    switch (kind) {
    case attribution::Kind::Indicator:
        return QStringLiteral("indicator list");
    case attribution::Kind::ProfileLink:
        return QStringLiteral("profile link");
    case attribution::Kind::Rule:
        return QStringLiteral("rule");
    case attribution::Kind::Mention:
        return QStringLiteral("mention");
    }
    return {};
}

QString hostLabel(const QString &value)
{
    constexpr int longest = 253; // of a name in DNS
    if (value.size() <= longest && isPlainAscii(value) && !value.contains(u"xn--"))
        return value; // nearly all; shares the string
    return base::singleLine(ioc::displayName(value), longest);
}

} // namespace graph
