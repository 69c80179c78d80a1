// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/secrets/sessionvault.h"

#include <optional>

using namespace secrets;

class TestSessionVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsUntilRemoved();
    void refusesWhatAKeychainRefuses();
};

void TestSessionVault::keepsUntilRemoved()
{
    SessionVault vault;
    QVERIFY(vault.name().isEmpty());
    std::optional<base::Result<QByteArray>> value;
    const auto keep = [&](base::Result<QByteArray> result) { value = std::move(result); };
    const auto ignore = [](const base::Status &) {};
    vault.write(QStringLiteral("p"), Kind::ClientSecret, "one", ignore);
    vault.read(QStringLiteral("p"), Kind::ClientSecret, keep);
    QVERIFY(!value); // later, never during the call
    QTRY_VERIFY(value);
    QCOMPARE(value->value_or("nothing"), QByteArray("one"));
    value.reset();
    vault.forget(QStringLiteral("p"), ignore);
    vault.read(QStringLiteral("p"), Kind::ClientSecret, keep);
    QTRY_VERIFY(value);
    QVERIFY(!*value && value->error().kind == base::Failure::NotFound);
}

void TestSessionVault::refusesWhatAKeychainRefuses()
{
    SessionVault vault;
    std::optional<base::Status> ended;
    vault.write(QStringLiteral("p"), Kind::ClientSecret, {}, [&](const base::Status &status) { ended = status; });
    QTRY_VERIFY(ended);
    QVERIFY(!*ended && ended->error().kind == base::Failure::BadInput);
}

QTEST_GUILESS_MAIN(TestSessionVault)
#include "tst_sessionvault.moc"
