// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

class QIODevice;

/// Frames between the program and its layout helper: a big-endian 32-bit length, then as many bytes.
namespace graph {

constexpr quint32 longestFrame = 512u * 1024 * 1024;

QByteArray framed(const QByteArray &payload);

/// Collects bytes and gives out whole frames.
class FrameReader
{
public:
    void add(const QByteArray &bytes) { m_bytes += bytes; }
    /// The next whole frame, or nothing yet.
    std::optional<QByteArray> next();
    /// A length no frame can have was read; nothing after it can be trusted.
    bool isBroken() const { return m_broken; }

private:
    QByteArray m_bytes;
    bool m_broken = false;
};

/// The helper's whole life: reads a LayoutInput frame from `in`, writes a LayoutResult frame to `out`, until `in` ends.
/// A frame that is not a sane LayoutInput is answered by an empty frame. Returns false when the stream of frames is
/// broken or `out` cannot be written. Blocks; `in` and `out` are blocking devices.
bool serveLayouts(QIODevice &in, QIODevice &out);

} // namespace graph
