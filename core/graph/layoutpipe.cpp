// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/layoutpipe.h"

#include "core/graph/layout.h"

#include <QIODevice>
#include <QtEndian>

namespace graph {

namespace {

constexpr qsizetype headSize = sizeof(quint32);

/// Up to `size` bytes; fewer only at the end of the device. Read in steps: a length alone reserves nothing.
QByteArray readFully(QIODevice &device, qint64 size)
{
    constexpr qint64 step = 1024 * 1024;
    QByteArray bytes;
    while (bytes.size() < size) {
        const QByteArray part = device.read(std::min(step, size - bytes.size()));
        if (part.isEmpty())
            break;
        bytes += part;
    }
    return bytes;
}

bool writeFully(QIODevice &device, const QByteArray &bytes)
{
    qint64 done = 0;
    while (done < bytes.size()) {
        const qint64 written = device.write(bytes.constData() + done, bytes.size() - done);
        if (written <= 0)
            return false;
        done += written;
    }
    return true;
}

} // namespace

QByteArray framed(const QByteArray &payload)
{
    QByteArray frame(headSize, Qt::Uninitialized);
    qToBigEndian(quint32(payload.size()), frame.data());
    return frame += payload;
}

std::optional<QByteArray> FrameReader::next()
{
    if (m_broken || m_bytes.size() < headSize)
        return std::nullopt;
    const quint32 size = qFromBigEndian<quint32>(m_bytes.constData());
    if (size > longestFrame) {
        m_broken = true;
        return std::nullopt;
    }
    if (m_bytes.size() - headSize < qsizetype(size))
        return std::nullopt;
    QByteArray payload = m_bytes.mid(headSize, qsizetype(size));
    m_bytes.remove(0, headSize + qsizetype(size));
    return payload;
}

bool serveLayouts(QIODevice &in, QIODevice &out)
{
    while (true) {
        const QByteArray head = readFully(in, headSize);
        if (head.isEmpty())
            return true;
        if (head.size() < headSize)
            return false;
        const quint32 size = qFromBigEndian<quint32>(head.constData());
        if (size > longestFrame)
            return false;
        const QByteArray payload = readFully(in, size);
        if (payload.size() < qsizetype(size))
            return false;
        const std::optional<LayoutInput> input = decodeInput(payload);
        if (!writeFully(out, framed(input ? encode(layOut(*input)) : QByteArray())))
            return false;
    }
}

} // namespace graph
