// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "core/export/facts.h"
#include "core/export/notemarkup.h"
#include "core/export/report.h"

#include <QCoreApplication>

namespace exporting {

namespace {

constexpr const char *htmlStyle = R"(
:root{color-scheme:light dark;--ink:#1c2330;--soft:#5a6475;--line:#d5dae2;--back:#fff;--head:#f3f5f8;--actor:#7c4dbe;--host:#2e7d8c}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#a3adbb;--line:#3a4353;--back:#171b22;--head:#212733;--actor:#b08cf0;--host:#5fb6c5}}
body{margin:2rem auto;max-width:70rem;padding:0 1rem;font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--back)}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid var(--line)}h3{font-size:1rem;margin-bottom:.3rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.6rem 0}
th,td{text-align:start;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:break-word}
.n{white-space:nowrap}
th{background:var(--head);font-weight:600;white-space:nowrap}
.mark{display:inline-block;font-weight:700;padding:.1rem .6rem;border:2px solid var(--ink);background:#000;color:#fff}
blockquote{margin:.4rem 0;padding:.2rem .9rem;border-inline-start:3px solid var(--actor)}blockquote p{margin:.3rem 0}
img,svg{max-width:100%;height:auto}svg text{fill:var(--ink);font:12px system-ui,sans-serif}.axis{stroke:var(--line)}
.actor{fill:var(--actor)}.host{fill:var(--host)}
@media print{body{margin:0;max-width:none}h2,h3,tr{break-inside:avoid}h2,h3{break-after:avoid}}
)";

constexpr const char *paperStyle = "body{font-size:9pt}h1{font-size:17pt}h2{font-size:13pt}h3{font-size:10.5pt}"
                                   "th{background-color:#eef1f5;font-weight:600}td{font-size:8pt}th{font-size:8pt}";

/// "black on white" for each mark, as TLP 2.0 asks for.
QString markColour(const QString &mark)
{
    if (mark.endsWith(u"RED"))
        return QStringLiteral("#FF2B2B");
    if (mark.contains(u"AMBER"))
        return QStringLiteral("#FFC000");
    if (mark.endsWith(u"GREEN"))
        return QStringLiteral("#33FF00");
    return QStringLiteral("#FFFFFF");
}

class HtmlSink final : public ReportSink
{
public:
    explicit HtmlSink(bool paper)
        : m_paper(paper)
    {
    }
    QString html;

    void begin(const QString &title, const QString &mark) override
    {
        html += QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        if (!m_paper)
            html += QStringLiteral("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                                   "style-src 'unsafe-inline'; img-src data:\">\n"
                                   "<meta name=\"referrer\" content=\"no-referrer\">\n"
                                   "<meta name=\"viewport\" content=\"width=device-width\">\n");
        html += QStringLiteral("<title>") + escaped(title) + QStringLiteral("</title>\n<style>")
            + QLatin1String(m_paper ? paperStyle : htmlStyle) + QStringLiteral("</style>\n</head>\n<body>\n");
        tlp(mark);
        html += QStringLiteral("<h1>") + escaped(title) + QStringLiteral("</h1>\n");
    }
    void heading(int level, const QString &words) override
    {
        const QString tag = QStringLiteral("h%1>").arg(level);
        html += u'<' + tag + isolated(words) + QStringLiteral("</") + tag + u'\n';
    }
    void paragraph(const QString &words) override { html += QStringLiteral("<p dir=\"auto\">") + escaped(words) + QStringLiteral("</p>\n"); }
    void list(const QStringList &items) override
    {
        html += QStringLiteral("<ul>\n");
        for (const QString &item : items)
            html += QStringLiteral("<li>") + isolated(item) + QStringLiteral("</li>\n");
        html += QStringLiteral("</ul>\n");
    }
    void table(const QStringList &head, const QList<QStringList> &rows) override
    {
        html += m_paper ? QStringLiteral("<table border=\"1\" cellspacing=\"0\" cellpadding=\"3\" width=\"100%\" "
                                         "style=\"border-collapse:collapse;border-color:#c4cad4\">\n<thead><tr>")
                        : QStringLiteral("<div class=\"wide\"><table>\n<thead><tr>");
        for (const QString &cell : head)
            html += QStringLiteral("<th scope=\"col\">") + escaped(cell) + QStringLiteral("</th>");
        html += QStringLiteral("</tr></thead>\n<tbody>\n");
        for (const QStringList &row : rows) {
            html += QStringLiteral("<tr>");
            for (const QString &cell : row)
                html += (cell.size() <= 12 ? QStringLiteral("<td class=\"n\">") : QStringLiteral("<td>")) + isolated(cell)
                    + QStringLiteral("</td>");
            html += QStringLiteral("</tr>\n");
        }
        html += m_paper ? QStringLiteral("</tbody></table>\n") : QStringLiteral("</tbody></table></div>\n");
    }
    void note(const QString &words) override
    {
        html += QStringLiteral("<blockquote dir=\"auto\">") + noteHtml(defangedProse(base::plainBlock(words)))
            + QStringLiteral("</blockquote>\n");
    }
    void picture(const QByteArray &svg) override
    {
        // An image, not inline markup: nothing in it can run, load or be clicked.
        html += QStringLiteral("<p><img alt=\"") + escaped(QCoreApplication::translate("exporting::Report", "Graph of indicators, hosts and actors; the tables say the same")) + QStringLiteral("\" "
                               "src=\"data:image/svg+xml;base64,")
            + QString::fromLatin1(svg.toBase64()) + QStringLiteral("\"></p>\n");
    }
    void timeline(const QList<Span> &spans) override
    {
        if (!m_paper)
            drawing(spans);
    }
    void end(const QString &mark) override
    {
        tlp(mark);
        html += QStringLiteral("</body>\n</html>\n");
    }

private:
    static QString escaped(const QString &words) { return base::escapeHtml(words); }
    /// Right-to-left text must not turn its surroundings around.
    QString isolated(const QString &words) const
    {
        return m_paper ? escaped(words) : QStringLiteral("<bdi>") + escaped(words) + QStringLiteral("</bdi>");
    }

    void tlp(const QString &mark)
    {
        if (mark.isEmpty())
            return;
        if (m_paper)
            return; // on every page, by whoever prints it
        html += QStringLiteral("<p class=\"mark\" style=\"color:%1\">").arg(markColour(mark)) + escaped(mark) + QStringLiteral("</p>\n");
    }

    void drawing(const QList<Span> &spans)
    {
        constexpr int rowHeight = 20, left = 260, width = 900, right = 20, top = 24;
        qint64 from = spans.first().first, to = spans.first().last;
        for (const Span &span : spans) {
            from = std::min(from, span.first);
            to = std::max(to, span.last);
        }
        const double scale = double(width - left - right) / double(std::max<qint64>(to - from, 86'400));
        const int height = top + rowHeight * int(spans.size()) + 8;
        html += QStringLiteral("<svg role=\"img\" aria-label=\"")
            + escaped(QCoreApplication::translate("exporting::Report", "Timeline; the table below says the same"))
            + QStringLiteral("\" viewBox=\"0 0 %1 %2\" "
                               "xmlns=\"http://www.w3.org/2000/svg\">\n")
                    .arg(width)
                    .arg(height);
        html += QStringLiteral("<text x=\"%1\" y=\"14\">%2</text><text x=\"%3\" y=\"14\" text-anchor=\"end\">%4</text>\n")
                    .arg(QString::number(left), isoDay(from), QString::number(width - right), isoDay(to));
        html += QStringLiteral("<line class=\"axis\" x1=\"%1\" x2=\"%2\" y1=\"20\" y2=\"20\"/>\n").arg(left).arg(width - right);
        int y = top;
        for (const Span &span : spans) {
            const QString label = span.label.size() > 38 ? span.label.left(37) + u'…' : span.label;
            const double x = left + double(span.first - from) * scale;
            const double length = std::max(2.0, double(span.last - span.first) * scale);
            html += QStringLiteral("<text x=\"%1\" y=\"%2\" text-anchor=\"end\">").arg(left - 8).arg(y + 13) + escaped(label)
                + QStringLiteral("</text><rect class=\"%1\" x=\"%2\" y=\"%3\" width=\"%4\" height=\"12\" rx=\"2\"/>\n")
                      .arg(span.actor ? QStringLiteral("actor") : QStringLiteral("host"), QString::number(x, 'f', 1),
                           QString::number(y + 3), QString::number(length, 'f', 1));
            y += rowHeight;
        }
        html += QStringLiteral("</svg>\n");
    }

    bool m_paper;
};

} // namespace

base::Status writeHtml(const Document &document, const ReportOptions &options, QIODevice *out)
{
    HtmlSink sink(options.paper);
    composeReport(document, options, sink);
    const QByteArray bytes = sink.html.toUtf8();
    if (out->write(bytes) != bytes.size())
        return base::failure(base::Failure::Storage, out->errorString());
    return {};
}

} // namespace exporting
