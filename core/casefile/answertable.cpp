// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/answertable.h"

#include <QUrl>
#include <QtEndian>

namespace casefile::answers {

namespace {

constexpr qsizetype worthPacking = 200; // bytes; below, the head of a deflate stream eats the gain
constexpr quint32 longestBody = 256u * 1024 * 1024;
constexpr char plainMark = 'p', deflatedMark = 'z';

/// FNV-1a: stable across builds, which qHash is not.
qint64 hashOf(const QByteArray &key)
{
    quint64 hash = 0xcbf29ce484222325u;
    for (const char byte : key)
        hash = (hash ^ quint8(byte)) * 0x100000001b3u;
    return qint64(hash);
}

} // namespace

QByteArray pack(const QByteArray &bytes)
{
    if (bytes.size() >= worthPacking) {
        QByteArray packed = qCompress(bytes, 1);
        if (packed.size() + 1 < bytes.size())
            return packed.prepend(deflatedMark);
    }
    return QByteArray(1, plainMark) + bytes;
}

QByteArray unpack(const QByteArray &packed)
{
    if (packed.isEmpty())
        return {};
    if (packed.front() == plainMark)
        return packed.size() == 1 ? QByteArray("") : packed.mid(1);
    // The head names the size, and somebody else may have written it.
    if (packed.front() != deflatedMark || packed.size() < 5
        || qFromBigEndian<quint32>(packed.constData() + 1) > longestBody)
        return {};
    return qUncompress(reinterpret_cast<const uchar *>(packed.constData()) + 1, int(packed.size() - 1));
}

std::optional<mdti::StoredAnswer> find(Database &database, const QByteArray &key, mdti::AnswerKind kind,
                                       const QDateTime &notBefore)
{
    Statement &query = database.statement(
        "SELECT status, retrieved, request_id, body FROM answers WHERE hash = ?1 AND key = ?2 AND kind = ?3");
    query.bind(0, hashOf(key)).bind(1, key).bind(2, int(kind));
    std::optional<mdti::StoredAnswer> found;
    if (query.step()) {
        const QDateTime retrieved = query.time(1);
        const QByteArray body = unpack(query.bytes(3));
        if (!body.isNull() && (!notBefore.isValid() || (retrieved.isValid() && retrieved >= notBefore)))
            found = mdti::StoredAnswer{key, kind, query.integer(0), body, query.text(2), retrieved};
    }
    query.reset();
    return found;
}

base::Status put(Database &database, const mdti::StoredAnswer &answer)
{
    const QByteArray body = pack(answer.body);
    const qint64 hash = hashOf(answer.key);
    Statement &remove = database.statement("DELETE FROM answers WHERE hash = ?1 AND key = ?2");
    remove.bind(0, hash).bind(1, answer.key);
    if (!remove.run())
        return base::failure(database.error());
    Statement &insert
        = database.statement("INSERT INTO answers (hash, kind, size, status, retrieved, request_id, key, body) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    insert.bind(0, hash).bind(1, int(answer.kind)).bind(2, body.size() + answer.key.size()).bind(3, answer.status);
    insert.bind(4, answer.retrieved).bind(5, answer.requestId).bind(6, answer.key).bind(7, body);
    return insert.run() ? base::Status() : base::failure(database.error());
}

base::Status removeAbout(Database &database, const QString &host)
{
    Statement &remove = database.statement("DELETE FROM answers WHERE instr(key, ?1) > 0 OR instr(key, ?2) > 0");
    const QByteArray name = QUrl::toPercentEncoding(host, ":");
    const QByteArray plain = QByteArrayLiteral("/hosts/") + name + '/',
                     quoted = QByteArrayLiteral("/hosts('") + name + "')/";
    remove.bind(0, plain).bind(1, quoted);
    return remove.run() ? base::Status() : base::failure(database.error());
}

base::Status removeOldest(Database &database, qint64 count)
{
    Statement &remove
        = database.statement("DELETE FROM answers WHERE id IN (SELECT id FROM answers ORDER BY id LIMIT ?1)");
    remove.bind(0, count);
    return remove.run() ? base::Status() : base::failure(database.error());
}

base::Status clear(Database &database)
{
    return database.execute("DELETE FROM answers");
}

base::Status addAll(Database &from, Database &to)
{
    Statement &query = from.statement("SELECT key, kind, status, retrieved, request_id, body FROM answers ORDER BY id");
    base::Status written;
    while (written && query.step()) {
        const mdti::StoredAnswer answer{query.bytes(0),   mdti::AnswerKind(query.integer(1)),
                                        query.integer(2), unpack(query.bytes(5)),
                                        query.text(4),    query.time(3)};
        if (!answer.body.isNull() && !find(to, answer.key, answer.kind, answer.retrieved))
            written = put(to, answer);
    }
    query.reset();
    return written;
}

QList<Share> shares(Database &database)
{
    QList<Share> shares;
    Statement &query = database.statement("SELECT kind, count(*), sum(size) FROM answers GROUP BY kind ORDER BY kind");
    while (query.step())
        shares.append({mdti::AnswerKind(query.integer(0)), query.number(1), query.number(2)});
    query.reset();
    return shares;
}

} // namespace casefile::answers
