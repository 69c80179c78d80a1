// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "windowcase.h"

#include "ui/theme/label.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

using ui::Actions;

/// Walks whole windows and looks at every part: names, room, plain text.
class TestWindowLooks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nothing_is_cut_at_the_default_size_data();
    void nothing_is_cut_at_the_default_size();
    void every_label_is_plain_text();
    void what_shows_no_words_has_a_name_and_a_tip();
    void everything_that_takes_the_focus_has_a_name();
    void hostile_text_cannot_widen_the_window();
    void light_and_dark_change_while_it_runs();
    void the_window_is_there_soon();

private:
    static void bring(WindowCase &c, const QString &scene);
    std::unique_ptr<theme::Theme> m_theme;
};

void TestWindowLooks::initTestCase()
{
    m_theme = std::make_unique<theme::Theme>(qApp, theme::Mode::Light);
}

void TestWindowLooks::bring(WindowCase &c, const QString &scene)
{
    if (scene == QLatin1String("start"))
        return;
    c.run.finishAtOnce = scene != QLatin1String("paused");
    c.give();
    if (scene == QLatin1String("ready"))
        return;
    c.action(Actions::Run)->trigger();
    if (scene == QLatin1String("paused"))
        Q_EMIT c.run.changed(scenario::paused(12'000));
    if (scene == QLatin1String("selected"))
        c.workspace.select({{graph::NodeKey::Kind::Actor, 0}});
    QTest::qWait(300); // numbers follow within a quarter of a second
}

void TestWindowLooks::nothing_is_cut_at_the_default_size_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QSize>("size");
    for (const char *scene : {"start", "ready", "paused", "result", "selected"}) {
        QTest::addRow("%s, 1280", scene) << QString::fromLatin1(scene) << QSize(1280, 800);
        QTest::addRow("%s, 1024", scene) << QString::fromLatin1(scene) << QSize(1024, 680);
    }
}

void TestWindowLooks::nothing_is_cut_at_the_default_size()
{
    QFETCH(const QString, scene);
    QFETCH(const QSize, size);
    WindowCase c(size);
    bring(c, scene);
    QCOMPARE(c.window->size(), size);
    for (QLabel *label : c.window->findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const QByteArray text = label->text().left(60).toUtf8();
        const auto *own = qobject_cast<const theme::Label *>(label);
        if (own && own->isElided() && size.width() < 1280)
            continue; // it has a tool tip
        const QSize needed = label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
        QVERIFY2(label->width() >= needed.width(), text.constData());
        QVERIFY2(label->height() >= needed.height() - 1, text.constData());
    }
    for (QAbstractButton *button : c.window->findChildren<QAbstractButton *>()) {
        if (!button->isVisible() || button->sizePolicy().horizontalPolicy() == QSizePolicy::Expanding
            || qobject_cast<const QLineEdit *>(button->parentWidget()))
            continue;
        const QString name = button->text().isEmpty() ? button->accessibleName() : button->text();
        QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(name));
        QVERIFY2(c.window->rect().contains(QRect(button->mapTo(c.window.get(), QPoint()), button->size()))
                     || button->visibleRegion().isEmpty(),
                 qPrintable(name));
        QVERIFY2(button->height() >= 20 || name.isEmpty(), qPrintable(name));
    }
}

void TestWindowLooks::every_label_is_plain_text()
{
    WindowCase c;
    bring(c, QStringLiteral("result"));
    for (const Actions::Id id :
         {Actions::Review, Actions::RunOptions, Actions::Shortcuts, Actions::About, Actions::TypeIn})
        c.action(id)->trigger();
    c.workspace.selectHost(QStringLiteral("cdn-sync.test"));
    c.action(Actions::Note)->trigger();
    const QList<QLabel *> labels = c.window->findChildren<QLabel *>();
    QVERIFY(labels.size() > 30);
    for (const QLabel *label : labels) {
        if (label->inherits("QTipLabel"))
            continue;
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
    }
    for (QDialog *dialog : c.window->findChildren<QDialog *>())
        dialog->close();
}

void TestWindowLooks::what_shows_no_words_has_a_name_and_a_tip()
{
    WindowCase c;
    bring(c, QStringLiteral("result"));
    int bare = 0;
    for (const QAbstractButton *button : c.window->findChildren<QAbstractButton *>()) {
        if (!button->isVisible() || button->objectName() == QLatin1String("qt_toolbar_ext_button")
            || qobject_cast<const QLineEdit *>(button->parentWidget())) // signs inside fields are no buttons
            continue;
        const auto *tool = qobject_cast<const QToolButton *>(button);
        const bool words = !button->text().isEmpty() && !(tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly);
        const QString where = QStringLiteral("%1 in %2")
                                  .arg(QLatin1String(button->metaObject()->className()),
                                       QLatin1String(button->parentWidget()->metaObject()->className()));
        if (words)
            continue;
        ++bare;
        QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(where));
        QVERIFY2(!button->toolTip().isEmpty(), qPrintable(where));
    }
    QVERIFY(bare > 8);
}

void TestWindowLooks::everything_that_takes_the_focus_has_a_name()
{
    WindowCase c;
    bring(c, QStringLiteral("result"));
    for (const QWidget *widget : c.window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(named, widget->metaObject()->className());
    }
}

void TestWindowLooks::hostile_text_cannot_widen_the_window()
{
    WindowCase c;
    const QString hostile = QStringLiteral("<h1>x</h1>\u202Egnp.exe %1").arg(QString(10'000, QLatin1Char('W')));
    ioc::Indicator bad;
    bad.value = QStringLiteral("c2.example");
    bad.written = hostile;
    bad.source.file = hostile;
    bad.source.context = hostile;
    const ioc::Rejected no = {hostile, ioc::RejectReason::BadSyntax, bad.source, 1};
    c.workspace.setInput({bad}, {no});
    chain::Delta delta;
    chain::Host host;
    host.value = hostile;
    delta.hosts.append({0, host});
    attribution::Actor actor;
    actor.name = hostile;
    delta.actors.append({0, actor});
    auto assessment = std::make_shared<chain::Assessment>();
    chain::RankedActor ranked;
    ranked.actor = 0;
    ranked.score = 50;
    assessment->actors = {ranked};
    delta.assessment = assessment;
    delta.incomplete = QList<chain::Incomplete>{
        {0, hostile, chain::Incomplete::What::PassiveDns, chain::Incomplete::Why::Failed, hostile}};
    delta.progress.phase = chain::Progress::Phase::Finished;
    c.workspace.apply(delta);
    Q_EMIT c.run.finished(chain::Ending::Failed, base::Error{base::Failure::Internal, hostile});
    QTest::qWait(300);
    QCOMPARE(c.window->size(), QSize(1280, 800));
    QVERIFY(c.window->minimumSizeHint().width() <= 1024);
    for (const QLabel *label : c.window->findChildren<QLabel *>())
        QVERIFY2(!label->text().contains(QChar(0x202E)), qPrintable(label->text().left(40)));
    QVERIFY(!c.window->windowTitle().contains(QChar(0x202E)));
}

void TestWindowLooks::light_and_dark_change_while_it_runs()
{
    WindowCase c;
    bring(c, QStringLiteral("result"));
    const auto ground = [&] { return c.window->grab().toImage().pixelColor(640, 12); };
    QCOMPARE(ground(), picture::Colours::light().window);
    c.action(Actions::ThemeDark)->trigger();
    QTRY_COMPARE(ground(), picture::Colours::dark().window);
    c.action(Actions::ThemeLight)->trigger();
    QTRY_COMPARE(ground(), picture::Colours::light().window);
}

void TestWindowLooks::the_window_is_there_soon()
{
    QElapsedTimer timer;
    timer.start();
    WindowCase c;
    c.window->grab();
    QVERIFY(c.window->isVisible());
    qInfo("window made, shown and drawn in %lld ms", timer.elapsed());
}

QTEST_MAIN(TestWindowLooks)
#include "tst_windowlooks.moc"
