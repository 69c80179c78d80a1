// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "core/summary/block.h"

#include <QRegularExpression>

namespace summary {

namespace {

/// One line of Markdown as runs. Emphasis other than bold, code marks and images are reduced to their words.
class InlineReader
{
public:
    explicit InlineReader(QStringView text)
        : m_text(text)
    {
    }

    Line read()
    {
        while (m_at < m_text.size())
            step();
        flush();
        return settled();
    }

private:
    void step()
    {
        const QChar c = m_text[m_at];
        const QStringView rest = m_text.mid(m_at);
        if (c == u'\\' && rest.size() > 1 && !rest[1].isLetterOrNumber() && !rest[1].isSpace()) {
            m_pending += rest[1];
            m_at += 2;
        } else if (c == u'&' && entity(rest)) {
            return;
        } else if (rest.startsWith(u"**") || rest.startsWith(u"__")) {
            flush();
            m_bold = !m_bold;
            m_at += 2;
        } else if (c == u'*' || c == u'`') {
            ++m_at;
        } else if (c == u'!' && rest.size() > 1 && rest[1] == u'[' && link(rest.mid(1))) {
            return;
        } else if (c == u'[' && link(rest)) {
            return;
        } else {
            m_pending += c;
            ++m_at;
        }
    }

    bool entity(QStringView rest)
    {
        static const QList<QPair<QString, QChar>> entities = {{QStringLiteral("&lt;"), u'<'},
                                                              {QStringLiteral("&gt;"), u'>'},
                                                              {QStringLiteral("&amp;"), u'&'},
                                                              {QStringLiteral("&quot;"), u'"'},
                                                              {QStringLiteral("&#39;"), u'\''}};
        for (const auto &[name, character] : entities) {
            if (rest.startsWith(name)) {
                m_pending += character;
                m_at += name.size();
                return true;
            }
        }
        return false;
    }

    /// "[words](target)" at the start of `rest`; an image is a link that is not followed.
    bool link(QStringView rest)
    {
        const bool image = m_text[m_at] == u'!';
        const qsizetype middle = rest.indexOf(u"](");
        const qsizetype end = middle < 0 ? -1 : rest.indexOf(u')', middle);
        if (end < 0 || rest.mid(1, middle - 1).contains(u'['))
            return false;
        const QString words = InlineReader(rest.mid(1, middle - 1)).words();
        const QString target = rest.mid(middle + 2, end - middle - 2).toString().section(u' ', 0, 0);
        if (!image && isLinkAllowed(target)) {
            flush();
            m_line.append({defangWithin(words.isEmpty() ? target : words), false, target});
        } else {
            m_pending += words;
        }
        m_at += end + 1 + (image ? 1 : 0);
        return true;
    }

    QString words()
    {
        QString all;
        for (const Run &run : read())
            all += run.text;
        return all;
    }

    void flush()
    {
        if (!m_pending.isEmpty())
            m_line.append({m_pending, m_bold, {}});
        m_pending.clear();
    }

    /// Defanged; also a name whose parts stand in different runs.
    Line settled() const
    {
        QString whole, parts;
        bool linked = false;
        Line line;
        for (Run run : m_line) {
            whole += run.text;
            linked = linked || !run.href.isEmpty();
            run.text = defangWithin(run.text);
            parts += run.text;
            line.append(run);
        }
        const QString inert = defangWithin(whole);
        if (!linked && inert != parts)
            return {Run{inert, false, {}}};
        return line;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    bool m_bold = false;
    QString m_pending;
    Line m_line;
};

class MarkdownReader
{
public:
    Blocks read(const QString &text)
    {
        for (const QString &line : text.split(u'\n'))
            take(line);
        endParagraph();
        return m_blocks;
    }

private:
    void take(const QString &raw)
    {
        static const QRegularExpression heading(QStringLiteral("^(#{1,6})\\s+(.*?)\\s*#*$"));
        static const QRegularExpression bullet(QStringLiteral("^[-*+]\\s+(.*)$"));
        static const QRegularExpression numbered(QStringLiteral("^\\d{1,9}[.)]\\s+(.*)$"));
        static const QRegularExpression rule(QStringLiteral("^([-*_]\\s*){3,}$"));
        const QString line = raw.trimmed();
        if (line.startsWith(u"```") || line.startsWith(u"~~~")) {
            endParagraph();
            m_code = !m_code;
            return;
        }
        if (m_code) {
            if (!line.isEmpty())
                m_blocks.append(block(Block::Kind::Paragraph, foreign(line, 4000).text));
            return;
        }
        if (line.startsWith(u'|') && line.endsWith(u'|') && line.size() > 2)
            return row(line);
        m_inTable = false;
        if (line.isEmpty() || rule.match(line).hasMatch())
            return endParagraph();
        if (const auto match = heading.match(line); match.hasMatch())
            return add(match.capturedLength(1) <= 3 ? Block::Kind::Title : Block::Kind::Heading, match.captured(2));
        if (const auto match = bullet.match(line); match.hasMatch())
            return add(Block::Kind::Bullet, match.captured(1));
        if (const auto match = numbered.match(line); match.hasMatch())
            return add(Block::Kind::Numbered, match.captured(1));
        if (m_paragraph.isEmpty() && line.size() > 2 && line.startsWith(u'_') && line.endsWith(u'_'))
            return add(Block::Kind::Note, line.mid(1, line.size() - 2));
        m_paragraph += (m_paragraph.isEmpty() ? QString() : QStringLiteral(" ")) + line;
    }

    void add(Block::Kind kind, const QString &text)
    {
        endParagraph();
        m_blocks.append(block(kind, InlineReader(text).read()));
    }

    void row(const QString &line)
    {
        static const QRegularExpression underline(QStringLiteral("^\\|(\\s*:?-+:?\\s*\\|)+$"));
        endParagraph();
        if (underline.match(line).hasMatch())
            return;
        Block each{m_inTable ? Block::Kind::TableRow : Block::Kind::TableHead, {}};
        for (const QString &cell : cellsOf(line))
            each.cells.append(InlineReader(cell).read());
        m_blocks.append(each);
        m_inTable = true;
    }

    /// Between unescaped bars; escapes stay for the reader of the cell.
    static QStringList cellsOf(const QString &line)
    {
        QStringList cells;
        QString cell;
        for (qsizetype i = 1; i < line.size(); ++i) {
            if (line[i] == u'\\' && i + 1 < line.size()) {
                cell += line.mid(i++, 2);
            } else if (line[i] == u'|') {
                cells.append(cell.trimmed());
                cell.clear();
            } else {
                cell += line[i];
            }
        }
        return cells;
    }

    void endParagraph()
    {
        if (!m_paragraph.isEmpty())
            m_blocks.append(block(Block::Kind::Paragraph, InlineReader(m_paragraph).read()));
        m_paragraph.clear();
    }

    Blocks m_blocks;
    QString m_paragraph;
    bool m_code = false, m_inTable = false;
};

} // namespace

Blocks fromMarkdown(QStringView text, qsizetype maximum)
{
    QString plain = text.left(maximum).toString();
    plain.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return MarkdownReader().read(base::plainBlock(plain.replace(u'\r', u'\n'), maximum));
}

} // namespace summary
