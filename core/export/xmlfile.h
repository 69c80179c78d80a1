// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"

#include <QIODevice>
#include <QXmlStreamWriter>

namespace exporting {

/// An XML file whose texts hold nothing that XML 1.0 does not allow.
class XmlFile
{
public:
    explicit XmlFile(QIODevice *out)
        : m_out(out)
        , m_xml(out)
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(1);
        m_xml.writeStartDocument();
    }

    void begin(const char *name) { m_xml.writeStartElement(QString::fromLatin1(name)); }
    void empty(const char *name) { m_xml.writeEmptyElement(QString::fromLatin1(name)); }
    void end() { m_xml.writeEndElement(); }
    void attribute(const char *name, const QString &value)
    {
        m_xml.writeAttribute(QString::fromLatin1(name), base::singleLine(value, 10'000));
    }
    void text(const QString &text) { m_xml.writeCharacters(base::plainBlock(text)); }
    void element(const char *name, const QString &words)
    {
        begin(name);
        text(words);
        end();
    }
    bool failed() const { return m_xml.hasError(); }
    base::Status finish()
    {
        m_xml.writeEndDocument();
        if (m_xml.hasError())
            return base::failure(base::Failure::Storage, m_out->errorString());
        return {};
    }

private:
    QIODevice *m_out;
    QXmlStreamWriter m_xml;
};

} // namespace exporting
