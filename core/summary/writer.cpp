// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/writer.h"

#include "core/base/text.h"

namespace summary {

namespace {

/// A comment is copied into spreadsheets and exported as CSV: no cell or line begins a formula.
QString withoutFormula(const QString &text)
{
    return !text.isEmpty() && QStringLiteral("=+-@").contains(text[0]) ? QString(u'\'' + text) : text;
}

Line withoutFormula(Line line)
{
    if (!line.isEmpty())
        line[0].text = withoutFormula(line[0].text);
    return line;
}

/// "lt;", "#39;", "#x3c;" after an ampersand. "ATT&CK" is to be read as it stands.
bool beginsEntity(QStringView rest)
{
    qsizetype end = 0;
    while (end < rest.size() && end < 40 && (rest[end].isLetterOrNumber() || rest[end] == u'#'))
        ++end;
    return end > 0 && end < rest.size() && rest[end] == u';';
}

/// What Markdown would act on inside a line, and nothing more: the text is also read as it stands.
QString escapedMarkdown(const QString &text, bool inTable)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool defangedDot = c == u'[' && QStringView(text).mid(i).startsWith(u"[.]");
        const bool defangedColon = c == u'[' && QStringView(text).mid(i).startsWith(u"[:]");
        if (defangedDot || defangedColon) { // "[.](" would be a link, "[.]" alone is not
            out += text.mid(i, 3);
            i += 2;
            if (i + 1 < text.size() && (text[i + 1] == u'(' || text[i + 1] == u'['))
                out += u'\\';
        } else if (c == u'<') {
            out += QStringLiteral("&lt;");
        } else if (c == u'&' && beginsEntity(QStringView(text).mid(i + 1))) {
            out += QStringLiteral("&amp;");
        } else if (c == u'\\' || c == u'*' || c == u'`' || c == u'[' || c == u']' || c == u'~'
                   || (inTable && c == u'|')) {
            out += u'\\';
            out += c;
        } else if (c == u'_' && (i == 0 || !text[i - 1].isLetterOrNumber())) {
            out += QStringLiteral("\\_");
        } else {
            out += c;
        }
    }
    return out;
}

/// At the beginning of a line these would make a heading, a list, a quotation, a rule, a table.
QString escapedLineStart(const QString &escaped)
{
    if (escaped.isEmpty())
        return escaped;
    qsizetype digits = 0;
    while (digits < escaped.size() && escaped[digits].isDigit())
        ++digits;
    const bool numbered
        = digits > 0 && digits < 10 && digits < escaped.size() && (escaped[digits] == u'.' || escaped[digits] == u')');
    if (numbered)
        return escaped.left(digits) + u'\\' + escaped.mid(digits);
    return QStringLiteral("#>|").contains(escaped[0]) ? QString(u'\\' + escaped) : escaped;
}

} // namespace

Writer::Group Writer::groupOf(const Block &block)
{
    switch (block.kind) {
    case Block::Kind::Bullet:
        return Group::Bullets;
    case Block::Kind::Numbered:
        return Group::Numbers;
    case Block::Kind::TableHead:
        return Group::TableHead;
    case Block::Kind::TableRow:
        return Group::TableBody;
    default:
        return Group::None;
    }
}

QString Writer::opening(Group group) const
{
    if (m_format == Format::Markdown)
        return {};
    switch (group) {
    case Group::Bullets:
        return QStringLiteral("<ul>\n");
    case Group::Numbers:
        return QStringLiteral("<ol>\n");
    case Group::TableHead:
        return QStringLiteral("<table>\n<thead>\n");
    case Group::TableBody:
        return QStringLiteral("<table>\n<tbody>\n");
    case Group::None:
        break;
    }
    return {};
}

QString Writer::closing(Group group) const
{
    if (m_format == Format::Markdown)
        return group == Group::None ? QString() : QStringLiteral("\n");
    switch (group) {
    case Group::Bullets:
        return QStringLiteral("</ul>\n");
    case Group::Numbers:
        return QStringLiteral("</ol>\n");
    case Group::TableHead:
        return QStringLiteral("</thead>\n</table>\n");
    case Group::TableBody:
        return QStringLiteral("</tbody>\n</table>\n");
    case Group::None:
        break;
    }
    return {};
}

QString Writer::between(Group next) const
{
    if (next == m_group && next != Group::TableHead)
        return {};
    if (m_group == Group::TableHead && next == Group::TableBody)
        return m_format == Format::Html ? QStringLiteral("</thead>\n<tbody>\n") : QString();
    return closing(m_group) + opening(next);
}

QString Writer::html(const Line &line) const
{
    QString out;
    for (const Run &run : withoutFormula(line)) {
        QString text = base::escapeHtml(base::singleLine(run.text, 200'000));
        // singleLine trims; the blank between two runs must stay.
        if (run.text.startsWith(u' ') && !text.isEmpty())
            text.prepend(u' ');
        if (run.text.size() > 1 && run.text.endsWith(u' '))
            text.append(u' ');
        if (run.bold)
            text = QStringLiteral("<b>%1</b>").arg(text);
        if (isLinkAllowed(run.href))
            text = QStringLiteral("<a href=\"%1\" target=\"_blank\">%2</a>").arg(base::escapeHtml(run.href), text);
        out += text;
    }
    return out;
}

QString Writer::markdown(const Line &line, bool inTable) const
{
    QString out;
    for (const Run &run : withoutFormula(line)) {
        QString text = escapedMarkdown(base::plainBlock(run.text).replace(u'\n', u' '), inTable);
        if (run.bold && !text.trimmed().isEmpty()) {
            const bool blank = text.endsWith(u' ');
            text = QStringLiteral("**%1**").arg(text.trimmed()) + (blank ? QStringLiteral(" ") : QString());
        }
        if (isLinkAllowed(run.href))
            text = QStringLiteral("[%1](%2)").arg(text, QString(run.href).replace(u')', QStringLiteral("%29")));
        out += text;
    }
    return out.trimmed();
}

QString Writer::inner(const Block &block) const
{
    const Line &line = block.cells.isEmpty() ? Line() : block.cells.constFirst();
    QStringList cells;
    if (m_format == Format::Html) {
        switch (block.kind) {
        case Block::Kind::Title:
            return QStringLiteral("<h3>%1</h3>\n").arg(html(line));
        case Block::Kind::Heading:
            return QStringLiteral("<h4>%1</h4>\n").arg(html(line));
        case Block::Kind::Paragraph:
            return QStringLiteral("<p>%1</p>\n").arg(html(line));
        case Block::Kind::Note:
            return QStringLiteral("<p><i>%1</i></p>\n").arg(html(line));
        case Block::Kind::Bullet:
        case Block::Kind::Numbered:
            return QStringLiteral("<li>%1</li>\n").arg(html(line));
        case Block::Kind::TableHead:
        case Block::Kind::TableRow:
            for (const Line &cell : block.cells) {
                cells.append(block.kind == Block::Kind::TableHead ? QStringLiteral("<th>%1</th>").arg(html(cell))
                                                                  : QStringLiteral("<td>%1</td>").arg(html(cell)));
            }
            return QStringLiteral("<tr>%1</tr>\n").arg(cells.join(u' '));
        }
    }
    switch (block.kind) {
    case Block::Kind::Title:
        return QStringLiteral("### %1\n\n").arg(markdown(line, false));
    case Block::Kind::Heading:
        return QStringLiteral("#### %1\n\n").arg(markdown(line, false));
    case Block::Kind::Paragraph:
        return escapedLineStart(markdown(line, false)) + QStringLiteral("\n\n");
    case Block::Kind::Note:
        return QStringLiteral("_%1_\n\n").arg(markdown(line, false));
    case Block::Kind::Bullet:
        return QStringLiteral("- %1\n").arg(escapedLineStart(markdown(line, false)));
    case Block::Kind::Numbered:
        return QStringLiteral("%1. %2\n").arg(m_number + 1).arg(escapedLineStart(markdown(line, false)));
    case Block::Kind::TableHead:
    case Block::Kind::TableRow:
        for (const Line &cell : block.cells)
            cells.append(markdown(cell, true));
    }
    QString row = QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | ")));
    if (block.kind == Block::Kind::TableHead)
        row += u'|' + QStringLiteral(" --- |").repeated(block.cells.size()) + u'\n';
    return row;
}

void Writer::add(const Block &block)
{
    const Group next = groupOf(block);
    if (next != Group::Numbers)
        m_number = 0;
    m_out += between(next) + inner(block);
    m_group = next;
    if (next == Group::Numbers)
        ++m_number;
}

qsizetype Writer::sizeWith(const Block &block) const
{
    const Group next = groupOf(block);
    return m_out.size() + between(next).size() + inner(block).size() + closing(next).size();
}

QString render(const Blocks &blocks, Format format)
{
    Writer writer(format);
    for (const Block &each : blocks)
        writer.add(each);
    return writer.finished();
}

} // namespace summary
