// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/decoder.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace ioc {

namespace {

/// Enough to see the zero bytes of UTF-16.
constexpr std::size_t sampleSize = 512;

/// 0x80–0x9f of Windows-1252; the five unused ones as U+FFFD.
constexpr char16_t windows1252[32] = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

void appendUtf8(std::string &out, char32_t c)
{
    if (c < 0x80) {
        out.push_back(char(c));
    } else if (c < 0x800) {
        out.push_back(char(0xc0 | c >> 6));
        out.push_back(char(0x80 | (c & 0x3f)));
    } else if (c < 0x10000) {
        out.push_back(char(0xe0 | c >> 12));
        out.push_back(char(0x80 | (c >> 6 & 0x3f)));
        out.push_back(char(0x80 | (c & 0x3f)));
    } else {
        out.push_back(char(0xf0 | c >> 18));
        out.push_back(char(0x80 | (c >> 12 & 0x3f)));
        out.push_back(char(0x80 | (c >> 6 & 0x3f)));
        out.push_back(char(0x80 | (c & 0x3f)));
    }
}

std::uint8_t byteAt(const std::string &text, std::size_t i)
{
    return std::uint8_t(text[i]);
}

/// Length of the UTF-8 sequence at `i`: 0 when it is none, −1 when more bytes are needed to tell.
int sequenceLength(const std::string &text, std::size_t i)
{
    const std::uint8_t first = byteAt(text, i);
    const int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4)
        return 0;
    for (int k = 1; k < length; ++k) {
        if (i + std::size_t(k) >= text.size())
            return -1;
        const std::uint8_t next = byteAt(text, i + std::size_t(k));
        if ((next & 0xc0) != 0x80)
            return 0;
        // Overlong forms and surrogates are no text.
        if (k == 1
            && ((first == 0xe0 && next < 0xa0) || (first == 0xed && next >= 0xa0) || (first == 0xf0 && next < 0x90)
                || (first == 0xf4 && next >= 0x90)))
            return 0;
    }
    return length;
}

/// May be one character of a Chinese, Japanese or Korean code page.
bool isPair(std::uint8_t first, std::uint8_t second)
{
    return first > 0x80 && first < 0xff && second >= 0x40 && second != 0x7f && second < 0xff;
}

std::size_t asciiLength(const std::string &text, std::size_t i)
{
    const std::size_t begin = i;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + i, 8);
        if (word & 0x8080808080808080u)
            break;
    }
    while (i < text.size() && byteAt(text, i) < 0x80)
        ++i;
    return i - begin;
}

} // namespace

void Decoder::feed(QByteArrayView bytes, std::string &out)
{
    const std::size_t begin = out.size();
    m_held.append(bytes.data(), std::size_t(bytes.size()));
    if (m_encoding == Encoding::Unknown && m_held.size() >= sampleSize)
        detect();
    if (m_encoding != Encoding::Unknown)
        decode(out, false);
    m_codes.strip(out, begin);
}

void Decoder::finish(std::string &out)
{
    const std::size_t begin = out.size();
    if (m_encoding == Encoding::Unknown)
        detect();
    decode(out, true);
    m_codes.strip(out, begin);
    m_held.clear();
}

QString Decoder::uncertainMessage()
{
    return QCoreApplication::translate("ioc",
                                       "The encoding is none that can be told for sure; hosts in plain ASCII are "
                                       "read, others may be missing. Save the text as UTF-8 to read them all.");
}

void Decoder::detect()
{
    if (m_held.starts_with("\xef\xbb\xbf")) {
        m_held.erase(0, 3);
        m_encoding = Encoding::Bytes;
    } else if (m_held.starts_with("\xff\xfe")) {
        m_held.erase(0, 2);
        m_encoding = Encoding::Utf16Little;
    } else if (m_held.starts_with("\xfe\xff")) {
        m_held.erase(0, 2);
        m_encoding = Encoding::Utf16Big;
    } else {
        std::size_t zeros[2] = {0, 0};
        const std::size_t sample = std::min(m_held.size(), sampleSize) & ~std::size_t(1);
        for (std::size_t i = 0; i < sample; ++i)
            zeros[i % 2] += m_held[i] == 0;
        // Most letters of any list are ASCII; one stray zero is not enough.
        if (sample >= 4 && zeros[1] * 4 > sample && zeros[0] * 16 < sample)
            m_encoding = Encoding::Utf16Little;
        else if (sample >= 4 && zeros[0] * 4 > sample && zeros[1] * 16 < sample)
            m_encoding = Encoding::Utf16Big;
        else
            m_encoding = Encoding::Bytes;
    }
}

void Decoder::decode(std::string &out, bool last)
{
    if (m_encoding == Encoding::Bytes)
        decodeBytes(out, last);
    else
        decodeUtf16(out, last);
}

void Decoder::decodeBytes(std::string &out, bool last)
{
    std::size_t i = 0;
    bool weighed = false;
    while (i < m_held.size()) {
        if (const std::size_t ascii = asciiLength(m_held, i)) {
            out.append(m_held, i, ascii);
            i += ascii;
            continue;
        }
        const int length = sequenceLength(m_held, i);
        if (length < 0 && !last)
            break;
        if (length > 2 || (length > 0 && !m_twoByte)) {
            out.append(m_held, i, std::size_t(length));
            i += std::size_t(length);
            continue;
        }
        if (!weighed)
            weigh(i);
        weighed = true;
        const std::size_t next = decodeForeign(out, i, last);
        if (next == i)
            break;
        i = next;
    }
    m_held.erase(0, i);
}

/// One byte of Windows-1252, or one character of two bytes, which separates: its second byte may be an ASCII letter
/// that begins no name. Returns where to go on; `i` when more bytes are needed.
std::size_t Decoder::decodeForeign(std::string &out, std::size_t i, bool last) const
{
    const std::uint8_t byte = byteAt(m_held, i);
    if (m_twoByte && i + 1 == m_held.size() && !last)
        return i;
    if (m_twoByte && i + 1 < m_held.size() && isPair(byte, byteAt(m_held, i + 1))) {
        appendUtf8(out, 0xfffd);
        return i + 2;
    }
    appendUtf8(out, byte < 0xa0 ? windows1252[byte - 0x80] : char32_t(byte));
    return i + 1;
}

/// Counts on over what is held from `from` on, where a byte is that is no UTF-8.
void Decoder::weigh(std::size_t from)
{
    for (std::size_t i = from; i + 1 < m_held.size();) {
        const std::uint8_t byte = byteAt(m_held, i);
        const int length = byte < 0x80 ? 1 : sequenceLength(m_held, i);
        if (length > 0) {
            m_pairs.utf8 += length > 1;
            i += std::size_t(length);
            continue;
        }
        const std::uint8_t next = byteAt(m_held, i + 1);
        m_pairs.unused += byte < 0xa0 && windows1252[byte - 0x80] == 0xfffd;
        const bool pair = isPair(byte, next);
        m_pairs.whole += pair;
        m_pairs.high += pair && next >= 0x80;
        m_pairs.broken += !pair;
        i += pair ? 2 : 1;
    }
    // Western letters stand alone between ASCII ones or end words; a word of an odd number of Cyrillic ones breaks a
    // pair, which characters of two bytes never do.
    m_twoByte = m_pairs.whole >= 4 && m_pairs.high * 5 >= m_pairs.whole * 2 && m_pairs.broken * 8 <= m_pairs.whole
        && m_pairs.utf8 * 2 <= m_pairs.whole;
    const std::size_t all = m_pairs.whole + m_pairs.broken;
    m_uncertain = m_uncertain || m_twoByte || m_pairs.unused >= 2 || (all >= 6 && m_pairs.high * 2 > all);
}

void Decoder::decodeUtf16(std::string &out, bool last)
{
    const std::size_t low = m_encoding == Encoding::Utf16Little ? 0 : 1;
    const auto unit
        = [this, low](std::size_t i) { return char32_t(byteAt(m_held, i + low) | byteAt(m_held, i + 1 - low) << 8); };
    std::size_t i = 0;
    for (; i + 2 <= m_held.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xd800 && c < 0xdc00) {
            if (i + 4 > m_held.size() && !last)
                break;
            const char32_t next = i + 4 <= m_held.size() ? unit(i + 2) : 0;
            if (next >= 0xdc00 && next < 0xe000) {
                c = 0x10000 + ((c - 0xd800) << 10) + (next - 0xdc00);
                i += 2;
            } else {
                c = 0xfffd;
            }
        } else if (c >= 0xdc00 && c < 0xe000) {
            c = 0xfffd;
        }
        appendUtf8(out, c);
    }
    m_held.erase(0, i);
}

} // namespace ioc
