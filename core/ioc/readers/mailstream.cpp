// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/mailstream.h"

#include "core/ioc/reading.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>

namespace ioc {

namespace {

/// An object of GLib: made of zero bytes and never constructed.
struct DeviceStream
{
    GMimeStream base;
    QIODevice *device;
    Reading *reading;
};

DeviceStream *own(GMimeStream *stream)
{
    return reinterpret_cast<DeviceStream *>(stream);
}

gint64 streamEnd(GMimeStream *stream)
{
    return stream->bound_end >= 0 ? stream->bound_end : own(stream)->device->size();
}

ssize_t readStream(GMimeStream *stream, char *data, size_t length)
{
    const DeviceStream *self = own(stream);
    const qint64 wanted = std::min(qint64(length), qint64(streamEnd(stream) - stream->position));
    QIODevice &device = *self->device;
    if (wanted <= 0 || !self->reading->goOn(stream->position, device.size()))
        return -1;
    if (device.pos() != stream->position && !device.seek(stream->position))
        return -1;
    const qint64 got = device.read(data, wanted);
    if (got > 0)
        stream->position += got;
    return ssize_t(got);
}

gint64 seekStream(GMimeStream *stream, gint64 offset, GMimeSeekWhence whence)
{
    const gint64 base = whence == GMIME_STREAM_SEEK_SET ? 0
        : whence == GMIME_STREAM_SEEK_CUR               ? stream->position
                                                        : streamEnd(stream);
    const gint64 target = base + offset;
    if (target < stream->bound_start || target > streamEnd(stream))
        return -1;
    stream->position = target;
    return target;
}

GMimeStream *newStream(GType type, QIODevice *device, Reading *reading, gint64 begin, gint64 end)
{
    auto *stream = static_cast<GMimeStream *>(g_object_new(type, nullptr));
    g_mime_stream_construct(stream, begin, end);
    own(stream)->device = device;
    own(stream)->reading = reading;
    return stream;
}

void fillClass(gpointer pointer, gpointer)
{
    auto *functions = static_cast<GMimeStreamClass *>(pointer);
    functions->read = readStream;
    functions->write = [](GMimeStream *, const char *, size_t) -> ssize_t { return -1; };
    functions->flush = [](GMimeStream *) { return 0; };
    functions->close = [](GMimeStream *) { return 0; };
    functions->eos = [](GMimeStream *stream) -> gboolean { return stream->position >= streamEnd(stream); };
    functions->reset = [](GMimeStream *stream) {
        stream->position = stream->bound_start;
        return 0;
    };
    functions->seek = seekStream;
    functions->tell = [](GMimeStream *stream) { return stream->position; };
    functions->length = [](GMimeStream *stream) { return streamEnd(stream) - stream->bound_start; };
    functions->substream = [](GMimeStream *stream, gint64 begin, gint64 end) {
        return newStream(G_TYPE_FROM_INSTANCE(stream), own(stream)->device, own(stream)->reading, begin, end);
    };
}

GType deviceStreamType()
{
    static const GType type
        = g_type_register_static_simple(GMIME_TYPE_STREAM, "MdtiDeviceStream", sizeof(GMimeStreamClass), fillClass,
                                        sizeof(DeviceStream), nullptr, GTypeFlags(0));
    return type;
}

} // namespace

void DropStream::operator()(GMimeStream *stream) const
{
    g_object_unref(stream);
}

OwnedStream streamOf(QIODevice &device, Reading &reading, qint64 begin, qint64 end)
{
    return OwnedStream(newStream(deviceStreamType(), &device, &reading, begin, end));
}

void mendEnd(GMimeStream *part, QIODevice &device)
{
    if (!G_TYPE_CHECK_INSTANCE_TYPE(part, deviceStreamType()) || part->bound_end <= part->bound_start)
        return;
    if (!device.seek(part->bound_end))
        return;
    const QByteArray next = device.read(2);
    if (next.size() == 2 && next[0] != '\r' && next[0] != '\n' && next[1] == '\n')
        ++part->bound_end;
}

MailPart::MailPart(GMimeStream *stream, Reading &reading)
    : m_stream(stream)
    , m_reading(reading)
{
    open(QIODevice::ReadOnly);
}

qint64 MailPart::readData(char *data, qint64 maximum)
{
    qint64 done = 0;
    while (done < maximum) { // not asking for the end: filters hold something back until they see it
        const ssize_t got = g_mime_stream_read(m_stream, data + done, std::size_t(maximum - done));
        if (got <= 0 || !m_reading.mayUnpack(got))
            break;
        done += got;
    }
    return done == 0 && maximum > 0 ? -1 : done;
}

qint64 LineCount::before(qint64 offset)
{
    if (offset < m_offset)
        m_offset = m_lines = 0;
    std::array<char, 64 * 1024> buffer;
    while (m_offset < offset && m_device.seek(m_offset)) {
        const qint64 got = m_device.read(buffer.data(), std::min(qint64(buffer.size()), offset - m_offset));
        if (got <= 0)
            break;
        m_lines += std::count(buffer.begin(), buffer.begin() + got, '\n');
        m_offset += got;
    }
    return m_lines;
}

} // namespace ioc
