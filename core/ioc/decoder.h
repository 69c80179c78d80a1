// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <string>

namespace ioc {

/// Bytes of a text file to UTF-8, chunk by chunk. UTF-8 and UTF-16 by their mark; UTF-16 without one by its zero bytes;
/// else UTF-8, where every byte that is none is read as Windows-1252. So a file of that code page needs no guess, and
/// one stray byte does not spoil a file.
class Decoder
{
public:
    /// Appends to `out` what can be told so far.
    void feed(QByteArrayView bytes, std::string &out);
    /// Appends what was held back.
    void finish(std::string &out);

private:
    enum class Encoding { Unknown, Bytes, Utf16Little, Utf16Big };

    void detect();
    void decode(std::string &out, bool last);
    void decodeBytes(std::string &out, bool last);
    void decodeUtf16(std::string &out, bool last);

    Encoding m_encoding = Encoding::Unknown;
    std::string m_held;
};

} // namespace ioc
