// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/readers/jsonstream.h"
#include "core/ioc/readers/reader.h"
#include "core/ioc/scanner.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace ioc {

/// STIX 2.0 and 2.1: bundles, TAXII envelopes, lists and lines of objects. Takes the hosts of indicator patterns and of
/// observables, object by object; infrastructure that is named by its host, and subjects of certificates; notes and
/// opinions as the prose of an analyst. Descriptions and references are no indicators. An indicator whose relationships
/// lead to an actor says so in its context ("attributed to …").
class StixReader final : public Reader
{
public:
    void read(QIODevice &device, Reading &reading) override;

private:
    void readContainer(JsonStream &json, Reading &reading);
    void readObjects(JsonStream &json, Reading &reading);
    void takeObject(const QJsonObject &object, qint64 line, Reading &reading);
    void takeIndicator(const QJsonObject &object, Reading &reading);
    void takePattern(const std::string &pattern, const QString &context, Reading &reading);
    void takeLike(const std::string &value, bool url, const std::string &shown, Field field, Reading &reading);
    void takeCertificate(std::string_view subject, std::string_view shown, Reading &reading);
    void takeInfrastructure(const QJsonObject &object, Reading &reading);
    void takeNote(const QJsonObject &object, Reading &reading);
    void takeObservable(const QJsonObject &object, Reading &reading);
    void takeObservedData(const QJsonObject &object, Reading &reading);
    void takeRelationship(const QJsonObject &object);
    void annotate(Reading &reading) const;
    QStringList actorsOf(const QString &id) const;

    QHash<QString, QString> m_names; ///< id → name of actors and of what leads to them
    QMultiHash<QString, QString> m_leads; ///< id → id one step nearer to an actor
    qint64 m_revoked = 0;
    qint64 m_brokenPatterns = 0;
    qint64 m_firstBroken = 0;
};

} // namespace ioc
