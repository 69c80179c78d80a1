// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>

namespace theme {

/// One filter: muted key, plain value, ×. A click (or Enter) edits, × (or Delete) removes. The dashed kind adds one.
class Chip : public QAbstractButton
{
    Q_OBJECT
public:
    enum class Kind { Value, Add, Tag };
    Chip(const QString &key, const QString &value, Kind kind = Kind::Value, QWidget *parent = nullptr);

    void setValue(const QString &key, const QString &value);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRect crossRect() const;
    QString m_key, m_value;
    Kind m_kind;
    bool m_overCross = false;
};

} // namespace theme
