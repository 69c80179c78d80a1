// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/terminal.h"

#include <QByteArrayView>

#include <QString>

#include <string>

namespace ioc {

/// Bytes of a text file to UTF-8, chunk by chunk. UTF-8 and UTF-16 by their mark; UTF-16 without one by its zero bytes;
/// else UTF-8, where every byte that is none is read as Windows-1252. So a file of that code page needs no guess, and
/// one stray byte does not spoil a file. Of other code pages the ASCII is read, and the reader is told so. Codes for
/// terminals are taken out.
class Decoder
{
public:
    /// Appends to `out` what can be told so far.
    void feed(QByteArrayView bytes, std::string &out);
    /// Appends what was held back.
    void finish(std::string &out);
    /// A sentence about it, for the reader.
    static QString uncertainMessage();
    /// The bytes so far are neither UTF-8, UTF-16 nor likely to be Windows-1252.
    bool isUncertain() const { return m_uncertain; }

private:
    enum class Encoding { Unknown, Bytes, Utf16Little, Utf16Big };

    void detect();
    void decode(std::string &out, bool last);
    void decodeBytes(std::string &out, bool last);
    void decodeUtf16(std::string &out, bool last);
    void weigh(std::size_t from);
    std::size_t decodeForeign(std::string &out, std::size_t i, bool last) const;

    /// What the bytes that are no UTF-8 look like when they are read in pairs, as in Chinese and Japanese code pages.
    struct Pairs
    {
        std::size_t whole = 0; ///< that may be one character
        std::size_t high = 0; ///< of these, with both bytes above ASCII
        std::size_t broken = 0;
        std::size_t utf8 = 0; ///< characters that are UTF-8, if only by chance
        std::size_t unused = 0; ///< bytes that Windows-1252 has no character for
    };

    Encoding m_encoding = Encoding::Unknown;
    std::string m_held;
    TerminalCodes m_codes;
    Pairs m_pairs;
    bool m_twoByte = false;
    bool m_uncertain = false;
};

} // namespace ioc
