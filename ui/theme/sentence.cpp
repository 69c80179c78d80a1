// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/sentence.h"

#include "ui/theme/fonts.h"
#include "ui/theme/label.h"

#include <QPainter>

#include <cmath>

namespace theme {

Sentence::Sentence(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Sentence::setText(const QString &text, const QStringList &strong)
{
    QList<Run> runs;
    qsizetype from = 0;
    for (const QString &part : strong) {
        const qsizetype at = part.isEmpty() ? -1 : text.indexOf(part, from);
        if (at < 0)
            continue;
        if (at > from)
            runs.append({text.mid(from, at - from), false});
        runs.append({part, true});
        from = at + part.size();
    }
    if (from < text.size())
        runs.append({text.mid(from), false});
    const bool longer = text.size() != m_text.size();
    m_text = text;
    m_runs = std::move(runs);
    setAccessibleName(text);
    if (longer)
        updateGeometry();
    update();
}

void Sentence::setSmall(bool small)
{
    m_small = small;
    setFont(theme::font(small ? Text::Small : Text::Base));
    updateGeometry();
}

void Sentence::setMuted(bool muted)
{
    m_muted = muted;
    update();
}

QSize Sentence::sizeHint() const
{
    const QFontMetricsF plain(theme::font(m_small ? Text::Small : Text::Base));
    const QFontMetricsF bold(theme::font(m_small ? Text::SmallStrong : Text::Strong));
    qreal width = 0;
    for (const Run &run : m_runs)
        width += (run.strong ? bold : plain).horizontalAdvance(run.text);
    return QSize(int(std::ceil(width)) + 2, int(std::ceil(bold.height())));
}

QSize Sentence::minimumSizeHint() const
{
    return QSize(40, sizeHint().height());
}

void Sentence::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor ink = palette().color(m_muted ? QPalette::PlaceholderText : QPalette::WindowText);
    painter.setPen(ink);
    const QFont plain = theme::font(m_small ? Text::Small : Text::Base),
                bold = theme::font(m_small ? Text::SmallStrong : Text::Strong);
    qreal x = 0;
    bool cut = false;
    for (const Run &run : m_runs) {
        painter.setFont(run.strong ? bold : plain);
        const QFontMetricsF metrics(painter.font());
        const qreal room = width() - x;
        QString shown = run.text;
        if (metrics.horizontalAdvance(shown) > room + 1) {
            shown = metrics.elidedText(shown, Qt::ElideRight, room);
            cut = true;
        }
        painter.drawText(QRectF(x, 0, room + 1, height()), Qt::AlignVCenter | Qt::TextSingleLine, shown);
        x += metrics.horizontalAdvance(shown);
        if (cut)
            break;
    }
    if (const QString tip = cut ? plainTip(m_text) : QString(); toolTip() != tip)
        setToolTip(tip);
}

} // namespace theme
