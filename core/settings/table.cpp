// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/settings/table.h"

#include "core/ioc/ownlist.h"

#include <QUrl>

#include <cmath>

namespace settings {

namespace {

base::Result<QVariant> checkedNumber(const Setting &setting, const QVariant &value)
{
    bool ok = false;
    const double number = value.toString().trimmed().toDouble(&ok);
    const bool whole = setting.type == Type::Real || std::floor(number) == number;
    if (!ok || !std::isfinite(number) || !whole || number < setting.minimum || number > setting.maximum)
        return base::failure(
            base::Failure::BadInput,
            QStringLiteral("%1 takes a %2 from %3 to %4.")
                .arg(setting.key,
                     setting.type == Type::Real ? QStringLiteral("number") : QStringLiteral("whole number"))
                .arg(setting.minimum)
                .arg(setting.maximum));
    return setting.type == Type::Real ? QVariant(number) : QVariant(int(number));
}

base::Result<QVariant> checkedBoolean(const Setting &setting, const QVariant &value)
{
    const QString word = value.toString().trimmed().toLower();
    if (word == u"true" || word == u"1" || word == u"yes")
        return QVariant(true);
    if (word == u"false" || word == u"0" || word == u"no")
        return QVariant(false);
    return base::failure(base::Failure::BadInput, QStringLiteral("%1 is true or false.").arg(setting.key));
}

base::Result<QVariant> checkedProxy(const Setting &setting, const QVariant &value)
{
    const QString text = value.toString().trimmed();
    if (text.isEmpty() || text == u"system")
        return QVariant(QStringLiteral("system"));
    if (text == u"none")
        return QVariant(text);
    const QUrl url(text, QUrl::StrictMode);
    if (!url.userInfo().isEmpty())
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("%1 takes no user name and no password: settings keep no secrets.").arg(setting.key));
    if ((url.scheme() != u"http" && url.scheme() != u"socks5") || url.host().isEmpty() || url.port() <= 0
        || (!url.path().isEmpty() && url.path() != u"/") || url.hasQuery())
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("%1 is system, none, or an address like http://proxy.example:8080.").arg(setting.key));
    return QVariant(url.adjusted(QUrl::RemovePath).toString());
}

QString withoutEmptyLines(const QString &text)
{
    QStringList kept;
    for (const QString &line : text.split(u'\n')) {
        if (!line.trimmed().isEmpty())
            kept.append(line.trimmed());
    }
    return kept.join(u'\n');
}

base::Result<QVariant> checkedHosts(const Setting &setting, const QVariant &value)
{
    QStringList unreadable;
    const QString text = value.toString().replace(u';', u'\n');
    ioc::OwnList::fromText(text, &unreadable);
    if (!unreadable.isEmpty())
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("%1: “%2” is no name, address or range.")
                                 .arg(setting.key, unreadable.first().left(80)));
    return QVariant(withoutEmptyLines(text));
}

base::Result<QVariant> checkedQuestion(const Setting &setting, const QVariant &value)
{
    const QString text = value.toString().replace(QStringLiteral("\r\n"), QStringLiteral("\n")).trimmed();
    if (!text.isEmpty() && !text.contains(QStringLiteral("{ACTOR}")))
        return base::failure(base::Failure::BadInput, QStringLiteral("%1 must name {ACTOR}.").arg(setting.key));
    if (text.size() > setting.maximum)
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("%1 takes at most %2 characters.").arg(setting.key).arg(setting.maximum));
    return QVariant(text);
}

} // namespace

const QList<Setting> &table()
{
    static const QList<Setting> all{
        {QStringLiteral("network/concurrency"), Type::Integer, 0, 0, 100, {}, QStringLiteral("MDTI_CONCURRENCY")},
        {QStringLiteral("network/rate"), Type::Real, 0.0, 0, 10'000, {}, QStringLiteral("MDTI_RATE")},
        {QStringLiteral("network/transport"),
         Type::Choice,
         QStringLiteral("batch"),
         0,
         0,
         {QStringLiteral("batch"), QStringLiteral("single")},
         QStringLiteral("MDTI_TRANSPORT")},
        {QStringLiteral("network/http2"), Type::Boolean, true, 0, 0, {}, QStringLiteral("MDTI_HTTP2")},
        {QStringLiteral("network/caFile"), Type::File, QString(), 0, 0, {}, QStringLiteral("MDTI_CA_FILE")},
        {QStringLiteral("network/proxy"), Type::Proxy, QStringLiteral("system"), 0, 0, {}, QStringLiteral("MDTI_PROXY")},
        {QStringLiteral("privacy/ownHosts"), Type::Hosts, QString(), 0, 0, {}, QStringLiteral("MDTI_OWN_HOSTS")},
        {QStringLiteral("privacy/auditDays"), Type::Integer, 365, 0, 36'500, {}, QStringLiteral("MDTI_AUDIT_DAYS")},
        {QStringLiteral("chain/depth"), Type::Integer, 2, 1, 4, {}, {}},
        {QStringLiteral("chain/fanout"), Type::Integer, 100, 1, 100'000, {}, {}},
        {QStringLiteral("chain/actorRules"), Type::Lines, QStringLiteral("Cyber Threat Intelligence"), 0, 0, {}, {}},
        {QStringLiteral("incidents/minScore"), Type::Integer, 40, 0, 100, {}, {}},
        {QStringLiteral("incidents/copilot"), Type::Boolean, false, 0, 0, {}, QStringLiteral("MDTI_COPILOT")},
        {QStringLiteral("incidents/copilotSeconds"), Type::Integer, 180, 10, 600, {}, {}},
        {QStringLiteral("incidents/copilotActors"), Type::Integer, 3, 1, 20, {}, {}},
        {QStringLiteral("incidents/copilotPrompt"), Type::Question, QString(), 0, 1800, {}, {}},
        {QStringLiteral("incidents/copilotExposurePrompt"), Type::Question, QString(), 0, 1800, {}, {}},
        {QStringLiteral("appearance/theme"),
         Type::Choice,
         QStringLiteral("system"),
         0,
         0,
         {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")},
         {}},
    };
    return all;
}

const Setting *find(const QString &key)
{
    for (const Setting &setting : table()) {
        if (setting.key == key)
            return &setting;
    }
    return nullptr;
}

base::Result<QVariant> checked(const Setting &setting, const QVariant &value)
{
    switch (setting.type) {
    case Type::Boolean:
        return checkedBoolean(setting, value);
    case Type::Integer:
    case Type::Real:
        return checkedNumber(setting, value);
    case Type::Choice:
        if (setting.choices.contains(value.toString()))
            return value;
        return base::failure(
            base::Failure::BadInput,
            QStringLiteral("%1 is one of: %2.").arg(setting.key, setting.choices.join(QStringLiteral(", "))));
    case Type::Proxy:
        return checkedProxy(setting, value);
    case Type::Hosts:
        return checkedHosts(setting, value);
    case Type::Question:
        return checkedQuestion(setting, value);
    case Type::Lines:
        return QVariant(withoutEmptyLines(value.toString()));
    case Type::File:
        break;
    }
    return QVariant(value.toString().trimmed());
}

} // namespace settings
