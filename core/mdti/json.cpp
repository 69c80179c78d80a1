// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/mdti/json.h"

#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace mdti::json {

namespace {

/// The words of a page's title tell a proxy's sign-in page from a gateway's error page.
QString titleOf(const QByteArray &page)
{
    const QByteArray head = page.left(4096).toLower();
    const qsizetype open = head.indexOf("<title");
    const qsizetype from = open < 0 ? -1 : head.indexOf('>', open);
    const qsizetype to = from < 0 ? -1 : head.indexOf("</title", from);
    if (to < 0)
        return {};
    return base::singleLine(QString::fromUtf8(page.mid(from + 1, to - from - 1)), 120);
}

base::Error notJson(const QByteArray &body, const QJsonParseError &error)
{
    const QByteArray start = body.left(256).trimmed();
    base::Error bad{base::Failure::BadReply, {}, 0, {}, {}};
    if (start.isEmpty()) {
        bad.detail = QStringLiteral("the answer is empty");
    } else if (start.startsWith('<')) {
        const QString title = titleOf(body);
        bad.detail = QStringLiteral("a web page came instead of JSON");
        if (!title.isEmpty())
            bad.detail += QStringLiteral(": \"%1\"").arg(title);
    } else if (error.offset >= body.trimmed().size() - 1) {
        bad.detail = QStringLiteral("the answer ends in the middle, after %1 bytes").arg(body.size());
    } else {
        bad.detail = QStringLiteral("not valid JSON at byte %1: %2").arg(error.offset).arg(error.errorString());
    }
    return bad;
}

} // namespace

base::Result<QJsonObject> object(const QByteArray &body)
{
    static const QByteArray byteOrderMark = QByteArrayLiteral("\xef\xbb\xbf");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body.startsWith(byteOrderMark) ? body.mid(3) : body, &error);
    if (error.error != QJsonParseError::NoError)
        return base::failure(notJson(body, error));
    if (!document.isObject())
        return base::failure(base::Failure::BadReply, QStringLiteral("a list came where an object belongs"));
    QJsonObject object = document.object();
    const QJsonValue trouble = object.value(QLatin1String("error"));
    if (trouble.isObject() && !object.contains(QLatin1String("value"))) {
        const QString code = trouble[QLatin1String("code")].toString();
        return base::failure(base::Error{base::Failure::BadReply,
                                         QStringLiteral("an error came as a success: %1 %2")
                                             .arg(code, trouble[QLatin1String("message")].toString())
                                             .simplified(),
                                         0,
                                         code,
                                         {}});
    }
    return object;
}

QString text(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isObject())
        return value[QLatin1String("content")].toString();
    return {};
}

QStringList texts(const QJsonValue &value)
{
    QStringList out;
    const auto add = [&out](const QJsonValue &one) {
        QString entry = text(one).trimmed();
        if (!entry.isEmpty())
            out.append(std::move(entry));
    };
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        out.reserve(list.size());
        for (const QJsonValue &one : list)
            add(one);
    } else {
        add(value);
    }
    return out;
}

std::optional<qint64> number(const QJsonValue &value)
{
    if (value.isDouble()) {
        const double given = value.toDouble();
        if (std::isfinite(given) && std::abs(given) < 9e15)
            return qint64(std::llround(given));
    } else if (value.isString()) {
        bool ok = false;
        const qint64 given = value.toString().trimmed().toLongLong(&ok);
        if (ok)
            return given;
    }
    return std::nullopt;
}

} // namespace mdti::json
