// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/collector.h"
#include "core/ioc/decoder.h"

#include <QByteArray>
#include <QElapsedTimer>

class QIODevice;

namespace ioc {

/// What still counts as an indicator where none are expected, like in remarks.
enum class Counts {
    Nothing,
    Defanged, ///< hosts that somebody took the trouble to defang
    Addresses, ///< these, and IP addresses: no report is published at one
    Urls, ///< Defanged, and URLs
    Explicit, ///< all of these
};

/// Passes on what counts, and rejects the other hosts with one reason.
class AsideFindings final : public Findings
{
public:
    explicit AsideFindings(Collector &collector, bool documentation)
        : m_collector(collector)
        , m_documentation(documentation)
    {
    }
    void expect(Counts counts, RejectReason otherwise);
    void foundHost(const PlainHost &host, std::string_view written) override;
    void foundReject(RejectReason why, std::string_view written) override;

private:
    Collector &m_collector;
    const bool m_documentation;
    Counts m_counts = Counts::Nothing;
    RejectReason m_otherwise = RejectReason::OtherField;
};

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
    /// Scans text, perhaps of several lines, where no indicators are expected: what does not count there is rejected.
    void scanAside(std::string_view utf8, Counts counts = Counts::Defanged,
                   RejectReason otherwise = RejectReason::OtherField);
    /// Takes the text if the whole of it is one host, defanged or not; else leaves nothing behind, no reject either.
    void scanName(std::string_view utf8, std::string_view context);

    /// Something is not read.
    void problem(const QString &message, qint64 line = 0) { report(message, line, true); }
    /// All is read, but not as it asks to be, or left out on purpose.
    void remark(const QString &message, qint64 line = 0) { report(message, line, false); }

    /// False once cancelled. Reports progress now and then; `done` of `total` bytes of the outermost input.
    bool goOn(qint64 done, qint64 total);
    bool isCancelled() const { return m_control.isCancelled(); }

    /// Reads a part found inside the current input (archive member, attachment) with the reader its content asks for.
    /// Place::object names it meanwhile.
    /// `linesBefore`: lines of the current input that come before the part, where the part stands in it as it is.
    void readPart(QIODevice &device, const QString &name, qint64 linesBefore = 0);
    void readPart(const QByteArray &bytes, const QString &name);
    /// False, with a Problem, when the budget for unpacked data is used up.
    bool mayUnpack(qint64 bytes);
    int nesting() const { return m_nesting; }
    /// True while the parts of a mail are read: what a page there loads is contacted by who opens the mail.
    bool isInMail() const { return m_inMail; }
    void setInMail(bool inMail) { m_inMail = inMail; }

    Extraction take() { return m_collector.take(); }

private:
    void report(const QString &message, qint64 line, bool unread);

    const ReadOptions &m_options;
    const ReadControl &m_control;
    Collector m_collector;
    Scanner m_scanner;
    AsideFindings m_aside;
    Scanner m_asideScanner;
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
