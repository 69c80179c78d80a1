// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/secrets/keyringsession.h"

#include <QDBusConnectionInterface>
#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

namespace testsupport {

namespace {

constexpr int patienceMs = 20'000;
const QString connectionName = QStringLiteral("keyring-session");
const QString secretService = QStringLiteral("org.freedesktop.secrets");
const QString collectionPath = QStringLiteral("/org/freedesktop/secrets/aliases/default");

// No folder of services: what is not started by the test is not there.
constexpr const char *busConfiguration
    = R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    RULES
  </policy>
</busconfig>
)";

} // namespace

KeyringSession::KeyringSession() = default;

KeyringSession::~KeyringSession()
{
    if (!m_address.isEmpty())
        QDBusConnection::disconnectFromBus(connectionName);
    killKeyring();
    m_bus.kill();
    m_bus.waitForFinished(patienceMs);
}

QString KeyringSession::whyNot()
{
    for (const char *program : {"dbus-daemon", "gnome-keyring-daemon"}) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
            return QStringLiteral("%1 is not installed").arg(QLatin1String(program));
    }
    return {};
}

bool KeyringSession::configure(const QByteArray &rules)
{
    QFile configuration(m_folder.filePath(QStringLiteral("bus.conf")));
    const QByteArray text = QByteArray(busConfiguration).replace("RULES", rules);
    return configuration.open(QIODevice::WriteOnly) && configuration.write(text) == text.size();
}

bool KeyringSession::setAllowed(bool allowed)
{
    const QDBusMessage reload
        = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
                                         QStringLiteral("org.freedesktop.DBus"), QStringLiteral("ReloadConfig"));
    return configure(allowed ? "" : R"(<deny send_destination="org.freedesktop.secrets"/>)")
        && bus().call(reload).type() == QDBusMessage::ReplyMessage;
}

bool KeyringSession::startBus()
{
    if (!configure({}))
        return false;
    m_bus.setProgram(QStringLiteral("dbus-daemon"));
    m_bus.setArguments({QStringLiteral("--config-file=") + m_folder.filePath(QStringLiteral("bus.conf")),
                        QStringLiteral("--nofork"),
                        QStringLiteral("--nosyslog"), QStringLiteral("--print-address")});
    m_bus.start();
    while (!m_bus.canReadLine()) {
        if (!m_bus.waitForReadyRead(patienceMs))
            return false;
    }
    m_address = m_bus.readLine().trimmed();
    return QDBusConnection::connectToBus(QString::fromLatin1(m_address), connectionName).isConnected();
}

QDBusConnection KeyringSession::bus() const
{
    return QDBusConnection(connectionName);
}

bool KeyringSession::startKeyring()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QString::fromLatin1(m_address));
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QLatin1String(name), m_folder.path());
    m_keyring.setProcessEnvironment(environment);
    m_keyring.start(QStringLiteral("gnome-keyring-daemon"),
                    {QStringLiteral("--foreground"), QStringLiteral("--unlock"), QStringLiteral("--components=secrets"),
                     QStringLiteral("--control-directory=") + m_folder.filePath(QStringLiteral("control"))});
    m_keyring.write("password of the test keyring");
    m_keyring.closeWriteChannel();
    return QTest::qWaitFor([this] { return bus().interface()->isServiceRegistered(secretService) && items() >= 0; },
                           patienceMs);
}

void KeyringSession::killKeyring()
{
    if (m_keyring.state() == QProcess::NotRunning)
        return;
    m_keyring.kill();
    m_keyring.waitForFinished(patienceMs);
}

bool KeyringSession::lock()
{
    QDBusMessage call
        = QDBusMessage::createMethodCall(secretService, QStringLiteral("/org/freedesktop/secrets"),
                                         QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"));
    call << QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(collectionPath)});
    return bus().call(call).type() == QDBusMessage::ReplyMessage;
}

int KeyringSession::items()
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        secretService, collectionPath, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    call << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Items");
    const QDBusMessage reply = bus().call(call);
    if (reply.type() != QDBusMessage::ReplyMessage)
        return -1;
    const QVariant value = reply.arguments().value(0).value<QDBusVariant>().variant();
    return int(qdbus_cast<QList<QDBusObjectPath>>(value).size());
}

} // namespace testsupport
