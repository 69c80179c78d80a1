// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/striparea.h"

#include <QVBoxLayout>

namespace ui {

namespace {
constexpr qsizetype most = 2;
}

StripArea::StripArea(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

void StripArea::add(theme::Strip *strip)
{
    strip->setParent(this);
    strip->hide();
    m_strips.append(strip);
    connect(strip, &theme::Strip::closed, this, [this, strip] { setShown(strip, false); });
}

void StripArea::setShown(theme::Strip *strip, bool shown)
{
    if (shown == m_wanted.contains(strip)) {
        arrange(); // its kind may have changed
        return;
    }
    if (shown)
        m_wanted.append(strip);
    else
        m_wanted.removeOne(strip);
    arrange();
}

void StripArea::arrange()
{
    QList<theme::Strip *> order = m_wanted;
    std::stable_sort(order.begin(), order.end(),
                     [](const theme::Strip *a, const theme::Strip *b) { return a->kind() < b->kind(); });
    for (theme::Strip *strip : m_strips) {
        m_column->removeWidget(strip);
        if (order.indexOf(strip) < 0 || order.indexOf(strip) >= most)
            strip->hide();
    }
    for (theme::Strip *strip : order.mid(0, most)) {
        m_column->addWidget(strip);
        strip->show();
    }
    setVisible(!order.isEmpty());
}

} // namespace ui
