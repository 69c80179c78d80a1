// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/comment.h"

#include "core/base/text.h"
#include "core/summary/evidence.h"
#include "core/summary/exposureblocks.h"
#include "core/summary/words.h"

namespace summary {

namespace {

constexpr int profileCharacters = 1500;

QString name(const attribution::Actor &actor)
{
    return foreign(actor.name, 100).text;
}

/// "(Russia; also ACTINIUM, Gamaredon)" or nothing.
QString alsoKnown(const attribution::Actor &actor)
{
    QStringList aliases;
    for (const attribution::Alias &alias : actor.aliases)
        aliases.append(foreign(alias.name, 60).text);
    aliases.removeDuplicates();
    QStringList parts;
    if (!actor.origin.isEmpty())
        parts.append(foreign(actor.origin, 60).text);
    if (!aliases.isEmpty())
        parts.append(QStringLiteral("also ") + words::list(aliases, 8));
    return parts.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(parts.join(QStringLiteral("; ")));
}

Block opening(const chain::Investigation &found, const chain::RankedActor &ranked, const attribution::Actor &actor)
{
    const bool one = ranked.indicators.size() == 1;
    const QString lead = found.indicators.size() == 1
        ? QStringLiteral("The indicator of this incident leads to infrastructure of ")
        : QStringLiteral("%1 of the %2 of this incident %3 to infrastructure of ")
              .arg(ranked.indicators.size())
              .arg(words::counted(found.indicators.size(), QStringLiteral("indicator"), QStringLiteral("indicators")),
                   one ? QStringLiteral("leads") : QStringLiteral("lead"));
    const QString end = alsoKnown(actor) + QStringLiteral(". ")
        + words::counted(ranked.independentArtifacts, QStringLiteral("independent artifact"),
                         QStringLiteral("independent artifacts"))
        + QStringLiteral(".");
    return block(Block::Kind::Paragraph, Line{Run{lead, false, {}}, bold(name(actor)), Run{end, false, {}}});
}

void addFact(Blocks &blocks, const QString &label, const QString &text)
{
    if (!text.isEmpty())
        blocks.append(block(Block::Kind::Bullet, Line{bold(label + QStringLiteral(": ")), Run{text, false, {}}}));
}

QString labels(const QStringList &texts)
{
    QStringList clean;
    for (const QString &text : texts)
        clean.append(foreign(text, 80).text);
    clean.removeAll(QString());
    return words::list(clean, 12);
}

/// The profile's own words, their headings and lists kept, their links not.
void addProfileText(Blocks &blocks, const mdti::Profile &profile)
{
    const QString text = profile.summary.isEmpty() ? profile.description : profile.summary;
    qsizetype room = profileCharacters;
    for (Block each : fromMarkdown(text, 20'000)) {
        if (room <= 0)
            return;
        if (each.kind == Block::Kind::Title || each.kind == Block::Kind::Heading)
            each = block(Block::Kind::Paragraph, Line{bold(plainText(each))});
        const QString plain = plainText(each);
        if (plain.size() > room)
            each = block(each.isTable() ? Block::Kind::Paragraph : each.kind, plain.left(room).trimmed() + u'…');
        room -= plain.size();
        for (Line &cell : each.cells) {
            for (Run &run : cell)
                run.href.clear();
        }
        blocks.append(each);
    }
}

void addProfile(Blocks &blocks, const attribution::Actor &actor)
{
    blocks.append(block(Block::Kind::Heading, QStringLiteral("About the actor")));
    const mdti::Profile &profile = actor.profile;
    if (profile.id.isEmpty()) {
        blocks.append(block(Block::Kind::Paragraph,
                            actor.profileId.isEmpty()
                                ? QStringLiteral("Known by name only: no intelligence profile fits the name.")
                                : QStringLiteral("The intelligence profile could not be read.")));
    } else {
        const QString read = words::day(profile.from.retrieved);
        blocks.append(block(Block::Kind::Paragraph,
                            read.isEmpty()
                                ? QStringLiteral("From the Microsoft intelligence profile.")
                                : QStringLiteral("From the Microsoft intelligence profile, read %1.").arg(read)));
    }
    addFact(blocks, QStringLiteral("Could be"), labels(actor.candidates));
    addFact(blocks, QStringLiteral("Origin"),
            profile.origins.isEmpty() ? foreign(actor.origin, 80).text : labels(profile.origins));
    addFact(blocks, QStringLiteral("Targets"), labels(profile.targets));
    addFact(blocks, QStringLiteral("First active"), words::day(profile.firstActive));
    addFact(blocks, QStringLiteral("MITRE ATT&CK group"), foreign(actor.attackId, 20).text);
    addProfileText(blocks, profile);
}

void addCopilot(Blocks &blocks, const CommentFacts &facts)
{
    if (!facts.copilotText) {
        if (!facts.copilotReason.isEmpty()) {
            blocks.append(block(Block::Kind::Paragraph,
                                QStringLiteral("Security Copilot: not asked or no answer (")
                                    + foreign(facts.copilotReason, 300).text + QStringLiteral(").")));
        }
        return;
    }
    blocks.append(block(Block::Kind::Heading, QStringLiteral("Summary by Security Copilot")));
    blocks.append(block(Block::Kind::Note, QStringLiteral("AI generated, check before acting.")));
    for (Block each : fromMarkdown(*facts.copilotText, 60'000)) {
        if (each.kind == Block::Kind::Title || each.kind == Block::Kind::Heading)
            each = block(Block::Kind::Paragraph, Line{bold(plainText(each))});
        blocks.append(each);
    }
}

void addSteps(Blocks &blocks, const chain::Investigation &found, const chain::RankedActor &ranked,
              const CommentFacts &facts)
{
    blocks.append(block(Block::Kind::Heading, QStringLiteral("Suggested next steps")));
    const auto step = [&blocks](const QString &text) { blocks.append(block(Block::Kind::Numbered, text)); };
    QSet<chain::HostId> hosts;
    bool mentionsOnly = true;
    for (const chain::WeighedClaim &weighed : ranked.claims) {
        const chain::Claim &claim = found.claims()[weighed.claim];
        mentionsOnly = mentionsOnly && claim.kind == attribution::Kind::Mention;
        if (!weighed.terms.held)
            hosts.insert(claim.host);
    }
    if (mentionsOnly || ranked.score < 40)
        step(QStringLiteral("The evidence is weak: confirm it by another source before acting on it."));
    const QString since = words::day(words::fromSeconds(ranked.firstSeen));
    if (!hosts.isEmpty()) {
        const QString what = hosts.size() == 1 ? QStringLiteral("Block the host above")
                                               : QStringLiteral("Block the %1 hosts above").arg(hosts.size());
        step(what + QStringLiteral(" where nothing of your own depends on it, and look for it in DNS and proxy logs")
             + (since.isEmpty() ? QStringLiteral(".") : QStringLiteral(" since %1.").arg(since)));
    }
    for (const QString &text : exposureSteps(facts.exposure))
        step(text);
    if (!found.incomplete().isEmpty())
        step(QStringLiteral("Run the lookup again for what could not be asked."));
}

} // namespace

QString actorKey(const attribution::Actor &actor)
{
    return actor.profileId.isEmpty() ? QStringLiteral("name:") + base::singleLine(actor.name, 400).toCaseFolded()
                                     : actor.profileId;
}

QString actorTag(const attribution::Actor &actor)
{
    const QString tag = base::singleLine(actor.name, 1000);
    return tag.size() > 64 ? tag.left(tag[62].isHighSurrogate() ? 62 : 63) + u'…' : tag;
}

Blocks composeComment(const chain::Investigation &found, const chain::RankedActor &ranked, const CommentFacts &facts)
{
    const attribution::Actor &actor = found.actors()[ranked.actor];
    Blocks blocks{block(Block::Kind::Title, QStringLiteral("%1: score %2 of 100").arg(name(actor), QString::number(ranked.score))),
                  opening(found, ranked, actor)};
    blocks += evidenceBlocks(found, ranked, facts.evidenceRows);
    addProfile(blocks, actor);
    addCopilot(blocks, facts);
    if (facts.exposure)
        blocks += exposureBlocks(*facts.exposure, name(actor));
    addSteps(blocks, found, ranked, facts);
    QString origin = QStringLiteral("Written by MDTI Actor Lookup %1, run %2").arg(facts.toolVersion, facts.runId);
    if (facts.written.isValid())
        origin += QStringLiteral(", ") + words::minute(facts.written);
    origin += facts.inCase ? QStringLiteral(". Requests and raw answers are kept in the case.") : QStringLiteral(".");
    if (facts.tlp != base::Tlp::None)
        origin += u' ' + base::toString(facts.tlp) + u'.';
    blocks.append(block(Block::Kind::Note, origin));
    return blocks;
}

} // namespace summary
