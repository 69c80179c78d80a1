// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/collector.h"
#include "core/ioc/decoder.h"

#include <QByteArray>
#include <QElapsedTimer>

class QIODevice;

namespace ioc {

/// One reading under way: where it stands, what it found, how much it may still unpack. Readers of nested parts share
/// it.
class Reading
{
public:
    Reading(const ReadOptions &options, const ReadControl &control, const QString &file);

    const ReadOptions &options() const { return m_options; }
    Collector &collector() { return m_collector; }
    Place &place() { return m_place; }

    /// Scans one line or value at the current place. `context`: the line to show, when it is more than the text.
    void scan(std::string_view utf8, Field field = Field::Text);
    void scan(std::string_view utf8, std::string_view context, Field field);
    /// As scan, for text with line breaks: each line for itself, all at the current place.
    void scanBlock(std::string_view utf8, Field field = Field::Text);
    /// Scans without keeping anything but defanged hosts; returns how many hosts were left out.
    int scanRemark(std::string_view utf8);
    /// Takes the text if the whole of it is one host, defanged or not; else leaves nothing behind, no reject either.
    void scanName(std::string_view utf8, std::string_view context);

    void problem(const QString &message, qint64 line = 0);

    /// False once cancelled. Reports progress now and then; `done` of `total` bytes of the outermost input.
    bool goOn(qint64 done, qint64 total);
    bool isCancelled() const { return m_control.isCancelled(); }

    /// Reads a part found inside the current input (archive member, attachment) with the reader its content asks for.
    /// Place::object names it meanwhile.
    void readPart(QIODevice &device, const QString &name);
    void readPart(const QByteArray &bytes, const QString &name);
    /// False, with a Problem, when the budget for unpacked data is used up.
    bool mayUnpack(qint64 bytes);
    int nesting() const { return m_nesting; }
    /// True while the parts of a mail are read: what a page there loads is contacted by who opens the mail.
    bool isInMail() const { return m_inMail; }
    void setInMail(bool inMail) { m_inMail = inMail; }

    Extraction take() { return m_collector.take(); }

private:
    const ReadOptions &m_options;
    const ReadControl &m_control;
    Collector m_collector;
    Scanner m_scanner;
    Place m_place;
    QElapsedTimer m_sinceProgress;
    qint64 m_unpacked = 0;
    int m_nesting = 0;
    bool m_unpackProblem = false;
    bool m_inMail = false;
};

/// The text of a device as UTF-8, piece by piece, whatever its encoding. Counts the bytes and asks whether to go on.
class TextStream
{
public:
    TextStream(QIODevice &device, Reading &reading);

    /// Appends the next piece. False at the end, on cancel, on a read error and at the size limit (both with a
    /// Problem).
    bool read(std::string &out);

private:
    QIODevice &m_device;
    Reading &m_reading;
    Decoder m_decoder;
    QByteArray m_buffer;
    qint64 m_done = 0;
    bool m_ended = false;
};

/// Everything of `device`, bounded by ReadOptions::maximumBytes and `limit`. Too much: a Problem and what fits.
QByteArray readAll(QIODevice &device, Reading &reading, qint64 limit);

} // namespace ioc
