// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/ownlist.h"

#include <QtGlobal>

#include <atomic>
#include <functional>

namespace ioc {

/// What is taken from an input and how much of it. The defaults suit a real tenant and a workstation.
struct ReadOptions
{
    /// True where the sample tenant (or a loopback service) answers: documentation addresses and names are indicators.
    /// False: they are rejected.
    bool documentation = false;
    /// Hosts of mail addresses are indicators.
    bool mailHosts = true;
    /// Names and ranges of one's own, rejected as OwnList.
    OwnList own;

    qint64 maximumBytes = 2'000'000'000; ///< of one input
    qint64 maximumUnpacked = 500'000'000; ///< of everything inside one archive, mail or workbook
    int maximumParts = 2'000; ///< members of an archive, parts of a mail
    int maximumNesting = 4; ///< archives in mails in archives
    int maximumIndicators = 1'000'000;
    int maximumRejected = 100'000; ///< different ones; more are only counted
    int pdfSeconds = 60; ///< for pdftotext on one document; 0 leaves PDF unread
};

/// How a long reading is watched and stopped. Both may be empty. Called on the reading thread.
struct ReadControl
{
    const std::atomic_bool *cancelled = nullptr; ///< asked at least every few hundred kilobytes
    std::function<void(qint64 done, qint64 total)> progress; ///< bytes of the input; total −1 when unknown

    bool isCancelled() const { return cancelled && cancelled->load(std::memory_order_relaxed); }
};

} // namespace ioc
