// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "core/export/graphfields.h"
#include "core/export/graphml.h"

namespace exporting {

namespace {

/// A quoted DOT string. Graphviz reads escapes like \N and HTML entities in labels: neither must come from outside.
QString dotText(const QString &text)
{
    QString out = QStringLiteral("\"");
    for (const QChar c : base::singleLine(text, 2000)) {
        if (c == u'"')
            out += QStringLiteral("\\\"");
        else if (c == u'\\')
            out += QStringLiteral("\\\\");
        else if (c == u'&')
            out += QStringLiteral("&amp;");
        else
            out += c;
    }
    return out + u'"';
}

/// Names of nodes are compared as they are written: no escape but for quotes is read in them.
QString dotName(const QString &text)
{
    QString out = base::singleLine(text, 2000);
    out.replace(u'\\', u'/');
    out.replace(u'"', QStringLiteral("\\\""));
    return u'"' + out + u'"';
}

class DotFile
{
public:
    explicit DotFile(QIODevice *out)
        : m_out(out)
    {
    }
    void line(const QString &text)
    {
        m_buffer += text.toUtf8() + '\n';
        if (m_buffer.size() > 64 * 1024)
            flush();
    }
    base::Status finish()
    {
        flush();
        if (m_failed)
            return base::failure(base::Failure::Storage, m_out->errorString());
        return {};
    }

private:
    void flush()
    {
        m_failed = m_failed || m_out->write(m_buffer) != m_buffer.size();
        m_buffer.clear();
    }
    QIODevice *m_out;
    QByteArray m_buffer;
    bool m_failed = false;
};

QString dotLook(const GraphNode &node)
{
    if (node.actor)
        return QStringLiteral("shape=box, style=\"rounded,bold\", color=\"#7c4dbe\"");
    const QString shape = node.indicator                  ? QStringLiteral("shape=box")
        : node.type == ioc::Type::Domain ? QStringLiteral("shape=ellipse")
                                                          : QStringLiteral("shape=hexagon");
    switch (node.verdict) {
    case mdti::Classification::Malicious:
        return shape + QStringLiteral(", style=bold, color=\"#c8322d\"");
    case mdti::Classification::Suspicious:
        return shape + QStringLiteral(", color=\"#c98514\"");
    case mdti::Classification::Neutral:
        return shape + QStringLiteral(", color=\"#2e7d8c\"");
    case mdti::Classification::Unknown:
        break;
    }
    return shape + QStringLiteral(", color=\"#828a94\"");
}

QString dotFields(const QList<GraphField> &fields, const QStringList &values)
{
    QString out;
    for (int i = 0; i < fields.size(); ++i) {
        if (!values[i].isNull())
            out += QStringLiteral(", mdti_") + QLatin1String(fields[i].name) + u'=' + dotText(values[i]);
    }
    return out;
}

} // namespace

base::Status writeDot(const Document &document, QIODevice *out)
{
    const QList<WrittenActor> actors = writtenActors(document);
    DotFile file(out);
    file.line(QStringLiteral("// %1 %2, run of %3, %4")
                  .arg(document.toolName, document.toolVersion, isoTime(document.created),
                       document.complete ? QStringLiteral("complete") : QStringLiteral("incomplete")));
    if (const base::Tlp mark = document.mark(); mark != base::Tlp::None)
        file.line(QStringLiteral("// ") + base::toString(mark));
    file.line(QStringLiteral("digraph investigation {"));
    file.line(QStringLiteral("  graph [rankdir=LR, charset=\"UTF-8\"];"));
    file.line(QStringLiteral("  node [fontname=\"sans-serif\", fontsize=10];"));
    file.line(QStringLiteral("  edge [fontname=\"sans-serif\", fontsize=8];"));
    eachNode(document, actors, [&file](const GraphNode &node) {
        const QString label = node.actor ? node.label : base::defang(node.label);
        file.line(QStringLiteral("  ") + dotName(node.id) + QStringLiteral(" [label=") + dotText(label) + QStringLiteral(", ")
                  + dotLook(node) + dotFields(nodeFields(), node.values) + QStringLiteral("];"));
    });
    eachEdge(document, actors, [&file](const GraphEdge &edge) {
        file.line(QStringLiteral("  ") + dotName(edge.source) + QStringLiteral(" -> ") + dotName(edge.target)
                  + QStringLiteral(" [label=") + dotText(edge.label)
                  + (edge.claim ? QStringLiteral(", style=dashed") : QString()) + dotFields(edgeFields(), edge.values)
                  + QStringLiteral("];"));
    });
    file.line(QStringLiteral("}"));
    return file.finish();
}

} // namespace exporting
