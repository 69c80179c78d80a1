// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/parse.h"

#include "core/ioc/host.h"
#include "core/mdti/json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mdti {

namespace {

using json::text;

/// Reads every row of a collection. `read` returns the row, or nothing: with `problem` set the row is malformed,
/// without it is left out on purpose.
template <typename Row, typename Read> base::Result<Page<Row>> parsePage(const QByteArray &body, Read read)
{
    const base::Result<QJsonObject> object = json::object(body);
    if (!object)
        return base::failure(object.error());
    const QJsonValue value = object->value(QLatin1String("value"));
    if (value.isUndefined())
        return base::failure(base::Failure::BadReply, QStringLiteral("the key \"value\" is missing"));
    if (!value.isArray())
        return base::failure(base::Failure::BadReply, QStringLiteral("\"value\" is not a list"));
    const QJsonArray list = value.toArray();
    Page<Row> page;
    page.rows.reserve(list.size());
    qsizetype number = 0;
    for (const QJsonValue &entry : list) {
        ++number;
        QString problem;
        std::optional<Row> row;
        if (entry.isObject())
            row = read(entry.toObject(), problem);
        else
            problem = QStringLiteral("not an object");
        if (row)
            page.rows.append(std::move(*row));
        else if (!problem.isEmpty() && ++page.malformed == 1)
            page.firstProblem = QStringLiteral("row %1: %2").arg(number).arg(problem);
    }
    // A row that could not be read is no row that is not there.
    if (page.rows.isEmpty() && page.malformed > 0)
        return base::failure(base::Failure::BadReply,
                             QStringLiteral("none of the rows could be read; %1").arg(page.firstProblem));
    page.count = json::number(object->value(QLatin1String("@odata.count")));
    page.sent = list.size();
    const QJsonValue next = object->value(QLatin1String("@odata.nextLink"));
    if (const QString link = next.toString().trimmed(); !link.isEmpty())
        page.next = QUrl(link, QUrl::TolerantMode);
    if (page.next.isEmpty() && !next.isUndefined() && !next.isNull())
        page.broken = QStringLiteral("The link to the next page is no address: the rest of the list is missing.");
    return page;
}

/// Some answers wrap a single entity in `value`.
QJsonObject unwrapped(const QJsonObject &object)
{
    const QJsonValue value = object.value(QLatin1String("value"));
    return value.isObject() && !object.contains(QLatin1String("id")) ? value.toObject() : object;
}

/// Id of an embedded host; hashes, URLs and the like keep theirs in `value` under an opaque id.
QString artifactText(const QJsonValue &artifact)
{
    const QString value = artifact[QLatin1String("value")].toString();
    return (value.isEmpty() ? artifact[QLatin1String("id")].toString() : value).trimmed();
}

/// Whether an id means the host asked. `host` is canonical; only texts with several spellings need the full parser.
bool sameHost(const QString &id, const QString &host)
{
    if (id == host)
        return true;
    const bool spelledFreely
        = host.contains(u':') || std::any_of(id.begin(), id.end(), [](QChar c) { return c.unicode() > 0x7f; });
    if (spelledFreely) {
        const std::optional<ioc::Host> parsed = ioc::parseHost(id);
        return parsed && parsed->value == host;
    }
    const QStringView bare = id.endsWith(u'.') ? QStringView(id).chopped(1) : QStringView(id);
    return bare.compare(host, Qt::CaseInsensitive) == 0;
}

/// The usual types share one string each, whatever the number of rows.
QString recordType(const QString &sent)
{
    static const QStringList usual = {QStringLiteral("A"),   QStringLiteral("AAAA"), QStringLiteral("CNAME"),
                                      QStringLiteral("NS"),  QStringLiteral("MX"),   QStringLiteral("SOA"),
                                      QStringLiteral("TXT"), QStringLiteral("PTR"),  QStringLiteral("SRV")};
    const QString type = sent.trimmed().toUpper();
    const qsizetype at = usual.indexOf(type);
    return at < 0 ? type : usual[at];
}

QDateTime time(const QJsonObject &object, QLatin1String key)
{
    const QString sent = object.value(key).toString();
    return sent.isEmpty() ? QDateTime() : parseTime(sent);
}

std::optional<PassiveDnsRow> passiveDnsRow(const QJsonObject &object, const QString &host, QString &problem)
{
    const QString artifact = artifactText(object.value(QLatin1String("artifact")));
    const QString parent = artifactText(object.value(QLatin1String("parentHost")));
    if (artifact.isEmpty() && parent.isEmpty()) {
        problem = QStringLiteral("neither artifact nor parentHost has an id");
        return std::nullopt;
    }
    PassiveDnsRow row;
    if (!artifact.isEmpty() && !sameHost(artifact, host))
        row.otherEnd = artifact;
    else if (!parent.isEmpty() && !sameHost(parent, host))
        row.otherEnd = parent;
    if (row.otherEnd.isEmpty()) {
        if (artifact.isEmpty() || parent.isEmpty())
            problem = QStringLiteral("the other end is missing");
        return std::nullopt; // with both ends there the host points at itself: true, and nothing to follow
    }
    row.recordType = recordType(object.value(QLatin1String("recordType")).toString());
    row.firstSeen = time(object, QLatin1String("firstSeenDateTime"));
    row.lastSeen = time(object, QLatin1String("lastSeenDateTime"));
    return row;
}

ReputationRule readRule(const QJsonObject &object)
{
    ReputationRule rule;
    rule.name = object.value(QLatin1String("name")).toString();
    rule.descriptions = json::texts(object.value(QLatin1String("description")));
    rule.severity = object.value(QLatin1String("severity")).toString().toLower();
    if (rule.severity.isEmpty())
        rule.severity = QStringLiteral("unknown");
    rule.detailsUrl = object.value(QLatin1String("relatedDetailsUrl")).toString();
    return rule;
}

/// Anything that makes an object a reputation; an object without any of it is an answer to something else.
bool looksLikeReputation(const QJsonObject &object)
{
    for (const QLatin1String key :
         {QLatin1String("id"), QLatin1String("classification"), QLatin1String("score"), QLatin1String("rules")})
        if (object.contains(key))
            return true;
    return false;
}

QStringList origins(const QJsonValue &value)
{
    QStringList out;
    const QJsonArray list = value.toArray();
    for (const QJsonValue &one : list) {
        QString label = one.isString() ? one.toString() : one[QLatin1String("label")].toString();
        if (label.isEmpty())
            label = one[QLatin1String("code")].toString();
        if (!label.isEmpty())
            out.append(label);
    }
    return out;
}

std::optional<Profile> readProfile(const QJsonObject &object, QString &problem)
{
    Profile profile;
    profile.id = object.value(QLatin1String("id")).toString();
    if (profile.id.isEmpty()) {
        problem = QStringLiteral("the profile has no id");
        return std::nullopt;
    }
    profile.kind = object.value(QLatin1String("kind")).toString().toLower();
    profile.title = object.value(QLatin1String("title")).toString().trimmed();
    if (profile.title.isEmpty())
        profile.title = profile.id;
    profile.aliases = json::texts(object.value(QLatin1String("aliases")));
    profile.targets = json::texts(object.value(QLatin1String("targets")));
    profile.origins = origins(object.value(QLatin1String("countriesOrRegionsOfOrigin")));
    profile.firstActive = time(object, QLatin1String("firstActiveDateTime"));
    profile.summary = text(object.value(QLatin1String("summary")));
    profile.description = text(object.value(QLatin1String("description")));
    profile.tradecraft = text(object.value(QLatin1String("tradecraft")));
    return profile;
}

/// Members that are not known (yet), "unknownFutureValue" among them, say nothing to people.
QString listSource(const QString &sent)
{
    const bool isKnown = sent.isEmpty() || sent == u"microsoft" || sent == u"osint" || sent == u"public";
    return isKnown ? sent : QStringLiteral("unknown");
}

std::optional<ProfileIndicator> readIndicator(const QJsonObject &object, QString &problem)
{
    ProfileIndicator indicator;
    indicator.artifact = artifactText(object.value(QLatin1String("artifact")));
    if (indicator.artifact.isEmpty()) {
        // The service is known to send some with none: they list nothing, and nothing is lost with them.
        const QJsonValue artifact = object.value(QLatin1String("artifact"));
        if (!artifact.isUndefined() && !artifact.isNull() && artifact != QJsonValue(QJsonObject()))
            problem = QStringLiteral("the indicator's artifact cannot be read");
        return std::nullopt;
    }
    indicator.id = object.value(QLatin1String("id")).toString();
    indicator.isHost = !hostOf(indicator.artifact).isEmpty();
    indicator.source = listSource(object.value(QLatin1String("source")).toString().trimmed().toLower());
    indicator.firstSeen = time(object, QLatin1String("firstSeenDateTime"));
    indicator.lastSeen = time(object, QLatin1String("lastSeenDateTime"));
    indicator.raw = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return indicator;
}

} // namespace

base::Result<Page<PassiveDnsRow>> parsePassiveDns(const QByteArray &body, const QString &host)
{
    return parsePage<PassiveDnsRow>(
        body, [&host](const QJsonObject &object, QString &problem) { return passiveDnsRow(object, host, problem); });
}

base::Result<Reputation> parseReputation(const QByteArray &body)
{
    const base::Result<QJsonObject> answer = json::object(body);
    if (!answer)
        return base::failure(answer.error());
    const QJsonObject object = unwrapped(*answer);
    if (!looksLikeReputation(object))
        return base::failure(base::Failure::BadReply,
                             QStringLiteral("the keys \"classification\", \"score\" and \"rules\" are missing"));
    const QJsonValue rules = object.value(QLatin1String("rules"));
    if (!rules.isUndefined() && !rules.isNull() && !rules.isArray())
        return base::failure(base::Failure::BadReply, QStringLiteral("\"rules\" is not a list"));
    Reputation reputation;
    reputation.classification = classificationFrom(object.value(QLatin1String("classification")).toString());
    const std::optional<qint64> score = json::number(object.value(QLatin1String("score")));
    if (score && *score >= 0 && *score <= 100)
        reputation.score = int(*score);
    const QJsonArray list = rules.toArray();
    reputation.rules.reserve(list.size());
    for (const QJsonValue &rule : list) {
        if (rule.isObject())
            reputation.rules.append(readRule(rule.toObject()));
        else if (++reputation.malformed == 1)
            reputation.firstProblem = QStringLiteral("a rule is not an object");
    }
    if (!reputation.rules.isEmpty())
        reputation.raw = body;
    return reputation;
}

QList<QByteArray> ruleJson(const QByteArray &reputation)
{
    QList<QByteArray> out;
    const base::Result<QJsonObject> answer = json::object(reputation);
    if (!answer)
        return out;
    const QJsonArray rules = unwrapped(*answer).value(QLatin1String("rules")).toArray();
    for (const QJsonValue &rule : rules)
        if (rule.isObject())
            out.append(QJsonDocument(rule.toObject()).toJson(QJsonDocument::Compact));
    return out;
}

base::Result<Page<Profile>> parseProfiles(const QByteArray &body)
{
    return parsePage<Profile>(body, [](const QJsonObject &object, QString &problem) {
        std::optional<Profile> profile = readProfile(object, problem);
        if (profile && profile->kind == QLatin1String("tool"))
            profile.reset();
        return profile;
    });
}

base::Result<Profile> parseProfile(const QByteArray &body)
{
    const base::Result<QJsonObject> object = json::object(body);
    if (!object)
        return base::failure(object.error());
    QString problem;
    std::optional<Profile> profile = readProfile(unwrapped(*object), problem);
    if (!profile)
        return base::failure(base::Failure::BadReply, problem);
    return std::move(*profile);
}

base::Result<Page<ProfileIndicator>> parseProfileIndicators(const QByteArray &body)
{
    return parsePage<ProfileIndicator>(body, readIndicator);
}

base::Result<Article> parseArticle(const QByteArray &body)
{
    const base::Result<QJsonObject> answer = json::object(body);
    if (!answer)
        return base::failure(answer.error());
    const QJsonObject object = unwrapped(*answer);
    Article article;
    article.id = object.value(QLatin1String("id")).toString();
    if (article.id.isEmpty())
        return base::failure(base::Failure::BadReply, QStringLiteral("the article has no id"));
    article.title = object.value(QLatin1String("title")).toString();
    article.summary = text(object.value(QLatin1String("summary")));
    article.body = text(object.value(QLatin1String("body")));
    article.tags = json::texts(object.value(QLatin1String("tags")));
    article.created = time(object, QLatin1String("createdDateTime"));
    article.updated = time(object, QLatin1String("lastUpdatedDateTime"));
    return article;
}

QString hostOf(QStringView artifact)
{
    QStringView rest = artifact.trimmed();
    if (const qsizetype scheme = rest.indexOf(u"://"); scheme > 0 && scheme < 12) {
        const QUrl url(rest.toString(), QUrl::TolerantMode);
        const std::optional<ioc::Host> host = ioc::parseHost(url.host(QUrl::FullyEncoded));
        return host && host->reach != ioc::Reach::Internal ? host->value : QString();
    }
    if (rest.startsWith(u"*."))
        rest = rest.sliced(2);
    const std::optional<ioc::Host> host = ioc::parseHost(rest);
    return host && host->reach != ioc::Reach::Internal ? host->value : QString();
}

} // namespace mdti
