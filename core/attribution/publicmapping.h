// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QSet>
#include <QStringList>

namespace attribution {

/// How surely a profile is the actor of an entry: by one of its aliases, by its title, by a title that is the entry's
/// current name.
enum class Tie { None, Alias, OtherName, Name };

/// One actor of the public mapping.
struct MappingEntry
{
    QString name, origin, attackId;
    QStringList names; ///< its own name, the previous one, aliases: as written
    QSet<QString> shared; ///< those that other entries carry too, as written
    QHash<int, Tie> profiles; ///< those that are this actor; the name book fills it
};

/// The bundled mapping (resources/actor-names.json); empty when the bytes are none.
QList<MappingEntry> readMapping(const QByteArray &json);

} // namespace attribution
