// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/datareader.h"

#include <QFile>
#include <QIODevice>

namespace sampletenant {

namespace {

constexpr std::array<const char *, 4> classificationNames = {"unknown", "neutral", "suspicious", "malicious"};

QString missing(const char *what)
{
    return QStringLiteral("%1 is missing or not valid").arg(QLatin1String(what));
}

} // namespace

QByteArray DataReader::field(int index) const
{
    if (index >= m_count)
        return {};
    const QByteArrayView view = m_fields[size_t(index)];
    return QByteArray::fromRawData(view.data(), view.size());
}

Data::Time DataReader::time(int index)
{
    bool ok = true;
    const Data::Time time = Data::parseTime(index < m_count ? m_fields[size_t(index)] : QByteArrayView(), &ok);
    m_badTime = m_badTime || !ok;
    return time;
}

QString DataReader::object(QJsonObject &into) const
{
    QJsonParseError error;
    into = QJsonDocument::fromJson(field(1), &error).object();
    if (error.error != QJsonParseError::NoError)
        return error.errorString();
    return into.isEmpty() ? missing("the JSON object") : QString();
}

QString DataReader::readHost()
{
    const QByteArray id = field(1);
    const auto *kind = std::find(classificationNames.begin(), classificationNames.end(), field(2));
    bool ok = false;
    const int score = field(3).toInt(&ok);
    if (id.isEmpty())
        return missing("the host's id");
    if (kind == classificationNames.end())
        return missing("the classification");
    if (!ok || score < 0 || score > 100)
        return missing("the score");
    Data::Host &host = m_data.hostRef(m_data.host(id));
    host.classification = quint8(kind - classificationNames.begin());
    host.score = qint16(score);
    if (const Data::Time first = time(4))
        host.first = first;
    if (const Data::Time last = time(5))
        host.last = last;
    if (m_count > 6) {
        const QByteArray members = field(6);
        if (!QJsonDocument::fromJson(members).isObject())
            return missing("the JSON object");
        host.attributes = qint32(m_data.m_attributes.size());
        m_data.m_attributes.push_back(QByteArray(members.constData() + 1, members.size() - 2)); // without the braces
    }
    return {};
}

QString DataReader::readRule()
{
    if (m_count < 5 || field(1).isEmpty())
        return missing("a member of the rule");
    m_data.addRule(m_data.host(field(1)), field(2), field(3), field(4), field(5));
    return {};
}

QString DataReader::readDns()
{
    if (m_count < 4 || field(1).isEmpty() || field(2).isEmpty() || field(3).isEmpty())
        return missing("an end of the record");
    const Data::Id from = m_data.host(field(2));
    const Data::Id to = m_data.host(field(3));
    m_data.addRecord(field(1), from, to, time(4), time(5));
    return {};
}

QString DataReader::readCrowd()
{
    bool ok = false;
    const int count = field(2).toInt(&ok);
    const QByteArray suffix = field(3);
    if (!ok || count < 1 || suffix.isEmpty())
        return missing("the number or the suffix");
    const Data::Id address = m_data.host(field(1));
    m_data.addCrowd({address, count, QByteArray(suffix.constData(), suffix.size()), time(4), time(5)});
    return {};
}

QString DataReader::readActor()
{
    QJsonObject json;
    if (const QString problem = object(json); !problem.isEmpty())
        return problem;
    return m_data.addProfile(json) ? QString() : missing("the profile's id");
}

QString DataReader::readListed()
{
    const QByteArray artifact = field(3);
    Data::Listed listed{field(2), QByteArray(artifact.constData(), artifact.size()), time(4), time(5)};
    listed.source.detach();
    return m_data.addListed(field(1), std::move(listed)) ? QString() : missing("the profile (it must come first)");
}

QString DataReader::readArticle()
{
    QJsonObject json;
    if (const QString problem = object(json); !problem.isEmpty())
        return problem;
    return m_data.addArticle(json) ? QString() : missing("the article's id");
}

QString DataReader::readCited()
{
    const QByteArray artifact = field(3);
    Data::Listed listed{field(2), QByteArray(artifact.constData(), artifact.size()), 0, 0};
    listed.source.detach();
    return m_data.addCited(field(1), std::move(listed)) ? QString() : missing("the article (it must come first)");
}

QString DataReader::readVulnerability()
{
    QJsonObject json;
    const QString problem = object(json);
    if (problem.isEmpty())
        m_data.addVulnerability(json);
    return problem;
}

QString DataReader::readOther()
{
    QJsonObject json;
    const QString problem = object(json);
    if (problem.isEmpty())
        m_data.addObject(QByteArray(m_fields[0].data(), m_fields[0].size()), json);
    return problem;
}

QString DataReader::line(QByteArrayView text)
{
    static const QHash<QByteArray, Reading> readings = {
        {"host", &DataReader::readHost},
        {"rule", &DataReader::readRule},
        {"dns", &DataReader::readDns},
        {"crowd", &DataReader::readCrowd},
        {"actor", &DataReader::readActor},
        {"listed", &DataReader::readListed},
        {"article", &DataReader::readArticle},
        {"cited", &DataReader::readCited},
        {"vulnerability", &DataReader::readVulnerability},
        {"subscription", &DataReader::readOther},
        {"workspace", &DataReader::readOther},
        {"incident", &DataReader::readOther},
        {"device", &DataReader::readOther},
        {"copilot", &DataReader::readOther},
    };
    while (!text.isEmpty() && (text.back() == '\n' || text.back() == '\r'))
        text.chop(1);
    if (text.isEmpty() || text.front() == '#')
        return {};
    m_count = 0;
    for (qsizetype at = 0; at <= text.size() && m_count < int(m_fields.size());) {
        const qsizetype tab = text.indexOf('\t', at);
        const qsizetype end = tab < 0 ? text.size() : tab;
        m_fields[size_t(m_count++)] = text.sliced(at, end - at);
        at = end + 1;
    }
    if (!m_headSeen) {
        m_headSeen = field(0) == "mdti-sample-tenant" && field(1) == "1";
        return m_headSeen ? QString() : QStringLiteral("this is no sample tenant file of version 1");
    }
    const auto reading = readings.constFind(field(0));
    if (reading == readings.constEnd())
        return QStringLiteral("unknown kind of line");
    m_badTime = false;
    const QString problem = (this->**reading)();
    return problem.isEmpty() && m_badTime ? missing("a time") : problem;
}

base::Result<std::shared_ptr<const Data>> Data::read(QIODevice *device)
{
    constexpr qsizetype chunk = 1 << 20;
    auto data = std::make_shared<Data>();
    DataReader reader(*data);
    QByteArray buffer;
    qint64 number = 0;
    const auto take = [&](QByteArrayView line) -> QString {
        ++number;
        const QString problem = reader.line(line);
        return problem.isEmpty() ? problem : QStringLiteral("line %1: %2").arg(number).arg(problem);
    };
    while (!device->atEnd()) {
        buffer += device->read(chunk);
        qsizetype at = 0;
        for (qsizetype end; (end = buffer.indexOf('\n', at)) >= 0; at = end + 1) {
            if (const QString problem = take(QByteArrayView(buffer).sliced(at, end - at)); !problem.isEmpty())
                return base::failure(base::Failure::BadInput, problem);
        }
        buffer.remove(0, at);
    }
    if (const QString problem = take(buffer); !problem.isEmpty())
        return base::failure(base::Failure::BadInput, problem);
    if (data->hosts().empty() && data->profiles().empty())
        return base::failure(base::Failure::BadInput, QStringLiteral("the file holds no host and no actor"));
    data->finish();
    return std::shared_ptr<const Data>(std::move(data));
}

base::Result<std::shared_ptr<const Data>> Data::readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(base::Failure::BadInput, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return read(&file).map_error([&path](base::Error error) {
        error.detail = QStringLiteral("%1, %2").arg(path, error.detail);
        return error;
    });
}

} // namespace sampletenant
