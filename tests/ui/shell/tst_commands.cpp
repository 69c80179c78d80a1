// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
// Menus, keys, palette and panes of the main window.
#include "windowcase.h"

#include "ui/pages/indicatortray.h"
#include "ui/shell/bottompane.h"
#include "ui/shell/commandpalette.h"
#include "ui/theme/searchfield.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QListView>
#include <QMenu>
#include <QMenuBar>

using ui::Actions;

namespace {

void collect(const QMenu *menu, QSet<QAction *> &into)
{
    for (QAction *action : menu->actions()) {
        if (action->menu())
            collect(action->menu(), into);
        else if (!action->isSeparator())
            into.insert(action);
    }
}

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
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

private:
    std::unique_ptr<theme::Theme> m_theme;
};

void TestCommands::initTestCase()
{
    m_theme = std::make_unique<theme::Theme>(qApp, theme::Mode::Light);
}

void TestCommands::the_palette_finds_runs_and_remembers()
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

void TestCommands::the_palette_says_why_not()
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

void TestCommands::every_command_is_complete()
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

void TestCommands::no_two_commands_share_their_keys()
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

void TestCommands::what_is_off_says_why()
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

void TestCommands::panes_are_remembered()
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

void TestCommands::a_small_window_has_the_inspector_below()
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

void TestCommands::the_keyboard_alone_is_enough()
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

void TestCommands::the_title_names_the_case()
{
    WindowCase c;
    QCOMPARE(c.window->windowTitle(), QStringLiteral("MDTI Actor Lookup"));
    c.give();
    QCOMPARE(c.window->windowTitle(), QStringLiteral("Unsaved case[*] – MDTI Actor Lookup"));
    c.action(Actions::New)->trigger();
    QCOMPARE(c.window->windowTitle(), QStringLiteral("MDTI Actor Lookup"));
    QVERIFY(c.workspace.isEmpty());
}

void TestCommands::undo_names_what_it_takes_back()
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

void TestCommands::copying_defangs()
{
    WindowCase c;
    c.give();
    c.action(Actions::Run)->trigger();
    c.workspace.selectHost(QStringLiteral("cdn-sync.test"));
    c.window->setFocus();
    c.action(Actions::Copy)->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("cdn-sync[.]test"));
}

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"
