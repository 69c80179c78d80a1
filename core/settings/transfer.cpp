// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/settings/transfer.h"

#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace settings {

namespace {

const QString schema = QStringLiteral("mdti-actor-lookup/settings/1");
constexpr qsizetype maximumBytes = 1024 * 1024;

QJsonObject toJson(const TenantProfile &profile)
{
    return {{QStringLiteral("name"), profile.name},         {QStringLiteral("tenant"), profile.tenant},
            {QStringLiteral("clientId"), profile.clientId}, {QStringLiteral("signIn"), toString(profile.way)},
            {QStringLiteral("graphUrl"), profile.graphUrl}, {QStringLiteral("loginUrl"), profile.loginUrl},
            {QStringLiteral("armUrl"), profile.armUrl}};
}

TenantProfile fromJson(const QJsonObject &json)
{
    const auto text = [&json](QLatin1String key) { return base::singleLine(json.value(key).toString()); };
    return {{},
            text(QLatin1String("name")),
            text(QLatin1String("tenant")),
            text(QLatin1String("clientId")),
            signInWay(text(QLatin1String("signIn"))).value_or(SignInWay::Secret),
            text(QLatin1String("graphUrl")),
            text(QLatin1String("loginUrl")),
            text(QLatin1String("armUrl")),
            {}};
}

bool sameAddresses(const TenantProfile &a, const TenantProfile &b)
{
    return a.graphUrl == b.graphUrl && a.loginUrl == b.loginUrl && a.armUrl == b.armUrl;
}

} // namespace

QByteArray exported(const Settings &settings, const TenantProfiles &profiles)
{
    QJsonObject values;
    for (const Setting &setting : table()) {
        // What the environment of this computer says is not the user's choice.
        if (settings.isSet(setting.key) && !settings.isOverridden(setting.key))
            values.insert(setting.key, QJsonValue::fromVariant(settings.value(setting.key)));
    }
    QJsonArray tenants;
    for (const TenantProfile &profile : profiles.all())
        tenants.append(toJson(profile));
    return QJsonDocument(QJsonObject{{QStringLiteral("schema"), schema},
                                     {QStringLiteral("settings"), values},
                                     {QStringLiteral("profiles"), tenants}})
        .toJson();
}

base::Result<QStringList> imported(const QByteArray &json, Settings &settings, TenantProfiles &profiles)
{
    const QJsonObject root = json.size() <= maximumBytes ? QJsonDocument::fromJson(json).object() : QJsonObject();
    if (root.value(QLatin1String("schema")).toString() != schema)
        return base::failure(base::Failure::BadInput, QStringLiteral("This is no file of settings of this program."));
    QStringList problems;
    const QJsonObject values = root.value(QLatin1String("settings")).toObject();
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (const base::Status set = settings.set(base::singleLine(value.key(), 80), value->toVariant()); !set)
            problems.append(set.error().detail);
    }
    for (const QJsonValue &each : root.value(QLatin1String("profiles")).toArray()) {
        TenantProfile profile = fromJson(each.toObject());
        if (!profile.tenant.isEmpty() && !profile.clientId.isEmpty()) {
            // Other addresses make another profile: a file must not lead a secret kept here somewhere else.
            const auto known = profiles.matching(profile.tenant, profile.clientId);
            if (known && sameAddresses(*known, profile)) {
                profile.id = known->id;
                profile.expires = known->expires; // of the secret that is kept here
            }
        }
        if (const base::Result<QString> saved = profiles.save(profile); !saved)
            problems.append(saved.error().detail);
    }
    return problems;
}

} // namespace settings
