// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/block.h"

#include "core/base/text.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

namespace summary {

namespace {

/// Does a dotted word name a host (or anything else that a chat program makes clickable)? "1.0.2", "T1566.001" and
/// "e.g" do not.
bool namesHost(const QStringList &labels)
{
    const auto isNumber = [](const QString &label) {
        return std::all_of(label.begin(), label.end(), [](QChar c) { return c.isDigit(); });
    };
    if (std::all_of(labels.begin(), labels.end(), isNumber))
        return labels.size() == 4;
    const QString &last = labels.constLast();
    return last.size() >= 2 && last[0].isLetter();
}

QString defangWord(const QString &word)
{
    // Of Graph; no top-level domain is called "All".
    static const QRegularExpression permission(QStringLiteral("^[A-Z][A-Za-z]+\\.Read(Write)?\\.All$"));
    if (permission.match(word).hasMatch())
        return word;
    return namesHost(word.split(u'.')) ? QString(word).replace(u'.', QStringLiteral("[.]")) : word;
}

QString defangSchemes(QString text)
{
    static const QRegularExpression web(QStringLiteral("\\bhttp(s?)(?=://)"),
                                        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression other(QStringLiteral("\\b(?!hxxps?:)([a-z][a-z0-9+.-]{1,20})://"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression active(QStringLiteral("\\b(javascript|vbscript|data|mailto|file|ms-[a-z-]+|tel):"),
                                           QRegularExpression::CaseInsensitiveOption);
    text.replace(web, QStringLiteral("hxxp\\1"));
    text.replace(other, QStringLiteral("\\1[:]//"));
    text.replace(active, QStringLiteral("\\1[:]"));
    return text;
}

} // namespace

QString defangWithin(QStringView text)
{
    static const QRegularExpression dotted(QStringLiteral("[\\p{L}\\p{N}_-]+(?:\\.[\\p{L}\\p{N}_-]+)+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression ipv6(
        QStringLiteral("(?<![\\w:.])(?=[0-9a-f:]*:[0-9a-f:]*:)[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\\w:])"),
        QRegularExpression::CaseInsensitiveOption);
    const QString plain = defangSchemes(text.toString());
    QString out;
    qsizetype from = 0;
    QRegularExpressionMatchIterator words = dotted.globalMatch(plain);
    while (words.hasNext()) {
        const QRegularExpressionMatch match = words.next();
        out += QStringView(plain).mid(from, match.capturedStart() - from);
        out += defangWord(match.captured());
        from = match.capturedEnd();
    }
    out += QStringView(plain).mid(from);
    QString done;
    from = 0;
    QRegularExpressionMatchIterator addresses = ipv6.globalMatch(out);
    while (addresses.hasNext()) {
        const QRegularExpressionMatch match = addresses.next();
        const QString address = match.captured();
        const bool time = !address.contains(u"::") && address.count(u':') < 7; // 13:41:07
        done += QStringView(out).mid(from, match.capturedStart() - from);
        done += time ? address : QString(address).replace(u':', QStringLiteral("[:]"));
        from = match.capturedEnd();
    }
    return done + QStringView(out).mid(from).toString();
}

Run foreign(QStringView text, qsizetype maximum)
{
    return {defangWithin(base::singleLine(text, maximum)), false, {}};
}

Run bold(const QString &text)
{
    return {text, true, {}};
}

Block block(Block::Kind kind, const QString &text)
{
    return {kind, {Line{Run{text, false, {}}}}};
}

Block block(Block::Kind kind, Line line)
{
    return {kind, {std::move(line)}};
}

Block tableRow(const QStringList &cells, bool head)
{
    Block row{head ? Block::Kind::TableHead : Block::Kind::TableRow, {}};
    for (const QString &cell : cells)
        row.cells.append(Line{Run{cell, false, {}}});
    return row;
}

bool isLinkAllowed(const QString &href)
{
    static const std::array<QLatin1String, 4> owned = {QLatin1String("microsoft.com"), QLatin1String("azure.com"),
                                                       QLatin1String("office.com"), QLatin1String("windows.com")};
    const QUrl url(href, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != u"https" || !url.userInfo().isEmpty() || url.port() != -1
        || href.size() > 1000)
        return false;
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    return std::any_of(owned.begin(), owned.end(), [&host](QLatin1String domain) {
        return host == domain || host.endsWith(QString(u'.' + QString(domain)));
    });
}

QString plainText(const Block &block)
{
    QStringList cells;
    for (const Line &line : block.cells) {
        QString cell;
        for (const Run &run : line)
            cell += run.text;
        cells.append(cell);
    }
    return cells.join(QStringLiteral(" | "));
}

QString plainText(const Blocks &blocks)
{
    QStringList lines;
    for (const Block &each : blocks)
        lines.append(plainText(each));
    return lines.join(u'\n');
}

} // namespace summary
