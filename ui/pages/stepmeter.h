// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace theme {
class Label;
class Meter;
} // namespace theme

namespace ui {

/// One step of a run: its name, "742 of 1,240", a bar that turns green when all is done and shows what failed.
class StepMeter : public QWidget
{
    Q_OBJECT
public:
    explicit StepMeter(const QString &name, QWidget *parent = nullptr);
    /// `total` may grow; while it does the bar does not move back by more than it must. `note` replaces the numbers.
    void setProgress(qint64 done, qint64 total, const QString &note = {});
    struct Count
    {
        qint64 done = 0, total = 0; ///< with an answer; of how many
        qint64 failed = 0, notAsked = 0; ///< without one: not green, and said: "5 of 8, 3 failed"
    };
    void setCount(const Count &count, const QString &note = {});
    void setThick(bool thick);

private:
    theme::Label *m_name, *m_numbers;
    theme::Meter *m_meter;
};

} // namespace ui
