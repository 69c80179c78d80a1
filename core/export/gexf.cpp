// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/export/graphfields.h"
#include "core/export/graphml.h"
#include "core/export/xmlfile.h"

namespace exporting {

namespace {

/// GEXF says "integer" where GraphML says "int".
QString gexfType(const GraphField &field)
{
    const QString type = QLatin1String(field.type);
    return type == u"int" ? QStringLiteral("integer") : type;
}

void gexfFields(XmlFile &xml, const char *owner, const QList<GraphField> &fields)
{
    xml.begin("attributes");
    xml.attribute("class", QLatin1String(owner));
    xml.attribute("mode", QStringLiteral("static"));
    for (int i = 0; i < fields.size(); ++i) {
        xml.empty("attribute");
        xml.attribute("id", QString::number(i));
        xml.attribute("title", QLatin1String(fields[i].name));
        xml.attribute("type", gexfType(fields[i]));
    }
    xml.end();
}

void gexfValues(XmlFile &xml, const QStringList &values)
{
    xml.begin("attvalues");
    for (int i = 0; i < values.size(); ++i) {
        if (values[i].isNull())
            continue;
        xml.empty("attvalue");
        xml.attribute("for", QString::number(i));
        xml.attribute("value", values[i]);
    }
    xml.end();
}

struct GexfLook
{
    const char *r, *g, *b, *shape;
};

GexfLook gexfLook(const GraphNode &node)
{
    if (node.actor)
        return {"124", "77", "190", "diamond"};
    const char *shape = node.indicator ? "square" : node.type == ioc::Type::Domain ? "disc" : "triangle";
    switch (node.verdict) {
    case mdti::Classification::Malicious:
        return {"200", "50", "45", shape};
    case mdti::Classification::Suspicious:
        return {"201", "133", "20", shape};
    case mdti::Classification::Neutral:
        return {"46", "125", "140", shape};
    case mdti::Classification::Unknown:
        break;
    }
    return {"130", "138", "148", shape};
}

void gexfNode(XmlFile &xml, const GraphNode &node)
{
    xml.begin("node");
    xml.attribute("id", node.id);
    xml.attribute("label", node.label);
    gexfValues(xml, node.values);
    const GexfLook look = gexfLook(node);
    xml.empty("viz:color");
    xml.attribute("r", QLatin1String(look.r));
    xml.attribute("g", QLatin1String(look.g));
    xml.attribute("b", QLatin1String(look.b));
    xml.empty("viz:size");
    xml.attribute("value", node.actor ? QStringLiteral("20.0") : QStringLiteral("10.0"));
    xml.empty("viz:shape");
    xml.attribute("value", QLatin1String(look.shape));
    xml.end();
}

void gexfMeta(XmlFile &xml, const Document &document)
{
    xml.begin("meta");
    xml.attribute("lastmodifieddate", document.created.toUTC().date().toString(Qt::ISODate));
    xml.element("creator", document.toolName + u' ' + document.toolVersion);
    const QString mark = base::toString(document.mark());
    QString words = document.complete ? QStringLiteral("Actors behind hosts, complete run of ")
                                      : QStringLiteral("Actors behind hosts, incomplete run of ");
    words += isoTime(document.created);
    if (!mark.isEmpty())
        words += QStringLiteral(", ") + mark;
    xml.element("description", words);
    xml.end();
}

} // namespace

base::Status writeGexf(const Document &document, QIODevice *out)
{
    const QList<WrittenActor> actors = writtenActors(document);
    XmlFile xml(out);
    xml.begin("gexf");
    xml.attribute("xmlns", QStringLiteral("http://gexf.net/1.3"));
    xml.attribute("xmlns:viz", QStringLiteral("http://gexf.net/1.3/viz"));
    xml.attribute("version", QStringLiteral("1.3"));
    gexfMeta(xml, document);
    xml.begin("graph");
    xml.attribute("defaultedgetype", QStringLiteral("directed"));
    xml.attribute("mode", QStringLiteral("static"));
    gexfFields(xml, "node", nodeFields());
    gexfFields(xml, "edge", edgeFields());
    xml.begin("nodes");
    eachNode(document, actors, [&xml](const GraphNode &node) { gexfNode(xml, node); });
    xml.end();
    xml.begin("edges");
    eachEdge(document, actors, [&xml](const GraphEdge &edge) {
        xml.begin("edge");
        xml.attribute("id", edge.id);
        xml.attribute("source", edge.source);
        xml.attribute("target", edge.target);
        xml.attribute("label", edge.label);
        // Gephi takes no weight of 0; a held claim keeps its own among the values.
        xml.attribute("weight", QString::number(std::max(edge.weight, 0.001), 'f', 4));
        gexfValues(xml, edge.values);
        xml.end();
    });
    xml.end();
    xml.end();
    xml.end();
    return xml.finish();
}

} // namespace exporting
