// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QWidget>

namespace ui {

/// Requests per second over the last minute, with the pauses the service asked for as bands.
class PaceChart : public QWidget
{
    Q_OBJECT
public:
    static constexpr int seconds = 60;

    explicit PaceChart(QWidget *parent = nullptr);
    /// One more second: how many requests were answered in it, and whether the service had asked for a pause.
    void addSecond(int requests, bool paused);
    void clear();
    int largest() const;
    QSize sizeHint() const override { return QSize(300, 92); }
    QSize minimumSizeHint() const override { return QSize(160, 80); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Second
    {
        int requests = 0;
        bool paused = false;
    };
    QList<Second> m_seconds; ///< oldest first
};

} // namespace ui
