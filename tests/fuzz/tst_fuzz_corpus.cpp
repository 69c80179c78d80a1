// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "targets.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

/// Replays tests/fuzz/corpus: a seed for every reader and every input that once broke one. Aborts where a promise is
/// broken.
class TestFuzzCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replay_data();
    void replay();
    void shortened();
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void run(const fuzz::Named &target, const QByteArray &bytes)
{
    target.run(reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size()));
}

} // namespace

void TestFuzzCorpus::replay_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator files(QStringLiteral(MDTI_SOURCE_DIR "/tests/fuzz/corpus"), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(path.section(u'/', -2))) << path;
    }
}

void TestFuzzCorpus::replay()
{
    QFETCH(QString, path);
    const std::string folder = path.section(u'/', -2, -2).toStdString();
    const QByteArray bytes = contentOf(path);
    QVERIFY(!bytes.isEmpty());
    bool known = false;
    for (const fuzz::Named &target : fuzz::targets) {
        // Any reader must bear any file, but its own folder must name one.
        known = known || target.name == folder;
        run(target, bytes);
    }
    QVERIFY2(known, "the folder names no target");
}

/// Every seed cut at many places: broken files are the rule.
void TestFuzzCorpus::shortened()
{
    for (const fuzz::Named &target : fuzz::targets) {
        const QString folder = QStringLiteral(MDTI_SOURCE_DIR "/tests/fuzz/corpus/")
            + QLatin1String(target.name.data(), qsizetype(target.name.size()));
        QDirIterator files(folder, QDir::Files);
        QVERIFY2(files.hasNext(), qPrintable(folder));
        while (files.hasNext()) {
            const QByteArray bytes = contentOf(files.next());
            for (qsizetype i = 1; i < 16; ++i)
                run(target, bytes.left(bytes.size() * i / 16));
        }
    }
}

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "tst_fuzz_corpus.moc"
