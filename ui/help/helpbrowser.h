// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTextBrowser>

namespace ui {

/// Shows one page of the help at a time. Rich text, because the pages are our own; loads nothing but the pictures that
/// are built in, as wide as the page, and a link can only lead to another page.
class HelpBrowser : public QTextBrowser
{
    Q_OBJECT
public:
    explicit HelpBrowser(QWidget *parent = nullptr);

    void showPage(const QString &topic);
    /// Marks every place of each word.
    void setMarked(const QString &words);

    QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    void topicWanted(const QString &topic);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void doSetSource(const QUrl &url, QTextDocument::ResourceType type) override;
    void mark();

    int pictureWidth() const;

    QString m_topic, m_marked;
    int m_drawnFor = 0; ///< width of the pictures on the page
};

} // namespace ui
