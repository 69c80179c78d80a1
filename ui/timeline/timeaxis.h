// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QtGlobal>

namespace ui {

/// Which stretch of time stands where on the screen, and where the ticks go. Times are UTC seconds.
struct TimeAxis
{
    qint64 from = 0, to = 1; ///< what is shown
    double left = 0, width = 1; ///< px

    double x(qint64 time) const { return left + width * double(time - from) / double(std::max<qint64>(1, to - from)); }
    qint64 time(double x) const { return from + qint64((x - left) / width * double(to - from)); }
    /// Zooms about a point; never closer than a week, never wider than `whole`.
    void zoom(double factor, double aboutX, qint64 wholeFrom, qint64 wholeTo);
    void pan(double pixels, qint64 wholeFrom, qint64 wholeTo);

    struct Tick
    {
        qint64 time;
        QString text;
        bool major;
    };
    /// Years, months or days, at least `gap` px apart.
    QList<Tick> ticks(double gap) const;
};

} // namespace ui
