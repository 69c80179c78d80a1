// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "windowcase.h"

#include "ui/pages/indicatortray.h"
#include "ui/pages/runpanel.h"
#include "ui/shell/budget.h"
#include "ui/shell/decisiondialog.h"
#include "ui/shell/inputjoin.h"
#include "ui/theme/label.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/strip.h"

#include <QApplication>
#include <QClipboard>
#include <QListView>
#include <QPushButton>
#include <QUrl>

using ui::Actions;

namespace {

theme::Strip *stripWith(QWidget *window, const QString &part)
{
    for (theme::Strip *strip : window->findChildren<theme::Strip *>()) {
        if (strip->isVisible() && strip->text().contains(part))
            return strip;
    }
    return nullptr;
}

/// Answers the next decision with the button of this name.
void answerNext(const QString &verb, QString *question = nullptr)
{
    QTimer::singleShot(0, qApp, [verb, question] {
        auto *dialog = qobject_cast<ui::DecisionDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        if (question)
            *question = dialog->accessibleName();
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == verb) {
                button->click();
                return;
            }
        }
        dialog->reject();
        QFAIL("no such choice");
    });
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void a_dropped_file_fills_the_tray_and_one_key_runs_it();
    void links_of_a_browser_and_text_are_taken_too();
    void a_paste_works_on_the_first_page_and_later();
    void one_key_runs_the_sample();
    void typing_nonsense_says_so_on_the_page();
    void more_input_while_a_run_goes_joins_it();
    void input_after_a_run_is_run_by_itself();
    void the_review_line_tells_what_was_not_used();
    void input_that_is_there_already_is_not_added_twice();
    void a_large_list_asks_once_before_it_starts();
    void the_pause_shows_the_same_second_everywhere();
    void pause_and_go_on_are_one_command();
    void a_failure_is_a_line_with_a_remedy();
    void what_is_incomplete_can_be_tried_again();
    void closing_asks_only_when_something_would_be_lost();
    void releasing_a_held_host_asks_first();
    void the_selection_decides_what_the_right_pane_shows();
    void an_estimate_grows_with_the_work_and_keeps_the_limit();

private:
    std::unique_ptr<theme::Theme> m_theme;
};

void TestMainWindow::initTestCase()
{
    m_theme = std::make_unique<theme::Theme>(qApp, theme::Mode::Light);
}

void TestMainWindow::a_dropped_file_fills_the_tray_and_one_key_runs_it()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("list.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(scenario::list().toUtf8());
    file.close();
    WindowCase c;
    QVERIFY(!c.action(Actions::Run)->isEnabled());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    c.drop(data);
    QTRY_COMPARE(c.window->tray()->list()->model()->rowCount(), 6);
    QVERIFY(c.window->tray()->isVisible());
    QVERIFY(c.action(Actions::Run)->isEnabled());
    QTest::keyClick(c.window.get(), Qt::Key_F5);
    QCOMPARE(c.run.calls, QStringList{QStringLiteral("start")});
    QCOMPARE(c.run.asked.size(), 6);
    QCOMPARE(c.workspace.assessment().actors.size(), 3);
    QVERIFY(c.workspace.investigation().created.isValid());
}

void TestMainWindow::links_of_a_browser_and_text_are_taken_too()
{
    WindowCase c;
    QMimeData links;
    links.setUrls({QUrl(QStringLiteral("c2.example"))});
    links.setText(QStringLiteral("c2.example"));
    c.drop(links);
    QTRY_COMPARE(c.workspace.investigation().indicators.size(), 1);
    QMimeData text;
    text.setText(QStringLiteral("198.51.100[.]7"));
    c.drop(text);
    QTRY_COMPARE(c.workspace.investigation().indicators.size(), 2);
    QCOMPARE(c.workspace.investigation().indicators.last().value, QStringLiteral("198.51.100.7"));
}

void TestMainWindow::a_paste_works_on_the_first_page_and_later()
{
    WindowCase c;
    QApplication::clipboard()->setText(scenario::list());
    QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget())); // the field of the page has the focus
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(c.workspace.investigation().indicators.size(), 6);
    QApplication::clipboard()->setText(QStringLiteral("c2.example"));
    QTest::keyClick(c.window->tray()->list(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(c.workspace.investigation().indicators.size(), 7);
    // In a field a paste is text.
    c.window->start();
    QTRY_VERIFY(!c.run.running);
}

void TestMainWindow::one_key_runs_the_sample()
{
    WindowCase c({1280, 800}, nullptr, false);
    QTest::keyClick(c.window.get(), Qt::Key_F9);
    QTRY_COMPARE(c.run.calls, (QStringList{QStringLiteral("sample"), QStringLiteral("start")}));
    QCOMPARE(c.run.asked.size(), 6);
    QCOMPARE(c.workspace.assessment().actors.size(), 3);
}

void TestMainWindow::typing_nonsense_says_so_on_the_page()
{
    WindowCase c;
    auto *field = qobject_cast<theme::SearchField *>(QApplication::focusWidget());
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("hello there"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(field->isInvalid());
    QVERIFY(c.workspace.isEmpty());
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("10.0.0.1"));
    QVERIFY(!field->isInvalid());
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(field->isInvalid());
    const QList<theme::Label *> labels = c.window->findChildren<theme::Label *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const theme::Label *label) {
        return label->isVisible() && label->text().contains(QLatin1String("private address"));
    }));
}

void TestMainWindow::more_input_while_a_run_goes_joins_it()
{
    WindowCase c;
    c.run.finishAtOnce = false;
    c.give();
    c.action(Actions::Run)->trigger();
    c.give(QStringLiteral("203.0.113.7\nnew.example"));
    QTRY_VERIFY(c.run.calls.contains(QStringLiteral("add")));
    QCOMPARE(c.run.asked.size(), 7); // what was there already is not asked twice
    QCOMPARE(c.run.asked.last().value, QStringLiteral("new.example"));
}

void TestMainWindow::input_after_a_run_is_run_by_itself()
{
    WindowCase c;
    c.give();
    c.action(Actions::Run)->trigger();
    QTRY_COMPARE(c.action(Actions::Run)->text(), QStringLiteral("Run again"));
    c.give(QStringLiteral("one.example\ntwo.example"));
    QTRY_COMPARE(c.action(Actions::Run)->text(), QStringLiteral("Run 2 more"));
    const qsizetype hosts = c.workspace.investigation().hosts().size();
    c.action(Actions::Run)->trigger();
    QCOMPARE(c.run.calls.last(), QStringLiteral("add"));
    QCOMPARE(c.workspace.investigation().hosts().size(), hosts); // what was found stays
}

void TestMainWindow::the_review_line_tells_what_was_not_used()
{
    WindowCase c;
    c.give();
    theme::Strip *strip = stripWith(c.window.get(), QStringLiteral("6 indicators"));
    QVERIFY(strip);
    QCOMPARE(strip->text(), QStringLiteral("6 indicators from list.txt, 2 not used"));
    c.action(Actions::Review)->trigger();
    QDialog *review = nullptr;
    for (QDialog *dialog : c.window->findChildren<QDialog *>()) {
        if (dialog->isVisible())
            review = dialog;
    }
    QVERIFY(review);
    QVERIFY(!review->isModal());
    review->close();
}

void TestMainWindow::input_that_is_there_already_is_not_added_twice()
{
    using Reason = ioc::RejectReason;
    const auto rejected = [](const QString &written, Reason reason) {
        ioc::Rejected one;
        one.written = written;
        one.reason = reason;
        return one;
    };
    const auto indicator = [](const QString &value) {
        ioc::Indicator one;
        one.value = value;
        return one;
    };
    chain::Investigation before;
    before.indicators = {indicator(QStringLiteral("a.example"))};
    before.rejected = {rejected(QStringLiteral("setup.exe"), Reason::FileName)};
    ioc::Extraction found;
    found.indicators = {indicator(QStringLiteral("b.example")), indicator(QStringLiteral("a.example"))};
    found.rejected = {rejected(QStringLiteral("setup.exe"), Reason::FileName),
                      rejected(QStringLiteral("setup.exe"), Reason::OwnList),
                      rejected(QStringLiteral("10.0.0.1"), Reason::PrivateAddress)};
    const ui::InputJoin join = ui::InputJoin::of(before.indicators, before.rejected, found);
    QCOMPARE(join.fresh, QList<ioc::Indicator>{found.indicators.first()});
    QCOMPARE(join.freshRejected, found.rejected.mid(1));
    QCOMPARE(join.indicators.size(), 2);
    QCOMPARE(join.rejected, before.rejected + found.rejected.mid(1));
    const ui::InputJoin all = ui::InputJoin::of({}, {}, found);
    QCOMPARE(all.fresh, found.indicators);
    QCOMPARE(all.freshRejected, found.rejected);
}

void TestMainWindow::a_large_list_asks_once_before_it_starts()
{
    WindowCase c;
    c.run.finishAtOnce = false;
    QStringList many;
    for (int i = 0; i < 600; ++i)
        many.append(QStringLiteral("h%1.example").arg(i));
    c.give(many.join(QLatin1Char('\n')));
    c.action(Actions::Run)->trigger();
    QVERIFY(c.run.calls.isEmpty());
    theme::Strip *strip = stripWith(c.window.get(), QStringLiteral("Nothing is asked yet"));
    QVERIFY(strip);
    QVERIFY(!QApplication::activeModalWidget());
    for (QPushButton *button : strip->findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Run them all"))
            button->click();
    }
    QCOMPARE(c.run.calls, QStringList{QStringLiteral("start")});
    QVERIFY(!stripWith(c.window.get(), QStringLiteral("Nothing is asked yet")));
}

void TestMainWindow::the_pause_shows_the_same_second_everywhere()
{
    WindowCase c;
    c.run.finishAtOnce = false;
    c.give();
    c.action(Actions::Run)->trigger();
    Q_EMIT c.run.changed(scenario::paused(15'000));
    c.clock.advance(3'000);
    QTRY_VERIFY(stripWith(c.window.get(), QStringLiteral("Going on in 12 s")));
    const auto panel = c.window->findChild<ui::RunPanel *>()->findChildren<QLabel *>();
    QTRY_VERIFY(std::any_of(panel.cbegin(), panel.cend(),
                            [](const QLabel *label) { return label->text() == QLatin1String("0:12"); }));
    bool inStatus = false;
    for (const QWidget *item : c.window->findChildren<QWidget *>())
        inStatus |= item->accessibleName() == QLatin1String("pause 12 s");
    QVERIFY(inStatus);
    // No dialog, and gone when the service goes on.
    QVERIFY(!QApplication::activeModalWidget());
    chain::Delta on;
    on.progress.phase = chain::Progress::Phase::Running;
    Q_EMIT c.run.changed(on);
    QTRY_VERIFY(!stripWith(c.window.get(), QStringLiteral("Going on in")));
}

void TestMainWindow::pause_and_go_on_are_one_command()
{
    WindowCase c;
    c.run.finishAtOnce = false;
    QVERIFY(!c.action(Actions::Pause)->isEnabled());
    c.give();
    c.action(Actions::Run)->trigger();
    QTest::keyClick(c.window.get(), Qt::Key_F7);
    QCOMPARE(c.run.calls.last(), QStringLiteral("pause"));
    QCOMPARE(c.action(Actions::Pause)->text(), QStringLiteral("Go &on"));
    QTest::keyClick(c.window.get(), Qt::Key_F7);
    QCOMPARE(c.run.calls.last(), QStringLiteral("resume"));
    QTest::keyClick(c.window.get(), Qt::Key_F5, Qt::ShiftModifier);
    QCOMPARE(c.run.calls.last(), QStringLiteral("stop"));
    QVERIFY(!c.action(Actions::Stop)->isEnabled());
}

void TestMainWindow::a_failure_is_a_line_with_a_remedy()
{
    WindowCase c;
    c.run.finishAtOnce = false;
    c.give();
    c.action(Actions::Run)->trigger();
    base::Error error;
    error.kind = base::Failure::SignIn;
    error.code = QStringLiteral("AADSTS7000222");
    error.requestId = QStringLiteral("6f1c02ae");
    c.run.finish(chain::Ending::Failed, error);
    theme::Strip *strip = stripWith(c.window.get(), QStringLiteral("The secret has expired"));
    QVERIFY(strip);
    QCOMPARE(strip->kind(), theme::Strip::Kind::Error);
    QVERIFY(strip->toolTip().contains(QLatin1String("6f1c02ae")));
    QVERIFY(!QApplication::activeModalWidget());
}

void TestMainWindow::what_is_incomplete_can_be_tried_again()
{
    WindowCase c;
    c.give();
    c.action(Actions::Run)->trigger();
    QTRY_VERIFY(stripWith(c.window.get(), QStringLiteral("sync.oakhollow.test")));
    QVERIFY(stripWith(c.window.get(), QStringLiteral("1 answer is missing")));
    QVERIFY(c.action(Actions::Retry)->isEnabled());
    // Answers are counted, not hosts: two of one host are two.
    chain::Delta more;
    more.incomplete = c.workspace.investigation().incomplete();
    more.incomplete->append(more.incomplete->first());
    more.incomplete->last().what = chain::Incomplete::What::Reputation;
    more.progress = c.workspace.progress();
    c.workspace.apply(more);
    QTRY_VERIFY(stripWith(c.window.get(), QStringLiteral("2 answers are missing. Actors behind them")));
    QTest::keyClick(c.window.get(), Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(c.run.calls.last(), QStringLiteral("retry"));
}

void TestMainWindow::closing_asks_only_when_something_would_be_lost()
{
    {
        WindowCase c;
        c.give();
        c.action(Actions::Run)->trigger(); // ends at once
        QVERIFY(c.window->close());
    }
    WindowCase c;
    c.run.finishAtOnce = false;
    c.give();
    c.action(Actions::Run)->trigger();
    QString question;
    answerNext(QStringLiteral("Keep working"), &question);
    QVERIFY(!c.window->close());
    QCOMPARE(question, QStringLiteral("Quit now?"));
    answerNext(QStringLiteral("Quit"));
    QVERIFY(c.window->close());
}

void TestMainWindow::releasing_a_held_host_asks_first()
{
    WindowCase c;
    c.give();
    c.action(Actions::Run)->trigger();
    c.workspace.selectHost(QStringLiteral("198.51.100.8"));
    QVERIFY(c.action(Actions::Release)->isEnabled());
    QString question;
    answerNext(QStringLiteral("Leave it held"), &question);
    c.action(Actions::Release)->trigger();
    QCOMPARE(question, QStringLiteral("Release 198.51.100.8?"));
    QCOMPARE(c.run.calls.size(), 1);
    answerNext(QStringLiteral("Release"));
    c.action(Actions::Release)->trigger();
    QVERIFY(c.run.calls.last().startsWith(QLatin1String("release")));
    c.workspace.selectHost(QStringLiteral("cdn-sync.test"));
    QVERIFY(!c.action(Actions::Release)->isEnabled());
}

void TestMainWindow::the_selection_decides_what_the_right_pane_shows()
{
    WindowCase c;
    c.give();
    auto *panel = c.window->findChild<ui::RunPanel *>();
    QVERIFY(panel->isVisible());
    c.action(Actions::Run)->trigger();
    c.workspace.select({{graph::NodeKey::Kind::Actor, 0}});
    QVERIFY(!panel->isVisible());
    // The indicators that lead to the actor light up in the tray.
    QTRY_COMPARE(c.window->tray()->list()->selectionModel()->selectedIndexes().size(), 3);
    c.workspace.clearSelection();
    QVERIFY(panel->isVisible());
}

void TestMainWindow::an_estimate_grows_with_the_work_and_keeps_the_limit()
{
    chain::Options options;
    qint64 before = 0;
    for (int depth = 1; depth <= 4; ++depth) {
        options.depth = depth;
        const qint64 requests = ui::estimate(10, options).requests;
        QVERIFY(requests > before);
        QVERIFY(ui::estimate(11, options).requests > requests);
        before = requests;
    }
    options.maxRequests = 100;
    QCOMPARE(ui::estimate(1000, options).requests, qint64(100));
    QVERIFY(ui::estimate(1000, options).capped);
    QCOMPARE(ui::aboutNumber(3127), qint64(3100));
    QCOMPARE(ui::aboutNumber(96), qint64(96));
    QCOMPARE(ui::aboutNumber(349), qint64(350));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
