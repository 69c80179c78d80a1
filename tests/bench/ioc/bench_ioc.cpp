// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/extractor.h"

#include <QByteArray>
#include <QFile>

#include <cstdio>
#include <ctime>
#include <random>

/// bench_ioc [megabytes]: speed and memory of the text extractor on made-up texts of four kinds, one line each.
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

void measure(const char *name, QByteArray (*make)(Random &), int megabytes)
{
    Random random(7);
    QByteArray block;
    while (block.size() < 4'000'000)
        block += make(random);
    const ioc::ReadOptions options;
    ioc::Extractor extractor(options, QStringLiteral("bench"));
    const std::clock_t begin = std::clock();
    qint64 fed = 0;
    for (; fed < megabytes * qint64(1'000'000); fed += block.size())
        extractor.feed(block);
    const ioc::Extraction found = extractor.finish();
    // Processor time: what one core does, also on a machine that is busy otherwise.
    const double seconds = double(std::clock() - begin) / CLOCKS_PER_SEC;
    std::printf("%-10s %6.1f MB %7.2f s %7.1f MB/s %7lld indicators %6lld rejected %7.1f MiB peak\n", name,
                double(fed) / 1e6, seconds, double(fed) / 1e6 / seconds,
                static_cast<long long>(found.indicators.size()), static_cast<long long>(found.rejected.size()),
                peakMemory());
}

} // namespace

int main(int argc, char **argv)
{
    const int megabytes = argc > 1 ? std::max(1, QByteArray(argv[1]).toInt()) : 50;
    measure("prose", prose, megabytes);
    measure("list", list, megabytes);
    measure("csv", csv, megabytes);
    measure("one line", oneLine, megabytes);
    return 0;
}
