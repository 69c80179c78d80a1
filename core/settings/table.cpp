// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/settings/table.h"

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

} // namespace

const QList<Setting> &table()
{
    static const QList<Setting> all{
        {QStringLiteral("network/concurrency"), Type::Integer, 0, 0, 512, {}, QStringLiteral("MDTI_CONCURRENCY")},
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
    case Type::File:
        break;
    }
    return QVariant(value.toString().trimmed());
}

} // namespace settings
