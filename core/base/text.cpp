// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/base/text.h"

namespace base {

namespace {

bool invisible(char32_t c)
{
    if (c < 0x20 || (c >= 0x7f && c <= 0x9f))
        return true;
    return c == 0x00ad || c == 0x034f || c == 0x061c || c == 0x180e || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff
        || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe01ef);
}

/// Shared walk over code points; `keep` decides what happens to control characters that may be kept.
template <typename KeepControl>
QString cleaned(QStringView text, qsizetype maximum, KeepControl keep)
{
    QString out;
    out.reserve(std::min<qsizetype>(text.size(), maximum) + 1);
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (QChar::isHighSurrogate(c) && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            c = QChar::surrogateToUcs4(text[i], text[i + 1]), ++i;
        else if (QChar::isSurrogate(c))
            c = 0xfffd;
        QChar kept;
        if (invisible(c)) {
            kept = keep(c);
            if (kept.isNull() || (kept == u' ' && (out.isEmpty() || out.back() == u' ')))
                continue;
        }
        const qsizetype length = kept.isNull() && QChar::requiresSurrogates(c) ? 2 : 1;
        if (out.size() + length > maximum) {
            out.append(u'…');
            break;
        }
        if (kept.isNull())
            out.append(QChar::fromUcs4(c));
        else
            out.append(kept);
    }
    return out;
}

} // namespace

QString singleLine(QStringView text, qsizetype maximum)
{
    return cleaned(text, maximum, [](char32_t c) {
        return c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029 ? QChar(u' ') : QChar();
    }).trimmed();
}

QString plainBlock(QStringView text, qsizetype maximum)
{
    return cleaned(text, maximum, [](char32_t c) {
        return c == '\n' || c == '\t' ? QChar(ushort(c)) : c == 0x2028 || c == 0x2029 ? QChar(u'\n') : QChar();
    });
}

QString defang(QStringView text)
{
    QString out = text.toString();
    if (out.startsWith(u"http", Qt::CaseInsensitive) && out.contains(u"://")) {
        out[1] = u'x';
        out[2] = u'x';
    }
    const bool ipv6 = out.count(u':') >= 2 && !out.contains(u"://");
    out.replace(u'.', QStringLiteral("[.]"));
    if (ipv6)
        out.replace(u':', QStringLiteral("[:]"));
    return out;
}

QString escapeHtml(QStringView text)
{
    QString out;
    for (const QChar c : plainBlock(text)) {
        switch (c.unicode()) {
        case '&':
            out += u"&amp;";
            break;
        case '<':
            out += u"&lt;";
            break;
        case '>':
            out += u"&gt;";
            break;
        case '"':
            out += u"&quot;";
            break;
        case '\'':
            out += u"&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

QString escapeMarkdown(QStringView text)
{
    static const QString special = QStringLiteral("\\`*_{}[]()#+-.!|~>=:");
    QString out;
    for (const QChar c : singleLine(text, 100'000)) {
        if (c == u'<')
            out += u"&lt;";
        else if (c == u'&')
            out += u"&amp;";
        else if (special.contains(c))
            out += QStringLiteral("\\") + c;
        else
            out += c;
    }
    return out;
}

QString csvField(QStringView text)
{
    QString out = text.toString();
    if (!out.isEmpty() && QStringLiteral("=+-@\t\r").contains(out[0]))
        out.prepend(u'\'');
    if (out.contains(u',') || out.contains(u'"') || out.contains(u'\n') || out.contains(u'\r') || out.contains(u';')) {
        out.replace(u'"', QStringLiteral("\"\""));
        return QStringLiteral("\"") + out + u'"';
    }
    return out;
}

} // namespace base
