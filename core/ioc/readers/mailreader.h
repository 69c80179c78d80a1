// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/readers/reader.h"

namespace ioc {

/// A mail as RFC 5322 has it (.eml): who wrote it and from where, its text parts, its attachments each by its own
/// format. The hosts it passed through (Received, Message-ID, authentication results) and its recipients are no
/// indicators.
class MailReader final : public Reader
{
public:
    void read(QIODevice &device, Reading &reading) override;
};

} // namespace ioc
