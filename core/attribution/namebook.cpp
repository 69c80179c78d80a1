// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/attribution/namebook.h"

#include "core/attribution/commonnames.h"
#include "core/attribution/nametrie.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace attribution {

namespace {

/// One actor of the public mapping.
struct Entry
{
    QString name, origin, attackId;
    QStringList names; ///< its own name, the previous one, aliases: as written
    QSet<QString> shared; ///< those that other entries carry too, as written
};

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
    int entry = -1; ///< only when no profile has the name
    QString written; ///< the entry's spelling
    QStringList candidates;
    bool ofTenant = false;
};

QStringList texts(const QJsonValue &value)
{
    QStringList out;
    const QJsonArray list = value.toArray();
    for (const QJsonValue &one : list)
        if (const QString text = one.toString().trimmed(); !text.isEmpty())
            out.append(text);
    return out;
}

Entry readEntry(const QJsonObject &object)
{
    Entry entry;
    entry.name = object.value(QLatin1String("name")).toString().trimmed();
    entry.origin = object.value(QLatin1String("origin")).toString();
    entry.attackId = object.value(QLatin1String("attack_id")).toString();
    entry.names.append(entry.name);
    if (const QString previous = object.value(QLatin1String("previous_name")).toString().trimmed(); !previous.isEmpty())
        entry.names.append(previous);
    entry.names += texts(object.value(QLatin1String("aliases")));
    const QStringList shared = texts(object.value(QLatin1String("shared_aliases")));
    entry.shared = QSet<QString>(shared.begin(), shared.end());
    return entry;
}

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
    Meaning meaning(const Name &name) const;
    Meaning amongProfiles(const Name &name, Owner::As as) const;
    QStringList titles(const QSet<int> &profilesMeant) const;
    bool shared(const QString &written, int profile) const;
    void addMappingNames(Actor &actor, const Entry &entry) const;

    QList<mdti::Profile> profiles;
    QHash<QString, int> profileById;
    QList<Entry> entries;
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

QStringList NameBook::Private::titles(const QSet<int> &profilesMeant) const
{
    QStringList out;
    for (const int profile : profilesMeant)
        out.append(profiles[profile].title);
    out.sort();
    return out;
}

Meaning NameBook::Private::amongProfiles(const Name &name, Owner::As as) const
{
    QSet<int> meant;
    for (const Owner &owner : name.owners)
        if (owner.as == as)
            meant.insert(owner.index);
    Meaning out;
    if (meant.size() == 1)
        out.profile = *meant.begin();
    else if (meant.size() > 1)
        out.candidates = titles(meant);
    return out;
}

// Titles before aliases, the tenant's profiles before the public mapping.
Meaning NameBook::Private::meaning(const Name &name) const
{
    for (const Owner::As as : {Owner::As::Title, Owner::As::ProfileAlias}) {
        Meaning found = amongProfiles(name, as);
        found.ofTenant = found.profile >= 0 || !found.candidates.isEmpty();
        if (found.ofTenant)
            return found;
    }
    Meaning out;
    QSet<QString> meant;
    bool shared = false;
    for (const Owner &owner : name.owners) {
        meant.insert(entries[owner.index].name);
        shared = shared || owner.shared;
        if (out.entry < 0) {
            out.entry = owner.index;
            out.written = owner.written;
        }
    }
    if (shared || meant.size() > 1) {
        out.entry = -1;
        out.candidates = QStringList(meant.begin(), meant.end());
        out.candidates.sort();
    }
    return out;
}

/// Whether somebody other than this profile carries the name as well.
bool NameBook::Private::shared(const QString &written, int profile) const
{
    const int number = trie.find(foldName(written));
    if (number < 0)
        return false;
    const QList<Owner> &owners = names[size_t(number)].owners;
    return std::any_of(owners.begin(), owners.end(), [profile](const Owner &owner) {
        return owner.shared || (owner.as != Owner::As::Mapping && owner.index != profile);
    });
}

void NameBook::Private::addMappingNames(Actor &actor, const Entry &entry) const
{
    QSet<QString> there = {QString::fromStdU32String(foldName(actor.name))};
    for (const Alias &alias : actor.aliases)
        there.insert(QString::fromStdU32String(foldName(alias.name)));
    for (const QString &name : entry.names) {
        const QString folded = QString::fromStdU32String(foldName(name));
        if (there.contains(folded))
            continue;
        there.insert(folded);
        actor.aliases.append({name, QStringLiteral("public mapping"), entry.shared.contains(name)});
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
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return false;
    QList<Entry> entries;
    const QJsonArray list = document.array();
    for (const QJsonValue &one : list)
        if (Entry entry = readEntry(one.toObject()); !entry.name.isEmpty())
            entries.append(std::move(entry));
    if (entries.isEmpty())
        return false;
    d->disown(Owner::As::Mapping, -1);
    d->entries = std::move(entries);
    for (int i = 0; i < d->entries.size(); ++i)
        for (const QString &name : std::as_const(d->entries[i].names))
            d->own(name, {Owner::As::Mapping, i, {}, d->entries[i].shared.contains(name)});
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

QList<NameBook::Match> NameBook::find(const QString &text) const
{
    const Folded folded = fold(text);
    std::vector<NameTrie::Hit> hits = d->trie.hits(folded);
    std::sort(hits.begin(), hits.end(), [](const NameTrie::Hit &a, const NameTrie::Hit &b) {
        return std::pair(b.end - b.begin, a.begin) < std::pair(a.end - a.begin, b.begin);
    });
    QList<Match> out;
    QSet<QString> named;
    std::vector<bool> taken(folded.text.size(), false);
    for (const NameTrie::Hit &hit : hits) {
        const Name &name = d->names[size_t(hit.name)];
        const auto first = taken.begin() + hit.begin, last = taken.begin() + hit.end;
        const qsizetype begin = folded.from[size_t(hit.begin)];
        const qsizetype lastAt = folded.from[size_t(hit.end) - 1];
        const qsizetype end = lastAt + (text[lastAt].isHighSurrogate() ? 2 : 1);
        const bool whole = hit.begin == folded.words.front().begin && hit.end == folded.words.back().end;
        if (name.owners.isEmpty() || (name.common && !whole) || std::find(first, last, true) != last
            || insideHostName(text, begin, end))
            continue;
        std::fill(first, last, true);
        Match match;
        match.matched = text.mid(begin, end - begin);
        match.whole = whole;
        const Meaning meaning = d->meaning(name);
        match.candidates = meaning.candidates;
        match.ofTenant = meaning.ofTenant;
        if (meaning.profile >= 0) {
            match.name = d->profiles[meaning.profile].title;
            match.profileId = d->profiles[meaning.profile].id;
        } else {
            match.name = meaning.candidates.isEmpty() ? meaning.written : match.matched;
        }
        const QString key
            = match.profileId.isEmpty() ? QString::fromStdU32String(foldName(match.name)) : match.profileId;
        if (named.contains(key))
            continue;
        named.insert(key);
        out.append(std::move(match));
    }
    return out;
}

Actor NameBook::actor(const QString &name, const QString &profileId) const
{
    Actor out;
    out.name = name;
    out.profileId = profileId;
    const int index = d->profileById.value(profileId, -1);
    if (index >= 0) {
        const mdti::Profile &profile = d->profiles[index];
        out.profile = profile;
        out.name = profile.title;
        out.origin = profile.origins.join(QStringLiteral(", "));
        for (const QString &alias : profile.aliases)
            out.aliases.append({alias, QStringLiteral("profile"), d->shared(alias, index)});
    }
    // Asked for the title, not for the aliases: those are what profile and mapping may disagree about.
    const int number = d->trie.find(foldName(out.name));
    if (number < 0)
        return out;
    Name mapping = d->names[size_t(number)];
    if (index >= 0)
        mapping.owners.removeIf([](const Owner &owner) { return owner.as != Owner::As::Mapping; });
    const Meaning meaning = d->meaning(mapping);
    if (meaning.entry >= 0)
        d->addMappingNames(out, d->entries[meaning.entry]);
    else if (index < 0)
        out.candidates = meaning.candidates;
    return out;
}

} // namespace attribution
