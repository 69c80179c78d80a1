// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

#include "core/attribution/claim.h"
#include "ui/help/helpbrowser.h"
#include "ui/help/helppages.h"
#include "ui/help/helpwindow.h"

#include <QImage>
#include <QListWidget>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>

using ui::HelpWindow;

class TestHelp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pagesAreWholeAndTheirOwn()
    {
        static const QRegularExpression link(QStringLiteral("href=\"([^\"]*)\"")),
            remote(QStringLiteral("https?:")), picture(QStringLiteral("<img src=\"([^\"]*)\" alt=\"[^\"]{20,}\">"));
        ui::HelpBrowser browser;
        for (const ui::HelpPage &page : ui::helpPages()) {
            QVERIFY2(page.plain.size() > 200, qPrintable(page.topic));
            QVERIFY2(page.title != page.topic, qPrintable(page.topic));
            QVERIFY2(!remote.match(page.html).hasMatch(), qPrintable(page.topic));
            QCOMPARE(page.html.count(QStringLiteral("src=")), page.html.count(picture));
            for (auto it = picture.globalMatch(page.html); it.hasNext();) {
                const QUrl name(it.next().captured(1));
                QVERIFY2(!browser.loadResource(QTextDocument::ImageResource, name).value<QImage>().isNull(),
                         qPrintable(name.toString()));
            }
            for (auto it = link.globalMatch(page.html); it.hasNext();) {
                const QString topic = it.next().captured(1);
                QCOMPARE(ui::helpPages()[ui::helpPageOf(topic)].topic, topic);
            }
        }
    }

    /// The page on scores says what the program does.
    void scoresAreAsComputed()
    {
        const QString page = ui::helpPages()[ui::helpPageOf(QStringLiteral("scores"))].plain;
        using attribution::Kind;
        for (const Kind kind : {Kind::Indicator, Kind::ProfileLink, Kind::Rule, Kind::Mention}) {
            const QString weight = QString::number(attribution::kindWeight(kind), 'f', 2);
            QVERIFY2(page.contains(weight), qPrintable(weight));
        }
        QCOMPARE(attribution::terms(Kind::Rule, 2, 1, true, false).hops, 0.7);
        QCOMPARE(attribution::terms(Kind::Rule, 1, 1, false, false).time, 0.5);
        QCOMPARE(attribution::score({{QStringLiteral("a"), 0.80}, {QStringLiteral("b"), 0.63}}), 93);
    }

    void findsPages_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("first");
        QTest::newRow("by title") << "scores"
                                  << "scores";
        QTest::newRow("by text") << "sinkholes"
                                 << "held";
        QTest::newRow("several words") << "artifact registered"
                                       << "scores";
        QTest::newRow("case") << "TRAFFIC light"
                              << "privacy";
        QTest::newRow("everything") << ""
                                    << "start";
    }
    void findsPages()
    {
        QFETCH(QString, words);
        const QList<int> found = ui::findHelp(words);
        QVERIFY(!found.isEmpty());
        QTEST(ui::helpPages()[found.first()].topic, "first");
        QVERIFY(ui::findHelp(QStringLiteral("no such words here")).isEmpty());
    }

    void goesBackAndForward()
    {
        QWidget owner;
        HelpWindow::open(QStringLiteral("graph"), &owner);
        auto *help = owner.findChild<HelpWindow *>();
        QVERIFY(help && help->isVisible());
        help->show(QStringLiteral("held"));
        HelpWindow::open(QStringLiteral("scores"), &owner); // the same window
        QCOMPARE(owner.findChildren<HelpWindow *>().size(), 1);
        QCOMPARE(help->topic(), QStringLiteral("scores"));
        QVERIFY(QTest::qWaitForWindowActive(help));
        QTest::keySequence(help, QKeySequence(QKeySequence::Back));
        QTRY_COMPARE(help->topic(), QStringLiteral("held"));
        QTest::keySequence(help, QKeySequence(QKeySequence::Back));
        QTRY_COMPARE(help->topic(), QStringLiteral("graph"));
        QTest::keySequence(help, QKeySequence(QKeySequence::Forward));
        QTRY_COMPARE(help->topic(), QStringLiteral("held"));
        auto *contents = help->findChild<QListWidget *>();
        QCOMPARE(contents->count(), ui::helpPages().size());
        QCOMPARE(contents->currentItem()->text(), ui::helpPages()[ui::helpPageOf(QStringLiteral("held"))].title);
    }

    void searchOpensTheFirstHit()
    {
        QWidget owner;
        HelpWindow::open({}, &owner);
        auto *help = owner.findChild<HelpWindow *>();
        QCOMPARE(help->topic(), QStringLiteral("start"));
        help->search(QStringLiteral("keychain value"));
        QCOMPARE(help->topic(), QStringLiteral("connect"));
        QVERIFY(!help->findChild<ui::HelpBrowser *>()->extraSelections().isEmpty());
        help->search(QStringLiteral("nothing has this"));
        QCOMPARE(help->topic(), QStringLiteral("connect")); // what was read stays
    }

    void panesHaveTopics()
    {
        QWidget window, pane(&window), inside(&pane);
        ui::setHelpTopic(&pane, QStringLiteral("held"));
        QCOMPARE(ui::helpTopicOf(&inside), QStringLiteral("held"));
        QCOMPARE(ui::helpTopicOf(&window), QString());
        QCOMPARE(ui::helpTopicOf(nullptr), QString());
    }
};

QTEST_MAIN(TestHelp)
#include "tst_help.moc"
