// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/summary/words.h"

#include "core/base/text.h"
#include "core/ioc/host.h"

#include <QLocale>

namespace summary::words {

QString counted(qint64 count, const QString &one, const QString &many)
{
    return QLocale(QLocale::English).toString(count) + u' ' + (count == 1 ? one : many);
}

QString day(const QDateTime &time)
{
    return time.isValid() ? QLocale::c().toString(time.toUTC().date(), QStringLiteral("d MMM yyyy")) : QString();
}

QString range(const QDateTime &first, const QDateTime &last)
{
    if (!first.isValid() || !last.isValid() || first.toUTC().date() == last.toUTC().date())
        return day(first.isValid() ? first : last);
    const bool sameYear = first.toUTC().date().year() == last.toUTC().date().year();
    const QString from = QLocale::c().toString(first.toUTC().date(),
                                               sameYear ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy"));
    return from + QStringLiteral(" – ") + day(last);
}

QString minute(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), QStringLiteral("d MMM yyyy HH:mm")) + QStringLiteral(" UTC");
}

QString list(const QStringList &items, int most)
{
    if (items.size() <= most)
        return items.join(QStringLiteral(", "));
    return items.mid(0, most).join(QStringLiteral(", ")) + QStringLiteral(" and %1 more").arg(items.size() - most);
}

QString host(const QString &value)
{
    return base::defang(base::singleLine(ioc::displayName(value), 260));
}

QDateTime fromSeconds(qint64 seconds)
{
    return seconds == chain::Record::unknownTime ? QDateTime() : QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

} // namespace summary::words
