// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/keyindex.h"
#include "core/ioc/options.h"
#include "core/ioc/scanner.h"

#include <string>

namespace ioc {

/// Where the text being scanned stands. Lives on the reader's side; strings are shared.
struct Place
{
    QString file;
    qint64 line = 0;
    qint64 linesBefore = 0; ///< added to it: the input begins further down in its file
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
    void problem(const Problem &problem) { m_result.problems.append(problem); }
    void addBytes(qint64 bytes) { m_result.bytes += bytes; }

    bool isEmpty() const { return m_result.indicators.isEmpty(); }
    /// The indicators may still be annotated before they are taken.
    QList<Indicator> &indicators() { return m_result.indicators; }
    Extraction take();

private:
    Source source(std::string_view written) const;
    QString context(std::string_view written) const;

    const ReadOptions &m_options;
    Extraction m_result;
    KeyIndex m_hosts; ///< numbered as m_result.indicators
    KeyIndex m_rejects; ///< numbered as m_result.rejected
    std::string m_key;
    const Place *m_place = nullptr;
    std::string_view m_line;
    qint64 m_hostsOver = 0;
    qint64 m_rejectsOver = 0;
};

} // namespace ioc
