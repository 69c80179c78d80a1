// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "incidentpilot.h"

#include "app/gui/caseservice.h"
#include "app/gui/setupdesk.h"
#include "app/gui/signinservice.h"
#include "core/settings/settings.h"
#include "core/settings/tenantprofiles.h"
#include "ui/incidents/promptdialog.h"
#include "ui/models/workspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/button.h"
#include "ui/theme/plurals.h"
#include "ui/theme/strip.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDir>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <QTest>
#include <QTreeView>

using sampletenant::Behaviour;
using sampletenant::Fault;
using testsupport::DesktopCase;
using testsupport::IncidentPilot;
using ui::Actions;

namespace {

constexpr int plansPatienceMs = IncidentPilot::patienceMs;
const QString generated = QStringLiteral("AI generated");

} // namespace

/// Plans that outlive the program, and summaries by Security Copilot, over HTTP with a person signed in.
class TestIncidentPlans : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void endedBetweenCommentsAndChangeItGoesOn();
    void keptForLaterWithSwitchesAndTexts();
    void copilotFromSummaryToComment();
    void copilotThatFails_data();
    void copilotThatFails();
    void questionsToCopilotAreKept();
    void saysWhyCopilotIsNotAsked_data();
    void saysWhyCopilotIsNotAsked();
    void otherSettingsReachTheIncidents();

private:
    void signInByBrowser();
    void showIncidents();
    bool planFor3177() { return m_pilot->open(3177) && m_pilot->investigate() && m_pilot->makePlan(); }
    void askCopilot();
    void restartIntoTheCase();
    bool goOn();
    int switchedOn() const;
    int posted(const QString &text) const; ///< comments that hold it

    std::unique_ptr<theme::Theme> m_theme;
    QNetworkAccessManager m_browser;
    std::unique_ptr<DesktopCase> m_case;
    std::optional<IncidentPilot> m_pilot;
};

void TestIncidentPlans::initTestCase()
{
    QCoreApplication::setApplicationName(QStringLiteral("mdti-actor-lookup"));
    QCoreApplication::setOrganizationName(QStringLiteral("mdti-actor-lookup"));
    theme::installPlurals(qApp);
    m_theme = std::make_unique<theme::Theme>(qApp, theme::Mode::Light);
}

void TestIncidentPlans::init()
{
    Behaviour behaviour;
    behaviour.copilotStates.clear(); // one look is enough
    m_case = std::make_unique<DesktopCase>(sampletenant::bundledData(), behaviour);
    m_pilot.emplace(*m_case);
    signInByBrowser();
    showIncidents();
}

void TestIncidentPlans::cleanup()
{
    // For looking at what went wrong: MDTI_PICTURES names a folder.
    if (const QString folder = qEnvironmentVariable("MDTI_PICTURES"); QTest::currentTestFailed() && !folder.isEmpty())
        m_case->window()->grab().save(folder + QStringLiteral("/failed-%1.png").arg(QLatin1String(QTest::currentTestFunction())));
    m_case.reset();
}

/// A saved tenant that a person signs in to.
void TestIncidentPlans::signInByBrowser()
{
    QVERIFY(settings::TenantProfiles().save(m_case->profile(QStringLiteral("Fabrikam"), settings::SignInWay::Browser)));
    for (const char *name : {"MDTI_TENANT_ID", "MDTI_CLIENT_ID", "MDTI_CLIENT_SECRET"})
        qunsetenv(name);
    m_case->restart(false);
    QVERIFY(m_case->desktop().setup()->settings()->set(QStringLiteral("incidents/copilot"), true));
}

void TestIncidentPlans::showIncidents()
{
    app::SignInService *signIn = m_case->desktop().setup()->signIn();
    signIn->setBrowser([this](const QUrl &url) {
        QNetworkReply *reply = m_browser.get(QNetworkRequest(url));
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
        return true;
    });
    signIn->desk()->setAutomatic(true);
    m_case->show({1440, 900});
    m_case->action(Actions::ShowIncidents)->trigger();
}

/// What is left when the program goes without a word: the case without a name, offered again.
void TestIncidentPlans::restartIntoTheCase()
{
    m_case->endProgram();
    m_case->restart(false);
    const QStringList cases = QDir(m_case->unsavedFolder()).entryList({QStringLiteral("*.mdticase")});
    QCOMPARE(cases.size(), 1);
    m_case->desktop().cases()->open(m_case->unsavedFolder() + u'/' + cases.first());
    QTRY_VERIFY_WITH_TIMEOUT(!m_case->workspace()->isEmpty(), plansPatienceMs);
    showIncidents();
}

/// Asks for the plan once: what is learned of the tenant while the program starts does not void it.
bool TestIncidentPlans::goOn()
{
    m_case->action(Actions::WriteIncident)->trigger();
    return QTest::qWaitFor([&] { return m_pilot->plan().isVisible(); }, plansPatienceMs);
}

int TestIncidentPlans::switchedOn() const
{
    int count = 0;
    for (const incident::CommentStep &step : m_pilot->model().plan().comments)
        count += step.on;
    return count;
}

int TestIncidentPlans::posted(const QString &text) const
{
    const auto comments = m_pilot->there().comments;
    return int(std::count_if(comments.begin(), comments.end(),
                             [&text](const auto &comment) { return comment.message.contains(text); }));
}

/// By the choice above the text, through the preview.
void TestIncidentPlans::askCopilot()
{
    auto *summary = m_pilot->page().comment()->findChild<QComboBox *>(QStringLiteral("summaryBy"));
    QVERIFY(summary && summary->isVisible());
    summary->setFocus();
    QTest::keyClick(summary, Qt::Key_Down);
    auto *dialog = m_pilot->page().findChild<ui::PromptDialog *>();
    QVERIFY(dialog);
    auto *sent = dialog->findChild<QPlainTextEdit *>(QStringLiteral("sentText"));
    auto *ask = dialog->findChild<QPushButton *>(QStringLiteral("askCopilot"));
    QVERIFY(!ask->isEnabled()); // not before it is seen what would be sent
    QTRY_VERIFY_WITH_TIMEOUT(ask->isEnabled(), plansPatienceMs);
    QVERIFY(sent->toPlainText().contains(m_pilot->model().plan().comments.first().actor));
    QCOMPARE(m_case->tenant()->log().matching(QStringLiteral("securityCopilot")).size(), 0);
    QTest::mouseClick(ask, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_pilot->model().view().copilot.isEmpty(), 2 * plansPatienceMs);
    m_case->window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_case->window()));
}

void TestIncidentPlans::endedBetweenCommentsAndChangeItGoesOn()
{
    QVERIFY(planFor3177());
    const auto before = m_pilot->there();
    const int comments = switchedOn();
    QVERIFY(comments > 0);
    QVERIFY(m_case->desktop().setup()->settings()->set(QStringLiteral("incidents/copilotActors"), 1));
    // Such a text cannot be made again from the findings: only the case has it.
    askCopilot();
    const qsizetype asked = m_case->tenant()->log().matching(QStringLiteral("securityCopilot")).size();
    Fault silence;
    silence.kind = Fault::Kind::Silence;
    silence.match = QStringLiteral("^PUT .*/incidents/[^/]+\\?");
    m_case->tenant()->addFault(silence);
    QTest::keyClick(m_pilot->plan().tree(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_case->tenant()->log().matching(silence.match).size() > 0, plansPatienceMs);
    QVERIFY(m_pilot->plan().isWriting());
    restartIntoTheCase();
    m_case->tenant()->clearFaults();
    QCOMPARE(m_pilot->there().comments.size(), before.comments.size() + comments);
    QVERIFY(m_pilot->there().properties[u"severity"].toString() != QStringLiteral("High"));

    // The incident is known by what the case holds; the plan says what is done and what is not.
    QVERIFY(goOn());
    auto *kept = m_pilot->plan().findChild<theme::Strip *>(QStringLiteral("keptPlan"));
    QVERIFY(kept->isVisible());
    QVERIFY2(kept->text().contains(QStringLiteral("not finished")), qPrintable(kept->text()));
    int there = 0;
    for (const incident::CommentStep &step : m_pilot->model().plan().comments)
        there += step.on && step.step == incident::Step::AlreadyThere;
    QCOMPARE(there, comments);
    QVERIFY(m_pilot->model().changes() > 0);
    QVERIFY(m_pilot->commentText().contains(generated));
    QVERIFY(m_pilot->write());
    const auto after = m_pilot->there();
    QCOMPARE(after.comments.size(), before.comments.size() + comments); // none twice
    QCOMPARE(after.properties[u"severity"].toString(), QStringLiteral("High"));
    QCOMPARE(after.properties[u"status"].toString(), QStringLiteral("Active"));
    for (const char *same : {"owner", "description", "title"})
        QCOMPARE(after.properties[QLatin1String(same)], before.properties[QLatin1String(same)]);
    QCOMPARE(m_case->tenant()->log().matching(QStringLiteral("securityCopilot")).size(), asked);
    // The case knows that it is done.
    restartIntoTheCase();
    QVERIFY(goOn());
    QCOMPARE(m_pilot->model().changes(), 0);
    QCOMPARE(m_pilot->there().etag, after.etag);
}

void TestIncidentPlans::keptForLaterWithSwitchesAndTexts()
{
    QVERIFY(planFor3177());
    ui::PlanModel &model = m_pilot->model();
    m_pilot->edit(QStringLiteral("### Mine\n\nSeen by me."));
    QTRY_VERIFY_WITH_TIMEOUT(model.plan().comments.first().message.contains(QStringLiteral("Seen by me")), plansPatienceMs);
    QVERIFY(model.setData(model.index(1, 0), Qt::Unchecked, Qt::CheckStateRole)); // severity
    const incident::Plan planned = model.plan();
    QStringList texts;
    for (const summary::Blocks &text : model.view().texts)
        texts.append(summary::plainText(text));
    QTest::mouseClick(m_pilot->plan().findChild<QPushButton *>(QStringLiteral("keepPlan")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_case->desktop().cases()->isAtRest(), plansPatienceMs);
    restartIntoTheCase();
    QVERIFY(goOn());
    const incident::Plan again = m_pilot->model().plan();
    QCOMPARE(again.comments.size(), planned.comments.size());
    for (qsizetype i = 0; i < again.comments.size(); ++i) {
        QCOMPARE(again.comments[i].id, planned.comments[i].id);
        QCOMPARE(again.comments[i].on, planned.comments[i].on);
        QCOMPARE(summary::plainText(m_pilot->model().view().texts[i]).simplified(), texts[i].simplified());
    }
    QVERIFY(again.tags == planned.tags);
    QVERIFY(!again.severity.on && again.status.on);
    // The other way: from the findings, as if nothing had been kept.
    QTest::mouseClick(m_pilot->plan().findChild<QPushButton *>(QStringLiteral("newPlan")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_pilot->model().plan().severity.on, plansPatienceMs);
    QVERIFY(!m_pilot->model().plan().comments.first().message.contains(QStringLiteral("Seen by me")));
    QVERIFY(!m_pilot->plan().findChild<theme::Strip *>(QStringLiteral("keptPlan"))->isVisible());
}

void TestIncidentPlans::copilotFromSummaryToComment()
{
    QVERIFY(planFor3177());
    const auto before = m_pilot->there();
    const QStringList tagsBefore = m_pilot->labels();
    QVERIFY(!m_pilot->commentText().contains(generated));
    askCopilot();
    // The analyst sees the text, marked as generated, before anything is written.
    QVERIFY(m_pilot->commentText().contains(generated));
    QCOMPARE(m_pilot->there().etag, before.etag);
    const int comments = switchedOn();
    QVERIFY(m_pilot->write());
    const auto after = m_pilot->there();
    QCOMPARE(after.comments.size(), before.comments.size() + comments);
    // Those Copilot knows nothing about have the profile summary, and say so.
    int known = 0;
    for (const summary::CopilotAnswer &answer : m_pilot->model().view().copilot)
        known += answer.summary.has_value();
    QVERIFY(known > 0);
    QCOMPARE(posted(generated), known);
    QCOMPARE(posted(QStringLiteral("Security Copilot: not asked")), comments - known);
    QCOMPARE(after.properties[u"severity"].toString(), QStringLiteral("High"));
    QCOMPARE(after.properties[u"status"].toString(), QStringLiteral("Active"));
    for (const char *same : {"owner", "description", "title"})
        QCOMPARE(after.properties[QLatin1String(same)], before.properties[QLatin1String(same)]);
    for (const QString &tag : tagsBefore)
        QVERIFY(m_pilot->labels().contains(tag));
    for (const incident::CommentStep &step : m_pilot->model().plan().comments)
        QCOMPARE(m_pilot->labels().contains(step.actor), step.on);
    // A second time changes nothing.
    QVERIFY(m_pilot->makePlan());
    QTRY_COMPARE_WITH_TIMEOUT(m_pilot->model().changes(), 0, plansPatienceMs);
    (void)m_pilot->write(); // there is nothing to wait for
    QCOMPARE(m_pilot->there().etag, after.etag);
}

void TestIncidentPlans::copilotThatFails_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("unknown error") << QStringLiteral("unknown");
    QTest::newRow("no role") << QStringLiteral("role");
    QTest::newRow("no capacity") << QStringLiteral("capacity");
}

void TestIncidentPlans::copilotThatFails()
{
    QFETCH(QString, what);
    m_case->tenant()->change([&what](Behaviour &behaviour) {
        behaviour.copilotUnknownError = what == u"unknown";
        behaviour.denyCopilot = what == u"role";
        if (what == u"capacity")
            behaviour.copilotResult = QStringLiteral("capacityExceeded");
    });
    QVERIFY(planFor3177());
    const QString actor = m_pilot->model().plan().comments.first().actor;
    askCopilot();
    // The profile summary stays, and both the text and the window say why there is no other.
    const QString text = m_pilot->commentText();
    QVERIFY2(text.contains(QStringLiteral("Security Copilot:")), qPrintable(text));
    QVERIFY(text.contains(actor) && !text.contains(generated));
    auto *reason = m_pilot->page().comment()->findChild<theme::Strip *>(QStringLiteral("copilotReason"));
    QVERIFY(reason->isVisible());
    QVERIFY2(reason->text().contains(QStringLiteral("Profile summary only")), qPrintable(reason->text()));
    QVERIFY(m_pilot->write());
    QCOMPARE(m_pilot->model().changes(), 0);
    QCOMPARE(posted(generated), 0);
}

void TestIncidentPlans::questionsToCopilotAreKept()
{
    const QString key = QStringLiteral("incidents/copilotPrompt"), own = QStringLiteral("Tell the night shift\n\nabout {ACTOR}.");
    const auto question = [this] {
        Q_EMIT m_pilot->page().comment()->copilotWanted();
        return m_pilot->page().findChild<ui::PromptDialog *>()->findChild<QPlainTextEdit *>(QStringLiteral("firstQuestion"));
    };
    const auto ask = [this] {
        auto *dialog = m_pilot->page().findChild<ui::PromptDialog *>();
        auto *button = dialog->findChild<QPushButton *>(QStringLiteral("askCopilot"));
        const bool ready = QTest::qWaitFor([button] { return button->isEnabled(); }, plansPatienceMs);
        QTest::mouseClick(button, Qt::LeftButton);
        return ready;
    };
    QVERIFY(planFor3177());
    question()->setPlainText(own);
    QVERIFY(ask());
    QTRY_VERIFY_WITH_TIMEOUT(!m_pilot->model().view().copilot.isEmpty(), 2 * plansPatienceMs);
    m_case->restart(false);
    QCOMPARE(m_case->desktop().setup()->settings()->value(key).toString(), own);
    showIncidents();
    QVERIFY(planFor3177());
    QCOMPARE(question()->toPlainText(), own);
    // Back to the default: nothing is set any more.
    auto *dialog = m_pilot->page().findChild<ui::PromptDialog *>();
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("defaultQuestions")), Qt::LeftButton);
    QVERIFY(ask());
    QTRY_VERIFY_WITH_TIMEOUT(!m_case->desktop().setup()->settings()->isSet(key), plansPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!m_pilot->model().view().copilot.isEmpty(), 2 * plansPatienceMs);
}

void TestIncidentPlans::saysWhyCopilotIsNotAsked_data()
{
    QTest::addColumn<bool>("secret");
    QTest::addColumn<QString>("said");
    QTest::newRow("switched off") << false << QStringLiteral("Settings › Incidents");
    QTest::newRow("an application's secret beside the profile of a person") << true << QStringLiteral("signed-in person");
}

void TestIncidentPlans::saysWhyCopilotIsNotAsked()
{
    QFETCH(bool, secret);
    QFETCH(QString, said);
    if (secret) {
        qputenv("MDTI_CLIENT_SECRET", m_case->tenant()->options().clientSecret.toUtf8());
        m_case->restart(false);
        showIncidents();
    } else {
        QVERIFY(m_case->desktop().setup()->settings()->set(QStringLiteral("incidents/copilot"), false));
    }
    QVERIFY(planFor3177());
    Q_EMIT m_pilot->page().comment()->copilotWanted();
    auto *dialog = m_pilot->page().findChild<ui::PromptDialog *>();
    QVERIFY(dialog);
    auto *refusal = dialog->findChild<theme::Strip *>();
    QTRY_VERIFY_WITH_TIMEOUT(refusal->isVisible(), plansPatienceMs);
    QVERIFY2(refusal->text().contains(said), qPrintable(refusal->text()));
    QVERIFY(!dialog->findChild<QPushButton *>(QStringLiteral("askCopilot"))->isEnabled());
    dialog->reject();
}

void TestIncidentPlans::otherSettingsReachTheIncidents()
{
    QVERIFY(m_pilot->open(3177));
    // The incidents are asked by another client from here on; the page keeps what is open.
    QVERIFY(m_case->desktop().setup()->settings()->set(QStringLiteral("network/http2"), false));
    QVERIFY(m_pilot->page().detail()->isVisible());
    QVERIFY(m_pilot->investigate());
    QVERIFY(m_pilot->makePlan());
    QVERIFY(m_pilot->write());
    QCOMPARE(m_pilot->model().changes(), 0);
}

QTEST_MAIN(TestIncidentPlans)
#include "tst_incidentplans.moc"
