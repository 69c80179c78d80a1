// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QIODevice>

#include <memory>

// Declared here as GMime does, so that its headers stay in the files that are compiled with its flags.
using GMimeStream = struct _GMimeStream;

namespace ioc {

class Reading;

struct DropStream
{
    void operator()(GMimeStream *stream) const;
};
using OwnedStream = std::unique_ptr<GMimeStream, DropStream>;

/// `device`, which must be seekable and outlive the stream and its parts, from byte `begin` to `end` (−1: its end) as
/// GMime wants it. Parts of it stay in the device until they are read. Ends early when the reading is cancelled.
OwnedStream streamOf(QIODevice &device, Reading &reading, qint64 begin, qint64 end);

/// GMime takes all line ends of a mail for as long as the first; where they are mixed, the last byte of a part of
/// `device` is missing. Puts it back.
void mendEnd(GMimeStream *part, QIODevice &device);

/// What a stream gives, as a sequential device. Counts against what may be unpacked.
class MailPart final : public QIODevice
{
public:
    MailPart(GMimeStream *stream, Reading &reading);
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    GMimeStream *const m_stream;
    Reading &m_reading;
};

/// Counts line ends from the beginning of a seekable device.
class LineCount
{
public:
    explicit LineCount(QIODevice &device)
        : m_device(device)
    {
    }
    QIODevice &device() const { return m_device; }
    /// Line ends before `offset`. Cheap when the offsets rise from call to call.
    qint64 before(qint64 offset);

private:
    QIODevice &m_device;
    qint64 m_offset = 0;
    qint64 m_lines = 0;
};

} // namespace ioc
