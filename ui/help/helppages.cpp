// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/help/helppages.h"

#include <QFile>
#include <QRegularExpression>
#include <QTextDocumentFragment>
#include <QVariant>
#include <QWidget>

#include <algorithm>

namespace ui {

namespace {

constexpr const char *topicProperty = "helpTopic";

HelpPage readPage(const QString &topic)
{
    QFile file(QStringLiteral(":/help/%1.html").arg(topic));
    HelpPage page{topic, topic, {}, {}};
    if (!file.open(QIODevice::ReadOnly))
        return page;
    page.html = QString::fromUtf8(file.readAll());
    static const QRegularExpression heading(QStringLiteral("<h1>(.*?)</h1>"));
    if (const auto match = heading.match(page.html); match.hasMatch())
        page.title = QTextDocumentFragment::fromHtml(match.captured(1)).toPlainText();
    page.plain = QTextDocumentFragment::fromHtml(page.html).toPlainText();
    return page;
}

} // namespace

const QList<HelpPage> &helpPages()
{
    static const QList<HelpPage> pages = [] {
        QList<HelpPage> all;
        for (const char *topic : {"start", "graph", "scores", "held", "connect", "incidents", "cases", "keyboard",
                                  "commandline", "privacy"})
            all.append(readPage(QString::fromLatin1(topic)));
        return all;
    }();
    return pages;
}

int helpPageOf(const QString &topic)
{
    const QList<HelpPage> &pages = helpPages();
    const auto at
        = std::find_if(pages.begin(), pages.end(), [&topic](const HelpPage &page) { return page.topic == topic; });
    return at == pages.end() ? 0 : int(at - pages.begin());
}

QList<int> findHelp(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    const auto hasAll = [&words](const QString &in) {
        return std::all_of(words.begin(), words.end(),
                           [&in](const QString &word) { return in.contains(word, Qt::CaseInsensitive); });
    };
    QList<int> found;
    for (int i = 0; i < helpPages().size(); ++i) {
        if (hasAll(helpPages()[i].plain))
            found.append(i);
    }
    std::stable_partition(found.begin(), found.end(), [&hasAll](int i) { return hasAll(helpPages()[i].title); });
    return found;
}

void setHelpTopic(QWidget *widget, const QString &topic)
{
    widget->setProperty(topicProperty, topic);
}

QString helpTopicOf(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (const QString topic = widget->property(topicProperty).toString(); !topic.isEmpty())
            return topic;
    }
    return {};
}

} // namespace ui
