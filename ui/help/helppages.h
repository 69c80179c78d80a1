// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace ui {

/// A page of the help. Pages are part of the program: trusted, and there without a network.
struct HelpPage
{
    QString topic; ///< "start", "scores", … as links and callers name it
    QString title;
    QString html;
    QString plain; ///< its words, to search in
};

/// In reading order, read once.
const QList<HelpPage> &helpPages();
/// Index into helpPages(); the first page for an unknown topic.
int helpPageOf(const QString &topic);
/// Pages that have every word of `text`; those with all of them in the title first. All pages for an empty text.
QList<int> findHelp(const QString &text);

/// Says what a widget and everything in it is explained by.
void setHelpTopic(QWidget *widget, const QString &topic);
/// The topic of the nearest widget outwards that has one; empty when none has.
QString helpTopicOf(const QWidget *widget);

} // namespace ui
