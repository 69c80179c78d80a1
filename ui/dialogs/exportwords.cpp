// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/exportwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui::exportwords {

namespace {

struct Said
{
    Q_DECLARE_TR_FUNCTIONS(ui::exportwords)
};

Words dataWords(exporting::Format format)
{
    using exporting::Format;
    switch (format) {
    case Format::Csv:
        return {Group::Data, Said::tr("CSV table"),
                Said::tr("One table for a spreadsheet or a database; safe against formulas."),
                Said::tr("All other tables, the raw answers and your notes.")};
    case Format::Text:
        return {Group::Data, Said::tr("Text"),
                Said::tr("Ranked actors and the heaviest claims of each; hosts are defanged."),
                Said::tr("All but the five heaviest claims of an actor, hosts without evidence, notes.")};
    default:
        return {Group::Data, Said::tr("JSON result"),
                Said::tr("For scripts: everything with its evidence, in a stable schema."),
                Said::tr("Your notes and where the nodes stand.")};
    }
}

Words graphWords(exporting::Format format)
{
    using exporting::Format;
    const QString lost = Said::tr("Raw answers, rejected entries, notes, where the nodes stand.");
    switch (format) {
    case Format::Gexf:
        return {Group::Graph, Said::tr("GEXF 1.3"),
                Said::tr("For Gephi: nodes and edges with their values, colours and shapes."), lost};
    case Format::Dot:
        return {Group::Graph, Said::tr("DOT"), Said::tr("For Graphviz; labels are defanged."), lost};
    default:
        return {Group::Graph, Said::tr("GraphML"),
                Said::tr("For graph programs: hosts and actors, records and claims with their values."), lost};
    }
}

Words intelligenceWords(exporting::Format format)
{
    using exporting::Format;
    switch (format) {
    case Format::Misp:
        return {Group::Intelligence, Said::tr("MISP event"),
                Said::tr("Hosts as attributes with evidence and tags. Only hosts that lead to an actor are for "
                         "detection. Not published."),
                Said::tr("Records other than addresses, terms of the score, rejected entries, raw answers, notes.")};
    case Format::Navigator:
        return {
            Group::Intelligence, Said::tr("ATT&CK Navigator layer"),
            Said::tr("The techniques that the profiles of the actors name, scored by the actors."),
            Said::tr("Everything else: hosts, records, claims. Where no profile names a technique there is no layer.")};
    default:
        return {
            Group::Intelligence, Said::tr("STIX 2.1 bundle"),
            Said::tr(
                "Observables, indicators, intrusion sets with what leads to them, sightings with the evidence, notes."),
            Said::tr("Raw answers, rejected entries; the terms of the score are words only.")};
    }
}

Words reportWords(exporting::Format format)
{
    using exporting::Format;
    const QString lost = Said::tr("Raw answers, and rows of long tables beyond a limit; they are counted.");
    switch (format) {
    case Format::Markdown:
        return {Group::Report, Said::tr("Markdown report"),
                Said::tr("For a ticket or a wiki; nothing in it is a link."),
                Said::tr("The picture. Raw answers, and rows of long tables beyond a limit; they are counted.")};
    case Format::PdfReport:
        return {Group::Report, Said::tr("PDF report"),
                Said::tr("For paper: evidence, timeline and tables, the picture on the last page."), lost};
    default:
        return {Group::Report, Said::tr("HTML report"),
                Said::tr("One page with picture, evidence, timeline and tables. It loads nothing and runs nothing."),
                lost};
    }
}

Words pictureWords(exporting::Format format)
{
    using exporting::Format;
    const QString holds = Said::tr("The graph as it stands, with what the filters show.");
    const QString lost = Said::tr("Everything that is not in the picture: evidence, hosts inside bundles, notes.");
    switch (format) {
    case Format::Png:
        return {Group::Picture, Said::tr("PNG picture"), holds, lost};
    case Format::Pdf:
        return {Group::Picture, Said::tr("PDF picture"), holds, lost};
    default:
        return {Group::Picture, Said::tr("SVG drawing"), holds, lost};
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
        return Said::tr("Data");
    case Group::Graph:
        return Said::tr("Graph programs");
    case Group::Intelligence:
        return Said::tr("Threat intelligence");
    case Group::Report:
        return Said::tr("Reports");
    case Group::Picture:
        break;
    }
    return Said::tr("Pictures");
}

QString name(exporting::Table table)
{
    using exporting::Table;
    switch (table) {
    case Table::Claims:
        return Said::tr("Claims");
    case Table::Actors:
        return Said::tr("Actors");
    case Table::Hosts:
        return Said::tr("Hosts");
    case Table::Records:
        return Said::tr("Records");
    case Table::Incomplete:
        return Said::tr("Incomplete");
    case Table::Rejected:
        break;
    }
    return Said::tr("Not used");
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

} // namespace ui::exportwords
