// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/mailreader.h"

#include "core/ioc/reading.h"

#include <gmime/gmime.h>

#include <QCoreApplication>
#include <QScopeGuard>

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>

namespace ioc {

namespace {

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
    /// `source`: what the mail was parsed from; places are counted in it.
    MailWalk(Reading &reading, const QByteArray &source)
        : m_reading(reading)
        , m_source(source)
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
            m_reading.place().line = 0;
            if (isSenderHeader(name))
                m_reading.scanBlock(value);
            else if (g_ascii_strcasecmp(name, "Subject") == 0)
                m_reading.scanRemark(value);
        }
        m_reading.place().object = m_outer;
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
        m_reading.problem(QCoreApplication::translate(
                              "ioc", "The mail names parts, but no part is marked in it; it was read as one text."),
                          lineOf(GMIME_OBJECT(multipart)));
        if (m_reading.mayUnpack(text.size()))
            m_reading.readPart(text, QStringLiteral("text"));
    }

    /// Where the object says what it is; 0 when that is not known.
    qint64 lineOf(GMimeObject *object) const
    {
        GMimeHeaderList *list = g_mime_object_get_header_list(object);
        GMimeHeader *header = g_mime_header_list_get_header(list, "Content-Type");
        const gint64 offset = header ? g_mime_header_get_offset(header) : -1;
        if (offset < 0 || offset > m_source.size())
            return 0;
        return 1 + std::count(m_source.begin(), m_source.begin() + offset, '\n');
    }

    void leaf(GMimePart *part) const
    {
        GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(part));
        for (const char *silent : {"image", "audio", "video", "font"}) {
            if (type && g_mime_content_type_is_type(type, silent, "*"))
                return;
        }
        const char *given = g_mime_part_get_filename(part);
        QString name = given ? QString::fromUtf8(given) : QString();
        QByteArray bytes;
        if (!given && GMIME_IS_TEXT_PART(part)) {
            // Decoded by its declared character set.
            const std::unique_ptr<char, void (*)(void *)> text(g_mime_text_part_get_text(GMIME_TEXT_PART(part)),
                                                               g_free);
            bytes = text ? QByteArray(text.get()) : QByteArray();
            // The declared type decides between text and HTML, as it does in a mail program.
            const bool html = type && g_mime_content_type_is_type(type, "text", "html");
            name = html ? QStringLiteral("text.html") : QStringLiteral("text");
        } else {
            bytes = content(part);
            if (name.isEmpty())
                name = QCoreApplication::translate("ioc", "attachment");
        }
        if (!bytes.isEmpty() && m_reading.mayUnpack(bytes.size()))
            m_reading.readPart(bytes, name);
    }

    static QByteArray content(GMimePart *part)
    {
        GMimeDataWrapper *wrapper = g_mime_part_get_content(part);
        if (!wrapper)
            return {};
        const Owned<GMimeStream> memory(g_mime_stream_mem_new());
        g_mime_data_wrapper_write_to_stream(wrapper, memory.get());
        const GByteArray *array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
        return array ? QByteArray(reinterpret_cast<const char *>(array->data), array->len) : QByteArray();
    }

    Reading &m_reading;
    const QByteArray &m_source;
    const QString m_outer;
    int m_parts = 0;
    bool m_tooMuch = false;
};

} // namespace

void MailReader::read(QIODevice &device, Reading &reading)
{
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
    const QByteArray bytes = readAll(device, reading, largestMail);
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.constData(), std::size_t(bytes.size())));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    if (bytes.startsWith("From "))
        g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MBOX);
    const bool mailbox = bytes.startsWith("From ");
    const auto leave = qScopeGuard([&reading, outer = reading.isInMail()] { reading.setInMail(outer); });
    reading.setInMail(true);
    do {
        const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
        if (!message) {
            reading.problem(
                QCoreApplication::translate("ioc", "The mail cannot be parsed; save it as text and try again."));
            return;
        }
        MailWalk(reading, bytes).message(message.get(), 0);
    } while (mailbox && !g_mime_parser_eos(parser.get()) && !reading.isCancelled());
}

} // namespace ioc
