// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/readers/reader.h"

#include <QString>
#include <QXmlStreamReader>

#include <string>
#include <vector>

namespace ioc {

/// The walk all XML readers share: elements with their attributes and own text, bounded in depth and size; what breaks
/// is reported with its line. Entities that would expand without end are refused by the parser.
class XmlReader : public Reader
{
public:
    void read(QIODevice &device, Reading &reading) override;

protected:
    struct Element
    {
        QString name; ///< local
        QString space; ///< namespace URI
        QXmlStreamAttributes attributes;
        QString text;
    };

    /// The start tag was read; ancestors are in elements().
    virtual void started(const Element &, Reading &) { }
    /// The element is complete; its own text is in `element.text`.
    virtual void ended(const Element &element, Reading &reading) = 0;
    const std::vector<Element> &elements() const { return m_elements; }
    /// Attribute of the innermost enclosing element that has it, itself included.
    QString inherited(QStringView attribute) const;

private:
    bool step(Reading &reading);
    void reportError(Reading &reading);

    QXmlStreamReader m_xml;
    std::vector<Element> m_elements;
};

/// XML of unknown shape: text and attribute values, but no namespaces and schema locations.
class AnyXmlReader final : public XmlReader
{
protected:
    void started(const Element &element, Reading &reading) override;
    void ended(const Element &element, Reading &reading) override;
};

/// OpenIOC 1.0 and 1.1: the content of items whose search term speaks of hosts.
class OpenIocReader final : public XmlReader
{
protected:
    void started(const Element &element, Reading &reading) override;
    void ended(const Element &element, Reading &reading) override;

private:
    QString m_search;
    QString m_condition;
    bool m_negated = false;
};

/// STIX 1.x: address, domain, URI and host name objects of CybOX.
class Stix1Reader final : public XmlReader
{
protected:
    void ended(const Element &element, Reading &reading) override;
};

/// The text of a word processor's document (docx): paragraphs are lines, whatever runs they are cut into.
class DocumentXmlReader final : public XmlReader
{
protected:
    void ended(const Element &element, Reading &reading) override;

private:
    std::string m_paragraph;
};

} // namespace ioc
