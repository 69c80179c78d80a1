// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "core/export/facts.h"
#include "core/export/report.h"

#include <QCoreApplication>

namespace exporting {

namespace {

class MarkdownSink final : public ReportSink
{
public:
    QString text;

    void begin(const QString &title, const QString &mark) override
    {
        tlp(mark);
        text += QStringLiteral("# ") + escaped(title) + QStringLiteral("\n\n");
    }
    void heading(int level, const QString &words) override
    {
        text += QString(level, u'#') + u' ' + escaped(words) + QStringLiteral("\n\n");
    }
    void paragraph(const QString &words) override { text += escaped(words) + QStringLiteral("\n\n"); }
    void list(const QStringList &items) override
    {
        for (const QString &item : items)
            text += QStringLiteral("- ") + escaped(item) + u'\n';
        text += u'\n';
    }
    void table(const QStringList &head, const QList<QStringList> &rows) override
    {
        row(head);
        text += u'|' + QStringLiteral(" --- |").repeated(int(head.size())) + u'\n';
        for (const QStringList &each : rows)
            row(each);
        text += u'\n';
    }
    void note(const QString &words) override
    {
        // A quotation of plain text: what the analyst wrote may be Markdown, but it may also hold what was pasted.
        for (const QString &line : base::plainBlock(words).split(u'\n'))
            text += QStringLiteral("> ") + escaped(defangedProse(line)) + QStringLiteral("  \n");
        text += u'\n';
    }
    void picture(const QByteArray &) override
    {
        text += escaped(QCoreApplication::translate("exporting::Report", "The picture is in the HTML and PDF reports.")) + QStringLiteral("\n\n");
    }
    void timeline(const QList<Span> &) override { }
    void end(const QString &mark) override { tlp(mark); }

private:
    static QString escaped(const QString &words) { return base::escapeMarkdown(words); }
    void tlp(const QString &mark)
    {
        if (!mark.isEmpty())
            text += QStringLiteral("**") + escaped(mark) + QStringLiteral("**\n\n");
    }
    void row(const QStringList &cells)
    {
        text += u'|';
        for (const QString &cell : cells)
            text += u' ' + escaped(cell) + QStringLiteral(" |");
        text += u'\n';
    }
};

} // namespace

base::Status writeMarkdown(const Document &document, const ReportOptions &options, QIODevice *out)
{
    MarkdownSink sink;
    composeReport(document, options, sink);
    const QByteArray bytes = sink.text.trimmed().toUtf8() + '\n';
    if (out->write(bytes) != bytes.size())
        return base::failure(base::Failure::Storage, out->errorString());
    return {};
}

} // namespace exporting
