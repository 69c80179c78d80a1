// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/secrets/keychain.h"
#include "tests/secrets/keyringsession.h"

#include <memory>
#include <optional>

using namespace secrets;

/// The order of the cases matters: a process has one connection to its bus, so the keyring is missing first and dies
/// last.
class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void missingServiceIsTold();
    void serviceIsNamed();
    void valueComesBack();
    void missingEntryIsNoTrouble();
    void kindsAndProfilesAreApart();
    void largeValueComesBack_data();
    void largeValueComesBack();
    void shorterValueLeavesNoParts();
    void removedIsGone();
    void forgetTakesEveryKind();
    void unusableValuesAreRefused();
    void deniedIsTold();
    void lockedIsTold();
    void deathInTheMiddleIsTold();

private:
    base::Status write(const QString &profile, Kind kind, const QByteArray &value);
    base::Result<QByteArray> read(const QString &profile, Kind kind);
    base::Status remove(const QString &profile, Kind kind);

    testsupport::KeyringSession m_session;
    std::unique_ptr<Keychain> m_keychain;
};

namespace {

constexpr int patienceMs = 30'000;
const QString profile = QStringLiteral("profile-one");

QByteArray bytes(int size)
{
    QByteArray value(size, Qt::Uninitialized);
    quint32 state = 12345;
    for (char &byte : value) {
        state = state * 1664525u + 1013904223u;
        byte = char(state >> 24);
    }
    return value;
}

template <typename Value> Value waitFor(const std::shared_ptr<std::optional<Value>> &ended)
{
    if (!QTest::qWaitFor([&] { return ended->has_value(); }, patienceMs))
        return base::failure(base::Failure::Internal, QStringLiteral("never ended"));
    return **ended;
}

} // namespace

base::Status TestKeychain::write(const QString &to, Kind kind, const QByteArray &value)
{
    const auto ended = std::make_shared<std::optional<base::Status>>();
    m_keychain->write(to, kind, value, [ended](const base::Status &status) { *ended = status; });
    return waitFor(ended);
}

base::Result<QByteArray> TestKeychain::read(const QString &from, Kind kind)
{
    const auto ended = std::make_shared<std::optional<base::Result<QByteArray>>>();
    m_keychain->read(from, kind, [ended](base::Result<QByteArray> value) { *ended = std::move(value); });
    return waitFor(ended);
}

base::Status TestKeychain::remove(const QString &from, Kind kind)
{
    const auto ended = std::make_shared<std::optional<base::Status>>();
    m_keychain->remove(from, kind, [ended](const base::Status &status) { *ended = status; });
    return waitFor(ended);
}

void TestKeychain::initTestCase()
{
    if (const QString reason = testsupport::KeyringSession::whyNot(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    QVERIFY(m_session.startBus());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_session.address());
    m_keychain = std::make_unique<Keychain>();
}

void TestKeychain::missingServiceIsTold()
{
    const base::Status written = write(profile, Kind::ClientSecret, "canary");
    QVERIFY(!written);
    QCOMPARE(troubleOf(written.error()), Trouble::NoKeychain);
    QVERIFY2(written.error().detail.startsWith(u"No keychain found."), qPrintable(written.error().detail));
    QVERIFY(!written.error().detail.contains(u"canary"));
    QVERIFY(m_keychain->name().isEmpty());
}

void TestKeychain::serviceIsNamed()
{
    QVERIFY(m_session.startKeyring());
    std::optional<KeychainService::Look> found;
    m_keychain->look([&](const KeychainService::Look &look) { found = look; });
    QTRY_VERIFY(found);
    QCOMPARE(found->name, QStringLiteral("GNOME Keyring"));
    QVERIFY(found->state == KeychainService::State::Ready);
    QCOMPARE(m_keychain->name(), QStringLiteral("GNOME Keyring"));
}

void TestKeychain::valueComesBack()
{
    const QByteArray value("s3cret~with.\xc3\xa4 and a \0 byte", 25);
    QVERIFY(write(profile, Kind::ClientSecret, value));
    QCOMPARE(read(profile, Kind::ClientSecret).value_or("nothing"), QByteArray(value));
    QVERIFY(write(profile, Kind::ClientSecret, "another"));
    QCOMPARE(read(profile, Kind::ClientSecret).value_or("nothing"), QByteArray("another"));
}

void TestKeychain::missingEntryIsNoTrouble()
{
    const base::Result<QByteArray> value = read(QStringLiteral("nobody"), Kind::ClientSecret);
    QVERIFY(!value);
    QVERIFY(value.error().kind == base::Failure::NotFound);
    QCOMPARE(troubleOf(value.error()), Trouble::None);
    QVERIFY(remove(QStringLiteral("nobody"), Kind::ClientSecret));
}

void TestKeychain::kindsAndProfilesAreApart()
{
    QVERIFY(write(profile, Kind::ClientSecret, "one"));
    QVERIFY(write(profile, Kind::RefreshToken, "two"));
    QVERIFY(write(QStringLiteral("profile-two"), Kind::ClientSecret, "three"));
    QCOMPARE(read(profile, Kind::ClientSecret).value_or("nothing"), QByteArray("one"));
    QCOMPARE(read(profile, Kind::RefreshToken).value_or("nothing"), QByteArray("two"));
    QCOMPARE(read(QStringLiteral("profile-two"), Kind::ClientSecret).value_or("nothing"), QByteArray("three"));
}

void TestKeychain::largeValueComesBack_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {2495, 2496, 2497, 2560, 5056, 5057, 40'000})
        QTest::addRow("%d", size) << size;
}

void TestKeychain::largeValueComesBack()
{
    QFETCH(int, size);
    const QByteArray value = bytes(size);
    QVERIFY(write(profile, Kind::Certificate, value));
    const base::Result<QByteArray> back = read(profile, Kind::Certificate);
    QVERIFY(back);
    QVERIFY(*back == value);
}

void TestKeychain::shorterValueLeavesNoParts()
{
    QVERIFY(remove(profile, Kind::Certificate));
    const int before = m_session.items();
    QVERIFY(write(profile, Kind::Certificate, bytes(10'000)));
    QVERIFY(m_session.items() > before + 1);
    QVERIFY(write(profile, Kind::Certificate, "short"));
    QCOMPARE(m_session.items(), before + 1);
}

void TestKeychain::removedIsGone()
{
    QVERIFY(write(profile, Kind::Certificate, bytes(10'000)));
    QVERIFY(remove(profile, Kind::Certificate));
    const base::Result<QByteArray> value = read(profile, Kind::Certificate);
    QVERIFY(!value && value.error().kind == base::Failure::NotFound);
}

void TestKeychain::forgetTakesEveryKind()
{
    const QString other = QStringLiteral("profile-three");
    const int before = m_session.items();
    for (const Kind kind : {Kind::ClientSecret, Kind::RefreshToken, Kind::Certificate, Kind::CertificatePassword})
        QVERIFY(write(other, kind, "x"));
    QCOMPARE(m_session.items(), before + 4);
    std::optional<base::Status> ended;
    m_keychain->forget(other, [&](const base::Status &status) { ended = status; });
    QTRY_VERIFY(ended);
    QVERIFY(*ended);
    QCOMPARE(m_session.items(), before);
}

void TestKeychain::unusableValuesAreRefused()
{
    const base::Status empty = write(profile, Kind::ClientSecret, {});
    QVERIFY(!empty && empty.error().kind == base::Failure::BadInput);
    const base::Status huge = write(profile, Kind::ClientSecret, QByteArray(Vault::maximumBytes + 1, 'x'));
    QVERIFY(!huge && huge.error().kind == base::Failure::BadInput);
}

void TestKeychain::deniedIsTold()
{
    QVERIFY(write(profile, Kind::ClientSecret, "kept"));
    QVERIFY(m_session.setAllowed(false)); // as a sandbox or a policy of the system does
    const base::Result<QByteArray> value = read(profile, Kind::ClientSecret);
    const base::Status written = write(profile, Kind::ClientSecret, "canary");
    const base::Status removed = remove(profile, Kind::ClientSecret);
    QVERIFY(m_session.setAllowed(true));
    QVERIFY(!value && !written && !removed);
    for (const base::Error &error : {value.error(), written.error(), removed.error()}) {
        QCOMPARE(troubleOf(error), Trouble::Denied);
        QCOMPARE(error.detail, QStringLiteral("GNOME Keyring did not allow it. Allow this program to use it, then try again."));
    }
    QCOMPARE(read(profile, Kind::ClientSecret).value_or("nothing"), QByteArray("kept"));
}

void TestKeychain::lockedIsTold()
{
    QVERIFY(write(profile, Kind::ClientSecret, "kept"));
    QVERIFY(m_session.lock());
    const base::Result<QByteArray> value = read(profile, Kind::ClientSecret);
    QVERIFY(!value);
    QCOMPARE(troubleOf(value.error()), Trouble::Locked);
    QCOMPARE(value.error().detail, QStringLiteral("GNOME Keyring is locked. Unlock it, then try again."));
    const base::Status written = write(profile, Kind::ClientSecret, "canary");
    QVERIFY(!written);
    QCOMPARE(troubleOf(written.error()), Trouble::Locked);
    QVERIFY(!written.error().detail.contains(u"canary"));
}

void TestKeychain::deathInTheMiddleIsTold()
{
    // Unlocked again by a fresh start, which the keychain finds out by itself.
    m_session.killKeyring();
    QVERIFY(m_session.startKeyring());
    QCOMPARE(read(profile, Kind::ClientSecret).value_or("nothing"), QByteArray("kept"));
    const QByteArray old = bytes(6000);
    QVERIFY(write(profile, Kind::Certificate, old));
    const int before = m_session.items();
    std::optional<base::Status> ended;
    m_keychain->write(profile, Kind::Certificate, bytes(200'000), [&](const base::Status &status) { ended = status; });
    QVERIFY(QTest::qWaitFor([&] { return m_session.items() > before + 2; }, patienceMs));
    QVERIFY(!ended);
    m_session.killKeyring();
    QTRY_VERIFY_WITH_TIMEOUT(ended, patienceMs);
    QVERIFY(!*ended);
    QCOMPARE(troubleOf(ended->error()), Trouble::Ended);
    QCOMPARE(ended->error().detail, QStringLiteral("GNOME Keyring stopped answering. Start it again, then try again."));

    QVERIFY(m_session.startKeyring());
    const base::Result<QByteArray> back = read(profile, Kind::Certificate);
    QVERIFY(back);
    QVERIFY(*back == old);
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
