// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/incidents/commenttext.h"

#include "core/base/text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QTextCursor>
#include <QTextList>
#include <QTextTable>

namespace ui {

/// Writes blocks into a document.
class CommentText::Filler
{
public:
    explicit Filler(QTextDocument *document)
        : m_cursor(document)
    {
    }

    void write(const summary::Blocks &blocks)
    {
        for (qsizetype i = 0; i < blocks.size(); ++i) {
            if (blocks[i].isTable()) {
                qsizetype end = i + 1;
                while (end < blocks.size() && blocks[end].kind == summary::Block::Kind::TableRow)
                    ++end;
                table(blocks.mid(i, end - i));
                i = end - 1;
            } else {
                paragraph(blocks[i]);
            }
        }
    }

private:
    using Kind = summary::Block::Kind;

    QTextCharFormat look(Kind kind, bool bold) const
    {
        const picture::Colours &c = theme::colours();
        QTextCharFormat format;
        const theme::Text text = kind == Kind::Title ? theme::Text::Title
            : kind == Kind::Heading                  ? theme::Text::Strong
            : kind == Kind::Note                     ? theme::Text::Small
            : kind == Kind::TableHead                ? theme::Text::Small
            : bold                                   ? theme::Text::Strong
                                                     : theme::Text::Base;
        format.setFont(theme::font(text));
        format.setForeground(kind == Kind::Note || kind == Kind::TableHead ? c.muted : c.text);
        return format;
    }

    void runs(const summary::Line &line, Kind kind)
    {
        for (const summary::Run &run : line) {
            QTextCharFormat format = look(kind, run.bold);
            if (!run.href.isEmpty()) { // shown, never followed: the text stays plain, the target is in the source
                format.setForeground(theme::colours().accent);
                format.setFontUnderline(true);
            }
            m_cursor.insertText(base::plainBlock(run.text).replace(u'\n', u' '), format);
        }
    }

    void paragraph(const summary::Block &block)
    {
        QTextBlockFormat format;
        const bool item = block.kind == Kind::Bullet || block.kind == Kind::Numbered;
        format.setTopMargin(block.kind == Kind::Heading ? 10 : item ? 0 : 2);
        format.setBottomMargin(item ? 1 : 4);
        if (m_fresh)
            m_cursor.setBlockFormat(format);
        else
            m_cursor.insertBlock(format);
        m_fresh = false;
        if (item) {
            QTextListFormat list;
            list.setStyle(block.kind == Kind::Bullet ? QTextListFormat::ListDisc : QTextListFormat::ListDecimal);
            list.setIndent(1);
            if (m_list && m_list->format().style() == list.style() && m_lastKind == block.kind)
                m_list->add(m_cursor.block());
            else
                m_list = m_cursor.createList(list);
        }
        m_lastKind = block.kind;
        runs(block.cells.value(0), block.kind);
    }

    void table(const summary::Blocks &rows)
    {
        const picture::Colours &c = theme::colours();
        int columns = 1;
        for (const summary::Block &row : rows)
            columns = std::max(columns, int(row.cells.size()));
        QTextTableFormat format;
        format.setCellPadding(5);
        format.setCellSpacing(0);
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(c.border);
        format.setTopMargin(2);
        format.setBottomMargin(8);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        QTextTable *table = m_cursor.insertTable(int(rows.size()), columns, format);
        for (int r = 0; r < rows.size(); ++r) {
            for (int column = 0; column < rows[r].cells.size(); ++column) {
                QTextTableCell cell = table->cellAt(r, column);
                if (rows[r].kind == Kind::TableHead) {
                    QTextTableCellFormat head;
                    head.setBackground(c.header);
                    cell.setFormat(head);
                }
                m_cursor = cell.firstCursorPosition();
                runs(rows[r].cells[column], rows[r].kind);
            }
        }
        m_cursor = table->lastCursorPosition();
        m_cursor.movePosition(QTextCursor::NextBlock);
        m_fresh = true; // there is an empty paragraph behind every table
        m_lastKind = Kind::TableRow;
    }

    QTextCursor m_cursor;
    QTextList *m_list = nullptr;
    Kind m_lastKind = Kind::Paragraph;
    bool m_fresh = true;
};

CommentText::CommentText(QWidget *parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setAcceptRichText(false);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(14);
    document()->setIndentWidth(18);
    setAccessibleName(tr("Preview of the comment"));
}

void CommentText::setBlocks(const summary::Blocks &blocks)
{
    m_blocks = blocks;
    fill();
}

void CommentText::fill()
{
    document()->clear();
    Filler(document()).write(m_blocks);
    moveCursor(QTextCursor::Start);
}

void CommentText::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        fill();
}

} // namespace ui
