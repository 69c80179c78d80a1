// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/attribution/namebook.h"

#include "core/attribution/commonnames.h"
#include "core/attribution/nametrie.h"
#include "core/attribution/publicmapping.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace attribution {

namespace {

struct Owner
{
    enum class As { Title, ProfileAlias, Mapping };
    As as;
    int index; ///< into the profiles or the entries
    QString written;
    bool shared = false; ///< by the mapping's own word
};

struct Name
{
    QList<Owner> owners;
    bool common = false;
};

/// Whom a name means.
struct Meaning
{
    int profile = -1;
    int entry = -1; ///< only when no profile is that actor
    QString written; ///< as profile or entry spell the name
    QStringList candidates;
    bool ofTenant = false;
};

/// Part of a host name or a mail address: "aqua.example" does not name Aqua.
bool insideHostName(const QString &text, qsizetype begin, qsizetype end)
{
    const auto at = [&text](qsizetype i) { return i >= 0 && i < text.size() ? text[i] : QChar(); };
    const auto hostly = [](QChar c) { return c.isLower() || c.isDigit(); };
    if (at(begin - 1) == u'@' || at(end) == u'@')
        return true;
    return (at(begin - 1) == u'.' && hostly(at(begin - 2))) || (at(end) == u'.' && hostly(at(end + 1)));
}

} // namespace

class NameBook::Private
{
public:
    void own(const QString &written, Owner owner);
    void disown(Owner::As as, int index);
    const Name *nameOf(const QString &written) const; ///< null when nobody has it
    Meaning meaning(const Name &name) const;
    Meaning amongProfiles(const Name &name) const;
    QSet<int> entriesOf(const Name &name) const;
    void meanEntry(Meaning &meaning, int entry) const;
    QString nameOfEntry(int entry) const;
    QList<int> profilesOf(int entry) const;
    bool sharedWithUnknown(const Name &name, int profile) const;
    std::pair<int, Tie> entryOf(const mdti::Profile &profile) const;
    void tie(int profile);
    QStringList candidates(const QSet<int> &profilesMeant, const QSet<int> &entriesMeant) const;
    void fill(Match &match, const Meaning &meaning) const;
    bool named(const Name &name, const QString &matched, bool whole, const QString &text) const;
    bool shared(const QString &written, int profile) const;
    void addMappingNames(Actor &actor, const MappingEntry &entry) const;

    QList<mdti::Profile> profiles;
    QHash<QString, int> profileById;
    QList<MappingEntry> entries;
    NameTrie trie;
    std::vector<Name> names; ///< by the trie's numbers
};

void NameBook::Private::own(const QString &written, Owner owner)
{
    const std::u32string folded = foldName(written);
    if (folded.empty())
        return;
    const int number = trie.add(folded);
    if (size_t(number) == names.size())
        names.push_back({{}, isCommonName(folded)});
    owner.written = written;
    names[size_t(number)].owners.append(std::move(owner));
}

void NameBook::Private::disown(Owner::As as, int index)
{
    for (Name &name : names)
        name.owners.removeIf([=](const Owner &owner) { return owner.as == as && (index < 0 || owner.index == index); });
}

const Name *NameBook::Private::nameOf(const QString &written) const
{
    const int number = trie.find(foldName(written));
    return number < 0 || names[size_t(number)].owners.isEmpty() ? nullptr : &names[size_t(number)];
}

/// The actors of the mapping that carry the name.
QSet<int> NameBook::Private::entriesOf(const Name &name) const
{
    QSet<int> out;
    for (const Owner &owner : name.owners)
        if (owner.as == Owner::As::Mapping)
            out.insert(owner.index);
    return out;
}

/// The profiles that are the entry's actor: those tied most surely, else those that carry its name as an alias.
QList<int> NameBook::Private::profilesOf(int entry) const
{
    Tie best = Tie::None;
    for (const Tie each : entries[entry].profiles)
        best = std::max(best, each);
    if (best != Tie::None)
        return entries[entry].profiles.keys(best);
    QSet<int> carriers;
    if (const Name *name = nameOf(entries[entry].name))
        for (const Owner &owner : name->owners)
            if (owner.as != Owner::As::Mapping)
                carriers.insert(owner.index);
    return carriers.values();
}

QString NameBook::Private::nameOfEntry(int entry) const
{
    const QList<int> known = profilesOf(entry);
    return known.size() == 1 ? profiles[known.first()].title : entries[entry].name;
}

QStringList NameBook::Private::candidates(const QSet<int> &profilesMeant, const QSet<int> &entriesMeant) const
{
    QStringList out;
    for (const int profile : profilesMeant)
        out.append(profiles[profile].title);
    for (const int entry : entriesMeant)
        out.append(nameOfEntry(entry));
    out.sort();
    if (!entriesMeant.isEmpty())
        out.removeDuplicates();
    return out;
}

/// Whether the mapping gives the name to several actors of whom the book has not all the profiles.
bool NameBook::Private::sharedWithUnknown(const Name &name, int profile) const
{
    const QSet<int> meant = entriesOf(name);
    return meant.size() > 1 && std::any_of(meant.begin(), meant.end(), [&](int entry) {
               return !entries[entry].profiles.contains(profile) && profilesOf(entry).isEmpty();
           });
}

/// A title before aliases. Nothing found: neither profile nor candidates.
Meaning NameBook::Private::amongProfiles(const Name &name) const
{
    Meaning out;
    for (const Owner::As as : {Owner::As::Title, Owner::As::ProfileAlias}) {
        QSet<int> meant;
        for (const Owner &owner : name.owners) {
            if (owner.as != as)
                continue;
            meant.insert(owner.index);
            out.written = owner.written;
        }
        if (meant.isEmpty())
            continue;
        out.ofTenant = true;
        const bool isAlias = as == Owner::As::ProfileAlias;
        if (meant.size() == 1 && !(isAlias && sharedWithUnknown(name, *meant.begin())))
            out.profile = *meant.begin();
        else
            out.candidates = candidates(meant, isAlias ? entriesOf(name) : QSet<int>());
        return out;
    }
    return out;
}

void NameBook::Private::meanEntry(Meaning &meaning, int entry) const
{
    const QList<int> known = profilesOf(entry);
    if (known.size() == 1)
        meaning.profile = known.first();
    else if (known.isEmpty())
        meaning.entry = entry;
    else
        meaning.candidates = candidates(QSet<int>(known.begin(), known.end()), {});
}

// The tenant's profiles before the public mapping.
Meaning NameBook::Private::meaning(const Name &name) const
{
    Meaning out = amongProfiles(name);
    if (out.ofTenant || name.owners.isEmpty())
        return out;
    out.written = name.owners.first().written;
    const QSet<int> meant = entriesOf(name);
    const bool shared = std::any_of(name.owners.begin(), name.owners.end(), [](const Owner &one) { return one.shared; });
    if (shared || meant.size() > 1)
        out.candidates = candidates({}, meant);
    else
        meanEntry(out, *meant.begin());
    return out;
}

/// The entry that is the profile's actor; -1 when the names leave it open.
std::pair<int, Tie> NameBook::Private::entryOf(const mdti::Profile &profile) const
{
    const auto only = [this](const QString &written) {
        const Name *name = nameOf(written);
        const QSet<int> meant = name ? entriesOf(*name) : QSet<int>();
        const bool shared = name && std::any_of(name->owners.begin(), name->owners.end(), [](const Owner &one) {
            return one.shared;
        });
        return meant.size() == 1 && !shared ? *meant.begin() : -1;
    };
    if (const Name *title = nameOf(profile.title); title && !entriesOf(*title).isEmpty()) {
        const int entry = only(profile.title);
        const bool isName = entry >= 0 && foldName(entries[entry].name) == foldName(profile.title);
        return {entry, isName ? Tie::Name : Tie::OtherName};
    }
    QSet<int> meant;
    for (const QString &alias : profile.aliases)
        if (const int entry = only(alias); entry >= 0)
            meant.insert(entry);
    return {meant.size() == 1 ? *meant.begin() : -1, Tie::Alias};
}

void NameBook::Private::tie(int profile)
{
    for (MappingEntry &entry : entries)
        entry.profiles.remove(profile);
    if (profiles[profile].kind == QLatin1String("tool"))
        return;
    if (const auto [entry, how] = entryOf(profiles[profile]); entry >= 0)
        entries[entry].profiles.insert(profile, how);
}

/// Whether somebody other than this profile carries the name as well.
bool NameBook::Private::shared(const QString &written, int profile) const
{
    const Name *name = nameOf(written);
    return name && std::any_of(name->owners.begin(), name->owners.end(), [profile](const Owner &owner) {
        return owner.shared || (owner.as != Owner::As::Mapping && owner.index != profile);
    });
}

void NameBook::Private::addMappingNames(Actor &actor, const MappingEntry &entry) const
{
    QSet<QString> there = {QString::fromStdU32String(foldName(actor.name))};
    for (const Alias &alias : actor.aliases)
        there.insert(QString::fromStdU32String(foldName(alias.name)));
    for (const QString &name : entry.names) {
        const QString folded = QString::fromStdU32String(foldName(name));
        if (there.contains(folded))
            continue;
        there.insert(folded);
        const bool isShared = entry.shared.contains(name) || shared(name, profileById.value(actor.profileId, -1));
        actor.aliases.append({name, QStringLiteral("public mapping"), isShared});
    }
    if (actor.origin.isEmpty())
        actor.origin = entry.origin;
    actor.attackId = entry.attackId;
}

NameBook::NameBook()
    : d(std::make_unique<Private>())
{
}
NameBook::~NameBook() = default;
NameBook::NameBook(NameBook &&) noexcept = default;
NameBook &NameBook::operator=(NameBook &&) noexcept = default;

bool NameBook::loadPublicMapping(const QByteArray &json)
{
    QList<MappingEntry> entries = readMapping(json);
    if (entries.isEmpty())
        return false;
    d->disown(Owner::As::Mapping, -1);
    d->entries = std::move(entries);
    for (int i = 0; i < d->entries.size(); ++i)
        for (const QString &name : std::as_const(d->entries[i].names))
            d->own(name, {Owner::As::Mapping, i, {}, d->entries[i].shared.contains(name)});
    for (int i = 0; i < d->profiles.size(); ++i)
        d->tie(i);
    return true;
}

void NameBook::addProfile(const mdti::Profile &profile)
{
    const bool isNew = !d->profileById.contains(profile.id);
    const int index = isNew ? int(d->profiles.size()) : d->profileById.value(profile.id);
    if (isNew) {
        d->profileById.insert(profile.id, index);
        d->profiles.append(profile);
    } else {
        const mdti::Profile old = std::exchange(d->profiles[index], profile);
        if (old.title == profile.title && old.aliases == profile.aliases && old.kind == profile.kind)
            return;
        d->disown(Owner::As::Title, index);
        d->disown(Owner::As::ProfileAlias, index);
    }
    d->tie(index);
    if (profile.kind == QLatin1String("tool"))
        return;
    d->own(profile.title, {Owner::As::Title, index, {}, false});
    for (const QString &alias : profile.aliases)
        d->own(alias, {Owner::As::ProfileAlias, index, {}, false});
}

const mdti::Profile *NameBook::profile(const QString &id) const
{
    const auto found = d->profileById.constFind(id);
    return found == d->profileById.constEnd() ? nullptr : &d->profiles[*found];
}

/// Whether a name that stands in the text is meant as one.
bool NameBook::Private::named(const Name &name, const QString &matched, bool whole, const QString &text) const
{
    if (!name.common || whole)
        return !name.owners.isEmpty();
    const bool isShouted = matched.size() > 3 && matched == matched.toUpper() && text != text.toUpper();
    return isShouted && std::any_of(name.owners.begin(), name.owners.end(), [&matched](const Owner &owner) {
               return owner.as != Owner::As::Mapping && owner.written == matched;
           });
}

NameBook::Match NameBook::resolve(const QString &name) const
{
    Match out;
    out.name = out.matched = name;
    out.whole = true;
    if (const Name *known = d->nameOf(name))
        d->fill(out, d->meaning(*known));
    return out;
}

void NameBook::Private::fill(Match &match, const Meaning &meaning) const
{
    match.known = meaning.written;
    match.candidates = meaning.candidates;
    match.ofTenant = meaning.ofTenant;
    match.name = meaning.entry >= 0 ? entries[meaning.entry].name : match.matched;
    if (meaning.profile >= 0) {
        match.name = profiles[meaning.profile].title;
        match.profileId = profiles[meaning.profile].id;
    }
}

QList<NameBook::Match> NameBook::find(const QString &text) const
{
    const Folded folded = fold(text);
    std::vector<NameTrie::Hit> hits = d->trie.hits(folded);
    std::sort(hits.begin(), hits.end(), [](const NameTrie::Hit &a, const NameTrie::Hit &b) {
        return std::pair(b.end - b.begin, a.begin) < std::pair(a.end - a.begin, b.begin);
    });
    QList<Match> out;
    QSet<QString> namedBefore;
    std::vector<bool> taken(folded.text.size(), false);
    for (const NameTrie::Hit &hit : hits) {
        const Name &name = d->names[size_t(hit.name)];
        const auto first = taken.begin() + hit.begin, last = taken.begin() + hit.end;
        const qsizetype begin = folded.from[size_t(hit.begin)];
        const qsizetype lastAt = folded.from[size_t(hit.end) - 1];
        const qsizetype end = lastAt + (text[lastAt].isHighSurrogate() ? 2 : 1);
        Match match;
        match.matched = text.mid(begin, end - begin);
        match.whole = hit.begin == folded.words.front().begin && hit.end == folded.words.back().end;
        if (!d->named(name, match.matched, match.whole, text) || std::find(first, last, true) != last
            || insideHostName(text, begin, end))
            continue;
        std::fill(first, last, true);
        d->fill(match, d->meaning(name));
        const QString key
            = match.profileId.isEmpty() ? QString::fromStdU32String(foldName(match.name)) : match.profileId;
        if (namedBefore.contains(key))
            continue;
        namedBefore.insert(key);
        out.append(std::move(match));
    }
    return out;
}

Actor NameBook::actor(const QString &name, const QString &profileId) const
{
    Actor out;
    out.name = name;
    out.profileId = profileId;
    int index = d->profileById.value(profileId, -1);
    const Name *known = index < 0 ? d->nameOf(name) : nullptr;
    Meaning meaning = known ? d->meaning(*known) : Meaning();
    if (!profileId.isEmpty()) { // not fetched yet: the name does not make it another profile
        meaning.profile = -1;
        meaning.candidates.clear();
    }
    if (meaning.profile >= 0)
        index = meaning.profile;
    int entry = meaning.entry;
    out.candidates = meaning.candidates;
    if (index >= 0) {
        const mdti::Profile &profile = d->profiles[index];
        out.profile = profile;
        out.profileId = profile.id;
        out.name = profile.title;
        out.origin = profile.origins.join(QStringLiteral(", "));
        for (const QString &alias : profile.aliases)
            out.aliases.append({alias, QStringLiteral("profile"), d->shared(alias, index)});
        entry = d->entryOf(profile).first;
    } else if (entry >= 0 && profileId.isEmpty()) {
        out.name = d->entries[entry].name;
    }
    if (entry >= 0)
        d->addMappingNames(out, d->entries[entry]);
    return out;
}

} // namespace attribution
