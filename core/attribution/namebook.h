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
        QString name; ///< profile title; or, when only the public mapping knows it, the name as the mapping spells it
        QString profileId; ///< empty when no profile has it
        QString matched; ///< the part of the text
        bool whole = false; ///< the text is nothing but the name
        bool ofTenant = false; ///< a profile carries it, or several do (then `candidates` are their titles)
        QStringList candidates; ///< several actors carry it: none is chosen, `name` is the matched text
    };
    /// Every actor named in `text` on word boundaries, case, blanks, hyphens and underscores folded; longest names
    /// first, no overlaps. Names too common to be told from prose ("Lead", "Silence") match only whole texts.
    QList<Match> find(const QString &text) const;

    /// Actor as shown, with aliases and their sources, origin, ATT&CK id. `profileId` may be empty: then it is known by
    /// name only, and what the public mapping says about that name is listed but never merged.
    Actor actor(const QString &name, const QString &profileId) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace attribution
