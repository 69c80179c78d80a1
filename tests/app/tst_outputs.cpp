// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

// What is no ordinary file: a disk that fills up, and pipes, for results and for what is read.
#include "tests/app/commandline.h"

#include <QJsonDocument>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <cstring>

#include <sys/resource.h>
#include <sys/stat.h>

using testsupport::CommandLine;

namespace {

QStringList sampleInto(const QString &file)
{
    return {QStringLiteral("chain"),      QStringLiteral("--sample"),   QStringLiteral("--no-cache"),
            QStringLiteral("--progress"), QStringLiteral("none"),       QStringLiteral("--output"),
            file,                         QStringLiteral("203.0.113.7")};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestOutputs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Writers of pictures do not look whether their bytes arrive.
    void a_full_disk_is_told_and_what_was_there_stays_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"r.json", "r.svg", "r.pdf", "r.png", "r.html", "r.md", "r.dot"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void a_full_disk_is_told_and_what_was_there_stays()
    {
        QFETCH(const QString, name);
        constexpr rlim_t room = 6000;
        CommandLine cli;
        const QString path = cli.file(name, "kept");
        cli.process().setChildProcessModifier([] {
            std::signal(SIGXFSZ, SIG_IGN); // writing fails instead, as on a full disk
            const rlimit limit{room, room};
            setrlimit(RLIMIT_FSIZE, &limit);
        });
        const auto run = cli.run(sampleInto(path));
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains(QByteArray(name.toUtf8() + " could not be written")), run.err.constData());
        QVERIFY2(run.err.contains(std::strerror(EFBIG)), run.err.constData());
        QVERIFY2(!run.err.contains("libpng"), run.err.constData());
        QCOMPARE(contentOf(path), QByteArray("kept"));
    }

    void a_pipe_is_written_into_and_stays_one()
    {
        CommandLine cli;
        const QString path = cli.home() + QStringLiteral("/result.json");
        QCOMPARE(mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        QProcess reader;
        reader.start(QStringLiteral("cat"), {path});
        QVERIFY(reader.waitForStarted());
        const auto run = cli.run(sampleInto(path));
        QVERIFY2(run.code == 0, run.err.constData());
        QVERIFY(reader.waitForFinished());
        QVERIFY(QJsonDocument::fromJson(reader.readAllStandardOutput()).object()[u"complete"].toBool());
        struct stat now = {};
        QCOMPARE(stat(QFile::encodeName(path).constData(), &now), 0);
        QVERIFY(S_ISFIFO(now.st_mode));
    }

    void a_pipe_is_read_once_and_to_its_end()
    {
        CommandLine cli;
        const QString path = cli.home() + QStringLiteral("/hosts");
        QCOMPARE(mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        QProcess writer;
        writer.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("echo 45.77.1.11 > \"$1\""),
                                            QStringLiteral("sh"), path});
        QVERIFY(writer.waitForStarted());
        const auto run = cli.run({QStringLiteral("extract"), path});
        QVERIFY(writer.waitForFinished());
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, QByteArray("45.77.1.11\n"));
    }

    void a_folder_that_cannot_be_opened_is_named()
    {
        CommandLine cli;
        const QString open = cli.file(QStringLiteral("open.txt"), "45.77.1.11\n");
        const QString closed = cli.home() + QStringLiteral("/closed");
        QVERIFY(QDir().mkpath(closed));
        QCOMPARE(chmod(QFile::encodeName(closed).constData(), 0), 0);
        if (QFileInfo(closed).isReadable())
            QSKIP("this user may look into every folder");
        const auto run = cli.run({QStringLiteral("extract"), cli.home()});
        chmod(QFile::encodeName(closed).constData(), 0700);
        QCOMPARE(run.code, 3);
        QVERIFY2(run.err.contains(QByteArray(closed.toUtf8() + ": The folder cannot be opened.")), run.err.constData());
        QVERIFY(run.out.contains("45.77.1.11"));
    }
};

QTEST_GUILESS_MAIN(TestOutputs)
#include "tst_outputs.moc"
