// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "desktopcase.h"

#include "app/gui/exportservice.h"
#include "app/gui/runservice.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/exportwords.h"
#include "ui/filters/filterbar.h"
#include "ui/graphview/graphview.h"
#include "ui/inspector/actorpage.h"
#include "ui/inspector/claimrow.h"
#include "ui/inspector/inspector.h"
#include "ui/models/workspace.h"
#include "ui/shell/bottompane.h"
#include "ui/shell/mainwindow.h"
#include "ui/tables/resultmodel.h"
#include "ui/tables/resultview.h"
#include "ui/theme/chip.h"
#include "ui/theme/plurals.h"
#include "ui/theme/sentence.h"
#include "ui/theme/strip.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTcpServer>
#include <QTest>
#include <QUrl>
#include <QWindow>
#include <QXmlStreamReader>

using testsupport::DesktopCase;
using testsupport::sampleList;
using ui::Actions;

namespace {

constexpr int patienceMs = 30'000;

theme::Strip *stripWith(const DesktopCase &c, const QString &part)
{
    for (theme::Strip *strip : c.window()->findChildren<theme::Strip *>()) {
        if (strip->isVisible() && strip->text().contains(part))
            return strip;
    }
    return nullptr;
}

bool noDialog()
{
    return !QApplication::activeModalWidget() && !QApplication::activePopupWidget();
}

/// A key as the window system hands it over: it goes to whatever has the focus.
void press(const DesktopCase &c, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::keyClick(c.window()->windowHandle(), key, modifiers);
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSet<QString> hostsOf(const QByteArray &json)
{
    QSet<QString> values;
    for (const QJsonValue &host : QJsonDocument::fromJson(json).object()[u"hosts"].toArray())
        values.insert(host[u"value"].toString());
    return values;
}

QSet<QString> visibleHosts(const ui::Workspace &workspace)
{
    QSet<QString> values;
    for (const chain::HostId host : workspace.visibleHosts())
        values.insert(workspace.investigation().hosts()[host].value);
    return values;
}

bool linked(const chain::Investigation &found, chain::HostId a, chain::HostId b)
{
    for (const chain::RecordId id : found.recordsOf(a)) {
        const chain::Record &record = found.records()[id];
        if (record.from == b || record.to == b)
            return true;
    }
    return false;
}

} // namespace

class TestDesktop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void from_a_drop_to_the_exported_picture();
    void the_same_case_by_keyboard_alone();
    void dropped_text_joins_what_is_there();
    void a_pause_of_the_service_is_counted_down();
    void a_wrong_secret_is_told_in_the_window();
    void an_unreachable_service_is_told_in_the_window();
    void what_failed_is_asked_again_by_itself();
    void hostile_text_stays_plain_and_inside();

private:
    std::unique_ptr<theme::Theme> m_theme;
};

void TestDesktop::initTestCase()
{
    QCoreApplication::setApplicationName(QStringLiteral("mdti-actor-lookup"));
    QCoreApplication::setOrganizationName(QStringLiteral("mdti-actor-lookup"));
    theme::installPlurals(qApp);
    m_theme = std::make_unique<theme::Theme>(qApp, theme::Mode::Light);
}

void TestDesktop::from_a_drop_to_the_exported_picture()
{
    DesktopCase c;
    c.show();
    ui::Workspace &workspace = *c.workspace();
    // The models are watched from before the first row to the end.
    for (ui::ResultView *view : c.window()->findChildren<ui::ResultView *>())
        new QAbstractItemModelTester(view->model(), QAbstractItemModelTester::FailureReportingMode::Fatal, view);

    const QString list = c.file(QStringLiteral("list.txt"));
    QFile file(list);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(sampleList().toUtf8());
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(list)});
    c.drop(data);
    QTRY_VERIFY(!workspace.isEmpty());
    QVERIFY(!workspace.investigation().rejected.isEmpty());
    QVERIFY(workspace.investigation().hosts().isEmpty());

    QTRY_VERIFY(c.action(Actions::Run)->isEnabled());
    c.action(Actions::Run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(c.isSettled(), patienceMs);
    QVERIFY(noDialog());
    QVERIFY(workspace.assessment().actors.size() >= 2);
    // Nothing was chosen: the first actor is, so that its evidence can be read at once.
    QCOMPARE(workspace.current(),
             (graph::NodeKey{graph::NodeKey::Kind::Actor, workspace.assessment().actors.first().actor}));

    // Choose the second actor in the table.
    QTableView *actors = c.rows(QStringLiteral("Actors"));
    QVERIFY(actors);
    QCOMPARE(actors->model()->rowCount(), int(workspace.assessment().actors.size()));
    QTest::mouseClick(actors->viewport(), Qt::LeftButton, {},
                      actors->visualRect(actors->model()->index(1, 0)).center());
    const chain::RankedActor &second = workspace.assessment().actors[1];
    const graph::NodeKey key{graph::NodeKey::Kind::Actor, second.actor};
    QCOMPARE(workspace.selection(), QList<graph::NodeKey>{key});
    QVERIFY(c.window()->findChild<ui::ActorPage *>()->isVisible());
    QCOMPARE(c.window()->findChildren<ui::ClaimRow *>().isEmpty(), second.claims.isEmpty());
    QVERIFY(!c.graph()->nodeRect(key).isNull());
    // Each lit path leads from an indicator over records to the claim's host.
    const QList<ui::Workspace::LitPath> paths = workspace.litPaths();
    QCOMPARE(paths.size(), second.claims.size());
    for (const ui::Workspace::LitPath &path : paths) {
        QCOMPARE(workspace.investigation().hosts()[path.hosts.first()].hops, 0);
        QCOMPARE(workspace.investigation().claims()[path.claim].host, path.hosts.last());
        for (int i = 1; i < path.hosts.size(); ++i)
            QVERIFY(linked(workspace.investigation(), path.hosts[i - 1], path.hosts[i]));
    }
    // And back: a host chosen elsewhere is the current row of the table.
    workspace.select({{graph::NodeKey::Kind::Host, paths.first().hosts.last()}});
    QTableView *hosts = c.rows(QStringLiteral("Hosts"));
    QCOMPARE(hosts->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(hosts->currentIndex().data().toString(), workspace.hostLabel(paths.first().hosts.last()));

    // Filter: the tables follow, a chip stands for it.
    graph::Filter filter;
    filter.actors = {second.actor};
    workspace.setFilter(filter);
    QTRY_VERIFY_WITH_TIMEOUT(c.isSettled(), patienceMs);
    QVERIFY(workspace.visibleHosts().size() < workspace.investigation().hosts().size());
    QTRY_COMPARE(hosts->model()->rowCount(), int(workspace.visibleHosts().size()));
    QVERIFY(actors->model()->rowCount() < int(workspace.assessment().actors.size()));
    QTRY_COMPARE(c.window()->findChild<ui::FilterBar *>()->findChildren<theme::Chip *>().size(), 2); // and "+ Filter"

    // Export; only what is visible.
    const QSet<QString> expected = visibleHosts(workspace);
    QVERIFY(!expected.isEmpty());
    const char *names[] = {"graph.png", "graph.svg", "result.json", "r.stix.json", "r.misp.json", "r.graphml", "r.html", "r.report.pdf"};
    for (const char *name : names)
        c.desktop().exports()->write(c.file(QLatin1String(name)));
    QTRY_VERIFY_WITH_TIMEOUT(!c.desktop().exports()->isBusy(), patienceMs);
    QCOMPARE(hostsOf(bytesOf(c.file(QStringLiteral("result.json")))), expected);
    QSet<QString> observed;
    const QJsonArray objects = QJsonDocument::fromJson(bytesOf(c.file(QStringLiteral("r.stix.json"))))[u"objects"].toArray();
    for (const QJsonValue &object : objects) {
        if (object[u"value"].isString())
            observed.insert(object[u"value"].toString());
    }
    QCOMPARE(observed, expected);
    QVERIFY(bytesOf(c.file(QStringLiteral("r.html"))).contains("data:image/svg+xml;base64,"));
    QVERIFY(bytesOf(c.file(QStringLiteral("r.html"))).contains("Only what the filters show"));
    QVERIFY(bytesOf(c.file(QStringLiteral("r.report.pdf"))).startsWith("%PDF-"));
    const QImage image(c.file(QStringLiteral("graph.png")));
    QVERIFY(image.width() > 200 && image.height() > 100);
    QSet<QRgb> colours;
    for (int y = 0; y < image.height(); y += 7) {
        for (int x = 0; x < image.width(); x += 7)
            colours.insert(image.pixel(x, y));
    }
    QVERIFY(colours.size() > 5);
    QXmlStreamReader svg(bytesOf(c.file(QStringLiteral("graph.svg"))));
    QString texts;
    while (!svg.atEnd()) {
        if (svg.readNext() == QXmlStreamReader::Characters)
            texts += svg.text();
    }
    QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));

    // The dialog measures before it writes, and writes what it measured.
    c.action(Actions::ExportData)->trigger();
    auto *dialog = c.window()->findChild<ui::ExportDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    auto *size = dialog->findChild<QLabel *>(QStringLiteral("size"));
    QTRY_VERIFY_WITH_TIMEOUT(size->text().contains(QStringLiteral("kB")), patienceMs);
    const QString measured = size->text();
    dialog->findChild<QLineEdit *>(QStringLiteral("path"))->setText(c.file(QStringLiteral("again.json")));
    dialog->accept();
    QTRY_VERIFY_WITH_TIMEOUT(!c.desktop().exports()->isBusy(), patienceMs);
    const QByteArray again = bytesOf(c.file(QStringLiteral("again.json")));
    QCOMPARE(hostsOf(again), expected);
    QCOMPARE(ui::exportwords::sizeText(again.size()), measured);

    // The chip's × brings everything back.
    QTest::keyClick(c.window()->findChild<ui::FilterBar *>()->findChildren<theme::Chip *>().last(), Qt::Key_Delete);
    QTRY_COMPARE(workspace.visibleHosts().size(), workspace.investigation().hosts().size());
}

void TestDesktop::the_same_case_by_keyboard_alone()
{
    DesktopCase c;
    c.show();
    QVERIFY(QTest::qWaitForWindowActive(c.window()));
    ui::Workspace &workspace = *c.workspace();
    QApplication::clipboard()->setText(sampleList());
    press(c, Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(!workspace.isEmpty());
    QTRY_VERIFY(c.action(Actions::Run)->isEnabled());
    press(c, Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(c.isSettled(), patienceMs);
    QVERIFY(workspace.assessment().actors.size() >= 2);

    press(c, Qt::Key_1, Qt::ControlModifier);
    QTableView *actors = c.rows(QStringLiteral("Actors"));
    QTRY_VERIFY(actors->hasFocus());
    press(c, Qt::Key_Home, Qt::ControlModifier);
    press(c, Qt::Key_Down);
    const chain::ActorId second = workspace.assessment().actors[1].actor;
    QCOMPARE(workspace.current(), (graph::NodeKey{graph::NodeKey::Kind::Actor, second}));
    QVERIFY(!workspace.litPaths().isEmpty());
    press(c, Qt::Key_Return);
    QTRY_VERIFY(c.window()->findChild<ui::Inspector *>()->isAncestorOf(QApplication::focusWidget()));

    // The panes in turn until the graph has the keyboard; hide what is chosen there, take it back.
    for (int i = 0; i < 8 && !c.graph()->hasFocus(); ++i)
        press(c, Qt::Key_F6);
    QVERIFY(c.graph()->hasFocus());
    workspace.select({{graph::NodeKey::Kind::Host, workspace.litPaths().first().hosts.first()}});
    const qsizetype before = workspace.visibleHosts().size();
    press(c, Qt::Key_H);
    QVERIFY(workspace.visibleHosts().size() < before);
    press(c, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(workspace.visibleHosts().size(), before);
    press(c, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(workspace.visibleHosts().size() < before);
    QVERIFY(noDialog());
}

void TestDesktop::dropped_text_joins_what_is_there()
{
    DesktopCase c;
    c.show();
    QMimeData first;
    first.setText(QStringLiteral("update[.]skyport(.)example and 203.0.113[.]7"));
    c.drop(first);
    QTRY_COMPARE(c.workspace()->investigation().indicators.size(), 2);
    QMimeData second;
    second.setText(QStringLiteral("hxxps://login-portal[.]example/fees and 203.0.113.7"));
    c.drop(second);
    QTRY_COMPARE(c.workspace()->investigation().indicators.size(), 3);
    QVERIFY(stripWith(c, QStringLiteral("there already")));
}

void TestDesktop::a_pause_of_the_service_is_counted_down()
{
    DesktopCase c;
    c.show();
    c.give(QStringLiteral("203.0.113.7 update.skyport.example"));
    QTRY_VERIFY(!c.workspace()->isEmpty());
    sampletenant::Fault fault;
    fault.status = 429;
    fault.retryAfterSeconds = 3;
    fault.match = QStringLiteral("passiveDns");
    fault.times = 2;
    const int id = c.tenant()->addFault(fault);
    QTRY_VERIFY(c.action(Actions::Run)->isEnabled());
    c.action(Actions::Run)->trigger();
    QSet<QString> seen;
    QElapsedTimer clock;
    clock.start();
    while (!c.isFinished() && clock.elapsed() < patienceMs) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
        if (const theme::Strip *strip = stripWith(c, QStringLiteral("asked for a pause")))
            seen.insert(strip->text());
    }
    QVERIFY(c.isFinished());
    QVERIFY(c.tenant()->faultHits(id) > 0);
    QVERIFY2(seen.size() >= 2, "the seconds left do not count down");
    QVERIFY(!stripWith(c, QStringLiteral("asked for a pause")));
    QVERIFY(c.workspace()->investigation().incomplete().isEmpty());
    QVERIFY(noDialog());
}

void TestDesktop::a_wrong_secret_is_told_in_the_window()
{
    DesktopCase c;
    c.restartWithSecret("not-the-secret");
    c.show();
    c.give(QStringLiteral("203.0.113.7"));
    QTRY_VERIFY(!c.workspace()->isEmpty());
    QTRY_VERIFY(c.action(Actions::Run)->isEnabled());
    c.action(Actions::Run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!c.desktop().run()->isRunning(), patienceMs);
    QTRY_VERIFY(stripWith(c, QStringLiteral("secret")));
    for (QLabel *label : c.window()->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(QLatin1String("not-the-secret")));
    QVERIFY(noDialog());
    QVERIFY(c.action(Actions::Run)->isEnabled());
}

void TestDesktop::an_unreachable_service_is_told_in_the_window()
{
    DesktopCase c;
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QByteArray nowhere = "http://127.0.0.1:" + QByteArray::number(closed.serverPort());
    closed.close();
    for (const char *name : {"MDTI_GRAPH_URL", "MDTI_LOGIN_URL", "MDTI_ARM_URL"})
        qputenv(name, nowhere);
    c.show();
    c.give(QStringLiteral("203.0.113.7"));
    QTRY_VERIFY(!c.workspace()->isEmpty());
    QTRY_VERIFY(c.action(Actions::Run)->isEnabled());
    c.action(Actions::Run)->trigger();
    // The window turns while the service is tried.
    qint64 longest = 0;
    QElapsedTimer clock, gap;
    clock.start();
    while (c.desktop().run()->isRunning() && clock.elapsed() < patienceMs) {
        gap.start();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        longest = std::max(longest, gap.elapsed());
        QTest::qWait(5);
    }
    QVERIFY(!c.desktop().run()->isRunning());
    QVERIFY2(longest < 2'000, qPrintable(QString::number(longest)));
    QTRY_VERIFY(stripWith(c, QStringLiteral("cannot be reached")));
    QVERIFY(noDialog());
}

void TestDesktop::what_failed_is_asked_again_by_itself()
{
    DesktopCase c;
    c.show();
    sampletenant::Fault fault;
    fault.status = 400;
    fault.match = QStringLiteral("hosts.*203\\.0\\.113\\.7.*reputation");
    const int id = c.tenant()->addFault(fault);
    c.give(QStringLiteral("203.0.113.7 update.skyport.example"));
    QTRY_VERIFY(!c.workspace()->isEmpty());
    QTRY_VERIFY(c.action(Actions::Run)->isEnabled());
    c.action(Actions::Run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(c.isSettled(), patienceMs);
    QVERIFY(c.tenant()->faultHits(id) > 0);
    const QList<chain::Incomplete> missing = c.workspace()->investigation().incomplete();
    QCOMPARE(missing.size(), 1);
    QCOMPARE(missing.first().subject, QStringLiteral("203.0.113.7"));
    theme::Strip *strip = stripWith(c, QStringLiteral("203.0.113.7"));
    QVERIFY(strip);
    const qint64 asked = c.workspace()->investigation().stats().requests;
    c.tenant()->clearFaults();
    QTest::mouseClick(strip->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(c.workspace()->investigation().incomplete().isEmpty() && c.isSettled(), patienceMs);
    QVERIFY(!strip->isVisible());
    // Just what was missing, not everything anew.
    const qint64 more = c.workspace()->investigation().stats().requests - asked;
    QVERIFY2(more >= 1 && more <= 10, qPrintable(QString::number(more)));
}

namespace {

/// A tenant whose words try everything a label could fall for.
std::shared_ptr<const sampletenant::Data> hostileTenant(const QString &text)
{
    auto data = std::make_shared<sampletenant::Data>();
    const auto address = data->host("203.0.113.7");
    const auto name = data->host("c2.example");
    for (const auto host : {address, name}) {
        data->hostRef(host).classification = 3;
        data->hostRef(host).score = 100;
    }
    const auto quoted = [](const QString &value) {
        return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).mid(1).chopped(1);
    };
    data->addRecord("A", name, address, 1'700'000'000, 1'750'000'000);
    data->addRule(address, "high", quoted(text), quoted(text), quoted(QStringLiteral("https://intel.example/a")));
    data->addRule(address, "high", quoted(QStringLiteral("Cyber Threat Intelligence")), quoted(text), {});
    QJsonObject profile{
        {QStringLiteral("id"), QStringLiteral("p1")},
        {QStringLiteral("kind"), QStringLiteral("actor")},
        {QStringLiteral("title"), text},
        {QStringLiteral("aliases"), QJsonArray{text, QStringLiteral("Plain Name")}},
        {QStringLiteral("targets"), QJsonArray{text}},
        {QStringLiteral("description"),
         QJsonObject{{QStringLiteral("content"), text}, {QStringLiteral("format"), QStringLiteral("html")}}}};
    data->addProfile(profile);
    data->addListed("p1", {"microsoftDefender", "203.0.113.7", 1'700'000'000, 1'750'000'000});
    data->finish();
    return data;
}

} // namespace

void TestDesktop::hostile_text_stays_plain_and_inside()
{
    const QString text = QStringLiteral("<b>Bold</b><img src='http://127.0.0.1:9/x'>\nline\u202Etxt.exe\u2066\x07")
        + QString(10'000, u'W');
    DesktopCase c(hostileTenant(text));
    c.show();
    c.give(QStringLiteral("203.0.113.7 c2.example"));
    QTRY_VERIFY(!c.workspace()->isEmpty());
    QTRY_VERIFY(c.action(Actions::Run)->isEnabled());
    c.action(Actions::Run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(c.isSettled(), patienceMs);
    QVERIFY(!c.workspace()->assessment().actors.isEmpty());
    const QSize size = c.window()->size();
    const chain::ActorId actor = c.workspace()->assessment().actors.first().actor;
    const auto look = [&] {
        QTest::qWait(50);
        QCOMPARE(c.window()->size(), size);
        for (QLabel *label : c.window()->findChildren<QLabel *>()) {
            if (!label->text().contains(u'<'))
                continue;
            QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text().left(80)));
        }
        for (QWidget *widget : c.window()->findChildren<QWidget *>()) {
            QVERIFY2(!widget->isVisible() || widget->width() <= size.width(), widget->metaObject()->className());
            for (const QChar bad : {QChar(0x202E), QChar(0x2066), QChar(7)})
                QVERIFY(!widget->toolTip().contains(bad) && !widget->accessibleName().contains(bad));
        }
        for (QLabel *label : c.window()->findChildren<QLabel *>())
            QVERIFY(!label->text().contains(QChar(0x202E)) && !label->text().contains(QChar(0x2066)));
    };
    c.workspace()->select({{graph::NodeKey::Kind::Actor, actor}});
    look();
    for (ui::ClaimRow *row : c.window()->findChildren<ui::ClaimRow *>())
        row->setOpen(true);
    look();
    c.workspace()->selectHost(QStringLiteral("203.0.113.7"));
    look();
    for (const QString &title : {QStringLiteral("Actors"), QStringLiteral("Hosts"), QStringLiteral("Activity")}) {
        const ui::ResultModel *model = c.table(title)->model();
        QList<int> rows, columns;
        for (int row = 0; row < model->rowCount(); ++row)
            rows.append(row);
        for (int column = 0; column < model->columnCount(); ++column)
            columns.append(column);
        const QString copied = model->tsv(rows, columns);
        QCOMPARE(copied.count(u'\n'), rows.size() + 1);
        QVERIFY(!copied.contains(QChar(0x202E)));
    }
    QVERIFY(!c.graph()->nodeTip({graph::NodeKey::Kind::Actor, actor}).contains(QChar(0x202E)));
}

QTEST_MAIN(TestDesktop)
#include "tst_desktop.moc"
