// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/collector.h"

#include "core/base/text.h"

#include <QCoreApplication>

namespace ioc {

namespace {

constexpr qsizetype longestContext = 200;
constexpr std::size_t longestKept = 400;

QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
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
    if (const auto known = m_hosts.find(host.value()); known != m_hosts.end()) {
        ++m_result.indicators[known->second].occurrences;
        return;
    }
    if (m_result.indicators.size() >= m_options.maximumIndicators) {
        ++m_hostsOver;
        return;
    }
    m_hosts.emplace(host.value(), m_result.indicators.size());
    m_result.indicators.append(
        {host.type, toText(host.value()), base::singleLine(toText(written)), host.reach, source(written), 1});
}

void Collector::foundReject(RejectReason why, std::string_view written)
{
    written = written.substr(0, longestKept);
    m_key.assign(1, char(why));
    m_key.append(written);
    if (const auto known = m_rejects.find(m_key); known != m_rejects.end()) {
        ++m_result.rejected[known->second].occurrences;
        return;
    }
    if (m_result.rejected.size() >= m_options.maximumRejected) {
        ++m_rejectsOver;
        return;
    }
    m_rejects.emplace(m_key, m_result.rejected.size());
    m_result.rejected.append({base::singleLine(toText(written)), why, source(written), 1});
}

void Collector::problem(const QString &file, qint64 line, const QString &message)
{
    m_result.problems.append({file, line, message});
}

Source Collector::source(std::string_view written) const
{
    if (!m_place)
        return {};
    return {m_place->file, m_place->line, m_place->page, m_place->object, context(written)};
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
    QString text = base::singleLine(toText(line.substr(0, 2 * around)), longestContext);
    if (!m_place->note.isEmpty())
        text = base::singleLine(QString(m_place->note + QStringLiteral(" · ") + text), longestContext);
    return text;
}

Extraction Collector::take()
{
    const QString file = m_place ? m_place->file : QString();
    if (m_hostsOver > 0)
        problem(file, 0,
                QCoreApplication::translate("ioc",
                                            "Only the first %L1 indicators were kept; split the file to read the rest.")
                    .arg(m_options.maximumIndicators));
    if (m_rejectsOver > 0)
        problem(file, 0,
                QCoreApplication::translate("ioc", "%L1 more rejected entries are not listed.").arg(m_rejectsOver));
    Extraction result = std::move(m_result);
    m_result = {};
    return result;
}

} // namespace ioc
