// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace sampletenant {

/// The part of OData's $filter that the list calls of incidents take: comparisons of a path with a literal, contains(),
/// startswith(), not, and, or, brackets.
class ODataFilter
{
public:
    /// Empty text matches everything; nullopt: not understood.
    static std::optional<ODataFilter> parse(const QString &text);
    bool matches(const QJsonObject &object) const { return m_test(object); }

    using Test = std::function<bool(const QJsonObject &)>;

private:
    explicit ODataFilter(Test test)
        : m_test(std::move(test))
    {
    }
    Test m_test;
};

/// Value at a path like "properties/createdTimeUtc".
QJsonValue valueAt(const QJsonObject &object, const QString &path);

/// $orderby: one path, optionally "desc". Sorts; an empty text leaves the order.
void orderBy(QList<QJsonObject> &list, const QString &text);

} // namespace sampletenant
