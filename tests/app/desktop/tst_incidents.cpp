// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "incidentpilot.h"

#include "app/gui/runservice.h"
#include "ui/incidents/devicemodel.h"
#include "ui/incidents/devicepane.h"
#include "ui/incidents/incidentmodel.h"
#include "ui/incidents/promptdialog.h"
#include "ui/models/workspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/button.h"
#include "ui/theme/plurals.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QListView>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextEdit>
#include <QTreeView>

using sampletenant::Behaviour;
using sampletenant::Fault;
using testsupport::DesktopCase;
using ui::Actions;

namespace {

constexpr int incidentPatienceMs = testsupport::IncidentPilot::patienceMs;

} // namespace

/// The page of incidents by its widgets, over HTTP against a tenant.
class TestIncidents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void pick_investigate_preview_write();
    void switches_and_texts_change_what_is_written();
    void a_failure_in_the_middle_can_be_continued();
    void devices_and_copilot_join_the_text();
    void filters_and_failures_say_what_to_do();
    void everything_by_keyboard();

private:
    ui::IncidentsPage &page() { return m_pilot->page(); }
    ui::PlanPane &plan() { return m_pilot->plan(); }
    sampletenant::IncidentStore::Incident there() { return m_pilot->there(); }
    void picture(const char *name) { testsupport::takePictures(m_case->window(), QLatin1String(name)); }

    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<DesktopCase> m_case;
    std::optional<testsupport::IncidentPilot> m_pilot;
};

void TestIncidents::initTestCase()
{
    QCoreApplication::setApplicationName(QStringLiteral("mdti-actor-lookup"));
    QCoreApplication::setOrganizationName(QStringLiteral("mdti-actor-lookup"));
    theme::installPlurals(qApp);
    m_theme = std::make_unique<theme::Theme>(qApp, theme::Mode::Light);
}

void TestIncidents::init()
{
    Behaviour behaviour;
    behaviour.copilotNeedsDelegated = false;
    m_case = std::make_unique<DesktopCase>(sampletenant::bundledData(), behaviour);
    m_pilot.emplace(*m_case);
    m_case->show({1440, 900});
    m_case->action(Actions::ShowIncidents)->trigger();
}

void TestIncidents::cleanup()
{
    m_case.reset();
}

void TestIncidents::pick_investigate_preview_write()
{
    QVERIFY(m_pilot->open(3177));
    QCOMPARE(page().list()->workspace().name, QStringLiteral("soc-weu-prod"));
    picture("detail");
    const auto before = there();
    QVERIFY(m_pilot->investigate());
    QVERIFY(m_case->workspace()->assessment().actors.size() >= 2);
    QVERIFY(m_pilot->makePlan());
    const QAbstractItemModelTester tester(plan().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    picture("plan");
    // Nothing was written yet, and the button names the number.
    QCOMPARE(there().comments.size(), before.comments.size());
    const incident::Plan planned = plan().model()->plan();
    int comments = 0, tags = 0;
    for (const incident::CommentStep &step : planned.comments) {
        QCOMPARE(step.on, step.score >= 40);
        comments += step.on;
    }
    for (const incident::TagStep &step : planned.tags)
        tags += step.on;
    QVERIFY(comments >= 1);
    QCOMPARE(plan().model()->changes(), comments + tags + 2);
    QVERIFY(plan().writeButton()->text().contains(QString::number(comments + tags + 2)));
    QVERIFY(m_pilot->commentText().contains(planned.comments.first().actor));

    QVERIFY(m_pilot->write());
    picture("written");
    const auto after = there();
    QCOMPARE(after.comments.size(), before.comments.size() + comments);
    QCOMPARE(after.properties[u"severity"].toString(), QStringLiteral("High"));
    QCOMPARE(after.properties[u"status"].toString(), QStringLiteral("Active"));
    for (const char *kept : {"owner", "description", "title"})
        QCOMPARE(after.properties[QLatin1String(kept)], before.properties[QLatin1String(kept)]);
    const QStringList labels = m_pilot->labels();
    for (const QString &old : {QStringLiteral("phishing"), QStringLiteral("tier-2")})
        QVERIFY(labels.contains(old));
    QCOMPARE(labels.size(), 2 + tags);
    QVERIFY(labels.contains(planned.comments.first().actor));
    // The comments beside the plan and the row in the list are those of now.
    QTRY_COMPARE_WITH_TIMEOUT(plan().model()->view().comments.size(), after.comments.size(), incidentPatienceMs);
    ui::IncidentModel *rows = page().list()->model();
    QVERIFY(rows->at(rows->findNumber(3177))->severity == incident::Severity::High);

    // The second time there is nothing to write.
    QVERIFY(m_pilot->makePlan());
    QTRY_COMPARE_WITH_TIMEOUT(plan().model()->changes(), 0, incidentPatienceMs);
    QVERIFY(!plan().writeButton()->isEnabled());
    picture("again");
    QCOMPARE(there().etag, after.etag);
}

void TestIncidents::switches_and_texts_change_what_is_written()
{
    QVERIFY(m_pilot->open(3177));
    const auto before = there();
    QVERIFY(m_pilot->investigate());
    QVERIFY(m_pilot->makePlan());
    ui::PlanModel *model = plan().model();
    const auto flip = [&](ui::PlanModel::Kind kind, bool on) {
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row, 0);
            if (index.data(ui::PlanModel::KindRole).toInt() == int(kind))
                QVERIFY(model->setData(index, on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole));
        }
    };
    flip(ui::PlanModel::Kind::Severity, false);
    flip(ui::PlanModel::Kind::Tags, false);
    // Another text, with something hostile in it.
    m_pilot->edit(QStringLiteral("### Mine\n\nSeen by me. <script>alert(1)</script> [x](https://evil.example/) =1+1"));
    QTRY_VERIFY_WITH_TIMEOUT(model->plan().comments.first().message.contains(QStringLiteral("Seen by me")),
                             incidentPatienceMs);
    QVERIFY(!model->plan().severity.on); // the switches stayed
    QVERIFY(m_pilot->write());
    const auto after = there();
    QCOMPARE(after.properties[u"severity"], before.properties[u"severity"]);
    QCOMPARE(after.properties[u"labels"], before.properties[u"labels"]);
    QCOMPARE(after.properties[u"status"].toString(), QStringLiteral("Active"));
    const auto mine = std::find_if(after.comments.begin(), after.comments.end(), [](const auto &comment) {
        return comment.message.contains(QStringLiteral("Seen by me"));
    });
    QVERIFY(mine != after.comments.end());
    QVERIFY(!mine->message.contains(QStringLiteral("<script")) && !mine->message.contains(QStringLiteral("href")));
}

void TestIncidents::a_failure_in_the_middle_can_be_continued()
{
    QVERIFY(m_pilot->open(3177));
    const auto before = there();
    QVERIFY(m_pilot->investigate());
    QVERIFY(m_pilot->makePlan());
    int comments = 0;
    for (const incident::CommentStep &step : plan().model()->plan().comments)
        comments += step.on;
    Fault refused; // the comments pass, the change of the incident does not
    refused.match = QStringLiteral("^PUT .*/incidents/[^/]+\\?");
    refused.status = 403;
    m_case->tenant()->addFault(refused);
    QVERIFY(m_pilot->write());
    QCOMPARE(there().comments.size(), before.comments.size() + comments);
    QCOMPARE(there().properties[u"severity"], before.properties[u"severity"]);
    QVERIFY(plan().model()->changes() > 0 && plan().writeButton()->isEnabled());
    picture("partly");
    m_case->tenant()->clearFaults();
    QVERIFY(m_pilot->write());
    QCOMPARE(plan().model()->changes(), 0);
    QCOMPARE(there().comments.size(), before.comments.size() + comments); // none twice
    QCOMPARE(there().properties[u"severity"].toString(), QStringLiteral("High"));
}

void TestIncidents::devices_and_copilot_join_the_text()
{
    qputenv("MDTI_COPILOT", "true");
    qputenv("MDTI_SIGN_IN", "device");
    QVERIFY(m_pilot->open(3177));
    QVERIFY(m_pilot->investigate());
    QVERIFY(m_pilot->makePlan());
    ui::DevicePane *devices = page().comment()->devices();
    Q_EMIT devices->askWanted();
    QTRY_VERIFY_WITH_TIMEOUT(devices->model()->rowCount() > 0, incidentPatienceMs);
    const QString text = page().comment()->findChild<QTextEdit *>()->toPlainText();
    QVERIFY2(text.contains(QStringLiteral("fin-ws-014")), qPrintable(text));
    page().comment()->findChild<QTabBar *>()->setCurrentIndex(3);
    picture("devices");
    page().comment()->findChild<QTabBar *>()->setCurrentIndex(0);

    // What Copilot would be sent is shown; here nobody is signed in as a person, and it says so.
    Q_EMIT page().comment()->copilotWanted();
    auto *dialog = page().findChild<ui::PromptDialog *>();
    QVERIFY(dialog);
    QPlainTextEdit *sent = dialog->findChild<QPlainTextEdit *>(QStringLiteral("sentText"));
    QTRY_VERIFY_WITH_TIMEOUT(
        sent->toPlainText().contains(m_case->workspace()->investigation().actors().first().name.left(8)),
        incidentPatienceMs);
    QVERIFY(!sent->toPlainText().contains(QStringLiteral("{ACTOR}")));
    if (const QString folder = qEnvironmentVariable("MDTI_PICTURES"); !folder.isEmpty())
        dialog->grab().save(folder + QStringLiteral("/prompt.png"));
    dialog->reject();
    qunsetenv("MDTI_COPILOT");
    qunsetenv("MDTI_SIGN_IN");
}

void TestIncidents::filters_and_failures_say_what_to_do()
{
    ui::IncidentList *list = page().list();
    QVERIFY(m_pilot->open(3177));
    QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 20, incidentPatienceMs);
    list->search()->setText(QStringLiteral("3177"));
    QTest::keyClick(list->search(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, incidentPatienceMs);
    list->search()->setText(QStringLiteral("no such incident"));
    QTest::keyClick(list->search(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(list->findChild<theme::Button *>()
                                 && list->emptyText().contains(QStringLiteral("No incident fits")),
                             incidentPatienceMs);
    picture("empty");
    m_case->tenant()->change([](Behaviour &b) { b.denyArm = true; });
    list->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(list->emptyText().contains(QStringLiteral("could not be read")), incidentPatienceMs);
    picture("denied");
    m_case->tenant()->change([](Behaviour &b) { b.denyArm = false; });
    list->search()->clear();
    QTest::keyClick(list->search(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 20, incidentPatienceMs);
}

/// From the list to the written comment without the mouse.
void TestIncidents::everything_by_keyboard()
{
    QVERIFY(QTest::qWaitForWindowActive(m_case->window()));
    ui::IncidentList *list = page().list();
    const auto press = [](Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    };
    const auto tabTo = [&press](const QWidget *widget) {
        for (int step = 0; step < 40 && QApplication::focusWidget() != widget; ++step)
            press(Qt::Key_Tab);
        return QApplication::focusWidget() == widget;
    };
    // The list has the focus when it is there, and the first of it is not opened by that.
    QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 0, incidentPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(list->view()->hasFocus(), incidentPatienceMs);
    QVERIFY(!page().detail()->isVisible());
    press(Qt::Key_Backtab, Qt::ShiftModifier); // time
    for (int back = 0; back < 4; ++back)
        press(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), list->workspaces());
    press(Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 20, incidentPatienceMs);
    // Find it, then F5: the same again.
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::focusWidget(), list->search());
    QTest::keyClicks(list->search(), QStringLiteral("3177"));
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, incidentPatienceMs);
    const auto lists = [this] { return m_case->tenant()->log().matching(QStringLiteral("GET .*/incidents\\?")).size(); };
    const qsizetype listed = lists();
    press(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(lists(), listed + 1, incidentPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, incidentPatienceMs);
    QVERIFY(!m_case->desktop().run()->isRunning()); // what F5 does elsewhere
    QVERIFY(tabTo(list->view()));
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(page().detail()->isVisible(), incidentPatienceMs);
    QVERIFY(tabTo(page().detail()->investigateButton()));
    press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(m_case->isFinished(), incidentPatienceMs);
    QVERIFY(m_pilot->makePlan()); // Ctrl+Shift+W

    // Each part has a switch that Space moves, each control has a name.
    QVERIFY(plan().writeButton()->hasFocus());
    for (const QWidget *widget : page().findChildren<QWidget *>()) {
        if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) && !qobject_cast<const QAbstractButton *>(widget)
            && !widget->inherits("QTabBar") && !widget->inherits("QScrollArea")
            && !widget->parentWidget()->inherits("QAbstractSpinBox"))
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
    QVERIFY(tabTo(plan().tree()));
    const int changes = plan().model()->changes();
    press(Qt::Key_Home);
    press(Qt::Key_Down); // the first comment
    press(Qt::Key_Space);
    QCOMPARE(plan().model()->changes(), changes - 1);
    press(Qt::Key_Space);
    QCOMPARE(plan().model()->changes(), changes);
    // The text: edit, use, write.
    auto *edit = page().comment()->findChild<QPushButton *>(QStringLiteral("editText"));
    QVERIFY(tabTo(edit));
    press(Qt::Key_Space);
    QCOMPARE(QApplication::focusWidget(), page().comment()->editor());
    press(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(page().comment()->editor(), QStringLiteral("Typed by hand"));
    QVERIFY(tabTo(page().comment()->findChild<QPushButton *>(QStringLiteral("useText"))));
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(plan().model()->plan().comments.first().message.contains(QStringLiteral("Typed by hand")),
                             incidentPatienceMs);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(plan().model()->changes(), 0, incidentPatienceMs);
    QCOMPARE(there().properties[u"severity"].toString(), QStringLiteral("High"));
    QVERIFY(there().comments[4].message.contains(QStringLiteral("Typed by hand")));
}

QTEST_MAIN(TestIncidents)
#include "tst_incidents.moc"
