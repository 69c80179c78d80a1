// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/text.h"

#include "core/base/text.h"
#include "core/graph/wording.h"
#include "core/ioc/host.h"

#include <QLocale>

namespace exporting {

namespace {

using chain::HostId;

QString plural(qint64 count, const char *one, const char *many)
{
    return QLocale::c().toString(count) + u' ' + QLatin1String(count == 1 ? one : many);
}

QString day(qint64 seconds)
{
    if (seconds == chain::Record::unknownTime)
        return QStringLiteral("?");
    return QLocale::c().toString(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).date(), QStringLiteral("d MMM yyyy"));
}

QString day(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC().date(), QStringLiteral("d MMM yyyy"));
}

/// Text that knows how wide it is on the terminal whatever escape sequences it carries.
class Line
{
public:
    explicit Line(bool colour)
        : m_colour(colour)
    {
    }
    Line &add(const char16_t *text, const char *style = nullptr) { return add(QString::fromUtf16(text), style); }
    Line &add(const QString &text, const char *style = nullptr)
    {
        m_width += int(text.size());
        if (m_colour && style)
            m_text += QLatin1String("\033[") + QLatin1String(style) + u'm' + text + QLatin1String("\033[0m");
        else
            m_text += text;
        return *this;
    }
    Line &column(int at)
    {
        return add(QString(std::max(at - m_width, m_width ? 1 : 0), u' '));
    }
    Line &right(const char16_t *text, int edge, const char *style = nullptr)
    {
        return right(QString::fromUtf16(text), edge, style);
    }
    Line &right(const QString &text, int edge, const char *style = nullptr)
    {
        column(edge - int(text.size()));
        return add(text, style);
    }
    const QString &text() const { return m_text; }

private:
    bool m_colour;
    int m_width = 0;
    QString m_text;
};

constexpr int mostListed = 6; ///< of what is not the main thing
constexpr const char *bold = "1";
constexpr const char *dim = "2";
constexpr const char *violet = "1;35";

const char *verdictStyle(mdti::Classification classification)
{
    switch (classification) {
    case mdti::Classification::Malicious:
        return "31";
    case mdti::Classification::Suspicious:
        return "33";
    case mdti::Classification::Neutral:
        return "36";
    case mdti::Classification::Unknown:
        break;
    }
    return dim;
}

class ResultText
{
public:
    ResultText(const Document &document, const TextOptions &options)
        : m_document(document)
        , m_found(document.investigation)
        , m_options(options)
        , m_width(std::clamp(options.width, 60, 160))
    {
    }

    QByteArray write()
    {
        summary();
        table();
        for (const chain::RankedActor &ranked : m_document.assessment.actors)
            evidence(ranked);
        held();
        notUsed();
        incomplete();
        return m_out.toUtf8();
    }

private:
    Line line() const { return Line(m_options.colour); }
    void put(const Line &line) { m_out += line.text() + u'\n'; }
    void blank() { m_out += u'\n'; }

    QString host(HostId id, int maximum) const
    {
        QString text = base::defang(base::singleLine(ioc::displayName(m_found.hosts().at(id).value), 253));
        if (text.size() > maximum)
            text = text.left(maximum / 2 - 1) + u'…' + text.right(maximum - maximum / 2);
        return text;
    }

    void summary()
    {
        qint64 held = 0;
        QSet<HostId> gaps;
        const chain::Stats &stats = m_found.stats();
        for (const chain::Host &each : m_found.hosts())
            held += each.isHeld();
        for (const chain::Incomplete &item : m_found.incomplete())
            gaps.insert(item.host);
        QString input = plural(m_found.indicators.size(), "indicator", "indicators");
        if (!m_found.rejected.isEmpty())
            input += QStringLiteral(", %1 not used").arg(m_found.rejected.size());
        QString found = plural(m_found.hosts().size(), "host", "hosts") + QStringLiteral(", ")
            + plural(m_found.records().size(), "record", "records");
        if (held)
            found += QStringLiteral(", %1 held").arg(held);
        if (!gaps.isEmpty())
            found += QStringLiteral(", %1 incomplete").arg(gaps.size());
        if (stats.malformedRows > 0)
            found += QStringLiteral(", %1 could not be read").arg(plural(stats.malformedRows, "row", "rows"));
        put(line().add(input, bold).add(QStringLiteral(" → ") + found));
        put(line().add(plural(stats.requests, "request", "requests")
                           + QStringLiteral(" in %1 s, %2 from the case or cache")
                                 .arg(QLocale::c().toString(double(stats.elapsedMs) / 1000, 'f', 1))
                                 .arg(stats.cacheHits),
                       dim));
        blank();
    }

    QString strongest(const chain::RankedActor &ranked) const
    {
        if (ranked.claims.isEmpty())
            return {};
        const chain::Claim &claim = m_found.claims()[ranked.claims.first().claim];
        return graph::claimText(claim.kind) + QStringLiteral(": ") + host(claim.host, 60);
    }

    void table()
    {
        const QList<chain::RankedActor> &actors = m_document.assessment.actors;
        if (actors.isEmpty()) {
            qint64 asked = 0;
            for (const chain::Host &each : m_found.hosts())
                asked += each.reputationKnown;
            const bool sure = m_document.complete;
            if (asked == 0 && !sure) {
                put(line().add(QStringLiteral("No actor found."), bold).add(u" No host could be asked; see below."));
                return;
            }
            put(line().add(QStringLiteral("No actor found."), bold).add(
                QStringLiteral(" %1 asked, %2.")
                    .arg(plural(asked, "host", "hosts"),
                         sure ? QStringLiteral("all answered") : QStringLiteral("but not all could be asked; see below"))));
            return;
        }
        int nameWidth = 5;
        for (const chain::RankedActor &ranked : actors)
            nameWidth = std::max(nameWidth, 1 + int(m_found.actors()[ranked.actor].name.size()));
        nameWidth = std::min(nameWidth, m_width < 74 ? m_width - 32 : m_width - 55); // the name before the evidence
        const int artifacts = 8 + nameWidth + 11, indicators = artifacts + 12, rest = indicators + 3;
        const int room = m_width - rest;
        Line head = line();
        head.right(u"Score", 5, dim).column(8).add(u"Actor", dim).right(u"Artifacts", artifacts, dim);
        head.right(u"Indicators", indicators, dim);
        if (room > 20)
            head.column(rest).add(u"Strongest evidence", dim);
        put(head);
        for (const chain::RankedActor &ranked : actors) {
            Line row = line();
            row.right(QString::number(ranked.score), 5, violet).column(8);
            row.add(base::singleLine(m_found.actors()[ranked.actor].name, nameWidth - 1), bold);
            row.right(QString::number(ranked.independentArtifacts), artifacts);
            row.right(QStringLiteral("%1 of %2").arg(ranked.indicators.size()).arg(m_found.indicators.size()), indicators);
            if (room > 20) {
                QString words = strongest(ranked);
                row.column(rest).add(words.size() > room ? words.left(room - 1) + u'…' : words);
            }
            put(row);
        }
    }

    void heading(const chain::RankedActor &ranked)
    {
        const attribution::Actor &actor = m_found.actors()[ranked.actor];
        blank();
        Line head = line();
        head.add(base::singleLine(actor.name, 80), bold).add(u"  ").add(QString::number(ranked.score), violet);
        QStringList facts;
        if (!actor.origin.isEmpty())
            facts.append(base::singleLine(actor.origin, 40));
        if (!actor.attackId.isEmpty())
            facts.append(base::singleLine(actor.attackId, 12));
        if (!facts.isEmpty())
            head.add(QStringLiteral("  ") + facts.join(QStringLiteral(", ")), dim);
        put(head);
        QStringList names;
        for (const attribution::Alias &alias : actor.aliases.mid(0, 6))
            names.append(base::singleLine(alias.name, 40));
        if (!names.isEmpty()) {
            QString also = QStringLiteral("also ") + names.join(QStringLiteral(", "));
            if (actor.aliases.size() > names.size())
                also += QStringLiteral(" and %1 more").arg(actor.aliases.size() - names.size());
            put(line().add(u"  ").add(also.left(m_width - 2), dim));
        }
        if (!actor.candidates.isEmpty())
            put(line().add(u"  ").add(QStringLiteral("The name fits several actors: ")
                                      + base::singleLine(actor.candidates.join(QStringLiteral(", ")), m_width - 40)));
    }

    const chain::Record *recordBetween(HostId a, HostId b) const
    {
        const chain::Record *best = nullptr;
        for (const chain::RecordId id : m_found.recordsOf(b)) {
            const chain::Record &record = m_found.records()[id];
            if ((record.from == a || record.to == a) && (!best || record.type < best->type))
                best = &record;
        }
        return best;
    }

    void step(HostId id, const QString &lead)
    {
        const chain::Host &each = m_found.hosts()[id];
        Line row = line();
        row.add(lead, dim).add(host(id, 60));
        QString verdict = mdti::toString(each.classification);
        if (each.score >= 0)
            verdict += u' ' + QString::number(each.score);
        row.add(u"  ").add(each.reputationKnown ? verdict : QStringLiteral("not asked"), verdictStyle(each.classification));
        if (each.isHeld())
            row.add(QStringLiteral("  held"), dim);
        put(row);
    }

    void path(const chain::WeighedClaim &weighed)
    {
        QString indent = QStringLiteral("  ");
        for (int i = 0; i < weighed.path.size(); ++i) {
            QString lead = indent;
            if (i > 0) {
                lead += QStringLiteral("└ ");
                if (const chain::Record *record = recordBetween(weighed.path[i - 1], weighed.path[i])) {
                    lead += record->type + u' ';
                    if (record->firstSeen != chain::Record::unknownTime)
                        lead += day(record->firstSeen) + QStringLiteral(" – ") + day(record->lastSeen) + u' ';
                }
                lead += QStringLiteral("→ ");
                indent += QStringLiteral("  ");
            }
            step(weighed.path[i], lead);
        }
    }

    QString weightWords(const chain::WeighedClaim &weighed, const chain::Claim &claim) const
    {
        const attribution::Terms &terms = weighed.terms;
        if (terms.held)
            return QStringLiteral("shared infrastructure on the way: adds nothing");
        const auto number = [](double value) { return QString::number(value, 'f', 2); };
        QString words = QStringLiteral("%1 = %2 %3").arg(number(terms.weight()), graph::claimText(claim.kind), number(terms.kind));
        if (terms.hops < 1)
            words += QStringLiteral(" × hops %1").arg(number(terms.hops));
        if (terms.sharing < 1)
            words += QStringLiteral(" × co-hosts %1").arg(number(terms.sharing));
        if (terms.time < 1)
            words += QStringLiteral(" × out of time %1").arg(number(terms.time));
        if (!weighed.counted)
            words += QStringLiteral("; same artifact as above, counted once");
        return words;
    }

    void because(const chain::WeighedClaim &weighed)
    {
        const chain::Claim &claim = m_found.claims()[weighed.claim];
        const attribution::Evidence &evidence = claim.evidence;
        const QString indent(4 + 2 * std::max(0, int(weighed.path.size()) - 1), u' ');
        put(line().add(indent).add(weightWords(weighed, claim), "35"));
        QString what;
        if (claim.kind == attribution::Kind::Indicator) {
            what = QStringLiteral("in the profile's indicator list");
            if (evidence.firstSeen.isValid())
                what += QStringLiteral(" since ") + day(evidence.firstSeen);
            if (!evidence.listSource.isEmpty())
                what += QStringLiteral(" (%1)").arg(base::singleLine(evidence.listSource, 20));
        } else {
            what = base::defang(base::singleLine(evidence.rule, 60)) + QStringLiteral(": “")
                + base::defang(base::singleLine(evidence.description, 160)) + QStringLiteral("”");
        }
        put(line().add(indent).add(what));
        QString how = evidence.from.retrieved.isValid() ? QStringLiteral("asked ") + isoTime(evidence.from.retrieved) : QString();
        if (!evidence.from.requestId.isEmpty())
            how += QStringLiteral(", request ") + base::singleLine(evidence.from.requestId, 40);
        if (!how.isEmpty())
            put(line().add(indent).add(how, dim));
    }

    void evidence(const chain::RankedActor &ranked)
    {
        heading(ranked);
        int shown = 0;
        for (const chain::WeighedClaim &weighed : ranked.claims) {
            if (shown == m_options.claimsPerActor)
                break;
            path(weighed);
            because(weighed);
            ++shown;
        }
        if (shown < ranked.claims.size())
            put(line().add(QStringLiteral("  and %1; --format json lists all")
                               .arg(plural(ranked.claims.size() - shown, "more claim", "more claims")),
                           dim));
    }

    void incomplete()
    {
        const QList<chain::Incomplete> &items = m_found.incomplete();
        if (items.isEmpty())
            return;
        blank();
        put(line().add(QStringLiteral("Incomplete: %1. Actors behind them may be missing.")
                           .arg(plural(items.size(), "answer is missing", "answers are missing")),
                       "33"));
        QMap<QPair<QString, QString>, QStringList> byReason;
        for (const chain::Incomplete &item : items) {
            QStringList &subjects = byReason[{chain::toString(item.why), item.detail}];
            if (subjects.isEmpty() || subjects.last() != item.subject)
                subjects.append(item.subject);
        }
        int shown = 0;
        for (auto it = byReason.cbegin(); it != byReason.cend() && shown < mostListed; ++it, ++shown) {
            put(line().add(QStringLiteral("  %1: ").arg(it.key().first) + some(it.value())));
            if (!it.key().second.isEmpty())
                put(line().add(u"    ").add(base::singleLine(it.key().second, 300), dim));
        }
        rest(byReason.size() - shown, "reason", "reasons");
    }

    /// The first few, defanged, and how many there are beside them.
    QString some(QStringList subjects) const
    {
        subjects.removeDuplicates();
        QStringList few;
        for (const QString &subject : subjects.mid(0, 3))
            few.append(base::defang(base::singleLine(subject, 60)));
        const QString words = few.join(QStringLiteral(", "));
        return subjects.size() > few.size() ? words + QStringLiteral(" and %1 more").arg(subjects.size() - few.size()) : words;
    }

    void rest(qint64 count, const char *one, const char *many)
    {
        if (count > 0)
            put(line().add(QStringLiteral("  and %1; --format json lists all").arg(plural(count, one, many)), dim));
    }

    /// Without this an indicator on shared infrastructure would read like one behind which there is nothing.
    void held()
    {
        qint64 count = 0;
        for (const chain::Host &each : m_found.hosts()) {
            if (!each.isHeld() || ++count > mostListed)
                continue;
            if (count == 1) {
                blank();
                put(line().add(u"Held: shared by too many to tell anything, adds nothing to a score. --no-held lets them count.", bold));
            }
            put(line().add(u"  ").add(base::defang(base::singleLine(ioc::displayName(each.value), 60)))
                    .add(QStringLiteral("  ") + base::singleLine(graph::heldText(each), 60), dim));
        }
        rest(count - mostListed, "held host", "held hosts");
    }

    void notUsed()
    {
        const QList<ioc::Rejected> &rejected = m_found.rejected;
        if (rejected.isEmpty())
            return;
        blank();
        put(line().add(u"Not used, and not sent", bold));
        for (const ioc::Rejected &each : rejected.mid(0, mostListed)) {
            QString why = ioc::toString(each.reason).replace(u'-', u' ');
            if (each.source.line > 0)
                why += QStringLiteral(", %1:%2").arg(base::singleLine(each.source.file, 40)).arg(each.source.line);
            put(line().add(u"  ").add(base::defang(base::singleLine(each.written, 60))).add(QStringLiteral("  ") + why, dim));
        }
        rest(rejected.size() - mostListed, "more", "more");
    }

    const Document &m_document;
    const chain::Investigation &m_found;
    TextOptions m_options;
    int m_width;
    QString m_out;
};

} // namespace

base::Status writeText(const Document &document, const TextOptions &options, QIODevice *out)
{
    const QByteArray bytes = ResultText(document, options).write();
    if (out->write(bytes) != bytes.size())
        return base::failure(base::Failure::Storage, out->errorString());
    return {};
}

} // namespace exporting
