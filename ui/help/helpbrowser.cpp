// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/help/helpbrowser.h"

#include "ui/help/helppages.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QImage>
#include <QRegularExpression>
#include <QScrollBar>

namespace ui {

HelpBrowser::HelpBrowser(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenExternalLinks(false);
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Help page"));
    document()->setDocumentMargin(20);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) { Q_EMIT topicWanted(url.path()); });
}

void HelpBrowser::showPage(const QString &topic)
{
    m_topic = topic;
    m_drawnFor = pictureWidth();
    const QString ink = palette().color(QPalette::Text).name(), link = palette().color(QPalette::Link).name();
    const QString ground = palette().color(QPalette::AlternateBase).name();
    document()->setDefaultStyleSheet(QStringLiteral("body { color: %1; } a { color: %2; text-decoration: none; }"
                                                    "h1 { font-size: x-large; font-weight: 600; }"
                                                    "h2 { font-size: medium; font-weight: 600; margin-top: 18px; }"
                                                    "p, li { margin-bottom: 6px; line-height: 130%; }"
                                                    "code, pre { background-color: %3; }")
                                         .arg(ink, link, ground));
    setHtml(helpPages()[helpPageOf(topic)].html);
    setDocumentTitle(helpPages()[helpPageOf(topic)].title);
    mark();
}

void HelpBrowser::setMarked(const QString &words)
{
    m_marked = words;
    mark();
}

void HelpBrowser::mark()
{
    QList<ExtraSelection> places;
    QTextCharFormat format;
    format.setBackground(palette().brush(QPalette::Highlight));
    format.setForeground(palette().brush(QPalette::HighlightedText));
    const QStringList words = m_marked.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        QTextCursor at(document());
        while (!(at = document()->find(word, at)).isNull())
            places.append({at, format});
    }
    setExtraSelections(places);
    if (!places.isEmpty()) {
        QTextCursor first = places.first().cursor;
        for (const ExtraSelection &place : std::as_const(places)) {
            if (place.cursor.position() < first.position())
                first = place.cursor;
        }
        first.clearSelection();
        setTextCursor(first);
        ensureCursorVisible();
    }
}

int HelpBrowser::pictureWidth() const
{
    constexpr int least = 240, most = 1440;
    // With room for the bar, whether it shows or not: a picture that makes it show must not change its size.
    return std::clamp(width() - verticalScrollBar()->sizeHint().width() - 2 * int(document()->documentMargin()), least,
                      most);
}

QVariant HelpBrowser::loadResource(int type, const QUrl &name)
{
    static const QRegularExpression plain(QStringLiteral("^[a-z0-9-]+$"));
    if (type != QTextDocument::ImageResource || !plain.match(name.toString()).hasMatch())
        return {};
    QString picture = name.toString();
    if (picture == u"result") // there in both themes
        picture += palette().color(QPalette::Base).lightness() < 128 ? QLatin1String("-dark") : QLatin1String("-light");
    QImage image(QStringLiteral(":/help/%1.png").arg(picture));
    if (image.isNull())
        return {};
    const qreal ratio = devicePixelRatioF();
    image = image.convertToFormat(QImage::Format_RGB32)
                .scaledToWidth(qRound(pictureWidth() * ratio), Qt::SmoothTransformation);
    image.setDevicePixelRatio(ratio);
    return image;
}

void HelpBrowser::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    if (!m_topic.isEmpty() && m_drawnFor != pictureWidth()) {
        const int at = verticalScrollBar()->value();
        showPage(m_topic);
        verticalScrollBar()->setValue(at);
    }
}

void HelpBrowser::doSetSource(const QUrl &, QTextDocument::ResourceType)
{
}

void HelpBrowser::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_topic.isEmpty())
        showPage(m_topic);
}

} // namespace ui
