// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/graphml.h"

#include "core/export/graphfields.h"
#include "core/export/xmlfile.h"

namespace exporting {

namespace {

void graphMlKey(XmlFile &xml, const char *prefix, const char *owner, const GraphField &field)
{
    xml.empty("key");
    xml.attribute("id", QLatin1String(prefix) + QLatin1String(field.name));
    xml.attribute("for", QLatin1String(owner));
    xml.attribute("attr.name", QLatin1String(field.name));
    xml.attribute("attr.type", QLatin1String(field.type));
}

void graphMlData(XmlFile &xml, const char *prefix, const char *name, const QString &value)
{
    if (value.isNull())
        return;
    xml.begin("data");
    xml.attribute("key", QLatin1String(prefix) + QLatin1String(name));
    xml.text(value);
    xml.end();
}

void graphMlFields(XmlFile &xml, const char *prefix, const QList<GraphField> &fields, const QStringList &values)
{
    for (int i = 0; i < fields.size(); ++i)
        graphMlData(xml, prefix, fields[i].name, values[i]);
}

constexpr GraphField graphMlAbout[] = {
    {"tool", "string"}, {"version", "string"}, {"created", "string"}, {"complete", "boolean"}, {"tlp", "string"},
};

} // namespace

base::Status writeGraphMl(const Document &document, QIODevice *out)
{
    const QList<WrittenActor> actors = writtenActors(document);
    XmlFile xml(out);
    xml.begin("graphml");
    xml.attribute("xmlns", QStringLiteral("http://graphml.graphdrawing.org/xmlns"));
    for (const GraphField &field : graphMlAbout)
        graphMlKey(xml, "g_", "graph", field);
    graphMlKey(xml, "n_", "node", {"label", "string"});
    for (const GraphField &field : nodeFields())
        graphMlKey(xml, "n_", "node", field);
    graphMlKey(xml, "e_", "edge", {"label", "string"});
    for (const GraphField &field : edgeFields())
        graphMlKey(xml, "e_", "edge", field);
    xml.begin("graph");
    xml.attribute("id", QStringLiteral("investigation"));
    xml.attribute("edgedefault", QStringLiteral("directed"));
    const QStringList about = {document.toolName, document.toolVersion, isoTime(document.created),
                               document.complete ? QStringLiteral("true") : QStringLiteral("false"),
                               base::toString(document.mark())};
    for (int i = 0; i < about.size(); ++i)
        graphMlData(xml, "g_", graphMlAbout[i].name, about[i].isEmpty() ? QString() : about[i]);
    eachNode(document, actors, [&xml](const GraphNode &node) {
        xml.begin("node");
        xml.attribute("id", node.id);
        graphMlData(xml, "n_", "label", node.label);
        graphMlFields(xml, "n_", nodeFields(), node.values);
        xml.end();
    });
    eachEdge(document, actors, [&xml](const GraphEdge &edge) {
        xml.begin("edge");
        xml.attribute("id", edge.id);
        xml.attribute("source", edge.source);
        xml.attribute("target", edge.target);
        graphMlData(xml, "e_", "label", edge.label);
        graphMlFields(xml, "e_", edgeFields(), edge.values);
        xml.end();
    });
    xml.end();
    xml.end();
    return xml.finish();
}

} // namespace exporting
