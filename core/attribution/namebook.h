// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/attribution/claim.h"
#include "core/mdti/types.h"

#include <QList>
#include <QString>

#include <memory>

namespace attribution {

/// Knows the names of actors: profiles of the tenant (authoritative) and the bundled public mapping
/// (resources/actor-names.json). Finds names in text. Value-like; not thread-safe while profiles are added.
///
/// Profile and mapping are one actor when the profile's title is a name of that actor in the mapping, or, where the
/// mapping lacks the title, when the profile's aliases point to one actor of it. A name that the mapping gives to several
/// actors joins nobody; it is a profile's own only when the book has profiles of all those actors and no other carries it.
class NameBook
{
public:
    NameBook();
    ~NameBook();
    NameBook(NameBook &&) noexcept;
    NameBook &operator=(NameBook &&) noexcept;

    /// JSON of the bundled mapping; returns false (and changes nothing) when it is not one.
    bool loadPublicMapping(const QByteArray &json);
    /// A profile with an id the book has replaces that one. Tools are remembered by id, their names are no actors'.
    void addProfile(const mdti::Profile &profile);
    /// Null when the book does not have it; valid until the next addProfile.
    const mdti::Profile *profile(const QString &id) const;

    struct Match
    {
        QString name; ///< the actor's: its profile's title, else the public mapping's current name for it
        QString profileId; ///< empty when no profile has it
        QString matched; ///< the part of the text
        QString known; ///< the same as profile or mapping spell it: maybe an alias of `name`
        bool whole = false; ///< the text is nothing but the name
        bool ofTenant = false; ///< a profile carries it, or several do; else only the mapping says whose name it is
        QStringList candidates; ///< several actors carry it: none is chosen, `name` is the matched text
    };
    /// Every actor named in `text` on word boundaries, case, blanks, hyphens and underscores folded; longest names
    /// first, no overlaps, each actor once. Names too common to be told from prose ("Lead", "Silence") match whole texts
    /// only; those of a profile that are written in capitals (ZINC) also inside a text that is not.
    QList<Match> find(const QString &text) const;
    /// Who goes by exactly this name; `known` is empty when nobody does (then `name` is what was asked).
    Match resolve(const QString &name) const;

    /// Actor as shown, with aliases and their sources, origin, ATT&CK id. Without `profileId` it is whom resolve(name)
    /// gives: every alias of an actor gives the same one, and a name of several gives their names as candidates.
    Actor actor(const QString &name, const QString &profileId) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace attribution
