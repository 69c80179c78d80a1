// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/icon.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace theme {

namespace {

QHash<QString, QByteArray> &drawings()
{
    static QHash<QString, QByteArray> read; // the files are small and there are about 70
    return read;
}

QByteArray drawing(const QString &name)
{
    const auto known = drawings().constFind(name);
    if (known != drawings().cend())
        return *known;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    QByteArray svg;
    if (file.open(QIODevice::ReadOnly))
        svg = file.readAll();
    drawings().insert(name, svg);
    return svg;
}

QHash<QString, QPixmap> &pixmaps()
{
    static QHash<QString, QPixmap> drawn;
    return drawn;
}

QPixmap draw(const QString &name, const QSize &pixels, const QColor &colour)
{
    const QString key
        = QStringLiteral("%1/%2x%3/%4").arg(name).arg(pixels.width()).arg(pixels.height()).arg(colour.rgba(), 8, 16);
    const auto known = pixmaps().constFind(key);
    if (known != pixmaps().cend())
        return *known;
    QByteArray svg = drawing(name);
    if (svg.isEmpty() || pixels.isEmpty())
        return {};
    svg.replace("#000000", colour.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const int side = std::min(pixels.width(), pixels.height());
    renderer.render(&painter, QRectF((pixels.width() - side) / 2.0, (pixels.height() - side) / 2.0, side, side));
    painter.end();
    pixmaps().insert(key, pixmap);
    return pixmap;
}

QColor colourOf(Tint tint)
{
    const picture::Colours &c = colours();
    switch (tint) {
    case Tint::Muted:
        return c.muted;
    case Tint::Accent:
        return c.accent;
    case Tint::Wait:
        return c.suspiciousText;
    case Tint::Error:
        return c.malicious;
    case Tint::Ok:
        return c.ok;
    case Tint::Actor:
        return c.actor;
    case Tint::OnAccent:
        return c.accentText;
    case Tint::Text:
        break;
    }
    return c.text;
}

class TintedEngine final : public QIconEngine
{
public:
    TintedEngine(QString name, Tint tint)
        : m_name(std::move(name))
        , m_tint(tint)
    {
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return draw(m_name, size, colour(mode, state));
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return draw(m_name, size, colour(mode, state));
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device() ? painter->device()->devicePixelRatio() : 1;
        QPixmap drawn = draw(m_name, (QSizeF(rect.size()) * scale).toSize(), colour(mode, state));
        drawn.setDevicePixelRatio(scale);
        painter->drawPixmap(rect.topLeft(), drawn);
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QIconEngine *clone() const override { return new TintedEngine(*this); }
    QString key() const override { return QStringLiteral("mdti-tinted"); }
    bool isNull() override { return drawing(m_name).isEmpty(); }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        if (mode == QIcon::Disabled)
            return colours().disabled;
        if (mode == QIcon::Selected)
            return m_tint == Tint::Text || m_tint == Tint::Muted ? colours().selectionText : colourOf(m_tint);
        return state == QIcon::On && m_tint == Tint::Text ? colours().accent : colourOf(m_tint);
    }

    QString m_name;
    Tint m_tint;
};

} // namespace

QIcon icon(const QString &name, Tint tint)
{
    return drawing(name).isEmpty() ? QIcon() : QIcon(new TintedEngine(name, tint));
}

QPixmap iconPixmap(const QString &name, int side, qreal scale, const QColor &colour)
{
    const int pixels = int(std::ceil(side * scale));
    QPixmap drawn = draw(name, QSize(pixels, pixels), colour);
    drawn.setDevicePixelRatio(scale);
    return drawn;
}

void dropIconPixmaps()
{
    pixmaps().clear();
    QPixmapCache::clear();
}

} // namespace theme
