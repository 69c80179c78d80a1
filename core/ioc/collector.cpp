// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/collector.h"

#include "core/base/plurals.h"
#include "core/base/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace ioc {

namespace {

constexpr qsizetype longestContext = 200;
constexpr std::size_t longestKept = 400;

/// One harmless line. Nearly all text is plain ASCII and needs no cleaning.
QString shown(std::string_view utf8, qsizetype maximum)
{
    const bool plain = std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
    if (plain && qsizetype(utf8.size()) <= maximum)
        return QString::fromLatin1(utf8.data(), qsizetype(utf8.size())).trimmed();
    return base::singleLine(QString::fromUtf8(utf8.data(), qsizetype(utf8.size())), maximum);
}

} // namespace

Collector::Collector(const ReadOptions &options)
    : m_options(options)
{
}

void Collector::setPlace(const Place *place, std::string_view line)
{
    m_place = place;
    m_line = line;
}

void Collector::foundHost(const PlainHost &host, std::string_view written)
{
    if (host.reach == Reach::Internal || (host.reach == Reach::Documentation && !m_options.documentation)) {
        foundReject(host.why, written);
        return;
    }
    if (!m_options.own.isEmpty() && m_options.own.contains(host)) {
        foundReject(RejectReason::OwnList, written);
        return;
    }
    // An address never equals a name, so the value alone is the key.
    if (m_hosts.count(host.value()) != KeyIndex::none)
        return;
    if (m_result.indicators.size() >= m_options.maximumIndicators) {
        ++m_hostsOver;
        return;
    }
    m_hosts.add(host.value());
    const QString value = QString::fromLatin1(host.text, host.length);
    m_result.indicators.append({host.type, value,
                                written == host.value() ? value : shown(written, qsizetype(longestKept)), host.reach,
                                source(written), 1});
}

void Collector::foundReject(RejectReason why, std::string_view written)
{
    written = written.substr(0, longestKept);
    m_key.assign(1, char(why));
    m_key.append(written);
    if (m_rejects.count(m_key) != KeyIndex::none)
        return;
    if (m_result.rejected.size() >= m_options.maximumRejected) {
        ++m_rejectsOver;
        return;
    }
    m_rejects.add(m_key);
    m_result.rejected.append({shown(written, qsizetype(longestKept)), why, source(written), 1});
}

Source Collector::source(std::string_view written) const
{
    if (!m_place)
        return {};
    const qint64 line = m_place->line > 0 ? m_place->line + m_place->linesBefore : 0;
    return {m_place->file, line, m_place->page, m_place->object, context(written)};
}

/// The line, cut around what was found.
QString Collector::context(std::string_view written) const
{
    constexpr std::size_t around = 400; // bytes; what is shown is cut to characters afterwards
    std::string_view line = m_line;
    const bool inside = written.data() >= line.data() && written.data() < line.data() + line.size();
    if (inside && line.size() > around) {
        const auto at = std::size_t(written.data() - line.data());
        std::size_t begin = at > 80 ? at - 80 : 0;
        while (begin > 0 && (std::uint8_t(line[begin]) & 0xc0) == 0x80)
            --begin;
        line = line.substr(begin, 2 * around);
    }
    QString text = shown(line.substr(0, 2 * around), longestContext);
    if (!m_place->note.isEmpty())
        text = base::singleLine(QString(m_place->note + QStringLiteral(" · ") + text), longestContext);
    return text;
}

Extraction Collector::take()
{
    const QString file = m_place ? m_place->file : QString();
    if (m_hostsOver > 0)
        problem({file, 0,
                 QCoreApplication::translate("ioc",
                                             "Only the first %L1 indicators were kept; split the file to read the rest.")
                     .arg(m_options.maximumIndicators)});
    if (m_rejectsOver > 0)
        problem({file, 0,
                 base::counted(QCoreApplication::translate("ioc", "%Ln more rejected entr(y|ies) (is|are) not listed.",
                                                           nullptr, int(m_rejectsOver)),
                               int(m_rejectsOver)),
                 false});
    const std::vector<std::uint32_t> hosts = m_hosts.occurrences();
    for (qsizetype i = 0; i < m_result.indicators.size(); ++i)
        m_result.indicators[i].occurrences = int(hosts[std::size_t(i)]);
    const std::vector<std::uint32_t> rejects = m_rejects.occurrences();
    for (qsizetype i = 0; i < m_result.rejected.size(); ++i)
        m_result.rejected[i].occurrences = int(rejects[std::size_t(i)]);
    Extraction result = std::move(m_result);
    m_result = {};
    return result;
}

} // namespace ioc
