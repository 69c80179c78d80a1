// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/comment.h"
#include "core/summary/writer.h"

namespace summary {

namespace {

constexpr qsizetype numberRoom = 16; ///< " (100/100)" and some air

/// A block as several whose raw text is at most `most` characters, torn at blanks where there are any.
Blocks torn(const Block &source, qsizetype most)
{
    QString rest = plainText(source);
    const Block::Kind kind = source.isTable() ? Block::Kind::Paragraph : source.kind;
    Blocks pieces;
    while (!rest.isEmpty()) {
        qsizetype cut = rest.size();
        if (cut > most) {
            cut = rest.lastIndexOf(u' ', most);
            if (cut < most / 2)
                cut = rest[most - 1].isHighSurrogate() ? most - 1 : most;
        }
        pieces.append(block(kind, rest.left(cut).trimmed()));
        rest = rest.mid(cut).trimmed();
    }
    return pieces;
}

/// Fills parts one after the other.
class Cutter
{
public:
    Cutter(const Blocks &blocks, Format format, qsizetype limit)
        : m_format(format)
        , m_limit(limit - numberRoom)
        , m_writer(format)
    {
        const bool titled = !blocks.isEmpty() && blocks.constFirst().kind == Block::Kind::Title;
        m_title = titled ? blocks.constFirst() : block(Block::Kind::Title, QStringLiteral("MDTI Actor Lookup"));
        Blocks rest;
        if (Writer(format).sizeWith(m_title) > m_limit / 3) {
            rest = torn(m_title, std::max<qsizetype>(8, m_limit / 24));
            m_title = rest.takeFirst();
        }
        begin();
        for (Block &each : rest) {
            each.kind = Block::Kind::Paragraph;
            place(each, true);
        }
        for (const Block &each : blocks.mid(titled ? 1 : 0))
            place(each, true);
        m_parts.append(m_part);
    }

    QList<Blocks> parts() const { return m_parts; }

private:
    void begin()
    {
        m_writer = Writer(m_format);
        m_part = {m_title};
        m_writer.add(m_title);
    }

    void put(const Block &block)
    {
        m_writer.add(block);
        m_part.append(block);
    }

    void place(const Block &block, bool mayTear)
    {
        if (block.kind == Block::Kind::TableHead)
            m_head = block;
        else if (block.kind != Block::Kind::TableRow)
            m_head.reset();
        if (m_writer.sizeWith(block) <= m_limit)
            return put(block);
        if (fitsAlone(block)) {
            turnPage();
            if (m_writer.sizeWith(block) > m_limit) { // a heading as long as a page goes alone
                m_parts.append(m_part);
                begin();
            }
            if (m_head && block.kind == Block::Kind::TableRow)
                put(*m_head);
            return put(block);
        }
        if (!mayTear)
            return put(block); // cannot be: pieces are small
        m_head.reset();
        for (const Block &piece : torn(block, std::max<qsizetype>(8, m_limit / 12)))
            place(piece, false);
    }

    /// A heading at the end of a part goes on with its text.
    void turnPage()
    {
        Blocks carried;
        while (
            m_part.size() > 1
            && (m_part.constLast().kind == Block::Kind::Heading || m_part.constLast().kind == Block::Kind::TableHead))
            carried.prepend(m_part.takeLast());
        if (!carried.isEmpty() && carried.constLast().kind == Block::Kind::TableHead && m_head)
            carried.removeLast(); // put again by the caller
        if (m_part.size() == 1)
            return restart(carried);
        m_parts.append(m_part);
        restart(carried);
    }

    void restart(const Blocks &carried)
    {
        begin();
        for (const Block &each : carried)
            put(each);
    }

    bool fitsAlone(const Block &block) const
    {
        Writer writer(m_format);
        writer.add(m_title);
        if (m_head && block.kind == Block::Kind::TableRow)
            writer.add(*m_head);
        return writer.sizeWith(block) <= m_limit - m_limit / 8; // room for a heading that is carried along
    }

    Format m_format;
    qsizetype m_limit;
    Writer m_writer;
    Block m_title;
    std::optional<Block> m_head;
    Blocks m_part;
    QList<Blocks> m_parts;
};

} // namespace

QList<Blocks> split(const Blocks &blocks, Format format, qsizetype limit)
{
    if (render(blocks, format).size() <= limit)
        return {blocks};
    QList<Blocks> parts = Cutter(blocks, format, std::max<qsizetype>(limit, 300)).parts();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        Line &title = parts[i][0].cells[0];
        title.append({QStringLiteral(" (%1/%2)").arg(i + 1).arg(parts.size()), false, {}});
    }
    return parts;
}

QStringList parts(const Blocks &blocks, Format format, qsizetype limit)
{
    QStringList texts;
    for (const Blocks &each : split(blocks, format, limit))
        texts.append(render(each, format));
    return texts;
}

Blocks merged(const QList<Blocks> &comments)
{
    Blocks all;
    for (const Blocks &each : comments)
        all += each;
    return all;
}

} // namespace summary
