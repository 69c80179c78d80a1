// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/mailreader.h"

#include "core/ioc/readers/mailstream.h"
#include "core/ioc/readers/textreader.h"
#include "core/ioc/reading.h"

#include <gmime/gmime.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QScopeGuard>

#include <algorithm>
#include <memory>
#include <mutex>

namespace ioc {

namespace {

/// Of what cannot be sought in and has to be held.
constexpr qint64 largestMail = 150'000'000;
constexpr int deepestPart = 20;

struct Unref
{
    void operator()(void *object) const { g_object_unref(object); }
};
template <typename T> using Owned = std::unique_ptr<T, Unref>;

/// Headers that name the sender rather than the way. Return-Path is where a forged sender shows.
bool isSenderHeader(const char *name)
{
    static constexpr const char *names[]
        = {"From",     "Sender",      "Reply-To",    "Return-Path",     "X-Originating-IP",           "X-Original-From",
           "X-Sender", "X-Sender-IP", "X-Source-IP", "X-Envelope-From", "Disposition-Notification-To"};
    return std::any_of(std::begin(names), std::end(names),
                       [name](const char *known) { return g_ascii_strcasecmp(name, known) == 0; });
}

/// Walks one mail; mails inside it are walked by the same object.
class MailWalk
{
public:
    /// `lines`: of what the mail was parsed from; places are counted in it.
    MailWalk(Reading &reading, LineCount &lines)
        : m_reading(reading)
        , m_lines(lines)
        , m_outer(reading.place().object)
    {
    }

    void message(GMimeMessage *message, int depth)
    {
        headers(GMIME_OBJECT(message));
        if (GMimeObject *body = g_mime_message_get_mime_part(message))
            part(body, depth);
    }

private:
    void placeAt(const QString &what) const
    {
        m_reading.place().object = m_outer.isEmpty() ? what : QString(m_outer + u'!' + what);
    }

    void headers(GMimeObject *object) const
    {
        GMimeHeaderList *list = g_mime_object_get_header_list(object);
        for (int i = 0; i < g_mime_header_list_get_count(list); ++i) {
            GMimeHeader *header = g_mime_header_list_get_header_at(list, i);
            const char *name = g_mime_header_get_name(header);
            const char *value = g_mime_header_get_value(header);
            if (!name || !value)
                continue;
            placeAt(QString::fromUtf8(name));
            m_reading.place().line = lineOf(header);
            if (isSenderHeader(name))
                m_reading.scanBlock(value);
            else if (g_ascii_strcasecmp(name, "Subject") == 0)
                m_reading.scanAside(value, Counts::Explicit);
            else
                m_reading.scanAside(value, Counts::Nothing, RejectReason::MailHeader);
        }
        m_reading.place().object = m_outer;
        m_reading.place().line = 0;
    }

    void part(GMimeObject *object, int depth)
    {
        if (depth > deepestPart || ++m_parts > m_reading.options().maximumParts || m_reading.isCancelled()) {
            if (!std::exchange(m_tooMuch, true) && !m_reading.isCancelled())
                m_reading.problem(
                    QCoreApplication::translate("ioc", "The mail has too many parts; the rest was not read."));
            return;
        }
        if (GMIME_IS_MULTIPART(object)) {
            GMimeMultipart *multipart = GMIME_MULTIPART(object);
            if (g_mime_multipart_get_count(multipart) == 0)
                unmarked(multipart);
            for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i)
                part(g_mime_multipart_get_part(multipart, i), depth + 1);
        } else if (GMIME_IS_MESSAGE_PART(object)) {
            if (GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object)))
                message(inner, depth + 1);
        } else if (GMIME_IS_PART(object)) {
            leaf(GMIME_PART(object));
        }
    }

    /// A body that promises parts and marks none: the boundary is missing or never stands in it, as in mails that were
    /// copied together or passed through a list. It is one text then.
    void unmarked(GMimeMultipart *multipart) const
    {
        QByteArray text(g_mime_multipart_get_prologue(multipart));
        if (const char *rest = g_mime_multipart_get_epilogue(multipart))
            text += '\n' + QByteArray(rest);
        if (text.trimmed().isEmpty())
            return;
        GMimeHeaderList *list = g_mime_object_get_header_list(GMIME_OBJECT(multipart));
        GMimeHeader *type = g_mime_header_list_get_header(list, "Content-Type");
        m_reading.remark(QCoreApplication::translate(
                              "ioc", "The mail names parts, but no part is marked in it; it was read as one text."),
                          type ? lineOf(type) : 0);
        if (m_reading.mayUnpack(text.size()))
            m_reading.readPart(text, QStringLiteral("text"));
    }

    /// 0 when that is not known.
    qint64 lineOf(GMimeHeader *header) const
    {
        const gint64 offset = g_mime_header_get_offset(header);
        return offset < 0 ? 0 : 1 + m_lines.before(offset);
    }

    void leaf(GMimePart *part) const
    {
        GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(part));
        for (const char *silent : {"image", "audio", "video", "font"}) {
            if (type && g_mime_content_type_is_type(type, silent, "*"))
                return;
        }
        GMimeDataWrapper *wrapper = g_mime_part_get_content(part);
        if (!wrapper)
            return;
        GMimeStream *raw = g_mime_data_wrapper_get_stream(wrapper);
        mendEnd(raw, m_lines.device());
        g_mime_stream_reset(raw);
        const OwnedStream stream(g_mime_stream_filter_new(raw));
        const GMimeContentEncoding encoding = g_mime_data_wrapper_get_encoding(wrapper);
        const bool encoded = encoding == GMIME_CONTENT_ENCODING_BASE64
            || encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE || encoding == GMIME_CONTENT_ENCODING_UUENCODE;
        if (encoded)
            addFilter(stream.get(), g_mime_filter_basic_new(encoding, FALSE));
        const char *given = g_mime_part_get_filename(part);
        QString name = given ? QString::fromUtf8(given) : QString();
        qint64 linesBefore = 0;
        if (!given && GMIME_IS_TEXT_PART(part)) {
            // The declared type decides between text and HTML, as it does in a mail program.
            const bool html = type && g_mime_content_type_is_type(type, "text", "html");
            name = html ? QStringLiteral("text.html") : QStringLiteral("text");
            addCharset(stream.get(), type);
            if (!encoded)
                linesBefore = m_lines.before(raw->bound_start);
        } else if (name.isEmpty()) {
            name = QCoreApplication::translate("ioc", "attachment");
        }
        MailPart device(stream.get(), m_reading);
        if (!device.peek(1).isEmpty())
            m_reading.readPart(device, name, linesBefore);
    }

    static void addFilter(GMimeStream *stream, GMimeFilter *filter)
    {
        g_mime_stream_filter_add(GMIME_STREAM_FILTER(stream), filter);
        g_object_unref(filter);
    }

    /// Decodes by the declared character set where the text reader could not tell it.
    static void addCharset(GMimeStream *stream, GMimeContentType *type)
    {
        const char *charset = type ? g_mime_content_type_get_parameter(type, "charset") : nullptr;
        if (!charset)
            return;
        for (const char *known : {"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"}) {
            if (g_ascii_strcasecmp(charset, known) == 0)
                return;
        }
        if (GMimeFilter *filter = g_mime_filter_charset_new(charset, "utf-8"))
            addFilter(stream, filter);
    }

    Reading &m_reading;
    LineCount &m_lines;
    const QString m_outer;
    int m_parts = 0;
    bool m_tooMuch = false;
};

} // namespace

void MailReader::read(QIODevice &device, Reading &reading)
{
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
    if (!device.isSequential()) {
        readSeekable(device, reading);
        return;
    }
    QBuffer held;
    held.setData(readAll(device, reading, largestMail));
    held.open(QIODevice::ReadOnly);
    if (reading.nesting() == 0)
        reading.collector().addBytes(-held.size());
    readSeekable(held, reading);
}

void MailReader::readSeekable(QIODevice &device, Reading &reading)
{
    const qint64 limit = reading.options().maximumBytes;
    if (device.size() > limit)
        reading.problem(QCoreApplication::translate("ioc", "It is larger than %L1 MB; the rest was not read.")
                            .arg(limit / 1'000'000));
    const QByteArray head = device.peek(8);
    const qint64 begin = head.startsWith("\xef\xbb\xbf") ? 3 : 0;
    const bool mailbox = head.mid(begin).startsWith("From ");
    const OwnedStream stream = streamOf(device, reading, begin, std::min(device.size(), limit));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    if (mailbox)
        g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MBOX);
    LineCount lines(device);
    const auto leave = qScopeGuard([&reading, outer = reading.isInMail()] { reading.setInMail(outer); });
    reading.setInMail(true);
    bool first = true;
    do {
        const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
        if (!message && first && !reading.isCancelled()) { // no mail, then
            device.seek(0);
            TextReader().read(device, reading);
            return;
        }
        if (!message) {
            reading.problem(QCoreApplication::translate(
                "ioc", "The rest of the mails cannot be parsed; save them as text and try again."));
            break;
        }
        first = false;
        MailWalk(reading, lines).message(message.get(), 0);
    } while (mailbox && !g_mime_parser_eos(parser.get()) && !reading.isCancelled());
    if (reading.nesting() == 0)
        reading.collector().addBytes(std::min(device.size(), limit));
}

} // namespace ioc
