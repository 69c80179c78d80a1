// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/auditreader.h"

#include "core/base/text.h"
#include "core/casefile/auditchain.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace casefile {

namespace {

constexpr qint64 longestLine = 256 * 1024;
constexpr qsizetype mostProblems = 20;

/// Every whole line of a segment. `each` returns false to end. False when the segment cannot be read.
template <typename Each> bool eachLine(const QString &path, const std::atomic_bool *stop, Each each)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return !file.exists(); // retired meanwhile: nothing is in it any more
    while (!file.atEnd() && !(stop && *stop)) {
        const QByteArray line = file.readLine(longestLine);
        if (!line.endsWith('\n') || !each(line))
            break; // one that is being written
    }
    return true;
}

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

bool isHeadLine(const QJsonObject &json)
{
    return json.contains(QLatin1String("schema"));
}

QString safeText(const QString &text)
{
    return base::singleLine(text, 2000);
}

/// Every entry of a segment that contains the text, with its JSON. As eachLine.
template <typename Each>
bool eachEntry(const QString &path, const QString &text, const std::atomic_bool *stop, Each each)
{
    return eachLine(path, stop, [&](const QByteArray &bytes) {
        const std::optional<audit::Line> line = audit::parseLine(bytes);
        const QJsonObject json = line ? objectOf(line->json) : QJsonObject();
        if (!line || isHeadLine(json))
            return true;
        const AuditLine one{json.value(QLatin1String("n")).toInteger(), audit::fromJson(json)};
        return (!text.isEmpty() && !AuditReader::textOf(one).contains(text, Qt::CaseInsensitive)) || each(one, line->json);
    });
}

base::Status unreadableSegment(const QString &name)
{
    return base::failure(base::Failure::Storage, QStringLiteral("The part %1 of the audit log cannot be read.").arg(name));
}

/// Walks over all lines in order and keeps what is wrong.
class Inspection
{
public:
    explicit Inspection(const QByteArray &expected)
        : m_expected(expected)
        , m_seen(expected.isEmpty())
    {
    }

    void begin(const QString &name)
    {
        m_name = name;
        m_line = 0;
        ++verdict.segments;
        const int number = audit::segmentNumber(name);
        if (m_segment > 0 && number != m_segment + 1)
            problem(0, QStringLiteral("The segments between %1 and this one are missing.")
                           .arg(audit::segmentName(m_segment)));
        m_segment = number;
    }

    void take(const QByteArray &bytes)
    {
        ++m_line;
        const std::optional<audit::Line> line = audit::parseLine(bytes);
        if (!line) {
            problem(m_line, QStringLiteral("This is no line of the log."));
            return;
        }
        const QJsonObject json = objectOf(line->json);
        if (m_line == 1 && takeHead(*line, json))
            return;
        if (audit::hashOf(m_hash, line->json) != line->hash) {
            problem(m_line, QStringLiteral("The line does not follow from the one before: one of them was changed, "
                                           "removed or moved."));
        }
        takeNumber(json);
        accept(line->hash);
        const AuditEntry entry = audit::fromJson(json);
        if (entry.result == u"retention")
            m_retired.append(entry.requestId);
        ++verdict.lines;
    }

    void unreadable() { problem(0, QStringLiteral("The segment cannot be read.")); }

    AuditVerdict end(const QString &folder)
    {
        const std::optional<audit::Head> head = audit::readHead(folder);
        if (verdict.segments == 0) {
            if (head)
                problem(0, QStringLiteral("All segments are missing."));
            return verdict;
        }
        if (!m_first.isEmpty() && !m_retired.contains(m_first))
            problemOfFirst(QStringLiteral("Older segments are missing, and no note says that they were removed."));
        if (!head)
            problem(0, QStringLiteral("The file “head” is missing: lines may be missing at the end."));
        else if (head->number > m_number)
            problem(m_line, QStringLiteral("The log ends at line %1 of %2: lines are missing at the end.")
                                .arg(m_number)
                                .arg(head->number));
        if (!m_seen)
            problem(0, QStringLiteral("The noted hash is not in the log: it was changed or made anew since."));
        verdict.lastHash = m_hash;
        return verdict;
    }

    AuditVerdict verdict;

private:
    bool takeHead(const audit::Line &line, const QJsonObject &json)
    {
        if (!isHeadLine(json)) {
            problem(1, QStringLiteral("The head of the segment is missing."));
            return false;
        }
        const QByteArray carried = json.value(QLatin1String("carried")).toString().toLatin1();
        if (verdict.segments == 1) {
            if (carried != audit::noHash())
                m_first = m_name;
            m_hash = carried;
            m_number = json.value(QLatin1String("after")).toInteger();
            verdict.firstNumber = m_number + 1;
        }
        if (audit::hashOf(m_hash, line.json) != line.hash || carried != m_hash)
            problem(1, QStringLiteral("The segment does not follow from the one before."));
        accept(line.hash);
        return true;
    }

    void takeNumber(const QJsonObject &json)
    {
        const qint64 number = json.value(QLatin1String("n")).toInteger();
        if (number != m_number + 1)
            problem(m_line, QStringLiteral("Line %1 follows line %2.").arg(number).arg(m_number));
        m_number = number;
    }

    void accept(const QByteArray &hash)
    {
        m_hash = hash;
        m_seen = m_seen || hash == m_expected;
    }

    void problem(qint64 line, const QString &sentence)
    {
        if (verdict.problems.size() < mostProblems)
            verdict.problems.append({m_name, line, sentence});
    }
    void problemOfFirst(const QString &sentence) { verdict.problems.prepend({m_first, 0, sentence}); }

    QByteArray m_expected, m_hash = audit::noHash();
    QString m_name, m_first; ///< m_first: the first segment, when it is not the very first
    QStringList m_retired;
    qint64 m_line = 0, m_number = 0;
    int m_segment = 0;
    bool m_seen;
};

} // namespace

AuditReader::AuditReader(QString folder)
    : m_folder(std::move(folder))
{
}

base::Result<QList<AuditLine>> AuditReader::newest(qsizetype most, const QString &text, const std::atomic_bool *stop) const
{
    QList<AuditLine> found;
    const QStringList names = audit::segmentsIn(m_folder);
    for (auto name = names.crbegin(); name != names.crend() && found.size() < most; ++name) {
        QList<AuditLine> here;
        const bool read = eachEntry(QDir(m_folder).filePath(*name), text, stop, [&](const AuditLine &line, const QByteArray &) {
            here.append(line);
            return true;
        });
        if (!read)
            return base::failure(unreadableSegment(*name).error());
        const qsizetype room = most - found.size();
        found = here.mid(std::max<qsizetype>(0, here.size() - room)) + found;
    }
    return found;
}

AuditVerdict AuditReader::verify(const QByteArray &expected, const std::atomic_bool *stop) const
{
    Inspection inspection(expected.trimmed().toLower());
    for (const QString &name : audit::segmentsIn(m_folder)) {
        inspection.begin(name);
        const bool read = eachLine(QDir(m_folder).filePath(name), stop, [&](const QByteArray &line) {
            inspection.take(line);
            return true;
        });
        if (!read)
            inspection.unreadable();
    }
    return inspection.end(m_folder);
}

base::Status AuditReader::write(QIODevice *out, AuditFormat format, const QString &text) const
{
    bool good = format != AuditFormat::Csv || out->write("number,time,act,tenant,what,result,requestId\r\n") > 0;
    const auto put = [&](const AuditLine &line, const QByteArray &json) {
        QByteArray bytes;
        const AuditEntry &entry = line.entry;
        if (format == AuditFormat::Json) {
            bytes = json + '\n';
        } else if (format == AuditFormat::Text) {
            bytes = textOf(line).toUtf8() + '\n';
        } else {
            const QStringList fields{QString::number(line.number), entry.time.toString(Qt::ISODateWithMs),
                                     toString(entry.act),          safeText(entry.tenant),
                                     safeText(entry.what),         safeText(entry.result),
                                     safeText(entry.requestId)};
            QStringList quoted;
            for (const QString &field : fields)
                quoted.append(base::csvField(field));
            bytes = quoted.join(u',').toUtf8() + "\r\n";
        }
        good = good && out->write(bytes) == bytes.size();
        return good;
    };
    for (const QString &name : audit::segmentsIn(m_folder)) {
        if (!eachEntry(QDir(m_folder).filePath(name), text, nullptr, put))
            return unreadableSegment(name);
    }
    if (!good)
        return base::failure(base::Failure::Storage, QStringLiteral("The log cannot be written: %1.").arg(out->errorString()));
    return {};
}

QString AuditReader::textOf(const AuditLine &line)
{
    const AuditEntry &entry = line.entry;
    QStringList parts{entry.time.toString(Qt::ISODateWithMs), toString(entry.act), entry.result, entry.what, entry.tenant,
                      entry.requestId};
    parts.removeAll(QString());
    return safeText(parts.join(QStringLiteral("  ")));
}

} // namespace casefile
