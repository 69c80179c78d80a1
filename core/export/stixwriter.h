// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/tlp.h"
#include "core/export/jsonwriter.h"

#include <QDateTime>
#include <QSet>
#include <QStringList>

namespace exporting {

/// The frame of a STIX bundle: what every object carries, relationships, the mark and the maker. No object is written
/// twice.
class StixWriter
{
public:
    StixWriter(QIODevice *out, const QDateTime &run, base::Tlp mark, const QString &tool);

    void beginBundle(const QStringList &parts); ///< with the marking definition and the maker
    bool endBundle();

    enum class Life {
        Lasting, ///< the same thing in every export: "created" is the same too, as versions of an object must agree on it
        Run, ///< belongs to this run
    };
    /// False, with nothing written, when the object is there already; else the caller adds members and calls end().
    bool begin(const QString &type, const QString &id, Life life);
    void end() { m_json.endObject(); }
    void observable(const QString &type, const QString &id, const QString &value);

    static QString relationId(const QString &type, const QString &source, const QString &target, const QString &more = {});
    /// As begin().
    bool beginRelation(const QString &type, const QString &source, const QString &target, const QString &more = {});

    JsonWriter &json() { return m_json; }
    const QString &maker() const { return m_maker; }
    const QDateTime &run() const { return m_run; }
    const QStringList &written() const { return m_written; } ///< ids, in order
    static QString time(const QDateTime &time);
    static QString time(qint64 secondsUtc);

private:
    void marked();
    void marking();

    JsonWriter m_json;
    QDateTime m_run;
    base::Tlp m_mark;
    QString m_marking, m_maker, m_tool;
    QStringList m_written;
    QSet<QString> m_ids;
};

} // namespace exporting
