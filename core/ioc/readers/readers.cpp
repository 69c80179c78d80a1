// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/reader.h"

#include "core/ioc/readers/htmlreader.h"
#include "core/ioc/readers/jsonreader.h"
#include "core/ioc/readers/mispreader.h"
#include "core/ioc/readers/stixreader.h"
#include "core/ioc/readers/pdfreader.h"
#include "core/ioc/readers/tablereader.h"
#include "core/ioc/readers/textreader.h"
#include "core/ioc/readers/xmlreader.h"
#include "core/ioc/reading.h"
#include "core/ioc/sniff.h"

#ifdef MDTI_HAVE_LIBARCHIVE
#include "core/ioc/readers/archivereader.h"
#endif
#ifdef MDTI_HAVE_GMIME
#include "core/ioc/readers/mailreader.h"
#endif

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
    case Format::Pdf:
        return std::make_unique<PdfReader>();
    case Format::Mail:
#ifdef MDTI_HAVE_GMIME
        return std::make_unique<MailReader>();
#else
        return std::make_unique<Refusal>(QCoreApplication::translate(
            "ioc", "This build reads no mails. Save the text of the mail and its attachments."));
#endif
    case Format::Archive:
#ifdef MDTI_HAVE_LIBARCHIVE
        return std::make_unique<ArchiveReader>();
#else
        return std::make_unique<Refusal>(QCoreApplication::translate(
            "ioc", "This build reads no zip files or workbooks. Unpack it, or save it as CSV."));
#endif
    case Format::OldOffice:
        return std::make_unique<Refusal>(QCoreApplication::translate(
            "ioc", "This is an old Office or Outlook file. Save it as .xlsx, .docx, .eml or text and try again."));
    case Format::Binary:
        return std::make_unique<Refusal>(
            QCoreApplication::translate("ioc", "This is no text and no format that can be read."));
    case Format::Text:
        break;
    }
    return std::make_unique<TextReader>();
}

} // namespace ioc
