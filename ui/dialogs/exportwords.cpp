// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/exportwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui::exportwords {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::exportwords", text);
}

Words dataWords(exporting::Format format)
{
    using exporting::Format;
    switch (format) {
    case Format::Csv:
        return {Group::Data, tr("CSV table"), tr("One table for a spreadsheet or a database; safe against formulas."),
                tr("All other tables, the raw answers and your notes.")};
    case Format::Text:
        return {Group::Data, tr("Text"), tr("Ranked actors and the heaviest claims of each; hosts are defanged."),
                tr("All but the five heaviest claims of an actor, hosts without evidence, notes.")};
    default:
        return {Group::Data, tr("JSON result"), tr("For scripts: everything with its evidence, in a stable schema."),
                tr("Your notes and where the nodes stand.")};
    }
}

Words graphWords(exporting::Format format)
{
    using exporting::Format;
    const QString lost = tr("Raw answers, rejected entries, notes, where the nodes stand.");
    switch (format) {
    case Format::Gexf:
        return {Group::Graph, tr("GEXF 1.3"), tr("For Gephi: nodes and edges with their values, colours and shapes."), lost};
    case Format::Dot:
        return {Group::Graph, tr("DOT"), tr("For Graphviz; labels are defanged."), lost};
    default:
        return {Group::Graph, tr("GraphML"), tr("For graph programs: hosts and actors, records and claims with their values."), lost};
    }
}

Words intelligenceWords(exporting::Format format)
{
    using exporting::Format;
    switch (format) {
    case Format::Misp:
        return {Group::Intelligence, tr("MISP event"),
                tr("Hosts as attributes with evidence and tags. Only hosts that lead to an actor are for detection. Not published."),
                tr("Records other than addresses, terms of the score, rejected entries, raw answers, notes.")};
    case Format::Navigator:
        return {Group::Intelligence, tr("ATT&CK Navigator layer"),
                tr("The techniques that the profiles of the actors name, scored by the actors."),
                tr("Everything else: hosts, records, claims. Where no profile names a technique there is no layer.")};
    default:
        return {Group::Intelligence, tr("STIX 2.1 bundle"),
                tr("Observables, indicators, intrusion sets with what leads to them, sightings with the evidence, notes."),
                tr("Raw answers, rejected entries; the terms of the score are words only.")};
    }
}

Words reportWords(exporting::Format format)
{
    using exporting::Format;
    const QString lost = tr("Raw answers, and rows of long tables beyond a limit; they are counted.");
    switch (format) {
    case Format::Markdown:
        return {Group::Report, tr("Markdown report"), tr("For a ticket or a wiki; nothing in it is a link."),
                tr("The picture. Raw answers, and rows of long tables beyond a limit; they are counted.")};
    case Format::PdfReport:
        return {Group::Report, tr("PDF report"), tr("For paper: evidence, timeline and tables, the picture on the last page."), lost};
    default:
        return {Group::Report, tr("HTML report"), tr("One page with picture, evidence, timeline and tables. It loads nothing and runs nothing."), lost};
    }
}

Words pictureWords(exporting::Format format)
{
    using exporting::Format;
    const QString holds = tr("The graph as it stands, with what the filters show.");
    const QString lost = tr("Everything that is not in the picture: evidence, hosts inside bundles, notes.");
    switch (format) {
    case Format::Png:
        return {Group::Picture, tr("PNG picture"), holds, lost};
    case Format::Pdf:
        return {Group::Picture, tr("PDF picture"), holds, lost};
    default:
        return {Group::Picture, tr("SVG drawing"), holds, lost};
    }
}

} // namespace

Words words(exporting::Format format)
{
    using exporting::Format;
    switch (format) {
    case Format::Json:
    case Format::Text:
    case Format::Csv:
        return dataWords(format);
    case Format::GraphMl:
    case Format::Gexf:
    case Format::Dot:
        return graphWords(format);
    case Format::Stix:
    case Format::Misp:
    case Format::Navigator:
        return intelligenceWords(format);
    case Format::Markdown:
    case Format::Html:
    case Format::PdfReport:
        return reportWords(format);
    case Format::Svg:
    case Format::Png:
    case Format::Pdf:
        break;
    }
    return pictureWords(format);
}

QString name(Group group)
{
    switch (group) {
    case Group::Data:
        return tr("Data");
    case Group::Graph:
        return tr("Graph programs");
    case Group::Intelligence:
        return tr("Threat intelligence");
    case Group::Report:
        return tr("Reports");
    case Group::Picture:
        break;
    }
    return tr("Pictures");
}

QString name(exporting::Table table)
{
    using exporting::Table;
    switch (table) {
    case Table::Claims:
        return tr("Claims");
    case Table::Actors:
        return tr("Actors");
    case Table::Hosts:
        return tr("Hosts");
    case Table::Records:
        return tr("Records");
    case Table::Incomplete:
        return tr("Incomplete");
    case Table::Rejected:
        break;
    }
    return tr("Not used");
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

} // namespace ui::exportwords
