// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/readers/reader.h"

namespace ioc {

/// A mail as RFC 5322 has it (.eml): who wrote it and from where, its text parts, its attachments each by its own
/// format. An HTML part also by what it loads, see HtmlReader. Parts that are named but not marked are read as one
/// text, with a Problem. Of the subject what is defanged, an address or a URL counts. The hosts of other headers
/// (Received, Message-ID, authentication results, recipients) are rejected as MailHeader. What cannot be parsed is read
/// as text. Parts are decoded as they are read, so memory stays flat where the device can be sought in; lines count in
/// the file where a part stands in it as it is.
class MailReader final : public Reader
{
public:
    void read(QIODevice &device, Reading &reading) override;

private:
    static void readSeekable(QIODevice &device, Reading &reading);
};

} // namespace ioc
