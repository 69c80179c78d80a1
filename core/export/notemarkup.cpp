// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/notemarkup.h"

#include <QRegularExpression>
#include <QStringList>

namespace exporting {

namespace {

/// Emphasis and code within a line that is escaped already; marks without a partner stay as they are written.
QString inlineHtml(const QString &line)
{
    static const QRegularExpression code(QStringLiteral("`([^`]+)`"));
    static const QRegularExpression strong(QStringLiteral(R"((\*\*|__)(?=\S)(.+?)(?<=\S)\1)"));
    static const QRegularExpression emphasis(QStringLiteral(R"((?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*]))"));
    QString html;
    qsizetype from = 0;
    const auto plain = [&](qsizetype to) {
        QString part = line.mid(from, to - from);
        part.replace(strong, QStringLiteral("<strong>\\2</strong>"));
        part.replace(emphasis, QStringLiteral("<em>\\1</em>"));
        html += part;
    };
    for (auto match = code.globalMatch(line); match.hasNext();) { // what is code is not read any further
        const QRegularExpressionMatch found = match.next();
        plain(found.capturedStart());
        html += QStringLiteral("<code>") + found.captured(1) + QStringLiteral("</code>");
        from = found.capturedEnd();
    }
    plain(line.size());
    return html;
}

class NoteWriter
{
public:
    QString write(const QString &text)
    {
        static const QRegularExpression item(QStringLiteral(R"(^\s{0,6}(?:([-*+])|(\d{1,3})[.)])\s+(.*)$)"));
        static const QRegularExpression heading(QStringLiteral(R"(^#{1,6}\s+(.*?)\s*#*$)"));
        for (const QString &line : text.toHtmlEscaped().split(u'\n')) {
            const QRegularExpressionMatch listed = item.match(line), headed = heading.match(line);
            if (line.trimmed().isEmpty()) {
                close();
            } else if (headed.hasMatch()) {
                close();
                m_html += QStringLiteral("<p><strong>") + inlineHtml(headed.captured(1)) + QStringLiteral("</strong></p>");
            } else if (listed.hasMatch()) {
                open(listed.captured(1).isEmpty() ? QStringLiteral("ol") : QStringLiteral("ul"));
                m_html += QStringLiteral("<li>") + inlineHtml(listed.captured(3)) + QStringLiteral("</li>");
            } else if (m_open == u"p") {
                m_html += QStringLiteral("<br>") + inlineHtml(line);
            } else {
                open(QStringLiteral("p"));
                m_html += inlineHtml(line);
            }
        }
        close();
        return m_html;
    }

private:
    void open(const QString &tag)
    {
        if (m_open == tag)
            return;
        close();
        m_open = tag;
        m_html += u'<' + tag + u'>';
    }
    void close()
    {
        if (!m_open.isEmpty())
            m_html += QStringLiteral("</") + m_open + u'>';
        m_open.clear();
    }

    QString m_html, m_open;
};

} // namespace

QString noteHtml(const QString &text)
{
    return NoteWriter().write(text);
}

} // namespace exporting
