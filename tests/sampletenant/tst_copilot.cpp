// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/sampletenant/exchange.h"

#include <QTest>

using sampletenant::Behaviour;

/// Security Copilot: session, prompt, evaluation and every way it can end.
class TestCopilot : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void needsAPerson();
    void wholeConversation();
    void answersByActorAndQuestion();
    void endings_data();
    void endings();
    void neverEnds();
    void listsOfEvaluations();
    void pluginsAndWorkspaces();
    void unknownError();

private:
    /// A token of a signed-in person, by device code.
    static void signInPerson(Talk &talk)
    {
        talk->change([](Behaviour &b) { b.deviceCodePolls = 0; });
        const QByteArray client = "client_id=" + talk->options().clientId.toUtf8();
        const QByteArray base = "/" + talk->options().tenantId.toUtf8() + "/oauth2/v2.0/";
        const QByteArray code = talk.form(base + "devicecode", client).json()[u"device_code"].toString().toUtf8();
        const Reply token = talk.form(
            base + "token",
            client + "&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=" + code);
        talk.setToken(token.json()[u"access_token"].toString().toUtf8());
    }
    static QByteArray root() { return "/beta/security/securityCopilot/workspaces/default"; }
    static QByteArray ask(Talk &talk, const QString &content)
    {
        const QString session
            = talk.post(root() + "/sessions", {{QStringLiteral("displayName"), QStringLiteral("Actor lookup 3177")}})
                  .json()[u"id"]
                  .toString();
        const QByteArray prompts = root() + "/sessions/" + session.toUtf8() + "/prompts";
        const Reply prompt = talk.post(
            prompts, {{QStringLiteral("type"), QStringLiteral("prompt")}, {QStringLiteral("content"), content}});
        const QByteArray evaluations = prompts + "/" + prompt.json()[u"id"].toString().toUtf8() + "/evaluations";
        const Reply evaluation = talk.send("POST", evaluations, "{}");
        return evaluation.status == 201 ? QByteArray(evaluations + "/" + evaluation.json()[u"id"].toString().toUtf8())
                                        : QByteArray();
    }
};

void TestCopilot::needsAPerson()
{
    Talk talk;
    QCOMPARE(talk.get("/beta/security/securityCopilot/workspaces").status, 403);
    signInPerson(talk);
    QCOMPARE(talk.get("/beta/security/securityCopilot/workspaces").status, 200);
    QCOMPARE(talk.get("/v1.0/security/securityCopilot/workspaces").status, 404);
    talk->change([](Behaviour &b) { b.denyCopilot = true; });
    QCOMPARE(talk.get("/beta/security/securityCopilot/workspaces").status, 403);
}

void TestCopilot::wholeConversation()
{
    Talk talk;
    signInPerson(talk);
    const QByteArray evaluation = ask(talk, QStringLiteral("Summarize Aqua Blizzard"));
    QVERIFY(!evaluation.isEmpty());
    const QJsonObject first = talk.get(evaluation).json();
    QCOMPARE(first[u"state"].toString(), QStringLiteral("created"));
    QVERIFY(first[u"result"].isNull());
    QCOMPARE(first[u"completedDateTime"].toString(), QStringLiteral("0001-01-01T00:00:00Z"));
    const QJsonObject second = talk.get(evaluation).json();
    QCOMPARE(second[u"state"].toString(), QStringLiteral("running"));
    QVERIFY(second[u"result"][u"content"].isNull());
    const QJsonObject third = talk.get(evaluation).json();
    QCOMPARE(third[u"state"].toString(), QStringLiteral("completed"));
    QCOMPARE(third[u"result"][u"type"].toString(), QStringLiteral("success"));
    QVERIFY(third[u"result"][u"content"].toString().contains(QStringLiteral("harbor lures")));
}

void TestCopilot::answersByActorAndQuestion()
{
    Talk talk;
    signInPerson(talk);
    talk->change([](Behaviour &b) { b.copilotStates.clear(); });
    const auto answer
        = [&](const QString &content) { return talk.get(ask(talk, content)).json()[u"result"][u"content"].toString(); };
    QVERIFY(
        answer(QStringLiteral("Aqua Blizzard … End with a JSON code block")).contains(QStringLiteral("ghost-pc-99")));
    QVERIFY(answer(QStringLiteral("Summarize Nobody Atall")).startsWith(QStringLiteral("NO PROFILE FOUND")));
    talk->change([](Behaviour &b) { b.copilotContent = QStringLiteral("<script>x</script>"); });
    QCOMPARE(answer(QStringLiteral("Aqua Blizzard")), QStringLiteral("<script>x</script>"));
}

void TestCopilot::endings_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("type");
    for (const char *type :
         {"capacityExceeded", "rejected", "needAdditionalClaims", "timedOut", "error", "unknown", "aNewType"})
        QTest::newRow(type) << QStringLiteral("completed") << QString::fromLatin1(type);
    for (const char *state : {"waitingForInput", "deferred", "pending", "unknown", "aNewState"})
        QTest::newRow(state) << QString::fromLatin1(state) << QStringLiteral("unknown");
}

void TestCopilot::endings()
{
    QFETCH(QString, state);
    QFETCH(QString, type);
    Talk talk;
    signInPerson(talk);
    talk->change([&](Behaviour &b) {
        b.copilotStates.clear();
        b.copilotEnd = state;
        b.copilotResult = type;
    });
    const QJsonObject json = talk.get(ask(talk, QStringLiteral("Aqua Blizzard"))).json();
    QCOMPARE(json[u"state"].toString(), state);
    QCOMPARE(json[u"result"][u"type"].toString(), type);
    QVERIFY(json[u"result"][u"content"].isNull());
}

void TestCopilot::neverEnds()
{
    Talk talk;
    signInPerson(talk);
    talk->change([](Behaviour &b) { b.copilotEnd.clear(); });
    const QByteArray evaluation = ask(talk, QStringLiteral("Aqua Blizzard"));
    for (int i = 0; i < 20; ++i)
        talk.get(evaluation);
    QCOMPARE(talk.get(evaluation).json()[u"state"].toString(), QStringLiteral("running"));
    talk->change([](Behaviour &b) { b.copilotEnd = QStringLiteral("cancelled"); });
    QVERIFY(talk.get(evaluation).json()[u"isCancelled"].toBool());
}

void TestCopilot::listsOfEvaluations()
{
    Talk talk;
    signInPerson(talk);
    const QByteArray evaluation = ask(talk, QStringLiteral("Aqua Blizzard"));
    const QByteArray list = evaluation.left(evaluation.lastIndexOf('/'));
    QCOMPARE(talk.get(list).value().size(), 1);
    talk.send("POST", list, "{}");
    QCOMPARE(talk.get(list).value().size(), 2); // each costs capacity
    talk->change([](Behaviour &b) { b.copilotBareEvaluation = true; });
    QVERIFY(talk.get(list).json().contains(u"state"));
}

void TestCopilot::pluginsAndWorkspaces()
{
    Talk talk;
    signInPerson(talk);
    talk->change(
        [](Behaviour &b) { b.copilotDisabledPlugins = QStringList{QStringLiteral("Microsoft Threat Intelligence")}; });
    bool seen = false;
    for (const QJsonValue &plugin : talk.get(root() + "/plugins").value()) {
        if (plugin[u"displayName"].toString() == u"Microsoft Threat Intelligence") {
            seen = true;
            QVERIFY(!plugin[u"isEnabled"].toBool());
        }
    }
    QVERIFY(seen);
    QCOMPARE(talk.get(root() + "/plugins?$filter=name+eq+'Entra'").value().size(), 1);
    const QByteArray id
        = talk.get("/beta/security/securityCopilot/workspaces").value().at(0)[u"id"].toString().toUtf8();
    QCOMPARE(talk.get("/beta/security/securityCopilot/workspaces/" + id + "/plugins").status, 200);
    QCOMPARE(talk.get("/beta/security/securityCopilot/workspaces/other/plugins").status, 404);
}

void TestCopilot::unknownError()
{
    Talk talk;
    signInPerson(talk);
    QCOMPARE(talk.get(root() + "/sessions").code(), QStringLiteral("UnknownError")); // listing always fails so
    talk->change([](Behaviour &b) { b.copilotUnknownError = true; });
    const Reply reply = talk.post(root() + "/sessions", {{QStringLiteral("displayName"), QStringLiteral("x")}});
    QCOMPARE(reply.code(), QStringLiteral("UnknownError"));
    QCOMPARE(reply.json()[u"error"][u"message"].toString(), QString());
}

QTEST_GUILESS_MAIN(TestCopilot)
#include "tst_copilot.moc"
