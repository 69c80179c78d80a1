// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/readers/reader.h"

namespace ioc {

/// A mail as RFC 5322 has it (.eml): who wrote it and from where, its text parts, its attachments each by its own
/// format. An HTML part also by what it loads, see HtmlReader. Parts that are named but not marked are read as one
/// text, with a Problem. The hosts it passed through (Received, Message-ID, authentication results) and its recipients
/// are no indicators.
class MailReader final : public Reader
{
public:
    void read(QIODevice &device, Reading &reading) override;
};

} // namespace ioc
