// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>

#include <functional>
#include <initializer_list>
#include <memory>
#include <vector>

class QIODevice;

namespace sampletenant {

/// What a tenant knows, read once and never changed afterwards; may be shared between threads.
///
/// The file is UTF-8 text, one fact a line, members separated by tabs, "#" starts a comment line. The first line is
/// `mdti-sample-tenant<TAB>1`. Times are `2026-03-02` or `2026-03-02T10:11:12Z`; empty = not known. Kinds of line:
///
///     host    ID CLASSIFICATION SCORE FIRST LAST [JSON]      JSON: further members of the host resource
///     rule    HOST SEVERITY NAME DESCRIPTION [URL]           DESCRIPTION starting with [ is a JSON list of texts
///     dns     TYPE FROM TO FIRST LAST                        one row; FROM owns the record, TO is its data
///     crowd   ADDRESS COUNT SUFFIX FIRST LAST                COUNT co-hosted names in all; those without a row of
///     their
///                                                            own are named t0001.SUFFIX, t0002.SUFFIX, …
///     actor   JSON                                           an intelligenceProfile as Graph sends it
///     listed  PROFILE SOURCE ARTIFACT FIRST LAST             an indicator of the profile; "kind:value" = not a host,
///                                                            empty = no artifact
///     article JSON                                           an article as Graph sends it
///     cited   ARTICLE SOURCE ARTIFACT                        an indicator of the article
///     vulnerability JSON
///     subscription, workspace, incident, device, copilot JSON   see incidentstore.h, hunting.h, copilot.h
///
/// Hosts that only appear in dns lines exist with classification "unknown".
class Data
{
public:
    using Id = qint32;
    using Time = quint32; ///< seconds since 1970 UTC; 0 = not known

    struct Host
    {
        QByteArray id;
        Time first = 0, last = 0;
        quint8 classification = 0; ///< unknown, neutral, suspicious, malicious
        qint16 score = 0;
        qint32 attributes = -1; ///< index into attributes()
        qint32 crowd = -1; ///< index into crowds()
        std::vector<qint32> rules; ///< indexes into rules()
    };
    struct Record
    {
        Id from, to;
        Time first, last;
        quint8 type; ///< index into types()
    };
    struct Rule
    {
        QByteArray severity, name, url; ///< name and url as JSON strings
        QByteArray description; ///< as JSON value
    };
    struct Crowd
    {
        Id address;
        int count;
        QByteArray suffix;
        Time first, last;
    };
    struct Listed
    {
        QByteArray source, artifact;
        Time first, last;
    };
    struct Profile
    {
        QByteArray id, kind;
        QJsonObject json;
        QByteArray full; ///< the resource as JSON
        std::vector<Listed> indicators;
    };
    struct Article
    {
        QByteArray id, full;
        std::vector<Listed> indicators;
    };

    Data();
    ~Data();
    Data(const Data &) = delete;
    Data &operator=(const Data &) = delete;

    /// BadInput names the line.
    static base::Result<std::shared_ptr<const Data>> read(QIODevice *device);
    static base::Result<std::shared_ptr<const Data>> readFile(const QString &path);

    /// In the form read() takes. False: the device did not take it all.
    bool write(QIODevice *device) const;

    /// A host by canonical id. `virtualOf` ≥ 0: a name that exists only as a member of that crowd.
    struct Found
    {
        Id id = -1;
        qint32 virtualOf = -1;
        int number = 0;
        bool known() const { return id >= 0 || virtualOf >= 0; }
    };
    Found find(const QByteArray &id) const;

    const std::vector<Host> &hosts() const { return m_hosts; }
    const std::vector<Record> &records() const { return m_records; }
    const std::vector<Rule> &rules() const { return m_rules; }
    const std::vector<Crowd> &crowds() const { return m_crowds; }
    const std::vector<QByteArray> &types() const { return m_types; }
    const std::vector<QByteArray> &attributes() const { return m_attributes; }
    const std::vector<Profile> &profiles() const { return m_profiles; }
    const std::vector<Article> &articles() const { return m_articles; }
    const Profile *profile(const QByteArray &id) const;
    const Article *article(const QByteArray &id) const;
    const QByteArray *vulnerability(const QByteArray &id) const;
    /// Objects of the lines "subscription", "workspace", "incident", "device", "copilot", in order.
    QList<QJsonObject> objects(const QByteArray &kind) const { return m_objects.value(kind); }

    struct Span
    {
        const qint32 *begin = nullptr, *end = nullptr; ///< indexes into records()
        qsizetype size() const { return end - begin; }
    };
    Span forward(Id host) const; ///< rows the host owns
    Span reverse(Id host) const; ///< rows that point at it
    static QByteArray crowdName(const Crowd &crowd, int number); ///< number counts from 1

    // Building; for the loader and for generators. finish() comes last.
    Id host(const QByteArray &id); ///< finds or adds
    Host &hostRef(Id id) { return m_hosts[size_t(id)]; }
    void addRecord(const QByteArray &type, Id from, Id to, Time first, Time last);
    void addRule(Id host, const QByteArray &severity, const QByteArray &name, const QByteArray &description,
                 const QByteArray &url);
    void addCrowd(Crowd crowd);
    bool addProfile(const QJsonObject &json);
    bool addArticle(const QJsonObject &json);
    bool addListed(const QByteArray &profile, Listed listed);
    bool addCited(const QByteArray &article, Listed listed);
    void addVulnerability(const QJsonObject &json);
    void addObject(const QByteArray &kind, const QJsonObject &json) { m_objects[kind].append(json); }
    void finish();

    static Time parseTime(QByteArrayView text, bool *ok = nullptr);

private:
    void writeKnowledge(const std::function<void(std::initializer_list<QByteArray>)> &line) const;
    struct Index
    {
        std::vector<qint32> offsets, records;
        void build(const std::vector<Record> &records, Id Record::*end, size_t hosts);
        Span of(Id host) const;
    };
    std::vector<Host> m_hosts;
    std::vector<Record> m_records;
    std::vector<Rule> m_rules;
    std::vector<Crowd> m_crowds;
    std::vector<QByteArray> m_types, m_attributes;
    std::vector<Profile> m_profiles;
    std::vector<Article> m_articles;
    QHash<QByteArray, Id> m_byId;
    QHash<QByteArray, qint32> m_crowdBySuffix;
    QHash<QByteArray, qsizetype> m_profileById, m_articleById;
    QHash<QByteArray, QByteArray> m_vulnerabilities;
    QHash<QByteArray, QList<QJsonObject>> m_objects;
    Index m_forward, m_reverse;

    friend class DataReader;
};

/// The bundled story: plainly fictional, in documentation ranges and reserved top-level domains only.
std::shared_ptr<const Data> bundledData();
/// Indicator list that goes with it, defanged here and there, with a few rejects.
QByteArray bundledIndicators();

} // namespace sampletenant
