// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/auditchain.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QLockFile>

namespace casefile::audit {

namespace {

constexpr int lockPatienceMs = 10'000;
constexpr qint64 tailBytes = 256 * 1024; ///< longer than any line
constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

base::Error unwritable(const QString &path, const QString &why)
{
    return {base::Failure::Storage, QStringLiteral("The audit log %1 cannot be written: %2.").arg(path, why), 0, {}, {}};
}

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QDateTime timeIn(const QJsonObject &json, QLatin1String name)
{
    return QDateTime::fromString(json.value(name).toString(), Qt::ISODateWithMs);
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace

QByteArray noHash()
{
    return QByteArray(hashLength, '0');
}

QByteArray hashOf(const QByteArray &before, const QByteArray &json)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(before);
    hash.addData(json);
    return hash.result().toHex();
}

QByteArray lineOf(const QByteArray &before, const QByteArray &json)
{
    return hashOf(before, json) + ' ' + json + '\n';
}

std::optional<Line> parseLine(const QByteArray &line)
{
    QByteArray text = line;
    if (text.endsWith('\n'))
        text.chop(1);
    if (text.size() < hashLength + 3 || text[hashLength] != ' ' || text[hashLength + 1] != '{')
        return std::nullopt;
    return Line{text.left(hashLength), text.mid(hashLength + 1)};
}

QJsonObject toJson(const AuditEntry &entry, qint64 number)
{
    QJsonObject json{{QStringLiteral("n"), number},
                     {QStringLiteral("time"), timeText(entry.time)},
                     {QStringLiteral("act"), toString(entry.act)},
                     {QStringLiteral("what"), entry.what}};
    const auto add = [&json](QLatin1String name, const QString &value) {
        if (!value.isEmpty())
            json.insert(name, value);
    };
    add(QLatin1String("tenant"), entry.tenant);
    add(QLatin1String("result"), entry.result);
    add(QLatin1String("requestId"), entry.requestId);
    return json;
}

AuditEntry fromJson(const QJsonObject &json)
{
    const auto text = [&json](QLatin1String name) { return json.value(name).toString(); };
    const QString act = text(QLatin1String("act"));
    return {act == u"lookup"      ? AuditEntry::Act::Lookup
                : act == u"write" ? AuditEntry::Act::Write
                                  : AuditEntry::Act::Note,
            timeIn(json, QLatin1String("time")),
            text(QLatin1String("tenant")),
            text(QLatin1String("what")),
            text(QLatin1String("result")),
            text(QLatin1String("requestId"))};
}

QStringList segmentsIn(const QString &folder)
{
    return QDir(folder).entryList({QStringLiteral("audit-*.log")}, QDir::Files, QDir::Name);
}

QString segmentName(int number)
{
    return QStringLiteral("audit-%1.log").arg(number, 6, 10, QLatin1Char('0'));
}

int segmentNumber(const QString &name)
{
    return name.mid(6).chopped(4).toInt();
}

std::optional<Head> readHead(const QString &folder)
{
    QFile file(QDir(folder).filePath(QStringLiteral("head")));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QList<QByteArray> parts = file.read(200).trimmed().split(' ');
    if (parts.size() != 2 || parts[1].size() != hashLength)
        return std::nullopt;
    return Head{parts[0].toLongLong(), parts[1]};
}

bool writeHead(const QString &folder, const Head &head)
{
    // Always of one length and written over itself: no moment without a head.
    QFile file(QDir(folder).filePath(QStringLiteral("head")));
    if (!file.open(QIODevice::ReadWrite))
        return false;
    file.setPermissions(ownerOnly);
    const QByteArray text = QByteArray::number(head.number).rightJustified(20, '0') + ' ' + head.hash + '\n';
    return file.write(text) == text.size();
}

Chain::Chain(AuditLog::Settings settings)
    : m_settings(std::move(settings))
{
}

void Chain::setKeepDays(int days)
{
    if (std::exchange(m_settings.keepDays, days) != days)
        m_retiredAt = {}; // look again
}

QString Chain::path(const QString &name) const
{
    return QDir(m_settings.folder).filePath(name);
}

base::Status Chain::append(const QList<AuditEntry> &entries, const QDateTime &now, qsizetype &written)
{
    written = 0;
    QLockFile lock(path(QStringLiteral("lock")));
    if (!lock.tryLock(lockPatienceMs))
        return base::failure(unwritable(m_settings.folder, QStringLiteral("another program holds it")));
    if (const base::Status seen = look(); !seen)
        return seen;
    if (m_tail.name.isEmpty() || isFull(now)) {
        if (const base::Status begun = begin(now); !begun)
            return begun;
    }
    retire(now);
    QByteArray bytes;
    qint64 number = m_tail.number;
    QByteArray hash = m_tail.hash;
    for (const AuditEntry &entry : m_notes + entries) {
        AuditEntry dated = entry;
        if (!dated.time.isValid())
            dated.time = now;
        const QByteArray line = lineOf(hash, compactJson(toJson(dated, ++number)));
        hash = line.left(hashLength);
        bytes += line;
    }
    if (const base::Status good = write(bytes); !good)
        return good; // what the notes tell has happened: they wait
    m_tail.number = number;
    m_tail.hash = hash;
    m_tail.last = now;
    m_notes.clear();
    written = entries.size();
    if (!writeHead(m_settings.folder, {number, hash}))
        return base::failure(unwritable(path(QStringLiteral("head")), QStringLiteral("it is not writable")));
    return {};
}

/// Another program may have written since.
base::Status Chain::look()
{
    const QStringList names = segmentsIn(m_settings.folder);
    if (names.isEmpty()) {
        m_tail = {};
        return {};
    }
    if (m_tail.name == names.last() && m_tail.size == QFileInfo(path(m_tail.name)).size())
        return {};
    m_tail = {};
    m_tail.name = names.last();
    return readTail();
}

base::Status Chain::readTail()
{
    QFile file(path(m_tail.name));
    if (!file.open(QIODevice::ReadWrite))
        return base::failure(unwritable(file.fileName(), file.errorString()));
    const std::optional<Line> first = parseLine(file.readLine(tailBytes));
    if (first) {
        const QJsonObject head = QJsonDocument::fromJson(first->json).object();
        m_tail.begun = timeIn(head, QLatin1String("begun"));
        m_tail.number = head.value(QLatin1String("after")).toInteger();
    }
    file.seek(std::max<qint64>(0, file.size() - tailBytes));
    QByteArray end = file.readAll();
    if (const qsizetype whole = end.lastIndexOf('\n') + 1; whole < end.size()) {
        // The program ended while it wrote: the line says nothing that can be trusted.
        note(QStringLiteral("an unfinished line of %1 bytes was cut").arg(end.size() - whole));
        file.resize(file.size() - (end.size() - whole));
        end.truncate(whole);
    }
    m_tail.size = file.size();
    const qsizetype before = end.lastIndexOf('\n', -2) + 1;
    const std::optional<Line> last = parseLine(end.mid(before));
    if (!last) {
        // Nothing to hang on to: a new segment starts from here, and verification tells.
        m_tail.hash = hashOf(noHash(), end.mid(before));
        m_tail.begun = {};
        return {};
    }
    m_tail.hash = last->hash;
    const QJsonObject json = QJsonDocument::fromJson(last->json).object();
    m_tail.number = json.value(QLatin1String("n")).toInteger(m_tail.number);
    m_tail.last = timeIn(json, QLatin1String("time"));
    return {};
}

bool Chain::isFull(const QDateTime &now) const
{
    return m_tail.size >= m_settings.segmentBytes || !m_tail.begun.isValid()
        || m_tail.begun.daysTo(now) >= m_settings.segmentDays;
}

base::Status Chain::begin(const QDateTime &now)
{
    const int number = m_tail.name.isEmpty() ? 1 : segmentNumber(m_tail.name) + 1;
    const QJsonObject head{{QStringLiteral("schema"), QStringLiteral("mdti-actor-lookup/audit/1")},
                           {QStringLiteral("segment"), number},
                           {QStringLiteral("after"), m_tail.number},
                           {QStringLiteral("begun"), timeText(now)},
                           {QStringLiteral("carried"), QString::fromLatin1(m_tail.hash)}};
    const QByteArray line = lineOf(m_tail.hash, compactJson(head));
    m_tail.name = segmentName(number);
    m_tail.size = 0;
    m_tail.begun = now;
    if (const base::Status good = write(line); !good) {
        m_tail = {};
        return good;
    }
    m_tail.hash = line.left(hashLength);
    return {};
}

base::Status Chain::write(const QByteArray &bytes)
{
    QFile file(path(m_tail.name));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return base::failure(unwritable(file.fileName(), file.errorString()));
    if (m_tail.size == 0)
        file.setPermissions(ownerOnly);
    if (file.write(bytes) != bytes.size() || !file.flush()) {
        const base::Error error = unwritable(file.fileName(), file.errorString());
        file.resize(m_tail.size); // half a batch would be written again later
        m_tail.size = -1; // look again
        return base::failure(error);
    }
    m_tail.size = file.size();
    return {};
}

/// Whole segments only, never the one in use: what is left still verifies, because each head carries the last hash of
/// the segment before, and the note says which hash that is.
void Chain::retire(const QDateTime &now)
{
    if (m_settings.keepDays <= 0 || (m_retiredAt.isValid() && m_retiredAt.secsTo(now) < 3600))
        return;
    m_retiredAt = now;
    int gone = 0;
    const QStringList names = segmentsIn(m_settings.folder);
    for (qsizetype i = 0; i + 1 < names.size(); ++i) {
        QFile next(path(names[i + 1]));
        if (!next.open(QIODevice::ReadOnly))
            break;
        const std::optional<Line> line = parseLine(next.readLine(tailBytes));
        const QJsonObject head = line ? QJsonDocument::fromJson(line->json).object() : QJsonObject();
        const QDateTime ended = timeIn(head, QLatin1String("begun")); // the next one began when this one ended
        if (!ended.isValid() || ended.daysTo(now) < m_settings.keepDays || !QFile::remove(path(names[i])))
            break;
        ++gone;
    }
    if (gone > 0)
        note(QStringLiteral("%1 segments before %2 removed after %3 days").arg(gone).arg(names[gone]).arg(m_settings.keepDays),
             QStringLiteral("retention"), names[gone]);
}

void Chain::note(const QString &what, const QString &result, const QString &requestId)
{
    m_notes.append({AuditEntry::Act::Note, {}, {}, what, result, requestId});
}

} // namespace casefile::audit
