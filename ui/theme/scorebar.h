// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace theme {

/// A score as number and bar. Also as a static drawing for delegates.
class ScoreBar : public QWidget
{
    Q_OBJECT
public:
    explicit ScoreBar(QWidget *parent = nullptr);
    void setScore(int score); ///< 0–100; −1 shows "–"
    QSize sizeHint() const override;

    static void draw(QPainter *painter, const QRect &rect, int score, const QFont &font, const QColor &ink);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_score = -1;
};

} // namespace theme
