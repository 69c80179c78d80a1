// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/readers/pdfreader.h"

#include "core/base/text.h"
#include "core/ioc/linecutter.h"
#include "core/ioc/reading.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace ioc {

namespace {

constexpr qint64 largestPdf = 500'000'000;
constexpr qint64 largestText = 200'000'000;
constexpr qint64 mostMemory = 1'500'000'000;
constexpr int waitMs = 100;

QString translated(const char *text)
{
    return QCoreApplication::translate("ioc", text);
}

/// Cuts the output into pages at form feeds and pages into lines.
class PageText
{
public:
    explicit PageText(Reading &reading)
        : m_reading(reading)
    {
        m_reading.place().page = 1;
    }

    void feed(const QByteArray &output)
    {
        m_size += output.size();
        m_text.append(output.constData(), std::size_t(output.size()));
        for (std::size_t end = m_text.find('\f'); end != m_text.npos; end = m_text.find('\f')) {
            std::string page = m_text.substr(0, end);
            m_text.erase(0, end + 1);
            endPage(page);
        }
        m_cutter.feed(m_text, take());
    }

    void finish()
    {
        endPage(m_text);
        m_reading.place().page = 0;
    }

    qint64 size() const { return m_size; }

private:
    LineCutter::Take take()
    {
        return [this](std::string_view line, qint64 number) {
            m_reading.place().line = number;
            m_reading.scan(line);
        };
    }

    void endPage(std::string &page)
    {
        m_cutter.finish(page, take());
        m_cutter = {};
        ++m_reading.place().page;
    }

    Reading &m_reading;
    LineCutter m_cutter;
    std::string m_text;
    qint64 m_size = 0;
};

} // namespace

void PdfReader::read(QIODevice &device, Reading &reading)
{
    if (const auto *file = qobject_cast<QFile *>(&device)) {
        if (reading.nesting() == 0)
            reading.collector().addBytes(file->size());
        extract(QFileInfo(*file).absoluteFilePath(), reading);
        return;
    }
    const QByteArray bytes = readAll(device, reading, largestPdf);
    QTemporaryFile copy;
    if (!copy.open() || copy.write(bytes) != bytes.size() || !copy.flush()) {
        reading.problem(QCoreApplication::translate("ioc", "The PDF could not be copied to a temporary file: %1.")
                            .arg(copy.errorString()));
        return;
    }
    extract(copy.fileName(), reading);
}

void PdfReader::extract(const QString &path, Reading &reading)
{
    if (reading.options().pdfSeconds <= 0) {
        reading.problem(translated("Reading of PDF files is switched off."));
        return;
    }
    const QString program = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (program.isEmpty()) {
        reading.problem(translated("PDF files are read with “pdftotext”, which is not installed. Install the package "
                                   "poppler-utils, or save the "
                                   "document as text."));
        return;
    }
    QProcess process;
    process.setProgram(program);
    process.setArguments(
        {QStringLiteral("-q"), QStringLiteral("-enc"), QStringLiteral("UTF-8"), path, QStringLiteral("-")});
    process.setStandardInputFile(QProcess::nullDevice());
#ifdef Q_OS_UNIX
    const auto seconds = rlim_t(std::max(1, reading.options().pdfSeconds));
    process.setChildProcessModifier([seconds] {
        const rlimit memory{rlim_t(mostMemory), rlim_t(mostMemory)};
        const rlimit time{seconds, seconds + 1};
        setrlimit(RLIMIT_AS, &memory);
        setrlimit(RLIMIT_CPU, &time);
    });
#endif
    process.start(QIODevice::ReadOnly);
    if (!process.waitForStarted()) {
        reading.problem(
            QCoreApplication::translate("ioc", "“pdftotext” does not start: %1.").arg(process.errorString()));
        return;
    }
    if (!collect(process, reading)) {
        process.kill();
        process.waitForFinished();
        return;
    }
    if (process.exitStatus() != QProcess::NormalExit) {
        reading.problem(translated("“pdftotext” used too much memory or time; what it had written was read."));
    } else if (process.exitCode() != 0) {
        const QString why = base::singleLine(QString::fromUtf8(process.readAllStandardError()), 200);
        reading.problem(
            QCoreApplication::translate(
                "ioc", "The PDF could not be read to the end%1. If it asks for a password, save it without one.")
                .arg(why.isEmpty() ? QString() : QString(QStringLiteral(": ") + why)));
    }
}

/// Reads what the process writes until it ends. False when it must be killed.
bool PdfReader::collect(QProcess &process, Reading &reading)
{
    PageText text(reading);
    QElapsedTimer timer;
    timer.start();
    bool ended = false;
    while (!ended) {
        // A short wait, so that cancelling does not take long.
        ended = process.waitForFinished(waitMs) || process.state() == QProcess::NotRunning;
        text.feed(process.readAllStandardOutput());
        if (reading.isCancelled())
            return false;
        if (text.size() > largestText || timer.hasExpired(reading.options().pdfSeconds * qint64(1000))) {
            text.finish();
            reading.problem(
                translated("The PDF takes too long or holds too much text; what was read until then was kept."));
            return false;
        }
    }
    text.finish();
    return true;
}

} // namespace ioc
