// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/timeline/timeaxis.h"

#include <QDateTime>
#include <QLocale>

namespace ui {

namespace {

constexpr qint64 day = 86'400, week = 7 * day;

qint64 seconds(const QDate &date)
{
    return QDateTime(date, QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
}

QDate dateOf(qint64 time)
{
    return QDateTime::fromSecsSinceEpoch(time, Qt::UTC).date();
}

} // namespace

void TimeAxis::zoom(double factor, double aboutX, qint64 wholeFrom, qint64 wholeTo)
{
    const qint64 about = time(aboutX);
    const qint64 whole = std::max(week, wholeTo - wholeFrom);
    const qint64 span = std::clamp(qint64(double(to - from) / factor), std::min(week, whole), whole);
    const double part = (aboutX - left) / std::max(1.0, width);
    from = about - qint64(part * double(span));
    to = from + span;
    pan(0, wholeFrom, wholeTo);
}

void TimeAxis::pan(double pixels, qint64 wholeFrom, qint64 wholeTo)
{
    const qint64 span = to - from;
    from += qint64(pixels / std::max(1.0, width) * double(span));
    from = std::clamp(from, wholeFrom, std::max(wholeFrom, wholeTo - span));
    to = from + span;
}

QList<TimeAxis::Tick> TimeAxis::ticks(double gap) const
{
    QList<Tick> result;
    const double perDay = width * day / double(std::max<qint64>(1, to - from));
    const QLocale locale;
    if (perDay * 7 >= gap) { // weeks or days
        const int step = perDay >= gap ? 1 : 7;
        for (QDate date = dateOf(from); seconds(date) <= to; date = date.addDays(step))
            result.append({seconds(date), locale.toString(date, QStringLiteral("d MMM")), date.day() <= step});
        return result;
    }
    int months = 1;
    while (perDay * 30.4 * months < gap && months < 120)
        months = months == 1 ? 3 : months == 3 ? 6 : months == 6 ? 12 : months * 2;
    QDate date = dateOf(from);
    date = QDate(date.year(), months >= 12 ? 1 : (date.month() - 1) / months * months + 1, 1);
    for (; seconds(date) <= to; date = date.addMonths(months)) {
        const bool january = date.month() == 1;
        result.append({seconds(date), january || months >= 12 ? QString::number(date.year()) : locale.toString(date, QStringLiteral("MMM")), january});
    }
    return result;
}

} // namespace ui
