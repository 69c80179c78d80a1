// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace theme {

/// A thin bar filled to a part. Never runs by itself.
class Meter : public QWidget
{
    Q_OBJECT
public:
    enum class Ink { Accent, Actor, Ok, Wait };
    explicit Meter(Ink ink = Ink::Accent, int thickness = 6, QWidget *parent = nullptr);
    void setValue(double part); ///< 0–1
    double value() const { return m_part; }
    /// What failed, 0–1: stands behind the value, in the colour of errors.
    void setFailed(double part);
    double failed() const { return m_failed; }
    void setInk(Ink ink);
    void setOnTint(bool onTint); ///< stands on a coloured strip
    QSize sizeHint() const override { return QSize(64, m_thickness); }

    static void draw(QPainter *painter, const QRectF &rect, double part, const QColor &ink, const QColor &ground);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_part = 0, m_failed = 0;
    Ink m_ink;
    int m_thickness;
    bool m_onTint = false;
};

} // namespace theme
