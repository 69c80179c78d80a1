// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// Measures a large case: written by deltas as a run would, opened and read; and a large journal: put and found.
#include "core/casefile/casefile.h"
#include "tests/casefile/randomcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>

using casefile::CaseFile;

namespace {

constexpr int hosts = 50'000, records = 200'000, deltas = 500;
constexpr int answersPut = 200'000, answersFound = 50'000;

double seconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

/// Spins the event loop until `count` reaches `wanted`.
void wait(const int &count, int wanted)
{
    while (count < wanted)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

bool measureCase(const QString &path)
{
    testsupport::RandomCase random(1, false);
    chain::Investigation investigation = random.input(20);
    QList<chain::Delta> all;
    for (int n = 0; n < deltas; ++n)
        all.append(random.grow(investigation, hosts / deltas, records / deltas));
    QElapsedTimer timer;
    timer.start();
    {
        const auto file = CaseFile::create(path);
        if (!file)
            return false;
        (*file)->beginRun(investigation);
        qint64 longest = 0;
        for (const chain::Delta &delta : all) {
            QElapsedTimer one;
            one.start();
            (*file)->save(delta);
            longest = std::max(longest, one.nsecsElapsed());
        }
        (*file)->endRun(investigation.created, QStringLiteral("complete"));
        if (!(*file)->flush())
            return false;
        std::printf("save       %6.2f s  %d hosts, %d records, %lld claims in %d deltas; longest call %.2f ms\n",
                    seconds(timer), hosts, records, qint64(investigation.claims().size()), deltas,
                    double(longest) / 1e6);
    }
    std::printf("file size  %6.1f MB\n", double(QFileInfo(path).size()) / 1e6);
    const std::clock_t cpu = std::clock();
    timer.restart();
    const auto file = CaseFile::open(path);
    const auto loaded = file ? (*file)->load() : base::failure(file.error());
    if (!loaded)
        return false;
    std::printf("open, load %6.2f s  %.2f s of CPU\n", seconds(timer), double(std::clock() - cpu) / CLOCKS_PER_SEC);
    timer.restart();
    const bool copied = (*file)->saveAs(path + QStringLiteral(".copy")).has_value();
    std::printf("save as    %6.2f s\n", seconds(timer));
    return copied && loaded->investigation.hosts().size() == hosts && loaded->investigation.records().size() == records;
}

bool measureJournal(const QString &path)
{
    const auto file = CaseFile::create(path);
    if (!file)
        return false;
    const auto clock = std::make_shared<base::SystemClock>();
    const auto store = (*file)->journal(clock);
    const auto key = [](int n) -> QByteArray {
        return QByteArrayLiteral("GET /v1.0/security/threatIntelligence/hosts/host") + QByteArray::number(n)
            + QByteArrayLiteral(".example/passiveDns?$count=true&$top=1000");
    };
    QByteArray body;
    for (int n = 0; n < 20; ++n)
        body += "{\"id\":\"" + QByteArray::number(n * 7919)
            + "\",\"recordType\":\"A\",\"firstSeenDateTime\":\"2026-01-01T00:00:00Z\"},";
    QElapsedTimer timer;
    timer.start();
    int done = 0;
    for (int n = 0; n < answersPut; ++n) {
        store->put({key(n), mdti::AnswerKind::PassiveDns, 200, body, QString::number(n), clock->now()},
                   [&](const base::Status &) { ++done; });
        if (n - done > 1000) // as many as a run has under way at most
            wait(done, n - 500);
    }
    wait(done, answersPut);
    std::printf("put        %6.0f /s  %d answers of %lld bytes, %lld commits\n", answersPut / seconds(timer),
                answersPut, qint64(body.size()), (*file)->sql()->commits());
    timer.restart();
    int found = 0, hits = 0;
    for (int n = 0; n < answersFound; ++n)
        store->find(key(int((qint64(n) * 7919) % answersPut)), mdti::AnswerKind::PassiveDns,
                    [&](const std::optional<mdti::StoredAnswer> &answer) { ++found, hits += answer.has_value(); });
    wait(found, answersFound);
    std::printf("find       %6.1f µs each\n", seconds(timer) * 1e6 / answersFound);
    std::printf("journal    %6.1f MB\n", double(QFileInfo(path).size()) / 1e6);
    return hits == answersFound;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QString place = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QDir::tempPath(); // which disk is measured
    const QTemporaryDir folder(place + QStringLiteral("/bench_casefile"));
    const bool good = measureCase(folder.filePath(QStringLiteral("case.mdticase")))
        && measureJournal(folder.filePath(QStringLiteral("journal.mdticase")));
    return good ? 0 : 1;
}
