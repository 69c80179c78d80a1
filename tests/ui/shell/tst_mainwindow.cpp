// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "windowcase.h"

#include "ui/pages/indicatortray.h"
#include "ui/pages/runpanel.h"
#include "ui/shell/bottompane.h"
#include "ui/shell/budget.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/decisiondialog.h"
#include "ui/shell/statusline.h"
#include "ui/theme/label.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/sentence.h"
#include "ui/theme/strip.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
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

void collect(const QMenu *menu, QSet<QAction *> &into)
{
    for (QAction *action : menu->actions()) {
        if (action->menu())
            collect(action->menu(), into);
        else if (!action->isSeparator())
            into.insert(action);
    }
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
    void a_large_list_asks_once_before_it_starts();
    void the_pause_shows_the_same_second_everywhere();
    void pause_and_go_on_are_one_command();
    void a_failure_is_a_line_with_a_remedy();
    void what_is_incomplete_can_be_tried_again();
    void closing_asks_only_when_something_would_be_lost();
    void releasing_a_held_host_asks_first();
    void the_selection_decides_what_the_right_pane_shows();
    void the_palette_finds_runs_and_remembers();
    void the_palette_says_why_not();
    void every_command_is_complete();
    void no_two_commands_share_their_keys();
    void what_is_off_says_why();
    void panes_are_remembered();
    void a_small_window_has_the_inspector_below();
    void the_keyboard_alone_is_enough();
    void the_title_names_the_case();
    void undo_names_what_it_takes_back();
    void copying_defangs();
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
    QVERIFY(c.action(Actions::Retry)->isEnabled());
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

void TestMainWindow::the_palette_finds_runs_and_remembers()
{
    QTemporaryDir folder;
    QSettings store(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    WindowCase c({1280, 800}, &store);
    c.give();
    QTest::keyClick(c.window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = c.window->findChild<ui::CommandPalette *>();
    QVERIFY(palette && palette->isVisible());
    QCOMPARE(palette->width(), 560);
    QTest::keyClicks(palette->field(), QStringLiteral("options"));
    QCOMPARE(palette->matches(QStringLiteral("options")).first(), c.action(Actions::RunOptions));
    QTest::keyClick(palette->field(), Qt::Key_Escape);
    QVERIFY(!palette->isVisible());
    QTest::keyClick(c.window.get(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(palette->field(), QStringLiteral("3 hops"));
    QTest::keyClick(palette->field(), Qt::Key_Return);
    QCOMPARE(c.window->runOptions().depth, 3);
    QVERIFY(!palette->isVisible());
    // Now it comes first.
    QCOMPARE(palette->matches({}).first(), c.action(Actions::Depth3));
    ui::CommandPalette later(&c.window->actions(), &store, c.window.get());
    QCOMPARE(later.matches({}).first(), c.action(Actions::Depth3));
}

void TestMainWindow::the_palette_says_why_not()
{
    WindowCase c;
    QTest::keyClick(c.window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = c.window->findChild<ui::CommandPalette *>();
    QTest::keyClicks(palette->field(), QStringLiteral("export picture"));
    const QModelIndex first = palette->list()->model()->index(0, 0);
    QCOMPARE(first.data().toString(), QStringLiteral("Export picture…"));
    QVERIFY(first.data(Qt::AccessibleTextRole).toString().contains(QLatin1String("not now")));
    QTest::keyClick(palette->field(), Qt::Key_Return);
    QVERIFY(palette->isVisible()); // nothing happens
}

void TestMainWindow::every_command_is_complete()
{
    WindowCase c;
    QSet<QAction *> inMenus;
    for (const QAction *top : c.window->menuBar()->actions())
        collect(top->menu(), inMenus);
    ui::CommandPalette palette(&c.window->actions(), nullptr, c.window.get());
    const QList<QAction *> inPalette = palette.matches({});
    QCOMPARE(c.window->actions().all().size(), qsizetype(Actions::Count));
    for (QAction *action : c.window->actions().all()) {
        const QByteArray name = action->text().toUtf8();
        QVERIFY2(!name.isEmpty(), "a command without a name");
        QVERIFY2(inMenus.contains(action), name.constData());
        QVERIFY2(inPalette.contains(action), name.constData());
        QVERIFY2(!action->shortcut().isEmpty(), name.constData());
        QVERIFY2(!action->statusTip().isEmpty(), name.constData());
        QVERIFY2(!Actions::menuName(action).isEmpty(), name.constData());
    }
}

void TestMainWindow::no_two_commands_share_their_keys()
{
    WindowCase c;
    QHash<QKeySequence, QAction *> taken;
    for (QAction *action : c.window->actions().all()) {
        for (const QKeySequence &keys : action->shortcuts()) {
            QAction *other = taken.value(keys);
            QVERIFY2(!other,
                     qPrintable(QStringLiteral("%1: %2 and %3")
                                    .arg(keys.toString(), action->text(), other ? other->text() : QString())));
            taken.insert(keys, action);
        }
    }
    // Alt and a letter open menus.
    for (const QAction *top : c.window->menuBar()->actions()) {
        const QKeySequence keys = QKeySequence::mnemonic(top->text());
        QVERIFY2(!taken.contains(keys), qPrintable(top->text()));
    }
}

void TestMainWindow::what_is_off_says_why()
{
    WindowCase c({1280, 800}, nullptr, false);
    const auto check = [&] {
        for (QAction *action : c.window->actions().all())
            QVERIFY2(action->isEnabled() != !Actions::whyNot(action).isEmpty(), qPrintable(action->text()));
    };
    check();
    c.give();
    check();
    QCOMPARE(Actions::whyNot(c.action(Actions::Run)), QStringLiteral("Connect a tenant, or try the sample"));
    c.run.info.kind = ui::RunControl::Tenant::Sample;
    Q_EMIT c.run.tenantChanged();
    QVERIFY(c.action(Actions::Run)->isEnabled());
    c.action(Actions::Run)->trigger();
    check();
}

void TestMainWindow::panes_are_remembered()
{
    QTemporaryDir folder;
    QSettings store(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    {
        WindowCase c({1400, 860}, &store);
        c.give();
        auto *tray = c.window->findChild<QDockWidget *>(QStringLiteral("trayDock"));
        c.window->addDockWidget(Qt::RightDockWidgetArea, tray);
        c.action(Actions::ShowBottom)->trigger();
        QVERIFY(!c.window->findChild<QDockWidget *>(QStringLiteral("bottomDock"))->isVisible());
        c.action(Actions::TabRecords)->trigger(); // shows it again
        c.action(Actions::ShowInspector)->trigger();
        QVERIFY(c.window->close());
    }
    WindowCase c({1280, 800}, &store);
    c.give();
    auto *tray = c.window->findChild<QDockWidget *>(QStringLiteral("trayDock"));
    QCOMPARE(c.window->dockWidgetArea(tray), Qt::RightDockWidgetArea);
    QVERIFY(c.window->findChild<QDockWidget *>(QStringLiteral("bottomDock"))->isVisible());
    QVERIFY(!c.window->findChild<QDockWidget *>(QStringLiteral("inspectorDock"))->isVisible());
    QVERIFY(!c.action(Actions::ShowInspector)->isChecked());
    QCOMPARE(c.window->findChild<ui::BottomPane *>()->currentIndex(), 2);
    c.action(Actions::ResetWindow)->trigger();
    QCOMPARE(c.window->dockWidgetArea(tray), Qt::LeftDockWidgetArea);
    QVERIFY(c.window->findChild<QDockWidget *>(QStringLiteral("inspectorDock"))->isVisible());
}

void TestMainWindow::a_small_window_has_the_inspector_below()
{
    WindowCase c({1024, 680});
    c.give();
    auto *bottom = c.window->findChild<ui::BottomPane *>();
    QTRY_COMPARE(bottom->count(), 6);
    QVERIFY(!c.window->findChild<QDockWidget *>(QStringLiteral("inspectorDock"))->isVisible());
    c.window->resize(1400, 860);
    QTRY_COMPARE(bottom->count(), 5);
    QVERIFY(c.window->findChild<QDockWidget *>(QStringLiteral("inspectorDock"))->isVisible());
}

void TestMainWindow::the_keyboard_alone_is_enough()
{
    WindowCase c;
    // Type one, run it, walk the panes, go to a table, find the palette, leave.
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("203.0.113.7"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(c.workspace.investigation().indicators.size(), 1);
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : c.window.get(), Qt::Key_F5);
    QCOMPARE(c.run.calls, QStringList{QStringLiteral("start")});
    QSet<QWidget *> visited;
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(c.window.get(), Qt::Key_F6);
        QVERIFY(QApplication::focusWidget());
        visited.insert(QApplication::focusWidget());
    }
    QVERIFY(visited.contains(c.window->tray()->list()));
    QVERIFY(visited.size() >= 3);
    QTest::keyClick(c.window.get(), Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(c.window->findChild<ui::BottomPane *>()->currentIndex(), 3);
    // Everything that takes the focus by Tab is reached, and the walk comes round.
    c.window->tray()->list()->setFocus();
    const QWidget *first = QApplication::focusWidget();
    QSet<const QWidget *> reached;
    for (int i = 0; i < 300; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        reached.insert(QApplication::focusWidget());
        if (QApplication::focusWidget() == first)
            break;
    }
    QCOMPARE(QApplication::focusWidget(), first);
    QVERIFY(reached.size() > 12);
    for (const QWidget *widget : reached) {
        const QString name = QString::fromLatin1(widget->metaObject()->className());
        QVERIFY2(widget->isVisible() && widget->isEnabled(), qPrintable(name));
    }
}

void TestMainWindow::the_title_names_the_case()
{
    WindowCase c;
    QCOMPARE(c.window->windowTitle(), QStringLiteral("MDTI Actor Lookup"));
    c.give();
    QCOMPARE(c.window->windowTitle(), QStringLiteral("Unsaved case[*] – MDTI Actor Lookup"));
    c.action(Actions::New)->trigger();
    QCOMPARE(c.window->windowTitle(), QStringLiteral("MDTI Actor Lookup"));
    QVERIFY(c.workspace.isEmpty());
}

void TestMainWindow::undo_names_what_it_takes_back()
{
    WindowCase c;
    c.give();
    c.action(Actions::Run)->trigger();
    c.workspace.setBundling(false);
    QCOMPARE(c.action(Actions::Undo)->text(), QStringLiteral("&Undo: Open all bundles"));
    QTest::keyClick(c.window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(c.workspace.view().bundling);
    QCOMPARE(c.action(Actions::Redo)->text(), QStringLiteral("&Redo: Open all bundles"));
}

void TestMainWindow::copying_defangs()
{
    WindowCase c;
    c.give();
    c.action(Actions::Run)->trigger();
    c.workspace.selectHost(QStringLiteral("cdn-sync.test"));
    c.window->setFocus();
    c.action(Actions::Copy)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("cdn-sync[.]test"));
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
