// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/report.h"

#include "core/base/plurals.h"
#include "core/base/text.h"
#include "core/export/facts.h"
#include "core/graph/wording.h"
#include "core/ioc/host.h"

#include <QCoreApplication>
#include <QMap>

namespace exporting {

namespace {

class ReportText
{
    Q_DECLARE_TR_FUNCTIONS(exporting::Report)
public:
    ReportText(const Document &document, const ReportOptions &options, ReportSink &sink)
        : m_document(document)
        , m_found(document.investigation)
        , m_options(options)
        , m_sink(sink)
        , m_actors(writtenActors(document))
        , m_hosts(sortedHosts(document))
    {
    }

    void compose()
    {
        const QString mark = base::toString(m_document.mark());
        const int given = int(m_found.indicators.size());
        m_sink.begin(base::counted(tr("Actors behind %Ln indicator(s)", nullptr, given), given), mark);
        tags();
        summary();
        findings();
        actorTable();
        for (const WrittenActor &written : m_actors)
            actor(written);
        if (!m_options.picture.isEmpty()) {
            m_sink.heading(2, tr("Picture"));
            m_sink.picture(m_options.picture);
        }
        timeline();
        indicators();
        hosts();
        incomplete();
        rejected();
        notes();
        howMade();
        m_sink.end(mark);
    }

private:
    QString host(chain::HostId id) const { return name(m_found.hosts()[id].value); }
    static QString name(const QString &value) { return base::defang(base::singleLine(ioc::displayName(value), 253)); }
    static QString words(const QString &text, int most = 400) { return defangedProse(base::singleLine(text, most)); }
    QString path(const chain::WeighedClaim &weighed) const
    {
        QStringList steps;
        for (const chain::HostId id : weighed.path)
            steps.append(host(id));
        return steps.join(QStringLiteral(" → "));
    }

    /// Rows up to the limit; the rest is counted in a sentence.
    void table(const QStringList &head, QList<QStringList> rows)
    {
        const qint64 left = rows.size() - m_options.rows;
        if (left > 0)
            rows.resize(m_options.rows);
        m_sink.table(head, rows);
        if (left > 0)
            m_sink.paragraph(base::counted(
                tr("And %Ln more row(s), left out here. The JSON and CSV exports have all.", nullptr, int(left)), int(left)));
    }

    void tags()
    {
        QStringList written;
        for (const QString &tag : m_document.tags)
            written.append(words(tag, 100));
        if (!written.isEmpty())
            m_sink.paragraph(tr("Tags: %1").arg(written.join(QStringLiteral(", "))));
    }

    void summary()
    {
        m_sink.heading(2, tr("Summary"));
        QStringList strong;
        for (const WrittenActor &written : m_actors) {
            if (written.ranked->score > 0)
                strong.append(QStringLiteral("%1 (%2)").arg(words(written.actor->name, 100), QString::number(written.ranked->score)));
        }
        const QString gap = m_document.complete ? tr("Everything asked was answered.")
                                                : tr("Not everything could be asked; actors may be missing.");
        if (strong.isEmpty())
            m_sink.paragraph(tr("No actor found. %1").arg(gap));
        else
            m_sink.paragraph(base::counted(tr("The indicators lead to %Ln actor(s): %1. %2", nullptr, int(strong.size())),
                                           int(strong.size()))
                                 .arg(strong.mid(0, 10).join(QStringLiteral(", ")), gap));
        qint64 held = 0, malicious = 0;
        for (const chain::HostId id : m_hosts) {
            held += m_found.hosts()[id].isHeld();
            malicious += m_found.hosts()[id].classification == mdti::Classification::Malicious;
        }
        QStringList facts = {base::counted(tr("%Ln indicator(s)", nullptr, int(m_found.indicators.size())), int(m_found.indicators.size())),
                             base::counted(tr("%Ln host(s) in this report", nullptr, int(m_hosts.size())), int(m_hosts.size())),
                             base::counted(tr("%Ln malicious host(s)", nullptr, int(malicious)), int(malicious)),
                             base::counted(tr("%Ln held host(s)", nullptr, int(held)), int(held))};
        if (!m_document.filters.isEmpty())
            facts.append(tr("Only what the filters show: %1").arg(base::singleLine(m_document.filters, 1000)));
        else if (m_document.only)
            facts.append(tr("Only what the filters show"));
        m_sink.list(facts);
    }

    QString subjectOf(const Note &note) const
    {
        if (note.subject.startsWith(u"actor:"))
            return words(note.subject.mid(6), 200);
        return note.subject.isEmpty() ? tr("The case") : name(note.subject);
    }
    bool isWritten(const Note &note) const
    {
        const chain::HostId id = note.subject.startsWith(u"actor:") ? -1 : m_found.find(note.subject);
        return id < 0 || m_document.includes(id);
    }

    void findings()
    {
        bool any = false;
        for (const Note &note : m_document.notes) {
            if (!note.pinned || !isWritten(note))
                continue;
            if (!any)
                m_sink.heading(2, tr("Findings"));
            any = true;
            m_sink.heading(3, subjectOf(note));
            m_sink.note(note.text);
        }
    }

    void actorTable()
    {
        m_sink.heading(2, tr("Actors"));
        if (m_actors.isEmpty()) {
            m_sink.paragraph(m_document.complete ? tr("No actor found. All hosts asked answered.")
                                                 : tr("No actor found in what was answered. See Incomplete."));
            return;
        }
        QList<QStringList> rows;
        for (const WrittenActor &written : m_actors) {
            rows.append({QString::number(written.ranked->score), words(written.actor->name, 100),
                         QString::number(written.ranked->independentArtifacts), QString::number(written.claims.size()),
                         tr("%1 of %2").arg(written.ranked->indicators.size()).arg(m_found.indicators.size()),
                         words(written.actor->origin, 60), words(written.actor->attackId, 12),
                         isoDay(written.ranked->firstSeen), isoDay(written.ranked->lastSeen)});
        }
        table({tr("Score"), tr("Actor"), tr("Artifacts"), tr("Claims"),
               tr("Indicators"), tr("Origin"), tr("ATT&CK"), tr("First seen"),
               tr("Last seen")},
              rows);
    }

    void actor(const WrittenActor &written)
    {
        m_sink.heading(3, tr("%1, score %2").arg(words(written.actor->name, 200), QString::number(written.ranked->score)));
        if (const QStringList aliases = aliasNames(*written.actor); !aliases.isEmpty())
            m_sink.paragraph(tr("Also called %1").arg(words(aliases.join(QStringLiteral(", ")), 600)));
        if (!written.actor->candidates.isEmpty())
            m_sink.paragraph(tr("The name fits several actors: %1").arg(words(written.actor->candidates.join(QStringLiteral(", ")), 400)));
        if (!written.actor->profile.summary.isEmpty())
            m_sink.paragraph(words(written.actor->profile.summary, 1500));
        QList<QStringList> rows;
        for (const chain::WeighedClaim *weighed : written.claims.mid(0, m_options.claimsPerActor)) {
            const chain::Claim &claim = m_found.claims()[weighed->claim];
            rows.append({path(*weighed), evidenceWords(claim), weightText(*weighed, claim)});
        }
        table({tr("Path"), tr("Evidence"), tr("Weight")}, rows);
        const qint64 left = written.claims.size() - m_options.claimsPerActor;
        if (left > 0)
            m_sink.paragraph(base::counted(tr("And %Ln claim(s) of less weight.", nullptr, int(left)), int(left)));
    }

    /// As evidenceText(), with the service's words defanged.
    QString evidenceWords(const chain::Claim &claim) const
    {
        chain::Claim shown = claim;
        shown.evidence.rule = words(claim.evidence.rule, 200);
        shown.evidence.description = words(claim.evidence.description, 1000);
        return evidenceText(shown);
    }

    void timeline()
    {
        QList<ReportSink::Span> spans;
        QSet<chain::HostId> taken;
        constexpr int most = 40;
        for (const WrittenActor &written : m_actors) {
            const auto add = [&](const QString &label, qint64 first, qint64 last, bool isActor) {
                if (first != chain::Record::unknownTime && last != chain::Record::unknownTime && first <= last && spans.size() < most)
                    spans.append({label, first, last, isActor});
            };
            add(words(written.actor->name, 60), written.ranked->firstSeen, written.ranked->lastSeen, true);
            for (const chain::WeighedClaim *weighed : written.claims) {
                const chain::HostId id = m_found.claims()[weighed->claim].host;
                if (taken.contains(id))
                    continue;
                taken.insert(id);
                const auto [first, last] = pathTimes(m_document, *weighed);
                add(host(id), first, last, false);
            }
        }
        if (spans.isEmpty())
            return;
        m_sink.heading(2, tr("Timeline"));
        m_sink.paragraph(tr("When passive DNS saw the records that lead to an actor."));
        m_sink.timeline(spans);
        QList<QStringList> rows;
        for (const ReportSink::Span &span : std::as_const(spans))
            rows.append({span.label, isoDay(span.first), isoDay(span.last)});
        m_sink.table({tr("What"), tr("First seen"), tr("Last seen")}, rows);
    }

    void indicators()
    {
        m_sink.heading(2, tr("Indicators"));
        QHash<chain::HostId, QStringList> leads;
        for (const WrittenActor &written : m_actors) {
            for (const chain::HostId id : written.ranked->indicators) {
                if (written.ranked->score > 0)
                    leads[id].append(words(written.actor->name, 100));
            }
        }
        QList<QStringList> rows;
        for (const ioc::Indicator &indicator : m_found.indicators) {
            const chain::HostId id = m_found.find(indicator.value);
            if (id >= 0 && !m_document.includes(id))
                continue;
            const QString file = words(indicator.source.file, 100);
            const qint64 line = indicator.source.line;
            rows.append({name(indicator.value), id < 0 ? tr("not asked") : verdictText(m_found.hosts()[id]),
                         leads.value(id).join(QStringLiteral(", ")),
                         line > 0 ? tr("%1, line %2").arg(file, QString::number(line)) : file});
        }
        table({tr("Indicator"), tr("Verdict"), tr("Leads to"), tr("From")}, rows);
    }

    void hosts()
    {
        m_sink.heading(2, tr("Hosts"));
        QList<QStringList> rows, held;
        for (const chain::HostId id : m_hosts) {
            const chain::Host &each = m_found.hosts()[id];
            rows.append(rows.size() < m_options.rows ? hostRow(each) : QStringList()); // the rest is only counted
            if (each.isHeld())
                held.append({name(each.value), words(graph::heldText(each), 200)});
        }
        table({tr("Host"), tr("Hops"), tr("Verdict"), tr("Score"),
               tr("Co-hosts"), tr("State")},
              rows);
        if (held.isEmpty())
            return;
        m_sink.heading(2, tr("Held"));
        m_sink.paragraph(tr("Shared infrastructure: not followed, adds nothing to a score."));
        table({tr("Host"), tr("Why")}, held);
    }

    QStringList hostRow(const chain::Host &each) const
    {
        return {name(each.value), QString::number(each.hops), verdictText(each),
                each.score < 0 ? QString() : QString::number(each.score), each.coHosts ? QString::number(*each.coHosts) : QString(),
                each.isHeld() ? tr("held") : chain::toString(each.state)};
    }

    void incomplete()
    {
        m_sink.heading(2, tr("Incomplete"));
        const QList<chain::Incomplete> items = writtenIncomplete(m_document);
        if (items.isEmpty()) {
            m_sink.paragraph(m_document.complete ? tr("Nothing: everything asked was answered.")
                                                 : tr("The run did not end; what it did not reach is not listed."));
            return;
        }
        const int missing = int(items.size());
        m_sink.paragraph(base::counted(
            tr("%Ln answer(s) (is|are) missing. Actors behind them may be missing too.", nullptr, missing), missing));
        QList<QStringList> rows;
        for (const chain::Incomplete &item : items)
            rows.append({item.host >= 0 ? name(item.subject) : words(item.subject, 200), chain::toString(item.what),
                         chain::toString(item.why), words(item.detail, 300)});
        table({tr("Subject"), tr("What"), tr("Why"), tr("Detail")}, rows);
    }

    void rejected()
    {
        if (m_found.rejected.isEmpty())
            return;
        m_sink.heading(2, tr("Not used"));
        QList<QStringList> rows;
        for (const ioc::Rejected &item : m_found.rejected)
            rows.append({words(item.written, 200), ioc::toString(item.reason), words(item.source.file, 100)});
        table({tr("Written"), tr("Reason"), tr("From")}, rows);
    }

    void notes()
    {
        bool any = false;
        for (const Note &note : m_document.notes) {
            if (note.pinned || !isWritten(note))
                continue;
            if (!any)
                m_sink.heading(2, tr("Notes"));
            any = true;
            m_sink.heading(3, subjectOf(note));
            m_sink.note(note.text);
        }
    }

    void howMade()
    {
        m_sink.heading(2, tr("How it was made"));
        const chain::Options &options = m_found.options;
        QStringList lines = {
            tr("%1 %2, run of %3").arg(m_document.toolName, m_document.toolVersion, isoTime(m_document.created)),
            m_document.tenant.isEmpty() ? tr("Source: Microsoft Defender Threat Intelligence")
                                        : tr("Source: Microsoft Defender Threat Intelligence, tenant %1").arg(words(m_document.tenant, 100)),
            options.holdShared ? tr("Depth %1, hosts with more than %2 co-hosts held").arg(options.depth).arg(options.fanout)
                               : tr("Depth %1, nothing held").arg(options.depth),
        };
        if (options.timeTrue)
            lines.append(base::counted(tr("Only paths whose times overlap, slack %Ln day(s)", nullptr, options.slackDays),
                                       options.slackDays));
        if (options.since.isValid() || options.until.isValid())
            lines.append(tr("Records from %1 to %2")
                             .arg(options.since.isValid() ? options.since.toString(Qt::ISODate) : tr("any time"),
                                  options.until.isValid() ? options.until.toString(Qt::ISODate) : tr("any time")));
        if (options.maxRequests > 0)
            lines.append(base::counted(tr("At most %Ln request(s)", nullptr, int(options.maxRequests)), int(options.maxRequests)));
        if (options.offline)
            lines.append(tr("Offline: only saved answers"));
        lines.append(tr("Rules that name an actor: %1").arg(words(options.actorRules.join(QStringLiteral(", ")), 400)));
        const chain::Stats &stats = m_found.stats();
        lines.append(base::counted(tr("%Ln request(s) over the network", nullptr, int(stats.requests)), int(stats.requests)));
        lines.append(base::counted(tr("%Ln answer(s) from case or cache", nullptr, int(stats.cacheHits)), int(stats.cacheHits)));
        lines.append(tr("Score = 100 × (1 − product of (1 − weight)), the best claim of each independent artifact counts once. "
                                    "Weight = kind × 0.7 per further hop × sharing × time. A score says how strongly hosts lead to an actor, "
                                    "not who acted."));
        m_sink.list(lines);
    }

    const Document &m_document;
    const chain::Investigation &m_found;
    const ReportOptions &m_options;
    ReportSink &m_sink;
    QList<WrittenActor> m_actors;
    QList<chain::HostId> m_hosts;
};

} // namespace

void composeReport(const Document &document, const ReportOptions &options, ReportSink &sink)
{
    ReportText(document, options, sink).compose();
}

} // namespace exporting
