// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/reading.h"

#include "core/ioc/readers/reader.h"
#include "core/ioc/sniff.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QIODevice>
#include <QScopeGuard>

namespace ioc {

namespace {

constexpr qint64 pieceSize = 128 * 1024;
constexpr qint64 progressEveryMs = 50;

/// The one host a text is.
class NameFindings final : public Findings
{
public:
    NameFindings(Collector &collector, std::string_view name)
        : m_collector(collector)
        , m_name(name)
    {
    }
    void foundHost(const PlainHost &host, std::string_view written) override
    {
        if (written == m_name)
            m_collector.foundHost(host, written);
    }
    void foundReject(RejectReason, std::string_view) override { }

private:
    Collector &m_collector;
    const std::string_view m_name;
};

} // namespace

void AsideFindings::expect(Counts counts, RejectReason otherwise)
{
    m_counts = counts;
    m_otherwise = otherwise;
}

void AsideFindings::foundHost(const PlainHost &host, std::string_view written)
{
    const bool defanged
        = written.find_first_of("[](){}\\") != written.npos || written.starts_with("hxx") || written.starts_with("hXX");
    const bool explicitly = m_counts == Counts::Explicit;
    const bool addresses = m_counts == Counts::Addresses || explicitly, urls = m_counts == Counts::Urls || explicitly;
    const bool counts = m_counts != Counts::Nothing
        && (defanged || (addresses && host.type != Type::Domain) || (urls && written.find("://") != written.npos));
    const bool askable = host.reach == Reach::Public || (host.reach == Reach::Documentation && m_documentation);
    if (counts)
        m_collector.foundHost(host, written);
    else
        m_collector.foundReject(askable ? m_otherwise : host.why, written);
}

void AsideFindings::foundReject(RejectReason why, std::string_view written)
{
    m_collector.foundReject(why, written);
}

Reading::Reading(const ReadOptions &options, const ReadControl &control, const QString &file)
    : m_options(options)
    , m_control(control)
    , m_collector(options)
    , m_scanner(m_collector, options.mailHosts)
    , m_aside(m_collector, options.documentation)
    , m_asideScanner(m_aside, options.mailHosts)
{
    m_place.file = file;
    m_collector.setPlace(&m_place, {});
    m_sinceProgress.start();
}

void Reading::scan(std::string_view utf8, Field field)
{
    scan(utf8, utf8, field);
}

void Reading::scan(std::string_view utf8, std::string_view context, Field field)
{
    m_collector.setPlace(&m_place, context);
    m_scanner.scan(utf8, field);
}

void Reading::scanBlock(std::string_view utf8, Field field)
{
    for (std::size_t begin = 0; begin < utf8.size();) {
        const std::size_t end = std::min(utf8.find_first_of("\r\n", begin), utf8.size());
        scan(utf8.substr(begin, end - begin), field);
        begin = end + 1;
    }
}

void Reading::scanAside(std::string_view utf8, Counts counts, RejectReason otherwise)
{
    m_aside.expect(counts, otherwise);
    m_collector.setPlace(&m_place, utf8);
    for (std::size_t begin = 0; begin < utf8.size();) {
        const std::size_t end = std::min(utf8.find_first_of("\r\n", begin), utf8.size());
        m_asideScanner.scan(utf8.substr(begin, end - begin));
        begin = end + 1;
    }
}

void Reading::scanName(std::string_view utf8, std::string_view context)
{
    const std::size_t begin = std::min(utf8.find_first_not_of(" \t\r\n"), utf8.size());
    const std::size_t end = utf8.find_last_not_of(" \t\r\n");
    const std::string_view name = utf8.substr(begin, end == utf8.npos ? 0 : end + 1 - begin);
    NameFindings findings(m_collector, name);
    m_collector.setPlace(&m_place, context);
    Scanner(findings, false).scan(name);
}

void Reading::report(const QString &message, qint64 line, bool unread)
{
    const QString file
        = m_place.object.isEmpty() || m_nesting == 0 ? m_place.file : QString(m_place.file + u'!' + m_place.object);
    m_collector.problem({file, line > 0 ? line + m_place.linesBefore : line, message, unread});
}

bool Reading::goOn(qint64 done, qint64 total)
{
    if (isCancelled())
        return false;
    if (m_nesting == 0 && m_control.progress && (m_sinceProgress.elapsed() >= progressEveryMs || done == total)) {
        m_sinceProgress.restart();
        m_control.progress(done, total);
    }
    return true;
}

void Reading::readPart(const QByteArray &bytes, const QString &name)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    readPart(buffer, name);
}

void Reading::readPart(QIODevice &device, const QString &name, qint64 linesBefore)
{
    if (m_nesting >= m_options.maximumNesting) {
        problem(QCoreApplication::translate("ioc", "“%1” is nested too deep and was not opened.").arg(name));
        return;
    }
    const Place outer = m_place;
    ++m_nesting;
    m_place.line = 0;
    m_place.linesBefore = linesBefore;
    m_place.page = 0;
    m_place.object = outer.object.isEmpty() ? name : QString(outer.object + u'!' + name);
    const auto restore = qScopeGuard([this, &outer] {
        --m_nesting;
        m_place = outer;
    });
    const QByteArray head = device.peek(sniffLength);
    readerFor(sniff(head, name))->read(device, *this);
}

bool Reading::mayUnpack(qint64 bytes)
{
    m_unpacked += bytes;
    if (m_unpacked <= m_options.maximumUnpacked)
        return true;
    if (!m_unpackProblem)
        problem(QCoreApplication::translate("ioc", "It unpacks to more than %L1 MB; the rest was not read.")
                    .arg(m_options.maximumUnpacked / 1'000'000));
    m_unpackProblem = true;
    return false;
}

TextStream::TextStream(QIODevice &device, Reading &reading)
    : m_device(device)
    , m_reading(reading)
{
}

bool TextStream::read(std::string &out)
{
    if (m_ended)
        return false;
    const qint64 total = m_device.isSequential() ? -1 : m_device.size();
    m_buffer.resize(pieceSize);
    const qint64 got = m_device.read(m_buffer.data(), pieceSize);
    if (got <= 0) {
        m_ended = true;
        if (got < 0 && !m_device.atEnd())
            m_reading.problem(
                QCoreApplication::translate("ioc", "It could not be read to the end: %1.").arg(m_device.errorString()));
        m_decoder.finish(out);
        if (m_decoder.isUncertain())
            m_reading.remark(Decoder::uncertainMessage());
        m_reading.goOn(m_done, total);
        return !out.empty();
    }
    m_done += got;
    if (m_reading.nesting() == 0)
        m_reading.collector().addBytes(got);
    m_decoder.feed(QByteArrayView(m_buffer.constData(), got), out);
    if (m_done > m_reading.options().maximumBytes) {
        m_reading.problem(
            QCoreApplication::translate("ioc", "It is larger than %L1 MB; the rest was not read. Split it.")
                .arg(m_reading.options().maximumBytes / 1'000'000));
        m_ended = true;
    }
    if (!m_reading.goOn(m_done, total))
        m_ended = true;
    return true;
}

QByteArray readAll(QIODevice &device, Reading &reading, qint64 limit)
{
    limit = std::min(limit, reading.options().maximumBytes);
    QByteArray bytes;
    const qint64 total = device.isSequential() ? -1 : device.size();
    while (reading.goOn(bytes.size(), total)) {
        const QByteArray piece = device.read(std::min(limit + 1 - bytes.size(), pieceSize));
        if (piece.isEmpty())
            break;
        bytes += piece;
        if (bytes.size() > limit) {
            reading.problem(QCoreApplication::translate("ioc", "It is larger than %L1 MB; the rest was not read.")
                                .arg(limit / 1'000'000));
            bytes.truncate(limit);
            break;
        }
    }
    if (reading.nesting() == 0)
        reading.collector().addBytes(bytes.size());
    return bytes;
}

} // namespace ioc
