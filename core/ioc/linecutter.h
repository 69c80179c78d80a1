// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <functional>
#include <string>
#include <string_view>

namespace ioc {

/// Cuts UTF-8 into lines as it comes: "\n", "\r\n" and "\r". A line without end is cut between words after 64 KiB, so
/// that memory stays flat whatever the input; its parts carry the same number.
class LineCutter
{
public:
    using Take = std::function<void(std::string_view line, qint64 number)>;

    /// Takes the complete lines out of `text`; what is left waits for more.
    void feed(std::string &text, const Take &take);
    /// The rest is a line too.
    void finish(std::string &text, const Take &take);

private:
    qint64 m_number = 1;
    bool m_afterReturn = false;
};

} // namespace ioc
