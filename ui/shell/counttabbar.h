// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QTabBar>

namespace ui {

/// Tabs with a number in a small ground behind the name.
class CountTabBar : public QTabBar
{
    Q_OBJECT
public:
    explicit CountTabBar(QWidget *parent = nullptr);
    void setCount(int index, qint64 count);
    qint64 countOf(int index) const { return m_counts.value(index); }

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent *event) override;

private:
    QHash<int, qint64> m_counts;
};

} // namespace ui
