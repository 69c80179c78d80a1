// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/attribution/commonnames.h"

#include <QChar>

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace attribution {

namespace {

/// From the single-word names of the public feeds: those an English report may contain without meaning the actor.
const std::unordered_set<std::u32string_view> &ordinaryWords()
{
    static const std::unordered_set<std::u32string_view> words = {
        // words
        U"aeon",
        U"amoeba",
        U"animalfarm",
        U"antlion",
        U"appleworm",
        U"armageddon",
        U"auriga",
        U"axiom",
        U"basin",
        U"bitter",
        U"bottle",
        U"bowser",
        U"buckeye",
        U"butterfly",
        U"calypso",
        U"cardinal",
        U"castle",
        U"chameleon",
        U"chimera",
        U"cicada",
        U"cleaver",
        U"combine",
        U"covenant",
        U"deadwood",
        U"dogfish",
        U"dragonfly",
        U"dune",
        U"elephant",
        U"elfin",
        U"equation",
        U"feverdream",
        U"fireant",
        U"fishmonger",
        U"foxtrot",
        U"gingersnap",
        U"golem",
        U"haymaker",
        U"hellfire",
        U"hippo",
        U"honeybee",
        U"horde",
        U"inception",
        U"kaos",
        U"leviathan",
        U"longhorn",
        U"lurid",
        U"lyceum",
        U"machete",
        U"mana",
        U"mantis",
        U"mask",
        U"mirage",
        U"monsoon",
        U"moonlight",
        U"newscaster",
        U"nitro",
        U"paladin",
        U"parasite",
        U"patchwork",
        U"phantom",
        U"pickaxe",
        U"pioneer",
        U"play",
        U"popeye",
        U"pupa",
        U"rattlesnake",
        U"reaper",
        U"redeyes",
        U"scarab",
        U"scimitar",
        U"sidewinder",
        U"silence",
        U"snake",
        U"snowglobe",
        U"socialnetworkteam",
        U"sportsfans",
        U"springtail",
        U"stormcloud",
        U"strider",
        U"summit",
        U"superman",
        U"swallowtail",
        U"tailgater",
        U"templar",
        U"tick",
        U"timmy",
        U"topgear",
        U"trident",
        U"underground",
        U"undergroundteam",
        U"unnamedactor",
        U"venom",
        U"vermin",
        U"voyeur",
        U"watchdog",
        U"waterbug",
        U"webmasters",
        U"webworm",
        U"whitefly",
        U"wraith",
        // the elements (Microsoft's names until 2023) that reports mention as metals, products or programs
        U"aluminum",
        U"boron",
        U"calcium",
        U"chlorine",
        U"chromium",
        U"cobalt",
        U"copper",
        U"electrum",
        U"gold",
        U"helium",
        U"hydrogen",
        U"iodine",
        U"iron",
        U"krypton",
        U"lead",
        U"magnesium",
        U"mercury",
        U"nickel",
        U"osmium",
        U"oxygen",
        U"phosphorus",
        U"platinum",
        U"plutonium",
        U"potassium",
        U"radium",
        U"silicon",
        U"silver",
        U"sodium",
        U"sulphur",
        U"thorium",
        U"tin",
        U"titanium",
        U"tungsten",
        U"zinc",
        U"zirconium",
        // persons, places, companies, malware and tools of the same name
        U"akira",
        U"alibaba",
        U"beijinggroup",
        U"callisto",
        U"confucius",
        U"indra",
        U"labubu",
        U"lexus",
        U"lummastealer",
        U"masan",
        U"monti",
        U"morpho",
        U"planavy",
        U"polaris",
        U"foxmail",
        U"sauron",
        U"shamoon",
        U"sima",
        U"solarstorm",
        U"whois",
        // what rules and articles are made of
        U"actor",
        U"adversary",
        U"apt",
        U"attacker",
        U"group",
        U"hacker",
        U"hackers",
        U"malware",
        U"phishing",
        U"ransomware",
        U"storm",
        U"threat",
        U"threatactor",
        U"unknown",
        U"unknownactor",
    };
    return words;
}

bool has(const std::u32string &text, bool (*what)(char32_t))
{
    return std::any_of(text.begin(), text.end(), what);
}

} // namespace

bool isCommonName(const std::u32string &folded)
{
    const bool digits = has(folded, [](char32_t c) { return QChar::isDigit(c); });
    const bool letters = has(folded, [](char32_t c) { return QChar::isLetter(c); });
    if (!letters || folded.size() < (digits ? 3u : 4u))
        return true;
    return ordinaryWords().contains(folded);
}

bool isUnmistakable(const std::u32string &folded, size_t words)
{
    if (isCommonName(folded))
        return false;
    if (words > 1)
        return true;
    return has(folded, [](char32_t c) { return QChar::isDigit(c); })
        && has(folded, [](char32_t c) { return QChar::isLetter(c); });
}

} // namespace attribution
