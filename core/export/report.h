// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/export/document.h"

#include <QByteArray>
#include <QIODevice>
#include <QList>
#include <QStringList>

namespace exporting {

struct ReportOptions
{
    QByteArray picture; ///< SVG of the graph; empty: none
    int rows = 500; ///< of a table, at most; what is left out is counted
    int claimsPerActor = 50;
    bool paper = false; ///< HTML for QTextDocument: plain tables, no drawings
};

/// What a report is made of, whatever it is written as. Text comes as it is; a sink escapes it.
class ReportSink
{
public:
    virtual ~ReportSink() = default;
    virtual void begin(const QString &title, const QString &mark) = 0;
    virtual void heading(int level, const QString &text) = 0; ///< 2 or 3
    virtual void paragraph(const QString &text) = 0;
    virtual void list(const QStringList &items) = 0;
    virtual void table(const QStringList &head, const QList<QStringList> &rows) = 0;
    /// What the analyst wrote, line breaks kept.
    virtual void note(const QString &text) = 0;
    virtual void picture(const QByteArray &svg) = 0;
    struct Span
    {
        QString label;
        qint64 first, last; ///< UTC seconds, first <= last
        bool actor = false;
    };
    /// A drawing of it, where there can be one; a table of the same follows.
    virtual void timeline(const QList<Span> &spans) = 0;
    virtual void end(const QString &mark) = 0;
};

/// Summary, findings, actors with score and evidence, picture, timeline, hosts, what is incomplete, held and rejected, how it
/// was made. Hosts and texts of the service are defanged.
void composeReport(const Document &document, const ReportOptions &options, ReportSink &sink);

/// CommonMark with tables. No picture.
base::Status writeMarkdown(const Document &document, const ReportOptions &options, QIODevice *out);
/// One self-contained page: loads nothing, runs nothing, links nowhere.
base::Status writeHtml(const Document &document, const ReportOptions &options, QIODevice *out);

} // namespace exporting
