// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/reader.h"

#include "core/ioc/readers/htmlreader.h"
#include "core/ioc/readers/jsonreader.h"
#include "core/ioc/readers/mispreader.h"
#include "core/ioc/readers/stixreader.h"
#include "core/ioc/readers/tablereader.h"
#include "core/ioc/readers/textreader.h"
#include "core/ioc/readers/xmlreader.h"
#include "core/ioc/reading.h"
#include "core/ioc/sniff.h"

#include <QCoreApplication>

namespace ioc {

namespace {

/// Says why nothing is read.
class Refusal final : public Reader
{
public:
    explicit Refusal(QString message)
        : m_message(std::move(message))
    {
    }
    void read(QIODevice &, Reading &reading) override { reading.problem(m_message); }

private:
    const QString m_message;
};

} // namespace

std::unique_ptr<Reader> readerFor(Format format)
{
    switch (format) {
    case Format::Table:
        return std::make_unique<TableReader>();
    case Format::Json:
        return std::make_unique<JsonReader>();
    case Format::Stix2:
        return std::make_unique<StixReader>();
    case Format::Misp:
        return std::make_unique<MispReader>();
    case Format::Xml:
        return std::make_unique<AnyXmlReader>();
    case Format::Stix1:
        return std::make_unique<Stix1Reader>();
    case Format::OpenIoc:
        return std::make_unique<OpenIocReader>();
    case Format::Html:
        return std::make_unique<HtmlReader>();
    case Format::OldOffice:
        return std::make_unique<Refusal>(QCoreApplication::translate(
            "ioc", "This is an old Office or Outlook file. Save it as .xlsx, .docx, .eml or text and try again."));
    case Format::Binary:
        return std::make_unique<Refusal>(
            QCoreApplication::translate("ioc", "This is no text and no format that can be read."));
    default:
        return std::make_unique<TextReader>();
    }
}

} // namespace ioc
