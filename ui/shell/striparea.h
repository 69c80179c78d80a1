// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/strip.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace ui {

/// The lines between filter bar and graph: at most two are seen, errors first, then waits, then information.
class StripArea : public QWidget
{
    Q_OBJECT
public:
    explicit StripArea(QWidget *parent = nullptr);
    /// Takes the strip; hidden until `setShown`.
    void add(theme::Strip *strip);
    void setShown(theme::Strip *strip, bool shown);
    bool isShown(const theme::Strip *strip) const { return m_wanted.contains(const_cast<theme::Strip *>(strip)); }

private:
    void arrange();
    QVBoxLayout *m_column;
    QList<theme::Strip *> m_strips; ///< in the order they were added
    QList<theme::Strip *> m_wanted;
};

} // namespace ui
