// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/options.h"
#include "core/ioc/scanner.h"

#include <QHash>

#include <functional>
#include <string>
#include <unordered_map>

namespace ioc {

/// Where the text being scanned stands. Lives on the reader's side; strings are shared.
struct Place
{
    QString file;
    qint64 line = 0;
    int page = 0;
    QString object;
    QString note; ///< appended to the context: "attributed to …"
};

/// Gathers what a scanner finds: applies the policy (documentation, own list), counts repetitions, keeps the first
/// place.
class Collector final : public Findings
{
public:
    explicit Collector(const ReadOptions &options);

    /// What follows stands here; `line` (UTF-8) must stay valid until the next call.
    void setPlace(const Place *place, std::string_view line);

    void foundHost(const PlainHost &host, std::string_view written) override;
    void foundReject(RejectReason why, std::string_view written) override;
    void problem(const QString &file, qint64 line, const QString &message);
    void addBytes(qint64 bytes) { m_result.bytes += bytes; }

    bool isEmpty() const { return m_result.indicators.isEmpty(); }
    /// The indicators may still be annotated before they are taken.
    QList<Indicator> &indicators() { return m_result.indicators; }
    Extraction take();

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Index = std::unordered_map<std::string, qsizetype, Hash, std::equal_to<>>;

    Source source(std::string_view written) const;
    QString context(std::string_view written) const;

    const ReadOptions &m_options;
    Extraction m_result;
    Index m_hosts;
    Index m_rejects;
    std::string m_key;
    const Place *m_place = nullptr;
    std::string_view m_line;
    qint64 m_hostsOver = 0;
    qint64 m_rejectsOver = 0;
};

} // namespace ioc
