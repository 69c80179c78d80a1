// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/archive.h"

#include "core/ioc/reading.h"

#include <archive.h>
#include <archive_entry.h>

#include <QByteArray>

#include <array>

namespace ioc {

/// What libarchive's callbacks work on.
struct Archive::Source
{
    QIODevice &device;
    std::array<char, 64 * 1024> buffer;

    static la_ssize_t read(archive *, void *self, const void **data)
    {
        auto *source = static_cast<Source *>(self);
        *data = source->buffer.data();
        return la_ssize_t(source->device.read(source->buffer.data(), qint64(source->buffer.size())));
    }

    static la_int64_t seek(archive *, void *self, la_int64_t offset, int whence)
    {
        QIODevice &device = static_cast<Source *>(self)->device;
        const qint64 base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? device.pos() : device.size();
        return device.seek(base + offset) ? la_int64_t(device.pos()) : ARCHIVE_FATAL;
    }

    static la_int64_t skip(archive *, void *self, la_int64_t request)
    {
        QIODevice &device = static_cast<Source *>(self)->device;
        const qint64 target = std::min(device.pos() + request, device.size());
        const qint64 skipped = target - device.pos();
        return device.seek(target) ? la_int64_t(skipped) : 0;
    }
};

Archive::Archive(QIODevice &device, Reading &reading)
    : m_reading(reading)
    , m_source(new Source{device, {}})
    , m_archive(archive_read_new())
{
    archive_read_support_format_zip(m_archive);
    archive_read_set_read_callback(m_archive, &Source::read);
    archive_read_set_seek_callback(m_archive, &Source::seek);
    archive_read_set_skip_callback(m_archive, &Source::skip);
    archive_read_set_callback_data(m_archive, m_source);
    if (archive_read_open1(m_archive) != ARCHIVE_OK)
        m_error = QString::fromUtf8(archive_error_string(m_archive));
}

Archive::~Archive()
{
    archive_read_free(m_archive);
    delete m_source;
}

bool Archive::next()
{
    if (!m_error.isEmpty())
        return false;
    archive_entry *entry = nullptr;
    for (;;) {
        const int result = archive_read_next_header(m_archive, &entry);
        if (result == ARCHIVE_EOF)
            return false;
        if (result < ARCHIVE_WARN) {
            m_error = QString::fromUtf8(archive_error_string(m_archive));
            return false;
        }
        if (archive_entry_filetype(entry) == AE_IFREG || archive_entry_filetype(entry) == 0)
            break;
    }
    const char *utf8 = archive_entry_pathname_utf8(entry);
    const char *raw = utf8 ? utf8 : archive_entry_pathname(entry);
    m_name = raw ? QString::fromUtf8(raw) : QString();
    m_encrypted = archive_entry_is_encrypted(entry) == 1;
    return true;
}

qint64 Archive::read(char *data, qint64 maximum)
{
    if (maximum <= 0 || m_reading.isCancelled())
        return 0;
    const la_ssize_t got = archive_read_data(m_archive, data, std::size_t(maximum));
    if (got < 0) {
        m_error = QString::fromUtf8(archive_error_string(m_archive));
        return -1;
    }
    return m_reading.mayUnpack(got) ? qint64(got) : 0;
}

QByteArray Archive::readAll(qint64 limit)
{
    QByteArray bytes;
    std::array<char, 64 * 1024> buffer;
    while (bytes.size() < limit) {
        const qint64 got = read(buffer.data(), std::min(qint64(buffer.size()), limit - bytes.size()));
        if (got <= 0)
            break;
        bytes.append(buffer.data(), got);
    }
    return bytes;
}

ArchiveMember::ArchiveMember(Archive &archive)
    : m_archive(archive)
{
    open(QIODevice::ReadOnly);
}

qint64 ArchiveMember::readData(char *data, qint64 maximum)
{
    const qint64 got = m_archive.read(data, maximum);
    if (got < 0)
        setErrorString(m_archive.errorText());
    return got == 0 && maximum > 0 ? -1 : got;
}

} // namespace ioc
