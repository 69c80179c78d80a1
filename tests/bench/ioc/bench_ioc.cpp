// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/extractor.h"
#include "core/ioc/read.h"

#include <QByteArray>
#include <QFile>
#include <QTemporaryFile>

#include <cstdio>
#include <ctime>
#include <random>

/// bench_ioc [megabytes]: speed and memory of the text extractor on made-up texts of four kinds, then of reading a
/// table of twice that size and a STIX bundle of two fifths of it from disk. One line each.
namespace {

using Random = std::mt19937;

QByteArray word(Random &random)
{
    static const char *const words[]
        = {"the",  "actor", "used", "a",    "loader", "which",   "connects", "to",     "its",  "server",
           "over", "port",  "and",  "then", "drops",  "payload", "in",       "memory", "with", "certificate"};
    return words[random() % std::size(words)];
}

QByteArray host(Random &random, bool defanged)
{
    QByteArray name = "c" + QByteArray::number(random() % 20'000) + (defanged ? "[.]" : ".") + "evil-cdn"
        + (defanged ? "[.]" : ".");
    return name + (random() % 2 ? "com" : "net");
}

QByteArray address(Random &random)
{
    return "45.77." + QByteArray::number(random() % 256) + "." + QByteArray::number(random() % 256);
}

QByteArray prose(Random &random)
{
    QByteArray line;
    for (int i = 0; i < 12; ++i)
        line += word(random) + (random() % 10 ? " " : ". ");
    if (random() % 8 == 0)
        line += "hxxps://" + host(random, true) + "/gate.php?id=" + QByteArray::number(random());
    return line + "\n";
}

QByteArray list(Random &random)
{
    return (random() % 2 ? host(random, true) : address(random)) + "\n";
}

QByteArray csv(Random &random)
{
    return "2026-01-02T03:04:05Z," + host(random, false) + ",domain,\"seen, with " + address(random) + "\",90\r\n";
}

QByteArray oneLine(Random &random)
{
    return "{\"url\":\"http://" + host(random, false) + "/a.js\",\"n\":" + QByteArray::number(random())
        + ",\"file\":\"setup.exe\"},";
}

QByteArray stix(Random &random)
{
    static int number = 0;
    const QByteArray id = QByteArray::number(++number).rightJustified(12, '0');
    return "{\"type\":\"indicator\",\"id\":\"indicator--00000000-0000-4000-8000-" + id
        + "\",\"pattern_type\":\"stix\",\"pattern\":\"[domain-name:value = '" + host(random, false)
        + "' OR ipv4-addr:value = '" + address(random) + "']\",\"valid_from\":\"2026-01-01T00:00:00Z\"},\n";
}

/// Lets the peak start anew, so that every line shows its own.
void resetPeak()
{
    QFile refs(QStringLiteral("/proc/self/clear_refs"));
    if (refs.open(QIODevice::WriteOnly))
        refs.write("5");
}

/// Peak resident memory in MiB since the last reset; 0 where the system does not tell.
double peakMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

/// Seconds are processor time: what one core does, also on a machine that is busy otherwise.
void report(const char *name, const ioc::Extraction &found, double seconds)
{
    const double megabytes = double(found.bytes) / 1e6;
    std::printf("%-10s %6.1f MB %7.2f s %7.1f MB/s %7lld indicators %6lld rejected %7.1f MiB peak\n", name, megabytes,
                seconds, megabytes / seconds, static_cast<long long>(found.indicators.size()),
                static_cast<long long>(found.rejected.size()), peakMemory());
}

void measure(const char *name, QByteArray (*make)(Random &), int megabytes)
{
    Random random(7);
    QByteArray block;
    while (block.size() < 4'000'000)
        block += make(random);
    const ioc::ReadOptions options;
    ioc::Extractor extractor(options, QStringLiteral("bench"));
    resetPeak();
    const std::clock_t begin = std::clock();
    for (qint64 fed = 0; fed < megabytes * qint64(1'000'000); fed += block.size())
        extractor.feed(block);
    const ioc::Extraction found = extractor.finish();
    report(name, found, double(std::clock() - begin) / CLOCKS_PER_SEC);
}

void measureFile(const char *name, const QByteArray &head, QByteArray (*make)(Random &), const QByteArray &tail,
                 qint64 megabytes)
{
    Random random(7);
    QTemporaryFile file;
    if (!file.open())
        return;
    file.write(head);
    while (file.pos() < megabytes * 1'000'000)
        file.write(make(random));
    file.write(tail);
    file.flush();
    resetPeak();
    const std::clock_t begin = std::clock();
    const ioc::Extraction found = ioc::readFile(file.fileName(), {});
    report(name, found, double(std::clock() - begin) / CLOCKS_PER_SEC);
}

} // namespace

int main(int argc, char **argv)
{
    const int megabytes = argc > 1 ? std::max(1, QByteArray(argv[1]).toInt()) : 50;
    measure("prose", prose, megabytes);
    measure("list", list, megabytes);
    measure("csv", csv, megabytes);
    measure("one line", oneLine, megabytes);
    measureFile("csv file", "Time,Domain,Type,Description,Score\r\n", csv, {}, 2 * megabytes);
    measureFile("stix file", "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[\n", stix, "{}]}",
                2 * megabytes / 5);
    return 0;
}
