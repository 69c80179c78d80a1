// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/sampletenant/exchange.h"

#include <QCryptographicHash>
#include <QTest>
#include <QUrlQuery>

/// Tokens: how they are got, what refuses them.
class TestSignIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void secretGivesAToken();
    void wrongSecretSaysSo();
    void eachWayToGetItWrong_data();
    void eachWayToGetItWrong();
    void forcedError();
    void tokensExpire();
    void audienceMatters();
    void deviceCode();
    void authorizationCodeWithPkce();
    void secretIsNotLogged();

private:
    static QByteArray tokenPath(const Talk &talk)
    {
        return "/" + talk->options().tenantId.toUtf8() + "/oauth2/v2.0/token";
    }
};

void TestSignIn::secretGivesAToken()
{
    Talk talk;
    const Reply reply = talk.signIn("sample-secret");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json()[u"token_type"].toString(), QStringLiteral("Bearer"));
    QCOMPARE(reply.json()[u"expires_in"].toInt(), 3599);
    QVERIFY(!reply.json().contains(u"refresh_token"));
    talk.setToken(reply.json()[u"access_token"].toString().toUtf8());
    QCOMPARE(talk.get(ti("/intelProfiles")).status, 200);
}

void TestSignIn::wrongSecretSaysSo()
{
    Talk talk;
    const Reply reply = talk.signIn("wrong");
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.json()[u"error"].toString(), QStringLiteral("invalid_client"));
    QCOMPARE(reply.json()[u"error_codes"].toArray().at(0).toInt(), 7000215);
    QVERIFY(reply.json()[u"error_description"].toString().startsWith(QStringLiteral("AADSTS7000215:")));
    for (const char *member : {"timestamp", "trace_id", "correlation_id", "error_uri"})
        QVERIFY2(!reply.json()[QLatin1String(member)].toString().isEmpty(), member);
}

void TestSignIn::eachWayToGetItWrong_data()
{
    QTest::addColumn<QByteArray>("tenant");
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<int>("code");
    const QByteArray own = "5a3d7e00-0000-4000-8000-00000000cafe",
                     client = "client_id=c11e4700-0000-4000-8000-000000000001&";
    const QByteArray rest = client + "grant_type=client_credentials&client_secret=sample-secret&scope=";
    const QByteArray scope = "https://graph.microsoft.com/.default";
    QTest::newRow("other tenant") << QByteArray("11111111-0000-4000-8000-00000000cafe") << QByteArray(rest + scope)
                                  << 90002;
    QTest::newRow("no tenant") << QByteArray("nonsense") << QByteArray(rest + scope) << 900023;
    QTest::newRow("common") << QByteArray("common") << QByteArray(rest + scope) << 9001023;
    QTest::newRow("other app") << own << QByteArray("grant_type=client_credentials&client_id=other&client_secret=x")
                               << 700016;
    QTest::newRow("no secret") << own << QByteArray(client + "grant_type=client_credentials&scope=" + scope) << 7000218;
    QTest::newRow("scope of a person") << own << QByteArray(rest + "User.Read") << 70011;
    QTest::newRow("two resources") << own << QByteArray(rest + scope + "%20https://vault.example/.default") << 28002;
    QTest::newRow("grant") << own << QByteArray(client + "grant_type=password") << 70003;
}

void TestSignIn::eachWayToGetItWrong()
{
    QFETCH(QByteArray, tenant);
    QFETCH(QByteArray, form);
    QFETCH(int, code);
    Talk talk;
    const Reply reply = talk.form("/" + tenant + "/oauth2/v2.0/token", form);
    QVERIFY(reply.status >= 400);
    QCOMPARE(reply.json()[u"error_codes"].toArray().at(0).toInt(), code);
}

void TestSignIn::forcedError()
{
    Talk talk;
    talk->change([](sampletenant::Behaviour &b) { b.tokenError = 7000222; });
    const Reply reply = talk.signIn("sample-secret");
    QCOMPARE(reply.json()[u"error"].toString(), QStringLiteral("invalid_client"));
    QVERIFY(reply.json()[u"error_description"].toString().contains(QStringLiteral("expired")));
}

void TestSignIn::tokensExpire()
{
    Talk talk;
    QCOMPARE(talk.get(ti("/intelProfiles")).status, 200);
    talk->expireTokens();
    const Reply expired = talk.get(ti("/intelProfiles"));
    QCOMPARE(expired.status, 401);
    QVERIFY(expired.headers.contains("www-authenticate"));
    talk->change([](sampletenant::Behaviour &b) { b.tokenLifetimeSeconds = 0; });
    talk.setToken({});
    QCOMPARE(talk.get(ti("/intelProfiles")).status, 401);
}

void TestSignIn::audienceMatters()
{
    Talk talk;
    talk.setToken(talk.signIn("sample-secret", "https://management.azure.com/.default")
                      .json()[u"access_token"]
                      .toString()
                      .toUtf8());
    QCOMPARE(talk.get(ti("/intelProfiles")).status, 401);
    talk.setToken(talk.signIn("sample-secret", "https://graph.microsoft.com/.default")
                      .json()[u"access_token"]
                      .toString()
                      .toUtf8());
    QCOMPARE(talk.get(ti("/intelProfiles")).status, 200);
    QCOMPARE(talk.get("/subscriptions?api-version=2022-12-01").status, 401);
}

void TestSignIn::deviceCode()
{
    Talk talk;
    const QByteArray client = "client_id=" + talk->options().clientId.toUtf8();
    const QByteArray base = "/" + talk->options().tenantId.toUtf8() + "/oauth2/v2.0/";
    const QJsonObject device = talk.form(base + "devicecode", client + "&scope=x%20offline_access").json();
    QVERIFY(!device[u"user_code"].toString().isEmpty());
    const QByteArray poll = client + "&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code="
        + device[u"device_code"].toString().toUtf8();
    for (int i = 0; i < 2; ++i)
        QCOMPARE(talk.form(base + "token", poll).json()[u"error"].toString(), QStringLiteral("authorization_pending"));
    const QJsonObject token = talk.form(base + "token", poll).json();
    QVERIFY(!token[u"access_token"].toString().isEmpty());
    const QByteArray renew
        = client + "&grant_type=refresh_token&refresh_token=" + token[u"refresh_token"].toString().toUtf8();
    QCOMPARE(talk.form(base + "token", renew).status, 200);
    talk->change([](sampletenant::Behaviour &b) {
        b.deviceCodePolls = 0;
        b.deviceCodeEnd = QStringLiteral("authorization_declined");
    });
    const QByteArray second = talk.form(base + "devicecode", client).json()[u"device_code"].toString().toUtf8();
    const Reply declined = talk.form(
        base + "token",
        client + "&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=" + second);
    QCOMPARE(declined.json()[u"error"].toString(), QStringLiteral("authorization_declined"));
}

void TestSignIn::authorizationCodeWithPkce()
{
    Talk talk;
    const QByteArray verifier = "0123456789012345678901234567890123456789abc";
    const QByteArray challenge = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
                                     .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const QByteArray client = "client_id=" + talk->options().clientId.toUtf8();
    const QByteArray page = "/" + talk->options().tenantId.toUtf8() + "/oauth2/v2.0/authorize?" + client
        + "&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A9999&state=st%2Fate&code_challenge=" + challenge
        + "&code_challenge_method=S256&scope=x";
    const Reply answer = talk.get(page, false);
    QCOMPARE(answer.status, 302);
    const QUrl back = QUrl::fromEncoded(answer.headers.value("location"));
    QCOMPARE(back.port(), 9999);
    QCOMPARE(QUrlQuery(back).queryItemValue(QStringLiteral("state"), QUrl::FullyDecoded), QStringLiteral("st/ate"));
    const QByteArray form = client + "&grant_type=authorization_code&redirect_uri=http%3A%2F%2Flocalhost%3A9999&code="
        + QUrlQuery(back).queryItemValue(QStringLiteral("code")).toUtf8() + "&code_verifier=";
    const Reply token = talk.form(tokenPath(talk), form + verifier);
    QCOMPARE(token.status, 200);
    QVERIFY(token.json().contains(u"id_token"));
    QCOMPARE(talk.form(tokenPath(talk), form + verifier).json()[u"error_codes"].toArray().at(0).toInt(), 54005);
    talk->change([](sampletenant::Behaviour &b) { b.authorizeDenied = true; });
    QVERIFY(talk.get(page, false).headers.value("location").contains("error=access_denied"));
}

void TestSignIn::secretIsNotLogged()
{
    Talk talk;
    talk.signIn("canary-secret");
    talk.token();
    for (const sampletenant::Exchange &entry : talk->log().all()) {
        QVERIFY(!entry.body.contains("secret"));
        QVERIFY(!entry.target.contains("secret"));
    }
    QCOMPARE(talk->log().counters().tokens, 2);
}

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
