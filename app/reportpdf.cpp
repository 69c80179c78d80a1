// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/reportpdf.h"

#include "core/export/report.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include <cmath>

namespace app {

namespace {

constexpr int dotsPerInch = 150;

class PaperReport
{
public:
    PaperReport(const exporting::Document &document, QPdfWriter &writer)
        : m_mark(document.mark())
        , m_writer(writer)
        , m_tool(document.toolName + u' ' + document.toolVersion)
    {
    }

    bool print(const QByteArray &html, const picture::Sheet *sheet)
    {
        QTextDocument text;
        text.setUndoRedoEnabled(false);
        text.setDocumentMargin(0);
        text.documentLayout()->setPaintDevice(&m_writer);
        text.setDefaultFont(QFont(QStringLiteral("sans-serif"), 9));
        text.setHtml(QString::fromUtf8(html));
        const QSizeF page(m_writer.width(), m_writer.height() - 2 * margin());
        text.setPageSize(page);
        keepTogether(text, page);
        m_pages = text.pageCount() + (sheet ? 1 : 0);
        QPainter painter;
        if (!painter.begin(&m_writer))
            return false;
        for (int i = 0; i < text.pageCount(); ++i) {
            if (i > 0)
                m_writer.newPage();
            painter.save();
            painter.translate(0, margin() - i * page.height());
            QAbstractTextDocumentLayout::PaintContext context;
            context.palette.setColor(QPalette::Text, Qt::black);
            context.clip = QRectF(0, i * page.height(), page.width(), page.height());
            painter.setClipRect(context.clip);
            text.documentLayout()->draw(&painter, context);
            painter.restore();
            edges(painter, i + 1);
        }
        if (sheet)
            drawSheet(painter, *sheet);
        return painter.end();
    }

private:
    int margin() const { return dotsPerInch * 2 / 5; } ///< head and foot, inside the page's own margins

    /// Short sections stay on one page, and no heading stands alone at its foot.
    static void keepTogether(QTextDocument &text, const QSizeF &page)
    {
        const qreal pageHeight = page.height();
        constexpr qreal shortSection = 0.45, room = 0.12; // of a page
        const QAbstractTextDocumentLayout *layout = text.documentLayout();
        const auto isHeading = [](const QTextBlock &block) { return block.blockFormat().headingLevel() > 0; };
        for (QTextBlock block = text.begin(); block.isValid(); block = block.next()) {
            if (!isHeading(block) || isHeading(block.previous()))
                continue; // the second of two goes with the first
            QTextBlock end = block.next();
            while (end.isValid() && (!isHeading(end) || isHeading(end.previous())))
                end = end.next();
            const qreal top = layout->blockBoundingRect(block).top(),
                        bottom = end.isValid() ? layout->blockBoundingRect(end).top() - 1 : layout->documentSize().height();
            const qreal left = pageHeight - (top - std::floor(top / pageHeight) * pageHeight); // on this page
            const bool crosses = bottom - top > left;
            if (!crosses || (bottom - top > pageHeight * shortSection && left > pageHeight * room))
                continue;
            QTextBlockFormat format = block.blockFormat();
            format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
            QTextCursor(block).setBlockFormat(format);
            // The layout loses lines when it is only told of the change.
            text.setPageSize(page + QSizeF(1, 1));
            text.setPageSize(page);
        }
    }

    void drawSheet(QPainter &painter, const picture::Sheet &sheet)
    {
        const QSizeF size = picture::sheetSize(sheet);
        m_writer.setPageOrientation(size.width() > size.height() ? QPageLayout::Landscape : QPageLayout::Portrait);
        m_writer.newPage();
        const QRectF whole(0, margin(), m_writer.width(), m_writer.height() - 2 * margin());
        picture::paintSheet(painter, sheet, whole);
        edges(painter, m_pages);
    }

    /// TLP 2.0 asks for the mark in head and foot of every page.
    void edges(QPainter &painter, int page)
    {
        painter.save();
        QFont font(QStringLiteral("sans-serif"), 8);
        painter.setFont(font);
        const QRectF head(0, 0, m_writer.width(), margin() * 0.7);
        const QRectF foot = head.translated(0, m_writer.height() - head.height());
        painter.setPen(QColor(0x5a, 0x64, 0x75));
        painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, m_tool);
        if (m_mark == base::Tlp::None) {
            painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom, QStringLiteral("%1 / %2").arg(page).arg(m_pages));
        } else {
            painter.drawText(foot, Qt::AlignHCenter | Qt::AlignBottom, QStringLiteral("%1 / %2").arg(page).arg(m_pages));
            mark(painter, head, Qt::AlignTop);
            mark(painter, foot, Qt::AlignBottom);
        }
        painter.restore();
    }

    void mark(QPainter &painter, const QRectF &area, Qt::Alignment side)
    {
        QFont font(QStringLiteral("sans-serif"), 9);
        font.setBold(true);
        painter.setFont(font);
        const QString words = base::toString(m_mark);
        QRectF box = QFontMetricsF(font, &m_writer).boundingRect(words).adjusted(-10, -4, 10, 4);
        box.moveRight(area.right());
        if (side == Qt::AlignTop)
            box.moveTop(area.top());
        else
            box.moveBottom(area.bottom());
        painter.fillRect(box, Qt::black);
        painter.setPen(colour());
        painter.drawText(box, Qt::AlignCenter, words);
    }

    QColor colour() const
    {
        switch (m_mark) {
        case base::Tlp::Red:
            return QColor(0xff, 0x2b, 0x2b);
        case base::Tlp::Amber:
        case base::Tlp::AmberStrict:
            return QColor(0xff, 0xc0, 0x00);
        case base::Tlp::Green:
            return QColor(0x33, 0xff, 0x00);
        case base::Tlp::Clear:
        case base::Tlp::None:
            break;
        }
        return Qt::white;
    }

    base::Tlp m_mark;
    QPdfWriter &m_writer;
    QString m_tool;
    int m_pages = 0;
};

} // namespace

base::Status writeReportPdf(const exporting::Document &document, const picture::Sheet *sheet, QIODevice *out)
{
    exporting::ReportOptions options;
    options.paper = true;
    options.rows = 200;
    options.claimsPerActor = 20;
    QBuffer html;
    html.open(QIODevice::WriteOnly);
    if (const base::Status written = exporting::writeHtml(document, options, &html); !written)
        return written;
    QPdfWriter writer(out);
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(15, 12, 15, 12), QPageLayout::Millimeter);
    writer.setTitle(QStringLiteral("Actors behind indicators"));
    writer.setCreator(document.toolName);
    if (!PaperReport(document, writer).print(html.data(), sheet))
        return base::failure(base::Failure::Storage, out->errorString());
    return {};
}

} // namespace app
