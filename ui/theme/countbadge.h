// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace theme {

/// A number in a small rounded ground beside a heading.
class CountBadge : public QWidget
{
    Q_OBJECT
public:
    explicit CountBadge(QWidget *parent = nullptr);
    void setCount(qint64 count);
    qint64 count() const { return m_count; }
    QSize sizeHint() const override;

    /// The same drawing elsewhere (tab bars). Returns its width; draws nothing when `painter` is null.
    static int draw(QPainter *painter, const QPoint &leftCentre, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qint64 m_count = 0;
};

} // namespace theme
