// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/incident/types.h"
#include "core/ioc/indicator.h"
#include "core/ioc/options.h"

/// Entities → indicators (contract §4). Pure; any thread.
namespace incident {

/// An address that is not an indicator although it is one of the entities.
struct Excluded
{
    enum class Why { OwnResolver, OwnClient };
    QString value;
    Why why = Why::OwnResolver;
    QString entityId; ///< that says so
    bool operator==(const Excluded &) const = default;
};

struct Taken
{
    ioc::Extraction found; ///< Source::file = "incident 3177", Source::object = entity id, context = kind and name
    QList<Excluded> excluded; ///< own resolvers and clients, public ones too
    int skipped = 0; ///< entities of kinds we do not know
};

struct TakeOptions
{
    ioc::ReadOptions read; ///< documentation space, own list
    bool mail = true; ///< senders and links of mails
};

/// `name` is "incident 3177".
Taken takeIndicators(const QList<Entity> &entities, const QString &name, const TakeOptions &options);

} // namespace incident
