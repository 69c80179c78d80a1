// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringView>

/// What is written into an incident: composed from values, kept as blocks of plain text until the last moment. Only
/// render() makes markup of it, so that nothing that came from outside is ever markup. Pure functions; any thread.
namespace summary {

/// A piece of a line. `text` is plain, one line, without invisible characters.
struct Run
{
    QString text;
    bool bold = false;
    QString href; ///< empty, or an https address of Microsoft (isLinkAllowed)
    bool operator==(const Run &) const = default;
};
using Line = QList<Run>;

/// One paragraph, list item or table row: what a comment is never torn inside of, if it can be helped.
struct Block
{
    enum class Kind {
        Title, ///< of a comment; carries "(1/3)" when it is split
        Heading,
        Paragraph,
        Bullet,
        Numbered,
        TableHead, ///< starts a table
        TableRow,
        Note, ///< small print
    };
    Kind kind = Kind::Paragraph;
    QList<Line> cells; ///< one, except in tables
    bool operator==(const Block &) const = default;

    bool isTable() const { return kind == Kind::TableHead || kind == Kind::TableRow; }
};
using Blocks = QList<Block>;

/// Text that came from outside as one run: one line, cut to `maximum` characters, and every host name, address and URL
/// in it defanged (decimal numbers, versions and technique numbers such as T1566.001 stay).
Run foreign(QStringView text, qsizetype maximum = 400);
Run bold(const QString &text);
/// As foreign(), as text.
QString defangWithin(QStringView text);

Block block(Block::Kind kind, const QString &text); ///< `text` is trusted or already made by foreign()
Block block(Block::Kind kind, Line line);
Block tableRow(const QStringList &cells, bool head = false);

/// https without user name and port, to a host of Microsoft (microsoft.com, azure.com, office.com and what is under
/// them).
bool isLinkAllowed(const QString &href);

/// The text of a block without markup; cells are parted by " | ".
QString plainText(const Block &block);
QString plainText(const Blocks &blocks);

enum class Format {
    Html, ///< the subset of the Sentinel contract (§5): p b i ul ol li table thead tbody tr th td a h3 h4
    Markdown, ///< for the Defender portal; readable as it stands
};
/// One fact a line in both formats. Everything is escaped here.
QString render(const Blocks &blocks, Format format);
/// Reads what render(…, Markdown) wrote, what an analyst edited, and what a model answered. Never fails: what it does
/// not know stays text. HTML is text. Links that are not allowed lose their target, images lose everything but their
/// words.
Blocks fromMarkdown(QStringView text, qsizetype maximum = 200'000);

} // namespace summary
