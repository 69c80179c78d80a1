// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/sampletenant/odatafilter.h"

#include <QRegularExpression>

namespace sampletenant {

namespace {

using Test = ODataFilter::Test;

/// -1, 0, 1; nullopt when the two cannot be compared. Times compare as times, whatever their fraction.
std::optional<int> compare(const QJsonValue &left, const QJsonValue &right)
{
    if (left.isDouble() && right.isDouble())
        return left.toDouble() < right.toDouble() ? -1 : left.toDouble() > right.toDouble();
    if (!left.isString() || !right.isString())
        return left == right ? std::optional<int>(0) : std::nullopt;
    const QDateTime a = QDateTime::fromString(left.toString(), Qt::ISODateWithMs);
    const QDateTime b = QDateTime::fromString(right.toString(), Qt::ISODateWithMs);
    if (a.isValid() && b.isValid())
        return a < b ? -1 : b < a;
    return std::clamp(left.toString().compare(right.toString(), Qt::CaseInsensitive), -1, 1);
}

class Parser
{
public:
    explicit Parser(const QString &text)
    {
        static const QRegularExpression token(QStringLiteral("'(?:[^']|'')*'|[(),]|[^\\s(),]+"));
        for (auto it = token.globalMatch(text); it.hasNext();)
            m_tokens.append(it.next().captured());
    }

    std::optional<Test> whole()
    {
        const std::optional<Test> test = either();
        return test && m_at == m_tokens.size() ? test : std::nullopt;
    }

private:
    bool take(const char *word)
    {
        if (m_at >= m_tokens.size() || m_tokens[m_at].compare(QLatin1String(word), Qt::CaseInsensitive) != 0)
            return false;
        ++m_at;
        return true;
    }
    QString next() { return m_at < m_tokens.size() ? m_tokens[m_at++] : QString(); }

    static QJsonValue literal(const QString &token)
    {
        if (token.startsWith(u'\''))
            return token.mid(1, token.size() - 2).replace(QStringLiteral("''"), QStringLiteral("'"));
        bool ok = false;
        const double number = token.toDouble(&ok);
        if (ok)
            return number;
        if (token == u"null")
            return QJsonValue::Null;
        if (token == u"true" || token == u"false")
            return token == u"true";
        return token; // a time stands without quotes
    }

    std::optional<Test> either()
    {
        std::optional<Test> left = both();
        while (left && take("or")) {
            const std::optional<Test> right = both();
            if (!right)
                return {};
            left = [a = *left, b = *right](const QJsonObject &o) { return a(o) || b(o); };
        }
        return left;
    }
    std::optional<Test> both()
    {
        std::optional<Test> left = single();
        while (left && take("and")) {
            const std::optional<Test> right = single();
            if (!right)
                return {};
            left = [a = *left, b = *right](const QJsonObject &o) { return a(o) && b(o); };
        }
        return left;
    }
    std::optional<Test> single()
    {
        if (take("not")) {
            const std::optional<Test> inner = single();
            if (!inner)
                return {};
            return [a = *inner](const QJsonObject &o) { return !a(o); };
        }
        if (take("(")) {
            std::optional<Test> inner = either();
            return take(")") ? inner : std::nullopt;
        }
        const QString path = next();
        if (take("("))
            return function(path);
        return comparison(path);
    }
    std::optional<Test> function(const QString &name)
    {
        const QString path = next();
        const bool comma = take(",");
        const QString text = literal(next()).toString();
        if (!comma || !take(")"))
            return {};
        if (name == u"contains") {
            return [path, text](const QJsonObject &o) {
                return valueAt(o, path).toString().contains(text, Qt::CaseInsensitive);
            };
        }
        if (name == u"startswith") {
            return [path, text](const QJsonObject &o) {
                return valueAt(o, path).toString().startsWith(text, Qt::CaseInsensitive);
            };
        }
        return {};
    }
    std::optional<Test> comparison(const QString &path)
    {
        static const QHash<QString, std::function<bool(int)>> operators = {
            {QStringLiteral("eq"), [](int c) { return c == 0; }}, {QStringLiteral("ne"), [](int c) { return c != 0; }},
            {QStringLiteral("ge"), [](int c) { return c >= 0; }}, {QStringLiteral("gt"), [](int c) { return c > 0; }},
            {QStringLiteral("le"), [](int c) { return c <= 0; }}, {QStringLiteral("lt"), [](int c) { return c < 0; }},
        };
        const QString word = next().toLower();
        const auto op = operators.constFind(word);
        const QString text = next();
        if (op == operators.constEnd() || text.isEmpty() || path.isEmpty())
            return {};
        return [path, accept = *op, right = literal(text), different = word == u"ne"](const QJsonObject &o) {
            const std::optional<int> result = compare(valueAt(o, path), right);
            return result ? accept(*result) : different;
        };
    }

    QStringList m_tokens;
    qsizetype m_at = 0;
};

} // namespace

std::optional<ODataFilter> ODataFilter::parse(const QString &text)
{
    if (text.trimmed().isEmpty())
        return ODataFilter([](const QJsonObject &) { return true; });
    const std::optional<Test> test = Parser(text).whole();
    return test ? std::optional(ODataFilter(*test)) : std::nullopt;
}

QJsonValue valueAt(const QJsonObject &object, const QString &path)
{
    QJsonValue value = object;
    for (const QString &part : path.split(u'/'))
        value = value.toObject().value(part);
    return value;
}

void orderBy(QList<QJsonObject> &list, const QString &text)
{
    const QString path = text.section(u' ', 0, 0);
    if (path.isEmpty())
        return;
    const bool down = text.trimmed().endsWith(QStringLiteral(" desc"), Qt::CaseInsensitive);
    std::stable_sort(list.begin(), list.end(), [&](const QJsonObject &a, const QJsonObject &b) {
        return compare(valueAt(a, path), valueAt(b, path)).value_or(0) == (down ? 1 : -1);
    });
}

} // namespace sampletenant
