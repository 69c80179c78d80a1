// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/decoder.h"
#include "core/ioc/linecutter.h"
#include "core/ioc/read.h"
#include "core/ioc/scanner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QStringEncoder>
#include <QTest>

using namespace ioc;
using namespace Qt::StringLiterals;

/// Published indicator files and the test texts of other tools, kept beside the checkout because of their licences:
/// skipped where they are not there. And our own texts in prose/, labelled by hand.
class TestIocCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishedFiles_data();
    void publishedFiles();
    void otherTools_data();
    void otherTools();
    void ownProse();
};

namespace {

QString dataFolder()
{
    return QStringLiteral(MDTI_SOURCE_DIR "/../shared/data/");
}

QJsonArray load(const QString &name)
{
    QFile file(dataFolder() + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray();
}

/// All kinds together: an address is never a name.
QSet<QString> hostSet(const QJsonObject &kinds)
{
    QSet<QString> set;
    for (const QLatin1String kind : {"ipv4"_L1, "ipv6"_L1, "domains"_L1}) {
        for (const QJsonValue &value : kinds[kind].toArray()) {
            const QString text = value.toString();
            PlainHost host;
            const QByteArray utf8 = text.toUtf8();
            const bool known = parsePlainHost({utf8.constData(), std::size_t(utf8.size())}, host);
            set.insert(known ? QString::fromLatin1(host.text, host.length) : text);
        }
    }
    return set;
}

QString sorted(const QSet<QString> &set)
{
    QStringList list(set.begin(), set.end());
    list.sort();
    return list.join(u' ');
}

/// What is recognised as a host, sent or not: addresses of reserved space count, internal names do not.
class Recognised final : public Findings
{
public:
    void foundHost(const PlainHost &host, std::string_view) override
    {
        if (host.type != Type::Domain || host.reach == Reach::Public)
            hosts.insert(QString::fromLatin1(host.text, host.length));
    }
    void foundReject(RejectReason, std::string_view) override { }
    QSet<QString> hosts;
};

} // namespace

void TestIocCorpus::publishedFiles_data()
{
    const QJsonArray manifest = load(u"inputs/MANIFEST.json"_s);
    if (manifest.isEmpty())
        QSKIP("The folder shared/data/inputs is not beside the checkout.");
    QTest::addColumn<QJsonObject>("entry");
    for (const QJsonValue &entry : manifest)
        QTest::newRow(qPrintable(entry[u"file"].toString())) << entry.toObject();
}

void TestIocCorpus::publishedFiles()
{
    QFETCH(QJsonObject, entry);
    ReadOptions options;
    const Extraction extraction = readFile(dataFolder() + u"inputs/"_s + entry[u"file"].toString(), options);
    QSet<QString> found;
    for (const Indicator &indicator : extraction.indicators)
        found.insert(indicator.value);
    const QSet<QString> expected = hostSet(entry[u"expected"].toObject());
    QCOMPARE(sorted(expected - found), QString());
    QCOMPARE(sorted(found - expected - hostSet(entry[u"tolerated"].toObject())), QString());
}

void TestIocCorpus::otherTools_data()
{
    const QJsonArray cases = load(u"ioc-cases/peer-cases.json"_s);
    if (cases.isEmpty())
        QSKIP("The folder shared/data/ioc-cases is not beside the checkout.");
    QTest::addColumn<QJsonObject>("entry");
    for (const QJsonValue &entry : cases)
        QTest::newRow(qPrintable(entry[u"name"].toString())) << entry.toObject();
}

void TestIocCorpus::otherTools()
{
    QFETCH(QJsonObject, entry);
    Recognised recognised;
    Scanner scanner(recognised, true);
    LineCutter cutter;
    std::string text = entry[u"text"].toString().toStdString();
    cutter.finish(text, [&scanner](std::string_view line, qint64) { scanner.scan(line); });
    const QSet<QString> expected = hostSet(entry[u"expected"].toObject());
    QCOMPARE(sorted(expected - recognised.hosts), QString());
    QCOMPARE(sorted(recognised.hosts - expected - hostSet(entry[u"allowed"].toObject())), QString());
}

namespace {

/// A text of our own with what a careful reader finds in it.
struct LabelledText
{
    QString name;
    QByteArray bytes;
    QSet<QString> expected, tolerated;
    qsizetype traps = 0;
    bool documentation = false; ///< documentation addresses and names count as found
};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString textOf(const QString &path)
{
    return QString::fromUtf8(bytesOf(path));
}

/// In the files of prose/, "⟦evil.com=evil[.]com⟧" is an indicator and how it is written, "⟦~x.com=x.com⟧" one that may
/// be found or not, "⟨setup.exe⟩" a trap. The marks are taken off before reading. ".utf16" is a matter of encoding.
LabelledText markedText(const QFileInfo &entry)
{
    static const QRegularExpression indicator(u"⟦(~?)([^=⟧]+)=([^⟧]*)⟧"_s);
    static const QRegularExpression trap(u"[⟨⟩]"_s);
    LabelledText read;
    QString text = textOf(entry.filePath());
    for (QRegularExpressionMatchIterator it = indicator.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        (match.capturedLength(1) ? read.tolerated : read.expected).insert(match.captured(2));
    }
    text.replace(indicator, u"\\3"_s);
    read.traps = text.count(u'⟨');
    text.remove(trap);
    read.name = entry.fileName();
    read.bytes = text.toUtf8();
    if (read.name.endsWith(u".utf16")) {
        read.name.chop(6);
        read.bytes = QStringEncoder(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom)(text);
    }
    return read;
}

/// The files of labelled/ were written, and judged, by somebody who had not seen the extractor. Beside each stands
/// NAME.labels: "+ host" must be found, "? host" may be, "- text" is a trap. They are in whatever encoding they are in.
LabelledText textWithLabels(const QFileInfo &entry)
{
    LabelledText read;
    read.documentation = true;
    read.name = entry.fileName();
    read.bytes = bytesOf(entry.filePath());
    const QString labels = textOf(entry.path() + u'/' + entry.completeBaseName() + u".labels"_s);
    for (const QString &line : labels.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'-'))
            ++read.traps;
        else
            (line.startsWith(u'+') ? read.expected : read.tolerated).insert(line.mid(2));
    }
    return read;
}

QList<LabelledText> labelledTexts()
{
    const QString folder = QStringLiteral(MDTI_SOURCE_DIR "/tests/ioc/");
    QList<LabelledText> texts;
    for (const QFileInfo &entry : QDir(folder + u"prose"_s).entryInfoList(QDir::Files, QDir::Name))
        texts.append(markedText(entry));
    for (const QFileInfo &entry : QDir(folder + u"labelled"_s).entryInfoList(QDir::Files, QDir::Name)) {
        if (entry.suffix() != u"labels"_s)
            texts.append(textWithLabels(entry));
    }
    return texts;
}

} // namespace

void TestIocCorpus::ownProse()
{
    qsizetype expectedCount = 0, hits = 0, wrong = 0, traps = 0;
    for (const LabelledText &text : labelledTexts()) {
        ReadOptions options;
        options.documentation = text.documentation;
        QSet<QString> found;
        for (const Indicator &each : readBytes(text.bytes, text.name, options).indicators)
            found.insert(each.value);
        const QSet<QString> missed = text.expected - found, mistaken = found - text.expected - text.tolerated;
        if (!missed.isEmpty() || !mistaken.isEmpty())
            qInfo("%s: missed %s; mistaken %s", qPrintable(text.name), qPrintable(sorted(missed)),
                  qPrintable(sorted(mistaken)));
        expectedCount += text.expected.size();
        hits += text.expected.size() - missed.size();
        wrong += mistaken.size();
        traps += text.traps;
    }
    const double recall = double(hits) / double(expectedCount), precision = double(hits) / double(hits + wrong);
    qInfo("%lld indicators, %lld traps: recall %.2f %%, precision %.2f %%", qlonglong(expectedCount), qlonglong(traps),
          100 * recall, 100 * precision);
    QVERIFY(expectedCount >= 3000 && traps >= 3000);
    QVERIFY(recall >= 0.99);
    QVERIFY(precision >= 0.98);
}

QTEST_GUILESS_MAIN(TestIocCorpus)
#include "tst_ioc_corpus.moc"
